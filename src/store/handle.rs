//! `Store`: opened, read, written, backed up, closed.

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

/// An open store.
pub(crate) struct Store<'k> {
    connection: Connection,
    clock: &'k dyn Fn() -> Timestamp,
}

/// Finds what does not hold in the content of a store.
type CheckContent<'c> = &'c dyn Fn(&Snapshot<'_>) -> Result<Vec<Finding>>;

impl<'k> Store<'k> {
    /// Opens the store at a path. Refuses a missing one (R36) and one that is not ours (R37).
    pub(crate) fn open(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens it to read it and for nothing else; it may be where nothing can be written.
    pub(crate) fn open_to_read(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_to_read(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Whether this user may not write to it.
    pub(crate) fn is_read_only(&self) -> bool {
        self.connection.is_read_only()
    }

    /// Opens it for a change that takes a moment: alone, where nobody has it open, which is faster. Others wait until
    /// it is closed.
    pub(crate) fn open_alone(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_alone(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens a backup to read it; it may be where nothing can be written.
    pub(crate) fn open_backup(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_backup(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens a store to look for what is wrong in it: its schema may have been tampered with.
    pub(crate) fn open_to_check(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = engine::open_to_check(path, busy_timeout);
        let connection = opened.map_err(|error| named(error, path, busy_timeout))?;
        Ok(Self { connection, clock })
    }

    /// Opens a draft, which nobody else sees and which is thrown away if anything fails: until it is finished it is
    /// written without a journal.
    pub(crate) fn open_draft(
        draft: &Draft,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let store = Self::open(draft.path(), busy_timeout, clock)?;
        without_journal(&store.connection)?;
        Ok(store)
    }

    /// Makes a draft a store like any other, and closes it; it is durable once it has its place.
    pub(crate) fn finish_draft(self) -> Result<()> {
        with_journal(&self.connection)?;
        self.close()
    }

    /// Closes it, so that everything is in the file itself.
    pub(crate) fn close(self) -> Result<()> {
        self.connection.close()
    }

    /// Reads at one moment, while others may write.
    pub(crate) fn read<T>(&mut self, work: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        self.reading(|| work(&Snapshot::begin(&self.connection, (self.clock)())?))
    }

    /// Reads a store in which anything may be wrong, at the clock's instant.
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

    /// Writes, alone: waits for other writers up to the busy timeout, then happens whole or not at all (R3).
    /// The clock is read once nobody else can write. `work` may run more than once, where an engine has to begin again;
    /// only what it does through the transaction is undone then, so it must not use up what it needs.
    pub(crate) fn write<T>(
        &mut self,
        mut work: impl FnMut(&Transaction<'_>) -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        let writing = || work(&Transaction::begin(&self.connection, (self.clock)())?);
        self.connection.transaction(Begin::Writing, writing).map_err(|error| self.named(error))
    }

    /// Writes a copy as of one moment beside its place and renames it there: never half a file.
    /// Refuses to replace anything but an older backup of the same store, and to replace that where this one is damaged
    /// beyond repair; gives what can be repaired, if it was looked for.
    pub(crate) fn back_up(&self, target: &Path, check: CheckContent<'_>) -> Result<Vec<Finding>> {
        engine::back_up(&self.connection, target, &|copy| check(&content_of(copy)))
    }

    /// Whether both are of one shop, as a store and its backups are.
    pub(crate) fn is_of_same_shop(&self, other: &Self) -> Result<bool> {
        Ok(engine::identity(&self.connection)? == engine::identity(&other.connection)?)
    }

    /// Puts a copy of this store, a backup, in the place of one that is too damaged to be opened. What was there is
    /// kept; gives the path of that.
    pub(crate) fn replace_damaged(&self, target: &Path, stamp: &str) -> Result<PathBuf> {
        engine::replace_damaged(&self.connection, target, &suffix(stamp))
    }

    /// Puts a backup's content in the place of this store's. What was there is kept as a backup first; gives the path
    /// of that.
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

fn suffix(stamp: &str) -> String {
    format!(".before-restore-{stamp}")
}

fn content_of(copy: &Connection) -> Snapshot<'_> {
    Snapshot::new(copy, Timestamp::UNIX_EPOCH)
}

/// An error with the store's path, where it was the store that broke or that another process held all the time.
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
