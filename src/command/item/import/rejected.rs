//! Refused rows: the whole import is refused or, with `--partial`, they are written to a rejects file.

use anyhow::{Context as _, Result};
use std::io;
use std::path::Path;

use super::row_stream::FileHeader;
use crate::catalogue::RejectsWriter;
use crate::files::NewFile;
use crate::locale::{Message, Texts, bad_row_line, bad_row_lines};
use crate::refusal::{BadRow, Refusal};

/// The most refused rows that are reported in full.
const MAX_BAD_ROWS: usize = 20;

/// What happens to refused rows.
pub(super) enum RejectsMode {
    /// They refuse the whole import.
    RefuseAll,
    /// They are left out and written to a file (`--partial`), which is started by `start`.
    Write { path: String, start: fn(&Path) -> io::Result<NewFile> },
    /// They are left out and reported (`--partial --dry-run`).
    Report,
}

/// The rows refused so far.
pub(super) struct RejectedRows<'a> {
    mode: RejectsMode,
    source: &'a FileHeader,
    rows: Vec<BadRow>,
    count: u64,
    /// Started with the first refused row.
    writer: Option<RejectsWriter<NewFile>>,
}

/// What is reported about the rows that were left out.
#[derive(Default)]
pub(super) struct RejectsReport {
    /// The file that they were written to.
    pub(super) path: Option<String>,
    /// What is wrong with the first of them, if no file was written.
    pub(super) rows: Vec<String>,
}

impl<'a> RejectedRows<'a> {
    pub(super) fn new(mode: RejectsMode, source: &'a FileHeader) -> Self {
        Self { mode, source, rows: Vec::new(), count: 0, writer: None }
    }

    pub(super) fn add(&mut self, cells: &[String], bad: BadRow, texts: &Texts) -> Result<()> {
        self.count = self.count.saturating_add(1);
        if let RejectsMode::Write { path, start } = &self.mode {
            let naming = || format!("cannot write `{path}`");
            let writer = match &mut self.writer {
                Some(writer) => writer,
                empty @ None => {
                    let file = start(Path::new(path)).with_context(naming)?;
                    let FileHeader { columns, delimiter, is_numbered, .. } = self.source;
                    let mut writer = RejectsWriter::new(file, columns, *delimiter);
                    if !is_numbered {
                        writer.header(columns).with_context(naming)?;
                    }
                    empty.insert(writer)
                }
            };
            let error = bad_row_line(&bad, texts);
            writer.write(cells.iter(), &error).with_context(naming)?;
        }
        if self.rows.len() < MAX_BAD_ROWS {
            self.rows.push(bad);
        }
        Ok(())
    }

    /// Refuses the whole import if a row was refused and none may be left out, or if nothing is left (`has_items`).
    pub(super) fn finish(
        self,
        file_name: &str,
        has_items: bool,
        texts: &Texts,
    ) -> Result<RejectsReport> {
        if self.count == 0 {
            return Ok(RejectsReport::default());
        }
        let mut report = RejectsReport::default();
        match self.mode {
            RejectsMode::RefuseAll => return Err(refusal(file_name, self.rows, self.count)),
            RejectsMode::Report => report.rows = bad_row_lines(&self.rows, self.count, texts),
            RejectsMode::Write { path, .. } => {
                let written = self.writer.map_or(Ok(()), |writer| writer.finish()?.finish());
                written.with_context(|| Message::new("broke-write").with("path", path.as_str()))?;
                report.path = Some(path);
            }
        }
        if has_items { Ok(report) } else { Err(refusal(file_name, self.rows, self.count)) }
    }
}

fn refusal(file_name: &str, rows: Vec<BadRow>, count: u64) -> anyhow::Error {
    Refusal::BadRows { file: file_name.to_owned(), rows, count }.into()
}
