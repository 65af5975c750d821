//! A sale, by itself or in a batch (R8–R10).

use anyhow::Result;

use super::change::{Change, EntryOptions};
use super::document_record::document_record;
use super::request::RequestFields;
use super::stock_lines::{change_records, lines_of, typed, warn};
use crate::ledger::document::{Details, Document, DocumentStep};
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::line::Line;
use crate::ledger::sale::{self, Sale, SaleState};
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse::RequestLine;
use crate::stock::{LevelChange, Posting, Stock};

#[derive(Debug)]
pub(crate) struct SaleRequest {
    pub(crate) lines: Vec<RequestLine>,
    /// Its name in a batch. Not compared: the same sale by itself is the same request.
    pub(crate) reference: Option<Label>,
    pub(crate) entry: EntryOptions,
}

pub(crate) struct RecordedSale {
    pub(crate) document: Document,
    items_before: Vec<Item>,
    pub(crate) changes: Vec<LevelChange>,
}

impl SaleRequest {
    /// The fields that make two sales the same, by themselves or in a batch; their name in the batch is not one of
    /// them.
    pub(crate) fn describe_sale(&self, fields: &mut RequestFields<'_>) {
        fields.lines(&self.lines);
        self.entry.describe(fields);
    }

    pub(crate) fn record(&self, stock: &Stock<'_>) -> Result<RecordedSale> {
        let entry_time = self.entry.time(stock)?;
        let (lines, items): (Vec<Line>, Vec<Item>) =
            lines_of(stock, &self.lines)?.into_iter().unzip();
        let details =
            Details::Sale(Sale { state: SaleState::Recorded, reference: self.reference.clone() });
        let (id, number) = stock.write_document(None, &details, &lines)?;
        let changes = stock.post(&Posting {
            document: id,
            step: DocumentStep::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements: sale::sell(&lines),
            items: &items,
            counts: Vec::new(),
        })?;
        let steps = vec![self.entry.first_step(entry_time)];
        let document = Document { id, number, details, lines, steps };
        Ok(RecordedSale { document, items_before: items, changes })
    }
}

impl RecordedSale {
    pub(crate) fn outcome(&self) -> Outcome {
        let message = Message::new("said-sold")
            .with("lines", self.document.lines.as_slice())
            .with("number", self.document.number.as_str());
        let record = document_record(&self.document).with("items", change_records(&self.changes));
        warn(
            Outcome::list(record, "items", "number").done(message),
            &self.changes,
            &self.items_before,
        )
    }
}

impl Change for SaleRequest {
    fn summary(&self) -> String {
        format!("sell {}", typed(&self.lines))
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "sell");
        self.describe_sale(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        Ok(self.record(stock)?.outcome())
    }
}
