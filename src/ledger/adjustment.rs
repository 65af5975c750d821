//! Adjustments by hand (R22): a change up or down, or a physical count.

use serde::Serialize;
use std::str::FromStr;

use super::item::{Item, ItemId};
use super::movement::Movement;
use super::quantity::Quantity;
use super::refusal::Refusal;
use super::request;

/// Why stock was adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reason {
    /// Goods came in from a supplier.
    Received,
    /// A customer brought goods back.
    Return,
    /// Somebody counted what stands there.
    Count,
    /// Goods were damaged.
    Damaged,
    /// Goods were stolen.
    Theft,
    /// Goods cannot be found.
    Loss,
    /// A pickup order was handed over.
    Pickup,
    /// A mistake is put right.
    Correction,
    /// Something else: the note says what.
    Other,
}

impl Reason {
    /// Every reason there is.
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

    /// The word on the command line and in JSON, whatever the language.
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

impl FromStr for Reason {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        super::request::word(text, &Self::ALL, Self::word)
    }
}

/// `+N`, `-N` or `=N`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum Change {
    /// More (above zero) or less (below zero) than before.
    By(Quantity),
    /// What was counted on the shelf, never below zero.
    To(Quantity),
}

impl FromStr for Change {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if let Some(digits) = text.strip_prefix('+') {
            return request::positive(digits).map(Self::By);
        }
        if let Some(digits) = text.strip_prefix('-') {
            return request::positive(digits).map(|quantity| Self::By(quantity.negated()));
        }
        let Some(digits) = text.strip_prefix('=') else {
            return Err(Refusal::BadChange { text: text.to_owned() });
        };
        let counted = request::quantity(digits)?;
        if counted.is_negative() {
            Err(Refusal::CountNegative { text: digits.to_owned() })
        } else {
            Ok(Self::To(counted))
        }
    }
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

/// The reason that goes with a change: a count's is `count` if none is given, any other must be named.
pub(crate) fn reason_for(change: Change, given: Option<Reason>) -> Result<Reason, Refusal> {
    match (change, given) {
        (Change::To(_), None) => Ok(Reason::Count),
        (Change::By(_), None) => Err(Refusal::ReasonMissing),
        (Change::To(_) | Change::By(_), Some(reason)) => Ok(reason),
    }
}

/// What an adjustment moves, `on_hand` being what stood there at its instant.
/// A count that finds no difference moves nothing.
pub(crate) fn adjust(
    item: ItemId,
    change: Change,
    on_hand: Quantity,
) -> Result<Option<Movement>, Refusal> {
    match change {
        Change::By(quantity) => Ok(Movement::adjustment(item, quantity)),
        Change::To(counted) => Ok(Movement::count(item, counted.minus(on_hand)?)),
    }
}

/// Refuses an item whose stock is not counted (R6).
pub(crate) fn must_be_tracked(item: &Item) -> Result<(), Refusal> {
    if item.profile.is_tracked() {
        Ok(())
    } else {
        Err(Refusal::Untracked { sku: item.profile.sku.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_read_with_their_sign() {
        for (text, shown) in [("+4", "+4"), ("-0.5", "-0.5"), ("=9", "=9"), ("=0", "=0")] {
            assert_eq!(text.parse::<Change>().unwrap().to_string(), shown);
        }
        for text in ["5", "", "+", "+-5", "++5", "=-1", "+0", "-0", "=x", "+1,5"] {
            assert!(text.parse::<Change>().is_err(), "{text}");
        }
    }
}
