//! `bincard adjust`: stock changed by hand, or counted (R22, R22b, R23).

use anyhow::Result;
use clap::Args;

use super::batch;
use super::change::{Change, ChangeOptions, EntryOptions};
use super::context::Context;
use super::document_record::document_record;
use super::request::RequestFields;
use super::stock_lines::{items_record, warn};
use crate::ledger::adjustment::{self, Adjustment, Change as StockChange, Reason};
use crate::ledger::count::EntryTime;
use crate::ledger::document::{Details, DocumentId, DocumentStep};
use crate::ledger::error::LedgerError;
use crate::ledger::label::Label;
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::quantity::OutOfRange;
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse;
use crate::refusal::Refusal;
use crate::stock::{LevelChange, Posting, Stock, document_of_reference, on_hand_at};

/// Adjust stock by hand, or record a physical count
///
/// `+N` and `-N` change what is available and need a reason. `'=N'` is what was counted on the shelf: on hand
/// becomes N, whatever it was, and what is reserved still stands there. It is in quotes for shells such as zsh, where
/// a bare `=N` names a program.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard adjust TEA-01 +12 --reason received
  bincard adjust TEA-01 -1 --reason damaged --note 'fell off the shelf'
  bincard adjust TEA-01 '=9'
  bincard adjust TEA-01 +4 --reason return --ref 1001
  bincard adjust --batch count.csv    (sku, change or count, reason, at, note)
Reasons: received, return, count, damaged, theft, loss, pickup, correction, other.
Exit codes: 1 where the item's stock is not tracked, 3 where there is no such item or document, \
65 where the file has bad rows.")]
pub(crate) struct Adjust {
    /// The item
    #[arg(value_name = "SKU", value_parser = parse::sku, required_unless_present = "batch")]
    sku: Option<Sku>,
    /// The change: `+N`, `-N`, or `'=N'` for a count
    #[arg(value_name = "+N|-N|=N", allow_hyphen_values = true, required_unless_present = "batch")]
    change: Option<StockChange>,
    /// Why; a count needs none
    #[arg(long, value_name = "REASON")]
    reason: Option<Reason>,
    /// The order, sale or invoice it refers to
    #[arg(long = "ref", value_name = "DOCUMENT", value_parser = parse::number)]
    reference: Option<Label>,
    /// Take a whole count sheet from a CSV file, or from standard input (-), all or nothing
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["sku", "change"])]
    batch: Option<String>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Adjust {
    /// Does it.
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        if let Some(file) = &self.batch {
            let defaults = batch::CountSheet {
                reason: self.reason,
                reference: self.reference,
                entry: self.entry,
            };
            return batch::adjust(context, file, &defaults, &self.options);
        }
        let (Some(sku), Some(change)) = (self.sku, self.change) else {
            return Err(Refusal::NothingAsked { known: Message::new("asked-change") }.into());
        };
        let reason = adjustment::reason_for(change, self.reason).map_err(LedgerError::from)?;
        let request =
            OneAdjustment { sku, change, reason, reference: self.reference, entry: self.entry };
        context.change(&request, &self.options)
    }
}

/// One adjustment of one item.
#[derive(Debug)]
pub(crate) struct OneAdjustment {
    /// The item.
    pub(crate) sku: Sku,
    /// By how much, or to what.
    pub(crate) change: StockChange,
    /// Why.
    pub(crate) reason: Reason,
    /// The document it refers to.
    pub(crate) reference: Option<Label>,
    /// When, and a note.
    pub(crate) entry: EntryOptions,
}

/// An adjustment as it was recorded.
pub(crate) struct Adjusted {
    /// Its row.
    id: DocumentId,
    /// Its number.
    pub(crate) number: String,
    /// What became of the item.
    pub(crate) level: LevelChange,
}

impl OneAdjustment {
    /// What makes two adjustments the same, by themselves or in a batch.
    pub(crate) fn describe_adjustment(&self, fields: &mut RequestFields<'_>) {
        fields.text("item", self.sku.key());
        fields.text("change", &self.change.to_string());
        fields.text("reason", self.reason.word());
        fields.optional("reference", self.reference.as_ref());
        self.entry.describe(fields);
    }

    /// Records it.
    pub(crate) fn record(&self, stock: &Stock<'_>) -> Result<Adjusted> {
        let entry_time = self.entry.time(stock)?;
        let item = stock.item(&self.sku)?;
        if !item.profile.is_tracked() {
            return Err(LedgerError::Untracked { sku: item.profile.sku }.into());
        }
        let of_item = |why: OutOfRange| why.of_item(&item.profile.sku);
        let on_hand = match entry_time {
            EntryTime::Now(_) => item.level.on_hand().map_err(of_item)?,
            EntryTime::At(at) => on_hand_at(stock, &item, at)?,
        };
        let movement = adjustment::adjust(item.id, self.change, on_hand).map_err(of_item)?;
        let (quantity, counts) = match self.change {
            StockChange::By(quantity) => (quantity, Vec::new()),
            StockChange::To(counted) => (counted, vec![(item.id, counted)]),
        };
        let reference = match &self.reference {
            Some(reference) => Label::parse(&document_of_reference(stock, reference)?.number).ok(),
            None => None,
        };
        let details = Details::Adjustment(Adjustment { reason: Some(self.reason), reference });
        let line = Line::new(item.id, item.profile.sku.clone(), quantity, LineEffect::Moves);
        let (id, number) = stock.write_document(None, &details, &[line])?;
        let mut changes = stock.post(&Posting {
            document: id,
            step: DocumentStep::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements: movement.into_iter().collect(),
            counts,
        })?;
        let unchanged = LevelChange {
            item: item.id,
            sku: item.profile.sku,
            before: item.level,
            after: item.level,
        };
        let level = changes.pop().unwrap_or(unchanged);
        Ok(Adjusted { id, number, level })
    }
}

impl Change for OneAdjustment {
    fn summary(&self) -> String {
        format!("adjust {} {} --reason {}", self.sku, self.change, self.reason.word())
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "adjust");
        self.describe_adjustment(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let adjusted = self.record(stock)?;
        let message = match self.change {
            StockChange::By(_) => Message::new("said-adjusted"),
            StockChange::To(_) => Message::new("said-counted"),
        };
        let message = message
            .with("sku", &adjusted.level.sku)
            .with("change", self.change.to_string())
            .with("available", adjusted.level.after.available)
            .with("on-hand", adjusted.level.after.on_hand()?)
            .with("number", adjusted.number);
        let changes = [adjusted.level];
        let record = document_record(&stock.document_by_id(adjusted.id)?)
            .with("items", items_record(&changes));
        Ok(warn(Outcome::list(record, "items", "number").done(message), &changes, &[]))
    }
}
