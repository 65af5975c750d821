//! What the engine's errors mean.

use rusqlite::ErrorCode;
use rustix::fs::Access;
use std::path::{Path, PathBuf};

use super::paths::{beside, real_path};
use crate::files::folder_of;
use crate::message::engine_error;
use crate::store::fault::Fault;

/// `SQLITE_IOERR_SHMSIZE`.
const SHM_SIZE_CODE: i32 = 4874;

/// Classifies an error of the engine.
#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
pub(crate) fn fault(error: rusqlite::Error) -> anyhow::Error {
    sort(&error).into()
}

/// Classifies a failure of the commit itself.
#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
pub(crate) fn fault_at_commit(error: rusqlite::Error) -> anyhow::Error {
    match sort(&error) {
        Fault::Io(why) => Fault::OutcomeUnknown(engine_error(&why)).into(),
        other @ (Fault::DiskFull
        | Fault::ReadOnly(_)
        | Fault::OutcomeUnknown(_)
        | Fault::Damaged(_)
        | Fault::Busy
        | Fault::Unreachable(_)) => other.into(),
    }
}

fn sort(error: &rusqlite::Error) -> Fault {
    let why = error.to_string();
    // The index of the log is allocated at its full size, which fails on a full disk.
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

/// If the directory is not writable, the engine only reports that it cannot open a file next to the store.
pub(crate) fn seen_at(fault: Fault, path: &Path) -> Fault {
    let real = real_path(path).unwrap_or_else(|_| path.to_owned());
    let (log, index) = (beside(&real, "-wal"), beside(&real, "-shm"));
    let needed = [folder_of(&real).to_owned(), real, log, index];
    let may_write =
        |path: &PathBuf| !path.exists() || rustix::fs::access(path, Access::WRITE_OK).is_ok();
    match fault {
        Fault::Io(why) if !needed.iter().all(may_write) => Fault::ReadOnly(why),
        other @ (Fault::Io(_)
        | Fault::DiskFull
        | Fault::ReadOnly(_)
        | Fault::OutcomeUnknown(_)
        | Fault::Damaged(_)
        | Fault::Busy
        | Fault::Unreachable(_)) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fault::is_busy;

    fn error(code: i32) -> rusqlite::Error {
        rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None)
    }

    fn at_commit(code: i32) -> Fault {
        fault_at_commit(error(code)).downcast().unwrap()
    }

    #[test]
    fn a_full_disk_is_told_apart_from_a_broken_one() {
        assert!(matches!(at_commit(rusqlite::ffi::SQLITE_FULL), Fault::DiskFull));
        assert!(matches!(at_commit(rusqlite::ffi::SQLITE_IOERR_SHMSIZE), Fault::DiskFull));
        assert!(matches!(at_commit(rusqlite::ffi::SQLITE_IOERR_FSYNC), Fault::OutcomeUnknown(_)));
        assert!(matches!(at_commit(rusqlite::ffi::SQLITE_CORRUPT), Fault::Damaged(_)));
        assert!(matches!(at_commit(rusqlite::ffi::SQLITE_BUSY), Fault::Busy));
    }

    #[test]
    fn only_locks_of_other_processes_are_busy() {
        for (code, is_held) in [
            (rusqlite::ffi::SQLITE_BUSY, true),
            (rusqlite::ffi::SQLITE_LOCKED, true),
            (rusqlite::ffi::SQLITE_CANTOPEN, false),
            (rusqlite::ffi::SQLITE_CORRUPT, false),
        ] {
            assert_eq!(is_busy(&fault(error(code))), is_held, "{code}");
        }
    }
}
