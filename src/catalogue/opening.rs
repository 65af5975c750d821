//! Opening a catalogue: how it is read, which system wrote it, and what only a first pass over the file reveals.

use std::fs::File;
use std::io::{self, Read, Seek};

use super::dialect::{Dialect, Mapping, RowParser, dialect_of, is_known_header, row_parser};
use super::duplicates::SkuTotals;
use super::entry::RowContent;
use super::notes::FileNotes;
use super::reading::cells::{Blank, CellFormat};
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

/// How much is read to detect the system.
const HEADER_LIMIT: u64 = 2 << 20;

/// A file that is read from its first row on.
pub(super) struct OpenFile {
    pub(super) reader: Reader,
    pub(super) parser: Box<dyn RowParser>,
    pub(super) dialect: Dialect,
    pub(super) format: CellFormat,
    /// What the rows of each SKU add up to, if they do.
    pub(super) totals: Option<SkuTotals>,
    pub(super) notes: FileNotes,
}

/// Reads the header of a file from its start, and all of a foreign file once. Refuses a file that cannot be read at
/// all.
pub(super) fn open(
    file_name: &str,
    mut file: File,
    options: &ImportOptions,
) -> Result<OpenFile, Refusal> {
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
    Ok(OpenFile { reader, parser, dialect, format, totals, notes })
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
