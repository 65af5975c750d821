//! The steps of an order that take its number alone: complete, cancel, expire (R17, R18, R21).

use anyhow::Result;
use serde::Serialize;

use super::expire::expiry_message;
use crate::command::change::{Change, EntryOptions};
use crate::command::document::{document_record, take_off};
use crate::command::stock_lines::{items_record, warn};
use crate::ledger::document::{Document, DocumentKind, DocumentState, Handover, StepKind};
use crate::ledger::label::Label;
use crate::ledger::movement::Movement;
use crate::ledger::order::{self, Decision};
use crate::locale::Message;
use crate::output::Outcome;
use crate::stock::{LevelChange, Posting, Stock};

/// A step of an order.
#[derive(Debug, Serialize)]
pub(super) struct TakeStep {
    pub(super) number: Label,
    pub(super) step: StepKind,
    pub(super) entry: EntryOptions,
}

impl Change for TakeStep {
    const WORDS: &'static str = "order";

    fn summary(&self) -> String {
        format!("{} {}", self.step.word(), self.number)
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let document = stock.document(DocumentKind::Order, &self.number)?;
        let entry_time = self.entry.time_for(stock, &document)?;
        let Decision::Take(state) =
            order::may(&document.number, document.details.state, self.step)?
        else {
            return Ok(already(&document));
        };
        let changes = match self.step {
            StepKind::Expire => stock.expire(&document, entry_time)?,
            StepKind::Complete => {
                step(stock, &document, self, state, order::complete(&document.lines))?
            }
            StepKind::Record
            | StepKind::Void
            | StepKind::Deposit
            | StepKind::Pay
            | StepKind::Cancel
            | StepKind::Refund => {
                step(stock, &document, self, state, order::release(&document.lines))?
            }
        };
        let record = document_record(&stock.document_by_id(document.id)?)
            .with("items", items_record(&changes));
        let say = |id| {
            Message::new(id)
                .with("number", document.number.as_str())
                .with("goods", document.lines.as_slice())
        };
        let message = match self.step {
            StepKind::Complete => say("said-order-completed"),
            StepKind::Expire => expiry_message(&document, &changes),
            StepKind::Cancel if changes.is_empty() => say("said-order-cancelled-still"),
            StepKind::Record
            | StepKind::Void
            | StepKind::Deposit
            | StepKind::Pay
            | StepKind::Cancel
            | StepKind::Refund => say("said-order-cancelled"),
        };
        let outcome = warn(Outcome::list(record, "items", "number").done(message), &changes, &[]);
        let is_handed_over =
            self.step == StepKind::Complete && document.details.handover == Handover::Pickup;
        Ok(if is_handed_over { take_off(stock, outcome, &document)? } else { outcome })
    }
}

fn step(
    stock: &Stock<'_>,
    document: &Document,
    taking: &TakeStep,
    state: DocumentState,
    movements: Vec<Movement>,
) -> Result<Vec<LevelChange>> {
    stock.set_state(document.id, state)?;
    stock.post(&Posting {
        document: document.id,
        step: taking.step,
        entry_time: taking.entry.time_for(stock, document)?,
        note: taking.entry.note.as_ref(),
        movements,
        counts: Vec::new(),
    })
}

pub(super) fn already(document: &Document) -> Outcome {
    let record = document_record(document).with("items", Vec::new());
    let message = Message::new("said-step-already")
        .with("kind", "order")
        .with("number", document.number.as_str())
        .with("state", document.details.state.word());
    Outcome::list(record, "items", "number").done(message)
}
