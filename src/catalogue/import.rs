//! Reading catalogues: detects the system, then turns each row into an entry.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek};

use super::dialect::{
    Dialect, Mapping, RowParser, dialect_of, is_expected, is_known_header, row_parser,
};
use super::duplicates::{SeenSkus, SkuTotals};
use super::entry::{Entry, FieldUpdate, ParsedRow, RowContent, SkipReason, Warning};
use super::notes::FileNotes;
use super::reading::cells::{Blank, CellFormat};
use super::reading::header::folded;
use super::reading::reader::{ReadOptions, Reader};
use super::reading::{DecimalMark, Delimiter, NamedEncoding};
use crate::ledger::item::Tracking;
use crate::locale::{Message, io_error};
use crate::refusal::{BadRow, FileProblem, Refusal, RowProblem};

/// How a catalogue is read.
#[derive(Debug, Clone, Default)]
pub(crate) struct ImportOptions {
    /// The system that the file comes from; detected from the header by default.
    pub(crate) from: Option<Dialect>,
    /// Columns mapped by hand; the file is then not treated as another system's.
    pub(crate) map: Vec<Mapping>,
    pub(crate) encoding: Option<NamedEncoding>,
    pub(crate) delimiter: Option<Delimiter>,
    /// By default, a comma in files separated by `;`, and the usual mark otherwise.
    pub(crate) decimal_mark: Option<DecimalMark>,
    pub(crate) usual_mark: DecimalMark,
    /// The location to read, if the file has several.
    pub(crate) location: Option<String>,
    /// Whether every item is tracked, whatever the file says.
    pub(crate) track: Option<Tracking>,
    /// Whether the file has no header: its columns are named 1, 2, 3 …
    pub(crate) is_headerless: bool,
    /// Whether the quantities of the rows of one SKU are added up.
    pub(crate) has_lots: bool,
}

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

/// How much is read to detect the system.
const HEADER_LIMIT: u64 = 2 << 20;

impl CatalogueReader {
    /// Reads the header of a file from its start, and all of a foreign file once. Refuses a file that cannot be read
    /// at all.
    pub(crate) fn open(
        file_name: &str,
        mut file: File,
        options: &ImportOptions,
    ) -> Result<Self, Refusal> {
        let opener = Opener { file_name, options };
        let dialect = opener.dialect(&mut file)?;
        let totals = opener.totals(dialect, &mut file)?;
        let (reader, parser, notes) = match dialect {
            Dialect::Bincard => opener.open_once(file)?,
            Dialect::Square | Dialect::Shopify | Dialect::Woocommerce => {
                opener.open_after_first_pass(dialect, file)?
            }
        };
        if options.location.is_some() && !parser.has_locations() {
            let (file, from) = (file_name.to_owned(), dialect.word());
            return Err(Refusal::NoLocations { file, from });
        }
        let format = opener.format(dialect, reader.delimiter());
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

struct Opener<'a> {
    file_name: &'a str,
    options: &'a ImportOptions,
}

type Opened = (Reader, Box<dyn RowParser>, FileNotes);

impl Opener<'_> {
    fn unreadable(&self, error: &io::Error) -> Refusal {
        Refusal::FileUnreadable { file: self.file_name.to_owned(), why: io_error(error) }
    }

    fn bad_file(&self, why: FileProblem) -> Refusal {
        Refusal::BadFile { file: self.file_name.to_owned(), why }
    }

    fn reader(&self, input: Box<dyn Read>) -> Result<Reader, Refusal> {
        let read_options = ReadOptions {
            file_name: self.file_name.to_owned(),
            encoding: self.options.encoding,
            delimiter: self.options.delimiter,
            is_headerless: self.options.is_headerless,
        };
        Reader::open(input, &read_options, &|name| is_known_header(name, &self.options.map))
    }

    fn parser(&self, dialect: Dialect, reader: &Reader) -> Result<Box<dyn RowParser>, Refusal> {
        let ImportOptions { map, location, .. } = self.options;
        row_parser(dialect, reader.header(), map, location.as_deref())
            .map_err(|why| self.bad_file(why))
    }

    /// The system that was named, or else the one detected from the header. A file with mapped columns is not treated
    /// as another system's.
    fn dialect(&self, file: &mut File) -> Result<Dialect, Refusal> {
        let is_mapped = !self.options.map.is_empty();
        match self.options.from {
            None if is_mapped => Ok(Dialect::Bincard),
            None => {
                let unreadable = |error: io::Error| self.unreadable(&error);
                let beginning = file.try_clone().map_err(unreadable)?.take(HEADER_LIMIT);
                let dialect = dialect_of(self.reader(Box::new(beginning))?.header());
                file.rewind().map_err(unreadable)?;
                Ok(dialect)
            }
            Some(dialect) if is_mapped && dialect != Dialect::Bincard => {
                let other = Message::foreign(format!("--from {}", dialect.word()));
                let one = Message::foreign("--map");
                Err(Refusal::ConflictingWords { one, other })
            }
            Some(dialect) => Ok(dialect),
        }
    }

    fn format(&self, dialect: Dialect, delimiter: Delimiter) -> CellFormat {
        let is_own = dialect == Dialect::Bincard && self.options.map.is_empty();
        let usual_mark = match dialect {
            Dialect::Woocommerce => DecimalMark::Either,
            Dialect::Bincard | Dialect::Square | Dialect::Shopify
                if delimiter == Delimiter::SEMICOLON =>
            {
                DecimalMark::Comma
            }
            Dialect::Bincard | Dialect::Square | Dialect::Shopify => self.options.usual_mark,
        };
        CellFormat {
            mark: self.options.decimal_mark.unwrap_or(usual_mark),
            blank: if is_own { Blank::Clears } else { Blank::LeavesUnchanged },
        }
    }

    /// Reads the file through for what the rows of each SKU add up to, if they do. A row that cannot be read is
    /// refused later, and the import with it. Other systems know each row by an identity of its own.
    fn totals(&self, dialect: Dialect, file: &mut File) -> Result<Option<SkuTotals>, Refusal> {
        if !self.options.has_lots {
            return Ok(None);
        }
        if dialect != Dialect::Bincard {
            let other = Message::foreign(format!("--from {}", dialect.word()));
            return Err(Refusal::ConflictingWords { one: Message::foreign("--add-up"), other });
        }
        let unreadable = |error: io::Error| self.unreadable(&error);
        let mut reader = self.reader(Box::new(file.try_clone().map_err(unreadable)?))?;
        let mut parser = self.parser(dialect, &reader)?;
        let format = self.format(dialect, reader.delimiter());
        let (mut totals, mut notes) = (SkuTotals::default(), FileNotes::default());
        while reader.advance()? {
            let row = reader.row();
            if row.is_blank() || row.check_shape(parser.row_length()).is_err() {
                continue;
            }
            let Ok(RowContent::Item(entry)) = parser.parse(row, format, &mut notes) else {
                continue;
            };
            totals.add(&entry.sku, entry.quantities.on_hand).map_err(|out_of_range| {
                let (file, value) = (self.file_name.to_owned(), entry.sku.to_string());
                let problem = RowProblem::Refused(Box::new(out_of_range.into()));
                let row = BadRow { line: entry.line, column: None, value, problem };
                Refusal::BadRows { file, rows: vec![row], count: 1 }
            })?;
        }
        file.rewind().map_err(unreadable)?;
        Ok(Some(totals))
    }

    fn open_once(&self, file: File) -> Result<Opened, Refusal> {
        let reader = self.reader(Box::new(file))?;
        let parser = self.parser(Dialect::Bincard, &reader)?;
        Ok((reader, parser, FileNotes::default()))
    }

    /// Reads the file once for what no row reveals by itself, then opens it again.
    fn open_after_first_pass(&self, dialect: Dialect, mut file: File) -> Result<Opened, Refusal> {
        let unreadable = |error: io::Error| self.unreadable(&error);
        file.rewind().map_err(unreadable)?;
        let mut first = self.reader(Box::new(file.try_clone().map_err(unreadable)?))?;
        let mut parser = self.parser(dialect, &first)?;
        let mut notes = FileNotes::default();
        while first.advance()? {
            if let Some(sku) = parser.first_pass(first.row()).filter(|sku| !sku.is_empty()) {
                notes.duplicates.add(sku);
            }
        }
        notes.duplicates.finish();
        parser.finish_first_pass().map_err(|why| self.bad_file(why))?;
        file.rewind().map_err(unreadable)?;
        let mut second = self.reader(Box::new(file))?;
        second.use_header_of(first);
        Ok((second, parser, notes))
    }
}
