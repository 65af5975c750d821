//! The effects of the steps of an order (R17–R21).

use anyhow::Result;

use super::expire::expiry_message;
use crate::command::adjust_hint::{suggest_pickup, suggest_return};
use crate::command::change::EntryOptions;
use crate::command::document_step::StepEffects;
use crate::command::stock_lines::warn;
use crate::ledger::document::Document;
use crate::ledger::movement::Movement;
use crate::ledger::order::{self, Handover, Order, OrderStep};
use crate::locale::Message;
use crate::output::Outcome;
use crate::stock::{LevelChange, Stock};

impl StepEffects for Order {
    /// If an order was completed before its deadline, it did not expire, although that was only recorded later
    /// (R22c).
    fn revise(
        stock: &Stock<'_>,
        order: &mut Document<Self>,
        step: OrderStep,
        entry: &EntryOptions,
    ) -> Result<Vec<LevelChange>> {
        if step != OrderStep::Complete || entry.at.is_none() {
            return Ok(Vec::new());
        }
        let completed_at = entry.time(stock)?.at();
        match order.expired_by_itself_at().filter(|deadline| completed_at < *deadline) {
            Some(deadline) => stock.reverse_expiry(order, deadline),
            None => Ok(Vec::new()),
        }
    }

    fn movements(
        _stock: &Stock<'_>,
        order: &mut Document<Self>,
        step: OrderStep,
    ) -> Result<Vec<Movement>> {
        Ok(match step {
            OrderStep::Complete => order::complete(&order.lines),
            OrderStep::Cancel | OrderStep::Expire => order::release(&order.lines),
            OrderStep::Refund | OrderStep::Reopen => Vec::new(),
        })
    }

    fn message(order: &Document<Self>, step: OrderStep, changes: &[LevelChange]) -> Message {
        let id = match step {
            OrderStep::Expire => return expiry_message(order, changes),
            OrderStep::Complete => "said-order-completed",
            OrderStep::Cancel if changes.is_empty() => "said-order-cancelled-still",
            OrderStep::Cancel => "said-order-cancelled",
            OrderStep::Refund => "said-order-refunded",
            OrderStep::Reopen => "said-order-reopened",
        };
        Message::new(id).with("number", order.number.as_str()).with("lines", order.lines.as_slice())
    }

    fn advise(
        stock: &Stock<'_>,
        order: &Document<Self>,
        step: OrderStep,
        changes: &[LevelChange],
        outcome: Outcome,
    ) -> Result<Outcome> {
        let outcome = warn(outcome, changes, &[]);
        match (step, order.details.handover) {
            (OrderStep::Complete, Handover::Pickup) => suggest_pickup(stock, order, outcome),
            (OrderStep::Refund, _) => suggest_return(stock, order, &order.lines, outcome),
            (
                OrderStep::Complete | OrderStep::Cancel | OrderStep::Expire | OrderStep::Reopen,
                _,
            ) => Ok(outcome),
        }
    }
}
