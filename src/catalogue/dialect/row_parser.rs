//! How a dialect turns its rows into entries.

use std::borrow::Cow;

use crate::catalogue::entry::RowContent;
use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::CellFormat;
use crate::catalogue::reading::reader::{Row, RowLength};
use crate::ledger::sku::Sku;
use crate::refusal::{BadRow, FileProblem};

/// The columns of a file, and the state that its rows share, such as the product that they belong to, or the parents
/// of variations.
pub(in crate::catalogue) trait RowParser {
    fn sku_column(&self) -> Option<usize>;

    /// Reads a row on the first pass, and returns its SKU if it is an item. Only foreign files have a first pass.
    fn first_pass<'a>(&mut self, row: Row<'a>) -> Option<&'a str>;

    /// Ends the first pass. Refuses a file with several locations if none was chosen.
    fn finish_first_pass(&mut self) -> Result<(), FileProblem> {
        Ok(())
    }

    fn parse(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        notes: &mut FileNotes,
    ) -> Result<RowContent, BadRow>;

    /// Skips a row that cannot be read.
    fn skip(&mut self, _row: Row<'_>) {}

    /// The SKU of a refused row, if repeating it is an error.
    fn sku_of_refused(&self, _row: Row<'_>) -> Option<Sku> {
        None
    }

    /// The value of a column in an earlier row that also applies to this one.
    fn inherited(&self, _row: Row<'_>, _column: usize) -> Option<Cow<'_, str>> {
        None
    }

    /// Whether rows may end early.
    fn row_length(&self) -> RowLength {
        RowLength::AsHeader
    }

    /// Whether a column contains quantities.
    fn has_quantities(&self) -> bool;

    /// Whether a column contains thresholds; `None` if the system has none.
    fn has_thresholds(&self) -> Option<bool>;

    /// Whether files of this kind have quantities for several locations.
    fn has_locations(&self) -> bool {
        false
    }
}
