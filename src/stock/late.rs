//! Entries that a later count already included (R22b): a warning names that count.

use jiff::Timestamp;

use crate::ledger::item::{Item, ItemId};
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// The most entries that are listed.
const MAX_NAMED: usize = 20;

/// An entry that a later count already included.
#[derive(Debug, Clone)]
pub(crate) struct LateEntry {
    item: ItemId,
    pub(crate) sku: Sku,
    pub(crate) counted_at: Timestamp,
    /// The document of the count.
    pub(crate) number: String,
    /// On hand, which the entry left unchanged.
    pub(crate) on_hand: Quantity,
}

/// The first of a transaction's late entries, and how many more there were.
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
