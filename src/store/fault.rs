//! What can break in the store, told apart by what it means for the person who waits. Rules that say no
//! are not here: they are refusals.

use rusqlite::ErrorCode;
use rustix::fs::Access;
use std::path::{Path, PathBuf};

use super::open::{beside, folder_of, real_path};
use crate::refusal::Refusal;

/// `SQLITE_IOERR_SHMSIZE`.
const SHM_SIZE_CODE: i32 = 4874;

/// Something broke while reading or writing the store.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// There is no space left. Where a commit ends like that, nothing of it was recorded: its last page is missing.
    DiskFull,
    /// This user may not write to the file or its folder, where the engine keeps files beside it.
    ReadOnly(String),
    /// Snapshot or writing failed: a broken disk, a file too large.
    Io(String),
    /// The commit failed, and nobody can know whether it is on the disk.
    OutcomeUnknown(String),
    /// The file is damaged, or does not hold what its own rules promise.
    Damaged(String),
    /// Another process held the store for longer than `store.busy_timeout`.
    Busy,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ReadOnly(why)
            | Self::Io(why)
            | Self::OutcomeUnknown(why)
            | Self::Damaged(why) => f.write_str(why),
            Self::DiskFull => f.write_str("the disk is full"),
            Self::Busy => f.write_str("the store is busy"),
        }
    }
}

impl std::error::Error for Fault {}

/// What broke, and in which store.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The store's path.
    pub(crate) path: PathBuf,
    /// What broke in it.
    pub(crate) fault: Fault,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.fault)
    }
}

impl std::error::Error for Broken {}

impl Broken {
    /// The same error with the store's path, where it was the store that broke; any other as it is.
    pub(crate) fn naming(path: &Path, error: anyhow::Error) -> anyhow::Error {
        if error.downcast_ref::<Refusal>().is_some() || error.downcast_ref::<Self>().is_some() {
            return error;
        }
        match fault_of(&error) {
            None => error,
            Some(fault) => Self { path: path.to_owned(), fault: fault.seen_at(path) }.into(),
        }
    }
}

impl Fault {
    /// What a failure at the commit itself means.
    pub(crate) fn at_commit(error: &rusqlite::Error) -> anyhow::Error {
        match sort(error) {
            Self::Io(why) => Self::OutcomeUnknown(why).into(),
            other @ (Self::DiskFull
            | Self::ReadOnly(_)
            | Self::OutcomeUnknown(_)
            | Self::Damaged(_)
            | Self::Busy) => other.into(),
        }
    }

    /// The engine says only that it cannot open a file beside the store where its folder may not be written to.
    fn seen_at(self, path: &Path) -> Self {
        let real = real_path(path).unwrap_or_else(|_| path.to_owned());
        let (log, index) = (beside(&real, "-wal"), beside(&real, "-shm"));
        let needed = [folder_of(&real), real, log, index];
        let may_write =
            |path: &PathBuf| !path.exists() || rustix::fs::access(path, Access::WRITE_OK).is_ok();
        match self {
            Self::Io(why) if !needed.iter().all(may_write) => Self::ReadOnly(why),
            other @ (Self::Io(_)
            | Self::DiskFull
            | Self::ReadOnly(_)
            | Self::OutcomeUnknown(_)
            | Self::Damaged(_)
            | Self::Busy) => other,
        }
    }
}

/// What broke in the store, if it was the store that broke: no other room needs to know the engine's errors.
pub(crate) fn fault_of(error: &anyhow::Error) -> Option<Fault> {
    error.chain().find_map(|cause| {
        let ours = cause.downcast_ref::<Fault>().cloned();
        let ours = ours.or_else(|| cause.downcast_ref::<Broken>().map(|it| it.fault.clone()));
        ours.or_else(|| cause.downcast_ref::<rusqlite::Error>().map(sort))
    })
}

fn sort(error: &rusqlite::Error) -> Fault {
    let why = error.to_string();
    // The index beside the log is made as large as it has to be at once; on a full disk it cannot.
    if error.sqlite_error().is_some_and(|error| error.extended_code == SHM_SIZE_CODE) {
        return Fault::DiskFull;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Busy,
        Some(ErrorCode::DiskFull) => Fault::DiskFull,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Fault::ReadOnly(why),
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::CannotOpen
            | ErrorCode::TooBig
            | ErrorCode::NoLargeFileSupport
            | ErrorCode::OutOfMemory,
        ) => Fault::Io(why),
        _ => Fault::Damaged(why),
    }
}

/// Whether another process holds what was wanted.
pub(crate) fn is_busy(error: &anyhow::Error) -> bool {
    matches!(fault_of(error), Some(Fault::Busy))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(code: i32) -> Fault {
        let broken = rusqlite::ffi::Error::new(code);
        Fault::at_commit(&rusqlite::Error::SqliteFailure(broken, None)).downcast().unwrap()
    }

    #[test]
    fn a_full_disk_is_told_apart_from_a_broken_one() {
        assert!(matches!(fault(rusqlite::ffi::SQLITE_FULL), Fault::DiskFull));
        assert!(matches!(fault(rusqlite::ffi::SQLITE_IOERR_SHMSIZE), Fault::DiskFull));
        assert!(matches!(fault(rusqlite::ffi::SQLITE_IOERR_FSYNC), Fault::OutcomeUnknown(_)));
        assert!(matches!(fault(rusqlite::ffi::SQLITE_CORRUPT), Fault::Damaged(_)));
        assert!(matches!(fault(rusqlite::ffi::SQLITE_BUSY), Fault::Busy));
    }

    #[test]
    fn only_what_others_hold_is_busy() {
        for (code, is_held) in [
            (rusqlite::ffi::SQLITE_BUSY, true),
            (rusqlite::ffi::SQLITE_LOCKED, true),
            (rusqlite::ffi::SQLITE_CANTOPEN, false),
            (rusqlite::ffi::SQLITE_CORRUPT, false),
        ] {
            let broken = rusqlite::ffi::Error::new(code);
            let error = rusqlite::Error::SqliteFailure(broken, None).into();
            assert_eq!(is_busy(&error), is_held, "{code}");
        }
    }
}
