//! The messages of the ledger's errors, and the words for documents in them.

use crate::ledger::document::{DocumentKind, DocumentState, DocumentStep};
use crate::ledger::error::LedgerError;
use crate::ledger::sku::Sku;
use crate::locale::texts::Texts;
use crate::message::Message;
use crate::text::shell_word;

pub(super) fn ledger_message(error: &LedgerError, texts: &Texts) -> Message {
    match error {
        LedgerError::SoldOut { .. } => Message::new("refused-sold-out"),
        LedgerError::ReasonMissing => Message::new("refused-reason-missing"),
        LedgerError::StepForbidden { number, state, step, instead: Some(instead) } => {
            let (kind, instead) = (state.kind().word(), instead.word());
            Message::new("refused-step")
                .with("kind", kind_word(state.kind(), texts))
                .with("number", number.as_str())
                .with("state", state_word(*state, texts))
                .with("step", step_word(*step, texts))
                .with("command", format!("bincard {kind} {instead} {}", operand(number)))
        }
        LedgerError::StepForbidden { number, state, step, instead: None } => {
            Message::new("refused-step-for-good")
                .with("document", state.kind().word())
                .with("verb", step.word())
                .with("kind", kind_word(state.kind(), texts))
                .with("number", number.as_str())
                .with("state", state_word(*state, texts))
                .with("step", step_word(*step, texts))
        }
        LedgerError::RefundTooMuch { number, sku, left } => Message::new("refused-refund-too-much")
            .with("number", number.as_str())
            .with("sku", sku)
            .with("left", *left),
        LedgerError::NotOnDocument { number, sku } => {
            Message::new("refused-not-on-document").with("number", number.as_str()).with("sku", sku)
        }
        LedgerError::Untracked { sku } => {
            Message::new("refused-untracked").with("sku", sku).with("word", sku_argument(sku))
        }
        LedgerError::OutOfRange { sku: Some(sku) } => {
            Message::new("refused-stock-out-of-range").with("sku", sku)
        }
        LedgerError::OutOfRange { sku: None } => Message::new("refused-sum-out-of-range"),
    }
}

pub(super) fn kind_word(kind: DocumentKind, texts: &Texts) -> String {
    texts.word(&format!("kind-{}", kind.word())).unwrap_or_else(|| kind.word().to_owned())
}

pub(super) fn state_word(state: DocumentState, texts: &Texts) -> String {
    texts.word(&format!("state-{}", state.word())).unwrap_or_else(|| state.word().to_owned())
}

pub(super) fn step_word(step: DocumentStep, texts: &Texts) -> String {
    texts.word(&format!("step-{}", step.word())).unwrap_or_else(|| step.word().to_owned())
}

/// A SKU as an argument in a suggested command; one that looks like an option comes after `--`.
pub(crate) fn sku_argument(sku: &Sku) -> String {
    operand(sku.as_str())
}

/// The same for the number of a document.
pub(super) fn operand(text: &str) -> String {
    let word = shell_word(text);
    if word.starts_with('-') { format!("-- {word}") } else { word }
}
