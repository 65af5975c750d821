//! Refused rows of a file: the whole file is refused or, with `--partial`, they are written to a rejects file.

use anyhow::{Context as _, Result};
use std::io;
use std::path::{Path, PathBuf};

use super::context::Context;
use crate::catalogue::{Delimiter, RejectsWriter};
use crate::files::{self, NewFile};
use crate::locale::{Message, Texts, bad_row_line, bad_row_lines};
use crate::output::Outcome;
use crate::refusal::{BadRow, Refusal};

/// The most refused rows that are reported in full.
const MAX_BAD_ROWS: usize = 20;

/// What happens to refused rows.
#[derive(Debug, Clone)]
pub(crate) enum RejectsMode {
    /// They refuse the whole file.
    RefuseAll,
    /// They are left out and written to a file (`--partial`), which is started by `start`.
    Write { path: String, start: fn(&Path) -> io::Result<NewFile> },
    /// They are left out and reported (`--partial --dry-run`).
    Report,
}

/// The options that say what happens to refused rows.
pub(crate) struct RejectsOptions<'a> {
    /// The file that is read.
    pub(crate) source: &'a str,
    pub(crate) is_partial: bool,
    /// The value of `--rejects`.
    pub(crate) path: Option<&'a str>,
}

impl RejectsOptions<'_> {
    /// What happens to refused rows. Refuses a rejects file that would replace the one that is read or the store.
    pub(crate) fn mode(&self, context: &Context<'_, '_>, is_dry_run: bool) -> Result<RejectsMode> {
        if !self.is_partial {
            return Ok(RejectsMode::RefuseAll);
        }
        let is_stdin = self.source == "-";
        let stem = if is_stdin { "stdin" } else { self.source };
        let path = self.path.map_or_else(|| format!("{stem}.rejects.csv"), str::to_owned);
        let rejects = PathBuf::from(&path);
        let source = if is_stdin { "/dev/stdin" } else { self.source };
        if files::is_same(Path::new(source), &rejects) {
            return Err(Refusal::RejectsOverSource { path: rejects }.into());
        }
        context.must_not_be_store(&rejects)?;
        if is_dry_run {
            return Ok(RejectsMode::Report);
        }
        // A default name is never followed to another file.
        let start = if self.path.is_some() { NewFile::start } else { NewFile::replacing };
        Ok(RejectsMode::Write { path, start })
    }
}

/// How the file is written that the rows come from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RejectsSource<'a> {
    pub(crate) columns: &'a [String],
    pub(crate) delimiter: Delimiter,
    /// Whether it has no header, and its columns are numbers.
    pub(crate) is_numbered: bool,
}

/// The rows refused so far.
pub(crate) struct RejectedRows<'a> {
    mode: RejectsMode,
    source: RejectsSource<'a>,
    rows: Vec<BadRow>,
    count: u64,
    /// Started with the first refused row.
    writer: Option<RejectsWriter<NewFile>>,
}

/// What is reported about the rows that were left out.
#[derive(Default)]
pub(crate) struct RejectsReport {
    /// The file that they were written to.
    pub(crate) path: Option<String>,
    /// What is wrong with the first of them, if no file was written.
    pub(crate) rows: Vec<String>,
}

impl<'a> RejectedRows<'a> {
    pub(crate) fn new(mode: RejectsMode, source: RejectsSource<'a>) -> Self {
        Self { mode, source, rows: Vec::new(), count: 0, writer: None }
    }

    pub(crate) fn add(&mut self, cells: &[String], bad: BadRow, texts: &Texts) -> Result<()> {
        self.count = self.count.saturating_add(1);
        if let RejectsMode::Write { path, start } = &self.mode {
            let naming = || format!("cannot write `{path}`");
            let writer = match &mut self.writer {
                Some(writer) => writer,
                empty @ None => {
                    let file = start(Path::new(path)).with_context(naming)?;
                    let RejectsSource { columns, delimiter, is_numbered } = self.source;
                    let mut writer = RejectsWriter::new(file, columns, delimiter);
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

    /// Refuses the whole file if a row was refused and none may be left out, or if nothing is left (`has_items`).
    pub(crate) fn finish(
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

impl RejectsReport {
    /// Adds what happened to the rows that were left out.
    pub(crate) fn warn(&self, mut outcome: Outcome, count: u64) -> Outcome {
        if let Some(path) = &self.path {
            let message = Message::new("warn-rejects").with("path", path.as_str());
            outcome = outcome.warning(message.with("count", count));
        }
        for row in &self.rows {
            outcome = outcome.warning(Message::new("warn-plain").with("text", row.as_str()));
        }
        outcome
    }
}

fn refusal(file_name: &str, rows: Vec<BadRow>, count: u64) -> anyhow::Error {
    Refusal::BadRows { file: file_name.to_owned(), rows, count }.into()
}
