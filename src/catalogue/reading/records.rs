//! Splits a stream into CSV records. The csv crate's reader is not used: it accepts an unclosed quote as a cell, does
//! not limit the size of a record, and counts only `\n` as a line.

use std::io::{self, Read};

use super::record::Record;
use super::scan::{Scan, State, is_end};

/// The most bytes of a record, so that an unclosed quote does not fill the memory.
pub(crate) const MAX_RECORD_BYTES: usize = 1 << 20;
const CHUNK: usize = 64 * 1024;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Why there is no next record.
#[derive(Debug)]
pub(crate) enum RecordError {
    /// The stream could not be read, at about this line.
    Unreadable { line: u64, error: io::Error },
    /// The text is not UTF-8: its line, and the bytes of the cell.
    NotUtf8 { line: u64, bytes: Vec<u8> },
    /// A quote that is never closed, and the line that it opened on.
    UnclosedQuote { line: u64 },
    /// A quote that is not closed within `MAX_RECORD_BYTES`, and the line that it opened on.
    LongQuote { line: u64 },
    /// A record longer than `MAX_RECORD_BYTES`, and the line that it starts on.
    TooLong { line: u64 },
}

/// The records of a stream, one after another.
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

    /// From now on, this character separates cells.
    pub(crate) fn use_delimiter(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
    }

    /// The start of what comes next, without consuming it: one chunk, or everything if that is less.
    pub(crate) fn preview(&mut self) -> io::Result<&[u8]> {
        while !self.is_at_end && self.filled.saturating_sub(self.start) < CHUNK {
            self.read_more()?;
        }
        Ok(self.buffer.get(self.start..self.filled).unwrap_or_default())
    }

    /// Skips byte order marks at the start, and spaces and blank lines before the last of them.
    pub(crate) fn skip_marks(&mut self) -> io::Result<()> {
        let beginning = self.preview()?;
        let (mut skipped, mut seen) = (0_usize, 0_usize);
        while let Some(rest) = beginning.get(seen..) {
            if rest.starts_with(BYTE_ORDER_MARK) {
                seen = seen.saturating_add(BYTE_ORDER_MARK.len());
                skipped = seen;
            } else if rest.first().is_some_and(u8::is_ascii_whitespace) {
                seen = seen.saturating_add(1);
            } else {
                break;
            }
        }
        let blanks = String::from_utf8_lossy(beginning.get(..skipped).unwrap_or_default());
        let lines = blanks.replace("\r\n", "\n").matches(['\r', '\n']).count();
        self.line = self.line.saturating_add(u64::try_from(lines).unwrap_or(0));
        self.start = self.start.saturating_add(skipped);
        Ok(())
    }

    /// Reads the next record that is not a blank line; `false` at the end.
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

    /// The length of the next record, with the ends of its cells in `cuts`; counts the lines.
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
        let mut scan = Scan::new(self.line);
        loop {
            let bytes = self.buffer.get(self.start..self.filled).unwrap_or_default();
            let is_found = scan.advance(bytes, self.delimiter, &mut self.cuts);
            let is_unclosed = scan.state == State::Quoted;
            self.is_loose = scan.is_loose;
            if scan.seen > MAX_RECORD_BYTES {
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
        let needed = self.filled.saturating_add(CHUNK);
        if self.buffer.len() < needed {
            self.buffer.resize(needed, 0);
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

/// The cell around the first byte that is not UTF-8, up to 60 bytes of it, and its line.
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

    /// A stream that arrives in small pieces.
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
    fn every_line_ending_counts_as_one_line() {
        for text in ["a,b\nc,d\n\ne,f", "a,b\r\nc,d\r\n\r\ne,f\r\n", "a,b\rc,d\r\re,f\r"] {
            assert_eq!(shown(text), "1:a|b 2:c|d 4:e|f", "{text:?}");
        }
    }

    #[test]
    fn line_breaks_in_cells_are_counted() {
        assert_eq!(shown("a\r\n\"x\r\ny\nz\rw\",2\r\nb"), "1:a 2:x~~y~z~w|2 6:b");
    }

    #[test]
    fn quotes_are_removed() {
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
        assert!(records.buffer.len() < MAX_RECORD_BYTES + 4 * CHUNK);
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
        fn records_are_split_as_the_csv_crate_does(
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
