//! The names of the columns in bincard's own files and in other spreadsheets. The columns of other systems are in
//! their dialects.

use crate::catalogue::reading::header::Header;
use crate::catalogue::reading::number::is_currency;
use crate::ledger::item_field::ItemField;

/// The columns of an export, in order.
pub(super) const EXPORTED: [ItemField; 14] = [
    ItemField::Sku,
    ItemField::Name,
    ItemField::Variation,
    ItemField::Category,
    ItemField::Barcode,
    ItemField::Price,
    ItemField::Cost,
    ItemField::Tracked,
    ItemField::Alert,
    ItemField::Threshold,
    ItemField::OnHand,
    ItemField::Reserved,
    ItemField::Available,
    ItemField::Archived,
];

/// The fields that `--map` can name: reserved and available are derived from the ledger.
pub(super) fn mappable() -> impl Iterator<Item = ItemField> {
    let is_computed =
        |field: &ItemField| matches!(field, ItemField::Reserved | ItemField::Available);
    EXPORTED.into_iter().filter(move |field| !is_computed(field))
}

/// The word for a field in `--map`.
pub(super) fn map_word(field: ItemField) -> &'static str {
    if field == ItemField::OnHand { "quantity" } else { field.word() }
}

/// The names of a field's column as `folded` writes them: bincard's own, in English and French.
pub(super) fn own_names(field: ItemField) -> &'static [&'static str] {
    match field {
        ItemField::Sku => &["sku", "ugs", "référence", "reference"],
        ItemField::Name => &["name", "nom"],
        ItemField::Variation => &["variation", "variante", "variant"],
        ItemField::Category => &["category", "catégorie", "categorie"],
        ItemField::Barcode => &["barcode", "gtin", "code barres", "code à barres", "code barre"],
        ItemField::Price => &["price", "prix"],
        ItemField::Cost => &["cost", "coût", "cout"],
        ItemField::Tracked => &["tracked", "suivi"],
        ItemField::Alert => &["alert", "notification", "notification de stock", "alerte"],
        ItemField::Threshold => &["threshold", "minimum", "seuil"],
        ItemField::OnHand => {
            &["on hand", "quantity", "quantité", "quantite", "qty", "qté", "en stock"]
        }
        ItemField::Reserved => &["reserved", "réservé"],
        ItemField::Available => &["available", "disponible"],
        ItemField::Archived => &["archived", "archivé"],
        ItemField::LowSince | ItemField::StockAlert => &[],
    }
}

/// The names in other spreadsheets, used if no column has one of bincard's own names.
fn other_names(field: ItemField) -> &'static [&'static str] {
    match field {
        ItemField::Sku => SKU_ELSEWHERE,
        ItemField::Name => NAME_ELSEWHERE,
        ItemField::Variation => VARIATION_ELSEWHERE,
        ItemField::Category => CATEGORY_ELSEWHERE,
        ItemField::Barcode => BARCODE_ELSEWHERE,
        ItemField::Price => PRICE_ELSEWHERE,
        ItemField::Cost => COST_ELSEWHERE,
        ItemField::Threshold => THRESHOLD_ELSEWHERE,
        ItemField::OnHand => ON_HAND_ELSEWHERE,
        ItemField::Tracked => &["track inventory", "track stock", "stock tracked"],
        ItemField::Alert
        | ItemField::Reserved
        | ItemField::Available
        | ItemField::LowSince
        | ItemField::Archived
        | ItemField::StockAlert => &[],
    }
}

pub(super) fn field_of_own_name(folded: &str) -> Option<ItemField> {
    EXPORTED.into_iter().find(|field| own_names(*field).contains(&folded))
}

pub(super) fn field_of_other_name(folded: &str) -> Option<ItemField> {
    EXPORTED.into_iter().find(|field| other_names(*field).contains(&folded))
}

/// The field of a name with a colon, a currency or a unit behind it: `Price ($)`.
pub(super) fn field_of_labelled_name(folded: &str) -> Option<ItemField> {
    let name = folded.trim_end_matches([':', ' ']);
    let bare = match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((bare, label)) if is_currency(label) || UNITS.contains(&label) => bare.trim_end(),
        Some(_) => return None,
        None if name == folded => return None,
        None => name,
    };
    field_of_own_name(bare).or_else(|| field_of_other_name(bare))
}

/// What people put in brackets behind the name of a column and does not change its meaning.
const UNITS: [&str; 9] =
    ["required", "obligatoire", "units", "unit", "unités", "unité", "pcs", "pieces", "each"];

/// Whether a column is named like quantities in a plain spreadsheet.
pub(super) fn has_on_hand(header: &Header) -> bool {
    let of = |name: &String| field_of_own_name(name).or_else(|| field_of_other_name(name));
    header.folded().iter().any(|name| of(name) == Some(ItemField::OnHand))
}

const SKU_ELSEWHERE: &[&str] = &[
    "default code",
    "internal reference",
    "référence interne",
    "sku code",
    "sku number",
    "stock code",
    "custom sku",
    "article number",
    "item ref",
    "product number",
    "item number",
    "item no",
    "item code",
    "item sku",
    "product code",
    "product sku",
    "part number",
    "réf",
    "ref",
    "n° article",
    "n° d'article",
    "no article",
    "numéro article",
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
    "item",
    "product",
    "article",
    "produit",
    "title",
    "titre",
    "item description",
    "product title",
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
    &["bar code", "upc", "upc code", "ean", "ean13", "ean 13", "ean code", "gtin 13"];
const PRICE_ELSEWHERE: &[&str] = &[
    "list price",
    "regular price",
    "sell price",
    "prix public",
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
    "standard price",
    "supply price",
    "default cost",
    "purchase cost",
    "item cost",
    "wholesale price",
    "unit cost",
    "cost price",
    "purchase price",
    "buying price",
    "coût d'achat",
    "coût unitaire",
    "prix d'achat",
    "prix coûtant",
    "prix de revient",
];
const THRESHOLD_ELSEWHERE: &[&str] = &[
    "low stock",
    "low stock amount",
    "low stock level",
    "alert quantity",
    "par level",
    "reorder level",
    "reorder point",
    "re order level",
    "low stock threshold",
    "minimum stock",
    "minimum stock level",
    "min stock level",
    "minimum level",
    "min level",
    "minimum qty",
    "minimum quantity",
    "min stock",
    "min quantity",
    "min qty",
    "min",
    "seuil d'alerte",
    "seuil min",
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
    "qty available",
    "inventory",
    "inventory quantity",
    "inventory level",
    "inventory count",
    "current inventory",
    "in stock",
    "on hand qty",
    "on hand quantity",
    "count on hand",
    "inventaire",
    "stock physique",
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
    "qté en main",
    "quantité disponible",
    "stock disponible",
    "qté en stock",
    "qte en stock",
    "qte",
    "stock actuel",
    "stock en main",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::reading::header::folded;

    #[test]
    fn names_are_written_in_their_folded_form() {
        for field in EXPORTED {
            for name in own_names(field).iter().chain(other_names(field)) {
                assert_eq!(folded(name), *name);
            }
        }
    }
}
