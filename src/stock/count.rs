//! Counts that deserve a warning (R22): of an item that was counted shortly before, or below what is reserved of it.

use crate::ledger::level::Level;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::store::EarlierCount;

/// The most counts that are listed.
const MAX_NAMED: usize = 20;

/// A count that deserves a warning.
#[derive(Debug, Clone)]
pub(crate) struct OddCount {
    pub(crate) sku: Sku,
    pub(crate) counted: Quantity,
    /// The stock after it, if less was counted than is reserved.
    pub(crate) below_reserved: Option<Level>,
    /// Another count shortly before.
    pub(crate) earlier: Option<EarlierCount>,
}

/// The first of a transaction's unusual counts, and how many more there were.
#[derive(Debug, Default)]
pub(crate) struct OddCounts {
    pub(crate) named: Vec<OddCount>,
    pub(crate) more: u64,
}

impl OddCounts {
    /// Adds a count if it is unusual. The level is the current one, if this count determines it.
    pub(super) fn add(
        &mut self,
        sku: &Sku,
        counted: Quantity,
        level: Option<Level>,
        earlier: Option<EarlierCount>,
    ) {
        let is_below =
            |level: &Level| level.reserved.is_positive() && level.available.is_negative();
        let below_reserved = level.filter(is_below);
        if below_reserved.is_none() && earlier.is_none() {
            return;
        }
        if self.named.len() >= MAX_NAMED {
            self.more = self.more.saturating_add(1);
            return;
        }
        self.named.push(OddCount { sku: sku.clone(), counted, below_reserved, earlier });
    }
}
