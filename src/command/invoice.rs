//! `bincard invoice`: invoices, which move stock when they are paid if `invoices.track_stock` is on (R12–R14).

use anyhow::Result;
use clap::{Args, Subcommand};

use super::adjust_hint::suggest_invoice_return;
use super::change::{Change, ChangeOptions, EntryOptions};
use super::context::Context;
use super::document_list::list;
use super::document_record::document_record;
use super::document_step::{StepArgs, StepEffects, already};
use super::listing::ListOptions;
use super::query::Query;
use super::refund::RefundArgs;
use super::request::RequestFields;
use super::stock_lines::{lines_of, typed, warn};
use crate::ledger::document::{Details, Document, DocumentKind, DocumentState, DocumentStep};
use crate::ledger::invoice::{self, Invoice, InvoiceState, InvoiceStep};
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::movement::Movement;
use crate::locale::Message;
use crate::output::{Notice, Outcome, Printer};
use crate::parse::{self, RequestLine};
use crate::refusal::Refusal;
use crate::settings::is_on;
use crate::stock::{LevelChange, Posting, Stock};
use crate::store::{DocumentFilter, Scope, Snapshot};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create an invoice, without reserving or moving stock
    #[command(after_help = "\
Examples:
  bincard invoice create 2026-117 TEA-01=4 --customer 'Café Rosalie'
  bincard invoice create 2026-118 TEA-01=4 MUG-02 --note 'net 30'

Exit codes: 5 if the number was used for a different invoice.")]
    Create(Create),
    /// Record the payment of an invoice, deducting its lines if `invoices.track_stock` is on
    #[command(after_help = "\
Examples:
  bincard invoice pay 2026-117
  bincard invoice pay 2026-117 --part            (a deposit: moves no stock)

Exit codes: 5 if the invoice was cancelled or refunded. A warning lists the items that ran out.

By default, invoices do not move stock. To change that, run `bincard settings set invoices.track_stock true`.")]
    Pay(Pay),
    /// Cancel an unpaid invoice, without moving stock
    #[command(after_help = "\
Examples:
  bincard invoice cancel 2026-117
  bincard invoice cancel 2026-117 --note 'duplicate'

Exit codes: 5 if the invoice was already paid: refund it instead.")]
    Cancel(StepArgs),
    /// Record the refund of a paid invoice or some of its lines, without moving stock
    #[command(after_help = "\
Examples:
  bincard invoice refund 2026-117
  bincard invoice refund 2026-117 TEA-01=1
  bincard invoice refund 2026-117 --at 2026-11-20 --note 'returned by mail'

Exit codes: 5 if the invoice was not paid, or the refund exceeds what was invoiced.

To put returned items back in stock, use `bincard adjust`.")]
    Refund(RefundArgs),
    /// List invoices, newest first
    #[command(
        after_help = "Examples:\n  bincard invoice list --state unpaid\n  bincard invoice list --sort placed_at --columns number,placed_at,customer"
    )]
    List(List),
    /// Show an invoice in full
    #[command(after_help = "\
Examples:
  bincard invoice show 2026-117
  bincard invoice show 2026-117 --format json")]
    Show(Show),
}

impl Command {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::Create(create) => context.change(&create, &create.options),
            Self::Pay(pay) => {
                let step = if pay.part { InvoiceStep::Deposit } else { InvoiceStep::Pay };
                let Pay { number, entry, options, .. } = pay;
                StepArgs { number, entry, options }.take::<Invoice>(context, step)
            }
            Self::Cancel(args) => args.take::<Invoice>(context, InvoiceStep::Cancel),
            Self::Refund(args) => args.take::<Invoice>(context, InvoiceStep::Refund),
            Self::List(list) => context.ask(&list),
            Self::Show(show) => context.ask(&show),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// Number of the new invoice; also serves as its idempotency key
    #[arg(value_name = "NUMBER", value_parser = parse::new_number)]
    number: Label,
    /// Items invoiced, as SKU or SKU=QUANTITY (default quantity: 1)
    #[arg(value_name = "SKU[=QTY]", required = true)]
    lines: Vec<RequestLine>,
    /// Name of the customer
    #[arg(long, value_name = "NAME", value_parser = parse::label, allow_hyphen_values = true)]
    customer: Option<Label>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Pay {
    /// Number of the invoice
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// Record a deposit; the invoice stays unpaid
    #[arg(long)]
    part: bool,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only invoices in this state: unpaid, paid, cancelled, or refunded
    #[arg(long, value_name = "STATE", value_parser = state)]
    state: Option<InvoiceState>,
    /// Show at most N rows
    #[arg(long, value_name = "N", value_parser = parse::whole)]
    limit: Option<u64>,
    #[command(flatten)]
    shown: ListOptions,
}

fn state(text: &str) -> Result<InvoiceState, Refusal> {
    parse::word(text, &InvoiceState::ALL, InvoiceState::word)
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Number of the invoice
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
}

impl Change for Create {
    fn summary(&self) -> String {
        format!("invoice create {} {}", self.number, typed(&self.lines))
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "invoice create");
        fields.text("number", self.number.as_str());
        fields.lines(&self.lines);
        fields.optional("customer", self.customer.as_ref());
        self.entry.describe(fields);
    }

    fn repeat(&self, stock: &Stock<'_>) -> Result<Option<Outcome>> {
        let invoice = stock.document::<Invoice>(&self.number)?;
        match invoice.details.state {
            InvoiceState::Unpaid | InvoiceState::Paid | InvoiceState::Refunded => {
                already(stock, &invoice).map(Some)
            }
            state @ InvoiceState::Cancelled => {
                let (number, state) = (invoice.number, DocumentState::Invoice(state));
                Err(Refusal::DocumentEnded { number, state }.into())
            }
        }
    }

    fn own_key(&self) -> Option<(Scope, &Label)> {
        Some((Scope::Invoice, &self.number))
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let entry_time = self.entry.time(stock)?;
        let (mut lines, items): (Vec<Line>, Vec<Item>) =
            lines_of(stock, &self.lines)?.into_iter().unzip();
        for line in &mut lines {
            line.effect = LineEffect::Still;
        }
        let details = Details::Invoice(Invoice {
            state: InvoiceState::Unpaid,
            customer: self.customer.clone(),
            tracks_stock: None,
        });
        let (id, number) = stock.write_document(Some(&self.number), &details, &lines)?;
        stock.post(&Posting {
            document: id,
            step: DocumentStep::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements: Vec::new(),
            items: &items,
            counts: Vec::new(),
        })?;
        let steps = vec![self.entry.first_step(entry_time)];
        let document = Document { id, number, details, lines, steps };
        let record = document_record(&document).with("items", Vec::new());
        let message = Message::new("said-invoice-created")
            .with("number", document.number)
            .with("lines", document.lines.as_slice());
        Ok(warn(Outcome::list(record, "lines", "number").done(message), &[], &items))
    }
}

impl StepEffects for Invoice {
    fn movements(
        stock: &Stock<'_>,
        invoice: &mut Document<Self>,
        step: InvoiceStep,
    ) -> Result<Vec<Movement>> {
        match step {
            InvoiceStep::Pay => {
                fix_effects(stock, invoice)?;
                return Ok(invoice::pay(&invoice.lines));
            }
            InvoiceStep::Deposit | InvoiceStep::Cancel | InvoiceStep::Refund => {}
        }
        Ok(Vec::new())
    }

    fn message(invoice: &Document<Self>, step: InvoiceStep, _changes: &[LevelChange]) -> Message {
        let id = match step {
            InvoiceStep::Deposit => "said-invoice-deposit",
            InvoiceStep::Pay => "said-invoice-paid",
            InvoiceStep::Cancel => "said-invoice-cancelled",
            InvoiceStep::Refund => "said-invoice-refunded",
        };
        Message::new(id)
            .with("number", invoice.number.as_str())
            .with("lines", invoice.lines.as_slice())
    }

    fn advise(
        stock: &Stock<'_>,
        invoice: &Document<Self>,
        step: InvoiceStep,
        changes: &[LevelChange],
        outcome: Outcome,
    ) -> Result<Outcome> {
        match step {
            InvoiceStep::Pay if !is_on(stock, "invoices.track_stock")? => {
                Ok(outcome.hint(Message::new("hint-track-invoices")))
            }
            InvoiceStep::Deposit | InvoiceStep::Pay | InvoiceStep::Cancel => {
                Ok(warn(outcome, changes, &[]))
            }
            InvoiceStep::Refund => suggest_invoice_return(stock, invoice, outcome),
        }
    }
}

/// Determines and records whether a paid invoice moves stock, and which of its lines do (R13).
fn fix_effects(stock: &Stock<'_>, invoice: &mut Document<Invoice>) -> Result<()> {
    let tracks_stock = is_on(stock, "invoices.track_stock")?;
    for line in &mut invoice.lines {
        let is_item_tracked = stock.item_by_id(line.item)?.profile.is_tracked();
        line.effect =
            if tracks_stock && is_item_tracked { LineEffect::Moves } else { LineEffect::Still };
    }
    stock.fix_tracking(invoice.id, tracks_stock, &invoice.lines)
}

impl Query for List {
    fn nothing_listed(&self, _tx: &Snapshot<'_>) -> Result<Vec<Notice>> {
        let id = if self.state.is_some() { "empty-invoices-match" } else { "empty-invoices" };
        Ok(vec![Notice::Done(Message::new(id))])
    }

    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        list(
            tx,
            printer,
            DocumentFilter {
                kind: DocumentKind::Invoice,
                state: self.state.map(DocumentState::Invoice),
            },
            &self.shown,
            self.limit,
        )
    }
}

impl Query for Show {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let invoice = tx.document::<Invoice>(&self.number)?;
        printer.use_headings_of(DocumentKind::Invoice);
        printer.outcome(&Outcome::fields(document_record(&tx.document_by_id(invoice.id)?)))
    }
}
