//! `LedgerError`: what a rule of stock refuses. Words, hints and exit codes are given to it further up.

use super::document::{DocumentKind, DocumentState, StepKind};
use super::quantity::Quantity;
use super::sku::Sku;

/// A line of an order that asks for more than is available (R16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shortage {
    /// The item.
    pub(crate) sku: Sku,
    /// What is available of it; zero or less means sold out.
    pub(crate) available: Quantity,
}

/// A rule of stock refuses; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LedgerError {
    /// A quantity would leave the range of R4; of which item, as far as that is known.
    OutOfRange {
        /// The item.
        sku: Option<Sku>,
    },
    /// An order asks for more than is available (R16).
    SoldOut {
        /// Each line that does.
        shortages: Vec<Shortage>,
    },
    /// A document in this state cannot take this step (R21).
    StepForbidden {
        /// The kind of document.
        kind: DocumentKind,
        /// Its number.
        number: String,
        /// Its state.
        state: DocumentState,
        /// The step.
        step: StepKind,
    },
    /// More of a line would be refunded than is left of it (R20).
    RefundTooMuch {
        /// The document's number.
        number: String,
        /// The line's item.
        sku: Sku,
        /// What can still be refunded.
        left: Quantity,
    },
    /// A document has no line with this item.
    NotOnDocument {
        /// The document's number.
        number: String,
        /// The item.
        sku: Sku,
    },
    /// The stock of an untracked item cannot be adjusted (R6).
    Untracked {
        /// The item.
        sku: Sku,
    },
    /// A change up or down needs a reason (R22).
    ReasonMissing,
}

impl LedgerError {
    /// The same, naming the item whose quantity would leave the range.
    pub(crate) fn of_item(self, item: &Sku) -> Self {
        if let Self::OutOfRange { sku: None } = self {
            return Self::OutOfRange { sku: Some(item.clone()) };
        }
        self
    }
}

impl std::fmt::Display for LedgerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for LedgerError {}
