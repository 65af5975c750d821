//! What can break in the store, told apart by what it means for the person who waits. Rules that say no
//! are not here: they are refusals.

use rusqlite::ErrorCode;

/// Something broke while reading or writing the store.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// Reading or writing failed: a full disk, a broken one, a file too large.
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
            Self::Io(why) | Self::OutcomeUnknown(why) | Self::Damaged(why) => f.write_str(why),
            Self::Busy => f.write_str("the store is busy"),
        }
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// What a failure at the commit itself means.
    pub(crate) fn at_commit(error: &rusqlite::Error) -> anyhow::Error {
        match sort(error) {
            Self::Io(why) => Self::OutcomeUnknown(why).into(),
            other @ (Self::OutcomeUnknown(_) | Self::Damaged(_) | Self::Busy) => other.into(),
        }
    }
}

/// What broke in the store, if it was the store that broke: no other room needs to know the engine's errors.
pub(crate) fn fault_of(error: &anyhow::Error) -> Option<Fault> {
    error.chain().find_map(|cause| {
        let ours = cause.downcast_ref::<Fault>().cloned();
        ours.or_else(|| cause.downcast_ref::<rusqlite::Error>().map(sort))
    })
}

fn sort(error: &rusqlite::Error) -> Fault {
    let why = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Fault::Busy,
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::DiskFull
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::TooBig
            | ErrorCode::NoLargeFileSupport
            | ErrorCode::PermissionDenied
            | ErrorCode::OutOfMemory,
        ) => Fault::Io(why),
        _ => Fault::Damaged(why),
    }
}

/// Whether another process holds what was wanted.
pub(crate) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(sort(error), Fault::Busy)
}
