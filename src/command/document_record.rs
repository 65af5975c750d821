//! What is told of a document, whichever command tells it.

use crate::ledger::document::{Document, DocumentKind, Handover, StepKind};
use crate::output::{Record, Value};

/// Everything known of a document.
pub(crate) fn document_record(document: &Document) -> Record {
    let said = &document.said;
    let record = Record::new()
        .with("number", document.number.as_str())
        .with("kind", said.kind.word())
        .with("state", said.state.word())
        .with("lines", lines(document));
    let record = match said.kind {
        DocumentKind::Sale => record
            .with("at", document.taken_at(StepKind::Record))
            .with("voided_at", document.taken_at(StepKind::Void))
            .with("reference", said.reference.as_ref().map(Value::from)),
        DocumentKind::Invoice => record
            .with("customer", said.customer.as_ref().map(Value::from))
            .with("tracks_stock", document.is_tracked)
            .with("created_at", document.taken_at(StepKind::Record))
            .with("deposit_at", document.taken_at(StepKind::Deposit))
            .with("paid_at", document.taken_at(StepKind::Pay))
            .with("cancelled_at", document.taken_at(StepKind::Cancel))
            .with("refunded_at", document.taken_at(StepKind::Refund)),
        DocumentKind::Order => record
            .with("customer", said.customer.as_ref().map(Value::from))
            .with("pickup", said.handover == Handover::Pickup)
            .with("placed_at", document.taken_at(StepKind::Record))
            .with("expires_at", said.expires_at)
            .with("completed_at", document.taken_at(StepKind::Complete))
            .with("cancelled_at", document.taken_at(StepKind::Cancel))
            .with("expired_at", document.taken_at(StepKind::Expire))
            .with("refunded_at", document.taken_at(StepKind::Refund)),
        DocumentKind::Adjustment | DocumentKind::Import => record
            .with("reason", said.reason.map(crate::ledger::adjustment::Reason::word))
            .with("reference", said.reference.as_ref().map(Value::from))
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

fn lines(document: &Document) -> Vec<Record> {
    let has_refunds = matches!(document.said.kind, DocumentKind::Order | DocumentKind::Invoice);
    document
        .lines
        .iter()
        .map(|line| {
            let record = Record::new().with("sku", &line.sku).with("quantity", line.quantity);
            if has_refunds { record.with("refunded", line.refunded) } else { record }
        })
        .collect()
}
