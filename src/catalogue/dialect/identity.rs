//! Which SKU the item of a foreign row gets.

use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::Cells;
use crate::ledger::sku::Sku;
use crate::refusal::{BadRow, RowProblem};

/// The SKU in the file (`text`), or the system's own identity where the file has none or has it on several rows.
pub(super) fn choose_sku(
    cells: Cells<'_>,
    column: Option<usize>,
    text: &str,
    own_identity: impl FnOnce() -> String,
    notes: &mut FileNotes,
) -> Result<Sku, BadRow> {
    if text.is_empty() {
        let identity = own_identity();
        if identity.is_empty() {
            return Err(cells.bad(column, RowProblem::Blank));
        }
        return cells.identity(column, &identity);
    }
    let sku = cells.sku_without_mark(column, text)?;
    if !notes.duplicates.contains(&sku) {
        return Ok(sku);
    }
    let identity = own_identity();
    if identity.is_empty() {
        return Ok(sku);
    }
    let instead = cells.identity(column, &identity)?;
    notes.note_replaced_sku(cells.line(), &sku, &instead);
    Ok(instead)
}
