//! Entries that a later count had already reflected (R22b): who makes one is told which count that was.

use jiff::Timestamp;

use crate::ledger::item::{Item, ItemId};
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// The most entries that are named.
const MAX_NAMED: usize = 20;

/// An entry that a later count had already reflected.
#[derive(Debug, Clone)]
pub(crate) struct LateEntry {
    item: ItemId,
    pub(crate) sku: Sku,
    pub(crate) counted_at: Timestamp,
    /// The document of the count.
    pub(crate) number: String,
    /// What is on hand today, before and after.
    pub(crate) on_hand: Quantity,
}

/// The late entries of a transaction: the first of them, and how many more there were.
#[derive(Debug, Default)]
pub(crate) struct LateEntries {
    pub(crate) named: Vec<LateEntry>,
    pub(crate) more: u64,
}

impl LateEntries {
    pub(super) fn add(
        &mut self,
        item: &Item,
        on_hand: Quantity,
        counted_at: Timestamp,
        number: String,
    ) {
        let is_same = |one: &LateEntry| one.item == item.id && one.counted_at == counted_at;
        if let Some(known) = self.named.iter_mut().find(|one| is_same(one)) {
            known.on_hand = on_hand;
        } else if self.named.len() < MAX_NAMED {
            let sku = item.profile.sku.clone();
            self.named.push(LateEntry { item: item.id, sku, counted_at, number, on_hand });
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}
