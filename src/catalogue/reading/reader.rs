//! A CSV file as rows under a header: encoding, separator and records combined. Only one row is in memory.

use std::io::Read;

use super::encoding::{DecodeError, Malformed, NamedEncoding, decode, readings};
use super::header::{Header, Twin, folded};
use super::record::Record;
use super::records::{RecordError, Records};
use super::separator::{Delimiter, choose, declared};
use crate::locale::io_error;
use crate::refusal::{BadRow, FileProblem, Refusal, RowProblem};
use crate::text::shortened;

/// How a file is read where its content does not decide.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReadOptions {
    pub(crate) file_name: String,
    pub(crate) encoding: Option<NamedEncoding>,
    pub(crate) delimiter: Option<Delimiter>,
    /// Whether the first row is a row: the columns are then named 1, 2, 3 …
    pub(crate) is_headerless: bool,
}

/// A file whose header has been read.
pub(crate) struct Reader {
    file: String,
    records: Records<Box<dyn Read>>,
    record: Record,
    header: Header,
    delimiter: Delimiter,
    /// Whether the record that was read to know the columns is still to come as a row.
    is_first_row_next: bool,
}

impl Reader {
    /// Decodes the file, detects the separator and reads the header. `is_known` recognizes a folded column name.
    /// Refuses a file that is not CSV.
    pub(crate) fn open(
        input: Box<dyn Read>,
        options: &ReadOptions,
        is_known: &dyn Fn(&str) -> bool,
    ) -> Result<Self, Refusal> {
        let file = options.file_name.clone();
        let input = decode(input, options.encoding).map_err(|error| match error {
            DecodeError::Unreadable(error) => unreadable(&file, &error, 1),
            DecodeError::File(why) => Refusal::BadFile { file: file.clone(), why },
        })?;
        let mut records = Records::new(input, b',');
        records.skip_marks().map_err(|error| unreadable(&file, &error, 1))?;
        let beginning = records.preview().map_err(|error| unreadable(&file, &error, 1))?;
        let declared = declared(beginning);
        let mut record = Record::default();
        if declared.is_some() {
            records.read(&mut record).map_err(|error| refusal(&file, error))?;
        }
        let is_known = |name: &str| is_known(&folded(name));
        let delimiter = if let Some(delimiter) = options.delimiter.or(declared) {
            delimiter
        } else {
            let beginning = records.preview().map_err(|error| unreadable(&file, &error, 1))?;
            choose(beginning, &is_known)
        };
        records.use_delimiter(delimiter.byte());
        if !records.read(&mut record).map_err(|error| refusal(&file, error))? {
            return Err(Refusal::BadFile { file, why: FileProblem::Empty });
        }
        let is_first_row_next = options.is_headerless;
        let names = if is_first_row_next {
            (1..=record.len()).map(|number| number.to_string()).collect()
        } else {
            record.cells().map(str::to_owned).collect()
        };
        let header = Header::new(names);
        Ok(Self { file, records, record, header, delimiter, is_first_row_next })
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    pub(crate) fn delimiter(&self) -> Delimiter {
        self.delimiter
    }

    /// The columns that are not used.
    pub(crate) fn unknown_columns(&self) -> Vec<String> {
        self.header.unknown()
    }

    /// Adopts the header of an earlier pass over the same file, with its marks of which columns are used.
    pub(crate) fn use_header_of(&mut self, earlier: Self) {
        self.header = earlier.header;
    }

    /// Reads the next row; `false` at the end. Fails if the rest cannot be read.
    pub(crate) fn advance(&mut self) -> Result<bool, Refusal> {
        if std::mem::take(&mut self.is_first_row_next) {
            return Ok(true);
        }
        self.records.read(&mut self.record).map_err(|error| refusal(&self.file, error))
    }

    pub(crate) fn row(&self) -> Row<'_> {
        Row { record: &self.record, header: &self.header }
    }
}

/// Whether the program that wrote a file omits cells at the end of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowLength {
    AsHeader,
    MayBeShort,
}

/// A row and its header.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'a> {
    record: &'a Record,
    header: &'a Header,
}

impl<'a> Row<'a> {
    /// The line it starts on, counted from 1.
    pub(crate) fn line(self) -> u64 {
        self.record.line()
    }

    pub(crate) fn header(self) -> &'a Header {
        self.header
    }

    /// The value of a column, trimmed. Where it is blank, the value of a further column for the same field; empty if
    /// there is no such column or cell.
    pub(crate) fn cell(self, column: Option<usize>) -> &'a str {
        let Some(column) = column else { return "" };
        let text = self.own_cell(column);
        if !text.is_empty() || !self.header.has_twins() {
            return text;
        }
        let others = self.header.twins_of(column).into_iter().map(|other| self.own_cell(other));
        others.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn own_cell(self, column: usize) -> &'a str {
        trimmed(self.record.cell(column).unwrap_or_default())
    }

    /// Whether it has the character that replaces what an earlier program could not read.
    pub(crate) fn is_damaged(self) -> bool {
        self.record.is_damaged()
    }

    /// The cells, unchanged.
    pub(crate) fn cells(self) -> impl Iterator<Item = &'a str> {
        let record = self.record;
        record.cells()
    }

    /// Whether it is blank.
    pub(crate) fn is_blank(self) -> bool {
        self.cells().all(|cell| cell.trim().is_empty())
    }

    /// Refuses a row with text after a closing quote, one whose length differs from the header's, and one in which
    /// two columns for the same field differ. Surplus blank cells are allowed. Missing cells are taken as blank only
    /// if the row ends with a blank cell or their columns have no name. Otherwise, a cell may be missing in the
    /// middle, with every later cell in the wrong column.
    pub(crate) fn check_shape(self, length: RowLength) -> Result<(), BadRow> {
        if self.record.is_loose() {
            return Err(self.whole(RowProblem::LooseQuote));
        }
        let (cells, header) = (self.record.len(), self.header.names().len());
        let is_blank = |cell: &str| cell.trim().is_empty();
        let fits = cells == header
            || (cells > header && self.cells().skip(header).all(is_blank))
            || (cells < header
                && (length == RowLength::MayBeShort
                    || self.cells().last().is_none_or(is_blank)
                    || self.header.names().iter().skip(cells).all(|name| is_blank(name))));
        if !fits {
            return Err(self.whole(RowProblem::RowLength { cells, header }));
        }
        if self.header.has_twins() { self.check_twins() } else { Ok(()) }
    }

    fn check_twins(self) -> Result<(), BadRow> {
        for Twin { first, other, .. } in self.header.agreeing() {
            let (one, two) = (self.own_cell(first), self.own_cell(other));
            if !one.is_empty() && !two.is_empty() && one != two {
                let name = |column| self.header.name(column).unwrap_or_default().to_owned();
                let problem =
                    RowProblem::ColumnsDiffer { other: name(first), text: shortened(one) };
                let (line, column, value) = (self.line(), Some(name(other)), shortened(two));
                return Err(BadRow { line, column, value, problem });
            }
        }
        Ok(())
    }

    fn whole(self, problem: RowProblem) -> BadRow {
        let value = shortened(&self.cells().collect::<Vec<_>>().join(" | "));
        BadRow { line: self.line(), column: None, value, problem }
    }
}

/// The text without surrounding spaces. Few texts have any, and most start and end with ASCII.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

fn unreadable(file: &str, error: &std::io::Error, line: u64) -> Refusal {
    let malformed = error.get_ref().and_then(|inner| inner.downcast_ref::<Malformed>());
    let file = file.to_owned();
    match malformed {
        Some(Malformed { encoding }) => {
            Refusal::BadFile { file, why: FileProblem::Malformed { line, encoding } }
        }
        None => Refusal::FileUnreadable { file, why: io_error(error) },
    }
}

fn refusal(file: &str, error: RecordError) -> Refusal {
    let why = match error {
        RecordError::Unreadable { line, error } => return unreadable(file, &error, line),
        RecordError::TooLong { line } => {
            let problem = RowProblem::RecordTooLong;
            let row = BadRow { line, column: None, value: String::new(), problem };
            return Refusal::BadRows { file: file.to_owned(), rows: vec![row], count: 1 };
        }
        RecordError::NotUtf8 { line, bytes } => {
            FileProblem::NotUtf8 { line, readings: readings(&bytes) }
        }
        RecordError::UnclosedQuote { line } => FileProblem::UnclosedQuote { line },
        RecordError::LongQuote { line } => FileProblem::LongQuote { line },
    };
    Refusal::BadFile { file: file.to_owned(), why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn open(bytes: &[u8]) -> Result<Reader, Refusal> {
        let is_known = |name: &str| ["sku", "name", "nom"].contains(&name);
        let options = ReadOptions { file_name: "x.csv".into(), ..ReadOptions::default() };
        Reader::open(Box::new(Cursor::new(bytes.to_vec())), &options, &is_known)
    }

    #[test]
    fn a_declared_separator_is_not_the_header_but_counts_as_a_line() {
        let mut reader = open(b"\xef\xbb\xbfsep=|\r\nSKU|Nom\r\nA|b,c\r\n").unwrap();
        assert_eq!(reader.header().names(), ["SKU", "Nom"]);
        assert!(reader.advance().unwrap());
        assert_eq!(reader.row().line(), 3);
        assert_eq!(reader.row().cell(Some(1)), "b,c");
        assert!(!reader.advance().unwrap());
    }

    #[test]
    fn byte_order_marks_may_follow_a_blank_line_or_occur_twice() {
        for before in ["\n\t\u{feff}", "\u{feff}\u{feff}", "\r\n \r\n\u{feff}"] {
            let mut reader = open(format!("{before}\"SKU\",name\nA,b\n").as_bytes()).unwrap();
            assert_eq!(reader.header().names(), ["SKU", "name"], "{before:?}");
            assert!(reader.advance().unwrap());
            let lines = u64::try_from(before.matches('\n').count()).unwrap();
            assert_eq!(reader.row().line(), lines + 2, "{before:?}");
        }
    }

    #[test]
    fn the_length_is_checked_except_for_blank_ends() {
        let rows = b"sku,name,a,b\n1,2,3,4\n1,,\n1,2,3,4,, \n1,2\n1,2,3,4,5\n";
        let mut reader = open(rows).unwrap();
        let mut fits = Vec::new();
        while reader.advance().unwrap() {
            fits.push(reader.row().check_shape(RowLength::AsHeader).map_err(|row| row.line));
        }
        assert_eq!(fits, [Ok(()), Ok(()), Ok(()), Err(5), Err(6)]);
    }

    #[test]
    fn a_file_that_is_not_text_is_refused() {
        let why = |bytes: &[u8]| match open(bytes) {
            Err(Refusal::BadFile { why, .. }) => why,
            other => panic!("{:?}", other.err()),
        };
        assert_eq!(why(b""), FileProblem::Empty);
        assert_eq!(why(b"\n\n"), FileProblem::Empty);
        let FileProblem::NotUtf8 { line: 2, readings } = why(b"\nsku,pr\xe9nom\n") else {
            panic!()
        };
        assert_eq!(readings[0].1, "prénom");
        assert_eq!(why(b"sku,\"name\n"), FileProblem::UnclosedQuote { line: 1 });
    }
}
