//! `Spool`: rows kept in a temporary file until they may be shown, so that memory does not grow with them.

use anyhow::Result;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};

use super::value::Record;

/// Rows in the order they came.
pub(crate) struct Spool(BufWriter<File>);

impl Spool {
    /// Nothing yet.
    pub(crate) fn new() -> Result<Self> {
        Ok(Self(BufWriter::new(tempfile::tempfile()?)))
    }

    /// Keeps a row.
    pub(crate) fn push(&mut self, record: &Record) -> Result<()> {
        serde_json::to_writer(&mut self.0, record)?;
        Ok(self.0.write_all(b"\n")?)
    }

    /// All rows that were kept.
    pub(crate) fn into_rows(self) -> Result<impl Iterator<Item = Result<Record>>> {
        let mut file = self.0.into_inner()?;
        file.rewind()?;
        Ok(BufReader::new(file).lines().map(|line| Ok(serde_json::from_str(&line?)?)))
    }
}
