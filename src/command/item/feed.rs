//! The rows of a catalogue, read on a thread of their own while the store is written on this one.

use anyhow::Result;
use std::borrow::Cow;
use std::fs::File;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use crate::catalogue::{CatalogueReader, Delimiter, Dialect, ImportOptions, ParsedRow, Warning};
use crate::refusal::Refusal;

/// Rows that travel together.
const ROWS_A_PARCEL: usize = 256;
/// Parcels that may wait for the store.
const PARCELS_WAITING: usize = 8;

/// What is known of a file before its first row.
pub(super) struct Opened {
    /// The system it comes from.
    pub(super) dialect: Dialect,
    /// The columns as it names them.
    pub(super) header: Vec<String>,
    /// The character between its cells.
    pub(super) delimiter: Delimiter,
}

/// A row, as far as it could be read.
pub(super) struct Fed {
    /// What it tells.
    pub(super) result: ParsedRow,
    /// Its cells as they stand in the file, where they are to be kept: a rule may refuse it later.
    pub(super) cells: Vec<String>,
}

enum Message {
    Opened(Opened),
    Rows(Vec<Fed>),
    End(Vec<Warning>),
    Refused(Refusal),
}

/// Whether the cells of rows are kept, for a file of rejects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowCells {
    /// They are.
    Keep,
    /// Nobody asks for them.
    Drop,
}

/// The rows still to come.
pub(super) struct Rows {
    parcels: Receiver<Message>,
    parcel: Vec<Fed>,
    /// How many rows of the parcel were taken.
    taken: usize,
    /// The way back of parcels whose rows were taken: what a row is made of goes where it came from, for memory that
    /// another thread gives back is waited for by both.
    way_back: Sender<Vec<Fed>>,
    /// What is to be told once; complete after the last row.
    pub(super) warnings: Vec<Warning>,
}

impl Rows {
    /// The next row; `None` at the end. Refuses where the file cannot be read on.
    pub(super) fn next(&mut self) -> Result<Option<&Fed>> {
        while self.taken == self.parcel.len() {
            match self.parcels.recv() {
                Ok(Message::Rows(rows)) => {
                    let taken = std::mem::replace(&mut self.parcel, rows);
                    self.taken = 0;
                    // Nobody wants it any more where the file has ended.
                    let _ = self.way_back.send(taken);
                }
                Ok(Message::End(warnings)) => {
                    self.warnings = warnings;
                    return Ok(None);
                }
                Ok(Message::Refused(refusal)) => return Err(refusal.into()),
                Ok(Message::Opened(_)) | Err(_) => anyhow::bail!("reading the file ended too soon"),
            }
        }
        let row = self.parcel.get(self.taken);
        self.taken = self.taken.saturating_add(1);
        Ok(row)
    }
}

/// Reads a file while `work` takes its rows.
pub(super) fn feed<T>(
    name: &str,
    file: File,
    options: &ImportOptions,
    row_cells: RowCells,
    work: impl FnOnce(&Opened, &mut Rows) -> Result<T>,
) -> Result<T> {
    std::thread::scope(|scope| {
        let (sender, parcels) = sync_channel(PARCELS_WAITING);
        let (way_back, empties) = channel();
        scope.spawn(move || {
            if let Err(refusal) = read(name, file, options, row_cells, &sender, &empties) {
                // Nobody waits any more where the work has ended before the file.
                let _ = sender.send(Message::Refused(refusal));
            }
        });
        match parcels.recv() {
            Ok(Message::Opened(opened)) => {
                let (parcel, warnings) = (Vec::new(), Vec::new());
                let mut rows = Rows { parcels, parcel, taken: 0, way_back, warnings };
                work(&opened, &mut rows)
            }
            Ok(Message::Refused(refusal)) => Err(refusal.into()),
            Ok(Message::Rows(_) | Message::End(_)) | Err(_) => {
                anyhow::bail!("the file could not be opened")
            }
        }
    })
}

/// Sends the rows on. Ends early where nobody takes them.
fn read(
    name: &str,
    file: File,
    options: &ImportOptions,
    row_cells: RowCells,
    sender: &SyncSender<Message>,
    empties: &Receiver<Vec<Fed>>,
) -> Result<(), Refusal> {
    let mut import = CatalogueReader::open(name, file, options)?;
    let opened = Opened {
        dialect: import.dialect(),
        header: import.header().to_vec(),
        delimiter: import.delimiter(),
    };
    let mut is_wanted = sender.send(Message::Opened(opened)).is_ok();
    let mut parcel = Vec::with_capacity(ROWS_A_PARCEL);
    while is_wanted && let Some(row) = import.next_row()? {
        let cells = match row_cells {
            RowCells::Keep => import.cells().map(Cow::into_owned).collect(),
            RowCells::Drop => Vec::new(),
        };
        parcel.push(Fed { result: row, cells });
        if parcel.len() == ROWS_A_PARCEL {
            let mut empty = empties.try_recv().unwrap_or_default();
            empty.clear();
            is_wanted = sender.send(Message::Rows(std::mem::replace(&mut parcel, empty))).is_ok();
        }
    }
    if is_wanted && sender.send(Message::Rows(parcel)).is_ok() {
        let _ = sender.send(Message::End(import.warnings()));
    }
    Ok(())
}
