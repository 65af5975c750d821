//! `store backup` and `store restore`: whole copies of a store that may be in use.

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::limits::Limit;
use rusqlite::{Connection, OptionalExtension};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

use super::fault::{Fault, fault_of};
use super::open::{
    Opened, beside, connect, folder_of, must_have_no_leftover, naming, new_path, open_backup,
    real_path, sync_folder,
};
use super::{Finding, Snapshot, Store, draft};
use crate::message::Message;
use crate::refusal::Refusal;

/// Every page at once: half a restored store is never seen.
const ALL_PAGES: i32 = i32::MAX;
/// Nothing is written yet, but nobody else can write any more.
const NO_PAGES: i32 = 0;

/// Finds what does not hold in the content of a store.
pub(crate) type CheckContent<'c> = &'c dyn Fn(&Snapshot<'_>) -> Result<Vec<Finding>>;

impl Store {
    /// Writes a copy as of one moment beside its place and renames it there: never half a file.
    /// Refuses to replace anything but an older backup of the same store, and to replace that where this one is damaged
    /// beyond repair; gives what can be repaired, if it was looked for.
    pub(crate) fn back_up(&self, target: &Path, check: CheckContent<'_>) -> Result<Vec<Finding>> {
        let real = new_path(target)?;
        if is_same_file(&real, &real_path(&self.path)?) {
            return Err(Refusal::IsTheStore { path: target.to_owned() }.into());
        }
        let is_there = std::fs::symlink_metadata(&real).is_ok();
        if is_there {
            self.must_be_of_this(target)?;
        }
        must_have_no_leftover(&real)?;
        let copy = copy_beside(&self.connection, &real, target, self.busy_timeout)?;
        let found = if is_there { self.found_in(copy.path(), check)? } else { Vec::new() };
        if found.iter().any(|finding| !finding.is_repairable()) {
            let (store, backup) = (self.path.clone(), target.to_owned());
            return Err(Refusal::BackupOfDamaged { store, backup }.into());
        }
        put_in_place(copy, &real, target)?;
        Ok(found)
    }

    /// What does not hold in a copy that the engine has just written: its pages are in order.
    fn found_in(&self, copy: &Path, check: CheckContent<'_>) -> Result<Vec<Finding>> {
        let copy = connect(copy, self.busy_timeout)?;
        check(&Snapshot::new(&copy, &|| Timestamp::UNIX_EPOCH))
    }

    /// Refuses a file that is no backup of this store: it may be another shop's.
    fn must_be_of_this(&self, target: &Path) -> Result<()> {
        let another =
            |why: Message| Refusal::BackupOverOther { path: target.to_owned(), why }.into();
        let older =
            open_backup(target, self.busy_timeout).map_err(|error| match error.downcast_ref() {
                Some(Refusal::NotAStore { why, .. }) => another(why.clone()),
                Some(_) | None => error,
            })?;
        if identity(&older.connection)? == identity(&self.connection)? {
            Ok(())
        } else {
            Err(another(Message::new("backup-of-another")))
        }
    }

    /// Puts a copy of this store, a backup, in the place of one that is too damaged to be opened. What was there is
    /// kept; gives the path of that. Once the log is away the damaged file cannot be read any more, nor the new one
    /// spoiled by it.
    pub(crate) fn replace_damaged(&self, target: &Path, suffix: &str) -> Result<PathBuf> {
        let real = real_path(target)?;
        if is_same_file(&real, &real_path(&self.path)?) {
            return Err(Refusal::IsTheStore { path: target.to_owned() }.into());
        }
        let copy = copy_beside(&self.connection, &real, target, self.busy_timeout)?;
        let kept = beside(&real, &format!(".before-restore-{suffix}"));
        std::fs::hard_link(&real, &kept).with_context(|| naming("broke-write", &kept))?;
        for ending in ["-wal", "-journal"] {
            let (log, kept) = (beside(&real, ending), beside(&kept, ending));
            if std::fs::symlink_metadata(&log).is_ok() {
                std::fs::rename(&log, &kept).with_context(|| naming("broke-write", &kept))?;
            }
        }
        let index = beside(&real, "-shm");
        if std::fs::symlink_metadata(&index).is_ok() {
            std::fs::remove_file(&index).with_context(|| naming("broke-write", &index))?;
        }
        put_in_place(copy, &real, target)?;
        Ok(beside(target, &format!(".before-restore-{suffix}")))
    }

    /// Puts a backup's content in the place of this store's. What was there is kept as a backup first; gives the path
    /// of that. Other processes wait from before the one until after the other, so that no sale falls between.
    pub(crate) fn restore(
        &mut self,
        source: &Path,
        suffix: &str,
        check: CheckContent<'_>,
    ) -> Result<PathBuf> {
        if is_same_file(&real_path(source)?, &real_path(&self.path)?) {
            return Err(Refusal::IsTheStore { path: source.to_owned() }.into());
        }
        let backup =
            checked_backup(source, self.busy_timeout).map_err(|error| match fault_of(&error) {
                Some(Fault::Damaged(why)) => broken(source, why),
                Some(_) | None => error,
            })?;
        let kept = beside(&self.path, &format!(".before-restore-{suffix}"));
        let reader = Self {
            connection: connect(&real_path(&self.path)?, self.busy_timeout)?,
            _copy: None,
            path: self.path.clone(),
            busy_timeout: self.busy_timeout,
        };
        let restoring = Backup::new(&backup.connection, &mut self.connection)?;
        if matches!(restoring.step(NO_PAGES)?, StepResult::Busy | StepResult::Locked) {
            return Err(Fault::Busy.into());
        }
        reader.back_up(&kept, check)?;
        restoring.run_to_completion(ALL_PAGES, Duration::from_millis(5), None)?;
        Ok(kept)
    }
}

/// A whole copy in the folder of a place, synced, with no name of its own yet.
fn copy_beside(
    store: &Connection,
    real: &Path,
    target: &Path,
    busy_timeout: Duration,
) -> Result<NamedTempFile> {
    let folder = folder_of(real);
    let draft =
        draft::start(&folder, draft::BACKUP).with_context(|| naming("broke-write", &folder))?;
    store.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let name = draft.path().to_string_lossy().into_owned();
    let copied = store.execute("vacuum into ?1", [name]);
    store.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    copied?;
    let copy = connect(draft.path(), busy_timeout)?;
    copy.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error)?;
    draft.as_file().sync_all().with_context(|| naming("broke-write", target))?;
    Ok(draft)
}

fn put_in_place(copy: NamedTempFile, real: &Path, target: &Path) -> Result<()> {
    copy.persist(real)
        .map_err(|refused| refused.error)
        .with_context(|| naming("broke-write", target))?;
    sync_folder(&folder_of(real))
}

/// What a store keeps all its life, and its backups with it.
fn identity(connection: &Connection) -> Result<Option<String>> {
    let mut query = connection.prepare("select value from setting where key = 'store.identity'")?;
    Ok(query.query_row([], |row| row.get(0)).optional()?)
}

/// Whether two paths lead to one file; a missing file is no other.
fn is_same_file(one: &Path, other: &Path) -> bool {
    let identity =
        |path| std::fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino())).ok();
    identity(one).is_some() && identity(one) == identity(other)
}

/// What is wrong with a backup: never a reason to take the store it is for as damaged.
fn broken(source: &Path, said: String) -> anyhow::Error {
    Refusal::StoreBroken { path: source.to_owned(), findings: vec![said] }.into()
}

fn checked_backup(source: &Path, busy_timeout: Duration) -> Result<Opened> {
    let backup = open_backup(source, busy_timeout)?;
    let said: String =
        backup.connection.query_row("pragma integrity_check(1)", [], |row| row.get(0))?;
    if said == "ok" { Ok(backup) } else { Err(broken(source, said)) }
}
