//! Applies the rows of a catalogue to stock, one by one.

use anyhow::Result;

use super::difference::ItemDifference;
use super::row_stream::StreamedRow;
use crate::catalogue::{self, Entry, ParsedRow, SkipReason, Warning};
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::locale::sku_argument;
use crate::refusal::{BadRow, Refusal, RowProblem};
use crate::stock::{CatalogueImport, ImportedRow};
use crate::store::IdentifiedItem;

/// The most archived items that are named.
const MAX_ARCHIVED_NAMED: usize = 10;

/// The outcome of a row, with its differences if requested.
pub(super) enum RowOutcome {
    Added(Option<ItemDifference>),
    Changed(Option<ItemDifference>),
    Unchanged,
    Skipped(SkipReason),
    Refused(BadRow),
}

/// Rows being applied.
pub(super) struct RowImport<'a> {
    pub(super) stock: CatalogueImport<'a>,
    /// The columns as the file names them.
    pub(super) header: &'a [String],
    pub(super) has_differences: bool,
    pub(super) archived: ArchivedItems,
}

/// Items that are archived and stay so (R7).
#[derive(Debug, Default)]
pub(super) struct ArchivedItems {
    count: u64,
    named: Vec<String>,
}

impl ArchivedItems {
    fn add(&mut self, sku: &Sku) {
        self.count = self.count.saturating_add(1);
        if self.named.len() < MAX_ARCHIVED_NAMED {
            self.named.push(sku_argument(sku));
        }
    }

    pub(super) fn warning(&self) -> Option<Warning> {
        let skus = self.named.join(" ");
        (self.count > 0).then_some(Warning::Archived { count: self.count, skus })
    }
}

impl RowImport<'_> {
    /// Looks up the items of the rows that come next.
    pub(super) fn look_ahead(&mut self, rows: &[StreamedRow]) -> Result<()> {
        let entries = rows.iter().filter_map(|row| match &row.parsed {
            ParsedRow::Entry(entry) => Some(entry),
            ParsedRow::Skipped(_) | ParsedRow::Refused(_) => None,
        });
        self.stock.look_ahead(
            entries.flat_map(|entry| [Some(&entry.sku), entry.earlier_sku.as_deref()]).flatten(),
        )
    }

    /// Applies a row. A refused row has changed nothing.
    pub(super) fn apply(&mut self, row: &ParsedRow) -> Result<RowOutcome> {
        let entry = match row {
            ParsedRow::Entry(entry) => entry,
            ParsedRow::Skipped(reason) => return Ok(RowOutcome::Skipped(reason.clone())),
            ParsedRow::Refused(bad) => return Ok(RowOutcome::Refused(bad.clone())),
        };
        let outcome = match self.stock.find(&entry.sku)? {
            Some(found) => self.change(entry, &found, entry.identity.as_deref()),
            None => match (&entry.earlier_sku, &entry.identity) {
                (Some(sku), Some(identity)) => self.change_earlier(entry, sku, identity),
                (None, _) | (_, None) => self.add(entry),
            },
        };
        outcome.or_else(|error| Ok(RowOutcome::Refused(refused(entry, Refusal::take(error)?))))
    }

    fn add(&mut self, entry: &Entry) -> Result<RowOutcome> {
        let profile = catalogue::new_item(entry);
        let row = self.stock.add(&profile, &entry.quantities, entry.identity.as_deref())?;
        if let Err(bad) = self.on_hand_change(entry, &row) {
            return Ok(RowOutcome::Refused(bad));
        }
        let difference = || {
            let opening = entry.quantities.opening().filter(|_| profile.is_tracked());
            ItemDifference::added(&entry.sku, catalogue::field_changes(entry, None), opening)
        };
        Ok(RowOutcome::Added(self.has_differences.then(difference)))
    }

    /// An item keeps the SKU it has here, even if the file has another one for it now.
    fn change_earlier(
        &mut self,
        entry: &Entry,
        sku: &Sku,
        identity: &ForeignIdentity,
    ) -> Result<RowOutcome> {
        let Some(found) = self.stock.find_earlier(sku, identity)? else { return self.add(entry) };
        let identity = ForeignIdentity { sku: Some(entry.sku.to_string()), ..identity.clone() };
        self.change(entry, &found, Some(&identity))
    }

    fn change(
        &mut self,
        entry: &Entry,
        found: &IdentifiedItem,
        identity: Option<&ForeignIdentity>,
    ) -> Result<RowOutcome> {
        let item = &found.item;
        let is_same = catalogue::is_unchanged(entry, &item.profile);
        let after = (!is_same).then(|| catalogue::updated_item(entry, &item.profile));
        let row = self.stock.change(found, after.as_ref(), &entry.quantities, identity)?;
        let on_hand = match self.on_hand_change(entry, &row) {
            Ok(on_hand) => on_hand,
            Err(bad) => return Ok(RowOutcome::Refused(bad)),
        };
        let is_archived = after.as_ref().unwrap_or(&item.profile).is_archived();
        // A file that says so itself, such as bincard's own export, needs no warning.
        if is_archived && entry.status.value().is_none() {
            self.archived.add(&item.profile.sku);
        }
        if is_same && on_hand.is_none() {
            return Ok(RowOutcome::Unchanged);
        }
        let difference = || {
            let fields = catalogue::field_changes(entry, Some(&item.profile));
            ItemDifference::changed(&item.profile.sku, fields, on_hand)
        };
        Ok(RowOutcome::Changed(self.has_differences.then(difference)))
    }

    /// On hand before and after, if it changed, or why the row is refused.
    fn on_hand_change(
        &self,
        entry: &Entry,
        row: &ImportedRow,
    ) -> Result<Option<(Quantity, Quantity)>, BadRow> {
        match row {
            ImportedRow::Unchanged => Ok(None),
            ImportedRow::Applied { before, after } => {
                Ok((before != after).then_some((*before, *after)))
            }
            ImportedRow::NegativeCount { counted } => {
                Err(refused(entry, Refusal::CountNegative { text: counted.to_string() }))
            }
            ImportedRow::Stale { on_hand } => {
                let column = entry.old_count_column.and_then(|column| self.header.get(column));
                let value = entry.quantities.old_count.map(|old| old.to_string());
                Err(BadRow {
                    line: entry.line,
                    column: column.map(|name| name.trim().to_owned()),
                    value: value.unwrap_or_default(),
                    problem: RowProblem::Stale { on_hand: *on_hand },
                })
            }
        }
    }
}

fn refused(entry: &Entry, refusal: Refusal) -> BadRow {
    let problem = RowProblem::Refused(Box::new(refusal));
    BadRow { line: entry.line, column: None, value: entry.sku.to_string(), problem }
}
