//! Adding and changing items, and opening and closing their notifications (R25).

use anyhow::Result;
use jiff::Timestamp;

use super::transaction::Stock;
use crate::ledger::item::{Item, ItemId, Profile};
use crate::ledger::quantity::Quantity;

/// The part of a profile that determines whether its item is low (R24).
fn decides_low(profile: &Profile) -> (Option<Quantity>, bool, bool, bool) {
    (profile.threshold, profile.is_alert_on(), profile.is_tracked(), profile.is_archived())
}

impl Stock<'_> {
    /// Adds an item without stock. Refuses a SKU that already exists.
    pub(crate) fn add_item(&self, profile: &Profile, at: Timestamp) -> Result<ItemId> {
        let id = self.insert_item(profile, at)?;
        self.watch_known(id, profile, false);
        Ok(id)
    }

    /// Replaces an item's profile; its stock is unchanged.
    pub(crate) fn set_item(&self, item: &Item, profile: &Profile) -> Result<()> {
        if decides_low(&item.profile) != decides_low(profile) {
            self.watch(item)?;
            self.watch_known(item.id, profile, false);
        }
        self.update_item(item, profile)
    }
}
