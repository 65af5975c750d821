//! The bin card of one item: each movement with what was available before and after, counts without
//! difference among them.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{Row, params};
use std::ops::ControlFlow;

use super::Snapshot;
use super::document::number_of;
use super::row::{instant, instant_of, optional_instant_of};
use crate::ledger::document::{DocumentId, DocumentKind};
use crate::ledger::item::ItemId;
use crate::ledger::label::Label;
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::quantity::Quantity;

/// A line of the bin card.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// When it happened.
    pub(crate) at: Timestamp,
    /// Why.
    pub(crate) kind: MovementKind,
    /// The reason of the adjustment behind it.
    pub(crate) reason: Option<String>,
    /// Where the goods were, and where they went; nothing for a count that found no difference.
    pub(crate) way: Option<(State, State)>,
    /// How much.
    pub(crate) quantity: Quantity,
    /// What was available before.
    pub(crate) before: Quantity,
    /// What was available after.
    pub(crate) after: Quantity,
    /// The document that caused it.
    pub(crate) document: String,
    /// The document that an adjustment refers to (R23).
    pub(crate) reference: Option<Label>,
    /// What was noted.
    pub(crate) note: Option<Label>,
}

/// Movements, and counts that moved nothing, as one list. ?1 item, ?2 since, ?3 until.
const ENTRIES: &str = "
    select at, step_id, n, kind, from_state, to_state, quantity from movement
    where item_id = ?1 and at >= ?2 and at <= ?3
    union all
    select at, step_id, -1, 2, null, null, 0 from stock_count
    where item_id = ?1 and at >= ?2 and at <= ?3
      and not exists (select 1 from movement where movement.item_id = stock_count.item_id
                      and movement.at = stock_count.at and movement.step_id = stock_count.step_id
                      and movement.kind = 2)";

impl Snapshot<'_> {
    /// When the history of an item begins, if it has one.
    pub(crate) fn first_entry_at(&self, item: ItemId) -> Result<Option<Timestamp>> {
        let mut query = self.connection.prepare_cached(
            "select min(at) from (select min(at) as at from movement where item_id = ?1
                                  union all select min(at) from stock_count where item_id = ?1)",
        )?;
        Ok(query.query_row([item.0], |row| optional_instant_of(row, 0))?)
    }

    /// Shows an item's entries from one instant to another, oldest first; with a limit, the latest so many.
    pub(crate) fn each_entry(
        &self,
        item: ItemId,
        since: Option<Timestamp>,
        until: Option<Timestamp>,
        limit: Option<u64>,
        mut see: impl FnMut(&Entry) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let since = since.map_or(i64::MIN, instant);
        let end = until.unwrap_or(Timestamp::MAX);
        let sql = format!(
            "with entry as ({ENTRIES}),
                  wanted as (select * from entry order by at desc, step_id desc, n desc limit ?4)
             select wanted.at, wanted.kind, document.reason, wanted.from_state, wanted.to_state,
                    wanted.quantity, document.id, document.kind, document.number, step.note,
                    document.reference
             from wanted join step on step.id = wanted.step_id join document on document.id = step.document_id
             order by wanted.at {{}}, wanted.step_id {{}}, wanted.n {{}}"
        );
        let bound = params![
            item.0,
            since,
            instant(end),
            limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(i64::MAX)),
        ];
        let after_last = self.level_at(item, end)?.available;
        let mut available = after_last;
        {
            let mut query = self.connection.prepare(&sql.replace("{}", "desc"))?;
            let mut rows = query.query(bound)?;
            while let Some(row) = rows.next()? {
                available = available.minus(available_change(row)?)?;
            }
        }
        let mut query = self.connection.prepare(&sql.replace("{}", "asc"))?;
        let mut rows = query.query(bound)?;
        while let Some(row) = rows.next()? {
            let after = available.plus(available_change(row)?)?;
            if see(&entry_of(row, available, after)?)?.is_break() {
                break;
            }
            available = after;
        }
        Ok(())
    }
}

fn way_of(row: &Row<'_>) -> rusqlite::Result<Option<(State, State)>> {
    let from: Option<State> = row.get(3)?;
    let to: Option<State> = row.get(4)?;
    Ok(from.zip(to))
}

fn available_change(row: &Row<'_>) -> rusqlite::Result<Quantity> {
    let quantity: Quantity = row.get(5)?;
    Ok(match way_of(row)? {
        Some((_, State::Available)) => quantity,
        Some((State::Available, _)) => quantity.negated(),
        Some((
            State::Outside | State::Reserved | State::Sold,
            State::Outside | State::Reserved | State::Sold,
        ))
        | None => Quantity::ZERO,
    })
}

fn entry_of(row: &Row<'_>, before: Quantity, after: Quantity) -> rusqlite::Result<Entry> {
    let kind: DocumentKind = row.get(7)?;
    let number: Option<Label> = row.get(8)?;
    Ok(Entry {
        at: instant_of(row, 0)?,
        kind: row.get(1)?,
        reason: row.get(2)?,
        way: way_of(row)?,
        quantity: row.get(5)?,
        before,
        after,
        document: number_of(DocumentId(row.get(6)?), kind, number.as_ref()),
        note: row.get(9)?,
        reference: row.get(10)?,
    })
}
