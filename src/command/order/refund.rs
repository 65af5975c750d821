//! `order refund`: money goes back; stock does not move (R20).

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::steps::already;
use crate::command::change::{Change, ChangeOptions, EntryOptions};
use crate::command::document::{document_record, put_back};
use crate::command::stock_lines::{item_of, typed};
use crate::ledger::document::{Document, DocumentKind, DocumentState, Line, StepKind};
use crate::ledger::error::LedgerError;
use crate::ledger::label::Label;
use crate::ledger::order;
use crate::ledger::quantity::Quantity;
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse::{self, RequestLine, add_up};
use crate::stock::Stock;
use crate::store::Snapshot;

/// `order refund`.
#[derive(Debug, Args, Serialize)]
pub(crate) struct Refund {
    /// The order
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// For which of its lines; all if none is given
    #[arg(value_name = "SKU[=QTY]")]
    #[serde(serialize_with = "parse::added_up")]
    lines: Vec<RequestLine>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    #[serde(skip)]
    pub(super) options: ChangeOptions,
}

impl Change for Refund {
    const WORDS: &'static str = "order refund";

    fn summary(&self) -> String {
        format!("{} {}", self.number, typed(&self.lines)).trim_end().to_owned()
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let document = stock.document(DocumentKind::Order, &self.number)?;
        let entry_time = self.entry.time_for(stock, &document)?;
        order::may(&document.number, document.details.state, StepKind::Refund)?;
        let back = self.lines_back(stock, &document)?;
        if back.iter().all(|line| line.quantity.is_zero()) {
            return Ok(already(&document));
        }
        let mut lines = document.lines.clone();
        for (line, back) in lines.iter_mut().zip(&back) {
            line.refunded = line.refunded.plus(back.quantity)?;
        }
        stock.set_refunded(document.id, &lines)?;
        if lines.iter().all(|line| line.refunded >= line.quantity) {
            stock.set_state(document.id, DocumentState::Refunded)?;
        }
        stock.note_step(
            document.id,
            StepKind::Refund,
            entry_time.at(),
            self.entry.note.as_ref(),
        )?;
        let record = document_record(&stock.document_by_id(document.id)?).with("items", Vec::new());
        let back: Vec<Line> = back.into_iter().filter(|line| line.quantity.is_positive()).collect();
        let message = Message::new("said-order-refunded")
            .with("number", document.number.as_str())
            .with("goods", back.as_slice());
        put_back(stock, Outcome::list(record, "items", "number").done(message), &document, &back)
    }
}

impl Refund {
    /// The order's lines, each with how much of it the money goes back for now: nothing where it did before.
    fn lines_back(&self, tx: &Snapshot<'_>, document: &Document) -> Result<Vec<Line>> {
        let asked = add_up(&self.lines)?;
        for line in &asked {
            if !document.lines.iter().any(|own| own.sku == line.sku) {
                item_of(tx, &self.lines, line)?;
                let refusal = LedgerError::NotOnDocument {
                    number: document.number.clone(),
                    sku: line.sku.clone(),
                };
                return Err(refusal.into());
            }
        }
        document
            .lines
            .iter()
            .map(|own| {
                let left = order::refundable(own)?;
                let wanted = match asked.iter().find(|line| line.sku == own.sku) {
                    None if asked.is_empty() => left,
                    None => Quantity::ZERO,
                    Some(_) if left.is_zero() => Quantity::ZERO,
                    Some(line) if line.quantity <= left => line.quantity,
                    Some(_) => {
                        let (number, sku) = (document.number.clone(), own.sku.clone());
                        return Err(LedgerError::RefundTooMuch { number, sku, left }.into());
                    }
                };
                Ok(Line { quantity: wanted, ..own.clone() })
            })
            .collect()
    }
}
