//! `Store`: opening, reading, writing, backing up and closing a store.

use anyhow::Result;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::engine::{self, Connection, Draft, seen_at, with_journal, without_journal};
use super::fault::{Broken, fault_of, is_busy};
use super::finding::Finding;
use super::mode::{Begin, CommitMode};
use super::snapshot::{Snapshot, Transaction};
use crate::refusal::Refusal;

pub(crate) struct Store<'k> {
    connection: Connection,
    clock: &'k dyn Fn() -> Timestamp,
}

/// Checks the content of a store.
type CheckContent<'c> = &'c dyn Fn(&Snapshot<'_>) -> Result<Vec<Finding>>;

impl<'k> Store<'k> {
    /// Opens the store at a path. Refuses a missing one (R36) and a file that is not a bincard store (R37).
    pub(crate) fn open(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens a store only to read it, even from a read-only disk.
    pub(crate) fn open_to_read(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_to_read(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Whether this user cannot write to it.
    pub(crate) fn is_read_only(&self) -> bool {
        self.connection.is_read_only()
    }

    /// Opens a store for a short change: exclusively if nobody else has it open, which is faster. Other processes
    /// wait until it is closed.
    pub(crate) fn open_alone(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_alone(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens a backup to read it, even from a read-only disk.
    pub(crate) fn open_backup(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_backup(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens a store to check it, even if its schema was tampered with.
    pub(crate) fn open_to_check(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_to_check(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens a draft, which no other process sees and which is discarded if anything fails. It is written without a
    /// journal until it is complete.
    pub(crate) fn open_draft(
        draft: &Draft,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let store = Self::open(draft.path(), busy_timeout, clock)?;
        without_journal(&store.connection)?;
        Ok(store)
    }

    /// Turns a draft into an ordinary store and closes it. It is durable once it has been moved to its final path.
    pub(crate) fn finish_draft(self) -> Result<()> {
        with_journal(&self.connection)?;
        self.close()
    }

    /// Closes it, so that everything is in the file itself.
    pub(crate) fn close(self) -> Result<()> {
        self.connection.close()
    }

    /// Reads a consistent snapshot, while others may write.
    pub(crate) fn read<T>(&mut self, work: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        self.reading(|| work(&Snapshot::begin(&self.connection, (self.clock)())?))
    }

    /// Reads a store that may be damaged in any way, at the clock's instant.
    pub(crate) fn inspect<T>(
        &mut self,
        work: impl FnOnce(&Snapshot<'_>) -> Result<T>,
    ) -> Result<T> {
        self.reading(|| work(&Snapshot::new(&self.connection, (self.clock)())))
    }

    fn reading<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let read = || Ok((work()?, CommitMode::RollBack));
        self.connection.transaction(Begin::Reading, read).map_err(|error| self.named(error))
    }

    /// Writes exclusively: waits for other writers up to the busy timeout, then records everything or nothing (R3).
    /// The clock is read once no other process can write. `work` may run more than once, because an engine may have
    /// to restart the transaction; only what it did through the transaction is undone, so it must not consume its
    /// input.
    pub(crate) fn write<T>(
        &mut self,
        mut work: impl FnMut(&Transaction<'_>) -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        let writing = || work(&Transaction::begin(&self.connection, (self.clock)())?);
        self.connection.transaction(Begin::Writing, writing).map_err(|error| self.named(error))
    }

    /// Writes a consistent copy next to its destination and renames it, so that there is never half a file. Replaces
    /// only an older backup of the same store, and not even that if this store is damaged beyond repair. Returns the
    /// repairable findings, if it looked for any.
    pub(crate) fn back_up(&self, target: &Path, check: CheckContent<'_>) -> Result<Vec<Finding>> {
        engine::back_up(&self.connection, target, &|copy| check(&content_of(copy)))
    }

    /// Refuses a path where no backup of this store may be written.
    pub(crate) fn must_be_place_of_backup(&self, target: &Path) -> Result<()> {
        engine::must_be_place_of_backup(&self.connection, target).map(drop)
    }

    /// Whether both belong to the same shop, as a store and its backups do.
    pub(crate) fn is_of_same_shop(&self, other: &Self) -> Result<bool> {
        Ok(engine::identity(&self.connection)? == engine::identity(&other.connection)?)
    }

    /// Replaces a store that is too damaged to be opened with a copy of this one, a backup. Returns the path of the
    /// file that was set aside.
    pub(crate) fn replace_damaged(&self, target: &Path, stamp: &str) -> Result<PathBuf> {
        engine::replace_damaged(&self.connection, target, &suffix(stamp))
    }

    /// Takes back what a killed restore of a damaged store had done.
    pub(crate) fn undo_interrupted_restore(path: &Path) -> Result<()> {
        engine::undo_interrupted(path, BEFORE_RESTORE)
    }

    /// Replaces the content of this store with that of a backup. The previous content is first saved as a backup,
    /// whose path is returned.
    pub(crate) fn restore(
        &mut self,
        source: &Path,
        stamp: &str,
        check: CheckContent<'_>,
    ) -> Result<PathBuf> {
        let check = |copy: &Connection| check(&content_of(copy));
        engine::restore(&mut self.connection, source, &suffix(stamp), &check)
    }

    fn named(&self, error: anyhow::Error) -> anyhow::Error {
        named(error, self.connection.path(), self.connection.busy_timeout())
    }
}

/// How the ending of a previous store's name begins.
const BEFORE_RESTORE: &str = ".before-restore-";

fn suffix(stamp: &str) -> String {
    format!("{BEFORE_RESTORE}{stamp}")
}

fn content_of(copy: &Connection) -> Snapshot<'_> {
    Snapshot::new(copy, Timestamp::UNIX_EPOCH)
}

/// Adds the store's path to an error, if the store caused it or another process held the lock.
fn named(error: anyhow::Error, path: &Path, busy_timeout: Duration) -> anyhow::Error {
    if is_busy(&error) {
        let waited_seconds = busy_timeout.as_secs();
        return Refusal::StoreBusy { path: path.to_owned(), waited_seconds }.into();
    }
    if error.downcast_ref::<Refusal>().is_some() || error.downcast_ref::<Broken>().is_some() {
        return error;
    }
    match fault_of(&error) {
        None => error,
        Some(fault) => Broken { path: path.to_owned(), fault: seen_at(fault, path) }.into(),
    }
}
