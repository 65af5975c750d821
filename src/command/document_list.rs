//! `order list` and `invoice list`.

use anyhow::Result;
use std::ops::ControlFlow;

use super::document_record::document_record;
use super::listing::{Columns, ListOptions};
use super::stock_lines::goods;
use crate::ledger::document::DocumentKind;
use crate::locale::Message;
use crate::output::{Format, Printer};
use crate::store::{DocumentFilter, Snapshot};

/// The columns of a list of orders.
pub(crate) const ORDER_COLUMNS: Columns = Columns {
    known: &[
        "number",
        "state",
        "goods",
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
    usual: &["number", "state", "goods", "customer", "expires_at"],
    spare: &["expires_at", "customer"],
};

/// The columns of a list of invoices.
pub(crate) const INVOICE_COLUMNS: Columns = Columns {
    known: &[
        "number",
        "state",
        "goods",
        "customer",
        "tracks_stock",
        "placed_at",
        "deposit_at",
        "paid_at",
        "cancelled_at",
        "refunded_at",
        "note",
    ],
    usual: &["number", "state", "goods", "customer", "paid_at"],
    spare: &["paid_at", "customer"],
};

/// Lists documents of a filter.
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
            let goods = if printer.format() == Format::Table {
                let message = Message::new("column-goods-listed");
                printer.texts().say(&message.with("goods", document.lines.as_slice()))
            } else {
                goods(&document.lines)
            };
            listed.row(printer, document_record(document).with("goods", goods))?;
            Ok(if listed.is_full() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
    }
    listed.end(printer)
}
