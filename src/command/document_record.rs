//! A document as a record.

use crate::ledger::adjustment::Reason;
use crate::ledger::document::{Details, Document, DocumentStep};
use crate::ledger::invoice::{InvoiceState, InvoiceStep};
use crate::ledger::label::Label;
use crate::ledger::line::Line;
use crate::ledger::order::{Handover, OrderState, OrderStep};
use crate::ledger::sale::SaleStep;
use crate::output::{Record, Value};

pub(crate) fn document_record(document: &Document) -> Record {
    let at = |step: DocumentStep| document.taken_at(step);
    let placed_at = at(DocumentStep::Record);
    let record = Record::new()
        .with("number", document.number.as_str())
        .with("kind", document.details.kind().word())
        .with("state", document.details.state().word());
    let lines = document.lines.iter();
    let record = match &document.details {
        Details::Sale(sale) => record
            .with("lines", lines.map(plain_line).collect::<Vec<_>>())
            .with("at", placed_at)
            .with("voided_at", at(SaleStep::Void.into()))
            .with("reference", sale.reference.as_ref().map(Value::from)),
        Details::Invoice(invoice) => record
            .with("lines", lines.map(refundable_line).collect::<Vec<_>>())
            .with("customer", invoice.customer.as_ref().map(Value::from))
            .with("tracks_stock", invoice.tracks_stock)
            .with("placed_at", placed_at)
            .with("deposit_at", at(InvoiceStep::Deposit.into()))
            .with("paid_at", at(InvoiceStep::Pay.into()))
            .with("cancelled_at", at(InvoiceStep::Cancel.into()))
            .with(
                "refunded_at",
                document
                    .last_taken_at(InvoiceStep::Refund.into())
                    .filter(|_| invoice.state == InvoiceState::Refunded),
            ),
        Details::Order(order) => record
            .with("lines", lines.map(refundable_line).collect::<Vec<_>>())
            .with("customer", order.customer.as_ref().map(Value::from))
            .with("pickup", order.handover == Handover::Pickup)
            .with("placed_at", placed_at)
            .with("expires_at", order.expires_at)
            .with("completed_at", at(OrderStep::Complete.into()))
            .with(
                "cancelled_at",
                document
                    .last_taken_at(OrderStep::Cancel.into())
                    .filter(|_| order.state == OrderState::Cancelled),
            )
            .with(
                "expired_at",
                document
                    .last_taken_at(OrderStep::Expire.into())
                    .filter(|_| order.state == OrderState::Expired),
            )
            .with(
                "refunded_at",
                document
                    .last_taken_at(OrderStep::Refund.into())
                    .filter(|_| order.state == OrderState::Refunded),
            ),
        Details::Adjustment(adjustment) => record
            .with("lines", lines.map(plain_line).collect::<Vec<_>>())
            .with("reason", adjustment.reason.map(Reason::word))
            .with("reference", adjustment.reference.as_ref().map(Value::from))
            .with("at", placed_at),
        Details::Import => record
            .with("lines", lines.map(plain_line).collect::<Vec<_>>())
            .with("reason", Value::Null)
            .with("reference", Value::Null)
            .with("at", placed_at),
    };
    record.with("note", notes(document))
}

fn plain_line(line: &Line) -> Record {
    Record::new().with("sku", &line.sku).with("quantity", line.quantity)
}

fn refundable_line(line: &Line) -> Record {
    plain_line(line).with("refunded", line.refunded)
}

/// The notes of all steps, one on each line.
fn notes(document: &Document) -> Value {
    let notes: Vec<&str> =
        document.steps.iter().filter_map(|step| step.note.as_ref()).map(Label::as_str).collect();
    if notes.is_empty() { Value::Null } else { Value::Text(notes.join("\n")) }
}
