//! How a transaction begins and ends.

/// How a transaction begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begin {
    /// It reads a consistent snapshot, while others may write.
    Reading,
    /// It reads a store that may be damaged in any way.
    Inspecting,
    /// It holds the write lock from the start.
    Writing,
}

/// How a transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommitMode {
    /// It is made durable (R3).
    Commit,
    /// It is rolled back (R34).
    RollBack,
}
