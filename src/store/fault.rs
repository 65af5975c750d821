//! Faults of the store, by what they mean for the user. A rule that refuses something is a `Refusal` instead.

use crate::message::Message;

/// A failure to read or write the store.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// The disk is full. If the commit failed for this reason, nothing was recorded, because its last page is
    /// missing.
    DiskFull,
    /// This user cannot write to the file or to its directory, where the engine keeps its other files.
    ReadOnly(String),
    /// Reading or writing failed: a broken disk, or a file that is too large.
    Io(String),
    /// The commit failed, and whether it is on the disk is unknown.
    OutcomeUnknown(Message),
    /// The store is damaged: it does not satisfy its own constraints.
    Damaged(String),
    /// Another process held the lock for longer than `store.busy_timeout`.
    Busy,
    /// The server cannot be reached, or the connection broke before the commit: nothing was changed (R63).
    Unreachable(Message),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ReadOnly(why) | Self::Io(why) | Self::Damaged(why) => f.write_str(why),
            Self::OutcomeUnknown(why) | Self::Unreachable(why) => why.fmt(f),
            Self::DiskFull => f.write_str("the disk is full"),
            Self::Busy => f.write_str("the store is busy"),
        }
    }
}

impl std::error::Error for Fault {}

/// A fault, and the store that it occurred in.
#[derive(Debug)]
pub(crate) struct Broken {
    /// Its path or address.
    pub(crate) store: String,
    pub(crate) fault: Fault,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.store, self.fault)
    }
}

impl std::error::Error for Broken {}

/// The store's fault behind an error, if there is one.
pub(crate) fn fault_of(error: &anyhow::Error) -> Option<Fault> {
    error.chain().find_map(|cause| {
        let ours = cause.downcast_ref::<Fault>().cloned();
        ours.or_else(|| cause.downcast_ref::<Broken>().map(|broken| broken.fault.clone()))
    })
}

/// Whether another process holds the lock.
pub(crate) fn is_busy(error: &anyhow::Error) -> bool {
    matches!(fault_of(error), Some(Fault::Busy))
}
