//! CSV rows, written cell by cell.

use std::io::{self, Write};

use super::cell_text::escaped;
use super::reading::Delimiter;
use crate::ledger::label::Label;
use crate::text::{csv_cell, visible_in_cell};

/// A CSV file being written. With `;` between cells, decimals have a comma, as the spreadsheets that take `;` expect
/// and as import reads such files.
pub(super) struct RowWriter<W: Write> {
    output: W,
    row: String,
    delimiter: char,
    has_decimal_comma: bool,
}

impl<W: Write> RowWriter<W> {
    pub(super) fn new(output: W, delimiter: Delimiter) -> Self {
        let has_decimal_comma = delimiter == Delimiter::SEMICOLON;
        Self {
            output,
            row: String::new(),
            delimiter: char::from(delimiter.byte()),
            has_decimal_comma,
        }
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

    /// Text, made safe for spreadsheets.
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

    /// A cell as it is, but for control characters, which are made visible (R38).
    pub(super) fn raw(&mut self, cell: &str) -> io::Result<()> {
        let cell = visible_in_cell(cell);
        self.row.push_str(&csv_cell(&cell, self.delimiter));
        self.row.push(self.delimiter);
        Ok(())
    }

    pub(super) fn end_row(&mut self) -> io::Result<()> {
        self.row.pop();
        if self.row.is_empty() {
            // A row of one blank cell, which would not be one at all.
            self.row.push_str("\"\"");
        }
        self.row.push('\n');
        self.output.write_all(self.row.as_bytes())?;
        self.row.clear();
        Ok(())
    }

    /// Hands over what is still buffered, and gives the output back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.output.flush()?;
        Ok(self.output)
    }
}
