//! Instants as the ledger has them: whole microseconds.

use jiff::Timestamp;

/// The store keeps microseconds: an instant is cut to them before anything compares it.
pub(crate) fn whole_microseconds(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}
