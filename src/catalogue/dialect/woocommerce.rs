//! WooCommerce's product exports, in six languages. All types except parents and external products are items. A
//! variation takes name and category from its parent, wherever in the file that is. Sale prices, taxes and shipping
//! are ignored.

use std::collections::HashMap;
use std::io::{self, Write};
use std::rc::Rc;

use super::columns::has_on_hand;
use super::identity::{ChosenSku, choose_sku, sku_there};
use super::row_parser::RowParser;
use super::woocommerce_columns::{
    BARCODE, CATEGORY, IN_STOCK, LOW_STOCK, NAME, PARENT, REGULAR_PRICE, SKU, STOCK, TYPE,
    attribute_values,
};
use crate::catalogue::cell_text::unescaped;
use crate::catalogue::difference::joined;
use crate::catalogue::entry::{Entry, FieldUpdate, RowContent, SkipReason};
use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::{CellFormat, Cells};
use crate::catalogue::reading::header::Header;
use crate::catalogue::reading::reader::{Row, RowLength};
use crate::catalogue::row_writer::RowWriter;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{Profile, Tracking};
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::fold;
use crate::refusal::{BadRow, FileProblem};
use crate::text::shortened;

/// Whether a header is one of WooCommerce's. An export may omit any column: two that no other system has are
/// sufficient, or one together with those for types or stock. `ID` and `Type` alone are not sufficient, because other
/// spreadsheets have them, too.
pub(super) fn is_recognised(header: &Header) -> bool {
    let values = attribute_values(1);
    let marks: [&[&str]; 8] = [
        REGULAR_PRICE,
        LOW_STOCK,
        IN_STOCK,
        &["tax status", "état de la tva", "état de la taxe", "statut fiscal", "steuerstatus"],
        &["visibility in catalog", "visibilité dans le catalogue"],
        &["attribute 1 name", "nom de l'attribut 1"],
        &values.each_ref().map(String::as_str),
        &["backorders allowed?", "autoriser les commandes de produits en rupture ?"],
    ];
    // A plain spreadsheet may have types and parents, and quantities that WooCommerce calls otherwise.
    let has_type = header.has(TYPE) && (header.has(STOCK) || !has_on_hand(header));
    match header.count_of(&marks) {
        0 => has_type && (header.has(PARENT) || header.has(&["published", "publié"])),
        1 => has_type || header.has(STOCK),
        _ => true,
    }
}

/// What a variation takes from its parent.
#[derive(Debug)]
struct Parent {
    name: Box<str>,
    category: Box<str>,
}

/// The columns, and the variable products found on the first pass, by SKU and by `id:ID`.
#[derive(Debug)]
pub(super) struct Woocommerce {
    id: Option<usize>,
    kind: Option<usize>,
    sku: Option<usize>,
    name: Option<usize>,
    category: Option<usize>,
    barcode: Option<usize>,
    price: Option<usize>,
    cost: Option<usize>,
    stock: Option<usize>,
    threshold: Option<usize>,
    parent: Option<usize>,
    attributes: Vec<usize>,
    parents: HashMap<Box<str>, Rc<Parent>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Simple,
    Variation,
    NoItem,
}

impl Woocommerce {
    pub(super) fn new(header: &Header) -> Result<Self, FileProblem> {
        let named = header.folded().iter().enumerate().rev();
        let columns: HashMap<&str, usize> =
            named.map(|(column, name)| (name.as_str(), column)).collect();
        let mut attributes = Vec::new();
        for number in 1.. {
            let found = attribute_values(number)
                .iter()
                .find_map(|name| columns.get(name.as_str()).copied());
            let Some(column) = found else { break };
            header.mark(column);
            attributes.push(column);
        }
        let woocommerce = Self {
            id: header.column(&["id"]),
            kind: header.column(TYPE),
            sku: header.column(SKU),
            name: header.first_of(NAME),
            category: header.first_of(CATEGORY),
            barcode: header.first_of(BARCODE),
            price: header.column(REGULAR_PRICE),
            cost: header.column(&["cost of goods", "coût des marchandises"]),
            stock: header.column(STOCK),
            threshold: header.column(LOW_STOCK),
            parent: header.column(PARENT),
            attributes,
            parents: HashMap::new(),
        };
        if woocommerce.id.is_none() && woocommerce.sku.is_none() {
            return Err(FileProblem::MissingColumn { column: "SKU".to_owned() });
        }
        Ok(woocommerce)
    }

    /// `id:ID`; without an ID, a variation's parent with its attribute values.
    fn identity(&self, cells: Cells<'_>, kind: Kind) -> String {
        let id = cells.raw(self.id);
        if !id.is_empty() {
            return format!("id:{id}");
        }
        let parent = unescaped(cells.raw(self.parent));
        if kind != Kind::Variation || parent.is_empty() {
            return String::new();
        }
        let values = self.values(cells);
        [parent.to_owned()].into_iter().chain(values).collect::<Vec<_>>().join("/")
    }

    /// The identity of the product in WooCommerce.
    fn foreign_identity(&self, cells: Cells<'_>, sku: Option<String>) -> Option<ForeignIdentity> {
        let (id, parent) = (cells.raw(self.id), unescaped(cells.raw(self.parent)));
        let is_known = !id.is_empty() || !parent.is_empty();
        let (code, details) = (id.to_owned(), vec![parent.to_owned()]);
        is_known.then_some(ForeignIdentity { code, details, sku })
    }

    /// The attribute values of a variation. A comma in one is written `\,`, because a comma separates them.
    fn values(&self, cells: Cells<'_>) -> Vec<String> {
        let values = self.attributes.iter().map(|column| unescaped(cells.raw(Some(*column))));
        values.filter(|value| !value.is_empty()).map(|value| value.replace("\\,", ",")).collect()
    }

    /// Name, category and variation of a variation, from its parent and its attribute values.
    fn inherit(&self, cells: Cells<'_>, entry: &mut Entry) -> Result<(), BadRow> {
        let key = unescaped(cells.raw(self.parent));
        let values = self.values(cells).join(", ");
        if !values.is_empty() {
            let column = self.attributes.first().copied();
            entry.variation = FieldUpdate::Set(cells.label(column, &values)?);
        }
        let Some(parent) = self.parents.get(fold(key).as_str()) else { return Ok(()) };
        if !parent.name.is_empty() {
            entry.name = FieldUpdate::Set(cells.label(self.name, &parent.name)?);
        }
        if !parent.category.is_empty() && entry.category.value().is_none() {
            entry.category = FieldUpdate::Set(cells.label(self.category, &parent.category)?);
        }
        Ok(())
    }
}

/// Plugins add their own types; whatever is neither a parent nor an external product is an item.
fn kind_of(cell: &str) -> Kind {
    let types = cell.to_lowercase();
    let mut types = types.split(',').map(str::trim);
    types
        .find_map(|kind| match kind {
            "grouped" | "external" => Some(Kind::NoItem),
            parent if parent.starts_with("variable") => Some(Kind::NoItem),
            variation if variation.ends_with("variation") => Some(Kind::Variation),
            _ => None,
        })
        .unwrap_or(Kind::Simple)
}

impl RowParser for Woocommerce {
    fn sku_column(&self) -> Option<usize> {
        self.sku
    }

    fn row_length(&self) -> RowLength {
        RowLength::MayBeShort
    }

    fn has_quantities(&self) -> bool {
        self.stock.is_some()
    }

    fn has_thresholds(&self) -> Option<bool> {
        Some(self.threshold.is_some())
    }

    fn first_pass<'a>(&mut self, row: Row<'a>) -> Option<&'a str> {
        let sku = unescaped(row.cell(self.sku));
        match kind_of(row.cell(self.kind)) {
            Kind::Simple | Kind::Variation => Some(sku),
            Kind::NoItem => {
                let is_variable = row.cell(self.kind).to_lowercase().contains("variable");
                if is_variable {
                    let parent = Rc::new(Parent {
                        name: unescaped(row.cell(self.name)).into(),
                        category: unescaped(row.cell(self.category)).into(),
                    });
                    if !row.cell(self.id).is_empty() {
                        let id = format!("id:{}", row.cell(self.id));
                        self.parents.insert(id.into(), Rc::clone(&parent));
                    }
                    if !sku.is_empty() {
                        self.parents.insert(fold(sku).into(), parent);
                    }
                }
                None
            }
        }
    }

    fn parse(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        notes: &mut FileNotes,
    ) -> Result<RowContent, BadRow> {
        let cells = Cells::new(row, format);
        let kind = kind_of(cells.raw(self.kind));
        if kind == Kind::NoItem {
            if let Ok(Some(quantity)) = cells.quantity(self.stock)
                && !quantity.is_zero()
            {
                notes.note_parent_stock(quantity);
            }
            let kind = shortened(cells.raw(self.kind));
            return Ok(RowContent::NoItem(SkipReason::ProductType { kind }));
        }
        let sku_text = unescaped(cells.raw(self.sku));
        let ChosenSku { sku, in_file, earlier } =
            choose_sku(cells, self.sku, sku_text, || self.identity(cells, kind), notes)?;
        let mut entry = Entry {
            name: cells.text(self.name)?,
            name_has_variation: self.kind.is_none(),
            category: cells.text(self.category)?,
            barcode: cells.barcode(self.barcode, notes)?,
            price: cells.money(self.price)?,
            cost: cells.cost(self.cost, notes)?,
            threshold: cells.threshold(self.threshold)?,
            identity: self.foreign_identity(cells, in_file).map(Box::new),
            earlier_sku: earlier.map(Box::new),
            ..Entry::new(cells.line(), sku)
        };
        if kind == Kind::Variation {
            self.inherit(cells, &mut entry)?;
        }
        if self.stock.is_some() {
            // Blank means untracked; `parent` means the parent's stock, which belongs to no single item.
            let is_tracked = !["", "parent"].contains(&cells.raw(self.stock));
            if is_tracked {
                entry.quantities.on_hand = cells.quantity(self.stock)?;
            }
            entry.tracking =
                FieldUpdate::Set(if is_tracked { Tracking::Tracked } else { Tracking::Untracked });
        }
        if entry.threshold.value().is_some() {
            notes.thresholds_at = notes.thresholds_at.saturating_add(1);
        }
        Ok(RowContent::Item(Box::new(entry)))
    }
}

/// The columns of an export that WooCommerce accepts. There is no Type: the importer keeps the type of a product that
/// it finds by SKU or ID, and creates any other as a simple product.
pub(in crate::catalogue) const COLUMNS: [&str; 9] = [
    "ID",
    "SKU",
    "GTIN, UPC, EAN, or ISBN",
    "Name",
    "Stock",
    "Low stock amount",
    "Regular price",
    "Categories",
    "Parent",
];

/// Writes an item in WooCommerce's format, with the quantity available.
pub(in crate::catalogue) fn write<W: Write>(
    cells: &mut RowWriter<W>,
    item: &Profile,
    for_sale: Quantity,
    identity: Option<&ForeignIdentity>,
) -> io::Result<()> {
    cells.text(identity.map_or("", |identity| &identity.code))?;
    cells.text(sku_there(item, identity))?;
    cells.optional_text(item.barcode.as_ref())?;
    match &item.variation {
        Some(variation) => cells.text(&joined(&item.name, variation))?,
        None => cells.text(item.name.as_str())?,
    }
    cells.number(item.is_tracked().then_some(for_sale))?;
    cells.number(item.threshold)?;
    cells.number(item.price)?;
    cells.optional_text(item.category.as_ref())?;
    cells.text(identity.map_or("", |identity| identity.detail(0)))
}
