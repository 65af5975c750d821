//! Shared by commands that move stock: the items of lines, and the levels before and after.

use anyhow::Result;

use crate::ledger::document::{Document, DocumentStep};
use crate::ledger::item::Item;
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::quantity::Quantity;
use crate::ledger::sale::Sale;
use crate::locale::{Message, sku_argument};
use crate::output::{Outcome, Record};
use crate::parse::{self, RequestLine, add_up};
use crate::refusal::Refusal;
use crate::stock::LevelChange;
use crate::store::Snapshot;

/// The most items that get a warning each.
const MAX_WARNINGS: usize = 20;

/// The lines of a request with their items; lines with the same item are added up. Refuses the whole request at the
/// first unknown SKU (R10).
pub(crate) fn lines_of(tx: &Snapshot<'_>, requested: &[RequestLine]) -> Result<Vec<(Line, Item)>> {
    add_up(requested)?
        .into_iter()
        .map(|line| {
            let item = requested_item(tx, requested, &line)?;
            let effect =
                if item.profile.is_tracked() { LineEffect::Moves } else { LineEffect::Still };
            let line = Line::new(item.id, item.profile.sku.clone(), line.quantity, effect);
            Ok((line, item))
        })
        .collect()
}

/// The item of a line.
pub(crate) fn requested_item(
    tx: &Snapshot<'_>,
    requested: &[RequestLine],
    line: &RequestLine,
) -> Result<Item> {
    tx.item(&line.sku).map_err(|error| meant_as_quantity(error, requested, line))
}

/// An unknown SKU that is a number, after a SKU without a quantity, was most likely meant as its quantity.
fn meant_as_quantity(
    mut error: anyhow::Error,
    requested: &[RequestLine],
    line: &RequestLine,
) -> anyhow::Error {
    let before = requested.iter().take_while(|one| one.sku != line.sku).last();
    let is_quantity = parse::positive(line.sku.as_str()).is_ok();
    let lacking = before.filter(|one| is_quantity && one.quantity == Quantity::ONE);
    if let (Some(before), Some(Refusal::UnknownItem { nearest, .. })) =
        (lacking, error.downcast_mut())
    {
        *nearest = vec![format!("{}={}", before.sku, line.sku)];
    }
    error
}

/// Each tracked item's available quantity before and after.
pub(crate) fn change_records(changes: &[LevelChange]) -> Vec<Record> {
    changes.iter().filter(|change| change.is_tracked).map(change_record).collect()
}

/// An item's available quantity before and after.
pub(crate) fn change_record(change: &LevelChange) -> Record {
    Record::new()
        .with("sku", &change.sku)
        .with("before", change.before.available)
        .with("after", change.after.available)
}

/// Warns about items that ran out (R9) and about archived items.
pub(crate) fn warn(mut outcome: Outcome, changes: &[LevelChange], items: &[Item]) -> Outcome {
    let mut below_zero =
        changes.iter().filter(|change| change.is_tracked && change.after.available.is_negative());
    for change in below_zero.by_ref().take(MAX_WARNINGS) {
        let message = Message::new("warn-below-zero")
            .with("sku", &change.sku)
            .with("available", change.after.available);
        outcome = outcome.warning(message);
    }
    let more = below_zero.count();
    if more > 0 {
        outcome = outcome.warning(Message::new("warn-below-zero-more").with("count", more));
    }
    let mut archived = items.iter().filter(|item| item.profile.is_archived());
    for item in archived.by_ref().take(MAX_WARNINGS) {
        outcome = outcome.warning(Message::new("warn-archived").with("sku", &item.profile.sku));
    }
    let more = archived.count();
    if more > 0 {
        outcome = outcome.warning(Message::new("warn-archived-more").with("count", more));
    }
    outcome
}

/// Warns if voiding a sale raises an item that was counted since (R11, R22b): if the items had never left, the item
/// must be counted again.
pub(crate) fn warn_of_counts(
    tx: &Snapshot<'_>,
    mut outcome: Outcome,
    sale: &Document<Sale>,
    changes: &[LevelChange],
) -> Result<Outcome> {
    let mut counted = Vec::new();
    for change in changes.iter().filter(|change| change.before != change.after) {
        if tx.item_by_id(change.item)?.counted_at > sale.taken_at(DocumentStep::Record) {
            counted.push(&change.sku);
        }
    }
    for sku in counted.into_iter().take(MAX_WARNINGS) {
        let message = Message::new("warn-void-counted")
            .with("sku", sku)
            .with("number", sale.number.as_str())
            .with("word", sku_argument(sku));
        outcome = outcome.warning(message);
    }
    Ok(outcome)
}

/// Lines as one text: `2 × TEA-01, 1 × MUG-02`.
pub(crate) fn short(lines: &[Line]) -> String {
    lines
        .iter()
        .map(|line| format!("{} × {}", line.quantity, line.sku))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Lines as they were typed, for the summary of a request.
pub(crate) fn typed(lines: &[RequestLine]) -> String {
    lines.iter().map(|line| format!("{}={}", line.sku, line.quantity)).collect::<Vec<_>>().join(" ")
}
