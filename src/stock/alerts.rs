//! Low stock: a notification opens the moment an item becomes low and closes the moment it recovers (R24, R25).

use anyhow::Result;
use jiff::Timestamp;

use super::transaction::Stock;
use crate::ledger::item::{Item, ItemId, Profile};
use crate::ledger::low::{AlertRule, Transition, is_low, transition};
use crate::ledger::quantity::Quantity;
use crate::store::Snapshot;

pub(crate) fn rule(snapshot: &Snapshot<'_>) -> Result<AlertRule> {
    Ok(match snapshot.setting("alerts.rule")?.as_deref() {
        Some("at-or-below") => AlertRule::AtOrBelow,
        Some(_) | None => AlertRule::Below,
    })
}

impl Stock<'_> {
    /// When an item became low, if it is low.
    pub(crate) fn low_since(&self, item: ItemId) -> Result<Option<Timestamp>> {
        Ok(self.open_low_stock_period(item)?.map(|period| period.opened_at))
    }

    /// Whether an item is low with this quantity available.
    pub(super) fn is_low<S, L>(
        &self,
        profile: &Profile<S, L>,
        available: Quantity,
    ) -> Result<bool> {
        Ok(is_low(profile, available, rule(self)?))
    }

    /// Notes whether an item was low before its stock changed, if the change made it low or let it recover.
    pub(super) fn watch_change(&self, item: &Item, available: Quantity) -> Result<()> {
        let was_low = self.is_low(&item.profile, item.level.available)?;
        if was_low != self.is_low(&item.profile, available)? {
            self.watch_known(item.id, &item.profile, was_low);
        }
        Ok(())
    }

    /// Notes whether an item was low before this transaction first touched it.
    pub(super) fn watch(&self, item: &Item) -> Result<()> {
        let is_low = self.is_low(&item.profile, item.level.available)?;
        self.watch_known(item.id, &item.profile, is_low);
        Ok(())
    }

    /// The same for an item for which that is already known; the first answer is used. An item without a threshold is
    /// never low.
    pub(super) fn watch_known(&self, item: ItemId, profile: &Profile, was_low: bool) {
        if profile.threshold.is_some() {
            self.was_low.borrow_mut().entry(item).or_insert(was_low);
        }
    }

    /// Opens and closes the notifications of items that became low or recovered: before every commit, and before
    /// anything that happens at a later instant.
    pub(crate) fn settle_alerts(&self) -> Result<()> {
        self.settle_alerts_at(self.now())
    }

    /// The same for a change at an earlier instant that takes effect everywhere at once: a deadline (R18).
    pub(super) fn settle_alerts_at(&self, at: Timestamp) -> Result<()> {
        for (id, was_low) in self.was_low.take() {
            let item = self.item_by_id(id)?;
            self.change_notification(&item, was_low, at)?;
        }
        Ok(())
    }

    /// Opens or closes an item's notification according to its stock, whatever its state before.
    pub(super) fn repair_notification(&self, item: &Item) -> Result<()> {
        let has_one = self.low_since(item.id)?.is_some();
        self.change_notification(item, has_one, self.now())
    }

    fn change_notification(&self, item: &Item, was_low: bool, at: Timestamp) -> Result<()> {
        let available = item.level.available;
        match transition(was_low, is_low(&item.profile, available, rule(self)?)) {
            Transition::Open => self.open_notification(item.id, available, item.profile.threshold),
            Transition::Close => self.close_notification(item.id, available, at),
            Transition::Stay => Ok(()),
        }
    }
}
