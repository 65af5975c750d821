//! An error as JSON (R35b): its code, kind, message and hint, and what it is about, field by field.

use std::path::Path;

use super::value::{Record, Value};
use crate::ledger::document::DocumentKind;
use crate::ledger::error::LedgerError;
use crate::ledger::order::Shortage;
use crate::locale::{Texts, row_problem};
use crate::refusal::{BadRow, FileProblem, Refusal, RequestDifference, RequestField};

/// Adds what a refusal is about: SKUs, quantities, documents, lines and columns of files, settings, paths.
#[allow(
    clippy::too_many_lines,
    reason = "one arm for each kind of fields, and no refusal forgotten"
)]
pub(crate) fn with_fields(error: Record, refusal: &Refusal, texts: &Texts) -> Record {
    match refusal {
        Refusal::WithHint { refusal, .. } => with_fields(error, refusal, texts),
        Refusal::Ledger(refused) => with_ledger_fields(error, refused),
        Refusal::BadNumber { text, .. }
        | Refusal::QuantityNotPositive { text }
        | Refusal::CountNegative { text }
        | Refusal::QuantityIsBarcode { text }
        | Refusal::BadChange { text }
        | Refusal::BadLine { text, .. }
        | Refusal::BadSku { text, .. }
        | Refusal::BadText { text, .. }
        | Refusal::BadInstant { text }
        | Refusal::ZoneInBrackets { text }
        | Refusal::BadWholeNumber { text }
        | Refusal::BadDuration { text }
        | Refusal::DurationNotPositive { text }
        | Refusal::DurationTooLong { text }
        | Refusal::BadTimeZone { text }
        | Refusal::InFuture { text }
        | Refusal::DeadlinePassed { text }
        | Refusal::BadMapping { text }
        | Refusal::BadDelimiter { text } => error.with("value", text.as_str()),
        Refusal::BadOptionText { option, text, .. } => {
            error.with("option", option.as_str()).with("value", text.as_str())
        }
        Refusal::BeforeLastStep { kind, number, text } => {
            with_document(error, *kind, number).with("value", text.as_str())
        }
        Refusal::UnknownWord { text, nearest, .. } => {
            error.with("value", text.as_str()).with("nearest", nearest_of(nearest.as_slice()))
        }
        Refusal::BadSettingValue { key, value, nearest, .. } => error
            .with("setting", key.as_str())
            .with("value", value.as_str())
            .with("nearest", nearest_of(nearest.as_slice())),
        Refusal::NotASetting { key, nearest, .. } => {
            error.with("setting", key.as_str()).with("nearest", nearest_of(nearest.as_slice()))
        }
        Refusal::NumberAssigned { number, .. } => error.with("number", number.as_str()),
        Refusal::OrderNumberMissing { option } => error.with("option", *option),
        Refusal::MachineTakesNoKey { setting: key }
        | Refusal::SettingMissing { key }
        | Refusal::PasswordInUrl { key } => error.with("setting", *key),
        Refusal::SettingWrong { key, value, .. } => {
            error.with("setting", key.as_str()).with("value", value.as_str())
        }
        Refusal::EnvironmentWrong { variable, value, .. } => {
            error.with("variable", *variable).with("value", value.as_str())
        }
        Refusal::UnknownItem { sku, nearest } => {
            error.with("sku", sku.as_str()).with("nearest", nearest_of(nearest))
        }
        Refusal::NameMissing { sku }
        | Refusal::ItemExists { sku }
        | Refusal::ItemArchived { sku }
        | Refusal::OpeningUntracked { sku } => error.with("sku", sku),
        Refusal::UnknownDocument { kind, number, nearest } => error
            .with("document", kind.map(DocumentKind::word))
            .with("number", number.as_str())
            .with("nearest", nearest_of(nearest)),
        Refusal::AmbiguousDocument { number, kinds } => {
            let words = kinds.iter().map(|kind| kind.word().to_owned());
            error.with("number", number.as_str()).with("documents", Value::Texts(words.collect()))
        }
        Refusal::KeyReused { key, first } => error
            .with("key", key.as_str())
            .with("first", first.summary.as_str())
            .with("differences", differences(&first.differences)),
        Refusal::NumberReused { kind, number, first } => with_document(error, *kind, number)
            .with("first", first.summary.as_str())
            .with("differences", differences(&first.differences)),
        Refusal::DocumentEnded { number, state } => {
            with_document(error, state.kind(), number).with("state", state.word())
        }
        Refusal::BadRows { file, rows, count } => error
            .with("file", file.as_str())
            .with("count", *count)
            .with("rows", rows.iter().map(|row| bad_row(row, texts)).collect::<Vec<_>>()),
        Refusal::BadFile { file, why } => with_problem(error.with("file", file.as_str()), why),
        Refusal::FileUnreadable { file, .. } | Refusal::NoLocations { file, .. } => {
            error.with("file", file.as_str())
        }
        Refusal::NoStore { path }
        | Refusal::NoFolder { path }
        | Refusal::NotAStore { path, .. }
        | Refusal::StoreTampered { path, .. }
        | Refusal::NotABackup { path, .. }
        | Refusal::BackupOverOther { path, .. }
        | Refusal::BackupOfDamaged { store: path, .. }
        | Refusal::RestoreOfOther { path }
        | Refusal::RestoreOverOther { path, .. }
        | Refusal::RejectsOverSource { path }
        | Refusal::NewerStore { path, .. }
        | Refusal::IsTheStore { path }
        | Refusal::StoreLeftover { path }
        | Refusal::StoreLinked { path }
        | Refusal::StoreMounted { path }
        | Refusal::StoreCompanion { path }
        | Refusal::NetworkStore { path, .. }
        | Refusal::BadConfig { path, .. }
        | Refusal::ConfigOpenToOthers { path, .. }
        | Refusal::SecretOpenToOthers { path, .. } => with_path(error, path),
        Refusal::StoreDamaged { store, findings } | Refusal::StoreBroken { store, findings } => {
            error.with("path", store.as_str()).with("findings", Value::Texts(findings.clone()))
        }
        Refusal::StoreBusy { store, waited_seconds } => {
            error.with("path", store.as_str()).with("waited_seconds", *waited_seconds)
        }
        Refusal::NoSharedStore { store }
        | Refusal::ServerUnfit { store, .. }
        | Refusal::ServerTls { store, .. }
        | Refusal::SchemaTampered { store, .. }
        | Refusal::NewerSchema { store, .. }
        | Refusal::OlderSchema { store, .. } => error.with("path", store.as_str()),
        Refusal::MailDeferred { address, .. }
        | Refusal::MailRefused { address, .. }
        | Refusal::MailUnknown { address, .. }
        | Refusal::MailNotRecorded { address, .. } => error.with("address", address.as_str()),
        // The message says all there is; an address of a store may contain a password.
        Refusal::BadAddress { .. }
        | Refusal::ConflictingWords { .. }
        | Refusal::NothingAsked { .. }
        | Refusal::NeedsFile { .. }
        | Refusal::BadStoreAddress { .. }
        | Refusal::ServerRefused { .. }
        | Refusal::SharedStoreNotEmpty
        | Refusal::StoreUrl { .. } => error,
    }
}

fn with_ledger_fields(error: Record, refused: &LedgerError) -> Record {
    match refused {
        LedgerError::SoldOut { shortages } => {
            error.with("shortages", shortages.iter().map(shortage).collect::<Vec<_>>())
        }
        LedgerError::StepForbidden { number, state, step, .. } => {
            with_document(error, state.kind(), number)
                .with("state", state.word())
                .with("step", step.word())
        }
        LedgerError::RefundTooMuch { number, sku, left } => {
            error.with("number", number.as_str()).with("sku", sku).with("left", *left)
        }
        LedgerError::NotOnDocument { number, sku } => {
            error.with("number", number.as_str()).with("sku", sku)
        }
        LedgerError::Untracked { sku } => error.with("sku", sku),
        LedgerError::OutOfRange { sku } => error.with("sku", sku.as_ref()),
        LedgerError::ReasonMissing => error,
    }
}

fn with_problem(error: Record, problem: &FileProblem) -> Record {
    match problem {
        FileProblem::NotUtf8 { line, .. }
        | FileProblem::UnclosedQuote { line }
        | FileProblem::LongQuote { line }
        | FileProblem::Malformed { line, .. } => error.with("line", *line),
        FileProblem::MissingColumn { column }
        | FileProblem::DuplicateColumn { column }
        | FileProblem::MapUnknownColumn { column, .. } => error.with("column", column.as_str()),
        FileProblem::Empty
        | FileProblem::Spreadsheet { .. }
        | FileProblem::NoKnownHeader { .. }
        | FileProblem::NoItems { .. }
        | FileProblem::NoRows
        | FileProblem::NothingCounted
        | FileProblem::MissingBoth { .. }
        | FileProblem::NotText
        | FileProblem::ManyLocations { .. }
        | FileProblem::UnknownLocation { .. } => error,
    }
}

fn with_document(error: Record, kind: DocumentKind, number: &str) -> Record {
    error.with("document", kind.word()).with("number", number)
}

fn with_path(error: Record, path: &Path) -> Record {
    error.with("path", path.display().to_string())
}

fn nearest_of(nearest: &[String]) -> Value {
    Value::Texts(nearest.to_vec())
}

fn shortage(shortage: &Shortage) -> Record {
    Record::new()
        .with("sku", &shortage.sku)
        .with("requested", shortage.requested)
        .with("available", shortage.available)
}

fn bad_row(row: &BadRow, texts: &Texts) -> Record {
    Record::new()
        .with("line", row.line)
        .with("column", row.column.as_deref())
        .with("value", row.value.as_str())
        .with("message", row_problem(&row.problem, texts))
}

fn differences(differences: &[RequestDifference]) -> Vec<Record> {
    let record = |difference: &RequestDifference| {
        let (field, sku) = match &difference.field {
            RequestField::QuantityOf(sku) => ("quantity", Some(sku.as_str())),
            RequestField::Option(name) | RequestField::Named(name) => (name.as_str(), None),
        };
        Record::new()
            .with("field", field)
            .with("sku", sku)
            .with("before", difference.before.as_deref())
            .with("now", difference.now.as_deref())
    };
    differences.iter().map(record).collect()
}
