//! What a physical count means for what is told after it (R22b).

use jiff::Timestamp;

use super::movement::Movement;

/// Whether a command says when it happened, or means now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryTime {
    /// It happens now, and comes after every count there is, whatever the clock says.
    Now(Timestamp),
    /// It happened then, and the counts after it had seen it.
    At(Timestamp),
}

impl EntryTime {
    /// The instant it is entered at.
    pub(crate) fn at(self) -> Timestamp {
        match self {
            Self::Now(at) | Self::At(at) => at,
        }
    }

    /// The instant it is entered at for an item counted at `counted_at`: what happens now comes after every count.
    pub(crate) fn not_before(self, counted_at: Timestamp) -> Timestamp {
        match self {
            Self::Now(now) => now.max(counted_at),
            Self::At(then) => then,
        }
    }
}

/// What the first count after a late movement takes up, so that on hand stays what was counted.
/// Reserving and releasing move nothing on the shelf, so there is nothing to take up.
pub(crate) fn correction(late: &Movement) -> Option<Movement> {
    Movement::count_correction(late.item(), late.on_hand_change().negated())
}
