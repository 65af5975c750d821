//! How a transaction begins and ends.

/// How a transaction begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin {
    /// It reads at one moment, while others may write.
    Reading,
    /// Nobody else writes from its first moment.
    Writing,
}

/// What becomes of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommitMode {
    /// It is made durable (R3).
    Commit,
    /// It is as if it had never been (R34).
    RollBack,
}
