//! Sales in the shop (R8–R11).

use super::label::Label;
use super::line::{Line, moving};
use super::movement::Movement;
use super::transition::Transition;

/// What a sale has besides its number, lines and steps.
#[derive(Debug, Clone)]
pub(crate) struct Sale {
    pub(crate) state: SaleState,
    /// The receipt number from a batch.
    pub(crate) reference: Option<Label>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum SaleState {
    Recorded,
    Voided,
}

/// A step after the sale was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum SaleStep {
    Void,
}

impl SaleState {
    pub(crate) const ALL: [Self; 2] = [Self::Recorded, Self::Voided];

    /// The word in JSON, CSV and the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Voided => "voided",
        }
    }

    /// No step of a sale is ever forbidden.
    pub(crate) fn step_instead(self, _forbidden: SaleStep) -> Option<SaleStep> {
        match self {
            Self::Recorded => Some(SaleStep::Void),
            Self::Voided => None,
        }
    }

    /// A sale can be voided once (R11).
    pub(crate) fn after(self, step: SaleStep) -> Transition<Self> {
        match (self, step) {
            (Self::Recorded, SaleStep::Void) => Transition::To(Self::Voided),
            (Self::Voided, SaleStep::Void) => Transition::AlreadyTaken,
        }
    }
}

impl SaleStep {
    pub(crate) const ALL: [Self; 1] = [Self::Void];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Void => "void",
        }
    }
}

/// The movements of a new sale. Running out of stock never blocks it (R9).
pub(crate) fn sell(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::sale(line.item, line.quantity)).collect()
}

/// The movements that reverse a voided sale.
pub(crate) fn void(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::void(line.item, line.quantity)).collect()
}
