//! `bincard item history`: the movements of one item.

use anyhow::Result;
use clap::Args;
use std::ops::ControlFlow;

use super::plot::plot;
use crate::command::listing::{Columns, ListOptions};
use crate::command::query::Query;
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::output::{Notice, Printer, Record, Value};
use crate::parse;
use crate::parse::when::{Edge, When};
use crate::settings::time_zone;
use crate::store::Snapshot;

/// The columns of a history.
pub(crate) const HISTORY_COLUMNS: Columns = Columns {
    known: &[
        "at",
        "kind",
        "reason",
        "from",
        "to",
        "quantity",
        "before",
        "after",
        "document",
        "note",
        "reference",
    ],
    usual: &["at", "kind", "reason", "quantity", "before", "after", "document", "note"],
    spare: &["note", "before", "reason", "document"],
};

/// Show the movements of an item, with the quantity available before and after
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item history TEA-01 --limit 20
  bincard item history TEA-01 --since 2026-01-01 --until 2026-01-31
  bincard item history TEA-01 --plot             (draws a chart)")]
pub(crate) struct History {
    /// SKU of the item
    #[arg(value_name = "SKU", value_parser = parse::sku)]
    sku: Sku,
    /// Only movements since this time
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    since: Option<When>,
    /// Only movements until this time (a date means the end of that day)
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    until: Option<When>,
    /// Only the latest N movements
    #[arg(long, value_name = "N", value_parser = parse::whole)]
    limit: Option<u64>,
    /// Draw a chart of the quantity available over time, with the threshold
    #[arg(long, conflicts_with_all = ["limit", "columns", "sort", "reverse"])]
    plot: bool,
    #[command(flatten)]
    shown: ListOptions,
}

impl Query for History {
    fn nothing_listed(&self, _tx: &Snapshot<'_>) -> Result<Vec<Notice>> {
        let nothing = Notice::Done(Message::new("empty-history"));
        Ok(if self.plot { Vec::new() } else { vec![nothing] })
    }

    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let item = tx.item(&self.sku)?;
        let zone = time_zone(tx)?;
        let instant = |when: &When, edge| when.instant(&zone, tx.now(), edge);
        let since = self.since.as_ref().map(|when| instant(when, Edge::Start)).transpose()?;
        let until = self.until.as_ref().map(|when| instant(when, Edge::End)).transpose()?;
        if self.plot {
            return plot(tx, printer, &item, since, until);
        }
        let mut listed = self.shown.begin(printer, &HISTORY_COLUMNS, None)?;
        tx.each_entry(item.id, since, until, self.limit, |entry| {
            let record = Record::new()
                .with("at", entry.at)
                .with("kind", entry.kind.word())
                .with("reason", entry.reason.clone().map(Value::from))
                .with("from", entry.way.map(|(from, _)| from.word()))
                .with("to", entry.way.map(|(_, to)| to.word()))
                .with("quantity", entry.quantity)
                .with("before", entry.before)
                .with("after", entry.after)
                .with("document", entry.document.as_str())
                .with("note", entry.note.as_ref().map(Value::from))
                .with("reference", entry.reference.as_ref().map(Value::from));
            listed.row(printer, record)?;
            Ok(ControlFlow::Continue(()))
        })?;
        listed.end(printer)
    }
}
