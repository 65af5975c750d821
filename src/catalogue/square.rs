//! Square's item library. A row is a variation; quantities and alerts stand in columns that name
//! the location. Modifiers, taxes, options and prices of single locations are not read.

use std::io::{self, Write};

use super::cells::{CellFormat, Cells};
use super::entry::{Entry, Given, RowMeaning};
use super::header::{Header, folded};
use super::identity::{DuplicateSkus, Notes, choose};
use super::reading::Row;
use super::words::unescaped;
use super::writing;
use crate::ledger::item::{Alert, Profile};
use crate::ledger::label::Label;
use crate::ledger::quantity::Quantity;
use crate::refusal::{BadRow, FileProblem};

/// The names of the item's column.
pub(super) const NAME: &[&str] = &["item name", "nom de l'article", "nom de l'élément"];
/// The names of the variation's column.
pub(super) const VARIATION: &[&str] =
    &["variation name", "nom de la variante", "nom de la variation", "nom de la déclinaison"];
const CURRENT: &[&str] = &["current quantity", "quantité actuelle", "quantité en cours"];
const NEW: &[&str] = &["new quantity", "nouvelle quantité"];
const ALERT: &[&str] =
    &["stock alert enabled", "alerte de stock activée", "alertes de stock activées"];
const THRESHOLD: &[&str] =
    &["stock alert count", "seuil d'alerte de stock", "nombre d'alertes de stock"];

/// Whether a header has columns of counts, of any location.
pub(super) fn has_counts(header: &Header) -> bool {
    let begins = |name: &&str| header.folded().iter().any(|column| column.starts_with(name));
    CURRENT.iter().chain(NEW).any(begins)
}

/// Where each field stands.
#[derive(Debug)]
pub(crate) struct Square {
    token: Option<usize>,
    name: Option<usize>,
    variation: Option<usize>,
    sku: Option<usize>,
    categories: [Option<usize>; 3],
    barcode: Option<usize>,
    price: Option<usize>,
    cost: Option<usize>,
    stockable: Option<usize>,
    archived: Option<usize>,
    current: Option<usize>,
    new: Option<usize>,
    alert: Option<usize>,
    threshold: Option<usize>,
}

impl Square {
    /// Finds the columns, those of quantities at the location. Refuses several locations without a
    /// choice, and a choice that is not there.
    pub(crate) fn new(header: &Header, location: Option<&str>) -> Result<Self, FileProblem> {
        let suffix = chosen_location(header, location)?;
        let at = |prefixes: &[&str]| {
            header.column_where(|name| rest_after(name, prefixes).as_deref() == Some(&*suffix))
        };
        let square = Self {
            token: header.column(&["token", "jeton"])?,
            name: header.column(NAME)?,
            variation: header.column(VARIATION)?,
            sku: header.column(&["sku", "ugs"])?,
            categories: [
                header.column(&["category", "catégorie"])?,
                header.column(&["reporting category", "catégorie de rapport"])?,
                header.column(&["categories", "catégories"])?,
            ],
            barcode: header.column(&["gtin"])?,
            price: header.column(&["price", "prix"])?,
            cost: header.column(&["default unit cost", "coût unitaire par défaut"])?,
            stockable: header.column(&["stockable", "peut être stocké"])?,
            archived: header.column(&["archived", "archivé"])?,
            current: at(CURRENT)?,
            new: at(NEW)?,
            alert: at(ALERT)?,
            threshold: at(THRESHOLD)?,
        };
        if square.sku.is_none() && square.token.is_none() {
            return Err(FileProblem::MissingColumn { column: "SKU".to_owned() });
        }
        Ok(square)
    }

    /// Where the SKU stands.
    pub(crate) fn sku_column(&self) -> Option<usize> {
        self.sku
    }

    /// The SKU a row's item has in the file.
    pub(crate) fn item_sku<'a>(&self, row: Row<'a>) -> &'a str {
        unescaped(row.cell(self.sku))
    }

    /// What a row says.
    pub(crate) fn entry(
        &self,
        row: Row<'_>,
        format: CellFormat,
        so_far: (&DuplicateSkus, &mut Notes),
    ) -> Result<RowMeaning, BadRow> {
        let cells = Cells::new(row, format);
        let own = || match cells.raw(self.token) {
            "" => [self.name, self.variation]
                .into_iter()
                .map(|column| unescaped(cells.raw(column)))
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("/"),
            token => token.to_owned(),
        };
        let sku = choose(cells, self.sku, self.item_sku(row), own, so_far)?;
        let category = self.categories.into_iter().find(|column| !cells.raw(*column).is_empty());
        let is_variable = ["variable", "variable amount"]
            .contains(&cells.raw(self.price).to_lowercase().as_str());
        let current = cells.quantity(self.current)?;
        let new = cells.quantity(self.new)?;
        let alert = match cells.alert(self.alert)? {
            // Square says N of every item that never had an alert: with no count it says nothing.
            Given::Set(Alert::Off) if cells.raw(self.threshold).is_empty() => Given::Absent,
            alert @ (Given::Absent | Given::Cleared | Given::Set(_)) => alert,
        };
        Ok(RowMeaning::Item(Box::new(Entry {
            name: cells.text(self.name)?,
            variation: cells.text(self.variation)?,
            category: cells.text(category.flatten())?,
            barcode: cells.barcode(self.barcode)?,
            price: if is_variable { Given::Absent } else { cells.money(self.price)? },
            cost: cells.money(self.cost)?,
            tracking: cells.tracking(self.stockable)?,
            alert,
            alert_is_effective: true,
            threshold: cells.threshold(self.threshold)?,
            status: cells.item_status(self.archived)?,
            on_hand: current,
            new_count: new,
            old_count: new.and(current),
            old_count_column: self.current,
            ..Entry::new(cells.line(), sku)
        })))
    }
}

/// What follows one of the prefixes in a header's compared name; empty in old exports.
fn rest_after(name: &str, prefixes: &[&str]) -> Option<String> {
    let rest = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix))?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim().to_owned())
}

/// The compared name of the location whose columns are read; the columns of all count as known.
fn chosen_location(header: &Header, wanted: Option<&str>) -> Result<String, FileProblem> {
    let mut locations: Vec<(String, String)> = Vec::new();
    for (column, name) in header.folded().iter().enumerate() {
        let Some(prefix) = [CURRENT, NEW, ALERT, THRESHOLD]
            .concat()
            .into_iter()
            .find(|prefix| rest_after(name, &[*prefix]).is_some())
        else {
            continue;
        };
        header.mark(column);
        let location = rest_after(name, &[prefix]).unwrap_or_default();
        if !locations.iter().any(|(known, _)| *known == location) {
            let shown = header.name(column).unwrap_or_default();
            let shown: String = shown.chars().skip(prefix.chars().count()).collect();
            locations.push((location, shown.trim().to_owned()));
        }
    }
    let shown: Vec<String> = locations.iter().map(|(_, shown)| shown.clone()).collect();
    match (locations.as_slice(), wanted) {
        ([], _) => Ok(String::new()),
        ([(only, _)], None) => Ok(only.clone()),
        ([(only, _)], Some(_)) if only.is_empty() => Ok(String::new()),
        (_, Some(wanted)) if shown.iter().any(|shown| folded(shown) == folded(wanted)) => {
            Ok(folded(wanted))
        }
        (_, Some(wanted)) => {
            Err(FileProblem::UnknownLocation { location: wanted.to_owned(), locations: shown })
        }
        (_, None) => Err(FileProblem::ManyLocations { locations: shown }),
    }
}

/// The columns of an export that Square takes back.
pub(super) fn columns(location: Option<&str>) -> Vec<String> {
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

/// Writes an item as Square writes its own: New Quantity stays blank, for whoever counts. The Token
/// is Square's and stays blank: it knows the item by its SKU.
pub(super) fn write<W: Write>(
    cells: &mut writing::RowWriter<'_, W>,
    item: &Profile,
    on_hand: Quantity,
) -> io::Result<()> {
    let yes_no = |is_yes| if is_yes { "Y" } else { "N" };
    cells.raw("")?;
    cells.text(item.name.as_str())?;
    cells.optional(item.variation.as_ref().map(Label::as_str))?;
    cells.text(item.sku.as_str())?;
    cells.raw("")?;
    cells.optional(item.category.as_ref().map(Label::as_str))?;
    cells.optional(item.barcode.as_ref().map(Label::as_str))?;
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
