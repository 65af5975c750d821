//! What `bincard store` found wrong with a store: looking for it, and saying it.

use anyhow::Result;

use super::context::Context;
use crate::locale::{Message, engine_error};
use crate::output::{Outcome, Progress};
use crate::refusal::Refusal;
use crate::stock;
use crate::store::{Address, Fault, Finding, Store, fault_of};

/// The problems of a store; if it cannot be read at all, only that one.
pub(super) fn findings(context: &Context<'_, '_>, address: &Address) -> Result<Vec<Finding>> {
    let opened = Store::open_to_check(address, context.busy_timeout, context.clock);
    opened.and_then(|store| findings_in(context, store)).or_else(|error| match fault_of(&error) {
        Some(Fault::Damaged(why)) => Ok(vec![Finding::File(engine_error(&why))]),
        Some(_) | None => Err(error),
    })
}

#[allow(clippy::redundant_closure_for_method_calls, reason = "a path is not general enough")]
pub(super) fn findings_in(context: &Context<'_, '_>, mut store: Store) -> Result<Vec<Finding>> {
    let _progress = Progress::working(context.is_attended);
    store.inspect(stock::findings)
}

pub(super) fn damaged(
    context: &Context<'_, '_>,
    store: &dyn std::fmt::Display,
    findings: &[Finding],
) -> anyhow::Error {
    let is_repairable = findings.iter().any(Finding::is_repairable);
    let findings = findings.iter().map(|finding| context.texts.say(&message(finding))).collect();
    let store = store.to_string();
    let refusal = if is_repairable {
        Refusal::StoreDamaged { store, findings }
    } else {
        Refusal::StoreBroken { store, findings }
    };
    refusal.into()
}

pub(super) fn message(finding: &Finding) -> Message {
    match finding {
        Finding::File(said) => Message::new("finding-file").with("said", said.clone()),
        Finding::Schema(said) => Message::new("finding-schema").with("said", said.as_str()),
        Finding::Balance { sku, stored, summed } => Message::new("finding-balance")
            .with("sku", sku.as_str())
            .with("stored", stored.available)
            .with("stored-reserved", stored.reserved)
            .with("summed", summed.available)
            .with("summed-reserved", summed.reserved),
        Finding::More { count } => Message::new("finding-more").with("count", *count),
        Finding::Instant { sku } => Message::new("finding-instant").with("sku", sku.as_str()),
        Finding::CountedAt { sku } => Message::new("finding-counted-at").with("sku", sku.as_str()),
        Finding::SortKey { sku } => Message::new("finding-sort-key").with("sku", sku.as_str()),
        Finding::SkuKey { sku } => Message::new("finding-sku-key").with("sku", sku.as_str()),
        Finding::Refunded { number, sku } => Message::new("finding-refunded")
            .with("number", number.as_str())
            .with("sku", sku.as_str()),
        Finding::Document { number, sku } => Message::new("finding-document")
            .with("number", number.as_str())
            .with("sku", sku.as_str()),
        Finding::Notification { sku } => {
            Message::new("finding-notification").with("sku", sku.as_str())
        }
    }
}

/// Warns of errors in a backup.
pub(super) fn not_whole(context: &Context<'_, '_>, outcome: Outcome, found: &[Finding]) -> Outcome {
    let Some(first) = found.first() else { return outcome };
    let said = context.texts.say(&message(first));
    outcome.warning(Message::new("warn-not-whole").with("said", said))
}
