//! Cuts a stream into CSV records: line ends of every kind, cells with line breaks, the line each
//! record starts on. The csv crate's reader is not used: it takes an unclosed quote for a cell,
//! lets one record grow without end, and counts only `\n`. What the columns mean is not known here.

use std::io::{self, Read};

/// The most bytes one record may have; an unclosed quote ends here and not in the memory.
pub(crate) const RECORD_LIMIT: usize = 1 << 20;
const CHUNK: usize = 64 * 1024;

/// Why there is no next record.
#[derive(Debug)]
pub(crate) enum RecordError {
    /// The stream could not be read, at about this line.
    Unreadable { line: u64, error: io::Error },
    /// The text is not UTF-8: where, and the bytes of the cell it stands in.
    NotUtf8 { line: u64, bytes: Vec<u8> },
    /// A quote that nothing closes; the line it opened on.
    UnclosedQuote { line: u64 },
    /// A quote that nothing closes within `RECORD_LIMIT`; the line it opened on.
    LongQuote { line: u64 },
    /// A record beyond `RECORD_LIMIT`; the line it starts on.
    TooLong { line: u64 },
}

/// One record; kept and filled again, so that a row costs no allocation.
#[derive(Debug, Default)]
pub(crate) struct Record {
    text: String,
    ends: Vec<usize>,
    line: u64,
    is_loose: bool,
}

impl Record {
    /// The line it starts on, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Whether text stands behind a closing quote: one may be missing before it, and rows be swallowed.
    pub(crate) fn is_loose(&self) -> bool {
        self.is_loose
    }

    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell without its quotes.
    pub(crate) fn cell(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..end)
    }

    /// All cells in order.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.cell(index))
    }

    fn fill(&mut self, raw: &str, cuts: &[usize]) {
        self.text.clear();
        self.ends.clear();
        let mut start = 0_usize;
        for cut in cuts.iter().copied().chain([raw.len()]) {
            let cell = raw.get(start..cut).unwrap_or_default();
            match cell.strip_prefix('"') {
                Some(quoted) => push_unquoted(&mut self.text, quoted),
                None => self.text.push_str(cell),
            }
            self.ends.push(self.text.len());
            start = cut.saturating_add(1);
        }
    }
}

/// Takes the closing quote off and makes two quotes one; what follows the closing quote is kept as
/// it is.
fn push_unquoted(text: &mut String, quoted: &str) {
    let mut rest = quoted;
    while let Some((before, after)) = rest.split_once('"') {
        text.push_str(before);
        rest = after;
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => break,
        }
    }
    text.push_str(rest);
}

/// Where in a record the scan stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Bare,
    Quoted,
    AfterQuote,
    BlankAfterQuote,
}

/// How far into a record the scan came; kept while more of the record is read.
struct Scan {
    place: State,
    seen: usize,
    line: u64,
    quote_line: u64,
    is_after_return: bool,
    is_loose: bool,
}

impl Scan {
    /// Goes on to the end of the record, which is `seen`, or of the bytes. True at the end of the
    /// record.
    fn advance(&mut self, bytes: &[u8], delimiter: u8, cuts: &mut Vec<usize>) -> bool {
        while let Some(rest) = bytes.get(self.seen..).filter(|rest| !rest.is_empty()) {
            let run = match self.place {
                State::CellStart | State::AfterQuote | State::BlankAfterQuote => Some(0),
                State::Bare => rest.iter().position(|b| is_end(*b) || *b == delimiter),
                State::Quoted => rest.iter().position(|b| is_end(*b) || *b == b'"'),
            };
            self.is_after_return &= run == Some(0);
            let Some(run) = run else {
                self.seen = bytes.len();
                return false;
            };
            self.seen = self.seen.saturating_add(run);
            let byte = rest.get(run).copied().unwrap_or(b'\n');
            if self.place == State::Quoted {
                self.quoted(byte);
            } else if is_end(byte) {
                return true;
            } else if byte == delimiter {
                cuts.push(self.seen);
                self.place = State::CellStart;
            } else if byte == b'"' && self.place == State::CellStart {
                self.quote_line = self.line;
                self.place = State::Quoted;
            } else if byte == b'"' && self.place == State::AfterQuote {
                self.place = State::Quoted;
            } else {
                self.bare(byte);
            }
            self.seen = self.seen.saturating_add(1);
        }
        false
    }

    fn bare(&mut self, byte: u8) {
        let is_behind = matches!(self.place, State::AfterQuote | State::BlankAfterQuote);
        let is_blank = matches!(byte, b' ' | b'\t');
        self.is_loose |= is_behind && !is_blank;
        self.place = if is_behind && is_blank { State::BlankAfterQuote } else { State::Bare };
    }

    fn quoted(&mut self, byte: u8) {
        let is_second_half = byte == b'\n' && self.is_after_return;
        if byte == b'"' {
            self.place = State::AfterQuote;
        } else if !is_second_half {
            self.line = self.line.saturating_add(1);
        }
        self.is_after_return = byte == b'\r';
    }
}

fn is_end(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// The records of a stream, one after the other.
pub(crate) struct Records<R> {
    input: R,
    buffer: Vec<u8>,
    start: usize,
    filled: usize,
    is_at_end: bool,
    delimiter: u8,
    line: u64,
    is_after_return: bool,
    is_loose: bool,
    cuts: Vec<usize>,
}

impl<R: Read> Records<R> {
    /// Nothing is read yet.
    pub(crate) fn new(input: R, delimiter: u8) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            start: 0,
            filled: 0,
            is_at_end: false,
            delimiter,
            line: 1,
            is_after_return: false,
            is_loose: false,
            cuts: Vec::new(),
        }
    }

    /// From now on cells are cut here.
    pub(crate) fn use_delimiter(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
    }

    /// The beginning of what comes next, without taking it: one chunk, or all there is.
    pub(crate) fn preview(&mut self) -> io::Result<&[u8]> {
        while !self.is_at_end && self.filled.saturating_sub(self.start) < CHUNK {
            self.read_more()?;
        }
        Ok(self.buffer.get(self.start..self.filled).unwrap_or_default())
    }

    /// Reads the next record that is not a blank line; false at the end.
    pub(crate) fn read(&mut self, record: &mut Record) -> Result<bool, RecordError> {
        loop {
            let line = self.line;
            let Some(length) = self.find_end()? else { return Ok(false) };
            let end = self.start.saturating_add(length);
            let raw = self.buffer.get(self.start..end).unwrap_or_default();
            let is_blank = self.cuts.is_empty() && raw.iter().all(u8::is_ascii_whitespace);
            if !is_blank {
                match std::str::from_utf8(raw) {
                    Ok(raw) => record.fill(raw, &self.cuts),
                    Err(error) => {
                        return Err(not_utf8(raw, error.valid_up_to(), line, self.delimiter));
                    }
                }
                record.line = line;
                record.is_loose = self.is_loose;
            }
            self.is_after_return = self.buffer.get(end) == Some(&b'\r');
            self.start = end.saturating_add(1).min(self.filled);
            if !is_blank {
                return Ok(true);
            }
        }
    }

    /// The length of the next record, its cells' ends in `cuts`; the lines are counted.
    fn find_end(&mut self) -> Result<Option<usize>, RecordError> {
        if self.is_after_return {
            if self.start == self.filled && !self.is_at_end {
                self.read_on()?;
            }
            if self.buffer.get(self.start..self.filled).and_then(<[u8]>::first) == Some(&b'\n') {
                self.start = self.start.saturating_add(1);
            }
            self.is_after_return = false;
        }
        self.cuts.clear();
        let mut scan = Scan {
            place: State::CellStart,
            seen: 0,
            line: self.line,
            quote_line: self.line,
            is_after_return: false,
            is_loose: false,
        };
        loop {
            let bytes = self.buffer.get(self.start..self.filled).unwrap_or_default();
            let is_found = scan.advance(bytes, self.delimiter, &mut self.cuts);
            let is_unclosed = scan.place == State::Quoted;
            self.is_loose = scan.is_loose;
            if scan.seen > RECORD_LIMIT {
                let line = self.line;
                return Err(if is_unclosed || scan.line > line.saturating_add(1) {
                    RecordError::LongQuote { line: scan.quote_line }
                } else {
                    RecordError::TooLong { line }
                });
            }
            if is_found {
                self.line = scan.line.saturating_add(1);
                return Ok(Some(scan.seen));
            }
            if self.is_at_end {
                if is_unclosed {
                    return Err(RecordError::UnclosedQuote { line: scan.quote_line });
                }
                return Ok((scan.seen > 0).then_some(scan.seen));
            }
            self.read_on()?;
        }
    }

    fn read_on(&mut self) -> Result<(), RecordError> {
        let line = self.line;
        self.read_more().map_err(|error| RecordError::Unreadable { line, error })
    }

    fn read_more(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.filled, 0);
            self.filled = self.filled.saturating_sub(self.start);
            self.start = 0;
        }
        let wanted = self.filled.saturating_add(CHUNK);
        if self.buffer.len() < wanted {
            self.buffer.resize(wanted, 0);
        }
        let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let count = loop {
            match self.input.read(free) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.is_at_end = count == 0;
        self.filled = self.filled.saturating_add(count);
        Ok(())
    }
}

/// The cell around the first byte that is not UTF-8, at most 60 bytes of it, and its line.
fn not_utf8(raw: &[u8], at: usize, line: u64, delimiter: u8) -> RecordError {
    let (before, after) = raw.split_at_checked(at).unwrap_or((raw, &[]));
    let is_edge = |byte: &u8| is_end(*byte) || *byte == delimiter || *byte == b'"';
    let head = before.rsplit(is_edge).next().unwrap_or_default();
    let tail = after.split(is_edge).next().unwrap_or_default();
    let head = head.get(head.len().saturating_sub(30)..).unwrap_or_default();
    let bytes = head.iter().chain(tail.iter().take(30)).copied().collect();
    let breaks = before.split(|byte| *byte == b'\n').count().saturating_sub(1);
    let line = line.saturating_add(u64::try_from(breaks).unwrap_or(0));
    RecordError::NotUtf8 { line, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A stream that comes in small pieces.
    struct Drops<'a>(&'a [u8], usize);
    impl Read for Drops<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(out.len()).min(self.0.len());
            out[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn all(text: &[u8], piece: usize) -> Result<Vec<(u64, Vec<String>)>, RecordError> {
        let mut records = Records::new(Drops(text, piece), b',');
        let mut record = Record::default();
        let mut found = Vec::new();
        while records.read(&mut record)? {
            found.push((record.line(), record.cells().map(str::to_owned).collect()));
        }
        Ok(found)
    }

    fn lines(text: &str) -> Vec<(u64, Vec<String>)> {
        let found = all(text.as_bytes(), 1).unwrap();
        assert_eq!(found, all(text.as_bytes(), 7).unwrap());
        assert_eq!(found, all(text.as_bytes(), usize::MAX).unwrap());
        found
    }

    fn shown(text: &str) -> String {
        let rows: Vec<String> = lines(text)
            .iter()
            .map(|(line, cells)| format!("{line}:{}", cells.join("|").replace(['\n', '\r'], "~")))
            .collect();
        rows.join(" ")
    }

    #[test]
    fn every_line_end_is_one_line() {
        for text in ["a,b\nc,d\n\ne,f", "a,b\r\nc,d\r\n\r\ne,f\r\n", "a,b\rc,d\r\re,f\r"] {
            assert_eq!(shown(text), "1:a|b 2:c|d 4:e|f", "{text:?}");
        }
    }

    #[test]
    fn line_breaks_in_cells_are_counted() {
        assert_eq!(shown("a\r\n\"x\r\ny\nz\rw\",2\r\nb"), "1:a 2:x~~y~z~w|2 6:b");
    }

    #[test]
    fn quotes_are_taken_off() {
        assert_eq!(shown("\"a \"\"b\"\"\",\"\",5\" pipe,\"x\"y"), "1:a \"b\"||5\" pipe|xy");
        let loose = |text: &str| {
            let mut record = Record::default();
            Records::new(text.as_bytes(), b',').read(&mut record).unwrap();
            record.is_loose()
        };
        for text in ["\"x\"y", "a,\"x\" \"", "\"a\nb,\"c\"\n", "\"x\"  y,b"] {
            assert!(loose(text), "{text}");
        }
        for text in ["\"x\" ,y", "5\" pipe", "\"x\"\"y\"", "\"x\"\t", " \"x\"y"] {
            assert!(!loose(text), "{text}");
        }
        assert_eq!(shown("a,\n,b,"), "1:a| 2:|b|");
        assert_eq!(shown(""), "");
        assert_eq!(shown("\n \n"), "");
    }

    #[test]
    fn an_unclosed_quote_names_its_line() {
        let error = all(b"a\nb,\"c\nd\n", 3).unwrap_err();
        assert!(matches!(error, RecordError::UnclosedQuote { line: 2 }), "{error:?}");
    }

    #[test]
    fn an_unclosed_quote_does_not_fill_the_memory() {
        let input = io::Read::chain(&b"sku\nok\n\"x"[..], io::repeat(b'\n').take(50 << 20));
        let mut records = Records::new(input, b',');
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap() && records.read(&mut record).unwrap());
        let error = records.read(&mut record).unwrap_err();
        assert!(matches!(error, RecordError::LongQuote { line: 3 }), "{error:?}");
        assert!(records.buffer.len() < RECORD_LIMIT + 4 * CHUNK);
        let mut records = Records::new(io::repeat(b'x').take(5 << 20), b',');
        let error = records.read(&mut record).unwrap_err();
        assert!(matches!(error, RecordError::TooLong { line: 1 }), "{error:?}");
    }

    #[test]
    fn text_that_is_not_utf8_is_shown_by_its_cell() {
        let error = all(b"a,b\n1,caf\xe9 noir,3\n", 5).unwrap_err();
        let RecordError::NotUtf8 { line: 2, bytes } = error else { panic!("{error:?}") };
        assert_eq!(bytes, b"caf\xe9 noir");
        assert!(all(b"\xc3,\xa9\n", 5).is_err());
    }

    proptest! {
        #[test]
        fn cuts_as_the_csv_crate_does(
            text in "(([ab,\n\r]|\r\n|\"\"){0,6}(\"([ab,\n\r]|\"\"){0,5}\")?){0,5}",
            piece in 1_usize..9,
        ) {
            let Ok(ours) = all(text.as_bytes(), piece) else {
                return Ok(());
            };
            let theirs: Vec<Vec<String>> = csv::ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(text.as_bytes())
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            let ours: Vec<Vec<String>> = ours.into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(ours, theirs);
        }
    }
}
