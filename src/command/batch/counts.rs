//! `adjust --batch`: a count sheet, or any list of adjustments.

use anyhow::Result;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::options::BatchOptions;
use super::rows::{BatchFile, Levels, NOTE, SKU};
use crate::catalogue::{Table, TableColumn, TableRow};
use crate::command::adjustment_request::AdjustmentRequest;
use crate::command::change::{Change, ChangeOptions, EntryOptions, Length};
use crate::command::context::Context;
use crate::command::request::RequestFields;
use crate::command::stock_lines::warn;
use crate::ledger::adjustment::{Change as StockChange, Reason, reason_for};
use crate::ledger::label::Label;
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::output::{Outcome, Progress, Record, RowBuffer, Value};
use crate::parse;
use crate::parse::when::When;
use crate::refusal::{BadRow, FileProblem, Refusal, RowProblem};
use crate::stock::{Stock, document_of_reference};

// The columns of a count table, by their places in `COUNT_COLUMNS`.
const ITEM: usize = 0;
const CHANGE: usize = 1;
const COUNT: usize = 2;
const REASON: usize = 3;
const REMARK: usize = 4;
const AT: usize = 5;

/// A spreadsheet turns `=9` into 9, so a column `count` takes plain numbers.
const COUNT_COLUMNS: [TableColumn; 6] = [
    TableColumn::needed(SKU),
    TableColumn::optional(&["change", "changement", "rajustement"]),
    TableColumn::optional(&["count", "counted", "compte", "dénombrement", "quantité dénombrée"]),
    TableColumn::optional(&["reason", "raison", "motif"]),
    TableColumn::optional(NOTE),
    TableColumn::optional(&["at", "date", "moment"]),
];

/// Defaults for the rows of a count sheet.
#[derive(Debug, Clone)]
pub(crate) struct CountSheet {
    pub(crate) reason: Option<Reason>,
    pub(crate) reference: Option<Label>,
    pub(crate) entry: EntryOptions,
}

pub(crate) fn adjust(
    context: &mut Context<'_, '_>,
    path: &str,
    defaults: &CountSheet,
    batch: &BatchOptions,
    options: &ChangeOptions,
) -> Result<()> {
    let file = BatchFile::read(context, path, &COUNT_COLUMNS, batch, options.dry_run)?;
    if !file.table.has.get(CHANGE..=COUNT).is_some_and(|has| has.contains(&true)) {
        let why = FileProblem::MissingBoth { one: "change", other: "count" };
        return Err(Refusal::BadFile { file: file.name, why }.into());
    }
    let _progress = Progress::working(context.is_attended);
    let counted_before = counted_before(&file.table);
    let defaults = defaults.clone();
    context.change(&AdjustmentBatch { file, counted_before, defaults }, options)
}

/// The rows that count an item again at the same time, by place, with the line that counted it first.
fn counted_before(table: &Table) -> HashMap<usize, u64> {
    let mut counted: HashMap<(String, Option<&str>), u64> = HashMap::new();
    let mut before = HashMap::new();
    for row in table.rows() {
        let Some(sku) = sku_of_count(row) else { continue };
        match counted.entry((sku.key().to_owned(), row.text(AT))) {
            Entry::Vacant(first) => drop(first.insert(row.line())),
            Entry::Occupied(first) => drop(before.insert(row.index, *first.get())),
        }
    }
    before
}

/// The SKU of a row that is a count, even one that cannot be read: an item is counted
/// once at a time.
fn sku_of_count(row: TableRow<'_>) -> Option<Sku> {
    let is_count =
        row.text(COUNT).is_some() || row.text(CHANGE).is_some_and(|text| text.starts_with('='));
    row.parsed(ITEM, parse::sku).ok().flatten().filter(|_| is_count)
}

/// The change in a row, with its sign.
fn stock_change(row: TableRow<'_>) -> Result<Option<StockChange>, BadRow> {
    let read = |text: &str| row.plain_decimal(text).parse::<StockChange>();
    let change_of = |text| {
        read(text).map_err(|why| {
            if let Refusal::BadChange { .. } = why {
                row.bad(CHANGE, RowProblem::NoChange)
            } else {
                row.refused(CHANGE, why)
            }
        })
    };
    row.text(CHANGE).map(change_of).transpose()
}

/// The adjustment in a row; `None` if its count is blank, because then nobody counted.
fn adjustment_of(
    row: TableRow<'_>,
    defaults: &CountSheet,
) -> Result<Option<AdjustmentRequest>, BadRow> {
    let sku = row.needed(ITEM, parse::sku)?;
    let change = match (stock_change(row)?, row.quantity(COUNT)?) {
        (Some(_), Some(_)) => {
            let (one, other) = (Message::foreign("`change`"), Message::foreign("`count`"));
            return Err(row.refused(COUNT, Refusal::ConflictingWords { one, other }));
        }
        (Some(change), None) => change,
        (None, Some(counted)) if counted.is_negative() => {
            let text = row.text(COUNT).unwrap_or_default().to_owned();
            return Err(row.refused(COUNT, Refusal::CountNegative { text }));
        }
        (None, Some(counted)) => StockChange::To(counted),
        (None, None) if row.has(COUNT) => return Ok(None),
        (None, None) => return Err(row.bad(CHANGE, RowProblem::Blank)),
    };
    let given = row.parsed(REASON, str::parse::<Reason>)?.or(defaults.reason);
    let reason = reason_for(change, given).map_err(|why| row.refused(REASON, why.into()))?;
    let note = row.parsed(REMARK, parse::label)?.or_else(|| defaults.entry.note.clone());
    let at = row.parsed(AT, str::parse::<When>)?.or_else(|| defaults.entry.at.clone());
    let entry = EntryOptions { note, at };
    let reference = defaults.reference.clone();
    Ok(Some(AdjustmentRequest { sku, change, reason, reference, entry }))
}

/// The adjustments of a file. Each is read when needed, so that they are never all in memory.
struct AdjustmentBatch<'a> {
    file: BatchFile<'a>,
    counted_before: HashMap<usize, u64>,
    defaults: CountSheet,
}

impl AdjustmentBatch<'_> {
    /// Each row, and its adjustment; nothing if it was not counted.
    fn adjustments(
        &self,
    ) -> impl Iterator<Item = (TableRow<'_>, Result<Option<AdjustmentRequest>, BadRow>)> {
        self.file.table.rows().map(|row| {
            let adjustment = adjustment_of(row, &self.defaults);
            let adjustment =
                adjustment.and_then(|adjustment| match self.counted_before.get(&row.index) {
                    Some(first) => Err(row.bad(ITEM, RowProblem::DuplicateSku { first: *first })),
                    None => Ok(adjustment),
                });
            (row, adjustment)
        })
    }
}

impl Change for AdjustmentBatch<'_> {
    fn length(&self) -> Length {
        Length::Long
    }

    fn summary(&self) -> String {
        format!("adjust --batch {}", self.file.name)
    }

    /// A batch with invalid rows is a different request than one without.
    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "adjust --batch");
        fields.switch("partial", self.file.is_partial());
        for (row, adjustment) in self.adjustments() {
            match adjustment {
                Ok(Some(adjustment)) => adjustment.describe_adjustment(fields),
                Ok(None) => {}
                Err(_) => fields.text("bad_line", &row.line().to_string()),
            }
        }
        self.file.table.bad.iter().for_each(|row| fields.text("bad_line", &row.line.to_string()));
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut bad = self.file.bad_rows();
        let mut levels = Levels::default();
        let (mut records, mut numbers) = (RowBuffer::new(), Vec::new());
        let mut not_counted: u64 = 0;
        // The command gives the time of all rows without one, and what all rows refer to.
        self.defaults.entry.time(stock)?;
        if let Some(reference) = &self.defaults.reference {
            document_of_reference(stock, reference)?;
        }
        for (row, adjustment) in self.adjustments() {
            let Some(adjustment) = bad.note(adjustment) else { continue };
            let Some(adjustment) = adjustment else {
                not_counted = not_counted.saturating_add(1);
                continue;
            };
            if row.text(AT).is_some()
                && bad.note_refusal(row, AT, adjustment.entry.time(stock))?.is_none()
            {
                continue;
            }
            let Some(adjusted) = bad.note_refusal(row, ITEM, adjustment.record(stock))? else {
                continue;
            };
            records.push(
                &Record::new()
                    .with("number", adjusted.document.number.as_str())
                    .with("sku", &adjusted.level.sku)
                    .with("change", adjustment.change.to_string())
                    .with("reason", adjustment.reason.word()),
            )?;
            numbers.push(adjusted.document.number);
            levels.add(vec![adjusted.level]);
            levels.note_archived(adjusted.item);
        }
        let is_anything_recorded = !numbers.is_empty();
        self.file.finish(bad, is_anything_recorded, || {
            if !is_anything_recorded {
                let (file, why) = (self.file.name.clone(), FileProblem::NothingCounted);
                return Err(Refusal::BadFile { file, why }.into());
            }
            let message = Message::new("said-batch-adjusted").with("count", numbers.len());
            let record = Record::new()
                .with("adjustments", records.finish()?)
                .with("numbers", Value::Texts(numbers))
                .with("not_counted", not_counted)
                .with("items", levels.buffered()?);
            let mut outcome =
                Outcome::several(record, "items", "numbers", "adjustments").done(message);
            if not_counted > 0 {
                let message = Message::new("said-batch-not-counted").with("count", not_counted);
                outcome = outcome.done(message);
            }
            Ok(warn(outcome, &levels.changes, &levels.archived))
        })
    }
}
