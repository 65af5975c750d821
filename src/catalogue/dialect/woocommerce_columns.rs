//! The columns of WooCommerce's product exports, in its own translations: English, French (France and Canada),
//! German, Spanish, Dutch and Italian.

pub(super) const SKU: &[&str] = &["sku", "ugs", "artikelnummer", "cod"];
pub(super) const NAME: &[&str] = &["name", "nom", "nombre", "naam", "nome"];
pub(super) const TYPE: &[&str] = &["type", "typ", "tipo"];
pub(super) const STOCK: &[&str] =
    &["stock", "inventaire", "lager", "inventario", "voorraad", "magazzino"];
pub(super) const PARENT: &[&str] =
    &["parent", "parente", "übergeordnetes produkt", "superior", "hoofd", "genitore"];
pub(super) const CATEGORY: &[&str] =
    &["categories", "catégories", "kategorien", "categorías", "categorieën", "categorie"];
pub(super) const REGULAR_PRICE: &[&str] = &[
    "regular price",
    "tarif régulier",
    "prix régulier",
    "tarif normal",
    "prix normal",
    "regulärer preis",
    "precio normal",
    "reguliere prijs",
    "prezzo di listino",
];
pub(super) const LOW_STOCK: &[&str] = &[
    "low stock amount",
    "montant de stock faible",
    "montant du stock faible",
    "seuil de stock faible",
    "quantité de stock faible",
    "montant de stock bas",
    "quantité d'inventaire faible",
    "geringe lagermenge",
    "cantidad de bajo inventario",
    "lage voorraad",
    "quantità in magazzino bassa",
];
pub(super) const IN_STOCK: &[&str] = &[
    "in stock?",
    "en stock ?",
    "en stock?",
    "en inventaire?",
    "en inventaire ?",
    "vorrätig?",
    "¿existencias?",
    "op voorraad?",
];
pub(super) const BARCODE: &[&str] = &[
    "gtin, upc, ean, or isbn",
    "gtin, upc, ean or isbn",
    "gtin, upc, ean, ou isbn",
    "gtin, upc, ean ou isbn",
    "gtin, upc, ean oder isbn",
    "gtin, upc, ean o isbn",
    "gtin, upc, ean of isbn",
    "global unique id",
    "gtin",
];

/// The names of the column with the values of an attribute.
pub(super) fn attribute_values(number: u16) -> [String; 7] {
    [
        format!("attribute {number} value(s)"),
        format!("valeur(s) de l'attribut {number}"),
        format!("valeurs de l'attribut {number}"),
        format!("attribut {number} wert(e)"),
        format!("valor(es) del atributo {number}"),
        format!("waarde eigenschap {number}"),
        format!("attributo {number} valuta(e)"),
    ]
}
