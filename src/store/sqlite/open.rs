//! Opening a store's file: who may read it, what it must be, and how the engine is hardened. The file itself is never
//! opened here while the engine has it open: closing it would release the engine's locks.

use anyhow::{Context as _, Result};
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rustix::fs::Access;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

use super::connection::Connection;
use super::faults::fault;
use super::header::StoreFile;
use super::lock::{set_busy_timeout, wait_a_little};
use super::migrations::{MIGRATIONS, migrate};
use super::path_checks::must_have_one_path;
use super::paths::{beside, is_in_use, naming};
use super::schema;
use crate::files::{folder_of, open_regular};
use crate::store::fault::{Fault, fault_of, is_busy};
use crate::store::statements::Statements;

/// The size limit of one value in the store.
const MAX_VALUE_BYTES: i32 = 64 * 1024 * 1024;

/// The files of a store that are copied: the store itself, and what a killed process may have left next to it.
const PARTS: [&str; 3] = ["", "-wal", "-journal"];

/// Opens an existing store, without writing anything yet.
pub(crate) fn open(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let file = StoreFile::look_at_store(path)?;
    must_be_writable(&file)?;
    open_shared(&file, path, busy_timeout)
}

/// Refuses a store that this user may only read, before the engine creates a log next to it with the wrong owner.
fn must_be_writable(file: &StoreFile) -> Result<()> {
    if may_write(&file.real) {
        return Ok(());
    }
    Err(Fault::ReadOnly("attempt to write a readonly database".to_owned()).into())
}

/// Opens a store only to read it, even from a read-only disk.
pub(crate) fn open_to_read(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let file = StoreFile::look_at_store(path)?;
    let mut connection = if may_write_at(&file.real) {
        let opened = open_shared(&file, path, busy_timeout);
        match &opened {
            // Without space for the engine's index beside it, a copy elsewhere is read.
            Err(error) if is_full(error) => connect_to_copy(&file.real, path, busy_timeout)?,
            Ok(_) | Err(_) => return opened,
        }
    } else {
        connect_to_read(&file, path, busy_timeout)?
    };
    schema::must_be_ours(&connection)?;
    connection.is_read_only = true;
    Ok(connection)
}

fn open_shared(file: &StoreFile, path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let connection = connect(&file.real, path, busy_timeout)?;
    if file.header.version < schema::VERSION {
        migrate(&connection, &MIGRATIONS)?;
    }
    schema::must_be_ours(&connection)?;
    harden(&connection)?;
    Ok(connection)
}

/// Opens a store for a short change: exclusively if nobody else has it open, which saves creating and removing the
/// shared index; otherwise like any other process. Other processes wait meanwhile.
pub(crate) fn open_alone(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let file = StoreFile::look_at_store(path)?;
    let is_of_this_version = file.header.version == schema::VERSION;
    // Without a log, a process that holds a lock while waiting would block the others.
    must_be_writable(&file)?;
    if is_in_use(&file.real) || !file.header.has_log || !is_of_this_version {
        return open_shared(&file, path, busy_timeout);
    }
    let mut connection = connect(&file.real, path, busy_timeout)?;
    connection.raw.busy_handler(Some(|_tries| false)).map_err(fault)?;
    locking(&connection, "exclusive")?;
    let alone = schema::must_be_ours(&connection);
    connection.raw.busy_handler(Some(wait_a_little)).map_err(fault)?;
    if alone.as_ref().is_err_and(is_busy) {
        locking(&connection, "normal")?;
        schema::must_be_ours(&connection)?;
    } else {
        alone?;
    }
    harden(&connection)?;
    Ok(connection)
}

fn locking(connection: &Connection, mode: &str) -> Result<()> {
    connection.query_one(&format!("pragma locking_mode = {mode}"), &[], |_| Ok(()))
}

/// Opens a store only to check it, even if its schema was tampered with or its disk is full. What else is wrong with
/// it, the check finds.
pub(crate) fn open_to_check(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let file = StoreFile::look_at_store(path)?;
    let connection = connect_to_read(&file, path, busy_timeout)?;
    match connection.query_one("pragma schema_version", &[], |_| Ok(())) {
        Err(error) if is_full(&error) => connect_to_copy(&file.real, path, busy_timeout),
        Ok(()) | Err(_) => Ok(connection),
    }
}

/// Opens a backup only to read it. Backups of several days may be hard links to one file.
pub(crate) fn open_backup(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let connection = connect_to_read(&StoreFile::look(path)?, path, busy_timeout)?;
    schema::must_be_ours(&connection)?;
    Ok(connection)
}

/// A connection for reading. If this user cannot write to the file or its directory, or the file has other names, it
/// reads a copy.
fn connect_to_read(file: &StoreFile, path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let real = &file.real;
    let can_be_opened =
        may_write_at(real) && must_have_one_path(real, &file.metadata, path).is_ok();
    // A process that uses the store shares an index; a log without one was left by a killed process.
    if can_be_opened || beside(real, "-shm").exists() {
        return connect(real, path, busy_timeout);
    }
    connect_to_copy(real, path, busy_timeout)
}

fn connect_to_copy(real: &Path, path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let copy = copied(real, path)?;
    let mut connection = connect(&copy_in(&copy), path, busy_timeout)?;
    connection.copy = Some(copy);
    Ok(connection)
}

fn is_full(error: &anyhow::Error) -> bool {
    matches!(fault_of(error), Some(Fault::DiskFull))
}

/// Whether this user may write to a file and to its directory.
fn may_write_at(real: &Path) -> bool {
    may_write(real) && may_write(folder_of(real))
}

fn may_write(path: &Path) -> bool {
    rustix::fs::access(path, Access::WRITE_OK).is_ok()
}

/// A copy of a store that this user may only read, including what a killed process left in its log, and unchanged
/// while it was being copied.
fn copied(real: &Path, path: &Path) -> Result<TempDir> {
    let temporary = std::env::temp_dir();
    let folder = TempDir::new().with_context(|| naming("broke-write", &temporary))?;
    let copy = || -> std::io::Result<_> {
        let before = PARTS.map(|ending| state_of(&beside(real, ending)));
        for ending in PARTS {
            let part = beside(real, ending);
            if std::fs::symlink_metadata(&part).is_ok() {
                let mut copy = std::fs::File::create_new(beside(&copy_in(&folder), ending))?;
                std::io::copy(&mut open_regular(&part)?, &mut copy)?;
            }
        }
        Ok(PARTS.map(|ending| state_of(&beside(real, ending))) == before)
    };
    let is_unchanged = copy().map_err(|error| {
        if error.kind() == ErrorKind::StorageFull {
            Fault::DiskFull.into()
        } else {
            anyhow::Error::from(error).context(naming("broke-read", path))
        }
    })?;
    if is_unchanged { Ok(folder) } else { Err(Fault::Busy.into()) }
}

/// The path of the copy in its directory.
fn copy_in(folder: &TempDir) -> PathBuf {
    folder.path().join("store.db")
}

/// Which file is at a path, and when it was last modified.
fn state_of(path: &Path) -> Option<(u64, u64, u64, [i64; 4])> {
    let file = std::fs::symlink_metadata(path).ok()?;
    let changed = [file.mtime(), file.mtime_nsec(), file.ctime(), file.ctime_nsec()];
    Some((file.dev(), file.ino(), file.len(), changed))
}

/// A connection with the settings that do not touch the file.
pub(crate) fn connect(real: &Path, path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    set_busy_timeout(busy_timeout);
    let set_up = || -> rusqlite::Result<rusqlite::Connection> {
        let mut raw = rusqlite::Connection::open_with_flags(real, flags)?;
        raw.busy_handler(Some(wait_a_little))?;
        raw.set_prepared_statement_cache_capacity(128);
        for (setting, is_on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
            (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
            // A plan does not depend on values, or every statement would be prepared again when they are bound.
            (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
        ] {
            raw.set_db_config(setting, is_on)?;
        }
        raw.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        raw.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)?;
        Ok(raw)
    };
    Ok(Connection::new(set_up().map_err(fault)?, path, busy_timeout))
}

/// FULL: once a command has exited with 0, a power cut loses nothing of it (R3).
fn harden(connection: &Connection) -> Result<()> {
    connection.batch("pragma synchronous = full")
}
