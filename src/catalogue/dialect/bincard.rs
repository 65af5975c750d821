//! bincard's own files, and any spreadsheet with `--map`: columns by name, one item in each row.

use std::io::{self, Write};

use super::columns::EXPORTED;
use super::mapping::{FieldColumn, Mapping, field_columns};
use super::row_parser::RowParser;
use crate::catalogue::cell_text::{self, unescaped};
use crate::catalogue::entry::{Entry, RowContent};
use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::{CellFormat, Cells};
use crate::catalogue::reading::header::Header;
use crate::catalogue::reading::reader::Row;
use crate::catalogue::reading::switch::Switch;
use crate::catalogue::row_writer::RowWriter;
use crate::ledger::count::RowQuantities;
use crate::ledger::item::Profile;
use crate::ledger::item_field::ItemField;
use crate::ledger::level::Level;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::refusal::{BadRow, FileProblem};

/// The column of each field, or its columns.
#[derive(Debug, Default)]
pub(super) struct Bincard {
    sku: Option<usize>,
    name: Option<usize>,
    variation: Vec<usize>,
    category: Option<usize>,
    barcodes: Vec<usize>,
    price: Option<usize>,
    cost: Option<usize>,
    tracked: Switch,
    alert: Switch,
    threshold: Option<usize>,
    on_hand: Option<usize>,
    archived: Switch,
}

impl Bincard {
    /// Finds the columns. Refuses a header without a SKU.
    pub(super) fn new(header: &Header, map: &[Mapping]) -> Result<Self, FileProblem> {
        let mut columns = Self::default();
        for FieldColumn { field, column, words } in field_columns(header, map)? {
            let of_field = match field {
                ItemField::Sku => &mut columns.sku,
                ItemField::Name => &mut columns.name,
                ItemField::Variation => {
                    columns.variation.push(column);
                    continue;
                }
                ItemField::Category => &mut columns.category,
                ItemField::Barcode => {
                    columns.barcodes.push(column);
                    continue;
                }
                ItemField::Price => &mut columns.price,
                ItemField::Cost => &mut columns.cost,
                ItemField::Tracked => {
                    columns.tracked.add(column, words);
                    continue;
                }
                ItemField::Alert => {
                    columns.alert.add(column, words);
                    continue;
                }
                ItemField::Archived => {
                    columns.archived.add(column, words);
                    continue;
                }
                ItemField::Threshold => &mut columns.threshold,
                ItemField::OnHand => &mut columns.on_hand,
                // Reserved and available are derived from the ledger and never imported.
                ItemField::Reserved
                | ItemField::Available
                | ItemField::LowSince
                | ItemField::StockAlert => continue,
            };
            *of_field = Some(column);
        }
        Ok(columns)
    }
}

impl RowParser for Bincard {
    fn sku_column(&self) -> Option<usize> {
        self.sku
    }

    fn first_pass<'a>(&mut self, _row: Row<'a>) -> Option<&'a str> {
        None
    }

    fn parse(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        notes: &mut FileNotes,
    ) -> Result<RowContent, BadRow> {
        let cells = Cells::new(row, format);
        let sku = cells.own_sku(self.sku)?;
        Ok(RowContent::Item(Box::new(Entry {
            name: cells.text(self.name)?,
            variation: cells.joined(&self.variation)?,
            category: cells.text(self.category)?,
            barcode: cells.barcodes(&self.barcodes, notes)?,
            price: cells.money(self.price)?,
            cost: cells.cost(self.cost, notes)?,
            tracking: cells.tracking(&self.tracked)?,
            alert: cells.alert(&self.alert)?,
            threshold: cells.threshold(self.threshold)?,
            status: cells.item_status(&self.archived)?,
            quantities: RowQuantities {
                on_hand: cells.quantity(self.on_hand)?,
                ..RowQuantities::default()
            },
            ..Entry::new(cells.line(), sku)
        })))
    }

    fn has_quantities(&self) -> bool {
        self.on_hand.is_some()
    }

    fn has_thresholds(&self) -> Option<bool> {
        Some(self.threshold.is_some())
    }

    fn sku_of_refused(&self, row: Row<'_>) -> Option<Sku> {
        Sku::parse(unescaped(row.cell(self.sku))).ok()
    }
}

/// The names of the columns of an export.
pub(in crate::catalogue) fn columns() -> [&'static str; 14] {
    EXPORTED.map(ItemField::word)
}

/// Writes an item in the order of `columns`.
pub(in crate::catalogue) fn write<W: Write>(
    cells: &mut RowWriter<W>,
    item: &Profile,
    level: Level,
    on_hand: Quantity,
) -> io::Result<()> {
    cells.text(item.sku.as_str())?;
    cells.text(item.name.as_str())?;
    cells.optional_text(item.variation.as_ref())?;
    cells.optional_text(item.category.as_ref())?;
    cells.optional_text(item.barcode.as_ref())?;
    cells.number(item.price)?;
    cells.number(item.cost)?;
    cells.raw(cell_text::tracking(item.tracking))?;
    cells.raw(cell_text::alert(item.alert))?;
    cells.number(item.threshold)?;
    cells.number(Some(on_hand))?;
    cells.number(Some(level.reserved))?;
    cells.number(Some(level.available))?;
    cells.raw(cell_text::item_status(item.status))
}
