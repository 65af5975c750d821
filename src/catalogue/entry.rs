//! `Entry`: what one row of a catalogue says about one item, whichever system wrote it.

use super::dialect::system::Dialect;
use crate::ledger::count::RowQuantities;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{Alert, ItemStatus, Tracking};
use crate::ledger::label::Label;
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::refusal::BadRow;

/// What a row does to a field: blank is not zero, and a missing column is not blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum FieldUpdate<T> {
    #[default]
    Unchanged,
    Cleared,
    Set(T),
}

impl<T> FieldUpdate<T> {
    pub(crate) fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Unchanged | Self::Cleared => None,
        }
    }

    pub(crate) fn or_old(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Unchanged => old,
            Self::Cleared => None,
            Self::Set(value) => Some(value),
        }
    }
}

/// What one row says about one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) line: u64,
    pub(crate) sku: Sku,
    /// Without a name, the SKU is the name.
    pub(crate) name: FieldUpdate<Label>,
    /// Whether `name` may have the variation behind it (`Shirt - Red`), as one text.
    pub(crate) name_has_variation: bool,
    pub(crate) variation: FieldUpdate<Label>,
    pub(crate) category: FieldUpdate<Label>,
    pub(crate) barcode: FieldUpdate<Label>,
    pub(crate) price: FieldUpdate<Money>,
    pub(crate) cost: FieldUpdate<Money>,
    /// Whether its stock is counted; never cleared.
    pub(crate) tracking: FieldUpdate<Tracking>,
    /// The notification switch; `Set(Alert::Unset)` where a bincard file leaves it blank, never
    /// cleared.
    pub(crate) alert: FieldUpdate<Alert>,
    /// Whether `alert` is what results from the switch and the threshold, not the switch itself.
    pub(crate) alert_is_effective: bool,
    pub(crate) threshold: FieldUpdate<Quantity>,
    /// Whether it is in use; never cleared.
    pub(crate) status: FieldUpdate<ItemStatus>,
    pub(crate) quantities: RowQuantities,
    /// What the other system knows it by.
    pub(crate) identity: Option<ForeignIdentity>,
    /// The index of the column of the old count.
    pub(crate) old_count_column: Option<usize>,
}

impl Entry {
    /// An entry that changes no field.
    pub(crate) fn new(line: u64, sku: Sku) -> Self {
        Self {
            line,
            sku,
            name: FieldUpdate::Unchanged,
            name_has_variation: false,
            variation: FieldUpdate::Unchanged,
            category: FieldUpdate::Unchanged,
            barcode: FieldUpdate::Unchanged,
            price: FieldUpdate::Unchanged,
            cost: FieldUpdate::Unchanged,
            tracking: FieldUpdate::Unchanged,
            alert: FieldUpdate::Unchanged,
            alert_is_effective: false,
            threshold: FieldUpdate::Unchanged,
            status: FieldUpdate::Unchanged,
            quantities: RowQuantities::default(),
            identity: None,
            old_count_column: None,
        }
    }
}

/// Why a row is not an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SkipReason {
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

impl SkipReason {
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

    /// The message that says how many (`$count`) rows were skipped for this reason.
    pub(crate) fn message_id(&self) -> &'static str {
        match self {
            Self::Blank => "skipped-blank",
            Self::ImageOnly => "skipped-image-only",
            Self::Unpriced => "skipped-unpriced",
            Self::ProductType { .. } => "skipped-product-type",
            Self::NotStocked => "skipped-not-stocked",
            Self::OtherLocation => "skipped-other-location",
        }
    }
}

/// What a well-formed row is.
#[derive(Debug)]
pub(crate) enum RowContent {
    Item(Box<Entry>),
    NoItem(SkipReason),
}

/// What became of one row.
#[derive(Debug)]
pub(crate) enum ParsedRow {
    Entry(Box<Entry>),
    Skipped(SkipReason),
    Refused(BadRow),
}

/// Something to report once, after the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Warning {
    /// Columns that are not used.
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
    /// Quantities of existing items with another stock: they stay as they are.
    QuantitiesUnchanged {
        /// How many items.
        count: u64,
    },
    /// Items that are archived and stay so.
    Archived {
        /// How many.
        count: u64,
        /// The first of them, as arguments of a command.
        skus: String,
    },
    /// The thresholds come from a system that alerts at them, and bincard alerts below (R24).
    ThresholdAtOrBelow {
        /// How many.
        count: u64,
        /// The system.
        dialect: Dialect,
    },
    /// Stock that products have for all their variations together: no item's own.
    ParentStock {
        /// How many products.
        count: u64,
        /// What they have in all.
        quantity: Quantity,
    },
    /// Quantities that were imported and are not free to sell in the other system.
    NotFreeToSell {
        /// Promised to orders.
        committed: Quantity,
        /// Damaged, set aside.
        unavailable: Quantity,
    },
    /// The file has what is available, which was taken for what is on hand.
    AvailableOnly,
    /// Tracked items that start at 0, as no column has quantities.
    NoQuantities {
        /// How many.
        count: u64,
        /// Columns whose names look like quantities.
        columns: Vec<String>,
        /// The system.
        dialect: Dialect,
    },
    /// Tracked items without a threshold, as no column has any.
    NoThresholds {
        /// How many.
        count: u64,
        /// Columns whose names look like thresholds.
        columns: Vec<String>,
        /// The system.
        dialect: Dialect,
    },
    /// Text in which characters are missing (U+FFFD).
    DamagedText {
        /// How many rows have some.
        count: u64,
        /// The first of them.
        line: u64,
    },
    /// Barcodes of which a spreadsheet left only the beginning: they were left out.
    DamagedBarcodes {
        /// How many.
        count: u64,
        /// The line of the first.
        line: u64,
    },
    /// Costs with more than five decimals.
    RoundedCosts {
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
    /// More of those than are named one by one.
    RepeatedSkus {
        /// How many rows in all.
        count: u64,
    },
}

impl Warning {
    /// Its message, whose arguments have the names of the fields.
    pub(crate) fn message_id(&self) -> &'static str {
        match self {
            Self::UnknownColumns { .. } => "import-unknown-columns",
            Self::Untracked { .. } => "import-untracked",
            Self::QuantityOfUntracked { .. } => "import-quantity-of-untracked",
            Self::QuantitiesUnchanged { .. } => "import-quantities-left-alone",
            Self::Archived { .. } => "import-archived",
            Self::ThresholdAtOrBelow { .. } => "import-threshold-at-or-below",
            Self::ParentStock { .. } => "import-parent-stock",
            Self::NotFreeToSell { .. } => "import-not-free-to-sell",
            Self::AvailableOnly => "import-available-only",
            Self::NoQuantities { .. } => "import-no-quantities",
            Self::NoThresholds { .. } => "import-no-thresholds",
            Self::DamagedText { .. } => "import-damaged-text",
            Self::DamagedBarcodes { .. } => "import-damaged-barcodes",
            Self::RoundedCosts { .. } => "import-rounded-costs",
            Self::RepeatedSku { .. } => "import-repeated-sku",
            Self::RepeatedSkus { .. } => "import-repeated-skus",
        }
    }
}
