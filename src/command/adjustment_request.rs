//! One adjustment of one item, by itself or in a batch (R22, R22b, R23).

use anyhow::Result;

use super::change::{Change, EntryOptions};
use super::document_record::document_record;
use super::request::RequestFields;
use super::stock_lines::{change_records, warn};
use crate::ledger::adjustment::{self, Adjustment, Change as StockChange, Reason};
use crate::ledger::count::EntryTime;
use crate::ledger::document::{Details, Document, DocumentKind, DocumentStep};
use crate::ledger::error::LedgerError;
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::quantity::OutOfRange;
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::output::Outcome;
use crate::stock::{LevelChange, Posting, Stock, document_of_reference, on_hand_at};

#[derive(Debug)]
pub(crate) struct AdjustmentRequest {
    pub(crate) sku: Sku,
    pub(crate) change: StockChange,
    pub(crate) reason: Reason,
    pub(crate) reference: Option<Label>,
    pub(crate) entry: EntryOptions,
}

pub(crate) struct RecordedAdjustment {
    pub(crate) document: Document,
    pub(crate) level: LevelChange,
    /// Its item before.
    pub(crate) item: Item,
}

impl AdjustmentRequest {
    /// The fields that make two adjustments the same, by themselves or in a batch.
    pub(crate) fn describe_adjustment(&self, fields: &mut RequestFields<'_>) {
        fields.text("item", self.sku.key());
        fields.text("change", &self.change.to_string());
        fields.text("reason", self.reason.word());
        let reference = self.reference.as_ref().map(Label::as_str);
        fields.optional("reference", reference.map(|text| DocumentKind::Sale.stored_number(text)));
        self.entry.describe(fields);
    }

    pub(crate) fn record(&self, stock: &Stock<'_>) -> Result<RecordedAdjustment> {
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
        let lines = vec![Line::new(item.id, item.profile.sku.clone(), quantity, LineEffect::Moves)];
        let (id, number) = stock.write_document(None, &details, &lines)?;
        let mut changes = stock.post(&Posting {
            document: id,
            step: DocumentStep::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements: movement.into_iter().collect(),
            items: std::slice::from_ref(&item),
            counts,
        })?;
        let unchanged = LevelChange {
            item: item.id,
            sku: item.profile.sku.clone(),
            is_tracked: item.profile.is_tracked(),
            before: item.level,
            after: item.level,
        };
        let level = changes.pop().unwrap_or(unchanged);
        let steps = vec![self.entry.first_step(entry_time)];
        let document = Document { id, number, details, lines, steps };
        Ok(RecordedAdjustment { document, level, item })
    }
}

impl Change for AdjustmentRequest {
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
            StockChange::By(_) => Message::new("said-adjusted").with("change", self.change),
            StockChange::To(counted) => Message::new("said-counted").with("change", counted),
        };
        let message = message
            .with("sku", &adjusted.level.sku)
            .with("available", adjusted.level.after.available)
            .with("on-hand", adjusted.level.after.on_hand()?)
            .with("number", adjusted.document.number.as_str());
        let changes = [adjusted.level];
        let record = document_record(&adjusted.document).with("items", change_records(&changes));
        Ok(warn(Outcome::list(record, "items", "number").done(message), &changes, &[adjusted.item]))
    }
}
