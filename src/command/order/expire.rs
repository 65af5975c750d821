//! `order expire`: releases what an order reserved, or what all orders that are due reserved (R18).

use anyhow::Result;
use clap::Args;

use crate::command::change::{Change, ChangeOptions, EntryOptions, Length};
use crate::command::document_record::document_record;
use crate::command::request::RequestFields;
use crate::command::stock_lines::change_records;
use crate::ledger::document::Document;
use crate::ledger::label::Label;
use crate::ledger::order::Order;
use crate::locale::Message;
use crate::output::{Notice, Outcome, Record, RowBuffer, Value};
use crate::parse;
use crate::refusal::Refusal;
use crate::stock::{LevelChange, Stock};

/// The most orders that are listed on stderr.
const MAX_NOTICES: usize = 20;

#[derive(Debug, Args)]
pub(crate) struct Expire {
    /// Number of the order (default: every order that is due)
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    pub(super) number: Option<Label>,
    #[command(flatten)]
    pub(super) entry: EntryOptions,
    #[command(flatten)]
    pub(super) options: ChangeOptions,
}

impl Expire {
    /// Without a number, each order expires at its own deadline, so a time or a note would not apply.
    pub(super) fn must_be_plain(&self) -> Result<(), Refusal> {
        let EntryOptions { note, at } = &self.entry;
        let option = at.is_some().then_some("--at").or(note.is_some().then_some("--note"));
        option.map_or(Ok(()), |option| Err(Refusal::OrderNumberMissing { option }))
    }
}

/// Expires every order that is due.
#[derive(Debug)]
pub(super) struct ExpireDue {}

impl Change for ExpireDue {
    fn summary(&self) -> String {
        "order expire".to_owned()
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "order expire");
    }

    fn length(&self) -> Length {
        Length::Long
    }

    /// The command itself releases them, so that it can report them.
    fn release_due(&self, _stock: &Stock<'_>) -> Result<()> {
        Ok(())
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let (mut orders, mut numbers, mut notices) = (RowBuffer::new(), Vec::new(), Vec::new());
        stock.release_each_due(|document, changes| {
            if notices.len() < MAX_NOTICES {
                notices.push(Notice::Done(expiry_message(document, changes)));
            }
            let expired = stock.document_by_id(document.id)?;
            orders.push(&document_record(&expired).with("items", change_records(changes)))?;
            numbers.push(document.number.clone());
            Ok(())
        })?;
        let more = numbers.len().saturating_sub(notices.len());
        if more > 0 {
            let message = Message::new("said-orders-expired-more").with("count", more);
            notices.push(Notice::Done(message));
        }
        let record =
            Record::new().with("orders", orders.finish()?).with("numbers", Value::Texts(numbers));
        Ok(Outcome { notices, ..Outcome::several(record, "orders", "numbers", "orders") })
    }
}

pub(super) fn expiry_message(document: &Document<Order>, released: &[LevelChange]) -> Message {
    let message =
        if released.is_empty() { "said-order-expired-still" } else { "said-order-expired" };
    Message::new(message)
        .with("number", document.number.as_str())
        .with("lines", document.lines.as_slice())
}
