//! Square's item library. A row is a variation; the columns of quantities and alerts name the location. Modifiers,
//! taxes and options are ignored.

use std::collections::HashSet;
use std::io::{self, Write};

use super::columns::has_on_hand;
use super::identity::{ChosenSku, choose_sku, sku_there};
use super::row_parser::RowParser;
use crate::catalogue::cell_text::unescaped;
use crate::catalogue::entry::{Entry, FieldUpdate, RowContent, SkipReason};
use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::{CellFormat, Cells};
use crate::catalogue::reading::header::{Header, folded};
use crate::catalogue::reading::reader::Row;
use crate::catalogue::reading::switch::Switch;
use crate::catalogue::row_writer::RowWriter;
use crate::ledger::count::RowQuantities;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{Alert, Profile};
use crate::ledger::quantity::Quantity;
use crate::refusal::{BadRow, FileProblem};

const TOKEN: &[&str] = &["token", "jeton"];
const NAME: &[&str] = &["item name", "nom de l'article", "nom de l'élément"];
const VARIATION: &[&str] =
    &["variation name", "nom de la variante", "nom de la variation", "nom de la déclinaison"];
const CURRENT: &[&str] = &["current quantity", "quantité actuelle", "quantité en cours"];
const ENABLED: &[&str] = &["enabled", "activé", "activée"];
const PRICE: &[&str] = &["price", "prix"];
const NEW: &[&str] = &["new quantity", "nouvelle quantité"];
const ALERT: &[&str] = &[
    "stock alert enabled",
    "alerte de stock activée",
    "alertes de stock activées",
    "notification de stock activée",
    "notifications de stock activées",
];
const THRESHOLD: &[&str] = &[
    "stock alert count",
    "seuil d'alerte de stock",
    "nombre d'alertes de stock",
    "seuil de notification de stock",
    "nombre de notifications de stock",
    "notification de stock",
];

/// Whether a header is one of Square's.
pub(super) fn is_recognised(header: &Header) -> bool {
    let marks: [&[&str]; 5] =
        [TOKEN, VARIATION, &["default unit cost"], &["stockable"], &["current quantity"]];
    let begins = |name: &&str| header.folded().iter().any(|column| column.starts_with(name));
    let has_counts = CURRENT.iter().chain(NEW).any(begins);
    // A plain spreadsheet may have names of variations, and quantities that Square has no column for.
    let is_library = header.count_of(&marks) >= 1 && (header.has(TOKEN) || !has_on_hand(header));
    header.has(NAME) && (is_library || has_counts)
}

#[derive(Debug)]
pub(super) struct Square {
    token: Option<usize>,
    name: Option<usize>,
    variation: Option<usize>,
    sku: Option<usize>,
    categories: [Option<usize>; 3],
    barcode: Option<usize>,
    price: Option<usize>,
    cost: Option<usize>,
    stockable: Switch,
    archived: Switch,
    enabled: Option<usize>,
    /// The price at the location, if it has its own.
    own_price: Option<usize>,
    current: Option<usize>,
    new: Option<usize>,
    alert: Switch,
    threshold: Option<usize>,
}

impl Square {
    /// Refuses several locations if none was chosen, and a chosen one that does not exist.
    pub(super) fn new(header: &Header, location: Option<&str>) -> Result<Self, FileProblem> {
        let suffix = chosen_location(header, location)?;
        let at = |prefixes: &[&str]| {
            header.column_where(|name| rest_after(name, prefixes).as_deref() == Some(&*suffix))
        };
        let square = Self {
            token: header.column(TOKEN),
            name: header.first_of(NAME),
            variation: header.column(VARIATION),
            sku: header.column(&["sku", "ugs"]),
            categories: [
                header.first_of(&["category", "catégorie"]),
                header.column(&["reporting category", "catégorie de rapport"]),
                header.column(&["categories", "catégories"]),
            ],
            barcode: header.column(&["gtin"]),
            price: header.column(PRICE),
            cost: header.column(&["default unit cost", "coût unitaire par défaut"]),
            stockable: Switch::of(header.column(&["stockable", "peut être stocké"])),
            archived: Switch::of(header.column(&["archived", "archivé"])),
            enabled: at(ENABLED),
            own_price: at(PRICE),
            current: at(CURRENT),
            new: at(NEW),
            alert: Switch::of(at(ALERT)),
            threshold: at(THRESHOLD),
        };
        if square.sku.is_none() && square.token.is_none() {
            return Err(FileProblem::MissingColumn { column: "SKU".to_owned() });
        }
        Ok(square)
    }

    /// The Token; without one, item and variation.
    fn identity(&self, cells: Cells<'_>) -> String {
        match cells.raw(self.token) {
            "" => [self.name, self.variation]
                .into_iter()
                .map(|column| unescaped(cells.raw(column)))
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("/"),
            token => token.to_owned(),
        }
    }
}

impl RowParser for Square {
    fn sku_column(&self) -> Option<usize> {
        self.sku
    }

    fn has_locations(&self) -> bool {
        true
    }

    fn has_quantities(&self) -> bool {
        self.current.is_some() || self.new.is_some()
    }

    fn has_thresholds(&self) -> Option<bool> {
        Some(self.threshold.is_some())
    }

    fn first_pass<'a>(&mut self, row: Row<'a>) -> Option<&'a str> {
        Some(unescaped(row.cell(self.sku)))
    }

    fn parse(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        notes: &mut FileNotes,
    ) -> Result<RowContent, BadRow> {
        let cells = Cells::new(row, format);
        if self.enabled.is_some() && cells.yes_or_no(self.enabled)? == Some(false) {
            return Ok(RowContent::NoItem(SkipReason::NotStocked));
        }
        let sku_text = unescaped(cells.raw(self.sku));
        let ChosenSku { sku, in_file, earlier } =
            choose_sku(cells, self.sku, sku_text, || self.identity(cells), notes)?;
        let category = self.categories.into_iter().find(|column| !cells.raw(*column).is_empty());
        let price =
            self.own_price.filter(|column| !cells.raw(Some(*column)).is_empty()).or(self.price);
        let is_variable =
            ["variable", "variable amount"].contains(&cells.raw(price).to_lowercase().as_str());
        let current = cells.quantity(self.current)?;
        let new = cells.quantity(self.new)?;
        let alert = match cells.alert(&self.alert)? {
            // Square writes N for every item that never had an alert, so without a count it means nothing.
            FieldUpdate::Set(Alert::Off) if cells.raw(self.threshold).is_empty() => {
                FieldUpdate::Unchanged
            }
            alert @ (FieldUpdate::Unchanged | FieldUpdate::Cleared | FieldUpdate::Set(_)) => alert,
        };
        let threshold = cells.threshold(self.threshold)?;
        if threshold.value().is_some() && alert != FieldUpdate::Set(Alert::Off) {
            notes.thresholds_at = notes.thresholds_at.saturating_add(1);
        }
        Ok(RowContent::Item(Box::new(Entry {
            name: cells.text(self.name)?,
            variation: cells.text(self.variation)?,
            category: cells.text(category.flatten())?,
            barcode: cells.barcode(self.barcode, notes)?,
            price: if is_variable { FieldUpdate::Unchanged } else { cells.money(price)? },
            cost: cells.cost(self.cost, notes)?,
            tracking: cells.tracking(&self.stockable)?,
            alert,
            alert_is_effective: true,
            threshold,
            status: cells.item_status(&self.archived)?,
            quantities: RowQuantities {
                on_hand: current,
                new_count: new,
                old_count: new.and(current),
            },
            identity: match cells.raw(self.token) {
                "" => None,
                token => Some(Box::new(ForeignIdentity {
                    code: token.to_owned(),
                    details: Vec::new(),
                    sku: in_file,
                })),
            },
            old_count_column: self.current,
            earlier_sku: earlier.map(Box::new),
            ..Entry::new(cells.line(), sku)
        })))
    }
}

/// What follows one of the prefixes in a header's folded name; empty in old exports.
fn rest_after(name: &str, prefixes: &[&str]) -> Option<String> {
    let rest = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix))?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim().to_owned())
}

/// The folded name of the location whose columns are read. The columns of all locations count as used.
fn chosen_location(header: &Header, chosen: Option<&str>) -> Result<String, FileProblem> {
    let prefixes = [CURRENT, NEW, ALERT, THRESHOLD].concat();
    let mut known: HashSet<String> = HashSet::new();
    let mut locations: Vec<(String, String)> = Vec::new();
    for (column, name) in header.folded().iter().enumerate() {
        let of =
            |prefix: &&str| rest_after(name, &[*prefix]).map(|rest| (prefix.chars().count(), rest));
        let Some((prefix_length, location)) = prefixes.iter().find_map(of) else { continue };
        header.mark(column);
        if known.insert(location.clone()) {
            let shown: String =
                header.name(column).unwrap_or_default().chars().skip(prefix_length).collect();
            locations.push((location, shown.trim().to_owned()));
        }
    }
    for (column, name) in header.folded().iter().enumerate() {
        let location = rest_after(name, ENABLED).or_else(|| rest_after(name, PRICE));
        if location.is_some_and(|location| known.contains(&location)) {
            header.mark(column);
        }
    }
    let shown: Vec<String> = locations.iter().map(|(_, shown)| shown.clone()).collect();
    match (locations.as_slice(), chosen) {
        ([], _) => Ok(String::new()),
        ([(only, _)], None) => Ok(only.clone()),
        ([(only, _)], Some(_)) if only.is_empty() => Ok(String::new()),
        (_, Some(chosen)) if shown.iter().any(|shown| folded(shown) == folded(chosen)) => {
            Ok(folded(chosen))
        }
        (_, Some(chosen)) => {
            Err(FileProblem::UnknownLocation { location: chosen.to_owned(), locations: shown })
        }
        (_, None) => Err(FileProblem::ManyLocations { locations: shown }),
    }
}

/// The columns of an export that Square accepts.
pub(in crate::catalogue) fn columns(location: Option<&str>) -> Vec<String> {
    let plain = [
        "Token",
        "Item Name",
        "Variation Name",
        "SKU",
        "Description",
        "Category",
        "GTIN",
        "Price",
        "Archived",
        "Sellable",
        "Stockable",
        "Default Unit Cost",
    ];
    let of_location =
        ["Current Quantity", "New Quantity", "Stock Alert Enabled", "Stock Alert Count"];
    let at = |name: &str| match location {
        Some(location) => format!("{name} {location}"),
        None => name.to_owned(),
    };
    plain.into_iter().map(str::to_owned).chain(of_location.map(at)).collect()
}

/// Writes an item in Square's format. New Quantity is left blank for counting. The Token is the one that an import
/// found; without one, Square matches the item by its SKU.
pub(in crate::catalogue) fn write<W: Write>(
    cells: &mut RowWriter<W>,
    item: &Profile,
    on_hand: Quantity,
    identity: Option<&ForeignIdentity>,
) -> io::Result<()> {
    let yes_no = |is_yes| if is_yes { "Y" } else { "N" };
    cells.text(identity.map_or("", |identity| &identity.code))?;
    cells.text(item.name.as_str())?;
    cells.optional_text(item.variation.as_ref())?;
    cells.text(sku_there(item, identity))?;
    cells.raw("")?;
    cells.optional_text(item.category.as_ref())?;
    cells.optional_text(item.barcode.as_ref())?;
    cells.number(item.price)?;
    cells.raw(yes_no(item.is_archived()))?;
    cells.raw("Y")?;
    cells.raw(yes_no(item.is_tracked()))?;
    cells.number(item.cost)?;
    cells.number(item.is_tracked().then_some(on_hand))?;
    cells.raw("")?;
    cells.raw(yes_no(item.is_alert_on()))?;
    cells.number(item.threshold)
}
