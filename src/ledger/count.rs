//! What a physical count means for backdated entries (R22b).

use jiff::Timestamp;

use super::movement::Movement;
use super::quantity::Quantity;

/// When something happened: now, or at a given time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EntryTime {
    /// Now, and therefore after every existing count, whatever the clock says.
    Now(Timestamp),
    /// At a given time, so that later counts already included it.
    At(Timestamp),
}

impl EntryTime {
    pub(crate) fn at(self) -> Timestamp {
        match self {
            Self::Now(at) | Self::At(at) => at,
        }
    }

    /// The instant of an entry for an item counted at `counted_at`: what happens now comes after every count.
    pub(crate) fn not_before(self, counted_at: Timestamp) -> Timestamp {
        match self {
            Self::Now(now) => now.max(counted_at),
            Self::At(then) => then,
        }
    }
}

/// What the first count after a backdated movement absorbs, so that on hand remains what was counted. Reserving and
/// releasing do not change on hand, so there is nothing to absorb.
pub(crate) fn correction(late: &Movement) -> Option<Movement> {
    Movement::count_correction(late.item(), late.on_hand_change().negated())
}

/// The quantities in a catalogue row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RowQuantities {
    /// The opening stock of a new item; a physical count with `--counts`, otherwise ignored.
    pub(crate) on_hand: Option<Quantity>,
    /// A physical count from a column of its own.
    pub(crate) new_count: Option<Quantity>,
    /// The old on-hand quantity next to `new_count`; if it differs from the store, the row is stale.
    pub(crate) old_count: Option<Quantity>,
}

impl RowQuantities {
    /// The opening stock of a new item.
    pub(crate) fn opening(&self) -> Option<Quantity> {
        self.new_count.or(self.on_hand)
    }
}
