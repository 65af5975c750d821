//! A deadline takes effect everywhere as soon as it passes (R18): due orders are released before anything else is
//! read or changed.

use anyhow::Result;
use jiff::Timestamp;

use super::post::{LevelChange, Posting};
use super::transaction::Stock;
use crate::ledger::count::EntryTime;
use crate::ledger::document::{Document, DocumentState};
use crate::ledger::order::{self, Order, OrderState, OrderStep};

/// Due orders read at a time.
const PAGE: usize = 1_000;

impl Stock<'_> {
    /// Releases what due orders have reserved, each at its own deadline.
    pub(crate) fn release_due(&self) -> Result<()> {
        self.release_each_due(|_, _| Ok(()))
    }

    /// The same, passing each order and what its release changed to `see`.
    pub(crate) fn release_each_due(
        &self,
        mut see: impl FnMut(&Document<Order>, &[LevelChange]) -> Result<()>,
    ) -> Result<()> {
        loop {
            let due = self.due_orders(PAGE)?;
            if due.is_empty() {
                return Ok(());
            }
            for order in due {
                let deadline = order.details.expires_at.unwrap_or(self.now());
                let changes = self.expire(&order, EntryTime::At(deadline))?;
                self.settle_alerts_at(deadline)?;
                see(&order, &changes)?;
            }
        }
    }

    /// Reverses an expiry as of the deadline, so that the order is open again.
    pub(crate) fn reverse_expiry(
        &self,
        order: &mut Document<Order>,
        deadline: Timestamp,
    ) -> Result<Vec<LevelChange>> {
        order.details.state = OrderState::Open;
        order.steps.pop();
        self.post(&Posting {
            document: order.id,
            step: OrderStep::Reopen.into(),
            entry_time: EntryTime::At(deadline),
            note: None,
            movements: order::reserve_again(&order.lines),
            items: &[],
            counts: Vec::new(),
        })
    }

    /// Expires an open order, making what it reserved available again.
    pub(crate) fn expire(
        &self,
        order: &Document<Order>,
        entry_time: EntryTime,
    ) -> Result<Vec<LevelChange>> {
        self.set_state(order.id, DocumentState::Order(OrderState::Expired))?;
        self.post(&Posting {
            document: order.id,
            step: OrderStep::Expire.into(),
            entry_time,
            note: None,
            movements: order::release(&order.lines),
            items: &[],
            counts: Vec::new(),
        })
    }
}
