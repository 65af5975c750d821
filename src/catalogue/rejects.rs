//! The rejects file that `--partial` writes: the file's own columns, and `error`.

use std::io::{self, Write};

use super::cell_text::harmless;
use super::reading::Delimiter;
use super::row_writer::RowWriter;

/// A rejects file being written.
pub(crate) struct RejectsWriter<W: Write> {
    rows: RowWriter<W>,
    width: usize,
    error_column: usize,
}

impl<W: Write> RejectsWriter<W> {
    /// Writes the header. If the imported file was itself a rejects file, there is still only one `error` column.
    pub(crate) fn start(output: W, header: &[String], delimiter: Delimiter) -> io::Result<Self> {
        let mut rows = RowWriter::new(output, delimiter);
        let known = header.iter().position(|name| name.trim() == "error");
        let names = header.iter().map(|name| harmless(name));
        rows.header(names.chain(known.is_none().then_some("error".into())))?;
        Ok(Self { rows, width: header.len(), error_column: known.unwrap_or(header.len()) })
    }

    /// Writes a row as it was in the file, except for what a spreadsheet would run, and why it was refused.
    pub(crate) fn write(
        &mut self,
        mut cells: impl Iterator<Item: AsRef<str>>,
        error: &str,
    ) -> io::Result<()> {
        for column in 0..self.width {
            let cell = cells.next();
            let cell = cell.as_ref().map_or("", AsRef::as_ref);
            let is_error = column == self.error_column;
            self.rows.raw(&if is_error { error.into() } else { harmless(cell) })?;
        }
        if self.error_column >= self.width {
            self.rows.raw(error)?;
        }
        for extra in cells {
            self.rows.raw(&harmless(extra.as_ref()))?;
        }
        self.rows.end_row()
    }

    /// Writes what is still buffered, and returns the output.
    pub(crate) fn finish(self) -> io::Result<W> {
        self.rows.finish()
    }
}
