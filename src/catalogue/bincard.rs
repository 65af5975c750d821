//! The own dialect, and any spreadsheet with `--map`: columns by their names, a row an item.

use super::cells::{CellFormat, Cells};
use super::entry::{Entry, RowMeaning};
use super::field::Field;
use super::header::{Header, Mapping};
use super::reading::Row;
use super::words::unescaped;
use crate::refusal::{BadRow, FileProblem};

/// Where each field stands in the file.
#[derive(Debug, Default)]
pub(crate) struct Bincard {
    sku: Option<usize>,
    name: Option<usize>,
    variation: Option<usize>,
    category: Option<usize>,
    barcode: Option<usize>,
    price: Option<usize>,
    cost: Option<usize>,
    tracked: Option<usize>,
    alert: Option<usize>,
    threshold: Option<usize>,
    on_hand: Option<usize>,
    archived: Option<usize>,
}

impl Bincard {
    /// Finds the columns. Refuses a header without a SKU.
    pub(crate) fn new(header: &Header, map: &[Mapping]) -> Result<Self, FileProblem> {
        let mut columns = Self::default();
        for (field, column) in header.fields(map)? {
            let place = match field {
                Field::Sku => &mut columns.sku,
                Field::Name => &mut columns.name,
                Field::Variation => &mut columns.variation,
                Field::Category => &mut columns.category,
                Field::Barcode => &mut columns.barcode,
                Field::Price => &mut columns.price,
                Field::Cost => &mut columns.cost,
                Field::Tracked => &mut columns.tracked,
                Field::Alert => &mut columns.alert,
                Field::Threshold => &mut columns.threshold,
                Field::OnHand => &mut columns.on_hand,
                Field::Archived => &mut columns.archived,
                // What is reserved and available follows from the ledger and is never imported.
                Field::Reserved | Field::Available => continue,
            };
            *place = Some(column);
        }
        Ok(columns)
    }

    /// Where the SKU stands.
    pub(crate) fn sku_column(&self) -> Option<usize> {
        self.sku
    }

    /// The SKU a row's item has in the file.
    pub(crate) fn item_sku<'a>(&self, row: Row<'a>) -> &'a str {
        unescaped(row.cell(self.sku))
    }

    /// What a row says. A blank name is no name, and then the SKU is.
    pub(crate) fn entry(&self, row: Row<'_>, format: CellFormat) -> Result<RowMeaning, BadRow> {
        let cells = Cells::new(row, format);
        let sku = cells.own_sku(self.sku)?;
        Ok(RowMeaning::Item(Box::new(Entry {
            name: cells.text(self.name)?,
            variation: cells.text(self.variation)?,
            category: cells.text(self.category)?,
            barcode: cells.barcode(self.barcode)?,
            price: cells.money(self.price)?,
            cost: cells.money(self.cost)?,
            tracking: cells.tracking(self.tracked)?,
            alert: cells.alert(self.alert)?,
            threshold: cells.threshold(self.threshold)?,
            status: cells.item_status(self.archived)?,
            on_hand: cells.quantity(self.on_hand)?,
            ..Entry::new(cells.line(), sku)
        })))
    }
}
