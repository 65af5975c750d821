//! `ItemField`: the fields of an item in lists and files, with the same name everywhere.

/// A field of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemField {
    Sku,
    Name,
    Variation,
    Category,
    Barcode,
    Price,
    Cost,
    Tracked,
    Alert,
    Threshold,
    OnHand,
    Reserved,
    Available,
    LowSince,
    Archived,
    /// When it became low, if its alert is on.
    StockAlert,
}

impl ItemField {
    /// Every field, in the order of lists, JSON and exports.
    pub(crate) const ALL: [Self; 16] = [
        Self::Sku,
        Self::Name,
        Self::Variation,
        Self::Category,
        Self::Barcode,
        Self::Price,
        Self::Cost,
        Self::Tracked,
        Self::Alert,
        Self::Threshold,
        Self::OnHand,
        Self::Reserved,
        Self::Available,
        Self::LowSince,
        Self::Archived,
        Self::StockAlert,
    ];

    /// The key in JSON, the column of an export, and the word in `--columns` and `--sort`.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Sku => "sku",
            Self::Name => "name",
            Self::Variation => "variation",
            Self::Category => "category",
            Self::Barcode => "barcode",
            Self::Price => "price",
            Self::Cost => "cost",
            Self::Tracked => "tracked",
            Self::Alert => "alert",
            Self::Threshold => "threshold",
            Self::OnHand => "on_hand",
            Self::Reserved => "reserved",
            Self::Available => "available",
            Self::LowSince => "low_since",
            Self::Archived => "archived",
            Self::StockAlert => "stock_alert",
        }
    }
}
