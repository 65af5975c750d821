//! `Entry`: what one row of a catalogue says of one item, whichever system wrote it. Nothing here
//! knows columns.

use crate::ledger::item::{Alert, ItemStatus, Tracking};
use crate::ledger::label::Label;
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::refusal::BadRow;

/// What a file says of a field: blank is not zero, and absent is not blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(clippy::enum_variant_names, reason = "not said is what it is")]
pub(crate) enum Given<T> {
    /// Nothing: leave it as it is.
    #[default]
    Absent,
    /// That there is none.
    Cleared,
    /// This.
    Set(T),
}

impl<T> Given<T> {
    /// The value, if one is set.
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Absent | Self::Cleared => None,
        }
    }

    /// The field after this was said.
    pub(crate) fn or_old(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Absent => old,
            Self::Cleared => None,
            Self::Set(value) => Some(value),
        }
    }
}

/// What one row says of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The line it stands on.
    pub(crate) line: u64,
    /// How the item is known.
    pub(crate) sku: Sku,
    /// What it is called; without a name the SKU is the name.
    pub(crate) name: Given<Label>,
    /// Whether that is the name with the variation behind it (`Shirt - Red`), as one text.
    pub(crate) name_has_variation: bool,
    /// Which of several of that name.
    pub(crate) variation: Given<Label>,
    /// Where it belongs.
    pub(crate) category: Given<Label>,
    /// The number under its bars.
    pub(crate) barcode: Given<Label>,
    /// What a customer pays.
    pub(crate) price: Given<Money>,
    /// What the shop pays.
    pub(crate) cost: Given<Money>,
    /// Whether its stock is counted; never cleared.
    pub(crate) tracking: Given<Tracking>,
    /// The notification switch; `Set(Alert::Unset)` where a bincard file leaves it blank, never
    /// cleared.
    pub(crate) alert: Given<Alert>,
    /// Whether that is only what comes of the switch (on or off), not what was said of it.
    pub(crate) alert_is_effective: bool,
    /// The quantity under which it is low.
    pub(crate) threshold: Given<Quantity>,
    /// Whether it is in use; never cleared.
    pub(crate) status: Given<ItemStatus>,
    /// What stands in the shop: the opening stock of a new item, a count with `--counts`, else not
    /// read.
    pub(crate) on_hand: Option<Quantity>,
    /// A physical count told in a column of its own (Square, Shopify): on hand becomes it.
    pub(crate) new_count: Option<Quantity>,
    /// What the file held for on hand when `new_count` was written; another one in the store is
    /// stale.
    pub(crate) old_count: Option<Quantity>,
    /// The column of `old_count`, by its place.
    pub(crate) old_count_column: Option<usize>,
}

impl Entry {
    /// An entry that says nothing but the SKU.
    pub(crate) fn new(line: u64, sku: Sku) -> Self {
        Self {
            line,
            sku,
            name: Given::Absent,
            name_has_variation: false,
            variation: Given::Absent,
            category: Given::Absent,
            barcode: Given::Absent,
            price: Given::Absent,
            cost: Given::Absent,
            tracking: Given::Absent,
            alert: Given::Absent,
            alert_is_effective: false,
            threshold: Given::Absent,
            status: Given::Absent,
            on_hand: None,
            new_count: None,
            old_count: None,
            old_count_column: None,
        }
    }

    /// The stock a new item starts with: the new count, else what the file holds.
    pub(crate) fn opening(&self) -> Option<Quantity> {
        self.new_count.or(self.on_hand)
    }
}

/// Why a row is no item and changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PassedOver {
    /// Nothing stands in it.
    Blank,
    /// A further picture of a product.
    ImageOnly,
    /// A row with a picture and no price, where every variant has one.
    Unpriced,
    /// A product that is no item itself: `variable`, `grouped`, `external`.
    ProductType {
        /// Its type as the file writes it.
        kind: String,
    },
    /// The item is not stocked at the location.
    NotStocked,
    /// The row is of another location.
    OtherLocation,
}

impl PassedOver {
    /// Its key in JSON.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::ImageOnly => "image_only",
            Self::Unpriced => "unpriced",
            Self::ProductType { .. } => "product_type",
            Self::NotStocked => "not_stocked",
            Self::OtherLocation => "other_location",
        }
    }

    /// The name of the text that says how many (`$count`) rows were passed over for it.
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Self::Blank => "passed-over-blank",
            Self::ImageOnly => "passed-over-image-only",
            Self::Unpriced => "passed-over-unpriced",
            Self::ProductType { .. } => "passed-over-product-type",
            Self::NotStocked => "passed-over-not-stocked",
            Self::OtherLocation => "passed-over-other-location",
        }
    }
}

/// What a row tells of, where nothing is wrong with it.
#[derive(Debug)]
pub(crate) enum RowMeaning {
    /// An item.
    Item(Box<Entry>),
    /// None, and why.
    Nothing(PassedOver),
}

/// What became of one row.
#[derive(Debug)]
pub(crate) enum RowResult {
    /// It tells of an item.
    Entry(Box<Entry>),
    /// It is none.
    PassedOver(PassedOver),
    /// It cannot be taken.
    Bad(BadRow),
}

/// Something to be told once, after the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Warning {
    /// Columns that nothing is made of.
    UnknownColumns {
        /// As the file names them.
        columns: Vec<String>,
    },
    /// Items the other system does not track; `--track on` would.
    Untracked {
        /// How many.
        count: u64,
    },
    /// Quantities of items that are not tracked here.
    QuantityOfUntracked {
        /// How many rows have one.
        count: u64,
    },
    /// Quantities of items that are there already and have another stock.
    LeftAlone {
        /// How many items.
        count: u64,
    },
    /// The thresholds come from a system that alerts at them, and bincard alerts below (R24).
    ThresholdAtOrBelow {
        /// How many.
        count: u64,
    },
    /// A SKU on several rows: each got the system's own identity.
    RepeatedSku {
        /// The SKU as the file writes it.
        sku: String,
        /// The line.
        line: u64,
        /// What the item is known by instead.
        instead: String,
    },
    /// More of those than are told one by one.
    RepeatedSkus {
        /// How many rows in all.
        count: u64,
    },
}

impl Warning {
    /// The name of its text; what goes into it has the names of the fields, `columns` separated by
    /// commas.
    pub(crate) fn text(&self) -> &'static str {
        match self {
            Self::UnknownColumns { .. } => "import-unknown-columns",
            Self::Untracked { .. } => "import-untracked",
            Self::QuantityOfUntracked { .. } => "import-quantity-of-untracked",
            Self::LeftAlone { .. } => "import-quantities-left-alone",
            Self::ThresholdAtOrBelow { .. } => "import-threshold-at-or-below",
            Self::RepeatedSku { .. } => "import-repeated-sku",
            Self::RepeatedSkus { .. } => "import-repeated-skus",
        }
    }
}
