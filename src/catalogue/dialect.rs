//! The systems whose catalogues are read and written, and how a file's header tells them apart.

use std::str::FromStr;

use super::header::Header;
use crate::parse;
use crate::refusal::Refusal;

/// A system whose CSV files are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// bincard's own, and any spreadsheet whose columns are named like it or mapped.
    Bincard,
    /// Square's item library.
    Square,
    /// Shopify's product and inventory exports.
    Shopify,
    /// WooCommerce's product exporter.
    Woocommerce,
}

impl Dialect {
    /// Every dialect there is.
    pub(crate) const ALL: [Self; 4] =
        [Self::Bincard, Self::Square, Self::Shopify, Self::Woocommerce];

    /// Its word on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Bincard => "bincard",
            Self::Square => "square",
            Self::Shopify => "shopify",
            Self::Woocommerce => "woocommerce",
        }
    }

    /// The dialect a header is written in; bincard where it is none of the others.
    pub(crate) fn of(header: &Header) -> Self {
        let marks = |marks: &[&[&str]]| marks.iter().filter(|names| header.has(names)).count();
        let is_product = header.has(&["handle", "url handle"]) && marks(&SHOPIFY_MARKS) >= 1;
        if is_product || header.has(&["on hand (current)", "on hand (new)"]) {
            Self::Shopify
        } else if header.has(super::square::NAME)
            && (marks(&SQUARE_MARKS) >= 1 || super::square::has_counts(header))
        {
            Self::Square
        } else if is_woocommerce(marks(&WOOCOMMERCE_MARKS), header) {
            Self::Woocommerce
        } else {
            Self::Bincard
        }
    }
}

/// An export of WooCommerce may leave out any column: two that nobody else has tell it, or one beside the kinds of
/// products or the stock that such files have.
fn is_woocommerce(marks: usize, header: &Header) -> bool {
    let has_type = header.has(&["type"]);
    marks >= 2
        || (marks == 1 && (has_type || header.has(&["stock"])))
        || (has_type && header.has(&["parent", "id", "published", "publié"]))
}

const SHOPIFY_MARKS: [&[&str]; 6] = [
    &["option1 value"],
    &["variant price"],
    &["variant sku"],
    &["variant inventory qty", "inventory quantity"],
    &["on hand", "on hand (current)", "on hand (new)"],
    &["title", "titre"],
];

const SQUARE_MARKS: [&[&str]; 5] = [
    &["token", "jeton"],
    super::square::VARIATION,
    &["default unit cost"],
    &["stockable"],
    &["current quantity"],
];

const WOOCOMMERCE_MARKS: [&[&str]; 8] = [
    super::woocommerce::REGULAR_PRICE,
    super::woocommerce::LOW_STOCK,
    &["in stock?", "en stock ?", "en stock?"],
    &["tax status", "état de la tva", "état de la taxe", "statut fiscal"],
    &["visibility in catalog", "visibilité dans le catalogue"],
    &["attribute 1 name", "nom de l'attribut 1"],
    &["attribute 1 value(s)", "valeur(s) de l'attribut 1", "valeurs de l'attribut 1"],
    &["backorders allowed?", "autoriser les commandes de produits en rupture ?"],
];

impl FromStr for Dialect {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        parse::word(text, &Self::ALL, Self::word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_tell_the_system() {
        for (header, expected) in [
            ("sku,name,quantity", Dialect::Bincard),
            ("Token,Item Name,SKU", Dialect::Square),
            ("Item Name,Variation Name,SKU,Price", Dialect::Square),
            ("Handle,Title,SKU,Location,On hand", Dialect::Shopify),
            ("SKU,Title,Location,On hand (current)", Dialect::Shopify),
            ("Title,URL handle,Price", Dialect::Shopify),
            ("ID,Type,SKU,Name,Tax status,Regular price", Dialect::Woocommerce),
            ("ID,Type,UGS,Nom,En stock\u{a0}?,Tarif régulier", Dialect::Woocommerce),
            ("Type,SKU,Name,Stock,Regular price", Dialect::Woocommerce),
            ("ID,Type,SKU,Name,Stock,Low stock amount,Parent", Dialect::Woocommerce),
            ("ID,Type,UGS,Nom,Publié,Stock,Parent", Dialect::Woocommerce),
            ("SKU,Name,Stock,Regular price", Dialect::Woocommerce),
            ("Type,SKU,Name,Parent,Attribute 1 value(s)", Dialect::Woocommerce),
            ("Item Name,SKU,Current Quantity Main,New Quantity Main", Dialect::Square),
            ("Company,Name,Category,QTY", Dialect::Bincard),
            ("SKU,Name,Type,Stock", Dialect::Bincard),
            ("Item Name,SKU,Quantity", Dialect::Bincard),
        ] {
            let header = Header::new(header.split(',').map(str::to_owned).collect());
            assert_eq!(Dialect::of(&header), expected, "{header:?}");
        }
    }
}
