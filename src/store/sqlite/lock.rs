//! The lock and the clock: waiting for another process's transaction, and the instant of this one.

use anyhow::Result;
use jiff::Timestamp;
use std::cell::Cell;
use std::time::{Duration, Instant};

use super::connection::Connection;
use crate::ledger::instant::whole_microseconds;
use crate::store::clock::MAX_CLOCK_SETBACK;
use crate::store::mode::Begin;
use crate::store::statements::Statements;
use crate::store::value::bind;

/// How long to wait unless `store.busy_timeout` says otherwise.
pub(crate) const DEFAULT_BUSY_TIMEOUT: Duration = Duration::from_secs(10);

// The engine's callback has no state of its own.
thread_local! {
    static BUSY_TIMEOUT: Cell<Duration> = const { Cell::new(DEFAULT_BUSY_TIMEOUT) };
    static WAITING_SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
}

pub(crate) fn set_busy_timeout(busy_timeout: Duration) {
    BUSY_TIMEOUT.set(busy_timeout);
}

/// Sleeps for a short, random time, so that late arrivals do not keep overtaking; gives up at the timeout (R35).
#[expect(clippy::disallowed_methods, reason = "SQLite asks its busy handler to wait")]
pub(crate) fn wait_a_little(tries: i32) -> bool {
    let now = Instant::now();
    if tries == 0 {
        WAITING_SINCE.set(Some(now));
    }
    let waited = WAITING_SINCE.get().map_or(Duration::ZERO, |since| now.duration_since(since));
    if waited >= BUSY_TIMEOUT.get() {
        return false;
    }
    let most =
        500_u64.saturating_mul(u64::try_from(tries).unwrap_or(0).saturating_add(1)).min(5_000);
    std::thread::sleep(Duration::from_micros(fastrand::u64(200..=most.max(500))));
    true
}

/// The instant of a transaction that has begun: the clock's or, if that is slightly behind the last change, that of
/// the last change to read, and just after it to write, so that entries are in the order of their commits (R61).
pub(crate) fn instant(
    connection: &Connection,
    begin: Begin,
    clock: &dyn Fn() -> Timestamp,
) -> Result<Timestamp> {
    let clock = whole_microseconds(clock());
    let latest = clock.checked_add(MAX_CLOCK_SETBACK).unwrap_or(Timestamp::MAX);
    match begin {
        Begin::Inspecting => Ok(clock),
        Begin::Reading => connection.query_one(
            "select case when at > ?1 and at <= ?2 then at else ?1 end from shop where id = 1",
            bind![clock, latest],
            |row| row.get(0),
        ),
        Begin::Writing => connection.query_one(
            "update shop set at = case when at > ?1 and at <= ?2 then at + 1 else ?1 end
             where id = 1 returning at",
            bind![clock, latest],
            |row| row.get(0),
        ),
    }
}
