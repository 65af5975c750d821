//! `order place`: reserves the lines of an order, or refuses it as sold out (R15, R16).

use anyhow::Result;
use clap::Args;

use super::deadline::{expire_if_due, expires_at};
use crate::command::change::{Change, ChangeOptions, EntryOptions};
use crate::command::document_record::document_record;
use crate::command::document_step::already;
use crate::command::request::RequestFields;
use crate::command::stock_lines::{change_records, lines_of, typed, warn};
use crate::ledger::document::{Details, Document, DocumentState, DocumentStep};
use crate::ledger::error::LedgerError;
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::movement::Backorder;
use crate::ledger::order::{self, Handover, Order, OrderState};
use crate::locale::Message;
use crate::output::{Notice, Outcome};
use crate::parse::when::Deadline;
use crate::parse::{self, RequestLine};
use crate::refusal::Refusal;
use crate::stock::{Posting, Stock};
use crate::store::Scope;

#[derive(Debug, Args)]
pub(crate) struct Place {
    /// Number of the new order; also serves as its idempotency key
    #[arg(value_name = "NUMBER", value_parser = parse::new_number)]
    number: Label,
    /// Items ordered, as SKU or SKU=QUANTITY (default quantity: 1)
    #[arg(value_name = "SKU[=QTY]", required = true)]
    lines: Vec<RequestLine>,
    /// Order to be picked up in the shop: does not touch stock, and is never refused as sold out
    #[arg(long)]
    pickup: bool,
    /// Reserve the items even if they are sold out, because another system has already accepted the order
    #[arg(long)]
    backorder: bool,
    /// Name of the customer
    #[arg(long, value_name = "NAME", value_parser = parse::label, allow_hyphen_values = true)]
    customer: Option<Label>,
    /// Deadline after which the order expires: a date, a date and time, or a duration
    #[arg(long, value_name = "WHEN|DURATION", allow_hyphen_values = true)]
    expires: Option<Deadline>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    pub(super) options: ChangeOptions,
}

impl Change for Place {
    fn summary(&self) -> String {
        let pickup = if self.pickup { " --pickup" } else { "" };
        let backorder = if self.backorder { " --backorder" } else { "" };
        format!("order place {} {}{pickup}{backorder}", self.number, typed(&self.lines))
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "order place");
        fields.text("number", self.number.as_str());
        fields.lines(&self.lines);
        fields.switch("pickup", self.pickup);
        fields.switch("backorder", self.backorder);
        fields.optional("customer", self.customer.as_ref());
        fields.optional("expires", self.expires.as_ref().map(Deadline::as_str));
        self.entry.describe(fields);
    }

    fn repeat(&self, stock: &Stock<'_>) -> Result<Option<Outcome>> {
        repeated(stock, &self.number).map(Some)
    }

    fn own_key(&self) -> Option<(Scope, &Label)> {
        Some((Scope::Order, &self.number))
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let entry_time = self.entry.time(stock)?;
        let (mut requested, items): (Vec<(Line, Level)>, Vec<Item>) = lines_of(stock, &self.lines)?
            .into_iter()
            .map(|(line, item)| ((line, item.level), item))
            .unzip();
        if self.pickup {
            for (line, _) in &mut requested {
                line.effect = LineEffect::Still;
            }
        }
        let expires_at = expires_at(stock, self.expires.as_ref(), entry_time)?;
        let details = Details::Order(Order {
            state: OrderState::Open,
            customer: self.customer.clone(),
            handover: if self.pickup { Handover::Pickup } else { Handover::Ship },
            expires_at,
        });
        let movements =
            order::place(&requested, backorder(self.backorder)).map_err(LedgerError::from)?;
        let lines: Vec<Line> = requested.into_iter().map(|(line, _)| line).collect();
        let (id, number) = stock.write_document(Some(&self.number), &details, &lines)?;
        let mut changes = stock.post(&Posting {
            document: id,
            step: DocumentStep::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements,
            items: &items,
            counts: Vec::new(),
        })?;
        let expired = expire_if_due(stock, &self.number, expires_at, &mut changes)?;
        let steps = vec![self.entry.first_step(entry_time)];
        let document = match expired {
            None => Document { id, number, details, lines, steps },
            Some(_) => stock.document_by_id(id)?,
        };
        let record = document_record(&document).with("items", change_records(&changes));
        let message = match (self.pickup, changes.is_empty()) {
            (true, _) => "said-pickup-placed",
            (false, true) => "said-order-placed-untracked",
            (false, false) => "said-order-placed",
        };
        let message = Message::new(message)
            .with("number", document.number)
            .with("lines", document.lines.as_slice());
        let outcome = Outcome::list(record, "items", "number").done(message);
        let mut outcome = warn(outcome, &changes, &items);
        outcome.notices.extend(expired.map(Notice::Done));
        Ok(outcome)
    }
}

/// The answer to a repeated request that reserved items: the state of the order, unless nothing is reserved any more (R33).
pub(super) fn repeated(stock: &Stock<'_>, number: &Label) -> Result<Outcome> {
    let order = stock.document::<Order>(number)?;
    match order.details.state {
        OrderState::Open | OrderState::Completed | OrderState::Refunded => already(stock, &order),
        state @ (OrderState::Cancelled | OrderState::Expired) => {
            let (number, state) = (order.number, DocumentState::Order(state));
            Err(Refusal::DocumentEnded { number, state }.into())
        }
    }
}

pub(super) fn backorder(is_on: bool) -> Backorder {
    if is_on { Backorder::Accepted } else { Backorder::Refused }
}
