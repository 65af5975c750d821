//! `order list` and `order show`.

use anyhow::Result;
use clap::Args;

use crate::command::document_list::list;
use crate::command::document_record::document_record;
use crate::command::listing::ListOptions;
use crate::command::query::Query;
use crate::ledger::document::{DocumentKind, DocumentState};
use crate::ledger::label::Label;
use crate::ledger::order::{Order, OrderState};
use crate::locale::Message;
use crate::output::{Notice, Outcome, Printer};
use crate::parse;
use crate::refusal::Refusal;
use crate::store::{DocumentFilter, Snapshot};

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only orders in this state: open, completed, cancelled, expired, or refunded
    #[arg(long, value_name = "STATE", value_parser = state)]
    state: Option<OrderState>,
    /// Show at most N rows
    #[arg(long, value_name = "N", value_parser = parse::whole)]
    limit: Option<u64>,
    #[command(flatten)]
    shown: ListOptions,
}

fn state(text: &str) -> Result<OrderState, Refusal> {
    parse::word(text, &OrderState::ALL, OrderState::word)
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Number of the order
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
}

impl Query for List {
    fn nothing_listed(&self, _tx: &Snapshot<'_>) -> Result<Vec<Notice>> {
        let id = if self.state.is_some() { "empty-orders-match" } else { "empty-orders" };
        Ok(vec![Notice::Done(Message::new(id))])
    }

    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        list(
            tx,
            printer,
            DocumentFilter {
                kind: DocumentKind::Order,
                state: self.state.map(DocumentState::Order),
            },
            &self.shown,
            self.limit,
        )
    }
}

impl Query for Show {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let order = tx.document::<Order>(&self.number)?;
        printer.outcome(&Outcome::fields(document_record(&tx.document_by_id(order.id)?)))
    }
}
