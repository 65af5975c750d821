//! Detects SKUs that occur on several rows of a file, with some 32 bytes of memory for each row.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};

use crate::ledger::quantity::{OutOfRange, Quantity};
use crate::ledger::sku::Sku;

/// 128 bits of a SKU under random keys. The SKUs themselves would take three times as much memory (105 MB instead of
/// 32 MB for a million, measured). Two SKUs of a million have the same hash once in 10^26 files.
type SkuHash = [u64; 2];

#[derive(Debug, Default)]
struct SkuHasher([RandomState; 2]);

impl SkuHasher {
    fn hash(&self, sku: &Sku) -> SkuHash {
        self.0.each_ref().map(|state| state.hash_one(sku.key()))
    }
}

/// The SKUs of the rows so far. A tree, because a hash table exists twice while it grows.
#[derive(Debug, Default)]
pub(super) struct SeenSkus {
    first_lines: BTreeMap<SkuHash, u32>,
    hasher: SkuHasher,
}

impl SeenSkus {
    /// Adds a SKU, and returns the line of its first row if it was already there.
    pub(super) fn add(&mut self, sku: &Sku, line: u64) -> Option<u64> {
        // After four billion lines, the line in the message would be wrong, but the row would still be refused.
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        match self.first_lines.entry(self.hasher.hash(sku)) {
            std::collections::btree_map::Entry::Occupied(first) => Some(u64::from(*first.get())),
            std::collections::btree_map::Entry::Vacant(vacant) => {
                vacant.insert(line);
                None
            }
        }
    }
}

/// The SKUs that occur on several rows, found on the first pass over a file.
#[derive(Debug, Default)]
pub(super) struct DuplicateSkus {
    seen: BTreeSet<SkuHash>,
    repeated: BTreeSet<SkuHash>,
    hasher: SkuHasher,
}

impl DuplicateSkus {
    /// Counts the SKU of an item's row; a text that is not a SKU is ignored.
    pub(super) fn add(&mut self, text: &str) {
        let Ok(sku) = Sku::parse(text) else { return };
        let hash = self.hasher.hash(&sku);
        if !self.seen.insert(hash) {
            self.repeated.insert(hash);
        }
    }

    /// Ends the first pass: from here on, only repeated SKUs are needed.
    pub(super) fn finish(&mut self) {
        self.seen = BTreeSet::new();
    }

    pub(super) fn contains(&self, sku: &Sku) -> bool {
        !self.repeated.is_empty() && self.repeated.contains(&self.hasher.hash(sku))
    }
}

/// What the rows of each SKU add up to; a SKU without any quantity has none.
#[derive(Debug, Default)]
pub(super) struct SkuTotals {
    totals: BTreeMap<SkuHash, Option<Quantity>>,
    hasher: SkuHasher,
}

impl SkuTotals {
    /// Adds a row's quantity. Refuses what would leave R4's range.
    pub(super) fn add(&mut self, sku: &Sku, quantity: Option<Quantity>) -> Result<(), OutOfRange> {
        let total = self.totals.entry(self.hasher.hash(sku)).or_default();
        if let Some(quantity) = quantity {
            *total = Some(total.unwrap_or(Quantity::ZERO).plus(quantity)?);
        }
        Ok(())
    }

    pub(super) fn of(&self, sku: &Sku) -> Option<Quantity> {
        self.totals.get(&self.hasher.hash(sku)).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_sku_is_found_whatever_its_case() {
        let mut seen = SeenSkus::default();
        let [tea, tee, mug] = ["TEA", "tea", "MUG"].map(|text| Sku::parse(text).unwrap());
        assert_eq!(
            [seen.add(&tea, 2), seen.add(&mug, 3), seen.add(&tee, 4)],
            [None, None, Some(2)]
        );
    }

    #[test]
    fn only_repeated_skus_are_kept_after_the_first_pass() {
        let mut duplicates = DuplicateSkus::default();
        for text in ["TEA", "MUG", "tea", ""] {
            duplicates.add(text);
        }
        duplicates.finish();
        let is_repeated = |text: &str| duplicates.contains(&Sku::parse(text).unwrap());
        assert_eq!(["TEA", "MUG", "CUP"].map(is_repeated), [true, false, false]);
    }
}
