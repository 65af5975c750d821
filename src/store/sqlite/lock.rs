//! Waiting for another process's transaction.

use std::cell::Cell;
use std::time::{Duration, Instant};

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
