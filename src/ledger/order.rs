//! Online orders (R15–R21): reserve, then complete or release.

use jiff::Timestamp;

use super::label::Label;
use super::level::Level;
use super::line::{Line, moving};
use super::movement::{Backorder, Movement};
use super::quantity::Quantity;
use super::sku::Sku;
use super::transition::Transition;

/// What an order has besides its number, lines and steps.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    pub(crate) state: OrderState,
    pub(crate) customer: Option<Label>,
    pub(crate) handover: Handover,
    /// When it expires if it is still open (R18).
    pub(crate) expires_at: Option<Timestamp>,
}

/// How the customer receives an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handover {
    /// Shipped: the order reserves its lines (R15).
    Ship,
    /// Picked up in the shop: the order does not move stock (R19).
    Pickup,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum OrderState {
    Open,
    Completed,
    Cancelled,
    Expired,
    Refunded,
}

/// A step after the order was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum OrderStep {
    Complete,
    Cancel,
    Expire,
    Refund,
    /// A cancelled or expired order is open again.
    Reopen,
}

impl OrderState {
    pub(crate) const ALL: [Self; 5] =
        [Self::Open, Self::Completed, Self::Cancelled, Self::Expired, Self::Refunded];

    /// The word in JSON, CSV and the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Refunded => "refunded",
        }
    }

    /// What a step would do to an order in this state (R21).
    pub(crate) fn after(self, step: OrderStep) -> Transition<Self> {
        use OrderStep::{Cancel, Complete, Expire, Refund, Reopen};
        match (self, step) {
            (Self::Open, Complete) => Transition::To(Self::Completed),
            (Self::Open, Cancel) => Transition::To(Self::Cancelled),
            (Self::Open, Expire) => Transition::To(Self::Expired),
            (Self::Completed, Refund) => Transition::To(Self::Refunded),
            (Self::Cancelled | Self::Expired, Reopen) => Transition::To(Self::Open),
            (Self::Open, Reopen)
            | (Self::Completed, Complete)
            | (Self::Cancelled, Cancel)
            | (Self::Expired, Cancel | Expire)
            | (Self::Refunded, Refund) => Transition::AlreadyTaken,
            (Self::Open, Refund)
            | (Self::Completed, Cancel | Expire | Reopen)
            | (Self::Cancelled, Complete | Expire | Refund)
            | (Self::Expired, Complete | Refund)
            | (Self::Refunded, Complete | Cancel | Expire | Reopen) => Transition::Forbidden,
        }
    }

    /// The step that works when this one is forbidden (R21). Nobody who refunds an order wants it reopened.
    pub(crate) fn step_instead(self, forbidden: OrderStep) -> Option<OrderStep> {
        match self {
            Self::Open => Some(OrderStep::Cancel),
            Self::Completed => Some(OrderStep::Refund),
            Self::Cancelled | Self::Expired if forbidden == OrderStep::Refund => None,
            Self::Cancelled | Self::Expired => Some(OrderStep::Reopen),
            Self::Refunded => None,
        }
    }
}

impl OrderStep {
    pub(crate) const ALL: [Self; 5] =
        [Self::Complete, Self::Cancel, Self::Expire, Self::Refund, Self::Reopen];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Cancel => "cancel",
            Self::Expire => "expire",
            Self::Refund => "refund",
            Self::Reopen => "reopen",
        }
    }
}

/// A line of an order that requests more than is available (R16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shortage {
    pub(crate) sku: Sku,
    pub(crate) requested: Quantity,
    /// Zero or less means sold out.
    pub(crate) available: Quantity,
}

/// An order requests more than is available (R16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SoldOut {
    pub(crate) shortages: Vec<Shortage>,
}

/// The movements of an order that is placed or reopened. Each line comes with its item's level; no two lines have the
/// same item. One line that requests more than is available refuses the whole order, unless backorders are accepted
/// (R16).
pub(crate) fn place(
    lines: &[(Line, Level)],
    backorder: Backorder,
) -> Result<Vec<Movement>, SoldOut> {
    let mut movements = Vec::new();
    let mut shortages = Vec::new();
    for (line, level) in lines {
        if moving(std::slice::from_ref(line)).next().is_none() {
            continue;
        }
        if line.quantity > level.available && backorder == Backorder::Refused {
            let (requested, available) = (line.quantity, level.available);
            shortages.push(Shortage { sku: line.sku.clone(), requested, available });
        }
        movements.extend(Movement::reserve(line.item, line.quantity, backorder));
    }
    if shortages.is_empty() { Ok(movements) } else { Err(SoldOut { shortages }) }
}

/// The movements that reverse an expiry. The customer already has the items, so they are reserved even if they are
/// sold out (R22c).
pub(crate) fn reserve_again(lines: &[Line]) -> Vec<Movement> {
    let reserve = |line: &Line| Movement::reserve(line.item, line.quantity, Backorder::Accepted);
    moving(lines).filter_map(reserve).collect()
}

/// The movements of a completed order (R17).
pub(crate) fn complete(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::complete(line.item, line.quantity)).collect()
}

/// The movements of a cancelled or expired order (R18): exactly what was reserved.
pub(crate) fn release(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::release(line.item, line.quantity)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::item::ItemId;
    use super::super::line::LineEffect;
    use super::*;

    fn line(sku: &str, quantity: &str, effect: LineEffect) -> Line {
        Line::new(ItemId(1), Sku::parse(sku).unwrap(), quantity.parse().unwrap(), effect)
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
        let refused = Backorder::Refused;
        assert_eq!(place(&[enough.clone(), untracked], refused).unwrap().len(), 1);
        let both = [enough, short];
        assert_eq!(place(&both, Backorder::Accepted).unwrap().len(), 2);
        let Err(SoldOut { shortages }) = place(&both, refused) else { panic!("not refused") };
        assert_eq!(shortages.len(), 1);
        assert_eq!(shortages[0].sku.as_str(), "MUG");
    }

    #[test]
    fn only_the_steps_of_r21_are_possible() {
        use OrderState::{Cancelled, Completed, Expired, Open, Refunded};
        let mut taken = Vec::new();
        for state in OrderState::ALL {
            for step in OrderStep::ALL {
                if let Transition::To(next) = state.after(step) {
                    taken.push((state, step, next));
                }
            }
        }
        assert_eq!(
            taken,
            [
                (Open, OrderStep::Complete, Completed),
                (Open, OrderStep::Cancel, Cancelled),
                (Open, OrderStep::Expire, Expired),
                (Completed, OrderStep::Refund, Refunded),
                (Cancelled, OrderStep::Reopen, Open),
                (Expired, OrderStep::Reopen, Open),
            ]
        );
    }
}
