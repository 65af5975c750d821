//! A row's cells as values, each refused with its column and text. Dialects decide which column to read.

use super::header::folded;
use super::number::{self, DecimalMark};
use super::reader::Row;
use super::switch::Switch;
use crate::catalogue::cell_text::unescaped;
use crate::catalogue::entry::FieldUpdate;
use crate::catalogue::notes::FileNotes;
use crate::ledger::item::{Alert, ItemStatus, Tracking};
use crate::ledger::label::{Label, TextError};
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::refusal::{BadRow, Refusal, RowProblem};
use crate::text::shortened;

/// What a blank cell means for a text or a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blank {
    /// The field is cleared (bincard's own files).
    Clears,
    /// The field is unchanged (`--map` and other systems).
    LeavesUnchanged,
}

/// How the cells of a file are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellFormat {
    pub(crate) mark: DecimalMark,
    pub(crate) blank: Blank,
}

/// A row whose cells are read by column.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    row: Row<'a>,
    format: CellFormat,
}

const YES_NO: &str = "yes, no, true, false, on, off, 1, 0";

impl<'a> Cells<'a> {
    pub(crate) fn new(row: Row<'a>, format: CellFormat) -> Self {
        Self { row, format }
    }

    pub(crate) fn line(self) -> u64 {
        self.row.line()
    }

    pub(crate) fn raw(self, column: Option<usize>) -> &'a str {
        self.row.cell(column)
    }

    /// The error about the value of a column.
    pub(crate) fn bad(self, column: Option<usize>, problem: RowProblem) -> BadRow {
        BadRow {
            line: self.line(),
            column: column.and_then(|column| self.row.header().name(column)).map(str::to_owned),
            value: shortened(self.raw(column)),
            problem,
        }
    }

    /// The SKU in one of bincard's own files, without the mark that an export added.
    pub(crate) fn own_sku(self, column: Option<usize>) -> Result<Sku, BadRow> {
        self.sku_without_mark(column, unescaped(self.raw(column)))
    }

    /// A SKU without the mark (`'`) before it: a spreadsheet has not damaged one with a mark.
    pub(crate) fn sku_without_mark(self, column: Option<usize>, text: &str) -> Result<Sku, BadRow> {
        if text.len() < self.raw(column).len() {
            return self.parsed_sku(column, text);
        }
        self.sku(column, text)
    }

    /// A SKU as text, but not a number that a spreadsheet has damaged.
    fn sku(self, column: Option<usize>, text: &str) -> Result<Sku, BadRow> {
        if text.trim().is_empty() {
            return Err(self.bad(column, RowProblem::Blank));
        }
        if number::is_spreadsheet_damage(text.trim()) {
            return Err(self.bad(column, RowProblem::SpreadsheetNumber));
        }
        self.parsed_sku(column, text)
    }

    /// An identity composed of several cells.
    pub(crate) fn identity(self, column: Option<usize>, text: &str) -> Result<Sku, BadRow> {
        self.parsed_sku(column, text)
    }

    fn parsed_sku(self, column: Option<usize>, text: &str) -> Result<Sku, BadRow> {
        Sku::parse(text).map_err(|why| {
            let text = shortened(text);
            self.bad(column, RowProblem::Refused(Box::new(Refusal::BadSku { text, why })))
        })
    }

    /// A name, category or similar text, without its formula mark.
    pub(crate) fn text(self, column: Option<usize>) -> Result<FieldUpdate<Label>, BadRow> {
        self.update(column, |text| self.label(column, unescaped(text)))
    }

    /// One text from several columns: those that are not blank.
    pub(crate) fn joined(self, columns: &[usize]) -> Result<FieldUpdate<Label>, BadRow> {
        let parts: Vec<usize> =
            columns.iter().copied().filter(|column| !self.raw(Some(*column)).is_empty()).collect();
        match parts.as_slice() {
            [] => self.text(columns.first().copied()),
            [only] => self.text(Some(*only)),
            [first, ..] => {
                let texts: Vec<&str> =
                    parts.iter().map(|column| unescaped(self.raw(Some(*column)))).collect();
                self.label(Some(*first), &texts.join(" / ")).map(FieldUpdate::Set)
            }
        }
    }

    /// Text from elsewhere as a label; a problem is reported for the column.
    pub(crate) fn label(self, column: Option<usize>, text: &str) -> Result<Label, BadRow> {
        Label::parse(text).map_err(|why: TextError| {
            let text = shortened(text);
            self.bad(column, RowProblem::Refused(Box::new(Refusal::BadText { text, why })))
        })
    }

    /// A barcode as text. One that a spreadsheet damaged is left out.
    pub(crate) fn barcode(
        self,
        column: Option<usize>,
        notes: &mut FileNotes,
    ) -> Result<FieldUpdate<Label>, BadRow> {
        if number::is_spreadsheet_damage(self.raw(column)) {
            notes.damaged_barcodes.add(self.line());
            return Ok(FieldUpdate::Unchanged);
        }
        self.text(column)
    }

    /// The barcodes of several columns, each once, in one text.
    pub(crate) fn barcodes(
        self,
        columns: &[usize],
        notes: &mut FileNotes,
    ) -> Result<FieldUpdate<Label>, BadRow> {
        let (first, others) = match columns {
            [] => return Ok(FieldUpdate::Unchanged),
            [first, others @ ..] => (Some(*first), others),
        };
        let mut barcodes = self.barcode(first, notes)?;
        for column in others {
            let FieldUpdate::Set(other) = self.barcode(Some(*column), notes)? else { continue };
            barcodes = FieldUpdate::Set(match barcodes {
                FieldUpdate::Set(known)
                    if known.as_str().split(' ').any(|one| one == other.as_str()) =>
                {
                    known
                }
                FieldUpdate::Set(known) => self.label(first, &format!("{known} {other}"))?,
                FieldUpdate::Cleared | FieldUpdate::Unchanged => other,
            });
        }
        Ok(barcodes)
    }

    /// A cost; one with more than five decimals is rounded.
    pub(crate) fn cost(
        self,
        column: Option<usize>,
        notes: &mut FileNotes,
    ) -> Result<FieldUpdate<Money>, BadRow> {
        self.update(column, |text| {
            let (cost, is_rounded) = number::cost(text, self.format.mark)
                .map_err(|problem| self.bad(column, problem))?;
            if is_rounded {
                notes.rounded_costs.add(self.line());
            }
            Ok(cost)
        })
    }

    pub(crate) fn money(self, column: Option<usize>) -> Result<FieldUpdate<Money>, BadRow> {
        self.update(column, |text| {
            number::money(text, self.format.mark).map_err(|problem| self.bad(column, problem))
        })
    }

    /// A quantity, or `None` if the cell is blank.
    pub(crate) fn quantity(self, column: Option<usize>) -> Result<Option<Quantity>, BadRow> {
        if self.raw(column).is_empty() {
            return Ok(None);
        }
        number::quantity(self.raw(column), self.format.mark)
            .map(Some)
            .map_err(|problem| self.bad(column, problem))
    }

    pub(crate) fn threshold(self, column: Option<usize>) -> Result<FieldUpdate<Quantity>, BadRow> {
        self.update(column, |text| {
            number::quantity(text, self.format.mark).map_err(|problem| self.bad(column, problem))
        })
    }

    /// Whether stock is tracked; a blank cell changes nothing.
    pub(crate) fn tracking(self, switch: &Switch) -> Result<FieldUpdate<Tracking>, BadRow> {
        Ok(match self.switch(switch)? {
            Some(true) => FieldUpdate::Set(Tracking::Tracked),
            Some(false) => FieldUpdate::Set(Tracking::Untracked),
            None => FieldUpdate::Unchanged,
        })
    }

    /// Whether the item is archived; a blank cell changes nothing.
    pub(crate) fn item_status(self, switch: &Switch) -> Result<FieldUpdate<ItemStatus>, BadRow> {
        Ok(match self.switch(switch)? {
            Some(true) => FieldUpdate::Set(ItemStatus::Archived),
            Some(false) => FieldUpdate::Set(ItemStatus::Active),
            None => FieldUpdate::Unchanged,
        })
    }

    /// The alert. A blank cell in a bincard file is an alert that was never set.
    pub(crate) fn alert(self, switch: &Switch) -> Result<FieldUpdate<Alert>, BadRow> {
        Ok(match (self.switch(switch)?, self.format.blank) {
            (Some(true), _) => FieldUpdate::Set(Alert::On),
            (Some(false), _) => FieldUpdate::Set(Alert::Off),
            (None, Blank::Clears) if !switch.0.is_empty() => FieldUpdate::Set(Alert::Unset),
            (None, Blank::Clears | Blank::LeavesUnchanged) => FieldUpdate::Unchanged,
        })
    }

    fn switch(self, switch: &Switch) -> Result<Option<bool>, BadRow> {
        for (column, words) in &switch.0 {
            let column = Some(*column);
            let is_yes = match &words.yes {
                Some(_) if self.raw(column).is_empty() => None,
                Some(yes) => Some(folded(self.raw(column)) == *yes),
                None => self.yes_or_no(column)?,
            };
            if let Some(is_yes) = is_yes {
                return Ok(Some(is_yes != words.is_inverted));
            }
        }
        Ok(None)
    }

    pub(crate) fn yes_or_no(self, column: Option<usize>) -> Result<Option<bool>, BadRow> {
        let word = self.raw(column);
        match word {
            "" => return Ok(None),
            "true" => return Ok(Some(true)),
            "false" => return Ok(Some(false)),
            _ => {}
        }
        match word.to_lowercase().as_str() {
            "yes" | "true" | "on" | "y" | "1" | "oui" | "vrai" | "o" => Ok(Some(true)),
            "no" | "false" | "off" | "n" | "0" | "non" | "faux" => Ok(Some(false)),
            _ => Err(self.bad(column, RowProblem::UnknownWord { known: YES_NO })),
        }
    }

    fn update<T>(
        self,
        column: Option<usize>,
        read: impl FnOnce(&'a str) -> Result<T, BadRow>,
    ) -> Result<FieldUpdate<T>, BadRow> {
        match (self.raw(column), column, self.format.blank) {
            (_, None, _) | ("", Some(_), Blank::LeavesUnchanged) => Ok(FieldUpdate::Unchanged),
            ("", Some(_), Blank::Clears) => Ok(FieldUpdate::Cleared),
            (text, Some(_), Blank::Clears | Blank::LeavesUnchanged) => {
                read(text).map(FieldUpdate::Set)
            }
        }
    }
}
