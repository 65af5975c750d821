//! `Line`: an item and a quantity on a document.

use super::item::ItemId;
use super::quantity::{OutOfRange, Quantity};
use super::sku::Sku;

/// Whether a line moves stock. Fixed when the document is recorded or, for an invoice, when it is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineEffect {
    /// Its quantity moves with the document's steps.
    Moves,
    /// It moves nothing: the item was not tracked, or the document does not touch stock.
    Still,
}

/// One line of a document.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) item: ItemId,
    pub(crate) sku: Sku,
    /// A count's line has what was counted, an adjustment's the signed change.
    pub(crate) quantity: Quantity,
    pub(crate) effect: LineEffect,
    /// How much of it was refunded.
    pub(crate) refunded: Quantity,
}

impl Line {
    /// A line of which nothing is refunded yet.
    pub(crate) fn new(item: ItemId, sku: Sku, quantity: Quantity, effect: LineEffect) -> Self {
        Self { item, sku, quantity, effect, refunded: Quantity::ZERO }
    }

    /// How much of it can still be refunded (R20).
    pub(crate) fn refundable(&self) -> Result<Quantity, OutOfRange> {
        self.quantity.minus(self.refunded)
    }
}

/// The lines that move stock.
pub(crate) fn moving(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|line| line.effect == LineEffect::Moves)
}
