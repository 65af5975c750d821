//! `LedgerError`: what a rule of stock refuses. The layers above add text, hints and exit codes.

use super::adjustment::ReasonMissing;
use super::document::{DocumentState, DocumentStep};
use super::order::{Shortage, SoldOut};
use super::quantity::{OutOfRange, Quantity};
use super::sku::Sku;

/// A rule of stock refused; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LedgerError {
    /// A quantity would exceed the range of R4; with the item, if it is known.
    OutOfRange { sku: Option<Sku> },
    /// An order requests more than is available (R16).
    SoldOut { shortages: Vec<Shortage> },
    /// A document in this state cannot take this step (R21); another step may work instead.
    StepForbidden {
        number: String,
        state: DocumentState,
        step: DocumentStep,
        instead: Option<DocumentStep>,
    },
    /// A refund exceeds what is left of a line (R20).
    RefundTooMuch { number: String, sku: Sku, left: Quantity },
    /// A document has no line with this item.
    NotOnDocument { number: String, sku: Sku },
    /// The stock of an untracked item cannot be adjusted (R6).
    Untracked { sku: Sku },
    /// A change up or down requires a reason (R22).
    ReasonMissing,
}

impl LedgerError {
    pub(crate) fn of(error: &(dyn std::error::Error + 'static)) -> Option<Self> {
        let own = error.downcast_ref::<Self>().cloned();
        own.or_else(|| error.downcast_ref::<OutOfRange>().copied().map(Self::from))
    }
}

impl OutOfRange {
    /// The same error with the item whose quantity would exceed the range.
    pub(crate) fn of_item(self, item: &Sku) -> LedgerError {
        let Self = self;
        LedgerError::OutOfRange { sku: Some(item.clone()) }
    }
}

impl From<OutOfRange> for LedgerError {
    fn from(_: OutOfRange) -> Self {
        Self::OutOfRange { sku: None }
    }
}

impl From<SoldOut> for LedgerError {
    fn from(SoldOut { shortages }: SoldOut) -> Self {
        Self::SoldOut { shortages }
    }
}

impl From<ReasonMissing> for LedgerError {
    fn from(_: ReasonMissing) -> Self {
        Self::ReasonMissing
    }
}

impl std::fmt::Display for LedgerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for LedgerError {}
