//! `Movement`: one entry of the ledger (R1). Made only by named constructors, so that from, to and kind agree.

use super::item::ItemId;
use super::level::Level;
use super::quantity::{OutOfRange, Quantity};

/// Where a quantity is, as the ledger sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Not ours: supplier, bin, thief.
    Outside,
    /// On the shelf and free to sell.
    Available,
    /// On the shelf and promised to an open order.
    Reserved,
    /// Gone to a customer.
    Sold,
}

impl State {
    /// The word in JSON and CSV, whatever the language.
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
    /// The stock an item came with.
    Opening,
    /// A sale in the shop.
    Sale,
    /// A sale voided.
    Void,
    /// An invoice paid while the shop tracks them.
    Invoice,
    /// An online order placed.
    Reserve,
    /// An online order completed.
    Complete,
    /// An online order cancelled or expired.
    Release,
    /// Received, damaged, returned, …: the reason says.
    Adjustment,
    /// The difference that a physical count found.
    Count,
    /// What a count had already reflected of a backdated movement (R22b).
    CountCorrection,
}

impl MovementKind {
    /// The word in JSON and CSV, whatever the language.
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

/// Whether goods can be reserved that are not there (R16).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backorder {
    Refused,
    Accepted,
}

/// A quantity above zero of one item, gone from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Movement {
    item: ItemId,
    kind: MovementKind,
    from: State,
    to: State,
    quantity: Quantity,
    /// Only a reservation can ask for the goods to be there.
    backorder: Backorder,
}

impl Movement {
    /// The stock an item came with; `None` for nothing, in for more, out for less than nothing.
    pub(crate) fn opening(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::Opening, quantity)
    }

    /// Goods sold in the shop (R8).
    pub(crate) fn sale(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Sale, State::Available, State::Sold, quantity)
    }

    /// Goods of a voided sale (R11).
    pub(crate) fn void(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Void, State::Sold, State::Available, quantity)
    }

    /// Goods of a paid invoice (R13).
    pub(crate) fn invoice(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Invoice, State::Available, State::Sold, quantity)
    }

    /// Goods promised to an order (R15).
    pub(crate) fn reserve(item: ItemId, quantity: Quantity, backorder: Backorder) -> Option<Self> {
        let (kind, from, to) = (MovementKind::Reserve, State::Available, State::Reserved);
        Self::between(item, kind, from, to, quantity).map(|movement| Self { backorder, ..movement })
    }

    /// Goods of a completed order (R17).
    pub(crate) fn complete(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Complete, State::Reserved, State::Sold, quantity)
    }

    /// Goods given back by a cancelled or expired order (R18).
    pub(crate) fn release(item: ItemId, quantity: Quantity) -> Option<Self> {
        Self::between(item, MovementKind::Release, State::Reserved, State::Available, quantity)
    }

    /// A change by hand: in where it is above zero, out where it is below (R22).
    pub(crate) fn adjustment(item: ItemId, change: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::Adjustment, change)
    }

    /// The difference a count found (R22).
    pub(crate) fn count(item: ItemId, difference: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::Count, difference)
    }

    /// What a count had already reflected (R22b).
    pub(crate) fn count_correction(item: ItemId, difference: Quantity) -> Option<Self> {
        Self::in_or_out(item, MovementKind::CountCorrection, difference)
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

    /// How much has to be available for it (R16).
    pub(crate) fn needed(&self) -> Quantity {
        match self.backorder {
            Backorder::Refused => self.quantity,
            Backorder::Accepted => Quantity::ZERO,
        }
    }

    /// What it does to the quantity available.
    pub(crate) fn available_change(&self) -> Quantity {
        self.change_of(State::Available)
    }

    /// What it does to the quantity reserved.
    pub(crate) fn reserved_change(&self) -> Quantity {
        self.change_of(State::Reserved)
    }

    /// What it does to what stands in the shop.
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
    /// The level after a movement. Refuses one that would leave R4's range, on hand included: what is reserved must
    /// be able to become available again.
    pub(crate) fn after(self, movement: &Movement) -> Result<Self, OutOfRange> {
        let after = Self {
            available: self.available.plus(movement.available_change())?,
            reserved: self.reserved.plus(movement.reserved_change())?,
        };
        after.on_hand()?;
        Ok(after)
    }
}
