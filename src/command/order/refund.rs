//! `order refund`: money goes back; stock does not move (R20).

use anyhow::Result;
use clap::Args;

use crate::command::adjust_hint::suggest_return;
use crate::command::change::{Change, ChangeOptions, EntryOptions};
use crate::command::document_record::document_record;
use crate::command::document_step::{already, next_state};
use crate::command::request::RequestFields;
use crate::command::stock_lines::{item_of, typed};
use crate::ledger::document::{Document, DocumentState};
use crate::ledger::error::LedgerError;
use crate::ledger::label::Label;
use crate::ledger::line::Line;
use crate::ledger::order::{Order, OrderState, OrderStep};
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse::{self, RequestLine, add_up};
use crate::stock::{Posting, Stock};
use crate::store::Snapshot;

#[derive(Debug, Args)]
pub(crate) struct Refund {
    /// Number of the order
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// Lines to refund, as SKU or SKU=QUANTITY (default: all of them)
    #[arg(value_name = "SKU[=QTY]")]
    lines: Vec<RequestLine>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    pub(super) options: ChangeOptions,
}

impl Change for Refund {
    fn summary(&self) -> String {
        format!("order refund {} {}", self.number, typed(&self.lines)).trim_end().to_owned()
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "order refund");
        fields.text("number", self.number.as_str());
        fields.lines(&self.lines);
        self.entry.describe(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut order = stock.document::<Order>(&self.number)?;
        let is_refunded = next_state(&order, OrderStep::Refund)?.is_none();
        if is_refunded && self.lines.is_empty() {
            return already(stock, &order);
        }
        let entry_time = self.entry.time_of_step(stock, &order)?;
        let refunded = self.refunded_lines(stock, &order)?;
        for line in &mut order.lines {
            if let Some(now) = refunded.iter().find(|now| now.item == line.item) {
                line.refunded = line.refunded.plus(now.quantity)?;
            }
        }
        stock.set_refunded(order.id, &order.lines)?;
        if order.lines.iter().all(|line| line.refunded >= line.quantity) {
            stock.set_state(order.id, DocumentState::Order(OrderState::Refunded))?;
        }
        stock.post(&Posting {
            document: order.id,
            step: OrderStep::Refund.into(),
            entry_time,
            note: self.entry.note.as_ref(),
            movements: Vec::new(),
            counts: Vec::new(),
        })?;
        let record = document_record(&stock.document_by_id(order.id)?).with("items", Vec::new());
        let message = Message::new("said-order-refunded")
            .with("number", order.number.as_str())
            .with("lines", refunded.as_slice());
        let outcome = Outcome::list(record, "items", "number").done(message);
        suggest_return(stock, &order, &refunded, outcome)
    }
}

impl Refund {
    /// The lines and quantities to refund: those requested, or all that is left.
    fn refunded_lines(&self, tx: &Snapshot<'_>, order: &Document<Order>) -> Result<Vec<Line>> {
        if self.lines.is_empty() {
            let left = order
                .lines
                .iter()
                .map(|line| Ok(Line { quantity: line.refundable()?, ..line.clone() }));
            let mut left = left.collect::<Result<Vec<_>>>()?;
            left.retain(|line| line.quantity.is_positive());
            return Ok(left);
        }
        let mut refunded = Vec::new();
        for request in add_up(&self.lines)? {
            let Some(line) = order.lines.iter().find(|line| line.sku == request.sku) else {
                item_of(tx, &self.lines, &request)?;
                let (number, sku) = (order.number.clone(), request.sku);
                return Err(LedgerError::NotOnDocument { number, sku }.into());
            };
            refunded.push((line, request.quantity));
        }
        for (line, quantity) in &refunded {
            let left = line.refundable()?;
            if *quantity > left {
                let (number, sku) = (order.number.clone(), line.sku.clone());
                return Err(LedgerError::RefundTooMuch { number, sku, left }.into());
            }
        }
        let line = |(line, quantity): (&Line, _)| Line { quantity, ..line.clone() };
        Ok(refunded.into_iter().map(line).collect())
    }
}
