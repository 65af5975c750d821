//! `bincard invoice`: invoices, which move stock when paid, where the shop has turned that on (R12–R14).

use anyhow::Result;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::change::{Change, ChangeOptions, EntryOptions};
use super::context::Context;
use super::document::{Step, document_record, list, put_back};
use super::listing::ListOptions;
use super::query::Query;
use super::stock_lines::{items_record, lines_of, typed, warn};
use crate::ledger::document::{
    Document, DocumentKind, DocumentState, Line, LineEffect, NewDocument, StepKind,
};
use crate::ledger::invoice;
use crate::ledger::label::Label;
use crate::ledger::order::Decision;
use crate::locale::Message;
use crate::output::{Outcome, Printer};
use crate::parse::{self, RequestLine};
use crate::settings::is_on;
use crate::stock::{Posting, Stock};
use crate::store::{DocumentFilter, Scope, Snapshot};

/// The invoice commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write an invoice; it holds nothing until it is paid
    #[command(after_help = "\
Examples:
  bincard invoice create 2026-117 TEA-01=4 --customer 'Café Rosalie'
  bincard invoice create 2026-118 TEA-01=4 MUG-02 --note 'to be paid in 30 days'
Exit codes: 5 where the number was used for something else.")]
    Create(Create),
    /// Record that an invoice was paid; its goods leave the shelf where the shop tracks invoices
    #[command(after_help = "\
Examples:
  bincard invoice pay 2026-117
  bincard invoice pay 2026-117 --part            (a deposit: moves nothing)
Exit codes: 5 where it was cancelled or refunded. A warning tells what ran out.
Turn tracking on with `bincard settings set invoices.track_stock true`.")]
    Pay(Pay),
    /// Give up an invoice that was not paid; moves nothing
    #[command(after_help = "\
Examples:
  bincard invoice cancel 2026-117
  bincard invoice cancel 2026-117 --note 'written twice'
Exit codes: 5 where it was paid already: then it is refunded.")]
    Cancel(Step),
    /// Record that the money of a paid invoice went back; moves nothing by itself
    #[command(after_help = "\
Examples:
  bincard invoice refund 2026-117
  bincard invoice refund 2026-117 --at 2026-11-20 --note 'sent back by post'
Exit codes: 5 where it was not paid.
What the customer brought back is put on the shelf with `bincard adjust`.")]
    Refund(Step),
    /// List invoices, latest first
    #[command(
        after_help = "Examples:\n  bincard invoice list --state unpaid\n  bincard invoice list --sort placed_at --columns number,placed_at,customer"
    )]
    List(List),
    /// Show everything known of an invoice
    #[command(after_help = "\
Examples:
  bincard invoice show 2026-117
  bincard invoice show 2026-117 --format json")]
    Show(Show),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::Create(create) => context.change(&create, &create.options),
            Self::Pay(pay) => {
                let step = if pay.part { StepKind::Deposit } else { StepKind::Pay };
                context
                    .change(&TakeStep { number: pay.number, step, entry: pay.entry }, &pay.options)
            }
            Self::Cancel(args) => take(context, args, StepKind::Cancel),
            Self::Refund(args) => take(context, args, StepKind::Refund),
            Self::List(list) => context.ask(&list),
            Self::Show(show) => context.ask(&show),
        }
    }
}

fn take(context: &mut Context<'_, '_>, args: Step, step: StepKind) -> Result<()> {
    context.change(&TakeStep { number: args.number, step, entry: args.entry }, &args.options)
}

/// `invoice create`.
#[derive(Debug, Args, Serialize)]
pub(crate) struct Create {
    /// The invoice's number: it works as its key
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// What is invoiced, and how much of it (1 if not given)
    #[arg(value_name = "SKU[=QTY]", required = true)]
    #[serde(serialize_with = "parse::added_up")]
    lines: Vec<RequestLine>,
    /// For whom
    #[arg(long, value_name = "NAME", value_parser = parse::label, allow_hyphen_values = true)]
    customer: Option<Label>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    #[serde(skip)]
    options: ChangeOptions,
}

/// `invoice pay`.
#[derive(Debug, Args)]
pub(crate) struct Pay {
    /// The invoice
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// A deposit: moves nothing, and the invoice stays unpaid
    #[arg(long)]
    part: bool,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

/// `invoice list`.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only those in a state: unpaid, paid, cancelled or refunded
    #[arg(long, value_name = "STATE", value_parser = state)]
    state: Option<DocumentState>,
    /// No more than so many
    #[arg(long, value_name = "N", value_parser = parse::whole)]
    limit: Option<u64>,
    #[command(flatten)]
    shown: ListOptions,
}

/// The states an invoice can have.
pub(super) const STATES: [DocumentState; 4] =
    [DocumentState::Unpaid, DocumentState::Paid, DocumentState::Cancelled, DocumentState::Refunded];

fn state(text: &str) -> Result<DocumentState, crate::refusal::Refusal> {
    parse::word(text, &STATES, DocumentState::word)
}

/// `invoice show`.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The invoice
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
}

impl Change for Create {
    const WORDS: &'static str = "invoice create";

    fn summary(&self) -> String {
        format!("{} {}", self.number, typed(&self.lines))
    }

    fn own_key(&self) -> Option<(Scope, &Label)> {
        Some((Scope::Invoice, &self.number))
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let entry_time = self.entry.time(stock)?;
        let mut lines: Vec<Line> =
            lines_of(stock, &self.lines)?.into_iter().map(|(line, _)| line).collect();
        for line in &mut lines {
            line.effect = LineEffect::Still;
        }
        let mut document = NewDocument::new(DocumentKind::Invoice, DocumentState::Unpaid);
        document.number = Some(self.number.clone());
        document.customer.clone_from(&self.customer);
        let (id, number) = stock.write_document(&document, &lines)?;
        stock.note_step(id, StepKind::Record, entry_time.at(), self.entry.note.as_ref())?;
        let record = document_record(&stock.document_by_id(id)?).with("items", Vec::new());
        Ok(Outcome::list(record, "lines", "number").done(
            Message::new("said-invoice-created")
                .with("number", number)
                .with("goods", lines.as_slice()),
        ))
    }
}

/// A step of an invoice.
#[derive(Debug, Serialize)]
struct TakeStep {
    number: Label,
    step: StepKind,
    entry: EntryOptions,
}

impl Change for TakeStep {
    const WORDS: &'static str = "invoice";

    fn summary(&self) -> String {
        format!("{} {}", self.step.word(), self.number)
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut document = stock.document(DocumentKind::Invoice, &self.number)?;
        let entry_time = self.entry.time_for(stock, &document)?;
        let decision = invoice::may(&document.number, document.details.state, self.step)?;
        let Decision::Take(state) = decision else {
            let record = document_record(&document).with("items", Vec::new());
            return Ok(Outcome::list(record, "items", "number").done(
                Message::new("said-step-already")
                    .with("kind", "invoice")
                    .with("number", document.number)
                    .with("state", document.details.state.word()),
            ));
        };
        if self.step == StepKind::Pay {
            fix_effects(stock, &mut document)?;
        }
        stock.set_state(document.id, state)?;
        let movements = match self.step {
            StepKind::Pay => invoice::pay(&document.lines),
            StepKind::Record
            | StepKind::Void
            | StepKind::Deposit
            | StepKind::Complete
            | StepKind::Cancel
            | StepKind::Expire
            | StepKind::Refund => Vec::new(),
        };
        let changes = stock.post(&Posting {
            document: document.id,
            step: self.step,
            entry_time,
            note: self.entry.note.as_ref(),
            movements,
            counts: Vec::new(),
        })?;
        if self.step == StepKind::Refund {
            for line in &mut document.lines {
                line.refunded = line.quantity;
            }
            stock.set_refunded(document.id, &document.lines)?;
        }
        let record = document_record(&stock.document_by_id(document.id)?);
        let message = match self.step {
            StepKind::Deposit => "said-invoice-deposit",
            StepKind::Pay => "said-invoice-paid",
            StepKind::Refund => "said-invoice-refunded",
            StepKind::Record
            | StepKind::Void
            | StepKind::Complete
            | StepKind::Cancel
            | StepKind::Expire => "said-invoice-cancelled",
        };
        let message = Message::new(message).with("number", document.number.as_str());
        let outcome =
            Outcome::list(record.with("items", items_record(&changes)), "items", "number")
                .done(message);
        let outcome = warn(outcome, &changes, &[]);
        if self.step == StepKind::Refund {
            put_back(stock, outcome, &document, &document.lines)
        } else {
            Ok(outcome)
        }
    }
}

/// Whether the invoice tracks, and which of its lines then move, is fixed at the moment it is paid (R13).
fn fix_effects(stock: &Stock<'_>, document: &mut Document) -> Result<()> {
    let is_tracked = is_on(stock, "invoices.track_stock")?;
    for line in &mut document.lines {
        let is_item_tracked = stock.item_by_id(line.item)?.profile.is_tracked();
        line.effect =
            if is_tracked && is_item_tracked { LineEffect::Moves } else { LineEffect::Still };
    }
    stock.fix_tracking(document.id, is_tracked, &document.lines)
}

impl Query for List {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        list(
            tx,
            printer,
            DocumentFilter { kind: DocumentKind::Invoice, state: self.state },
            &self.shown,
            self.limit,
        )
    }
}

impl Query for Show {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let document = tx.document(DocumentKind::Invoice, &self.number)?;
        printer.speak_of(DocumentKind::Invoice);
        printer.outcome(&Outcome::fields(document_record(&document)))
    }
}
