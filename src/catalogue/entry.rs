//! `Entry`: what a row of a catalogue contains about an item, whichever system wrote it.

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

/// What a row contains about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) line: u64,
    pub(crate) sku: Sku,
    /// Without a name, the SKU is used.
    pub(crate) name: FieldUpdate<Label>,
    /// Whether `name` may be followed by the variation (`Shirt - Red`), as one text.
    pub(crate) name_has_variation: bool,
    pub(crate) variation: FieldUpdate<Label>,
    pub(crate) category: FieldUpdate<Label>,
    pub(crate) barcode: FieldUpdate<Label>,
    pub(crate) price: FieldUpdate<Money>,
    pub(crate) cost: FieldUpdate<Money>,
    /// Whether its stock is tracked; never cleared.
    pub(crate) tracking: FieldUpdate<Tracking>,
    /// The alert; `Set(Alert::Unset)` if a bincard file leaves it blank; never cleared.
    pub(crate) alert: FieldUpdate<Alert>,
    /// Whether `alert` is the result of the alert and the threshold, rather than the alert itself.
    pub(crate) alert_is_effective: bool,
    pub(crate) threshold: FieldUpdate<Quantity>,
    /// Whether it is archived; never cleared.
    pub(crate) status: FieldUpdate<ItemStatus>,
    pub(crate) quantities: RowQuantities,
    /// The SKU that it was given while the file had none for it, or had it on several rows. Boxed, as few rows have one.
    pub(crate) earlier_sku: Option<Box<Sku>>,
    /// Its identity in the other system.
    pub(crate) identity: Option<Box<ForeignIdentity>>,
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
            earlier_sku: None,
            identity: None,
            old_count_column: None,
        }
    }
}

/// Why a row is not an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SkipReason {
    Blank,
    /// A further picture of a product.
    ImageOnly,
    /// A row with a picture and no price, which every variant has.
    Unpriced,
    /// A product that is not an item: `variable`, `grouped` or `external`.
    ProductType {
        /// Its type, as in the file.
        kind: String,
    },
    /// The item is not stocked at the location.
    NotStocked,
    /// The row is for another location.
    OtherLocation,
    /// Its quantity is part of an earlier row's.
    AddedUp,
}

impl SkipReason {
    /// The key in JSON.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::ImageOnly => "image_only",
            Self::Unpriced => "unpriced",
            Self::ProductType { .. } => "product_type",
            Self::NotStocked => "not_stocked",
            Self::OtherLocation => "other_location",
            Self::AddedUp => "added_up",
        }
    }

    /// The message with the number of rows skipped for this reason (`$count`).
    pub(crate) fn message_id(&self) -> &'static str {
        match self {
            Self::Blank => "skipped-blank",
            Self::ImageOnly => "skipped-image-only",
            Self::Unpriced => "skipped-unpriced",
            Self::ProductType { .. } => "skipped-product-type",
            Self::NotStocked => "skipped-not-stocked",
            Self::OtherLocation => "skipped-other-location",
            Self::AddedUp => "skipped-added-up",
        }
    }
}

/// The content of a well-formed row.
#[derive(Debug)]
pub(crate) enum RowContent {
    Item(Box<Entry>),
    NoItem(SkipReason),
}

/// The result of a row.
#[derive(Debug)]
pub(crate) enum ParsedRow {
    Entry(Box<Entry>),
    Skipped(SkipReason),
    Refused(BadRow),
}

/// A warning to be shown once, after the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Warning {
    /// Columns that are not used.
    UnknownColumns {
        /// Their names, as in the file.
        columns: Vec<String>,
    },
    /// Items that the other system does not track, but that `--track on` would.
    Untracked {
        count: u64,
        /// How many of them have a quantity in the file.
        quantities: u64,
    },
    /// Quantities of items that are not tracked here.
    QuantityOfUntracked {
        /// The number of rows with one.
        count: u64,
    },
    /// Quantities that differ from the stock of existing items, which is left unchanged.
    QuantitiesUnchanged { count: u64 },
    /// Items that are archived and remain so.
    Archived {
        count: u64,
        /// The first of them, as arguments of a command.
        skus: String,
    },
    /// Thresholds from a system with alerts at the threshold, while bincard's are below it (R24).
    ThresholdAtOrBelow { count: u64, dialect: Dialect },
    /// Stock that products have for all their variations together, which belongs to no single item.
    ParentStock {
        /// The number of products.
        count: u64,
        /// The sum of their stock.
        quantity: Quantity,
    },
    /// Quantities that were imported, but are not free to sell in the other system.
    NotFreeToSell {
        /// Committed to orders.
        committed: Quantity,
        /// Unavailable, such as damaged.
        unavailable: Quantity,
    },
    /// The file has available quantities, which were taken as on hand.
    AvailableOnly,
    /// Tracked items that start at 0, because no column has quantities.
    NoQuantities {
        count: u64,
        /// Columns whose names suggest quantities.
        columns: Vec<String>,
        dialect: Dialect,
    },
    /// Tracked items without a threshold, because no column has thresholds.
    NoThresholds {
        count: u64,
        /// Columns whose names suggest thresholds.
        columns: Vec<String>,
        dialect: Dialect,
    },
    /// Text with missing characters (U+FFFD).
    DamagedText {
        /// The number of rows with such text.
        count: u64,
        /// The line of the first.
        line: u64,
    },
    /// Barcodes that a spreadsheet shortened, and that were left out.
    DamagedBarcodes {
        count: u64,
        /// The line of the first.
        line: u64,
    },
    /// Costs with more than five decimals.
    RoundedCosts { count: u64 },
    /// A SKU on several rows, each of which got the system's own identity instead.
    RepeatedSku {
        /// The SKU, as in the file.
        sku: String,
        line: u64,
        /// The SKU that the item got instead.
        instead: String,
    },
    /// The total number of such rows, if not all are named.
    RepeatedSkus { count: u64 },
}

impl Warning {
    /// Its message, whose arguments are named after the fields.
    pub(crate) fn message_id(&self) -> &'static str {
        match self {
            Self::UnknownColumns { .. } => "import-unknown-columns",
            Self::Untracked { quantities: 0, .. } => "import-untracked-only",
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
