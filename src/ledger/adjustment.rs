//! Manual adjustments (R22): a change up or down, or a physical count.

use super::item::ItemId;
use super::label::Label;
use super::movement::Movement;
use super::quantity::{OutOfRange, Quantity};

/// What an adjustment has besides its number, lines and steps.
#[derive(Debug, Clone)]
pub(crate) struct Adjustment {
    /// `None` for the opening stock of an item added by hand.
    pub(crate) reason: Option<Reason>,
    /// The document it refers to (R23).
    pub(crate) reference: Option<Label>,
}

/// Why stock was adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Goods arrived from a supplier.
    Received,
    /// A customer returned goods.
    Return,
    /// A physical count.
    Count,
    /// Goods were damaged.
    Damaged,
    /// Goods were stolen.
    Theft,
    /// Goods are missing.
    Loss,
    /// A pickup order was handed over.
    Pickup,
    /// A mistake is corrected.
    Correction,
    /// Anything else; the note explains it.
    Other,
}

impl Reason {
    pub(crate) const ALL: [Self; 9] = [
        Self::Received,
        Self::Return,
        Self::Count,
        Self::Damaged,
        Self::Theft,
        Self::Loss,
        Self::Pickup,
        Self::Correction,
        Self::Other,
    ];

    /// The word on the command line and in JSON, in every language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Return => "return",
            Self::Count => "count",
            Self::Damaged => "damaged",
            Self::Theft => "theft",
            Self::Loss => "loss",
            Self::Pickup => "pickup",
            Self::Correction => "correction",
            Self::Other => "other",
        }
    }
}

/// `+N`, `-N` or `=N`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// A positive or negative change.
    By(Quantity),
    /// The quantity counted, never negative.
    To(Quantity),
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::By(quantity) if quantity.is_negative() => write!(f, "{quantity}"),
            Self::By(quantity) => write!(f, "+{quantity}"),
            Self::To(counted) => write!(f, "={counted}"),
        }
    }
}

/// A change up or down requires a reason (R22).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReasonMissing;

/// The reason of a change: optional for a count, where it defaults to `count`, and required otherwise.
pub(crate) fn reason_for(change: Change, given: Option<Reason>) -> Result<Reason, ReasonMissing> {
    match (change, given) {
        (Change::To(_), None) => Ok(Reason::Count),
        (Change::By(_), None) => Err(ReasonMissing),
        (Change::To(_) | Change::By(_), Some(reason)) => Ok(reason),
    }
}

/// The movements of an adjustment, given what was on hand at its instant. A count that finds no difference moves
/// nothing.
pub(crate) fn adjust(
    item: ItemId,
    change: Change,
    on_hand: Quantity,
) -> Result<Option<Movement>, OutOfRange> {
    match change {
        Change::By(quantity) => Ok(Movement::adjustment(item, quantity)),
        Change::To(counted) => Ok(Movement::count(item, counted.minus(on_hand)?)),
    }
}
