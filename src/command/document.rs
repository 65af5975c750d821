//! What orders and invoices share on the command line: their record, their list, a step by number alone, and the
//! `adjust` commands that are shown for copying.

use anyhow::Result;
use clap::Args;
use jiff::Timestamp;
use std::ops::ControlFlow;

use super::change::{ChangeOptions, EntryOptions};
use super::listing::{Columns, ListOptions};
use super::stock_lines::goods;
use crate::ledger::document::{
    Document, DocumentKind, DocumentState, Handover, Line, LineEffect, StepKind,
};
use crate::ledger::label::Label;
use crate::locale::Message;
use crate::output::{Format, Outcome, Printer, Record, Value};
use crate::parse;
use crate::stock::Stock;
use crate::store::{DocumentFilter, Snapshot};
use crate::text::shell_word;

/// Everything known of a document.
pub(crate) fn document_record(document: &Document) -> Record {
    let details = &document.details;
    let record = Record::new()
        .with("number", document.number.as_str())
        .with("kind", details.kind.word())
        .with("state", details.state.word())
        .with("lines", lines(document));
    let record = match details.kind {
        DocumentKind::Sale => record
            .with("at", document.taken_at(StepKind::Record))
            .with("voided_at", document.taken_at(StepKind::Void))
            .with("reference", details.reference.as_ref().map(Value::from)),
        DocumentKind::Invoice => record
            .with("customer", details.customer.as_ref().map(Value::from))
            .with("tracks_stock", document.is_tracked)
            .with("placed_at", document.taken_at(StepKind::Record))
            .with("deposit_at", document.taken_at(StepKind::Deposit))
            .with("paid_at", document.taken_at(StepKind::Pay))
            .with("cancelled_at", document.taken_at(StepKind::Cancel))
            .with("refunded_at", refunded_at(document)),
        DocumentKind::Order => record
            .with("customer", details.customer.as_ref().map(Value::from))
            .with("pickup", details.handover == Handover::Pickup)
            .with("placed_at", document.taken_at(StepKind::Record))
            .with("expires_at", details.expires_at)
            .with("completed_at", document.taken_at(StepKind::Complete))
            .with("cancelled_at", document.taken_at(StepKind::Cancel))
            .with("expired_at", document.taken_at(StepKind::Expire))
            .with("refunded_at", refunded_at(document)),
        DocumentKind::Adjustment | DocumentKind::Import => record
            .with("reason", details.reason.map(crate::ledger::adjustment::Reason::word))
            .with("reference", details.reference.as_ref().map(Value::from))
            .with("at", document.taken_at(StepKind::Record)),
    };
    let notes: Vec<String> = document
        .steps
        .iter()
        .filter_map(|step| step.note.as_ref())
        .map(|note| note.as_str().to_owned())
        .collect();
    let note = if notes.is_empty() { Value::Null } else { Value::Text(notes.join("\n")) };
    record.with("note", note)
}

/// When the last of it was refunded; nothing while a part of it is not (R20, R21).
fn refunded_at(document: &Document) -> Option<Timestamp> {
    let is_refunded = document.details.state == DocumentState::Refunded;
    let latest = document.steps.iter().rev().find(|step| step.kind == StepKind::Refund);
    latest.filter(|_| is_refunded).map(|step| step.at)
}

fn lines(document: &Document) -> Vec<Record> {
    let has_refunds = matches!(document.details.kind, DocumentKind::Order | DocumentKind::Invoice);
    document
        .lines
        .iter()
        .map(|line| {
            let record = Record::new().with("sku", &line.sku).with("quantity", line.quantity);
            if has_refunds { record.with("refunded", line.refunded) } else { record }
        })
        .collect()
}

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

/// A step of an invoice or an order that needs its number alone.
#[derive(Debug, Args)]
pub(crate) struct Step {
    /// The document's number
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    pub(crate) number: Label,
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
    #[command(flatten)]
    pub(crate) options: ChangeOptions,
}

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
    printer.speak_of(filter.kind);
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

/// The commands that would take a pickup order's goods off the shelf (R19).
pub(super) fn take_off(
    stock: &Stock<'_>,
    outcome: Outcome,
    document: &Document,
) -> Result<Outcome> {
    let mut commands = Vec::new();
    for line in &document.lines {
        if stock.item_by_id(line.item)?.profile.is_tracked() {
            let change = format!("-{}", line.quantity);
            commands.push(adjust_command(stock, line, &change, "pickup", document)?);
        }
    }
    Ok(suggest(outcome, "hint-take-off", commands))
}

/// The commands that would put returned goods back on the shelf (R20). A pickup order's goods were taken off it by
/// hand, so they too are put back where the item is tracked.
pub(crate) fn put_back(
    stock: &Stock<'_>,
    outcome: Outcome,
    document: &Document,
    lines: &[Line],
) -> Result<Outcome> {
    let mut commands = Vec::new();
    for line in lines.iter().filter(|line| line.quantity.is_positive()) {
        let is_off_the_shelf = match (document.details.handover, line.effect) {
            (Handover::Pickup, _) => stock.item_by_id(line.item)?.profile.is_tracked(),
            (Handover::Ship, effect) => effect == LineEffect::Moves,
        };
        if is_off_the_shelf {
            let change = format!("+{}", line.quantity);
            commands.push(adjust_command(stock, line, &change, "return", document)?);
        }
    }
    Ok(suggest(outcome, "hint-put-back", commands))
}

/// A command that works as it stands: the document by its kind where its number says too little, and words that
/// begin with a dash where they are not taken for options.
fn adjust_command(
    stock: &Stock<'_>,
    line: &Line,
    change: &str,
    reason: &str,
    document: &Document,
) -> Result<String> {
    let is_plain = !document.number.contains(':') && stock.is_only_document(document)?;
    let reference = if is_plain {
        document.number.clone()
    } else {
        format!("{}:{}", document.details.kind.word(), document.number)
    };
    let (sku, reference) = (shell_word(line.sku.as_str()), shell_word(&reference));
    let between = if reference.starts_with('-') { "=" } else { " " };
    let options = format!("--reason {reason} --ref{between}{reference}");
    Ok(if sku.starts_with('-') {
        format!("bincard adjust {options} -- {sku} {change}")
    } else {
        format!("bincard adjust {sku} {change} {options}")
    })
}

fn suggest(mut outcome: Outcome, message: &'static str, commands: Vec<String>) -> Outcome {
    for command in &commands {
        outcome = outcome.hint(Message::new(message).with("command", command.as_str()));
    }
    outcome.record = outcome.record.with("adjust", Value::Texts(commands));
    outcome
}
