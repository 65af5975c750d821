//! Where stock is kept: one SQLite file. The only room with SQL; what goes in and out are the ledger's types.

mod backup;
mod bulk;
mod candidate;
mod check;
mod delivery;
mod document;
mod draft;
mod fault;
mod history;
mod item;
mod listing;
mod lookup;
mod movement;
mod notification;
mod open;
mod request;
mod row;
mod schema;
mod setting;

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

pub(crate) use bulk::NewItems;
pub(crate) use check::{Finding, ITEMS_AT_ONCE, MAX_FINDINGS, repair_in_parts};
pub(crate) use delivery::{Claim, Delivery, DeliveryState, LastDelivery};
pub(crate) use document::DocumentFilter;
pub(crate) use fault::{Broken, Fault, fault_of};
pub(crate) use listing::{Listing, SortColumn};
pub(crate) use lookup::Lookup;
pub(crate) use movement::StepId;
pub(crate) use notification::WithClosed;
pub(crate) use open::{DEFAULT_BUSY_TIMEOUT, Draft, beside, looks_ours};
pub(crate) use request::{Answered, Scope};

use open::Opened;

use crate::ledger::instant::whole_microseconds;
use crate::refusal::Refusal;

/// An open store.
pub(crate) struct Store {
    connection: Connection,
    /// The file, where it is a copy for this connection alone: it goes when that is closed.
    _copy: Option<NamedTempFile>,
    path: PathBuf,
    busy_timeout: Duration,
}

/// What becomes of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommitMode {
    /// It is made durable (R3).
    Commit,
    /// It is as if it had never been (R34).
    RollBack,
}

/// What one transaction sees.
pub(crate) struct Snapshot<'c> {
    connection: &'c Connection,
    now: Timestamp,
    settings: RefCell<Option<BTreeMap<String, String>>>,
}

/// A transaction that writes: it alone, from its first moment.
pub(crate) struct Transaction<'c> {
    snapshot: Snapshot<'c>,
}

impl<'c> Deref for Transaction<'c> {
    type Target = Snapshot<'c>;

    fn deref(&self) -> &Snapshot<'c> {
        &self.snapshot
    }
}

impl Store {
    /// Opens the store at a path. Refuses a missing one (R36) and one that is not ours (R37).
    pub(crate) fn open(path: &Path, busy_timeout: Duration) -> Result<Self> {
        Self::opened(path, busy_timeout, open::open(path, busy_timeout).map(Opened::from))
    }

    /// Opens it for a change that takes a moment: alone, where nobody has it open, which is faster. Others wait until
    /// it is closed.
    pub(crate) fn open_alone(path: &Path, busy_timeout: Duration) -> Result<Self> {
        Self::opened(path, busy_timeout, open::open_alone(path, busy_timeout).map(Opened::from))
    }

    /// Opens a backup to read it; it may be where nothing can be written.
    pub(crate) fn open_backup(path: &Path, busy_timeout: Duration) -> Result<Self> {
        Self::opened(path, busy_timeout, open::open_backup(path, busy_timeout))
    }

    /// Opens a store to look for what is wrong in it: its schema may have been tampered with.
    pub(crate) fn open_to_check(path: &Path, busy_timeout: Duration) -> Result<Self> {
        Self::opened(path, busy_timeout, open::open_to_check(path, busy_timeout))
    }

    fn opened(path: &Path, busy_timeout: Duration, opened: Result<Opened>) -> Result<Self> {
        let Opened { connection, copy } =
            opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, _copy: copy, path: path.to_owned(), busy_timeout })
    }

    /// Opens a draft, which nobody else sees and which is thrown away if anything fails: until it is finished it is
    /// written without a journal.
    pub(crate) fn open_draft(draft: &Draft, busy_timeout: Duration) -> Result<Self> {
        let store = Self::open(draft.path(), busy_timeout)?;
        open::without_journal(&store.connection)?;
        Ok(store)
    }

    /// Makes a draft a store like any other, and closes it; it is durable once it has its place.
    pub(crate) fn finish_draft(self) -> Result<()> {
        open::with_journal(&self.connection)?;
        self.close()
    }

    /// Closes it, so that everything is in the file itself.
    pub(crate) fn close(self) -> Result<()> {
        self.connection.close().map_err(|(_, error)| error.into())
    }

    /// Reads at one moment, while others may write.
    pub(crate) fn read<T>(
        &mut self,
        clock: &dyn Fn() -> Timestamp,
        work: impl FnOnce(&Snapshot<'_>) -> Result<T>,
    ) -> Result<T> {
        reads(&mut self.connection, clock, work)
            .map_err(|error| named(error, &self.path, self.busy_timeout))
    }

    /// Writes, alone: waits for other writers up to the busy timeout, then happens whole or not at all (R3).
    /// The clock is read once nobody else can write, so that entries come in the order of their commits.
    pub(crate) fn write<T>(
        &mut self,
        clock: &dyn Fn() -> Timestamp,
        work: impl FnMut(&Transaction<'_>) -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        self.writes(clock, work).map_err(|error| named(error, &self.path, self.busy_timeout))
    }

    fn writes<T>(
        &mut self,
        clock: &dyn Fn() -> Timestamp,
        mut work: impl FnMut(&Transaction<'_>) -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (result, mode) = work(&Transaction { snapshot: Snapshot::new(&transaction, clock) })?;
        match mode {
            CommitMode::Commit => transaction.commit().map_err(|error| Fault::at_commit(&error))?,
            CommitMode::RollBack => transaction.rollback()?,
        }
        Ok(result)
    }
}

/// An error with the store's path, where it was the store that broke or that another process held all the time.
fn named(error: anyhow::Error, path: &Path, busy_timeout: Duration) -> anyhow::Error {
    if fault::is_busy(&error) {
        let waited_seconds = busy_timeout.as_secs();
        return Refusal::StoreBusy { path: path.to_owned(), waited_seconds }.into();
    }
    Broken::naming(path, error)
}

fn reads<T>(
    connection: &mut Connection,
    clock: &dyn Fn() -> Timestamp,
    work: impl FnOnce(&Snapshot<'_>) -> Result<T>,
) -> Result<T> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
    let result = work(&Snapshot::new(&transaction, clock));
    transaction.finish()?;
    result
}

impl<'c> Snapshot<'c> {
    fn new(connection: &'c Connection, clock: &dyn Fn() -> Timestamp) -> Self {
        let now = whole_microseconds(clock());
        Self { connection, now, settings: RefCell::default() }
    }

    /// The instant of this transaction.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }
}
