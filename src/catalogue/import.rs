//! A catalogue file as results, row by row: the dialect found, bad rows told, every row accounted
//! for. Nothing is applied here. Files of other systems are read twice, the first time for what a
//! row alone cannot tell, so a file must be one that can be read again.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek};

use super::bincard::Bincard;
use super::cells::{Blank, CellFormat};
use super::dialect::Dialect;
use super::encoding::NamedEncoding;
use super::entry::{Entry, Given, PassedOver, RowMeaning, RowResult, Warning};
use super::field::Field;
use super::header::{Header, Mapping};
use super::identity::{DuplicateSkus, Notes, Seen};
use super::number::DecimalMark;
use super::reading::{ReadOptions, Reader, Row};
use super::separator::Delimiter;
use super::shopify::Products;
use super::shopify_inventory::Inventory;
use super::square::Square;
use super::woocommerce::Woocommerce;
use crate::ledger::item::Tracking;
use crate::ledger::sku::Sku;
use crate::locale::{Message, io_error};
use crate::refusal::{BadRow, FileProblem, Refusal, RowProblem};

/// How a catalogue is to be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct ImportOptions {
    /// The system it comes from; found by the header if not said.
    pub(crate) from: Option<Dialect>,
    /// Columns named by hand; the file is then no other system's.
    pub(crate) map: Vec<Mapping>,
    /// Its encoding.
    pub(crate) encoding: Option<NamedEncoding>,
    /// The character between its cells.
    pub(crate) delimiter: Option<Delimiter>,
    /// The mark before decimals; a comma in `;` files, a point elsewhere, if not said.
    pub(crate) decimal_mark: Option<DecimalMark>,
    /// Whose quantities, where the file has several locations.
    pub(crate) location: Option<String>,
    /// What tracking every item gets, whatever the file says.
    pub(crate) track: Option<Tracking>,
}

/// The rows of each dialect.
enum Rows {
    Bincard(Bincard),
    Square(Square),
    Products(Box<Products>),
    Inventory(Inventory),
    Woocommerce(Box<Woocommerce>),
}

/// A catalogue being read.
pub(crate) struct Import {
    reader: Reader,
    rows: Rows,
    dialect: Dialect,
    format: CellFormat,
    track: Option<Tracking>,
    seen: Seen,
    duplicates: DuplicateSkus,
    notes: Notes,
}

/// How much is read to find the dialect.
const HEAD: u64 = 2 << 20;

impl Import {
    /// Reads the header of a file at its start, and a foreign file once. Refuses what cannot be read as a whole.
    pub(crate) fn open(
        file_name: &str,
        mut file: File,
        options: &ImportOptions,
    ) -> Result<Self, Refusal> {
        let opener = Opener { file_name, options };
        let dialect = opener.dialect(&mut file)?;
        let mut duplicates = DuplicateSkus::default();
        let (reader, rows) = match dialect {
            Dialect::Bincard => opener.once(file)?,
            Dialect::Square | Dialect::Shopify | Dialect::Woocommerce => {
                opener.twice(dialect, file, &mut duplicates)?
            }
        };
        if options.location.is_some() && !rows.has_locations() {
            let (file, from) = (file_name.to_owned(), dialect.word());
            return Err(Refusal::NoLocations { file, from });
        }
        let is_semicolon = reader.delimiter() == Delimiter::SEMICOLON;
        let usual = if is_semicolon { DecimalMark::Comma } else { DecimalMark::Point };
        let is_own = dialect == Dialect::Bincard && options.map.is_empty();
        let format = CellFormat {
            mark: options.decimal_mark.unwrap_or(usual),
            blank: if is_own { Blank::Clears } else { Blank::SaysNothing },
        };
        Ok(Self {
            reader,
            rows,
            dialect,
            format,
            track: options.track,
            seen: Seen::default(),
            duplicates,
            notes: Notes::default(),
        })
    }

    /// The next row's result; `None` at the end. Refuses where the file cannot be read on.
    pub(crate) fn next(&mut self) -> Result<Option<RowResult>, Refusal> {
        if !self.reader.advance()? {
            return Ok(None);
        }
        let row = self.reader.row();
        if row.is_blank() {
            return Ok(Some(RowResult::PassedOver(PassedOver::Blank)));
        }
        let outcome = match row.check_shape() {
            Ok(()) => self.rows.entry(row, self.format, (&self.duplicates, &mut self.notes)),
            Err(bad) => {
                self.rows.skip(row);
                Err(bad)
            }
        };
        Ok(Some(match outcome {
            Err(bad) => {
                // A later row of the same SKU is a second one all the same.
                if let Some(sku) = self.rows.sku_of_bad(row) {
                    self.seen.add(&sku, bad.line);
                }
                RowResult::Bad(bad)
            }
            Ok(RowMeaning::Nothing(why)) => RowResult::PassedOver(why),
            Ok(RowMeaning::Item(entry)) => self.finished(entry),
        }))
    }

    /// What holds for every dialect: one row a SKU, and no quantity for what is not tracked.
    fn finished(&mut self, mut entry: Box<Entry>) -> RowResult {
        if let Some(first) = self.seen.add(&entry.sku, entry.line) {
            return RowResult::Bad(BadRow {
                line: entry.line,
                column: self
                    .rows
                    .sku_column()
                    .and_then(|column| self.header().get(column))
                    .cloned(),
                value: entry.sku.to_string(),
                problem: RowProblem::DuplicateSku { first },
            });
        }
        if let Some(track) = self.track {
            entry.tracking = Given::Set(track);
        }
        if entry.tracking == Given::Set(Tracking::Untracked) {
            let quantity = entry.opening();
            (entry.on_hand, entry.new_count, entry.old_count) = (None, None, None);
            let is_foreign = self.dialect != Dialect::Bincard;
            if self.track.is_none() && is_foreign {
                self.notes.untracked = self.notes.untracked.saturating_add(1);
            } else if quantity.is_some_and(|quantity| !quantity.is_zero()) {
                self.notes.unkept = self.notes.unkept.saturating_add(1);
            }
        }
        RowResult::Entry(entry)
    }

    /// The system the file comes from.
    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The columns as the file names them.
    pub(crate) fn header(&self) -> &[String] {
        self.reader.header().names()
    }

    /// The character between the file's cells.
    pub(crate) fn delimiter(&self) -> Delimiter {
        self.reader.delimiter()
    }

    /// The cells of the row whose result came last, as they stand in the file; what it takes from an earlier row
    /// is put into its blank ones, so that it can stand alone.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let row = self.reader.row();
        row.cells().enumerate().map(move |(column, cell)| {
            let inherited = cell.trim().is_empty().then(|| self.rows.inherited(row, column));
            inherited.flatten().unwrap_or(Cow::Borrowed(cell))
        })
    }

    /// Columns that nothing was made of.
    pub(crate) fn unknown_columns(&self) -> Vec<String> {
        self.reader.unknown_columns()
    }

    /// What is to be told once; complete after the last row.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let columns = self.unknown_columns();
        let unknown = (!columns.is_empty()).then_some(Warning::UnknownColumns { columns });
        unknown.into_iter().chain(self.notes.warnings()).collect()
    }
}

/// What opening a file needs throughout.
struct Opener<'a> {
    file_name: &'a str,
    options: &'a ImportOptions,
}

impl Opener<'_> {
    fn unreadable(&self, error: &io::Error) -> Refusal {
        Refusal::FileUnreadable { file: self.file_name.to_owned(), why: io_error(error) }
    }

    fn bad(&self, why: FileProblem) -> Refusal {
        Refusal::BadFile { file: self.file_name.to_owned(), why }
    }

    fn reader(&self, input: Box<dyn Read>) -> Result<Reader, Refusal> {
        let read_options = ReadOptions {
            file: self.file_name.to_owned(),
            encoding: self.options.encoding,
            delimiter: self.options.delimiter,
        };
        Reader::open(input, &read_options, &|name| is_known_header(name, &self.options.map))
    }

    /// What was said, or what the header says. Columns named by hand are no other system's.
    fn dialect(&self, file: &mut File) -> Result<Dialect, Refusal> {
        let is_mapped = !self.options.map.is_empty();
        match self.options.from {
            None if is_mapped => Ok(Dialect::Bincard),
            None => {
                let unreadable = |error: io::Error| self.unreadable(&error);
                let beginning = file.try_clone().map_err(unreadable)?.take(HEAD);
                let dialect = Dialect::of(self.reader(Box::new(beginning))?.header());
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

    fn once(&self, file: File) -> Result<(Reader, Rows), Refusal> {
        let reader = self.reader(Box::new(file))?;
        let rows = Rows::new(Dialect::Bincard, reader.header(), self.options);
        Ok((reader, rows.map_err(|why| self.bad(why))?))
    }

    /// Reads the file through for what a row alone cannot tell, then opens it again.
    fn twice(
        &self,
        dialect: Dialect,
        mut file: File,
        duplicates: &mut DuplicateSkus,
    ) -> Result<(Reader, Rows), Refusal> {
        let unreadable = |error: io::Error| self.unreadable(&error);
        file.rewind().map_err(unreadable)?;
        let mut first = self.reader(Box::new(file.try_clone().map_err(unreadable)?))?;
        let mut rows =
            Rows::new(dialect, first.header(), self.options).map_err(|why| self.bad(why))?;
        while first.advance()? {
            if let Some(sku) = rows.survey(first.row()).filter(|sku| !sku.is_empty()) {
                duplicates.add(sku);
            }
        }
        duplicates.close();
        rows.settle().map_err(|why| self.bad(why))?;
        file.rewind().map_err(unreadable)?;
        let mut second = self.reader(Box::new(file))?;
        // Which columns are used is marked on the header the rows were made with.
        second.tell_unknown(first.unknown_columns());
        Ok((second, rows))
    }
}

impl Rows {
    fn new(
        dialect: Dialect,
        header: &Header,
        options: &ImportOptions,
    ) -> Result<Self, FileProblem> {
        let location = options.location.as_deref();
        Ok(match dialect {
            Dialect::Bincard => Self::Bincard(Bincard::new(header, &options.map)?),
            Dialect::Square => Self::Square(Square::new(header, location)?),
            Dialect::Shopify if Inventory::is_one(header) => {
                Self::Inventory(Inventory::new(header, location)?)
            }
            Dialect::Shopify => Self::Products(Box::new(Products::new(header)?)),
            Dialect::Woocommerce => Self::Woocommerce(Box::new(Woocommerce::new(header)?)),
        })
    }

    fn sku_column(&self) -> Option<usize> {
        match self {
            Self::Bincard(bincard) => bincard.sku_column(),
            Self::Square(square) => square.sku_column(),
            Self::Products(products) => products.sku_column(),
            Self::Inventory(inventory) => inventory.sku_column(),
            Self::Woocommerce(woocommerce) => woocommerce.sku_column(),
        }
    }

    /// The SKU of a row that cannot be taken, where a repeated one is an error and it can be read.
    fn sku_of_bad(&self, row: Row<'_>) -> Option<Sku> {
        match self {
            Self::Bincard(bincard) => Sku::parse(bincard.item_sku(row)).ok(),
            Self::Square(_) | Self::Products(_) | Self::Inventory(_) | Self::Woocommerce(_) => None,
        }
    }

    /// Whether its kind of file has quantities of several locations.
    fn has_locations(&self) -> bool {
        match self {
            Self::Square(_) | Self::Inventory(_) => true,
            Self::Bincard(_) | Self::Products(_) | Self::Woocommerce(_) => false,
        }
    }

    /// Goes past a row that cannot be read.
    fn skip(&mut self, row: Row<'_>) {
        match self {
            Self::Products(products) => products.skip(row),
            Self::Bincard(_) | Self::Square(_) | Self::Inventory(_) | Self::Woocommerce(_) => {}
        }
    }

    /// What stands in a column of an earlier row and holds for this one.
    fn inherited(&self, row: Row<'_>, column: usize) -> Option<Cow<'_, str>> {
        match self {
            Self::Products(products) => products.inherited(row, column),
            Self::Bincard(_) | Self::Square(_) | Self::Inventory(_) | Self::Woocommerce(_) => None,
        }
    }

    fn survey<'a>(&mut self, row: Row<'a>) -> Option<&'a str> {
        match self {
            Self::Bincard(_) => None,
            Self::Square(square) => Some(square.item_sku(row)),
            Self::Products(products) => Some(products.item_sku(row)),
            Self::Inventory(inventory) => inventory.survey(row),
            Self::Woocommerce(woocommerce) => woocommerce.survey(row),
        }
    }

    fn settle(&mut self) -> Result<(), FileProblem> {
        match self {
            Self::Inventory(inventory) => inventory.settle(),
            Self::Bincard(_) | Self::Square(_) | Self::Products(_) | Self::Woocommerce(_) => Ok(()),
        }
    }

    fn entry(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        so_far: (&DuplicateSkus, &mut Notes),
    ) -> Result<RowMeaning, BadRow> {
        match self {
            Self::Bincard(bincard) => bincard.entry(row, format),
            Self::Square(square) => square.entry(row, format, so_far),
            Self::Products(products) => products.entry(row, format, so_far),
            Self::Inventory(inventory) => inventory.entry(row, format, so_far),
            Self::Woocommerce(woocommerce) => woocommerce.entry(row, format, so_far),
        }
    }
}

/// Whether a compared header is one some dialect knows, or `--map` names.
fn is_known_header(name: &str, map: &[Mapping]) -> bool {
    let foreign = [
        "handle",
        "title",
        "token",
        "item name",
        "variation name",
        "variant sku",
        "type",
        "parent",
        "option1 value",
        "on hand",
        "location",
        "hs code",
        "regular price",
        "tarif régulier",
        "stock",
        "url handle",
        "description",
        "id",
    ];
    Field::of(name).is_some()
        || foreign.contains(&name)
        || map.iter().any(|mapping| mapping.is_of(name))
}
