//! The SKU that an item of a foreign file gets here, and the one that it has in exports.

use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::Cells;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::Profile;
use crate::ledger::sku::Sku;
use crate::refusal::{BadRow, RowProblem};

/// The SKU of an item, and its SKU in the file if that differs.
pub(super) struct ChosenSku {
    pub(super) sku: Sku,
    pub(super) in_file: Option<String>,
    /// The SKU that an earlier file without this one gave it.
    pub(super) earlier: Option<Sku>,
}

/// The SKU in the file (`text`), or the system's own identity if the file has none or has it on several rows.
pub(super) fn choose_sku(
    cells: Cells<'_>,
    column: Option<usize>,
    text: &str,
    own_identity: impl FnOnce() -> String,
    notes: &mut FileNotes,
) -> Result<ChosenSku, BadRow> {
    let in_file = Some(text.to_owned());
    if text.is_empty() {
        let identity = own_identity();
        if identity.is_empty() {
            return Err(cells.bad(column, RowProblem::Blank));
        }
        return cells.identity(column, &identity).map(|sku| ChosenSku {
            sku,
            in_file,
            earlier: None,
        });
    }
    let sku = cells.sku_without_mark(column, text)?;
    if !notes.duplicates.contains(&sku) {
        let earlier = Sku::parse(&own_identity()).ok();
        return Ok(ChosenSku { sku, in_file: None, earlier });
    }
    let identity = own_identity();
    if identity.is_empty() {
        return Ok(ChosenSku { sku, in_file: None, earlier: None });
    }
    let instead = cells.identity(column, &identity)?;
    notes.note_replaced_sku(cells.line(), &sku, &instead);
    Ok(ChosenSku { sku: instead, in_file, earlier: None })
}

/// The SKU that the item has in the other system.
pub(super) fn sku_there<'a>(item: &'a Profile, identity: Option<&'a ForeignIdentity>) -> &'a str {
    identity.and_then(|identity| identity.sku.as_deref()).unwrap_or(item.sku.as_str())
}
