//! CSV rows, written cell by cell.

use std::io::{self, Write};

use super::cell_text::escaped;
use super::reading::Delimiter;
use crate::ledger::label::Label;
use crate::text::visible_in_cell;

/// A CSV file being written. With `;` between cells, decimals have a comma, as the spreadsheets that take `;` expect
/// and as import reads such files.
pub(super) struct RowWriter<W: Write> {
    csv: csv::Writer<W>,
    has_decimal_comma: bool,
}

impl<W: Write> RowWriter<W> {
    pub(super) fn new(output: W, delimiter: Delimiter) -> Self {
        let mut options = csv::WriterBuilder::new();
        let csv = options.flexible(true).delimiter(delimiter.byte()).from_writer(output);
        Self { csv, has_decimal_comma: delimiter == Delimiter::SEMICOLON }
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

    /// A cell as it is.
    pub(super) fn raw(&mut self, cell: &str) -> io::Result<()> {
        self.csv.write_field(cell).map_err(io_error)
    }

    pub(super) fn end_row(&mut self) -> io::Result<()> {
        self.csv.write_record(None::<&[u8]>).map_err(io_error)
    }

    /// Hands over what is still buffered, and gives the output back.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

/// The error below the writer, so that a closed pipe is recognised.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is csv's, and may grow")]
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
