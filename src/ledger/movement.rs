//! `Movement`: one entry of the ledger (R1). Only named constructors create it, so that from, to and kind always
//! agree.

use super::item::ItemId;
use super::level::Level;
use super::quantity::{OutOfRange, Quantity};

/// The account that a quantity is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Outside the shop: supplier, waste, thief.
    Outside,
    /// In the shop and free to sell.
    Available,
    /// In the shop and promised to an open order.
    Reserved,
    /// With a customer.
    Sold,
}

impl State {
    /// The word in JSON and CSV, in every language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Available => "available",
            Self::Reserved => "reserved",
            Self::Sold => "sold",
        }
    }
}

/// Why a quantity moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MovementKind {
    /// The opening stock of an item.
    Opening,
    /// A sale in the shop.
    Sale,
    /// A voided sale.
    Void,
    /// A paid invoice, if the shop tracks invoices.
    Invoice,
    /// An online order that was placed.
    Reserve,
    /// An online order that was completed.
    Complete,
    /// An online order that was cancelled or expired.
    Release,
    /// An adjustment with a reason, such as received or damaged.
    Adjustment,
    /// The difference found by a physical count.
    Count,
    /// What a count had already included of a backdated movement (R22b).
    CountCorrection,
}

impl MovementKind {
    /// The word in JSON and CSV, in every language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Sale => "sale",
            Self::Void => "void",
            Self::Invoice => "invoice",
            Self::Reserve => "reserve",
            Self::Complete => "complete",
            Self::Release => "release",
            Self::Adjustment => "adjustment",
            Self::Count => "count",
            Self::CountCorrection => "count_correction",
        }
    }
}

/// Whether more can be reserved than is available (R16).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backorder {
    Refused,
    Accepted,
}

/// A positive quantity of one item that moves from one account to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Movement {
    item: ItemId,
    kind: MovementKind,
    from: State,
    to: State,
    quantity: Quantity,
    /// Only a reservation can require the quantity to be available.
    backorder: Backorder,
}

impl Movement {
    /// Opening stock: in if positive, out if negative, `None` if zero.
    pub(crate) fn opening(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::Opening, quantity)
    }

    /// Sold in the shop (R8), or returned there if negative.
    pub(crate) fn sale(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::out_or_back(item, MovementKind::Sale, quantity)
    }

    /// The reverse of such a movement (R11).
    pub(crate) fn void(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::out_or_back(item, MovementKind::Void, quantity.negated())
    }

    /// Sold by a paid invoice (R13).
    pub(crate) fn invoice(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Invoice, State::Available, State::Sold, quantity)
    }

    /// Reserved for an order (R15).
    pub(crate) fn reserve(item: ItemId, quantity: Quantity, backorder: Backorder) -> Option<Self> {
        let (kind, from, to) = (MovementKind::Reserve, State::Available, State::Reserved);
        Self::between(item, kind, from, to, quantity).map(|movement| Self { backorder, ..movement })
    }

    /// Sold by a completed order (R17).
    pub(crate) fn complete(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Complete, State::Reserved, State::Sold, quantity)
    }

    /// Released by a cancelled or expired order (R18).
    pub(crate) fn release(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Release, State::Reserved, State::Available, quantity)
    }

    /// Adjusted: in if positive, out if negative (R22).
    pub(crate) fn adjustment(item: ItemId, change: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::Adjustment, change)
    }

    /// The difference found by a count (R22).
    pub(crate) fn count(item: ItemId, difference: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::Count, difference)
    }

    /// Absorbed by a count (R22b).
    pub(crate) fn count_correction(item: ItemId, difference: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::CountCorrection, difference)
    }

    fn out_or_back(item: ItemId, kind: MovementKind, sold: Quantity) -> Option<Self> {
        if sold.is_negative() {
            Self::between(item, kind, State::Sold, State::Available, sold.negated())
        } else {
            Self::between(item, kind, State::Available, State::Sold, sold)
        }
    }

    fn in_or_out(item: ItemId, kind: MovementKind, change: Quantity) -> Option<Self> {
        if change.is_negative() {
            Self::between(item, kind, State::Available, State::Outside, change.negated())
        } else {
            Self::between(item, kind, State::Outside, State::Available, change)
        }
    }

    fn between(
        item: ItemId,
        kind: MovementKind,
        from: State,
        to: State,
        quantity: Quantity,
    ) -> Option<Self> {
        let backorder = Backorder::Accepted;
        quantity.is_positive().then_some(Self { item, kind, from, to, quantity, backorder })
    }

    pub(crate) fn item(&self) -> ItemId {
        self.item
    }

    pub(crate) fn kind(&self) -> MovementKind {
        self.kind
    }

    pub(crate) fn from(&self) -> State {
        self.from
    }

    pub(crate) fn to(&self) -> State {
        self.to
    }

    pub(crate) fn quantity(&self) -> Quantity {
        self.quantity
    }

    /// How much must be available for it (R16).
    pub(crate) fn needed(&self) -> Quantity {
        match self.backorder {
            Backorder::Refused => self.quantity,
            Backorder::Accepted => Quantity::ZERO,
        }
    }

    /// Its effect on available.
    pub(crate) fn available_change(&self) -> Quantity {
        self.change_of(State::Available)
    }

    /// Its effect on reserved.
    pub(crate) fn reserved_change(&self) -> Quantity {
        self.change_of(State::Reserved)
    }

    /// Its effect on on hand.
    pub(crate) fn on_hand_change(&self) -> Quantity {
        let stands = |state| matches!(state, State::Available | State::Reserved);
        match (stands(self.from), stands(self.to)) {
            (false, true) => self.quantity,
            (true, false) => self.quantity.negated(),
            (true, true) | (false, false) => Quantity::ZERO,
        }
    }

    fn change_of(&self, state: State) -> Quantity {
        if self.to == state {
            self.quantity
        } else if self.from == state {
            self.quantity.negated()
        } else {
            Quantity::ZERO
        }
    }
}

impl Level {
    /// The level after a movement. Refuses one outside the range of R4, also for on hand, because what is reserved
    /// must be able to become available again.
    pub(crate) fn after(self, movement: &Movement) -> Result<Self, OutOfRange> {
        let after = Self {
            available: self.available.plus(movement.available_change())?,
            reserved: self.reserved.plus(movement.reserved_change())?,
        };
        after.on_hand()?;
        Ok(after)
    }
}
