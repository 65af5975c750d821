//! Online orders (R15–R21): reserve, then complete or release.

use super::document::{DocumentKind, DocumentState, Line, StepKind};
use super::error::{LedgerError, Shortage};
use super::level::Level;
use super::movement::Movement;
use super::quantity::Quantity;
use super::sale::moving;

/// Whether a document takes a step, or has taken it before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It takes it, and then stands so.
    Take(DocumentState),
    /// It took it before: nothing changes, and that is no error (R21).
    AlreadyTaken,
}

/// What placing an order reserves. Each line comes with its item's level; the lines name no item twice.
/// Refuses the whole order if any asks for more than is available (R16).
pub(crate) fn place(lines: &[(Line, Level)]) -> Result<Vec<Movement>, LedgerError> {
    let mut movements = Vec::new();
    let mut shortages = Vec::new();
    for (line, level) in lines {
        if moving(std::slice::from_ref(line)).next().is_none() {
            continue;
        }
        if line.quantity > level.available {
            shortages.push(Shortage { sku: line.sku.clone(), available: level.available });
        }
        movements.extend(Movement::reserve(line.item, line.quantity));
    }
    if shortages.is_empty() { Ok(movements) } else { Err(LedgerError::SoldOut { shortages }) }
}

/// What completing hands over (R17).
pub(crate) fn complete(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::complete(line.item, line.quantity)).collect()
}

/// What cancelling or expiring gives back (R18): exactly what was reserved.
pub(crate) fn release(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::release(line.item, line.quantity)).collect()
}

/// Whether an order in this state may take this step (R21).
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
        (Open, Complete) => Ok(Decision::Take(Completed)),
        (Open, Cancel) => Ok(Decision::Take(Cancelled)),
        (Open, Expire) => Ok(Decision::Take(Expired)),
        (Completed, Refund) => Ok(Decision::Take(Refunded)),
        (Completed, Complete) | (Cancelled, Cancel) | (Expired, Expire) | (Refunded, Refund) => {
            Ok(Decision::AlreadyTaken)
        }
        (
            Open | Completed | Cancelled | Expired | Refunded | Recorded | Voided | Unpaid | Paid,
            Record | Void | Deposit | Pay | Complete | Cancel | Expire | Refund,
        ) => Err(LedgerError::StepForbidden {
            kind: DocumentKind::Order,
            number: number.to_owned(),
            state,
            step,
        }),
    }
}

/// How much of a line the money can still go back for.
pub(crate) fn refundable(line: &Line) -> Result<Quantity, LedgerError> {
    line.quantity.minus(line.refunded)
}

#[cfg(test)]
mod tests {
    use super::super::document::LineEffect;
    use super::super::item::ItemId;
    use super::super::sku::Sku;
    use super::*;

    fn line(sku: &str, quantity: &str, effect: LineEffect) -> Line {
        Line {
            item: ItemId(1),
            sku: Sku::parse(sku).unwrap(),
            quantity: quantity.parse().unwrap(),
            effect,
            refunded: Quantity::ZERO,
        }
    }

    #[test]
    fn one_short_line_refuses_the_whole_order() {
        let level = |available: &str| Level {
            available: available.parse().unwrap(),
            reserved: Quantity::ZERO,
        };
        let enough = (line("TEA", "2", LineEffect::Moves), level("2"));
        let short = (line("MUG", "2.5", LineEffect::Moves), level("2.49"));
        let untracked = (line("GIFT", "9", LineEffect::Still), level("0"));
        assert_eq!(place(&[enough.clone(), untracked]).unwrap().len(), 1);
        let Err(LedgerError::SoldOut { shortages }) = place(&[enough, short]) else {
            panic!("not refused")
        };
        assert_eq!(shortages.len(), 1);
        assert_eq!(shortages[0].sku.as_str(), "MUG");
    }

    #[test]
    fn only_the_steps_of_the_rule_can_be_taken() {
        use DocumentState::{Cancelled, Completed, Expired, Open, Refunded};
        let mut taken = Vec::new();
        for state in DocumentState::ALL {
            for step in StepKind::ALL {
                if let Ok(Decision::Take(next)) = may("1", state, step) {
                    taken.push((state, step, next));
                }
            }
        }
        assert_eq!(
            taken,
            [
                (Open, StepKind::Complete, Completed),
                (Open, StepKind::Cancel, Cancelled),
                (Open, StepKind::Expire, Expired),
                (Completed, StepKind::Refund, Refunded),
            ]
        );
    }
}
