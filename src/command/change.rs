//! Commands that change the store: one transaction, which releases due orders first (R18), with idempotency (R33)
//! and dry runs (R34).

use anyhow::Result;
use clap::Args;

use super::context::Context;
use super::count_warnings::count_warnings;
use super::idempotency::{Answer, Request, once};
use super::request::{Identity, RequestFields};
use crate::ledger::count::EntryTime;
use crate::ledger::document::{Document, DocumentStep, HasSteps, StepTaken};
use crate::ledger::label::Label;
use crate::locale::Message;
use crate::output::{Notice, Outcome};
use crate::parse;
use crate::parse::when::When;
use crate::refusal::Refusal;
use crate::settings::{time_zone, time_zone_name};
use crate::stock::{self, Stock};
use crate::store::{CommitMode, Scope, Snapshot, Store};

/// A request that changes the store.
pub(crate) trait Change {
    /// What to do if the store does not exist.
    const MISSING: Missing = Missing::Refuse;

    /// A summary of the request, as it would be typed: `order place 1001 TEA-01=2`.
    fn summary(&self) -> String;

    /// The fields that make two requests the same (R33).
    fn describe(&self, fields: &mut RequestFields<'_>);

    /// How long it locks the store.
    fn length(&self) -> Length {
        Length::Moment
    }

    /// The number of an order or invoice, which serves as a key.
    fn own_key(&self) -> Option<(Scope, &Label)> {
        None
    }

    /// Releases the orders that are due, before anything else (R18).
    fn release_due(&self, stock: &Stock<'_>) -> Result<()> {
        stock.release_due()
    }

    /// Makes the change, within a transaction.
    fn change(&self, stock: &Stock<'_>) -> Result<Outcome>;

    /// The answer if the request is repeated, unless it is the first answer: a document's number decides (R33).
    fn repeat(&self, _stock: &Stock<'_>) -> Result<Option<Outcome>> {
        Ok(None)
    }
}

/// Makes a change within a transaction, at most once for each key.
pub(crate) fn change_once<C: Change>(
    stock: &Stock<'_>,
    request: &C,
    key: Option<&Label>,
    change: impl FnOnce() -> Result<Outcome>,
) -> Result<Answer> {
    let mut keys: Vec<(Scope, &Label)> = request.own_key().into_iter().collect();
    keys.extend(key.map(|key| (Scope::Key, key)));
    if keys.is_empty() {
        return change().map(Answer::New);
    }
    let identity = Request {
        keys,
        identity: Identity::of(|fields| request.describe(fields)),
        summary: request.summary(),
    };
    once(stock, identity, change, || request.repeat(stock))
}

/// What a command does if the store does not exist (R36).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    Make,
    Refuse,
}

/// How long a change locks the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// A few milliseconds: other processes wait.
    Moment,
    /// As long as a file takes: other processes can read meanwhile.
    Long,
}

/// Options of every command that changes something.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Script options")]
pub(crate) struct ChangeOptions {
    /// Idempotency key: repeating the same request with the same key returns the first result
    #[arg(long, value_name = "KEY", value_parser = parse::number)]
    pub(crate) key: Option<Label>,
    /// Show what would change without changing anything
    #[arg(long)]
    pub(crate) dry_run: bool,
}

impl ChangeOptions {
    pub(crate) fn has_key(&self) -> bool {
        self.key.is_some()
    }
}

/// Options of every command that changes stock.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct EntryOptions {
    /// Add a note to the entry
    #[arg(long, value_name = "TEXT", value_parser = parse::label, allow_hyphen_values = true)]
    pub(crate) note: Option<Label>,
    /// When it happened: a date, a date and time, RFC 3339, `yesterday`, or `-3d` (default: now)
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) at: Option<When>,
}

impl EntryOptions {
    /// The fields that make two requests the same: the time as it was typed (R33).
    pub(crate) fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.optional("note", self.note.as_ref());
        fields.optional("at", self.at.as_ref().map(When::as_str));
    }

    /// The first step of a document, taken then.
    pub(crate) fn first_step(&self, entry_time: EntryTime) -> StepTaken {
        StepTaken { step: DocumentStep::Record, at: entry_time.at(), note: self.note.clone() }
    }

    /// When it happened; refused if that is in the future.
    pub(crate) fn time(&self, tx: &Snapshot<'_>) -> Result<EntryTime> {
        match &self.at {
            None => Ok(EntryTime::Now(tx.now())),
            Some(when) => Ok(when.past(&time_zone(tx)?, tx.now())?),
        }
    }

    /// When a further step of a document happened; refused if that is before the document's last step (R22c).
    pub(crate) fn time_of_step<D: HasSteps>(
        &self,
        tx: &Snapshot<'_>,
        document: &Document<D>,
    ) -> Result<EntryTime> {
        let entry_time = self.time(tx)?;
        let last_at = document.steps.last().map(|step| step.at);
        match &self.at {
            Some(at) if last_at > Some(entry_time.at()) => Err(Refusal::BeforeLastStep {
                kind: D::KIND,
                number: document.number.clone(),
                text: at.as_str().to_owned(),
            }
            .into()),
            Some(_) | None => Ok(entry_time),
        }
    }
}

impl Context<'_, '_> {
    /// Makes a change, durably and completely or not at all, and prints the outcome.
    pub(crate) fn change<C: Change>(&mut self, request: &C, options: &ChangeOptions) -> Result<()> {
        let outcome = self.changed(request, options)?;
        self.print_change(outcome, options.dry_run)
    }

    /// Makes a change and returns the outcome.
    pub(crate) fn changed<C: Change>(
        &mut self,
        request: &C,
        options: &ChangeOptions,
    ) -> Result<Outcome> {
        let opening = match request.length() {
            Length::Moment => Store::open_alone(&self.address, self.busy_timeout, self.clock),
            Length::Long => self.open(),
        };
        let opened = match opening {
            Err(error) if C::MISSING == Missing::Make && is_missing(&error) => None,
            opened => Some(opened?),
        };
        match opened {
            Some(mut store) => self.change_in(&mut store, request, options),
            None => self.change_in_new(request, options),
        }
    }

    /// Creates the store together with the change, or not at all.
    fn change_in_new<C: Change>(
        &mut self,
        request: &C,
        options: &ChangeOptions,
    ) -> Result<Outcome> {
        let path = self.address.file().filter(|_| !options.dry_run);
        let draft = path.map_or_else(|| self.passing_draft(), |path| self.draft(path))?;
        let mut store = Store::open_draft(&draft, self.busy_timeout, self.clock)?;
        let outcome = self.change_in(&mut store, request, options)?;
        if options.dry_run {
            return Ok(outcome);
        }
        store.finish_draft()?;
        if draft.place()? {
            return Ok(outcome);
        }
        let mut store = self.open()?;
        self.change_in(&mut store, request, options)
    }

    fn change_in<C: Change>(
        &self,
        store: &mut Store,
        request: &C,
        options: &ChangeOptions,
    ) -> Result<Outcome> {
        stock::write(store, |stock| {
            self.texts.use_zone(time_zone_name(stock)?);
            request.release_due(stock)?;
            let answer =
                change_once(stock, request, options.key.as_ref(), || request.change(stock))?;
            let mode = if options.dry_run { CommitMode::RollBack } else { CommitMode::Commit };
            let (mut outcome, is_repeated) = match answer {
                Answer::New(mut outcome) => {
                    outcome.notices.extend(count_warnings(stock).into_iter().map(Notice::Warning));
                    (outcome, false)
                }
                Answer::Repeated(mut outcome) => {
                    outcome.notices.insert(0, Notice::Done(Message::new("said-again")));
                    (outcome, true)
                }
            };
            outcome.record = outcome.record.with("repeated", is_repeated);
            Ok((outcome, mode))
        })
    }
}

fn is_missing(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Refusal::NoStore { .. }))
}
