//! What the columns of a bincard file, or of any other spreadsheet, are called: its own names, and the plain ones
//! that people use elsewhere. The columns of other systems are in their dialects.

/// What a column of a bincard file, or of any spreadsheet with `--map`, can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// How the item is known.
    Sku,
    /// What it is called.
    Name,
    /// Which of several of that name.
    Variation,
    /// Where it belongs.
    Category,
    /// The number under its bars.
    Barcode,
    /// What a customer pays.
    Price,
    /// What the shop pays.
    Cost,
    /// Whether its stock is counted.
    Tracked,
    /// The notification switch.
    Alert,
    /// The quantity under which it is low.
    Threshold,
    /// What stands in the shop; `quantity` is another name for it.
    OnHand,
    /// Exported for people; import leaves it alone.
    Reserved,
    /// Exported for people; import leaves it alone.
    Available,
    /// Whether it has left the lists.
    Archived,
}

impl Field {
    /// Every field, in the order of an export.
    pub(crate) const ALL: [Self; 14] = [
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
        Self::Archived,
    ];

    /// The fields that import takes, by their words after `--map`: what is reserved and available follows from the
    /// ledger.
    pub(super) const MAPPED: [(Self, &'static str); 12] = [
        (Self::Sku, "sku"),
        (Self::Name, "name"),
        (Self::Variation, "variation"),
        (Self::Category, "category"),
        (Self::Barcode, "barcode"),
        (Self::Price, "price"),
        (Self::Cost, "cost"),
        (Self::Tracked, "tracked"),
        (Self::Alert, "alert"),
        (Self::Threshold, "threshold"),
        (Self::OnHand, "quantity"),
        (Self::Archived, "archived"),
    ];

    /// Its names as `folded` writes them; the first is its word in exports.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Sku => &["sku", "ugs", "référence", "reference"],
            Self::Name => &["name", "nom"],
            Self::Variation => &["variation", "variante", "variant"],
            Self::Category => &["category", "catégorie", "categorie"],
            Self::Barcode => {
                &["barcode", "gtin", "code-barres", "code barres", "code à barres", "code-barre"]
            }
            Self::Price => &["price", "prix"],
            Self::Cost => &["cost", "coût", "cout"],
            Self::Tracked => &["tracked", "suivi"],
            Self::Alert => &["alert", "alerte"],
            Self::Threshold => &["threshold", "minimum", "seuil"],
            Self::OnHand => &[
                "on_hand",
                "on hand",
                "quantity",
                "quantité",
                "quantite",
                "qty",
                "qté",
                "en stock",
            ],
            Self::Reserved => &["reserved", "réservé"],
            Self::Available => &["available", "disponible"],
            Self::Archived => &["archived", "archivé"],
        }
    }

    /// What other spreadsheets call it, as `folded` writes it; taken where no column has one of its own names.
    fn other_names(self) -> &'static [&'static str] {
        match self {
            Self::Sku => SKU_ELSEWHERE,
            Self::Name => NAME_ELSEWHERE,
            Self::Variation => VARIATION_ELSEWHERE,
            Self::Category => CATEGORY_ELSEWHERE,
            Self::Barcode => BARCODE_ELSEWHERE,
            Self::Price => PRICE_ELSEWHERE,
            Self::Cost => COST_ELSEWHERE,
            Self::Threshold => THRESHOLD_ELSEWHERE,
            Self::OnHand => ON_HAND_ELSEWHERE,
            Self::Tracked | Self::Alert | Self::Reserved | Self::Available | Self::Archived => &[],
        }
    }

    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// The field that has that name as its own.
    pub(super) fn of_own_name(folded: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.names().contains(&folded))
    }

    /// The field that other spreadsheets call so.
    pub(super) fn of_other_name(folded: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.other_names().contains(&folded))
    }

    /// The field a column of that name holds.
    pub(crate) fn of(folded: &str) -> Option<Self> {
        Self::of_own_name(folded).or_else(|| Self::of_other_name(folded))
    }
}

const SKU_ELSEWHERE: &[&str] = &[
    "item number",
    "item no",
    "item no.",
    "item code",
    "item sku",
    "product code",
    "product sku",
    "part number",
    "réf",
    "réf.",
    "ref",
    "ref.",
    "code article",
    "code produit",
    "code de l'article",
    "code du produit",
    "numéro d'article",
    "no d'article",
    "référence produit",
    "référence article",
];
const NAME_ELSEWHERE: &[&str] = &[
    "item name",
    "product name",
    "désignation",
    "designation",
    "libellé",
    "libelle",
    "nom de l'article",
    "nom du produit",
    "nom d'article",
    "nom article",
    "nom produit",
];
const VARIATION_ELSEWHERE: &[&str] = &[
    "variation name",
    "variant name",
    "déclinaison",
    "declinaison",
    "nom de la variante",
    "nom de la déclinaison",
];
const CATEGORY_ELSEWHERE: &[&str] =
    &["categories", "catégories", "product category", "item category", "category name", "famille"];
const BARCODE_ELSEWHERE: &[&str] =
    &["bar code", "upc", "upc code", "ean", "ean13", "ean-13", "ean code", "code barre"];
const PRICE_ELSEWHERE: &[&str] = &[
    "selling price",
    "sales price",
    "retail price",
    "unit price",
    "prix de vente",
    "prix unitaire",
    "prix de détail",
    "prix au détail",
];
const COST_ELSEWHERE: &[&str] = &[
    "unit cost",
    "cost price",
    "purchase price",
    "buying price",
    "coût unitaire",
    "prix d'achat",
    "prix coûtant",
    "prix de revient",
];
const THRESHOLD_ELSEWHERE: &[&str] = &[
    "reorder level",
    "reorder point",
    "re-order level",
    "low stock threshold",
    "minimum stock",
    "minimum quantity",
    "min stock",
    "min quantity",
    "min qty",
    "min",
    "min.",
    "seuil d'alerte",
    "seuil minimum",
    "seuil minimal",
    "seuil de commande",
    "seuil de réapprovisionnement",
    "seuil de reapprovisionnement",
    "point de commande",
    "stock minimum",
    "stock minimal",
    "stock mini",
    "stock min",
    "quantité minimum",
    "quantité minimale",
    "qté min",
];
const ON_HAND_ELSEWHERE: &[&str] = &[
    "stock",
    "stock on hand",
    "stock quantity",
    "stock qty",
    "stock level",
    "current stock",
    "qty on hand",
    "qty in stock",
    "quantity on hand",
    "quantity in stock",
    "current quantity",
    "quantité en stock",
    "quantite en stock",
    "quantité en main",
    "qté en stock",
    "qte en stock",
    "qte",
    "stock actuel",
    "stock en main",
];
