//! The life cycle of sales, invoices, and orders: a step is taken once, if the document's state allows it (R21).

use anyhow::Result;
use clap::Args;

use super::change::{Change, ChangeOptions, EntryOptions};
use super::context::Context;
use super::document_record::document_record;
use super::request::RequestFields;
use super::stock_lines::change_records;
use crate::ledger::document::{Document, DocumentState, DocumentStep, HasSteps};
use crate::ledger::error::LedgerError;
use crate::ledger::label::Label;
use crate::ledger::movement::Movement;
use crate::ledger::transition::Transition;
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse;
use crate::stock::{LevelChange, Posting, Stock};

/// The arguments of a step that only needs the document's number.
#[derive(Debug, Args)]
pub(crate) struct StepArgs {
    /// Number of the order or invoice
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    pub(crate) number: Label,
    #[command(flatten)]
    pub(crate) entry: EntryOptions,
    #[command(flatten)]
    pub(crate) options: ChangeOptions,
}

impl StepArgs {
    pub(crate) fn take<D: StepEffects>(
        self,
        context: &mut Context<'_, '_>,
        step: D::Step,
    ) -> Result<()> {
        let Self { number, entry, options } = self;
        context.change(&TakeStep::<D> { number, step, entry }, &options)
    }
}

/// The effects of the steps of a kind of document.
pub(crate) trait StepEffects: HasSteps {
    /// The words of the command before the number.
    fn words(step: Self::Step) -> String {
        let step: DocumentStep = step.into();
        format!("{} {}", Self::KIND.word(), step.word())
    }

    /// Undoes what the step shows to have been wrong, and returns what moved.
    fn revise(
        _stock: &Stock<'_>,
        _document: &mut Document<Self>,
        _step: Self::Step,
        _entry: &EntryOptions,
    ) -> Result<Vec<LevelChange>> {
        Ok(Vec::new())
    }

    /// Does what the step does besides changing the state, and returns what moves.
    fn movements(
        stock: &Stock<'_>,
        document: &mut Document<Self>,
        step: Self::Step,
    ) -> Result<Vec<Movement>>;

    fn message(document: &Document<Self>, step: Self::Step, changes: &[LevelChange]) -> Message;

    /// The message that the step was already taken.
    fn already(document: &Document<Self>) -> Message {
        Message::new("said-step-already")
            .with("kind", Self::KIND.word())
            .with("number", document.number.as_str())
            .with("state", document.details.state().word())
    }

    /// Adds warnings and hints.
    fn advise(
        stock: &Stock<'_>,
        document: &Document<Self>,
        step: Self::Step,
        changes: &[LevelChange],
        outcome: Outcome,
    ) -> Result<Outcome>;
}

#[derive(Debug)]
pub(crate) struct TakeStep<D: StepEffects> {
    pub(crate) number: Label,
    pub(crate) step: D::Step,
    pub(crate) entry: EntryOptions,
}

impl<D: StepEffects> Change for TakeStep<D> {
    fn summary(&self) -> String {
        format!("{} {}", D::words(self.step), self.number)
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", &D::words(self.step));
        fields.text("number", &D::KIND.stored_number(self.number.as_str()));
        self.entry.describe(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut document = stock.document::<D>(&self.number)?;
        let revised = D::revise(stock, &mut document, self.step, &self.entry)?;
        let Some(state) = next_state(&document, self.step)? else {
            return already(stock, &document);
        };
        let entry_time = self.entry.time_of_step(stock, &document)?;
        let movements = D::movements(stock, &mut document, self.step)?;
        stock.set_state(document.id, state)?;
        let mut changes = stock.post(&Posting {
            document: document.id,
            step: self.step.into(),
            entry_time,
            note: self.entry.note.as_ref(),
            movements,
            items: &[],
            counts: Vec::new(),
        })?;
        for change in &mut changes {
            if let Some(first) = revised.iter().find(|first| first.item == change.item) {
                change.before = first.before;
            }
        }
        let record = document_record(&stock.document_by_id(document.id)?)
            .with("items", change_records(&changes));
        let outcome = Outcome::list(record, "items", "number")
            .done(D::message(&document, self.step, &changes));
        D::advise(stock, &document, self.step, &changes, outcome)
    }
}

/// The state of a document after a step, or `None` if the step was already taken.
pub(crate) fn next_state<D: HasSteps>(
    document: &Document<D>,
    step: D::Step,
) -> Result<Option<DocumentState>, LedgerError> {
    match document.details.after(step) {
        Transition::To(state) => Ok(Some(state)),
        Transition::AlreadyTaken => Ok(None),
        Transition::Forbidden => Err(LedgerError::StepForbidden {
            number: document.number.clone(),
            state: document.details.state(),
            step: step.into(),
            instead: document.details.step_instead(step),
        }),
    }
}

/// The outcome of a step that was already taken: the current state of the document.
pub(crate) fn already<D: StepEffects>(
    stock: &Stock<'_>,
    document: &Document<D>,
) -> Result<Outcome> {
    let record = document_record(&stock.document_by_id(document.id)?).with("items", Vec::new());
    Ok(Outcome::list(record, "items", "number").done(D::already(document)))
}
