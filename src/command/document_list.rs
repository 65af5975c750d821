//! `order list` and `invoice list`.

use anyhow::Result;
use std::borrow::Cow;
use std::ops::ControlFlow;

use super::document_record::document_record;
use super::listing::{Columns, ListOptions};
use super::stock_lines::short;
use crate::ledger::document::DocumentKind;
use crate::locale::Message;
use crate::output::{Format, Printer, Record, Value};
use crate::store::{DocumentFilter, Snapshot};

pub(crate) const ORDER_COLUMNS: Columns = Columns {
    known: &[
        "number",
        "state",
        "lines",
        "customer",
        "pickup",
        "placed_at",
        "expires_at",
        "completed_at",
        "cancelled_at",
        "expired_at",
        "refunded_at",
        "note",
    ],
    usual: &["number", "state", "lines", "customer", "expires_at"],
    spare: &["expires_at", "customer"],
};

pub(crate) const INVOICE_COLUMNS: Columns = Columns {
    known: &[
        "number",
        "state",
        "lines",
        "customer",
        "tracks_stock",
        "placed_at",
        "deposit_at",
        "paid_at",
        "cancelled_at",
        "refunded_at",
        "note",
    ],
    usual: &["number", "state", "lines", "customer", "paid_at"],
    spare: &["paid_at", "customer"],
};

pub(crate) fn list(
    tx: &Snapshot<'_>,
    printer: &mut Printer<'_>,
    filter: DocumentFilter,
    options: &ListOptions,
    limit: Option<u64>,
) -> Result<()> {
    let columns = match filter.kind {
        DocumentKind::Invoice => &INVOICE_COLUMNS,
        DocumentKind::Order
        | DocumentKind::Sale
        | DocumentKind::Adjustment
        | DocumentKind::Import => &ORDER_COLUMNS,
    };
    printer.use_headings_of(filter.kind);
    let mut listed = options.begin(printer, columns, limit)?;
    if !listed.is_full() {
        tx.each_document(filter, |document| {
            let record = document_record(document);
            let record = match printer.format() {
                Format::Json | Format::Ndjson => record,
                Format::Plain | Format::Csv => with_short_lines(&record, &short(&document.lines)),
                Format::Table => {
                    let message = Message::new("column-lines-short");
                    let message = message.with("lines", document.lines.as_slice());
                    with_short_lines(&record, &printer.texts().say(&message))
                }
            };
            listed.row(printer, record)?;
            Ok(if listed.is_full() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
    }
    listed.end(printer)
}

/// The record with its lines as one text: `2 × TEA-01, 1 × MUG-02`.
fn with_short_lines(record: &Record, short: &str) -> Record {
    let entries = record.entries().map(|(key, value)| {
        let value = if key == "lines" { Value::from(short) } else { value.clone() };
        (Cow::Owned(key.to_owned()), value)
    });
    Record::of(entries.collect())
}
