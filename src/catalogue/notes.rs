//! What is found out about a file as a whole while its rows are read.

use super::duplicates::DuplicateSkus;
use super::entry::Warning;
use crate::ledger::sku::Sku;

/// The most repeated SKUs that are named one by one.
const MAX_REPEATED_SHOWN: usize = 20;

#[derive(Debug, Default)]
pub(super) struct FileNotes {
    /// Found on the first pass; empty for files that are read once.
    pub(super) duplicates: DuplicateSkus,
    /// Items the other system does not track.
    pub(super) untracked: u64,
    /// Rows with a quantity of an item that the file says is not tracked.
    pub(super) quantities_of_untracked: u64,
    /// Thresholds of a system that alerts at them.
    pub(super) thresholds_at: u64,
    repeated: Vec<Warning>,
    repeated_count: u64,
}

impl FileNotes {
    /// Notes that a row whose SKU stands on several rows got another one.
    pub(super) fn note_replaced_sku(&mut self, line: u64, sku: &Sku, instead: &Sku) {
        self.repeated_count = self.repeated_count.saturating_add(1);
        if self.repeated.len() < MAX_REPEATED_SHOWN {
            let (sku, instead) = (sku.to_string(), instead.to_string());
            self.repeated.push(Warning::RepeatedSku { sku, line, instead });
        }
    }

    pub(super) fn warnings(&self) -> Vec<Warning> {
        let mut warnings = self.repeated.clone();
        if self.repeated_count > u64::try_from(warnings.len()).unwrap_or(0) {
            warnings.push(Warning::RepeatedSkus { count: self.repeated_count });
        }
        if self.untracked > 0 {
            warnings.push(Warning::Untracked { count: self.untracked });
        }
        if self.quantities_of_untracked > 0 {
            let count = self.quantities_of_untracked;
            warnings.push(Warning::QuantityOfUntracked { count });
        }
        if self.thresholds_at > 0 {
            warnings.push(Warning::ThresholdAtOrBelow { count: self.thresholds_at });
        }
        warnings
    }
}
