//! What a physical count means for entries made after it (R22b).

use jiff::Timestamp;

use super::movement::Movement;
use super::quantity::Quantity;

/// When something happened: now, or at a time given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryTime {
    /// It happens now, and comes after every count there is, whatever the clock says.
    Now(Timestamp),
    /// It happened then, and later counts already reflected it.
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

/// What the first count after a backdated movement absorbs, so that on hand stays what was counted. Reserving and
/// releasing do not change on hand, so there is nothing to absorb.
pub(crate) fn correction(late: &Movement) -> Option<Movement> {
    Movement::count_correction(late.item(), late.on_hand_change().negated())
}

/// The quantities that a row of a catalogue has of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RowQuantities {
    /// The opening stock of a new item, a physical count with `--counts`, otherwise unused.
    pub(crate) on_hand: Option<Quantity>,
    /// A physical count from a column of its own.
    pub(crate) new_count: Option<Quantity>,
    /// On hand as the file has it beside `new_count`; if the store has another, the row is stale.
    pub(crate) old_count: Option<Quantity>,
}

impl RowQuantities {
    /// The stock that a new item starts with.
    pub(crate) fn opening(&self) -> Option<Quantity> {
        self.new_count.or(self.on_hand)
    }
}
