//! Items added and changed, their notifications with them (R25).

use anyhow::Result;
use jiff::Timestamp;

use super::transaction::Stock;
use crate::ledger::item::{Item, ItemId, Profile};
use crate::ledger::quantity::Quantity;

/// Everything in a profile that decides whether its item is low (R24).
fn decides_low(profile: &Profile) -> (Option<Quantity>, bool, bool, bool) {
    (profile.threshold, profile.is_alert_on(), profile.is_tracked(), profile.is_archived())
}

impl Stock<'_> {
    /// Adds an item without stock. Refuses a SKU that exists.
    pub(crate) fn add_item(&self, profile: &Profile, at: Timestamp) -> Result<ItemId> {
        let id = self.insert_item(profile, at)?;
        self.watch_known(id, profile, false);
        Ok(id)
    }

    /// Replaces what the shop says about an item; its stock stays the same.
    pub(crate) fn set_item(&self, item: &Item, profile: &Profile) -> Result<()> {
        if decides_low(&item.profile) != decides_low(profile) {
            self.watch(item)?;
            self.watch_known(item.id, profile, false);
        }
        self.update_item(item, profile)
    }
}
