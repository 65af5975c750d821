//! `Snapshot` and `Transaction`: what a transaction reads and writes. The files named after the tables implement
//! their methods.

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;

use super::engine::Connection;
use super::value::bind;
use crate::ledger::instant::whole_microseconds;

/// If the clock is behind the last change by no more than this, it was set back a little, and time continues from
/// that change. If it is further behind, it was corrected, and is used.
const MAX_CLOCK_SETBACK: SignedDuration = SignedDuration::from_mins(2);

/// A transaction that reads.
pub(crate) struct Snapshot<'c> {
    pub(super) connection: &'c Connection,
    now: Timestamp,
    pub(super) settings: RefCell<Option<BTreeMap<String, String>>>,
}

impl<'c> Snapshot<'c> {
    pub(super) fn new(connection: &'c Connection, now: Timestamp) -> Self {
        Self { connection, now, settings: RefCell::default() }
    }

    /// Reads at the clock's instant, or at that of the last change if the clock is slightly behind it.
    pub(super) fn begin(connection: &'c Connection, clock: Timestamp) -> Result<Self> {
        let clock = whole_microseconds(clock);
        let last: Timestamp =
            connection.query_one("select at from shop where id = 1", &[], |row| row.get(0))?;
        let is_a_little_behind = last > clock && last.duration_since(clock) <= MAX_CLOCK_SETBACK;
        Ok(Self::new(connection, if is_a_little_behind { last } else { clock }))
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
    /// Writes at the clock's instant, or just after the last change if the clock is slightly behind it, so that
    /// entries are in the order of their commits (R61).
    pub(super) fn begin(connection: &'c Connection, clock: Timestamp) -> Result<Self> {
        let clock = whole_microseconds(clock);
        let latest = clock.checked_add(MAX_CLOCK_SETBACK).unwrap_or(Timestamp::MAX);
        let now = connection.query_one(
            "update shop set at = case when at > ?1 and at <= ?2 then at + 1 else ?1 end
             where id = 1 returning at",
            bind![clock, latest],
            |row| row.get(0),
        )?;
        Ok(Self { snapshot: Snapshot::new(connection, now) })
    }
}

impl<'c> Deref for Transaction<'c> {
    type Target = Snapshot<'c>;

    fn deref(&self) -> &Snapshot<'c> {
        &self.snapshot
    }
}
