//! WooCommerce's product exporter, English and French. `simple` and `variation` are items; a
//! variation takes name and category from its parent, wherever in the file that stands. What grows
//! with a file: the name and category of each variable product. Sale prices, taxes and shipping are
//! not read.

use std::collections::HashMap;
use std::io::{self, Write};

use super::cells::{CellFormat, Cells};
use super::difference::joined;
use super::entry::{Entry, Given, PassedOver, RowMeaning};
use super::header::Header;
use super::identity::{DuplicateSkus, Notes, choose};
use super::reading::Row;
use super::words;
use super::writing;
use crate::ledger::item::{Profile, Tracking};
use crate::ledger::label::Label;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::fold;
use crate::refusal::{BadRow, FileProblem};

/// The names of the price's column.
pub(super) const REGULAR_PRICE: &[&str] =
    &["regular price", "tarif régulier", "prix régulier", "tarif normal", "prix normal"];
/// The names of the threshold's column.
pub(super) const LOW_STOCK: &[&str] = &[
    "low stock amount",
    "montant de stock faible",
    "montant du stock faible",
    "seuil de stock faible",
    "quantité de stock faible",
    "montant de stock bas",
];
const BARCODE: &[&str] = &[
    "gtin, upc, ean, or isbn",
    "gtin, upc, ean or isbn",
    "gtin, upc, ean, ou isbn",
    "gtin, upc, ean ou isbn",
    "global unique id",
    "gtin",
];

/// What a variation takes from its parent.
#[derive(Debug)]
struct Parent {
    name: Box<str>,
    category: Box<str>,
}

/// Where each field stands, and the variable products that the first reading found.
#[derive(Debug)]
pub(crate) struct Woocommerce {
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
    parents: HashMap<Box<str>, std::rc::Rc<Parent>>,
}

/// What a row's Type makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Simple,
    Variation,
    NoItem,
}

impl Woocommerce {
    /// Finds the columns.
    pub(crate) fn new(header: &Header) -> Result<Self, FileProblem> {
        let mut attributes = Vec::new();
        for number in 1_u32.. {
            let names = [
                format!("attribute {number} value(s)"),
                format!("valeur(s) de l'attribut {number}"),
                format!("valeurs de l'attribut {number}"),
            ];
            match header.column(&names.each_ref().map(String::as_str))? {
                Some(column) => attributes.push(column),
                None => break,
            }
        }
        let woocommerce = Self {
            id: header.column(&["id"])?,
            kind: header.column(&["type"])?,
            sku: header.column(&["sku", "ugs"])?,
            name: header.column(&["name", "nom"])?,
            category: header.column(&["categories", "catégories"])?,
            barcode: header.column(BARCODE)?,
            price: header.column(REGULAR_PRICE)?,
            cost: header.column(&["cost of goods", "coût des marchandises"])?,
            stock: header.column(&["stock"])?,
            threshold: header.column(LOW_STOCK)?,
            parent: header.column(&["parent", "parente"])?,
            attributes,
            parents: HashMap::new(),
        };
        if woocommerce.id.is_none() && woocommerce.sku.is_none() {
            return Err(FileProblem::MissingColumn { column: "SKU".to_owned() });
        }
        Ok(woocommerce)
    }

    /// Where the SKU stands.
    pub(crate) fn sku_column(&self) -> Option<usize> {
        self.sku
    }

    /// Looks at a row on the first reading: remembers a variable product; the SKU, if it is an
    /// item.
    pub(crate) fn survey<'a>(&mut self, row: Row<'a>) -> Option<&'a str> {
        let sku = words::unescaped(row.cell(self.sku));
        match self.kind_of(row.cell(self.kind)) {
            Kind::Simple | Kind::Variation => Some(sku),
            Kind::NoItem => {
                let is_variable = row.cell(self.kind).to_lowercase().contains("variable");
                if is_variable {
                    let parent = std::rc::Rc::new(Parent {
                        name: words::unescaped(row.cell(self.name)).into(),
                        category: words::unescaped(row.cell(self.category)).into(),
                    });
                    if !row.cell(self.id).is_empty() {
                        let id = format!("id:{}", row.cell(self.id));
                        self.parents.insert(id.into(), std::rc::Rc::clone(&parent));
                    }
                    if !sku.is_empty() {
                        self.parents.insert(fold(sku).into(), parent);
                    }
                }
                None
            }
        }
    }

    /// What a row says.
    pub(crate) fn entry(
        &self,
        row: Row<'_>,
        format: CellFormat,
        (duplicates, notes): (&DuplicateSkus, &mut Notes),
    ) -> Result<RowMeaning, BadRow> {
        let cells = Cells::new(row, format);
        let kind = self.kind_of(cells.raw(self.kind));
        if kind == Kind::NoItem {
            let kind = crate::text::shortened(cells.raw(self.kind));
            return Ok(RowMeaning::Nothing(PassedOver::ProductType { kind }));
        }
        let said = words::unescaped(cells.raw(self.sku));
        let own = || self.identity(cells, kind);
        let sku = choose(cells, self.sku, said, own, (duplicates, &mut *notes))?;
        let mut entry = Entry {
            name: cells.text(self.name)?,
            name_has_variation: self.kind.is_none(),
            category: cells.text(self.category)?,
            barcode: cells.barcode(self.barcode)?,
            price: cells.money(self.price)?,
            cost: cells.money(self.cost)?,
            threshold: cells.threshold(self.threshold)?,
            ..Entry::new(cells.line(), sku)
        };
        if kind == Kind::Variation {
            self.inherit(cells, &mut entry)?;
        }
        if self.stock.is_some() {
            // Blank: not tracked; `parent`: the parent's stock, which is no item's own.
            let is_tracked = !["", "parent"].contains(&cells.raw(self.stock));
            if is_tracked {
                entry.on_hand = cells.quantity(self.stock)?;
            }
            entry.tracking =
                Given::Set(if is_tracked { Tracking::Tracked } else { Tracking::Untracked });
        }
        if entry.threshold.value().is_some() {
            notes.thresholds_at = notes.thresholds_at.saturating_add(1);
        }
        Ok(RowMeaning::Item(Box::new(entry)))
    }

    fn kind_of(&self, cell: &str) -> Kind {
        if self.kind.is_none() {
            return Kind::Simple;
        }
        let kinds = cell.to_lowercase();
        let mut kinds = kinds.split(',').map(str::trim);
        kinds
            .find_map(|kind| match kind {
                "simple" => Some(Kind::Simple),
                "variation" => Some(Kind::Variation),
                _ => None,
            })
            .unwrap_or(Kind::NoItem)
    }

    /// `id:ID`; without one, a variation's parent with its attribute values.
    fn identity(&self, cells: Cells<'_>, kind: Kind) -> String {
        let id = cells.raw(self.id);
        if !id.is_empty() {
            return format!("id:{id}");
        }
        let parent = words::unescaped(cells.raw(self.parent));
        if kind != Kind::Variation || parent.is_empty() {
            return String::new();
        }
        let values = self.values(cells);
        [parent].into_iter().chain(values).collect::<Vec<_>>().join("/")
    }

    fn values<'a>(&self, cells: Cells<'a>) -> Vec<&'a str> {
        let values =
            self.attributes.iter().map(|column| words::unescaped(cells.raw(Some(*column))));
        values.filter(|value| !value.is_empty()).collect()
    }

    /// Name, category and variation of a variation: the parent's, and the attribute values.
    fn inherit(&self, cells: Cells<'_>, entry: &mut Entry) -> Result<(), BadRow> {
        let key = words::unescaped(cells.raw(self.parent));
        let values = self.values(cells).join(", ");
        if !values.is_empty() {
            let column = self.attributes.first().copied();
            entry.variation = Given::Set(cells.label(column, &values)?);
        }
        let Some(parent) = self.parents.get(fold(key).as_str()) else { return Ok(()) };
        if !parent.name.is_empty() {
            entry.name = Given::Set(cells.label(self.name, &parent.name)?);
        }
        if !parent.category.is_empty() && entry.category.value().is_none() {
            entry.category = Given::Set(cells.label(self.category, &parent.category)?);
        }
        Ok(())
    }
}

/// The columns of an export that WooCommerce takes back. There is no Type: the importer keeps the
/// type of a product it knows by SKU or ID, and makes a simple one of any other.
pub(super) const COLUMNS: [&str; 8] = [
    "ID",
    "SKU",
    "GTIN, UPC, EAN, or ISBN",
    "Name",
    "Stock",
    "Low stock amount",
    "Regular price",
    "Categories",
];

/// Writes an item as WooCommerce takes it.
pub(super) fn write<W: Write>(
    cells: &mut writing::RowWriter<'_, W>,
    item: &Profile,
    on_hand: Quantity,
) -> io::Result<()> {
    let id = item.sku.as_str().strip_prefix("id:");
    if let Some(id) = id.filter(|id| id.bytes().all(|byte| byte.is_ascii_digit())) {
        cells.raw(id)?;
        cells.raw("")?;
    } else {
        cells.raw("")?;
        cells.text(item.sku.as_str())?;
    }
    cells.optional(item.barcode.as_ref().map(Label::as_str))?;
    match &item.variation {
        Some(variation) => cells.text(&joined(&item.name, variation))?,
        None => cells.text(item.name.as_str())?,
    }
    cells.number(item.is_tracked().then_some(on_hand))?;
    cells.number(item.threshold)?;
    cells.number(item.price)?;
    cells.optional(item.category.as_ref().map(Label::as_str))
}
