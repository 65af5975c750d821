//! Shopify's inventory exports: a column a location (wide), or a row a location (long) with `On
//! hand`, or with `On hand (current)` and `On hand (new)`. They tell of stock, not of prices.

use super::cells::{CellFormat, Cells};
use super::entry::{Entry, PassedOver, RowMeaning};
use super::header::{Header, folded};
use super::identity::{DuplicateSkus, Notes, choose};
use super::reading::Row;
use super::shopify::Variant;
use super::words::unescaped;
use crate::refusal::{BadRow, FileProblem};

/// The columns that are no location's in a wide file.
const PLAIN: [&str; 12] = [
    "hs code",
    "coo",
    "barcode",
    "bin name",
    "incoming",
    "unavailable",
    "committed",
    "available",
    "vendor",
    "type",
    "tags",
    "status",
];

/// The most locations that are remembered for a message.
const LOCATIONS_SHOWN: usize = 20;

/// Where the quantities of the wanted location stand.
#[derive(Debug)]
enum Quantities {
    /// In a column that names it.
    Wide { column: Option<usize> },
    /// In the rows that name it.
    Long {
        location: Option<usize>,
        on_hand: Option<usize>,
        current: Option<usize>,
        new: Option<usize>,
        wanted: Option<String>,
        known: Vec<String>,
    },
}

/// An inventory export.
#[derive(Debug)]
pub(crate) struct Inventory {
    variant: Variant,
    quantities: Quantities,
    /// The handle and the title of the latest product: later rows of a handle take its title.
    product: (String, String),
}

impl Inventory {
    /// Whether a Shopify header is one of an inventory export.
    pub(crate) fn is_one(header: &Header) -> bool {
        let is_product = header.has(&["variant price", "price", "variant inventory qty"])
            || header.has(&["inventory quantity", "vendor", "status"]);
        header.has(&["location", "emplacement"])
            || header.has(&["on hand", "on hand (current)", "on hand (new)"])
            || (header.has(&["hs code", "coo"]) && !is_product)
    }

    /// Finds the columns. Refuses a wide file of several locations without a choice.
    pub(crate) fn new(header: &Header, wanted: Option<&str>) -> Result<Self, FileProblem> {
        let variant = Variant::new(header)?;
        let location = header.column(&["location", "emplacement"])?;
        let on_hand = header.column(&["on hand", "en main"])?;
        let current = header.column(&["on hand (current)", "en main (actuel)"])?;
        let new = header.column(&["on hand (new)", "en main (nouveau)"])?;
        let is_long = [location, on_hand, current, new].iter().any(Option::is_some);
        let quantities = if is_long {
            let wanted = wanted.map(str::to_owned);
            Quantities::Long { location, on_hand, current, new, wanted, known: Vec::new() }
        } else {
            Quantities::Wide { column: wide_column(header, wanted)? }
        };
        Ok(Self { variant, quantities, product: Default::default() })
    }

    /// Where the SKU stands.
    pub(crate) fn sku_column(&self) -> Option<usize> {
        self.variant.sku
    }

    /// Looks at a row on the first reading: its SKU, if it is one of the location wanted.
    pub(crate) fn survey<'a>(&mut self, row: Row<'a>) -> Option<&'a str> {
        if let Quantities::Long { location, wanted, known, .. } = &mut self.quantities {
            let name = row.cell(*location);
            let is_known = known.iter().any(|one| folded(one) == folded(name));
            if !is_known && known.len() < LOCATIONS_SHOWN && !name.is_empty() {
                known.push(name.to_owned());
            }
            if wanted.as_ref().is_some_and(|wanted| folded(wanted) != folded(name)) {
                return None;
            }
        }
        Some(self.variant.sku(row))
    }

    /// Settles the location after the first reading. Refuses several without a choice, and a
    /// choice that is not there.
    pub(crate) fn settle(&mut self) -> Result<(), FileProblem> {
        let Quantities::Long { wanted, known, .. } = &mut self.quantities else { return Ok(()) };
        let locations = std::mem::take(known);
        match (wanted.as_ref(), locations.as_slice()) {
            (None, [] | [_]) | (Some(_), []) => Ok(()),
            (None, [_, _, ..]) => Err(FileProblem::ManyLocations { locations }),
            (Some(location), [..]) => {
                let is_there = locations.iter().any(|one| folded(one) == folded(location));
                // Beyond those remembered it may still stand further down.
                if is_there || locations.len() == LOCATIONS_SHOWN {
                    return Ok(());
                }
                Err(FileProblem::UnknownLocation { location: location.clone(), locations })
            }
        }
    }

    /// What a row says.
    pub(crate) fn entry(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        so_far: (&DuplicateSkus, &mut Notes),
    ) -> Result<RowMeaning, BadRow> {
        let cells = Cells::new(row, format);
        self.enter_product(cells);
        let columns = match &self.quantities {
            Quantities::Wide { column } => [*column, None, None],
            Quantities::Long { location, on_hand, current, new, wanted, .. } => {
                let name = cells.raw(*location);
                if wanted.as_ref().is_some_and(|wanted| folded(wanted) != folded(name)) {
                    return Ok(RowMeaning::Nothing(PassedOver::OtherLocation));
                }
                [*on_hand, *current, *new]
            }
        };
        let is_unstocked = |column: &Option<usize>| {
            ["not stocked", "non stocké", "pas en stock"]
                .contains(&cells.raw(*column).to_lowercase().as_str())
        };
        if columns.iter().any(is_unstocked) {
            return Ok(RowMeaning::Nothing(PassedOver::NotStocked));
        }
        let (handle, title) = &self.product;
        let own = || self.variant.identity(cells, handle);
        let sku = choose(cells, self.variant.sku, self.variant.sku(row), own, so_far)?;
        let mut entry = Entry::new(cells.line(), sku);
        self.variant.name(cells, title, &mut entry)?;
        let [on_hand, current, new] = columns;
        entry.old_count_column = current;
        entry.new_count = cells.quantity(new)?;
        let current = cells.quantity(current)?;
        entry.old_count = entry.new_count.and(current);
        entry.on_hand = cells.quantity(on_hand)?.or(current);
        Ok(RowMeaning::Item(Box::new(entry)))
    }

    fn enter_product(&mut self, cells: Cells<'_>) {
        let handle = unescaped(cells.raw(self.variant.handle));
        let title = unescaped(cells.raw(self.variant.title));
        let is_later = !handle.is_empty() && handle == self.product.0;
        if !is_later || !title.is_empty() {
            self.product = (handle.to_owned(), title.to_owned());
        }
    }
}

/// The column of the wanted location in a wide file; the columns of all count as known.
fn wide_column(header: &Header, wanted: Option<&str>) -> Result<Option<usize>, FileProblem> {
    let is_plain = |name: &str| {
        let bare = name.strip_suffix(" (not editable)").unwrap_or(name);
        PLAIN.contains(&bare)
            || ["handle", "url handle", "title", "titre", "sku", "variant sku", "ugs"]
                .contains(&bare)
            || bare.starts_with("option")
            || bare.is_empty()
    };
    let locations: Vec<(usize, &String)> =
        header.folded().iter().enumerate().filter(|(_, name)| !is_plain(name)).collect();
    for (column, _) in &locations {
        header.mark(*column);
    }
    let shown = || {
        let names = locations.iter().filter_map(|(column, _)| header.name(*column));
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    match (locations.as_slice(), wanted) {
        ([], None) => Ok(None),
        ([(column, _)], None) => Ok(Some(*column)),
        (_, Some(wanted)) => {
            let found = locations.iter().find(|(_, name)| **name == folded(wanted));
            found.map(|(column, _)| Some(*column)).ok_or_else(|| {
                let location = wanted.to_owned();
                FileProblem::UnknownLocation { location, locations: shown() }
            })
        }
        (_, None) => Err(FileProblem::ManyLocations { locations: shown() }),
    }
}
