//! `Item`: one thing that is counted, and the switches that decide how (R6).

use std::borrow::Cow;

use jiff::Timestamp;

use super::level::Level;
use super::money::Money;
use super::quantity::Quantity;
use super::sku::Sku;
use crate::ledger::label::Label;

/// An item's row in the store; never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemId(pub(crate) i64);

/// Whether an item's stock is counted. Untracked items are sold without limit and never move (R6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tracking {
    /// Counted: the rule.
    Tracked,
    /// Not counted: gift cards, services.
    Untracked,
}

/// The notification switch of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alert {
    /// Never set: on as soon as there is a threshold.
    Unset,
    On,
    /// Set off: the item is in no mail and no Stock alert column (R31).
    Off,
}

impl Alert {
    /// Whether it is on for an item with that threshold.
    pub(crate) fn is_on(self, threshold: Option<Quantity>) -> bool {
        match self {
            Self::On => true,
            Self::Off => false,
            Self::Unset => threshold.is_some(),
        }
    }
}

/// Whether an item is in use. One with movements is never deleted (R7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemStatus {
    Active,
    /// Out of the lists and the alerts.
    Archived,
}

/// What the shop knows of an item apart from its stock. Its texts are its own, or borrowed while it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Profile<S = Sku, L = Label> {
    pub(crate) sku: S,
    pub(crate) name: L,
    /// Which of several of that name: a size, a colour.
    pub(crate) variation: Option<L>,
    /// Where it belongs in the catalogue.
    pub(crate) category: Option<L>,
    /// Barcode (GTIN), as text.
    pub(crate) barcode: Option<L>,
    /// What a customer pays for one.
    pub(crate) price: Option<Money>,
    /// What the shop pays for one.
    pub(crate) cost: Option<Money>,
    /// Whether its stock is counted.
    pub(crate) tracking: Tracking,
    /// The notification switch.
    pub(crate) alert: Alert,
    /// The quantity under which it is low (R24).
    pub(crate) threshold: Option<Quantity>,
    /// Whether it is in use.
    pub(crate) status: ItemStatus,
}

/// A profile whose texts are borrowed.
pub(crate) type ProfileRef<'a> = Profile<&'a Sku, Cow<'a, Label>>;

impl ProfileRef<'_> {
    /// The same with texts of its own.
    pub(crate) fn to_profile(&self) -> Profile {
        let owned = |label: &Option<Cow<'_, Label>>| label.clone().map(Cow::into_owned);
        Profile {
            sku: self.sku.clone(),
            name: self.name.clone().into_owned(),
            variation: owned(&self.variation),
            category: owned(&self.category),
            barcode: owned(&self.barcode),
            price: self.price,
            cost: self.cost,
            tracking: self.tracking,
            alert: self.alert,
            threshold: self.threshold,
            status: self.status,
        }
    }
}

impl<S, L> Profile<S, L> {
    /// A tracked, active item of which only SKU and name are known.
    pub(crate) fn new(sku: S, name: L) -> Self {
        Self {
            sku,
            name,
            variation: None,
            category: None,
            barcode: None,
            price: None,
            cost: None,
            tracking: Tracking::Tracked,
            alert: Alert::Unset,
            threshold: None,
            status: ItemStatus::Active,
        }
    }

    /// Whether the notification switch is on: set so, or never set and there is a threshold (R6).
    pub(crate) fn is_alert_on(&self) -> bool {
        self.alert.is_on(self.threshold)
    }

    /// Whether its stock is counted.
    pub(crate) fn is_tracked(&self) -> bool {
        self.tracking == Tracking::Tracked
    }

    /// Whether it has left the lists.
    pub(crate) fn is_archived(&self) -> bool {
        self.status == ItemStatus::Archived
    }
}

/// An item as the store has it now.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Its row.
    pub(crate) id: ItemId,
    /// What the shop says of it.
    pub(crate) profile: Profile,
    /// Its stock.
    pub(crate) level: Level,
    /// The instant of its latest physical count (R22b), if it was ever counted.
    pub(crate) counted_at: Option<Timestamp>,
}
