//! Invoices (R12–R14): they move stock only when paid, and only if the shop tracks invoices.

use super::label::Label;
use super::line::{Line, moving};
use super::movement::Movement;
use super::transition::Transition;

/// What an invoice has besides its number, lines and steps.
#[derive(Debug, Clone)]
pub(crate) struct Invoice {
    pub(crate) state: InvoiceState,
    pub(crate) customer: Option<Label>,
    /// Whether it moved stock when it was paid; `None` until then (R13).
    pub(crate) tracks_stock: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum InvoiceState {
    Unpaid,
    Paid,
    Cancelled,
    Refunded,
}

/// A step after the invoice was created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum InvoiceStep {
    /// It was paid in part, and remains unpaid.
    Deposit,
    Pay,
    Cancel,
    Refund,
}

impl InvoiceState {
    pub(crate) const ALL: [Self; 4] = [Self::Unpaid, Self::Paid, Self::Cancelled, Self::Refunded];

    /// The word in JSON, CSV and the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::Paid => "paid",
            Self::Cancelled => "cancelled",
            Self::Refunded => "refunded",
        }
    }

    /// What a step would do to an invoice in this state.
    pub(crate) fn after(self, step: InvoiceStep) -> Transition<Self> {
        use InvoiceStep::{Cancel, Deposit, Pay, Refund};
        match (self, step) {
            (Self::Unpaid, Deposit) => Transition::To(Self::Unpaid),
            (Self::Unpaid, Pay) => Transition::To(Self::Paid),
            (Self::Unpaid, Cancel) => Transition::To(Self::Cancelled),
            (Self::Paid, Refund) => Transition::To(Self::Refunded),
            (Self::Paid, Deposit | Pay) | (Self::Cancelled, Cancel) | (Self::Refunded, Refund) => {
                Transition::AlreadyTaken
            }
            (Self::Unpaid, Refund)
            | (Self::Paid, Cancel)
            | (Self::Cancelled, Deposit | Pay | Refund)
            | (Self::Refunded, Deposit | Pay | Cancel) => Transition::Forbidden,
        }
    }

    /// The step that works when another is forbidden.
    pub(crate) fn step_instead(self, _forbidden: InvoiceStep) -> Option<InvoiceStep> {
        match self {
            Self::Unpaid => Some(InvoiceStep::Cancel),
            Self::Paid => Some(InvoiceStep::Refund),
            Self::Cancelled | Self::Refunded => None,
        }
    }
}

impl InvoiceStep {
    pub(crate) const ALL: [Self; 4] = [Self::Deposit, Self::Pay, Self::Cancel, Self::Refund];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Deposit => "deposit",
            Self::Pay => "pay",
            Self::Cancel => "cancel",
            Self::Refund => "refund",
        }
    }
}

/// The movements of a paid invoice. Running out of stock does not prevent payment (R13).
pub(crate) fn pay(lines: &[Line]) -> Vec<Movement> {
    moving(lines).filter_map(|line| Movement::invoice(line.item, line.quantity)).collect()
}
