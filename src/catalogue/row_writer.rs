//! CSV rows, written cell by cell.

use std::io::{self, BufWriter, Write};

use super::cell_text::escaped;
use super::reading::Delimiter;
use crate::ledger::label::Label;
use crate::text::{csv_cell, visible_in_cell};

/// A CSV file being written. If `;` separates cells, decimals have a comma, because spreadsheets that use `;` expect
/// it, and import reads such files in this way.
pub(super) struct RowWriter<W: Write> {
    output: BufWriter<W>,
    /// The number of cells already written in this row.
    cells: usize,
    is_blank: bool,
    delimiter: char,
    has_decimal_comma: bool,
}

impl<W: Write> RowWriter<W> {
    pub(super) fn new(output: W, delimiter: Delimiter) -> Self {
        let has_decimal_comma = delimiter == Delimiter::SEMICOLON;
        let delimiter = char::from(delimiter.byte());
        let output = BufWriter::new(output);
        Self { output, cells: 0, is_blank: true, delimiter, has_decimal_comma }
    }

    pub(super) fn header<N: AsRef<str>>(
        &mut self,
        names: impl IntoIterator<Item = N>,
    ) -> io::Result<()> {
        for name in names {
            self.raw(name.as_ref())?;
        }
        self.end_row()
    }

    /// Writes text, made safe for spreadsheets.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        self.raw(&escaped(&visible_in_cell(text)))
    }

    pub(super) fn optional_text(&mut self, text: Option<&Label>) -> io::Result<()> {
        match text {
            Some(text) => self.text(text.as_str()),
            None => self.raw(""),
        }
    }

    pub(super) fn number(&mut self, number: Option<impl ToString>) -> io::Result<()> {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        if self.has_decimal_comma { self.raw(&number.replace('.', ",")) } else { self.raw(&number) }
    }

    /// Writes a cell unchanged, except that control characters are made visible (R38).
    pub(super) fn raw(&mut self, cell: &str) -> io::Result<()> {
        if self.cells > 0 {
            write!(self.output, "{}", self.delimiter)?;
        }
        self.cells = self.cells.saturating_add(1);
        self.is_blank &= cell.is_empty();
        self.output.write_all(csv_cell(&visible_in_cell(cell), self.delimiter).as_bytes())
    }

    pub(super) fn end_row(&mut self) -> io::Result<()> {
        // Otherwise, a row with a single blank cell would be a blank line.
        let end = if self.cells == 1 && self.is_blank { "\"\"\n" } else { "\n" };
        (self.cells, self.is_blank) = (0, true);
        self.output.write_all(end.as_bytes())
    }

    /// Writes what is still buffered, and returns the output.
    pub(super) fn finish(self) -> io::Result<W> {
        let mut output = self.output.into_inner().map_err(io::IntoInnerError::into_error)?;
        output.flush()?;
        Ok(output)
    }
}
