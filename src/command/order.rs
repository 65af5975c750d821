//! `bincard order`: online orders, which hold their goods until they are completed or given up (R15–R21).

use anyhow::Result;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::change::{Change, ChangeOptions, EntryOptions, Length};
use super::context::Context;
use super::document::{Step, document_record, list, put_back, take_off};
use super::listing::ListOptions;
use super::query::Query;
use super::stock_lines::{item_of, items_record, lines_of, typed, warn};
use crate::ledger::count::EntryTime;
use crate::ledger::document::{
    Document, DocumentId, DocumentKind, DocumentState, Handover, Line, LineEffect, NewDocument,
    StepKind,
};
use crate::ledger::error::LedgerError;
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::order::{self, Decision};
use crate::ledger::quantity::Quantity;
use crate::locale::Message;
use crate::output::{Notice, Outcome, Printer, Record, Value};
use crate::parse::when::{Deadline, later};
use crate::parse::{self, RequestLine, add_up};
use crate::refusal::Refusal;
use crate::settings::{expire_after, time_zone};
use crate::stock::{LevelChange, Posting, Stock};
use crate::store::{DocumentFilter, Scope, Snapshot};

/// The order commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Place an order: its goods are reserved at once, or it is refused as sold out
    #[command(after_help = "\
Examples:
  bincard order place 1001 TEA-01=2 MUG-02 --customer 'A. Roy'
  bincard order place 1002 TEA-01 --expires 48h
  bincard order place 1003 TEA-01 --pickup       (touches no stock)
Exit codes: 4 where an item asks for more than is available, 5 where the number was used for something else.")]
    Place(Place),
    /// Complete an order: its goods have left
    #[command(after_help = "\
Examples:
  bincard order complete 1001
  bincard order complete 1001 --at '2026-11-23 17:45'
Exit codes: 5 where it is no longer open. Completing it again changes nothing and is no error.")]
    Complete(Step),
    /// Cancel an order: its goods are available again
    #[command(after_help = "\
Examples:
  bincard order cancel 1001
  bincard order cancel 1001 --note 'the customer called'
Exit codes: 5 where it is no longer open. Cancelling it again changes nothing and is no error.")]
    Cancel(Step),
    /// Expire an order, or all whose deadline has passed
    #[command(after_help = "\
Examples:
  bincard order expire         (all whose deadline has passed)
  bincard order expire 1002    (this one, whatever its deadline)")]
    Expire(Expire),
    /// Record that the money of a completed order went back, whole or for some lines; never raises stock
    #[command(after_help = "\
Examples:
  bincard order refund 1001
  bincard order refund 1001 TEA-01=1
Exit codes: 5 where it was not completed, or more would go back than was ordered.
What the customer sent back is put on the shelf with `bincard adjust`.")]
    Refund(Refund),
    /// List orders, latest first
    #[command(
        after_help = "Examples:\n  bincard order list --state open\n  bincard order list --sort customer --columns number,customer,goods"
    )]
    List(List),
    /// Show everything known of an order
    #[command(after_help = "\
Examples:
  bincard order show 1001
  bincard order show 1001 --format json")]
    Show(Show),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::Place(place) => context.change(&place, &place.options),
            Self::Complete(args) => take(context, args, StepKind::Complete),
            Self::Cancel(args) => take(context, args, StepKind::Cancel),
            Self::Expire(args) => match args.number {
                None => context.change(&ExpireDue {}, &args.options),
                Some(number) => {
                    let step = Step { number, entry: args.entry, options: args.options };
                    take(context, step, StepKind::Expire)
                }
            },
            Self::Refund(args) => context.change(&args, &args.options),
            Self::List(list) => context.ask(&list),
            Self::Show(show) => context.ask(&show),
        }
    }
}

fn take(context: &mut Context<'_, '_>, args: Step, step: StepKind) -> Result<()> {
    context.change(&TakeStep { number: args.number, step, entry: args.entry }, &args.options)
}

/// `order place`.
#[derive(Debug, Args, Serialize)]
pub(crate) struct Place {
    /// The order's number: it works as its key
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// What is ordered, and how much of it (1 if not given)
    #[arg(value_name = "SKU[=QTY]", required = true)]
    #[serde(serialize_with = "parse::added_up")]
    lines: Vec<RequestLine>,
    /// Fetched in the shop: touches no stock, and is never sold out
    #[arg(long)]
    pickup: bool,
    /// For whom
    #[arg(long, value_name = "NAME", value_parser = parse::label, allow_hyphen_values = true)]
    customer: Option<Label>,
    /// When it gives its goods back if it was not completed: an instant or a duration
    #[arg(long, value_name = "WHEN|DURATION", allow_hyphen_values = true)]
    expires: Option<Deadline>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    #[serde(skip)]
    options: ChangeOptions,
}

/// `order expire`.
#[derive(Debug, Args)]
pub(crate) struct Expire {
    /// The order; all that are due if not given
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Option<Label>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

/// `order refund`.
#[derive(Debug, Args, Serialize)]
pub(crate) struct Refund {
    /// The order
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// For which of its lines; all if none is given
    #[arg(value_name = "SKU[=QTY]")]
    #[serde(serialize_with = "parse::added_up")]
    lines: Vec<RequestLine>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    #[serde(skip)]
    options: ChangeOptions,
}

/// `order list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only those in a state: open, completed, cancelled, expired or refunded
    #[arg(long, value_name = "STATE", value_parser = state)]
    state: Option<DocumentState>,
    /// No more than so many
    #[arg(long, value_name = "N", value_parser = parse::whole)]
    limit: Option<u64>,
    #[command(flatten)]
    shown: ListOptions,
}

/// The states an order can have.
pub(super) const STATES: [DocumentState; 5] = [
    DocumentState::Open,
    DocumentState::Completed,
    DocumentState::Cancelled,
    DocumentState::Expired,
    DocumentState::Refunded,
];

fn state(text: &str) -> Result<DocumentState, Refusal> {
    parse::word(text, &STATES, DocumentState::word)
}

/// `order show`.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The order
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
}

impl Change for Place {
    const WORDS: &'static str = "order place";

    fn summary(&self) -> String {
        let pickup = if self.pickup { " --pickup" } else { "" };
        format!("{} {}{pickup}", self.number, typed(&self.lines))
    }

    fn own_key(&self) -> Option<(Scope, &Label)> {
        Some((Scope::Order, &self.number))
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let entry_time = self.entry.time(stock)?;
        let (mut asked, items): (Vec<(Line, Level)>, Vec<Item>) = lines_of(stock, &self.lines)?
            .into_iter()
            .map(|(line, item)| ((line, item.level), item))
            .unzip();
        let mut document = NewDocument::new(DocumentKind::Order, DocumentState::Open);
        document.number = Some(self.number.clone());
        document.customer.clone_from(&self.customer);
        if self.pickup {
            document.handover = Handover::Pickup;
            for (line, _) in &mut asked {
                line.effect = LineEffect::Still;
            }
        }
        let zone = time_zone(stock)?;
        document.expires_at = match (&self.expires, expire_after(stock)?) {
            (Some(deadline), _) => Some(deadline.instant(&zone, entry_time.at())?),
            (None, Some(span)) => Some(later(entry_time.at(), &span, &zone)),
            (None, None) => None,
        };
        let movements = order::place(&asked)?;
        let lines: Vec<Line> = asked.into_iter().map(|(line, _)| line).collect();
        let (id, number) = stock.write_document(&document, &lines)?;
        let mut changes = stock.post(&Posting {
            document: id,
            step: StepKind::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements,
            counts: Vec::new(),
        })?;
        let expired = expired_at_once(stock, id, &mut changes)?;
        let record =
            document_record(&stock.document_by_id(id)?).with("items", items_record(&changes));
        let message = match (self.pickup, changes.is_empty()) {
            (true, _) => "said-pickup-placed",
            (false, true) => "said-order-placed-untracked",
            (false, false) => "said-order-placed",
        };
        let message = Message::new(message).with("number", number).with("goods", lines.as_slice());
        let outcome = Outcome::list(record, "items", "number").done(message);
        let mut outcome = warn(outcome, &[], &items);
        outcome.notices.extend(expired.map(Notice::Done));
        Ok(outcome)
    }
}

/// An order that is told late may have been due since: it expires as it is recorded (R18).
fn expired_at_once(
    stock: &Stock<'_>,
    placed: DocumentId,
    changes: &mut [LevelChange],
) -> Result<Option<Message>> {
    let document = stock.document_by_id(placed)?;
    let Some(deadline) = document.details.expires_at.filter(|deadline| *deadline <= stock.now())
    else {
        return Ok(None);
    };
    let released = stock.expire(&document, EntryTime::At(deadline))?;
    for change in changes {
        if let Some(last) = released.iter().find(|last| last.sku == change.sku) {
            change.after = last.after;
        }
    }
    Ok(Some(expiry_message(&document, &released)))
}

fn expiry_message(document: &Document, released: &[LevelChange]) -> Message {
    let message =
        if released.is_empty() { "said-order-expired-still" } else { "said-order-expired" };
    Message::new(message)
        .with("number", document.number.as_str())
        .with("goods", document.lines.as_slice())
}

/// A step of an order.
#[derive(Debug, Serialize)]
struct TakeStep {
    number: Label,
    step: StepKind,
    entry: EntryOptions,
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
    movements: Vec<crate::ledger::movement::Movement>,
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

fn already(document: &Document) -> Outcome {
    let record = document_record(document).with("items", Vec::new());
    let message = Message::new("said-step-already")
        .with("kind", "order")
        .with("number", document.number.as_str())
        .with("state", document.details.state.word());
    Outcome::list(record, "items", "number").done(message)
}

/// The expiry of every order that is due.
#[derive(Debug, Serialize)]
struct ExpireDue {}

impl Change for ExpireDue {
    const WORDS: &'static str = "order expire";

    fn summary(&self) -> String {
        String::new()
    }

    fn length(&self) -> Length {
        Length::Long
    }

    /// Releasing is what this command does, so that it can tell of it.
    fn release_due(&self, _stock: &Stock<'_>) -> Result<()> {
        Ok(())
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut notices = Vec::new();
        let mut orders = Vec::new();
        let mut numbers = Vec::new();
        stock.release_each_due(|document, changes| {
            notices.push(Notice::Done(expiry_message(document, changes)));
            let expired = stock.document_by_id(document.id)?;
            orders.push(document_record(&expired).with("items", items_record(changes)));
            numbers.push(document.number.clone());
            Ok(())
        })?;
        let record = Record::new().with("orders", orders).with("numbers", Value::Texts(numbers));
        Ok(Outcome { notices, ..Outcome::several(record, "orders", "numbers", "orders") })
    }
}

impl Change for Refund {
    const WORDS: &'static str = "order refund";

    fn summary(&self) -> String {
        format!("{} {}", self.number, typed(&self.lines)).trim_end().to_owned()
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let document = stock.document(DocumentKind::Order, &self.number)?;
        let entry_time = self.entry.time_for(stock, &document)?;
        order::may(&document.number, document.details.state, StepKind::Refund)?;
        let back = self.lines_back(stock, &document)?;
        if back.iter().all(|line| line.quantity.is_zero()) {
            return Ok(already(&document));
        }
        let mut lines = document.lines.clone();
        for (line, back) in lines.iter_mut().zip(&back) {
            line.refunded = line.refunded.plus(back.quantity)?;
        }
        stock.set_refunded(document.id, &lines)?;
        if lines.iter().all(|line| line.refunded >= line.quantity) {
            stock.set_state(document.id, DocumentState::Refunded)?;
        }
        stock.note_step(
            document.id,
            StepKind::Refund,
            entry_time.at(),
            self.entry.note.as_ref(),
        )?;
        let record = document_record(&stock.document_by_id(document.id)?).with("items", Vec::new());
        let back: Vec<Line> = back.into_iter().filter(|line| line.quantity.is_positive()).collect();
        let message = Message::new("said-order-refunded")
            .with("number", document.number.as_str())
            .with("goods", back.as_slice());
        put_back(stock, Outcome::list(record, "items", "number").done(message), &document, &back)
    }
}

impl Refund {
    /// The order's lines, each with how much of it the money goes back for now: nothing where it did before.
    fn lines_back(&self, tx: &Snapshot<'_>, document: &Document) -> Result<Vec<Line>> {
        let asked = add_up(&self.lines)?;
        for line in &asked {
            if !document.lines.iter().any(|own| own.sku == line.sku) {
                item_of(tx, &self.lines, line)?;
                let refusal = LedgerError::NotOnDocument {
                    number: document.number.clone(),
                    sku: line.sku.clone(),
                };
                return Err(refusal.into());
            }
        }
        document
            .lines
            .iter()
            .map(|own| {
                let left = order::refundable(own)?;
                let wanted = match asked.iter().find(|line| line.sku == own.sku) {
                    None if asked.is_empty() => left,
                    None => Quantity::ZERO,
                    Some(_) if left.is_zero() => Quantity::ZERO,
                    Some(line) if line.quantity <= left => line.quantity,
                    Some(_) => {
                        let (number, sku) = (document.number.clone(), own.sku.clone());
                        return Err(LedgerError::RefundTooMuch { number, sku, left }.into());
                    }
                };
                Ok(Line { quantity: wanted, ..own.clone() })
            })
            .collect()
    }
}

impl Query for List {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        list(
            tx,
            printer,
            DocumentFilter { kind: DocumentKind::Order, state: self.state },
            &self.shown,
            self.limit,
        )
    }
}

impl Query for Show {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let document = tx.document(DocumentKind::Order, &self.number)?;
        printer.outcome(&Outcome::fields(document_record(&document)))
    }
}
