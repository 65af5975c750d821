//! `Item`: something that is counted, and the switches that control how (R6).

use std::borrow::Cow;

use jiff::Timestamp;

use super::level::Level;
use super::money::Money;
use super::quantity::Quantity;
use super::sku::Sku;
use crate::ledger::label::Label;

/// The id of an item in the store; never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ItemId(pub(crate) i64);

/// Whether an item's stock is counted. Untracked items sell without limit and never move (R6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tracking {
    /// Counted, as most items are.
    Tracked,
    /// Not counted, such as gift cards and services.
    Untracked,
}

/// The low-stock alert of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alert {
    /// Never set: on if there is a threshold.
    Unset,
    On,
    /// Set to off: the item is in no e-mail and has no stock alert (R31).
    Off,
}

impl Alert {
    /// Whether it is on for an item with this threshold.
    pub(crate) fn is_on(self, threshold: Option<Quantity>) -> bool {
        match self {
            Self::On => true,
            Self::Off => false,
            Self::Unset => threshold.is_some(),
        }
    }
}

/// Whether an item is in use. An item with movements is never deleted (R7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemStatus {
    Active,
    /// Hidden from lists and alerts.
    Archived,
}

/// What the shop enters about an item, apart from its stock. Its texts are owned, or borrowed while it is being
/// written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Profile<S = Sku, L = Label> {
    pub(crate) sku: S,
    pub(crate) name: L,
    /// A size, a colour and the like.
    pub(crate) variation: Option<L>,
    /// Its category in the catalogue.
    pub(crate) category: Option<L>,
    /// Barcode (GTIN), as text.
    pub(crate) barcode: Option<L>,
    /// Selling price per unit.
    pub(crate) price: Option<Money>,
    /// Purchase cost per unit.
    pub(crate) cost: Option<Money>,
    pub(crate) tracking: Tracking,
    pub(crate) alert: Alert,
    /// The quantity below which it is low (R24).
    pub(crate) threshold: Option<Quantity>,
    pub(crate) status: ItemStatus,
}

/// A profile with borrowed texts.
pub(crate) type ProfileRef<'a> = Profile<&'a Sku, Cow<'a, Label>>;

impl ProfileRef<'_> {
    /// Copies the texts.
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
    /// A tracked, active item with only a SKU and a name.
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

    /// Whether its alert is on: set to on, or never set and there is a threshold (R6).
    pub(crate) fn is_alert_on(&self) -> bool {
        self.alert.is_on(self.threshold)
    }

    pub(crate) fn is_tracked(&self) -> bool {
        self.tracking == Tracking::Tracked
    }

    pub(crate) fn is_archived(&self) -> bool {
        self.status == ItemStatus::Archived
    }
}

/// An item as it is in the store.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) id: ItemId,
    pub(crate) profile: Profile,
    pub(crate) level: Level,
    /// The instant of its latest physical count (R22b), if it was ever counted.
    pub(crate) counted_at: Option<Timestamp>,
}
