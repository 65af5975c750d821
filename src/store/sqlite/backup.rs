//! `store backup` and `store restore`: complete copies of a store that may be in use.

use anyhow::{Context as _, Result};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::limits::Limit;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

use super::connection::Connection;
use super::faults::fault;
use super::lock::DEFAULT_BUSY_TIMEOUT;
use super::open::{connect, open_backup};
use super::path_checks::must_be_of_no_other;
use super::paths::{beside, must_have_no_leftover, naming, new_path, real_path, sync_folder};
use crate::files::{folder_of, is_same, regular_at, start_draft, take_mode, take_owner};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::store::fault::{Fault, fault_of};
use crate::store::finding::Finding;
use crate::store::identity::identity;
use crate::store::statements::Statements;
use crate::store::value::bind;

/// All pages in one step, so that nobody sees a half-restored store.
const ALL_PAGES: i32 = i32::MAX;
/// Takes the write lock without writing anything.
const NO_PAGES: i32 = 0;

/// Checks the content of a store.
pub(crate) type CheckContent<'c> = &'c dyn Fn(Connection) -> Result<Vec<Finding>>;

/// Writes a consistent copy next to its destination and renames it, so that there is never half a file. Replaces only
/// an older backup of the same store, and not even that if this store is damaged beyond repair. Returns the
/// repairable findings, if it looked for any.
pub(crate) fn back_up(
    store: &Connection,
    target: &Path,
    check: CheckContent<'_>,
) -> Result<Vec<Finding>> {
    let real = must_be_place_of_backup(store, target)?;
    let is_there = std::fs::symlink_metadata(&real).is_ok();
    let copy = copy_beside(store, &real, target)?;
    let mut found = Vec::new();
    if is_there {
        found = check(connect(copy.path(), target, store.busy_timeout())?)?;
    }
    if found.iter().any(|finding| !finding.is_repairable()) {
        let (store, backup) = (store.path().to_owned(), target.to_owned());
        return Err(Refusal::BackupOfDamaged { store, backup }.into());
    }
    put_in_place(copy, &real, target, &real_path(store.path())?)?;
    Ok(found)
}

/// Refuses a path where no backup of a store may be written: what is there may be the store, a folder or another
/// shop's. Gives the path with links followed.
pub(crate) fn must_be_place_of_backup(store: &Connection, target: &Path) -> Result<PathBuf> {
    if real_path(target).is_ok_and(|real| is_store(&real, store)) {
        return Err(Refusal::IsTheStore { path: target.to_owned() }.into());
    }
    must_be_place_of_copy(identity(store)?.as_deref(), target)
}

fn is_store(real: &Path, store: &Connection) -> bool {
    real_path(store.path()).is_ok_and(|store| is_same(real, &store))
}

/// The same for a copy of the store with an identity.
pub(crate) fn must_be_place_of_copy(
    identity_of_store: Option<&str>,
    target: &Path,
) -> Result<PathBuf> {
    let another = |why: Message| Refusal::BackupOverOther { path: target.to_owned(), why }.into();
    let over_other = |error: anyhow::Error| match error.downcast_ref() {
        Some(Refusal::NotAStore { why, .. }) => another(why.clone()),
        Some(_) | None => error,
    };
    let real = new_path(target).map_err(over_other)?;
    must_be_of_no_other(&real, target)?;
    if std::fs::symlink_metadata(&real).is_ok() {
        let older = open_backup(target, DEFAULT_BUSY_TIMEOUT).map_err(over_other)?;
        if identity(&older)?.as_deref() != identity_of_store {
            return Err(another(Message::new("backup-of-another")));
        }
    }
    must_have_no_leftover(&real)?;
    Ok(real)
}

/// Replaces a store that is too damaged to be opened with a copy of a backup. Returns the path of the file that was
/// set aside. The log is removed first: without it, nobody can read the damaged file any more, and it cannot corrupt
/// the new one.
pub(crate) fn replace_damaged(backup: &Connection, target: &Path, suffix: &str) -> Result<PathBuf> {
    let real = real_path(target)?;
    if is_same(&real, &real_path(backup.path())?) {
        return Err(Refusal::IsTheStore { path: target.to_owned() }.into());
    }
    let copy = copy_beside(backup, &real, target)?;
    let saved = beside(&real, suffix);
    std::fs::hard_link(&real, &saved).with_context(|| naming("broke-write", &saved))?;
    for ending in ["-wal", "-journal"] {
        let (log, saved) = (beside(&real, ending), beside(&saved, ending));
        if std::fs::symlink_metadata(&log).is_ok() {
            std::fs::rename(&log, &saved).with_context(|| naming("broke-write", &saved))?;
        }
    }
    let index = beside(&real, "-shm");
    if std::fs::symlink_metadata(&index).is_ok() {
        std::fs::remove_file(&index).with_context(|| naming("broke-write", &index))?;
    }
    put_in_place(copy, &real, target, &real)?;
    Ok(beside(target, suffix))
}

/// Takes back what a killed `replace_damaged` had done, after which the store has two names: it gets back its log, and
/// the other name goes. `prefix` is how the endings of those names begin.
pub(crate) fn undo_interrupted(target: &Path, prefix: &str) -> Result<()> {
    let Ok(real) = real_path(target) else { return Ok(()) };
    if regular_at(&real).is_none_or(|store| store.nlink() <= 1) {
        return Ok(());
    }
    let name = beside(&real, prefix);
    let entries =
        std::fs::read_dir(folder_of(&real)).with_context(|| naming("broke-look", &real))?;
    let others = entries.flatten().map(|entry| entry.path());
    let is_other_name = |other: &PathBuf| {
        let begins_like_it = other.as_os_str().as_bytes().starts_with(name.as_os_str().as_bytes());
        begins_like_it && regular_at(other).is_some() && is_same(other, &real)
    };
    for other in others.filter(is_other_name) {
        for ending in ["-wal", "-journal"] {
            let (saved, log) = (beside(&other, ending), beside(&real, ending));
            if regular_at(&saved).is_some() && std::fs::symlink_metadata(&log).is_err() {
                std::fs::rename(&saved, &log).with_context(|| naming("broke-write", &log))?;
            }
        }
        std::fs::remove_file(&other).with_context(|| naming("broke-write", &other))?;
    }
    Ok(())
}

/// Replaces the content of a store with that of a backup. The previous content is first saved as a backup, whose path
/// is returned. Other processes wait from before the save until after the replacement, so that no sale is lost in
/// between.
pub(crate) fn restore(
    store: &mut Connection,
    source: &Path,
    suffix: &str,
    check: CheckContent<'_>,
) -> Result<PathBuf> {
    if is_same(&real_path(source)?, &real_path(store.path())?) {
        return Err(Refusal::IsTheStore { path: source.to_owned() }.into());
    }
    let backup =
        checked_backup(source, store.busy_timeout()).map_err(|error| match fault_of(&error) {
            Some(Fault::Damaged(why)) => broken(source, why),
            Some(_) | None => error,
        })?;
    let saved = beside(store.path(), suffix);
    let reader = connect(&real_path(store.path())?, store.path(), store.busy_timeout())?;
    let restoring = Backup::new(&backup.raw, &mut store.raw).map_err(fault)?;
    let begun = restoring.step(NO_PAGES).map_err(fault)?;
    if matches!(begun, StepResult::Busy | StepResult::Locked) {
        return Err(Fault::Busy.into());
    }
    back_up(&reader, &saved, check)?;
    restoring.run_to_completion(ALL_PAGES, Duration::from_millis(5), None).map_err(fault)?;
    Ok(saved)
}

/// Makes a complete, synced copy in the destination's directory, still without a name.
fn copy_beside(store: &Connection, real: &Path, target: &Path) -> Result<NamedTempFile> {
    let folder = folder_of(real);
    let draft = start_draft(folder).with_context(|| naming("broke-write", folder))?;
    let name = draft.path().to_string_lossy().into_owned();
    store.raw.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1).map_err(fault)?;
    let copied = store.execute("vacuum into ?1", bind![name]);
    store.raw.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0).map_err(fault)?;
    copied?;
    let copy = connect(draft.path(), target, store.busy_timeout())?;
    copy.query_one("pragma journal_mode = wal", &[], |_| Ok(()))?;
    copy.close()?;
    draft.as_file().sync_all().with_context(|| naming("broke-write", target))?;
    Ok(draft)
}

/// Moves a copy to its path, with the owner and mode of the file that it replaces. A file set aside next to a store
/// belongs to the owner of the store.
fn put_in_place(copy: NamedTempFile, real: &Path, target: &Path, store: &Path) -> Result<()> {
    if let Some(replaced) = regular_at(real) {
        take_mode(copy.as_file(), &replaced).with_context(|| naming("broke-write", target))?;
    } else if let Some(beside) = regular_at(store).filter(|_| folder_of(store) == folder_of(real)) {
        take_owner(copy.as_file(), &beside);
    }
    copy.persist(real)
        .map_err(|refused| refused.error)
        .with_context(|| naming("broke-write", target))?;
    sync_folder(folder_of(real))
}

/// Describes the damage of a backup, so that the store it belongs to is not taken to be damaged.
fn broken(source: &Path, found: String) -> anyhow::Error {
    Refusal::StoreBroken { store: source.display().to_string(), findings: vec![found] }.into()
}

fn checked_backup(source: &Path, busy_timeout: Duration) -> Result<Connection> {
    let backup = open_backup(source, busy_timeout)?;
    let found: String = backup.query_one("pragma integrity_check(1)", &[], |row| row.get(0))?;
    if found == "ok" { Ok(backup) } else { Err(broken(source, found)) }
}
