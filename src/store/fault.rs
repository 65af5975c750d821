//! What can break in the store, told apart by what it means for the person who waits. A rule that says no is a refusal.

use std::path::PathBuf;

/// Something broke while reading or writing the store.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// There is no space left. Where a commit ends like that, nothing of it was recorded: its last page is missing.
    DiskFull,
    /// This user may not write to the file or its folder, where the engine keeps files beside it.
    ReadOnly(String),
    /// Reading or writing failed: a broken disk, a file too large.
    Io(String),
    /// The commit failed, and nobody can know whether it is on the disk.
    OutcomeUnknown(String),
    /// The store is damaged, or does not hold what its own rules promise.
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

/// What broke in the store, if it was the store that broke.
pub(crate) fn fault_of(error: &anyhow::Error) -> Option<Fault> {
    error.chain().find_map(|cause| {
        let ours = cause.downcast_ref::<Fault>().cloned();
        ours.or_else(|| cause.downcast_ref::<Broken>().map(|broken| broken.fault.clone()))
    })
}

/// Whether another process holds what was asked for.
pub(crate) fn is_busy(error: &anyhow::Error) -> bool {
    matches!(fault_of(error), Some(Fault::Busy))
}
