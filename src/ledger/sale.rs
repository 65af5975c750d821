//! Selling in the shop (R8–R11).

use super::document::{DocumentKind, DocumentState, Line, LineEffect, StepKind};
use super::error::LedgerError;
use super::movement::Movement;
use super::order::Decision;

/// What a sale takes off the shelf. Running out never stops it (R9).
pub(crate) fn sell(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::sale(line.item, line.quantity)).collect()
}

/// What a voided sale puts back.
pub(crate) fn void(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::void(line.item, line.quantity)).collect()
}

/// Whether a sale in this state can be voided: once (R11).
pub(crate) fn may_void(number: &str, state: DocumentState) -> Result<Decision, LedgerError> {
    match state {
        DocumentState::Recorded => Ok(Decision::Take(DocumentState::Voided)),
        DocumentState::Voided => Ok(Decision::AlreadyTaken),
        DocumentState::Unpaid
        | DocumentState::Paid
        | DocumentState::Open
        | DocumentState::Completed
        | DocumentState::Cancelled
        | DocumentState::Expired
        | DocumentState::Refunded => Err(LedgerError::StepForbidden {
            kind: DocumentKind::Sale,
            number: number.to_owned(),
            state,
            step: StepKind::Void,
        }),
    }
}

/// The lines that move stock.
pub(crate) fn moving(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|line| line.effect == LineEffect::Moves)
}
