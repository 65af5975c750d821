//! The clock of a store.

use jiff::SignedDuration;

/// How wrong a clock may be. If the clock is behind the last change by no more than this, it was set back a little, and time continues from
/// that change. If it is further behind, it was corrected, and is used (R61).
pub(super) const MAX_CLOCK_SETBACK: SignedDuration = SignedDuration::from_mins(2);
