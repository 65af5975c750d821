//! `Snapshot` and `Transaction`: what a transaction reads and writes. The files named after the tables implement
//! their methods.

use anyhow::Result;
use jiff::Timestamp;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;

use super::engine::Connection;
use super::finding::Finding;

/// Checks the content of a store.
pub(crate) type CheckContent<'c> = &'c dyn Fn(&Snapshot<'_>) -> Result<Vec<Finding>>;

/// A transaction that reads.
pub(crate) struct Snapshot<'c> {
    pub(super) connection: &'c Connection,
    now: Timestamp,
    pub(super) settings: RefCell<Option<BTreeMap<String, String>>>,
}

impl<'c> Snapshot<'c> {
    /// Reads at an instant of the store's clock.
    pub(super) fn new(connection: &'c Connection, now: Timestamp) -> Self {
        Self { connection, now, settings: RefCell::default() }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }
}

/// A transaction that writes, exclusively from the start.
pub(crate) struct Transaction<'c> {
    snapshot: Snapshot<'c>,
}

impl<'c> Transaction<'c> {
    /// Writes at an instant of the store's clock, later than that of any other change (R61).
    pub(super) fn new(connection: &'c Connection, now: Timestamp) -> Self {
        Self { snapshot: Snapshot::new(connection, now) }
    }
}

impl<'c> Deref for Transaction<'c> {
    type Target = Snapshot<'c>;

    fn deref(&self) -> &Snapshot<'c> {
        &self.snapshot
    }
}
