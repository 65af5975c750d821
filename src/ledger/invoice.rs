//! Invoices (R12–R14): they move stock only when paid, and only where the shop tracks them.

use super::document::{DocumentKind, DocumentState, Line, StepKind};
use super::error::LedgerError;
use super::movement::Movement;
use super::order::Decision;
use super::sale::moving;

/// What paying takes off the shelf. Running out does not stop it (R13).
pub(crate) fn pay(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::invoice(line.item, line.quantity)).collect()
}

/// Whether an invoice in this state may take this step.
pub(crate) fn may(
    number: &str,
    state: DocumentState,
    step: StepKind,
) -> Result<Decision, LedgerError> {
    use DocumentState::{
        Cancelled, Completed, Expired, Open, Paid, Recorded, Refunded, Unpaid, Voided,
    };
    use StepKind::{Cancel, Complete, Deposit, Expire, Pay, Record, Refund, Void};
    match (state, step) {
        (Unpaid, Pay) => Ok(Decision::Take(Paid)),
        (Unpaid, Deposit) => Ok(Decision::Take(Unpaid)),
        (Unpaid, Cancel) => Ok(Decision::Take(Cancelled)),
        (Paid, Refund) => Ok(Decision::Take(Refunded)),
        (Paid, Pay | Deposit) | (Cancelled, Cancel) | (Refunded, Refund) => {
            Ok(Decision::AlreadyTaken)
        }
        (
            Unpaid | Paid | Cancelled | Refunded | Recorded | Voided | Open | Completed | Expired,
            Record | Void | Deposit | Pay | Complete | Cancel | Expire | Refund,
        ) => Err(LedgerError::StepForbidden {
            kind: DocumentKind::Invoice,
            number: number.to_owned(),
            state,
            step,
        }),
    }
}
