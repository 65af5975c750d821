//! `Level`: the stock of one item at one instant.

use super::quantity::{OutOfRange, Quantity};

/// The two balances of an item; on hand is their sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Level {
    /// What can still be sold; negative if more was sold than was known to be in stock (R9).
    pub(crate) available: Quantity,
    /// What is promised to open orders.
    pub(crate) reserved: Quantity,
}

impl Level {
    /// What is physically in the shop.
    pub(crate) fn on_hand(self) -> Result<Quantity, OutOfRange> {
        self.available.plus(self.reserved)
    }
}
