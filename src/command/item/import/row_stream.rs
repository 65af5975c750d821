//! The rows of a catalogue, read on a thread of their own while the store is written on this one.

use anyhow::Result;
use std::borrow::Cow;
use std::fs::File;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use crate::catalogue::{
    CatalogueReader, Delimiter, Dialect, ImportOptions, ParsedRow, RowCells, Warning,
};
use crate::command::rejected_rows::RejectsSource;
use crate::refusal::Refusal;

/// Rows that are handed over together, and whose items are looked up together.
const ROWS_PER_BATCH: usize = 512;
/// The most batches that wait for the store.
const MAX_WAITING_BATCHES: usize = 4;

/// What is known about a file before its first row.
pub(super) struct FileHeader {
    pub(super) dialect: Dialect,
    pub(super) columns: Vec<String>,
    /// Whether the file has no header, and the columns are numbers.
    pub(super) is_numbered: bool,
    pub(super) delimiter: Delimiter,
    /// What to say if tracked items are added without quantities or thresholds.
    pub(super) missing_columns: Vec<Warning>,
}

impl FileHeader {
    pub(super) fn rejects_source(&self) -> RejectsSource<'_> {
        let Self { columns, delimiter, is_numbered, .. } = self;
        RejectsSource { columns, delimiter: *delimiter, is_numbered: *is_numbered }
    }
}

pub(super) struct StreamedRow {
    pub(super) parsed: ParsedRow,
    /// The cells as in the file, if a rejects file may need them: a rule may refuse the row later.
    pub(super) cells: Vec<String>,
}

enum Message {
    Opened(FileHeader),
    Rows(Vec<StreamedRow>),
    End(Vec<Warning>),
    Refused(Refusal),
}

/// The rows still to come.
pub(super) struct RowStream {
    batches: Receiver<Message>,
    batch: Vec<StreamedRow>,
    /// Used batches go back to the thread that made them: memory that one thread allocates and another one frees makes
    /// both wait.
    used_batches: Sender<Vec<StreamedRow>>,
    /// Complete after the last row.
    pub(super) warnings: Vec<Warning>,
}

impl RowStream {
    /// The next rows, or `None` at the end. Refuses a file that cannot be read any further.
    pub(super) fn next_batch(&mut self) -> Result<Option<&[StreamedRow]>> {
        match self.batches.recv() {
            Ok(Message::Rows(rows)) => {
                let used = std::mem::replace(&mut self.batch, rows);
                // Once the file has ended, nobody takes it any more.
                let _ = self.used_batches.send(used);
                Ok(Some(&self.batch))
            }
            Ok(Message::End(warnings)) => {
                self.warnings = warnings;
                Ok(None)
            }
            Ok(Message::Refused(refusal)) => Err(refusal.into()),
            Ok(Message::Opened(_)) | Err(_) => anyhow::bail!("reading the file ended too soon"),
        }
    }
}

/// Reads a file while `apply` takes its rows.
pub(super) fn stream_rows<T>(
    file_name: &str,
    file: File,
    options: &ImportOptions,
    row_cells: RowCells,
    apply: impl FnOnce(&FileHeader, &mut RowStream) -> Result<T>,
) -> Result<T> {
    std::thread::scope(|scope| {
        let (sender, batches) = sync_channel(MAX_WAITING_BATCHES);
        let (used_batches, returned_batches) = channel();
        scope.spawn(move || {
            let read = read_rows(file_name, file, options, row_cells, &sender, &returned_batches);
            if let Err(refusal) = read {
                // Nobody waits any more if applying has ended before the file.
                let _ = sender.send(Message::Refused(refusal));
            }
        });
        match batches.recv() {
            Ok(Message::Opened(header)) => {
                let (batch, warnings) = (Vec::new(), Vec::new());
                apply(&header, &mut RowStream { batches, batch, used_batches, warnings })
            }
            Ok(Message::Refused(refusal)) => Err(refusal.into()),
            Ok(Message::Rows(_) | Message::End(_)) | Err(_) => {
                anyhow::bail!("the file could not be opened")
            }
        }
    })
}

/// Sends the rows on. Ends early if nobody takes them.
fn read_rows(
    file_name: &str,
    file: File,
    options: &ImportOptions,
    row_cells: RowCells,
    sender: &SyncSender<Message>,
    returned_batches: &Receiver<Vec<StreamedRow>>,
) -> Result<(), Refusal> {
    let mut reader = CatalogueReader::open(file_name, file, options)?;
    let header = FileHeader {
        dialect: reader.dialect(),
        columns: reader.header().to_vec(),
        is_numbered: options.is_headerless,
        delimiter: reader.delimiter(),
        missing_columns: reader.missing_columns(),
    };
    let mut is_received = sender.send(Message::Opened(header)).is_ok();
    let mut batch = Vec::with_capacity(ROWS_PER_BATCH);
    let mut used_rows = Vec::new().into_iter();
    while is_received && let Some(parsed) = reader.next_row()? {
        let cells = match row_cells {
            RowCells::Included => reader.cells().map(Cow::into_owned).collect(),
            RowCells::Omitted => Vec::new(),
        };
        batch.push(StreamedRow { parsed, cells });
        // One by one, the memory of used rows becomes that of new ones.
        drop(used_rows.next());
        if batch.len() == ROWS_PER_BATCH {
            used_rows = returned_batches.try_recv().unwrap_or_default().into_iter();
            let full = std::mem::replace(&mut batch, Vec::with_capacity(ROWS_PER_BATCH));
            is_received = sender.send(Message::Rows(full)).is_ok();
        }
    }
    if is_received && sender.send(Message::Rows(batch)).is_ok() {
        let _ = sender.send(Message::End(reader.warnings()));
    }
    Ok(())
}
