//! `Store`: opening, reading, writing, backing up and closing a store.

use anyhow::{Result, bail};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::address::Address;
use super::engine::Connection;
use super::fault::{Broken, fault_of, is_busy};
use super::finding::Finding;
use super::identity::identity;
use super::mode::{Begin, CommitMode};
use super::snapshot::{CheckContent, Snapshot, Transaction};
use super::sqlite::{self, Draft};
use super::{postgres, transfer};
use crate::refusal::Refusal;

pub(crate) struct Store<'k> {
    connection: Connection,
    address: Address,
    busy_timeout: Duration,
    clock: &'k dyn Fn() -> Timestamp,
}

/// Opens a file in one of several ways.
type OpenFile = fn(&Path, Duration) -> Result<sqlite::Connection>;

impl<'k> Store<'k> {
    /// Opens a store. Refuses a missing one (R36) and what is not a bincard store (R37).
    pub(crate) fn open(
        address: &Address,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        Self::open_as(sqlite::open, address, busy_timeout, clock)
    }

    /// Opens a store only to read it, even from a read-only disk.
    pub(crate) fn open_to_read(
        address: &Address,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        Self::open_as(sqlite::open_to_read, address, busy_timeout, clock)
    }

    /// Opens a store for a short change: a file exclusively if nobody else has it open, which is faster. Other
    /// processes wait until it is closed.
    pub(crate) fn open_alone(
        address: &Address,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        Self::open_as(sqlite::open_alone, address, busy_timeout, clock)
    }

    /// Opens a backup to read it, even from a read-only disk.
    pub(crate) fn open_backup(
        path: &Path,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let address = Address::File(path.to_owned());
        Self::open_as(sqlite::open_backup, &address, busy_timeout, clock)
    }

    /// Opens a store to check it, even if its schema was tampered with.
    pub(crate) fn open_to_check(
        address: &Address,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        Self::open_as(sqlite::open_to_check, address, busy_timeout, clock)
    }

    fn open_as(
        open_file: OpenFile,
        address: &Address,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let opened = match address {
            Address::File(path) => open_file(path, busy_timeout).map(Connection::File),
            Address::Server(server) => postgres::open(server, busy_timeout, clock)
                .map(|opened| Connection::Server(Box::new(opened))),
        };
        let connection = opened.map_err(|error| named(error, address, busy_timeout))?;
        Ok(Self { connection, address: address.clone(), busy_timeout, clock })
    }

    /// Creates an empty store on a server, with its initial settings; returns `false` without doing anything if there
    /// is one.
    pub(crate) fn create_on_server(
        server: &postgres::ServerAddress,
        settings: &[(&str, String)],
        busy_timeout: Duration,
        clock: &dyn Fn() -> Timestamp,
    ) -> Result<bool> {
        let address = Address::Server(Box::new(server.clone()));
        postgres::create(server, settings, busy_timeout, clock)
            .map_err(|error| named(error, &address, busy_timeout))
    }

    /// Runs the pending migrations of a store on a server, all of them or none; returns whether there were any.
    pub(crate) fn upgrade(
        server: &postgres::ServerAddress,
        busy_timeout: Duration,
        mode: CommitMode,
    ) -> Result<bool> {
        let address = Address::Server(Box::new(server.clone()));
        postgres::upgrade(server, busy_timeout, mode)
            .map_err(|error| named(error, &address, busy_timeout))
    }

    /// Whether this user cannot write to it.
    pub(crate) fn is_read_only(&self) -> bool {
        self.connection.is_read_only()
    }

    /// Opens a draft, which no other process sees and which is discarded if anything fails. It is written without a
    /// journal until it is complete.
    pub(crate) fn open_draft(
        draft: &Draft,
        busy_timeout: Duration,
        clock: &'k dyn Fn() -> Timestamp,
    ) -> Result<Self> {
        let store = Self::open(&Address::File(draft.path().to_owned()), busy_timeout, clock)?;
        if let Connection::File(file) = &store.connection {
            sqlite::without_journal(file)?;
        }
        Ok(store)
    }

    /// Turns a draft into an ordinary store and closes it. It is durable once it has been moved to its final path.
    pub(crate) fn finish_draft(self) -> Result<()> {
        if let Connection::File(file) = &self.connection {
            sqlite::with_journal(file)?;
        }
        self.close()
    }

    /// Closes it, so that everything is in the file itself.
    pub(crate) fn close(self) -> Result<()> {
        match self.connection {
            Connection::File(file) => file.close(),
            Connection::Server(_) => Ok(()),
        }
    }

    /// Reads a consistent snapshot, while others may write.
    pub(crate) fn read<T>(&mut self, work: impl FnMut(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        self.reading(Begin::Reading, work)
    }

    /// Reads a store that may be damaged in any way, at the clock's instant.
    pub(crate) fn inspect<T>(&mut self, work: impl FnMut(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        self.reading(Begin::Inspecting, work)
    }

    fn reading<T>(
        &self,
        begin: Begin,
        mut work: impl FnMut(&Snapshot<'_>) -> Result<T>,
    ) -> Result<T> {
        let read = |now| Ok((work(&Snapshot::new(&self.connection, now))?, CommitMode::RollBack));
        self.connection.transaction(begin, self.clock, read).map_err(|error| self.named(error))
    }

    /// Writes exclusively: waits for other writers up to the busy timeout, then records everything or nothing (R3).
    /// The clock is read once no other process can write. `work` may run more than once, because an engine may have
    /// to restart the transaction; only what it did through the transaction is undone, so it must not consume its
    /// input.
    pub(crate) fn write<T>(
        &mut self,
        mut work: impl FnMut(&Transaction<'_>) -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        let writing = |now| work(&Transaction::new(&self.connection, now));
        let written = self.connection.transaction(Begin::Writing, self.clock, writing);
        written.map_err(|error| self.named(error))
    }

    /// Writes a consistent copy to a file, which is complete before it gets its name. Replaces only an older backup
    /// of the same store, and not even that if this store is damaged beyond repair. Returns the repairable findings,
    /// if it looked for any.
    pub(crate) fn back_up(&self, target: &Path, check: CheckContent<'_>) -> Result<Vec<Finding>> {
        match &self.connection {
            Connection::File(file) => sqlite::back_up(file, target, &content(check)),
            server @ Connection::Server(_) => {
                let (address, timeout) = (&self.address, self.busy_timeout);
                transfer::to_file(server, address, target, timeout, self.clock, check)
                    .map_err(|error| self.named(error))
            }
        }
    }

    /// Refuses a path where no backup of this store may be written.
    pub(crate) fn must_be_place_of_backup(&self, target: &Path) -> Result<()> {
        match &self.connection {
            Connection::File(file) => sqlite::must_be_place_of_backup(file, target).map(drop),
            server @ Connection::Server(_) => self.reading(Begin::Reading, |_| {
                sqlite::must_be_place_of_copy(identity(server)?.as_deref(), target).map(drop)
            }),
        }
    }

    /// Whether both belong to the same shop, as a store and its backups do.
    pub(crate) fn is_of_same_shop(&self, other: &Self) -> Result<bool> {
        Ok(identity(&self.connection)? == identity(&other.connection)?)
    }

    /// Replaces a store that is too damaged to be opened with a copy of this one, a backup. Returns the path of the
    /// file that was set aside.
    pub(crate) fn replace_damaged(&self, target: &Path, stamp: &str) -> Result<PathBuf> {
        match &self.connection {
            Connection::File(backup) => sqlite::replace_damaged(backup, target, &suffix(stamp)),
            Connection::Server(_) => bail!("a server is no backup of a file"),
        }
    }

    /// Takes back what a killed restore of a damaged store had done.
    pub(crate) fn undo_interrupted_restore(path: &Path) -> Result<()> {
        sqlite::undo_interrupted(path, BEFORE_RESTORE)
    }

    /// Replaces the content of this store with that of a backup. The previous content of a file is first saved as a
    /// backup, whose path is returned; on a server, only an empty store is replaced (R65).
    pub(crate) fn restore(
        &mut self,
        source: &Path,
        stamp: &str,
        check: CheckContent<'_>,
    ) -> Result<Option<PathBuf>> {
        match &mut self.connection {
            Connection::File(file) => {
                sqlite::restore(file, source, &suffix(stamp), &content(check)).map(Some)
            }
            Connection::Server(_) => {
                let backup = Self::open_backup(source, self.busy_timeout, self.clock)?;
                transfer::to_server(&backup.connection, &self.connection, self.clock)
                    .map_err(|error| self.named(error))?;
                Ok(None)
            }
        }
    }

    fn named(&self, error: anyhow::Error) -> anyhow::Error {
        named(error, &self.address, self.busy_timeout)
    }
}

/// How the ending of a previous store's name begins.
const BEFORE_RESTORE: &str = ".before-restore-";

fn suffix(stamp: &str) -> String {
    format!("{BEFORE_RESTORE}{stamp}")
}

/// Checks a copy of a file.
fn content(check: CheckContent<'_>) -> impl Fn(sqlite::Connection) -> Result<Vec<Finding>> {
    move |copy| {
        let copy = Connection::File(copy);
        check(&Snapshot::new(&copy, Timestamp::UNIX_EPOCH))
    }
}

/// Adds the store's address to an error, if the store caused it or another process held the lock.
fn named(error: anyhow::Error, address: &Address, busy_timeout: Duration) -> anyhow::Error {
    if is_busy(&error) {
        let waited_seconds = busy_timeout.as_secs();
        return Refusal::StoreBusy { store: address.to_string(), waited_seconds }.into();
    }
    if error.downcast_ref::<Refusal>().is_some() || error.downcast_ref::<Broken>().is_some() {
        return error;
    }
    match fault_of(&error) {
        None => error,
        Some(fault) => {
            let fault = address.file().map_or(fault.clone(), |path| sqlite::seen_at(fault, path));
            Broken { store: address.to_string(), fault }.into()
        }
    }
}
