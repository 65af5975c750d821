//! Reading catalogues: turns each row of a file into an entry.

use std::borrow::Cow;
use std::fs::File;

use super::dialect::{Dialect, RowParser, is_expected};
use super::duplicates::{SeenSkus, SkuTotals};
use super::entry::{Entry, FieldUpdate, ParsedRow, RowContent, SkipReason, Warning};
use super::notes::FileNotes;
use super::opening::{self, ImportOptions, OpenFile};
use super::reading::Delimiter;
use super::reading::cells::CellFormat;
use super::reading::header::folded;
use super::reading::reader::Reader;
use crate::ledger::item::Tracking;
use crate::refusal::{BadRow, Refusal, RowProblem};

/// An import in progress.
pub(crate) struct CatalogueReader {
    reader: Reader,
    parser: Box<dyn RowParser>,
    dialect: Dialect,
    format: CellFormat,
    track: Option<Tracking>,
    seen_skus: SeenSkus,
    /// What the rows of each SKU add up to, if they do.
    totals: Option<SkuTotals>,
    notes: FileNotes,
}

impl CatalogueReader {
    /// Opens a file, which is read from its start. Refuses one that cannot be read at all.
    pub(crate) fn open(
        file_name: &str,
        file: File,
        options: &ImportOptions,
    ) -> Result<Self, Refusal> {
        let OpenFile { reader, parser, dialect, format, totals, notes } =
            opening::open(file_name, file, options)?;
        let (track, seen_skus) = (options.track, SeenSkus::default());
        Ok(Self { reader, parser, dialect, format, track, seen_skus, totals, notes })
    }

    /// The next row; `None` at the end. Fails if the rest of the file cannot be read.
    pub(crate) fn next_row(&mut self) -> Result<Option<ParsedRow>, Refusal> {
        if !self.reader.advance()? {
            return Ok(None);
        }
        let row = self.reader.row();
        if row.is_blank() {
            return Ok(Some(ParsedRow::Skipped(SkipReason::Blank)));
        }
        if row.is_damaged() {
            self.notes.damaged_text.add(row.line());
        }
        let content = match row.check_shape(self.parser.row_length()) {
            Ok(()) => self.parser.parse(row, self.format, &mut self.notes),
            Err(bad) => {
                self.parser.skip(row);
                Err(bad)
            }
        };
        Ok(Some(match content {
            Err(bad) => {
                // A later row with the same SKU is a duplicate nevertheless.
                if let Some(sku) = self.parser.sku_of_refused(row) {
                    self.seen_skus.add(&sku, bad.line);
                }
                ParsedRow::Refused(bad)
            }
            Ok(RowContent::NoItem(reason)) => ParsedRow::Skipped(reason),
            Ok(RowContent::Item(entry)) => self.checked(entry),
        }))
    }

    /// What applies to every dialect: one row for each SKU, and no quantity for an untracked item.
    fn checked(&mut self, mut entry: Box<Entry>) -> ParsedRow {
        let first = self.seen_skus.add(&entry.sku, entry.line);
        if let Some(totals) = &self.totals {
            if first.is_some() {
                return ParsedRow::Skipped(SkipReason::AddedUp);
            }
            entry.quantities.on_hand = totals.of(&entry.sku);
        }
        if let Some(first) = first {
            let column = self.parser.sku_column().and_then(|column| self.header().get(column));
            return ParsedRow::Refused(BadRow {
                line: entry.line,
                column: column.cloned(),
                value: entry.sku.to_string(),
                problem: RowProblem::DuplicateSku { first },
            });
        }
        if let Some(track) = self.track {
            entry.tracking = FieldUpdate::Set(track);
        }
        if entry.tracking == FieldUpdate::Set(Tracking::Untracked) {
            self.drop_quantities(&mut entry);
        }
        ParsedRow::Entry(entry)
    }

    fn drop_quantities(&mut self, entry: &mut Entry) {
        let quantity = std::mem::take(&mut entry.quantities).opening();
        let notes = &mut self.notes;
        if self.track.is_none() && self.dialect != Dialect::Bincard {
            notes.untracked = notes.untracked.saturating_add(1);
            notes.ignored_quantities =
                notes.ignored_quantities.saturating_add(u64::from(quantity.is_some()));
        } else if quantity.is_some_and(|quantity| !quantity.is_zero()) {
            notes.quantities_of_untracked = notes.quantities_of_untracked.saturating_add(1);
        }
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The columns, with the names that they have in the file.
    pub(crate) fn header(&self) -> &[String] {
        self.reader.header().names()
    }

    pub(crate) fn delimiter(&self) -> Delimiter {
        self.reader.delimiter()
    }

    /// The cells of the latest row as they are in the file. Blank ones that take their value from an earlier row
    /// contain that value, so that the row is complete on its own.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let row = self.reader.row();
        row.cells().enumerate().map(move |(column, cell)| {
            let is_blank = cell.trim().is_empty();
            let inherited = is_blank.then(|| self.parser.inherited(row, column));
            inherited.flatten().unwrap_or(Cow::Borrowed(cell))
        })
    }

    /// The warnings, complete after the last row.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let columns = self.unknown_columns();
        let unknown = (!columns.is_empty()).then_some(Warning::UnknownColumns { columns });
        unknown.into_iter().chain(self.notes.warnings(self.dialect)).collect()
    }

    /// The columns that were not used, except those that every file of the system has.
    fn unknown_columns(&self) -> Vec<String> {
        let mut columns = self.reader.unknown_columns();
        columns.retain(|name| !is_expected(self.dialect, &folded(name)));
        columns
    }

    /// The warnings for tracked items that are added without a column for their quantities or thresholds; `count` is
    /// still 0.
    pub(crate) fn missing_columns(&self) -> Vec<Warning> {
        let (dialect, unknown) = (self.dialect, self.unknown_columns());
        let mut missing = Vec::new();
        if !self.parser.has_quantities() {
            let mut columns = similar(&unknown, QUANTITY_WORDS);
            // What an export has available follows from its quantities; other spreadsheets may have nothing else.
            let is_available = |name: &&String| AVAILABLE.contains(&folded(name).as_str());
            columns.extend(self.header().iter().filter(is_available).cloned());
            missing.push(Warning::NoQuantities { count: 0, columns, dialect });
        }
        if self.parser.has_thresholds() == Some(false) {
            let columns = similar(&unknown, THRESHOLD_WORDS);
            // A plain spreadsheet does not need thresholds.
            if dialect != Dialect::Bincard || !columns.is_empty() {
                missing.push(Warning::NoThresholds { count: 0, columns, dialect });
            }
        }
        missing
    }
}

/// Words in the names of quantity columns.
const QUANTITY_WORDS: &[&str] = &[
    "qty",
    "quant",
    "stock",
    "inventory",
    "on hand",
    "count",
    "units",
    "soh",
    "qté",
    "inventaire",
    "solde",
    "lager",
    "cantidad",
    "voorraad",
    "giacenza",
];
/// Names of known columns that may contain quantities.
const AVAILABLE: [&str; 2] = ["available", "disponible"];
/// Words in the names of threshold columns.
const THRESHOLD_WORDS: &[&str] = &[
    "threshold",
    "reorder",
    " min ",
    "minimum",
    "low stock",
    "alert",
    "par level",
    "seuil",
    "réappro",
];

/// The columns with one of these words in their name.
fn similar(columns: &[String], words: &[&str]) -> Vec<String> {
    let has_word = |name: &&String| {
        let name = format!(" {} ", folded(name));
        words.iter().any(|word| name.contains(word))
    };
    columns.iter().filter(has_word).cloned().collect()
}
