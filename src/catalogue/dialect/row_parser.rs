//! What a dialect knows of its rows: how one becomes an entry.

use std::borrow::Cow;

use crate::catalogue::entry::RowContent;
use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::CellFormat;
use crate::catalogue::reading::reader::{Row, RowLength};
use crate::ledger::sku::Sku;
use crate::refusal::{BadRow, FileProblem};

/// The columns of a file, and the state that its rows share (the product that they belong to, the parents of
/// variations).
pub(in crate::catalogue) trait RowParser {
    fn sku_column(&self) -> Option<usize>;

    /// Looks at a row on the first pass; returns its SKU if it is an item's. Only foreign files have one.
    fn first_pass<'a>(&mut self, row: Row<'a>) -> Option<&'a str>;

    /// Ends the first pass. Refuses a file of several locations without a choice.
    fn finish_first_pass(&mut self) -> Result<(), FileProblem> {
        Ok(())
    }

    fn parse(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        notes: &mut FileNotes,
    ) -> Result<RowContent, BadRow>;

    /// Goes past a row that cannot be read.
    fn skip(&mut self, _row: Row<'_>) {}

    /// The SKU of a row that is refused, where repeating it is an error.
    fn sku_of_refused(&self, _row: Row<'_>) -> Option<Sku> {
        None
    }

    /// What stands in a column of an earlier row and holds for this one, too.
    fn inherited(&self, _row: Row<'_>, _column: usize) -> Option<Cow<'_, str>> {
        None
    }

    /// Whether rows may end early.
    fn row_length(&self) -> RowLength {
        RowLength::AsHeader
    }

    /// Whether a column has quantities.
    fn has_quantities(&self) -> bool;

    /// Whether a column has thresholds. `None`: the system has none.
    fn has_thresholds(&self) -> Option<bool>;

    /// Whether files of this kind have quantities of several locations.
    fn has_locations(&self) -> bool {
        false
    }
}
