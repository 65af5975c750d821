//! `bincard sell`: a sale in the shop, a batch of sales, or the voiding of one (R8–R11).

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::batch;
use super::change::{Change, ChangeOptions, EntryOptions};
use super::context::Context;
use super::document::document_record;
use super::stock_lines::{items_record, lines_of, typed, warn, warn_of_counts};
use crate::ledger::document::{
    Document, DocumentKind, DocumentState, Line, LineEffect, NewDocument, StepKind, StepTaken,
};
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::order::Decision;
use crate::ledger::sale;
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse::{self, RequestLine};
use crate::stock::{LevelChange, Posting, Stock};

/// Record a sale in the shop: what is sold leaves the shelf at once
///
/// Running out never stops a sale: the stock goes below zero and a warning says so. A sale of several lines
/// happens whole or not at all.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard sell TEA-01=2 MUG-02
  bincard sell TEA-01 --key till-1-0042    (safe to repeat)
  bincard sell --batch day.csv    (columns: sku, quantity, sale, at, key, note)
  bincard sell --void SALE-17
Exit codes: 3 where there is no such item or sale, 5 where the key was used for something else, \
65 where the file has bad rows. Running out is no error: a warning tells it.")]
pub(crate) struct Sell {
    /// What is sold, and how much of it (1 if not given)
    #[arg(value_name = "SKU[=QTY]", required_unless_present_any = ["batch", "void"])]
    lines: Vec<RequestLine>,
    /// Record all sales of a CSV file, or of standard input (-), all or none
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["lines", "void"])]
    batch: Option<String>,
    /// Take back a sale: its goods return, once
    #[arg(long, value_name = "SALE", conflicts_with = "lines", value_parser = parse::number)]
    void: Option<Label>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Sell {
    /// Does it.
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match (self.void, self.batch) {
            (Some(sale), _) => context.change(&VoidSale { sale, entry: self.entry }, &self.options),
            (None, Some(file)) => batch::sell(context, &file, &self.entry, &self.options),
            (None, None) => context.change(
                &OneSale { lines: self.lines, reference: None, entry: self.entry },
                &self.options,
            ),
        }
    }
}

/// A sale of some lines.
#[derive(Debug, Serialize)]
pub(crate) struct OneSale {
    /// What is sold.
    #[serde(serialize_with = "parse::added_up")]
    pub(crate) lines: Vec<RequestLine>,
    /// What a batch calls it; a sale told again one by one is the same request.
    #[serde(skip)]
    pub(crate) reference: Option<Label>,
    /// When, and a note.
    pub(crate) entry: EntryOptions,
}

/// A sale as it was recorded.
pub(crate) struct Sold {
    /// The sale.
    pub(crate) document: Document,
    /// Its items as they stood before.
    items: Vec<Item>,
    /// What became of them.
    pub(crate) changes: Vec<LevelChange>,
}

impl OneSale {
    /// Records it.
    pub(crate) fn record(&self, stock: &Stock<'_>) -> Result<Sold> {
        let entry_time = self.entry.time(stock)?;
        let (lines, items): (Vec<Line>, Vec<Item>) =
            lines_of(stock, &self.lines)?.into_iter().unzip();
        let mut document = NewDocument::new(DocumentKind::Sale, DocumentState::Recorded);
        document.reference.clone_from(&self.reference);
        let (id, number) = stock.write_document(&document, &lines)?;
        let changes = stock.post(&Posting {
            document: id,
            step: StepKind::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements: sale::sell(&lines),
            counts: Vec::new(),
        })?;
        let step = StepTaken {
            kind: StepKind::Record,
            at: entry_time.at(),
            note: self.entry.note.clone(),
        };
        let document =
            Document { id, number, details: document, is_tracked: None, lines, steps: vec![step] };
        Ok(Sold { document, items, changes })
    }
}

impl Sold {
    /// What is told of it.
    pub(crate) fn told(&self) -> Outcome {
        let message = Message::new("said-sold")
            .with("goods", self.document.lines.as_slice())
            .with("number", self.document.number.as_str());
        let record = document_record(&self.document).with("items", items_record(&self.changes));
        warn(Outcome::list(record, "items", "number").done(message), &self.changes, &self.items)
    }
}

impl Change for OneSale {
    const WORDS: &'static str = "sell";

    fn summary(&self) -> String {
        typed(&self.lines)
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        Ok(self.record(stock)?.told())
    }
}

/// The voiding of a sale.
#[derive(Debug, Serialize)]
struct VoidSale {
    sale: Label,
    entry: EntryOptions,
}

impl Change for VoidSale {
    const WORDS: &'static str = "sell --void";

    fn summary(&self) -> String {
        self.sale.to_string()
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let document = stock.document(DocumentKind::Sale, &self.sale)?;
        let entry_time = self.entry.time_for(stock, &document)?;
        let (message, changes) = match sale::may_void(&document.number, document.details.state)? {
            Decision::AlreadyTaken => ("said-void-already", Vec::new()),
            Decision::Take(state) => {
                stock.set_state(document.id, state)?;
                let changes = stock.post(&Posting {
                    document: document.id,
                    step: StepKind::Void,
                    entry_time,
                    note: self.entry.note.as_ref(),
                    movements: sale::void(&document.lines),
                    counts: Vec::new(),
                })?;
                (if changes.is_empty() { "said-voided-still" } else { "said-voided" }, changes)
            }
        };
        let written = stock.document_by_id(document.id)?;
        let record = document_record(&written).with("items", items_record(&changes));
        let moved = |line: &&Line| line.effect == LineEffect::Moves;
        let goods: Vec<Line> = written.lines.iter().filter(moved).cloned().collect();
        let outcome = Outcome::list(record, "items", "number").done(
            Message::new(message)
                .with("number", written.number.as_str())
                .with("goods", goods.as_slice()),
        );
        warn_of_counts(stock, outcome, &document, &changes)
    }
}
