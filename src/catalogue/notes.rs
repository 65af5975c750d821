//! What is noticed about a file as a whole while its rows are read.

use super::dialect::system::Dialect;
use super::duplicates::DuplicateSkus;
use super::entry::Warning;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// The most repeated SKUs that are named individually.
const MAX_REPEATED_SHOWN: usize = 20;

/// A number of rows, and the line of the first.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct RowTally {
    count: u64,
    first_line: u64,
}

impl RowTally {
    pub(super) fn add(&mut self, line: u64) {
        if self.count == 0 {
            self.first_line = line;
        }
        self.count = self.count.saturating_add(1);
    }
}

#[derive(Debug, Default)]
pub(super) struct FileNotes {
    /// Found on the first pass; empty for files that are read once.
    pub(super) duplicates: DuplicateSkus,
    /// Items that the other system does not track.
    pub(super) untracked: u64,
    /// The quantities that the file has for them.
    pub(super) ignored_quantities: u64,
    /// Rows with a quantity for an item that is untracked according to the file.
    pub(super) quantities_of_untracked: u64,
    /// Thresholds from a system with alerts at the threshold.
    pub(super) thresholds_at: u64,
    /// Rows with text that an earlier program damaged (U+FFFD).
    pub(super) damaged_text: RowTally,
    /// Barcodes that a spreadsheet damaged.
    pub(super) damaged_barcodes: RowTally,
    /// Costs that were rounded.
    pub(super) rounded_costs: RowTally,
    /// Products with one stock for all their variations, and the sum of that stock.
    pub(super) parent_stock: (u64, Quantity),
    /// What is committed to orders in the other system, and what is unavailable there.
    pub(super) committed: Quantity,
    pub(super) unavailable: Quantity,
    /// Whether the file has available quantities instead of on-hand quantities.
    pub(super) has_available_only: bool,
    repeated: Vec<Warning>,
    repeated_count: u64,
}

impl FileNotes {
    /// Notes that a row whose SKU is on several rows got another SKU.
    pub(super) fn note_replaced_sku(&mut self, line: u64, sku: &Sku, instead: &Sku) {
        self.repeated_count = self.repeated_count.saturating_add(1);
        if self.repeated.len() < MAX_REPEATED_SHOWN {
            let (sku, instead) = (sku.to_string(), instead.to_string());
            self.repeated.push(Warning::RepeatedSku { sku, line, instead });
        }
    }

    /// Adds the stock that a product has for all its variations together.
    pub(super) fn note_parent_stock(&mut self, quantity: Quantity) {
        let (count, sum) = self.parent_stock;
        self.parent_stock = (count.saturating_add(1), sum.plus(quantity).unwrap_or(sum));
    }

    pub(super) fn warnings(&self, dialect: Dialect) -> Vec<Warning> {
        let mut warnings = self.repeated.clone();
        if self.repeated_count > u64::try_from(warnings.len()).unwrap_or(0) {
            warnings.push(Warning::RepeatedSkus { count: self.repeated_count });
        }
        if self.untracked > 0 {
            let (count, quantities) = (self.untracked, self.ignored_quantities);
            warnings.push(Warning::Untracked { count, quantities });
        }
        if self.quantities_of_untracked > 0 {
            let count = self.quantities_of_untracked;
            warnings.push(Warning::QuantityOfUntracked { count });
        }
        if self.thresholds_at > 0 {
            warnings.push(Warning::ThresholdAtOrBelow { count: self.thresholds_at, dialect });
        }
        let (count, quantity) = self.parent_stock;
        if count > 0 {
            warnings.push(Warning::ParentStock { count, quantity });
        }
        if !self.committed.is_zero() || !self.unavailable.is_zero() {
            let (committed, unavailable) = (self.committed, self.unavailable);
            warnings.push(Warning::NotFreeToSell { committed, unavailable });
        }
        if self.has_available_only {
            warnings.push(Warning::AvailableOnly);
        }
        let RowTally { count, first_line: line } = self.damaged_text;
        if count > 0 {
            warnings.push(Warning::DamagedText { count, line });
        }
        let RowTally { count, first_line: line } = self.damaged_barcodes;
        if count > 0 {
            warnings.push(Warning::DamagedBarcodes { count, line });
        }
        let RowTally { count, .. } = self.rounded_costs;
        if count > 0 {
            warnings.push(Warning::RoundedCosts { count });
        }
        warnings
    }
}
