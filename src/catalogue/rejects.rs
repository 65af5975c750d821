//! The rejects file that `--partial` writes: the file's own columns, and `error`.

use std::io::{self, Write};

use super::cell_text::harmless;
use super::reading::Delimiter;
use super::row_writer::RowWriter;

/// Whether rows come with their cells, for a file of rejects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowCells {
    Included,
    Omitted,
}

/// A rejects file being written.
pub(crate) struct RejectsWriter<W: Write> {
    rows: RowWriter<W>,
    width: usize,
    error_column: usize,
}

impl<W: Write> RejectsWriter<W> {
    /// A file of rejects that was imported again keeps its one `error` column.
    pub(crate) fn new(output: W, header: &[String], delimiter: Delimiter) -> Self {
        let known = header.iter().position(|name| name.trim() == "error");
        let (width, error_column) = (header.len(), known.unwrap_or(header.len()));
        Self { rows: RowWriter::new(output, delimiter), width, error_column }
    }

    /// Writes the header, if the file has one.
    pub(crate) fn header(&mut self, header: &[String]) -> io::Result<()> {
        let names = header.iter().map(|name| harmless(name));
        let is_new = self.error_column == self.width;
        self.rows.header(names.chain(is_new.then_some("error".into())))
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
