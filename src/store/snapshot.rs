//! `Snapshot` and `Transaction`: what one transaction sees and changes. What they can do is told beside each table.

use jiff::Timestamp;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;

use super::engine::Connection;
use crate::ledger::instant::whole_microseconds;

/// What one transaction sees.
pub(crate) struct Snapshot<'c> {
    pub(super) connection: &'c Connection,
    now: Timestamp,
    pub(super) settings: RefCell<Option<BTreeMap<String, String>>>,
}

impl<'c> Snapshot<'c> {
    pub(super) fn new(connection: &'c Connection, clock: &dyn Fn() -> Timestamp) -> Self {
        let now = whole_microseconds(clock());
        Self { connection, now, settings: RefCell::default() }
    }

    /// The instant of this transaction.
    pub(crate) fn now(&self) -> Timestamp {
        self.now
    }
}

/// A transaction that writes: it alone, from its first moment.
pub(crate) struct Transaction<'c> {
    snapshot: Snapshot<'c>,
}

impl<'c> Transaction<'c> {
    pub(super) fn new(connection: &'c Connection, clock: &dyn Fn() -> Timestamp) -> Self {
        Self { snapshot: Snapshot::new(connection, clock) }
    }
}

impl<'c> Deref for Transaction<'c> {
    type Target = Snapshot<'c>;

    fn deref(&self) -> &Snapshot<'c> {
        &self.snapshot
    }
}
