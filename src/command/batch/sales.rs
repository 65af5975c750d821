//! `sell --batch`: sales from a file.

use anyhow::Result;
use std::collections::HashMap;

use super::options::BatchOptions;
use super::rows::{BadRows, BatchFile, Levels, NOTE, SKU};
use crate::catalogue::{Table, TableColumn, TableRow};
use crate::command::change::{Change, ChangeOptions, EntryOptions, Length, change_once};
use crate::command::context::Context;
use crate::command::idempotency::Answer;
use crate::command::request::RequestFields;
use crate::command::sale_request::SaleRequest;
use crate::command::stock_lines::warn;
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::quantity::Quantity;
use crate::locale::Message;
use crate::output::{Outcome, Progress, Record, RowBuffer, Value};
use crate::parse::when::When;
use crate::parse::{self, RequestLine};
use crate::refusal::{BadRow, Refusal, RowProblem};
use crate::stock::{LevelChange, Stock};

const QUANTITY: &[&str] = &["quantity", "quantité", "quantite", "qty", "qté"];

// The columns of a file of sales, by their places in `SALE_COLUMNS`.
const ITEM: usize = 0;
const SOLD: usize = 1;
const SALE: usize = 2;
const AT: usize = 3;
const KEY: usize = 4;
const REMARK: usize = 5;

const SALE_COLUMNS: [TableColumn; 6] = [
    TableColumn::needed(SKU),
    TableColumn::needed(QUANTITY),
    TableColumn::optional(&["sale", "vente"]),
    TableColumn::optional(&["at", "date", "moment"]),
    TableColumn::optional(&["key", "clé"]),
    TableColumn::optional(NOTE),
];

pub(crate) fn sell(
    context: &mut Context<'_, '_>,
    path: &str,
    entry: &EntryOptions,
    batch: &BatchOptions,
    options: &ChangeOptions,
) -> Result<()> {
    let file = BatchFile::read(context, path, &SALE_COLUMNS, batch, options.dry_run)?;
    let (has_sales, unreadable) = (file.table.has.get(SALE) == Some(&true), &file.table.bad);
    if batch.partial && has_sales && !unreadable.is_empty() {
        // It is not known which sales are incomplete without these rows (R10).
        let (rows, count) = (unreadable.clone(), u64::try_from(unreadable.len())?);
        return Err(Refusal::BadRows { file: file.name, rows, count }.into());
    }
    let _progress = Progress::working(context.is_attended);
    let (sales, key, defaults) = (sales_of(&file.table), options.key.clone(), entry.clone());
    context.change(&SaleBatch { file, sales, key, defaults }, options)
}

/// Which sale each row belongs to, and its place in the table: sale by sale, in the order of their first rows.
fn sales_of(table: &Table) -> Vec<(usize, usize)> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut sales: Vec<(usize, usize)> = table
        .rows()
        .map(|row| match row.text(SALE) {
            Some(sale) => (*known.entry(sale).or_insert(row.index), row.index),
            None => (row.index, row.index),
        })
        .collect();
    sales.sort_unstable();
    sales
}

/// What a row sells; what is returned has a negative quantity.
fn sale_line(row: TableRow<'_>) -> Result<RequestLine, BadRow> {
    let sku = row.needed(ITEM, parse::sku)?;
    let quantity = row.quantity(SOLD)?.ok_or_else(|| row.bad(SOLD, RowProblem::Blank))?;
    if quantity == Quantity::ZERO {
        return Err(row.bad(SOLD, RowProblem::Zero));
    }
    Ok(RequestLine { sku, quantity })
}

/// A sale of a batch, and the rows it came from.
struct BatchSale<'s> {
    sale: SaleRequest,
    key: Option<Label>,
    /// The rows that gave its time, its key and its note; any of its rows may.
    sources: [Option<TableRow<'s>>; 3],
    rows: Vec<TableRow<'s>>,
}

impl<'s> BatchSale<'s> {
    fn new(row: TableRow<'s>, line: RequestLine, defaults: &EntryOptions) -> Result<Self, BadRow> {
        let (lines, reference) = (Vec::new(), row.parsed(SALE, parse::number)?);
        let sale = SaleRequest { lines, reference, entry: defaults.clone() };
        let mut sale = Self { sale, key: None, sources: [None; 3], rows: Vec::new() };
        sale.join(row, line)?;
        Ok(sale)
    }

    /// Adds a further row. It may repeat what another one gave, leave it blank, or be the first to give it.
    fn join(&mut self, row: TableRow<'s>, line: RequestLine) -> Result<(), BadRow> {
        let (at, key) = (row.parsed(AT, str::parse::<When>)?, row.parsed(KEY, parse::number)?);
        let note = row.parsed(REMARK, parse::label)?;
        for (source, column) in self.sources.iter_mut().zip([AT, KEY, REMARK]) {
            let Some(text) = row.text(column) else { continue };
            let first = source.get_or_insert(row);
            if first.text(column) != Some(text) {
                let one = Message::foreign(format!("`{text}`"));
                let other = Message::new("row-other-line")
                    .with("line", first.line().to_string())
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

/// The sales of a file. Each is read when needed, so that they are never all in memory.
struct SaleBatch<'a> {
    file: BatchFile<'a>,
    sales: Vec<(usize, usize)>,
    /// The key of the whole batch.
    key: Option<Label>,
    defaults: EntryOptions,
}

impl SaleBatch<'_> {
    /// The sale of some rows, and the invalid rows among them.
    fn sale(&self, rows: &[(usize, usize)]) -> (Option<BatchSale<'_>>, Vec<BadRow>) {
        let (mut sale, mut bad): (Option<BatchSale<'_>>, _) = (None, Vec::new());
        for (_, place) in rows {
            let row = self.file.table.row(*place);
            let joined = sale_line(row).and_then(|line| {
                if let Some(sale) = &mut sale {
                    return sale.join(row, line);
                }
                sale = Some(BatchSale::new(row, line, &self.defaults)?);
                Ok(())
            });
            bad.extend(joined.err());
        }
        (sale, bad)
    }

    /// The key of a sale, and its column: its own, else that of the batch with the name of the sale, because tills
    /// start again with their receipt numbers.
    fn key_of(&self, sale: &BatchSale<'_>) -> Result<Option<(usize, Label)>, Refusal> {
        match (&sale.key, &self.key, &sale.sale.reference) {
            (Some(key), _, _) => Ok(Some((KEY, key.clone()))),
            (None, Some(batch), Some(name)) => {
                Ok(Some((SALE, parse::number(&format!("{batch}/{name}"))?)))
            }
            (None, _, _) => Ok(None),
        }
    }

    /// Records a sale; `None` after noting what is wrong with it.
    fn record(
        &self,
        stock: &Stock<'_>,
        sale: &BatchSale<'_>,
        bad: &mut BadRows,
    ) -> Result<Option<RecordedBatchSale>> {
        let items = known_items(stock, sale, bad)?;
        let Some(first) = sale.rows.first() else { return Ok(None) };
        let mut recorded = None;
        if items.len() == sale.rows.len() && has_been(stock, sale, bad)? {
            let (column, result) = match self.key_of(sale) {
                Ok(None) => (
                    ITEM,
                    sale.sale.record(stock).map(|sold| (sold.document.number, Some(sold.changes))),
                ),
                Ok(Some((column, key))) => (column, with_key(stock, sale, &key)),
                Err(refusal) => (SALE, Err(refusal.into())),
            };
            recorded = bad.note_refusal(*first, column, result)?;
        }
        if recorded.is_none() {
            let invalid = sale.rows.iter().find(|row| bad.has(**row)).unwrap_or(first).line();
            bad.leave_out(&sale.rows, invalid);
        }
        Ok(recorded.map(|(number, changes)| RecordedBatchSale { number, changes, items }))
    }

    fn sales(&self) -> impl Iterator<Item = (Option<BatchSale<'_>>, Vec<BadRow>)> {
        self.sales.chunk_by(|(one, _), (other, _)| one == other).map(|rows| self.sale(rows))
    }
}

impl Change for SaleBatch<'_> {
    fn length(&self) -> Length {
        Length::Long
    }

    fn summary(&self) -> String {
        format!("sell --batch {}", self.file.name)
    }

    /// A batch with invalid rows is a different request than one without.
    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "sell --batch");
        fields.switch("partial", self.file.is_partial());
        let mut bad_lines = Vec::new();
        for (sale, bad) in self.sales() {
            if let Some(sale) = sale {
                fields.text("sale", sale.key.as_ref().map_or("", Label::as_str));
                sale.sale.describe_sale(fields);
            }
            bad_lines.extend(bad.into_iter().map(|row| row.line));
        }
        bad_lines.extend(self.file.table.bad.iter().map(|row| row.line));
        for line in bad_lines {
            fields.text("bad_line", &line.to_string());
        }
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut bad = self.file.bad_rows();
        let mut levels = Levels::default();
        let (mut records, mut numbers, mut new) = (RowBuffer::new(), Vec::new(), 0_u64);
        for (sale, rows) in self.sales() {
            let invalid = rows.first().map(|row| row.line);
            for row in rows {
                bad.add(row);
            }
            let Some(sale) = sale else { continue };
            if let (Some(line), true) = (invalid, self.file.is_partial()) {
                bad.leave_out(&sale.rows, line);
                continue;
            }
            let Some(recorded) = self.record(stock, &sale, &mut bad)? else { continue };
            let reference = sale.sale.reference.as_ref().map(Value::from);
            let record = Record::new()
                .with("number", recorded.number.as_str())
                .with("reference", reference)
                .with("repeated", recorded.changes.is_none());
            records.push(&record)?;
            numbers.push(recorded.number);
            new = new.saturating_add(u64::from(recorded.changes.is_some()));
            if let Some(changes) = recorded.changes {
                levels.add(changes);
                for item in recorded.items {
                    levels.note_archived(item);
                }
            }
        }
        let again = u64::try_from(numbers.len())?.saturating_sub(new);
        self.file.finish(bad, !numbers.is_empty(), || {
            let message = Message::new("said-batch-sold").with("count", new).with("again", again);
            let record = Record::new()
                .with("sales", records.finish()?)
                .with("numbers", Value::Texts(numbers))
                .with("repeated_sales", again)
                .with("items", levels.buffered()?);
            let outcome = Outcome::several(record, "items", "numbers", "sales").done(message);
            Ok(warn(outcome, &levels.changes, &levels.archived))
        })
    }
}

/// A sale of a batch that is in the store.
struct RecordedBatchSale {
    number: String,
    /// None if it was recorded before under its key (R33).
    changes: Option<Vec<LevelChange>>,
    items: Vec<Item>,
}

/// The items of a sale; records each row whose SKU is not known.
fn known_items(stock: &Stock<'_>, sale: &BatchSale<'_>, bad: &mut BadRows) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    for (row, line) in sale.rows.iter().zip(&sale.sale.lines) {
        items.extend(bad.note_refusal(*row, ITEM, stock.item(&line.sku))?);
    }
    Ok(items)
}

/// Whether the time of a sale is not in the future. If a row gave it, the row is noted; if the command did, the
/// batch is refused.
fn has_been(stock: &Stock<'_>, sale: &BatchSale<'_>, bad: &mut BadRows) -> Result<bool> {
    let [at, ..] = sale.sources;
    let entry_time = sale.sale.entry.time(stock);
    match at {
        Some(row) => Ok(bad.note_refusal(row, AT, entry_time)?.is_some()),
        None => entry_time.map(|_| true),
    }
}

/// A sale of a batch with a key of its own: if already recorded, its number and no changes (R33).
fn with_key(
    stock: &Stock<'_>,
    sale: &BatchSale<'_>,
    key: &Label,
) -> Result<(String, Option<Vec<LevelChange>>)> {
    let mut changes = None;
    let answer = change_once(stock, &sale.sale, Some(key), || {
        let recorded = sale.sale.record(stock)?;
        let outcome = recorded.outcome();
        changes = Some(recorded.changes);
        Ok(outcome)
    })?;
    let (Answer::New(outcome) | Answer::Repeated(outcome)) = answer;
    match outcome.record.value("number") {
        Some(Value::Text(number)) => Ok((number.clone(), changes)),
        Some(_) | None => anyhow::bail!("the first result of the key `{key}` has no number"),
    }
}
