//! Instants in the ledger: whole microseconds.

use jiff::Timestamp;

/// Truncates an instant to the microseconds that the store keeps, before it is compared with anything.
pub(crate) fn whole_microseconds(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}
