//! `order reopen`: a cancelled or expired order is open again, with what was outstanding when it ended (R21).

use anyhow::Result;
use clap::Args;

use super::deadline::{expire_if_due, expires_at};
use super::place::{backorder, repeated};
use crate::command::change::{Change, ChangeOptions, EntryOptions};
use crate::command::document_record::document_record;
use crate::command::document_step::{already, next_state};
use crate::command::request::RequestFields;
use crate::command::stock_lines::{change_records, warn};
use crate::ledger::document::Document;
use crate::ledger::error::LedgerError;
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::order::{self, Handover, Order, OrderStep};
use crate::locale::Message;
use crate::output::{Notice, Outcome};
use crate::parse;
use crate::parse::when::Deadline;
use crate::refusal::Refusal;
use crate::stock::{Posting, Stock};

#[derive(Debug, Args)]
pub(crate) struct Reopen {
    /// Number of the order
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// New deadline: a date, a date and time, or a duration [default: `orders.expire_after`]
    #[arg(long, value_name = "WHEN|DURATION", allow_hyphen_values = true)]
    expires: Option<Deadline>,
    /// Reserve the items even if they are no longer in stock
    #[arg(long)]
    backorder: bool,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    pub(super) options: ChangeOptions,
}

impl Change for Reopen {
    fn summary(&self) -> String {
        format!("order reopen {}", self.number)
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "order reopen");
        fields.text("number", self.number.as_str());
        fields.switch("backorder", self.backorder);
        fields.optional("expires", self.expires.as_ref().map(Deadline::as_str));
        self.entry.describe(fields);
    }

    fn repeat(&self, stock: &Stock<'_>) -> Result<Option<Outcome>> {
        repeated(stock, &self.number).map(Some)
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let order = stock.document::<Order>(&self.number)?;
        let Some(state) = next_state(&order, OrderStep::Reopen)? else {
            let outcome = already(stock, &order)?;
            let warning = self.expires.as_ref().map(|_| deadline_warning(&order));
            return Ok(warning.into_iter().fold(outcome, Outcome::warning));
        };
        let entry_time = self.entry.time_of_step(stock, &order)?;
        let (outstanding, items): (Vec<(Line, Level)>, Vec<Item>) = outstanding(stock, &order)?
            .into_iter()
            .map(|(line, item)| ((line, item.level), item))
            .unzip();
        let movements = order::place(&outstanding, backorder(self.backorder)).map_err(|error| {
            Refusal::WithHint {
                refusal: Box::new(LedgerError::from(error).into()),
                hint: Some(Message::new("hint-reopen-backorder")),
            }
        })?;
        let lines: Vec<Line> = outstanding.into_iter().map(|(line, _)| line).collect();
        stock.set_effects(order.id, &lines)?;
        let expires_at = expires_at(stock, self.expires.as_ref(), entry_time)?;
        stock.set_deadline(order.id, expires_at)?;
        stock.set_state(order.id, state)?;
        let mut changes = stock.post(&Posting {
            document: order.id,
            step: OrderStep::Reopen.into(),
            entry_time,
            note: self.entry.note.as_ref(),
            movements,
            items: &items,
            counts: Vec::new(),
        })?;
        let expired = expire_if_due(stock, &self.number, expires_at, &mut changes)?;
        let record = document_record(&stock.document_by_id(order.id)?)
            .with("items", change_records(&changes));
        let id =
            if changes.is_empty() { "said-order-reopened-still" } else { "said-order-reopened" };
        let message =
            Message::new(id).with("number", order.number.as_str()).with("lines", lines.as_slice());
        let outcome = Outcome::list(record, "items", "number").done(message);
        let mut outcome = warn(outcome, &changes, &items);
        outcome.notices.extend(expired.map(Notice::Done));
        Ok(outcome)
    }
}

/// The warning that an order that was open already has the deadline it had.
fn deadline_warning(order: &Document<Order>) -> Message {
    let number = order.number.as_str();
    match order.details.expires_at {
        Some(at) => Message::new("warn-deadline-kept").with("number", number).with("at", at),
        None => Message::new("warn-deadline-none").with("number", number),
    }
}

/// The lines of an order with their items. Whether a line moves stock is determined again, because tracking of its
/// item may have changed.
fn outstanding(stock: &Stock<'_>, order: &Document<Order>) -> Result<Vec<(Line, Item)>> {
    let lines = order.lines.iter().map(|line| {
        let item = stock.item_by_id(line.item)?;
        let moves = order.details.handover == Handover::Ship && item.profile.is_tracked();
        let effect = if moves { LineEffect::Moves } else { LineEffect::Still };
        Ok((Line { effect, ..line.clone() }, item))
    });
    lines.collect()
}
