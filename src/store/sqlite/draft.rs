//! `Draft`: a new store, built next to its final path, where no other process sees it.

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

use super::connection::Connection;
use super::faults::fault;
use super::lock::DEFAULT_BUSY_TIMEOUT;
use super::open::connect;
use super::path_checks::must_be_of_no_other;
use super::paths::{must_have_no_leftover, naming, network_file_system, new_path, sync_folder};
use super::schema;
use crate::files::{folder_of, place_draft, start_draft};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::store::statements::Statements;
use crate::store::value::bind;

/// The page cache of a draft.
const CACHE_KIB: u32 = 4 * 1024;

/// A store that has not been moved to its path yet.
pub(crate) struct Draft {
    file: NamedTempFile,
    real: PathBuf,
}

impl Draft {
    /// Builds an empty store next to a path, with its initial settings.
    pub(crate) fn build(path: &Path, settings: &[(&str, String)], now: Timestamp) -> Result<Self> {
        let real = new_path(path)?;
        must_be_of_no_other(&real, path)?;
        must_have_no_leftover(&real)?;
        let folder = folder_of(&real).to_owned();
        if let Some(kind) = network_file_system(&folder)? {
            return Err(Refusal::NetworkStore { path: path.to_owned(), kind }.into());
        }
        let file = start_draft(&folder).with_context(|| naming("broke-write", &folder))?;
        let connection = connect(file.path(), path, DEFAULT_BUSY_TIMEOUT)?;
        without_journal(&connection)?;
        schema::create(&connection)?;
        connection.execute("insert into shop (id, at) values (1, ?1)", bind![now])?;
        let identity = format!("{:016x}{:016x}", fastrand::u64(..), now.as_microsecond());
        let insert = "insert into setting (key, value) values (?1, ?2)";
        for (key, value) in settings {
            connection.execute(insert, bind![*key, value])?;
        }
        connection.execute(insert, bind!["store.identity", identity])?;
        with_journal(&connection)?;
        connection.close()?;
        Ok(Self { file, real })
    }

    /// Builds an empty store without settings next to a path, to be filled with a copy.
    pub(crate) fn empty_beside(real: &Path, now: Timestamp) -> Result<Self> {
        let folder = folder_of(real);
        let file = start_draft(folder).with_context(|| naming("broke-write", folder))?;
        let connection = connect(file.path(), real, DEFAULT_BUSY_TIMEOUT)?;
        without_journal(&connection)?;
        schema::create(&connection)?;
        connection.execute("insert into shop (id, at) values (1, ?1)", bind![now])?;
        connection.close()?;
        Ok(Self { file, real: real.to_owned() })
    }

    /// Moves it to its path, durably, in place of an older file there.
    pub(crate) fn replace(self, target: &Path) -> Result<()> {
        place_draft(self.file, &self.real).with_context(|| naming("broke-write", target))
    }

    /// The path where it is built.
    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Moves it to its path, durably; returns `false` without doing anything if another process was faster.
    pub(crate) fn place(self) -> Result<bool> {
        must_have_no_leftover(&self.real)?;
        self.file.as_file().sync_all().with_context(|| naming("broke-write", &self.real))?;
        match self.file.persist_noclobber(&self.real) {
            Ok(_) => sync_folder(folder_of(&self.real)).map(|()| true),
            Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(refused) => Err(refused.error).with_context(|| naming("broke-write", &self.real)),
        }
    }
}

/// Settings of a draft, which is discarded as a whole if anything fails, and synced before it is moved.
pub(crate) fn without_journal(connection: &Connection) -> Result<()> {
    // A hardened connection refuses to run without a journal. Every reference is checked by a lookup, and in a draft
    // they can only lead to rows that this process has just written.
    set_guards(connection, false)?;
    connection.query_one("pragma journal_mode = off", &[], |_| Ok(()))?;
    connection.batch(&format!(
        "pragma synchronous = off; pragma threads = 1; pragma cache_size = -{CACHE_KIB}"
    ))
}

/// The mode of a finished store: readers and one writer at once.
pub(crate) fn with_journal(connection: &Connection) -> Result<()> {
    set_guards(connection, true)?;
    let mode: String = connection.query_one("pragma journal_mode = wal", &[], |row| row.get(0))?;
    anyhow::ensure!(mode == "wal", Message::new("broke-no-wal"));
    Ok(())
}

fn set_guards(connection: &Connection, is_on: bool) -> Result<()> {
    for guard in [DbConfig::SQLITE_DBCONFIG_DEFENSIVE, DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY] {
        connection.raw.set_db_config(guard, is_on).map_err(fault)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_never_replaces_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.db");
        let draft = || Draft::build(&path, &[], Timestamp::UNIX_EPOCH).unwrap();
        let (first, second, third) = (draft(), draft(), draft());
        assert!(first.place().unwrap());
        let placed = std::fs::read(&path).unwrap();
        assert!(!second.place().unwrap(), "another was faster");
        assert_eq!(std::fs::read(&path).unwrap(), placed);
        drop(folder);
        assert!(third.place().is_err(), "its folder is gone: nobody was faster");
    }
}
