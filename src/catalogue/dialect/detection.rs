//! Detects from the header which system a file comes from, and what parses its rows.

use super::bincard::Bincard;
use super::columns::{field_of_labelled_name, field_of_other_name, field_of_own_name};
use super::mapping::Mapping;
use super::row_parser::RowParser;
use super::shopify::ShopifyProducts;
use super::shopify_inventory::ShopifyInventory;
use super::square::Square;
use super::system::Dialect;
use super::woocommerce::Woocommerce;
use super::{shopify, shopify_inventory, square, woocommerce, woocommerce_columns};
use crate::catalogue::reading::header::Header;
use crate::refusal::FileProblem;

/// The system with this header; bincard if it is no other system's.
pub(in crate::catalogue) fn dialect_of(header: &Header) -> Dialect {
    if shopify::is_recognised(header) {
        Dialect::Shopify
    } else if square::is_recognised(header) {
        Dialect::Square
    } else if woocommerce::is_recognised(header) {
        Dialect::Woocommerce
    } else {
        Dialect::Bincard
    }
}

/// The parser for the rows of a file, with its columns found. Refuses a header without a required column.
pub(in crate::catalogue) fn row_parser(
    dialect: Dialect,
    header: &Header,
    map: &[Mapping],
    location: Option<&str>,
) -> Result<Box<dyn RowParser>, FileProblem> {
    Ok(match dialect {
        Dialect::Bincard => Box::new(Bincard::new(header, map)?),
        Dialect::Square => Box::new(Square::new(header, location)?),
        Dialect::Shopify if shopify_inventory::is_recognised(header) => {
            Box::new(ShopifyInventory::new(header, location)?)
        }
        Dialect::Shopify => Box::new(ShopifyProducts::new(header)?),
        Dialect::Woocommerce => Box::new(Woocommerce::new(header)?),
    })
}

/// Headers of other systems. The separator is the one that yields the most known headers.
const FOREIGN_HEADERS: [&str; 16] = [
    "handle",
    "title",
    "token",
    "item name",
    "variation name",
    "variant sku",
    "type",
    "parent",
    "option1 value",
    "on hand",
    "location",
    "hs code",
    "typ",
    "url handle",
    "description",
    "id",
];

/// Whether a folded header is known to some dialect or named by `--map`.
pub(in crate::catalogue) fn is_known_header(name: &str, map: &[Mapping]) -> bool {
    field_of_own_name(name).is_some()
        || field_of_other_name(name).is_some()
        || field_of_labelled_name(name).is_some()
        || FOREIGN_HEADERS.contains(&name)
        || [
            woocommerce_columns::SKU,
            woocommerce_columns::STOCK,
            woocommerce_columns::REGULAR_PRICE,
        ]
        .concat()
        .contains(&name)
        || map.iter().any(|mapping| mapping.is_of(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_determine_the_system() {
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
            ("ID,Type,SKU,Name,Quantity,Price", Dialect::Bincard),
            ("SKU,Name,Type,Stock", Dialect::Bincard),
            ("ID,Typ,Artikelnummer,Name,Vorrätig?,Lager,Regulärer Preis", Dialect::Woocommerce),
            ("ID,Type,UGS,Nom,En inventaire?,Inventaire", Dialect::Woocommerce),
            ("ID,Tipo,COD,Nome,In stock?,Magazzino,Prezzo di listino", Dialect::Woocommerce),
            ("ID,Type,Artikelnummer,Naam,Op voorraad?,Voorraad", Dialect::Woocommerce),
            ("id,handle,sku,name,type,retail_price,inventory_Main", Dialect::Bincard),
            ("Item Name,SKU,Quantity", Dialect::Bincard),
            ("Item Name,Variation Name,SKU,Quantity,Price", Dialect::Bincard),
            ("Handle,Title,SKU,Quantity", Dialect::Bincard),
            ("Title,URL handle,SKU,Inventory quantity", Dialect::Shopify),
            ("Type,Parent,SKU,Name,Qty", Dialect::Bincard),
            ("Type,SKU,Name,Regular price,Qty on hand", Dialect::Bincard),
            ("Type,SKU,Name,Published,Stock", Dialect::Woocommerce),
        ] {
            let header = Header::new(header.split(',').map(str::to_owned).collect());
            assert_eq!(dialect_of(&header), expected, "{header:?}");
        }
    }
}
