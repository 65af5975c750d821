//! Batches: many sales, or a whole count sheet, from one CSV file. Checked whole, all or nothing, every bad row
//! named by its line.

use anyhow::Result;
use serde::Serialize;
use std::collections::HashMap;

use super::adjust::OneAdjustment;
use super::input::Input;
use super::sell::OneSale;
use super::stock::{items_record, warn};
use super::{Answer, Change, ChangeOptions, Desk, EntryOptions, once};
use crate::catalogue::{Sheet, SheetColumn, SheetRow};
use crate::ledger::adjustment::{Change as StockChange, Reason, reason_for};
use crate::ledger::refusal::{BadRow, FileProblem, Refusal, RowProblem};
use crate::ledger::request::{self, RequestLine};
use crate::ledger::sku::Sku;
use crate::ledger::text::Label;
use crate::ledger::when::When;
use crate::locale::Message;
use crate::output::{Outcome, Progress, Record, Said, Value};
use crate::store::{LevelChange, Writing};

/// The most bad rows that are kept to be told in full.
const MOST_BAD_ROWS: usize = 20;

const SKU: &[&str] = &["sku", "ugs", "référence", "reference"];
const QUANTITY: &[&str] = &["quantity", "quantité", "quantite", "qty", "qté"];
const NOTE: &[&str] = &["note", "notes"];

// The columns of a batch of sales, by their places in `SALE_COLUMNS`.
const ITEM: usize = 0;
const SALE: usize = 2;
const AT: usize = 3;
const KEY: usize = 4;
const REMARK: usize = 5;

const SALE_COLUMNS: [SheetColumn; 6] = [
    SheetColumn::needed(SKU),
    SheetColumn::needed(QUANTITY),
    SheetColumn::optional(&["sale", "vente"]),
    SheetColumn::optional(&["at", "date"]),
    SheetColumn::optional(&["key", "clé"]),
    SheetColumn::optional(NOTE),
];

/// sku, change, count, reason, note. A spreadsheet turns `=9` into 9, so a column `count` takes plain numbers.
const COUNT_COLUMNS: [SheetColumn; 5] = [
    SheetColumn::needed(SKU),
    SheetColumn::optional(&["change", "changement"]),
    SheetColumn::optional(&["count", "counted", "compte", "dénombrement"]),
    SheetColumn::optional(&["reason", "raison", "motif"]),
    SheetColumn::optional(NOTE),
];

/// What happened to items over a whole batch, in the order of first mention.
#[derive(Default)]
struct Levels {
    changes: Vec<LevelChange>,
    places: HashMap<String, usize>,
}

impl Levels {
    fn add(&mut self, changes: Vec<LevelChange>) {
        for change in changes {
            let next = self.changes.len();
            let place = *self.places.entry(change.sku.key().to_owned()).or_insert(next);
            match self.changes.get_mut(place) {
                Some(known) => known.after = change.after,
                None => self.changes.push(change),
            }
        }
    }
}

/// Rows that cannot be taken; any refuses the batch.
#[derive(Default, Clone)]
struct Bad {
    rows: Vec<BadRow>,
    count: u64,
}

impl Bad {
    fn add(&mut self, row: BadRow) {
        self.count = self.count.saturating_add(1);
        if self.rows.len() < MOST_BAD_ROWS {
            self.rows.push(row);
        }
    }

    /// The value of a row, or nothing after its fault was noted.
    fn note<T>(&mut self, result: Result<T, BadRow>) -> Option<T> {
        result.map_err(|bad| self.add(bad)).ok()
    }

    /// The same for what a rule refuses; what broke stays an error.
    fn note_refusal<T>(
        &mut self,
        row: &SheetRow,
        column: usize,
        result: Result<T>,
    ) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error) => {
                let refusal = error.downcast::<Refusal>()?;
                self.add(row.refused(column, refusal));
                Ok(None)
            }
        }
    }

    fn refuse(mut self, file: &str) -> Result<()> {
        if self.count == 0 {
            return Ok(());
        }
        self.rows.sort_by_key(|row| row.line);
        Err(Refusal::BadRows { file: file.to_owned(), rows: self.rows, count: self.count }.into())
    }
}

fn read(desk: &mut Desk<'_, '_>, path: &str, columns: &[SheetColumn]) -> Result<(String, Sheet)> {
    let Input { file, name } = Input::open(path, desk)?;
    let sheet = Sheet::read(&name, file, columns)?;
    if !sheet.unknown.is_empty() {
        let message = Message::new("import-unknown-columns");
        desk.said.push(Said::Warning(message.with("columns", sheet.unknown.join(", "))));
    }
    Ok((name, sheet))
}

/// `sell --batch`.
pub(crate) fn sell(
    desk: &mut Desk<'_, '_>,
    path: &str,
    entry: &EntryOptions,
    options: &ChangeOptions,
) -> Result<()> {
    let (file, sheet) = read(desk, path, &SALE_COLUMNS)?;
    let mut bad = Bad::default();
    sheet.bad.into_iter().for_each(|row| bad.add(row));
    let mut sales: Vec<BatchSale> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in sheet.rows {
        let Some(line) = bad.note(sale_line(&row)) else { continue };
        let reference = row.text(SALE).map(str::to_owned);
        let place = reference.as_ref().and_then(|sale| places.get(sale)).copied();
        if let Some(sale) = place.and_then(|place| sales.get_mut(place)) {
            bad.note(sale.join(row, line));
        } else if let Some(sale) = bad.note(BatchSale::new(row, line, entry)) {
            places.extend(reference.map(|reference| (reference, sales.len())));
            sales.push(sale);
        }
    }
    let _progress = Progress::working(desk.is_attended);
    desk.change(&SaleBatch { file, sales, bad }, options)
}

fn sale_line(row: &SheetRow) -> Result<RequestLine, BadRow> {
    let sku = row.needed(0, request::sku)?;
    let quantity = row.quantity(1)?.ok_or_else(|| row.bad(1, RowProblem::Blank))?;
    if !quantity.is_positive() {
        let text = row.text(1).unwrap_or_default().to_owned();
        return Err(row.refused(1, Refusal::QuantityNotPositive { text }));
    }
    Ok(RequestLine { sku, quantity })
}

/// A sale of a batch, and the rows it came from.
#[derive(Serialize)]
struct BatchSale {
    sale: OneSale,
    key: Option<Label>,
    /// Which of its rows, by place, said when it was, its key and its note: any of them may.
    #[serde(skip)]
    said: [Option<usize>; 3],
    #[serde(skip)]
    rows: Vec<SheetRow>,
}

impl BatchSale {
    fn new(row: SheetRow, line: RequestLine, defaults: &EntryOptions) -> Result<Self, BadRow> {
        let (lines, reference) = (Vec::new(), row.parsed(SALE, request::number)?);
        let sale = OneSale { lines, reference, entry: defaults.clone() };
        let mut sale = Self { sale, key: None, said: [None; 3], rows: Vec::new() };
        sale.join(row, line)?;
        Ok(sale)
    }

    /// Takes a further row in. It may repeat what another one said, leave it blank, or be the first to say it.
    fn join(&mut self, row: SheetRow, line: RequestLine) -> Result<(), BadRow> {
        let (at, key) = (row.parsed(AT, str::parse::<When>)?, row.parsed(KEY, request::number)?);
        let note = row.parsed(REMARK, request::label)?;
        for (said, column) in self.said.iter_mut().zip([AT, KEY, REMARK]) {
            let Some(text) = row.text(column) else { continue };
            let place = *said.get_or_insert(self.rows.len());
            let Some(first) = self.rows.get(place) else { continue };
            if first.text(column) != Some(text) {
                let one = Message::foreign(format!("`{text}`"));
                let other = Message::new("row-other-line")
                    .with("line", first.line.to_string())
                    .with("text", first.text(column).unwrap_or_default());
                return Err(row.refused(column, Refusal::ConflictingWords { one, other }));
            }
        }
        self.sale.entry.at = at.or(self.sale.entry.at.take());
        self.sale.entry.note = note.or(self.sale.entry.note.take());
        self.key = key.or(self.key.take());
        self.sale.lines.push(line);
        self.rows.push(row);
        Ok(())
    }
}

/// All sales of a file.
#[derive(Serialize)]
struct SaleBatch {
    #[serde(skip)]
    file: String,
    sales: Vec<BatchSale>,
    /// Rows that cannot be read: told together with those that no rule lets pass.
    #[serde(skip)]
    bad: Bad,
}

impl Change for SaleBatch {
    const WORDS: &'static str = "sell --batch";

    fn summary(&self) -> String {
        self.file.clone()
    }

    fn change(&self, tx: &Writing<'_>) -> Result<Outcome> {
        let mut bad = self.bad.clone();
        let mut levels = Levels::default();
        let (mut records, mut numbers, mut new) = (Vec::new(), Vec::new(), 0_u64);
        for sale in &self.sales {
            if !all_known(tx, sale, &mut bad)? || !has_been(tx, sale, &mut bad)? {
                continue;
            }
            let Some(first) = sale.rows.first() else { continue };
            let (column, recorded) = match &sale.key {
                None => (
                    ITEM,
                    sale.sale.record(tx).map(|sold| (sold.document.number, Some(sold.changes))),
                ),
                Some(key) => (KEY, with_key(tx, sale, key)),
            };
            if let Some((number, changes)) = bad.note_refusal(first, column, recorded)? {
                let reference = sale.sale.reference.as_ref().map(Value::from);
                let record = Record::new()
                    .with("number", number.as_str())
                    .with("reference", reference)
                    .with("repeated", changes.is_none());
                records.push(record);
                numbers.push(number);
                new = new.saturating_add(u64::from(changes.is_some()));
                levels.add(changes.unwrap_or_default());
            }
        }
        let again = u64::try_from(records.len())?.saturating_sub(new);
        bad.refuse(&self.file)?;
        let message = Message::new("said-batch-sold").with("count", new).with("again", again);
        let record = Record::new()
            .with("sales", records)
            .with("numbers", Value::Texts(numbers))
            .with("repeated", again)
            .with("items", items_record(&levels.changes));
        let outcome = Outcome::several(record, "items", "numbers", "sales").done(message);
        Ok(warn(outcome, &levels.changes, &[]))
    }
}

/// Whether every row's SKU is known; each that is not is noted.
fn all_known(tx: &Writing<'_>, sale: &BatchSale, bad: &mut Bad) -> Result<bool> {
    let mut is_known = true;
    for (row, line) in sale.rows.iter().zip(&sale.sale.lines) {
        is_known &= bad.note_refusal(row, 0, tx.item(&line.sku))?.is_some();
    }
    Ok(is_known)
}

/// Whether the time of a sale has come; noted of the row that tells it, and refused whole where the command does.
fn has_been(tx: &Writing<'_>, sale: &BatchSale, bad: &mut Bad) -> Result<bool> {
    let [at, ..] = sale.said;
    let told = sale.sale.entry.told(tx);
    match at.and_then(|place| sale.rows.get(place)) {
        Some(row) => Ok(bad.note_refusal(row, AT, told)?.is_some()),
        None => told.map(|_| true),
    }
}

/// A sale of a batch that has a key of its own: the first number, and no changes, where it was recorded before (R33).
fn with_key(
    tx: &Writing<'_>,
    sale: &BatchSale,
    key: &Label,
) -> Result<(String, Option<Vec<LevelChange>>)> {
    let mut changes = None;
    let answer = once(tx, &sale.sale, Some(key), || {
        let recorded = sale.sale.record(tx)?;
        let outcome = recorded.told();
        changes = Some(recorded.changes);
        Ok(outcome)
    })?;
    let (Answer::New(outcome) | Answer::Again(outcome)) = answer;
    match outcome.record.value("number") {
        Some(Value::Text(number)) => Ok((number.clone(), changes)),
        Some(_) | None => anyhow::bail!("the first result of the key `{key}` has no number"),
    }
}

/// What counts for every row of a count sheet that says nothing else.
#[derive(Debug)]
pub(crate) struct CountSheet {
    /// Why.
    pub(crate) reason: Option<Reason>,
    /// The document the adjustments refer to.
    pub(crate) reference: Option<Label>,
    /// When, and a note.
    pub(crate) entry: EntryOptions,
}

/// `adjust --batch`.
pub(crate) fn adjust(
    desk: &mut Desk<'_, '_>,
    path: &str,
    defaults: &CountSheet,
    options: &ChangeOptions,
) -> Result<()> {
    let (file, sheet) = read(desk, path, &COUNT_COLUMNS)?;
    if !sheet.has.get(1..3).is_some_and(|has| has.contains(&true)) {
        let why = FileProblem::MissingBoth { one: "change", other: "count" };
        return Err(Refusal::BadFile { file, why }.into());
    }
    let mut bad = Bad::default();
    sheet.bad.into_iter().for_each(|row| bad.add(row));
    let mut adjustments: Vec<(OneAdjustment, SheetRow)> = Vec::with_capacity(sheet.rows.len());
    let mut counted: HashMap<String, u64> = HashMap::new();
    for row in sheet.rows {
        let first = sku_of_count(&row)
            .map(|sku| *counted.entry(sku.key().to_owned()).or_insert(row.line))
            .filter(|first| *first != row.line);
        let Some(adjustment) = bad.note(adjustment_of(&row, defaults)) else { continue };
        if let Some(first) = first {
            bad.add(row.bad(0, RowProblem::DuplicateSku { first }));
            continue;
        }
        adjustments.push((adjustment, row));
    }
    let _progress = Progress::working(desk.is_attended);
    desk.change(&AdjustmentBatch { file, adjustments, bad }, options)
}

/// The SKU of a row that tells a count, even one that cannot be read: an item is counted once in a sheet.
fn sku_of_count(row: &SheetRow) -> Option<Sku> {
    let is_count = row.text(2).is_some() || row.text(1).is_some_and(|text| text.starts_with('='));
    row.parsed(0, request::sku).ok().flatten().filter(|_| is_count)
}

fn adjustment_of(row: &SheetRow, defaults: &CountSheet) -> Result<OneAdjustment, BadRow> {
    let sku = row.needed(0, request::sku)?;
    let change = match (
        row.parsed(1, |text| row.plain_decimal(text).parse::<StockChange>())?,
        row.quantity(2)?,
    ) {
        (Some(_), Some(_)) => {
            let (one, other) = (Message::foreign("`change`"), Message::foreign("`count`"));
            return Err(row.refused(2, Refusal::ConflictingWords { one, other }));
        }
        (Some(change), None) => change,
        (None, Some(counted)) if counted.is_negative() => {
            let text = row.text(2).unwrap_or_default().to_owned();
            return Err(row.refused(2, Refusal::CountNegative { text }));
        }
        (None, Some(counted)) => StockChange::To(counted),
        (None, None) => return Err(row.bad(1, RowProblem::Blank)),
    };
    let given = row.parsed(3, str::parse::<Reason>)?.or(match change {
        StockChange::To(_) => None,
        StockChange::By(_) => defaults.reason,
    });
    let reason = reason_for(change, given).map_err(|why| row.refused(3, why))?;
    let note = row.parsed(4, request::label)?.or_else(|| defaults.entry.note.clone());
    let entry = EntryOptions { note, at: defaults.entry.at.clone() };
    Ok(OneAdjustment { sku, change, reason, reference: defaults.reference.clone(), entry })
}

/// All adjustments of a file.
struct AdjustmentBatch {
    file: String,
    adjustments: Vec<(OneAdjustment, SheetRow)>,
    bad: Bad,
}

impl Serialize for AdjustmentBatch {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.adjustments.iter().map(|(adjustment, _)| adjustment))
    }
}

impl Change for AdjustmentBatch {
    const WORDS: &'static str = "adjust --batch";

    fn summary(&self) -> String {
        self.file.clone()
    }

    fn change(&self, tx: &Writing<'_>) -> Result<Outcome> {
        let mut bad = self.bad.clone();
        let mut levels = Levels::default();
        let (mut records, mut numbers) = (Vec::new(), Vec::new());
        if let Some((first, _)) = self.adjustments.first() {
            // When it was is said by the command, of all rows alike.
            first.entry.told(tx)?;
        }
        for (adjustment, row) in &self.adjustments {
            let Some(adjusted) = bad.note_refusal(row, 0, adjustment.record(tx))? else { continue };
            records.push(
                Record::new()
                    .with("number", adjusted.number.as_str())
                    .with("sku", &adjusted.level.sku)
                    .with("change", adjustment.change.to_string())
                    .with("reason", adjustment.reason.word()),
            );
            numbers.push(adjusted.number);
            levels.add(vec![adjusted.level]);
        }
        bad.refuse(&self.file)?;
        let message = Message::new("said-batch-adjusted").with("count", records.len());
        let record = Record::new()
            .with("adjustments", records)
            .with("numbers", Value::Texts(numbers))
            .with("items", items_record(&levels.changes));
        let outcome = Outcome::several(record, "items", "numbers", "adjustments").done(message);
        Ok(warn(outcome, &levels.changes, &[]))
    }
}
