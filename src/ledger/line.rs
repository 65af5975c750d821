//! `Line`: an item and a quantity on a document.

use super::item::ItemId;
use super::quantity::{OutOfRange, Quantity};
use super::sku::Sku;

/// Whether a line moves stock. Fixed when the document is recorded or, for an invoice, when it is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEffect {
    /// Its quantity moves with the document's steps.
    Moves,
    /// It moves nothing: the item was not tracked, or the document does not move stock.
    Still,
}

/// A line of a document.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) item: ItemId,
    pub(crate) sku: Sku,
    /// The quantity counted for a count, the signed change for an adjustment.
    pub(crate) quantity: Quantity,
    pub(crate) effect: LineEffect,
    /// The quantity refunded.
    pub(crate) refunded: Quantity,
}

impl Line {
    /// A line without refunds.
    pub(crate) fn new(item: ItemId, sku: Sku, quantity: Quantity, effect: LineEffect) -> Self {
        Self { item, sku, quantity, effect, refunded: Quantity::ZERO }
    }

    /// How much of it can still be refunded (R20).
    pub(crate) fn refundable(&self) -> Result<Quantity, OutOfRange> {
        self.quantity.minus(self.refunded)
    }
}

pub(crate) fn moving(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|line| line.effect == LineEffect::Moves)
}
