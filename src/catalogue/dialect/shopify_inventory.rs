//! Shopify's inventory exports: a column for each location (wide), or a row for each location (long) with `On hand`,
//! or with `On hand (current)` and `On hand (new)`. They have quantities and no prices.

use super::identity::{ChosenSku, choose_sku};
use super::row_parser::RowParser;
use super::shopify_variant::{OptionNames, Variant};
use crate::catalogue::cell_text::unescaped;
use crate::catalogue::entry::{Entry, RowContent, SkipReason};
use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::{CellFormat, Cells};
use crate::catalogue::reading::header::{Header, folded};
use crate::catalogue::reading::reader::Row;
use crate::ledger::count::RowQuantities;
use crate::refusal::{BadRow, FileProblem};

/// Whether a header of Shopify's is that of an inventory export.
pub(super) fn is_recognised(header: &Header) -> bool {
    let is_product = header.has(&["variant price", "price", "variant inventory qty"])
        || header.has(&["inventory quantity", "vendor", "status"]);
    header.has(&["location", "emplacement"])
        || header.has(&["on hand", "on hand (current)", "on hand (new)"])
        || (header.has(&["hs code", "coo"]) && !is_product)
}

/// The columns of a wide file that are not locations.
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

const AVAILABLE: &[&str] = &["available", "disponible"];

/// The most locations that are remembered for a message.
const MAX_LOCATIONS: usize = 20;

/// Where the quantities of the chosen location are.
#[derive(Debug)]
enum Quantities {
    /// In the column with its name.
    Wide { column: Option<usize> },
    /// In the rows with its name.
    Long {
        location: Option<usize>,
        on_hand: Option<usize>,
        current: Option<usize>,
        new: Option<usize>,
        chosen: Option<String>,
        known: Vec<String>,
    },
}

/// An inventory export.
#[derive(Debug)]
pub(super) struct ShopifyInventory {
    variant: Variant,
    quantities: Quantities,
    committed: Option<usize>,
    unavailable: Option<usize>,
    /// Whether its quantities are what is available, not what is on hand.
    has_available_only: bool,
    /// The handle and the title of the latest product.
    product: (String, String),
    option_names: OptionNames,
}

impl ShopifyInventory {
    /// Refuses a wide file with several locations if none was chosen.
    pub(super) fn new(header: &Header, chosen: Option<&str>) -> Result<Self, FileProblem> {
        let variant = Variant::new(header)?;
        let location = header.column(&["location", "emplacement"]);
        let on_hand = header.column(&["on hand", "en main"]);
        let current = header.column(&["on hand (current)", "en main (actuel)"]);
        let new = header.column(&["on hand (new)", "en main (nouveau)"]);
        let has_on_hand = [on_hand, current, new].iter().any(Option::is_some);
        let is_long = has_on_hand || location.is_some();
        let on_hand =
            if has_on_hand { on_hand } else { header.column(AVAILABLE).filter(|_| is_long) };
        let quantities = if is_long {
            let chosen = chosen.map(str::to_owned);
            Quantities::Long { location, on_hand, current, new, chosen, known: Vec::new() }
        } else {
            Quantities::Wide { column: wide_column(header, chosen)? }
        };
        let [committed, unavailable] = if has_on_hand {
            [
                header.column(&["committed", "engagé"]),
                header.column(&["unavailable", "indisponible"]),
            ]
        } else {
            [None, None]
        };
        Ok(Self {
            variant,
            quantities,
            committed,
            unavailable,
            has_available_only: !has_on_hand,
            product: Default::default(),
            option_names: OptionNames::default(),
        })
    }

    fn enter_product(&mut self, cells: Cells<'_>) {
        let handle = unescaped(cells.raw(self.variant.handle));
        let title = unescaped(cells.raw(self.variant.title));
        let is_later = !handle.is_empty() && handle == self.product.0;
        if !is_later {
            self.option_names = OptionNames::default();
        }
        self.variant.read_option_names(cells, &mut self.option_names);
        if !is_later || !title.is_empty() {
            self.product = (handle.to_owned(), title.to_owned());
        }
    }
}

impl RowParser for ShopifyInventory {
    fn sku_column(&self) -> Option<usize> {
        self.variant.sku
    }

    fn has_locations(&self) -> bool {
        true
    }

    fn has_quantities(&self) -> bool {
        match &self.quantities {
            Quantities::Wide { column } => column.is_some(),
            Quantities::Long { on_hand, current, new, .. } => {
                [on_hand, current, new].iter().any(|column| column.is_some())
            }
        }
    }

    fn has_thresholds(&self) -> Option<bool> {
        None
    }

    fn first_pass<'a>(&mut self, row: Row<'a>) -> Option<&'a str> {
        if let Quantities::Long { location, chosen, known, .. } = &mut self.quantities {
            let name = row.cell(*location);
            let is_known = known.iter().any(|one| folded(one) == folded(name));
            if !is_known && known.len() < MAX_LOCATIONS && !name.is_empty() {
                known.push(name.to_owned());
            }
            if chosen.as_ref().is_some_and(|chosen| folded(chosen) != folded(name)) {
                return None;
            }
        }
        Some(self.variant.sku(row))
    }

    fn finish_first_pass(&mut self) -> Result<(), FileProblem> {
        let Quantities::Long { chosen, known, .. } = &mut self.quantities else { return Ok(()) };
        let locations = std::mem::take(known);
        match (chosen.as_ref(), locations.as_slice()) {
            (None, [] | [_]) | (Some(_), []) => Ok(()),
            (None, [_, _, ..]) => Err(FileProblem::ManyLocations { locations }),
            (Some(location), [..]) => {
                let is_there = locations.iter().any(|one| folded(one) == folded(location));
                // A location that is not among those collected may still follow.
                if is_there || locations.len() == MAX_LOCATIONS {
                    return Ok(());
                }
                Err(FileProblem::UnknownLocation { location: location.clone(), locations })
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
        self.enter_product(cells);
        let columns = match &self.quantities {
            Quantities::Wide { column } => [*column, None, None],
            Quantities::Long { location, on_hand, current, new, chosen, .. } => {
                let name = cells.raw(*location);
                if chosen.as_ref().is_some_and(|chosen| folded(chosen) != folded(name)) {
                    return Ok(RowContent::NoItem(SkipReason::OtherLocation));
                }
                [*on_hand, *current, *new]
            }
        };
        let is_unstocked = |column: &Option<usize>| {
            ["not stocked", "non stocké", "pas en stock"]
                .contains(&cells.raw(*column).to_lowercase().as_str())
        };
        if columns.iter().any(is_unstocked) {
            return Ok(RowContent::NoItem(SkipReason::NotStocked));
        }
        let (handle, title) = &self.product;
        let identity = || self.variant.identity(cells, handle);
        let ChosenSku { sku, in_file, earlier } =
            choose_sku(cells, self.variant.sku, self.variant.sku(row), identity, notes)?;
        let mut entry = Entry::new(cells.line(), sku);
        entry.earlier_sku = earlier.map(Box::new);
        let names = &self.option_names;
        entry.identity = self.variant.foreign_identity(cells, handle, names, in_file).map(Box::new);
        self.variant.set_name(cells, title, &mut entry)?;
        let [on_hand, current, new] = columns;
        entry.old_count_column = current;
        let new_count = cells.quantity(new)?;
        let current = cells.quantity(current)?;
        for (column, sum) in
            [(self.committed, &mut notes.committed), (self.unavailable, &mut notes.unavailable)]
        {
            // Only reported, not imported, so a value that is not a number does no harm.
            let quantity = cells.quantity(column).ok().flatten();
            *sum = quantity.and_then(|quantity| sum.plus(quantity).ok()).unwrap_or(*sum);
        }
        notes.has_available_only |= self.has_available_only;
        entry.quantities = RowQuantities {
            on_hand: cells.quantity(on_hand)?.or(current),
            new_count,
            old_count: new_count.and(current),
        };
        Ok(RowContent::Item(Box::new(entry)))
    }
}

/// The column of the chosen location in a wide file. The columns of all locations count as used.
fn wide_column(header: &Header, chosen: Option<&str>) -> Result<Option<usize>, FileProblem> {
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
    match (locations.as_slice(), chosen) {
        ([], None) => Ok(None),
        ([(column, _)], None) => Ok(Some(*column)),
        (_, Some(chosen)) => {
            let found = locations.iter().find(|(_, name)| **name == folded(chosen));
            found.map(|(column, _)| Some(*column)).ok_or_else(|| {
                let location = chosen.to_owned();
                FileProblem::UnknownLocation { location, locations: shown() }
            })
        }
        (_, None) => Err(FileProblem::ManyLocations { locations: shown() }),
    }
}
