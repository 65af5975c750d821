//! The history of an item: each movement with the quantity available before and after, and counts that found no
//! difference.

use anyhow::Result;
use jiff::Timestamp;
use std::ops::ControlFlow;

use super::row::Row;
use super::snapshot::Snapshot;
use super::statements::Statements;
use super::value::bind;
use crate::ledger::item::ItemId;
use crate::ledger::label::Label;
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::quantity::Quantity;

/// A row of the history.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) at: Timestamp,
    pub(crate) kind: MovementKind,
    /// The reason of the adjustment that caused it.
    pub(crate) reason: Option<String>,
    /// Where the quantity moved from and to; `None` for a count that found no difference.
    pub(crate) way: Option<(State, State)>,
    pub(crate) quantity: Quantity,
    pub(crate) before: Quantity,
    pub(crate) after: Quantity,
    /// The document that caused it.
    pub(crate) document: String,
    /// The document that the adjustment refers to (R23).
    pub(crate) reference: Option<Label>,
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
                      and movement.at = stock_count.at and movement.step_id = stock_count.step_id and movement.kind = 2)";

impl Snapshot<'_> {
    /// When the history of an item begins, if it has one.
    pub(crate) fn first_entry_at(&self, item: ItemId) -> Result<Option<Timestamp>> {
        self.connection.query_one(
            "select min(at) from (select min(at) as at from movement where item_id = ?1
                                  union all select min(at) from stock_count where item_id = ?1) first",
            bind![item],
            |row| row.get(0),
        )
    }

    /// Passes an item's entries between two instants to `see`, oldest first; with a limit, only the latest ones.
    pub(crate) fn each_entry(
        &self,
        item: ItemId,
        since: Option<Timestamp>,
        until: Option<Timestamp>,
        limit: Option<u64>,
        mut see: impl FnMut(&Entry) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let since = since.unwrap_or(Timestamp::MIN);
        let end = until.unwrap_or(Timestamp::MAX);
        let sql = format!(
            "with entry as ({ENTRIES}),
                  latest as (select * from entry order by at desc, step_id desc, n desc limit ?4)
             select latest.at, latest.kind, document.reason, latest.from_state, latest.to_state,
                    latest.quantity, document.number, step.note, document.reference
             from latest join step on step.id = latest.step_id join document on document.id = step.document_id
             order by latest.at {{}}, latest.step_id {{}}, latest.n {{}}"
        );
        let limit = limit.map_or(i64::MAX, |limit| i64::try_from(limit).unwrap_or(i64::MAX));
        let values = bind![item, since, end, limit];
        let mut available = self.level_at(item, end)?.available;
        self.connection.query_each(&sql.replace("{}", "desc"), values, |row| {
            available = available.minus(available_change(row)?)?;
            Ok(ControlFlow::Continue(()))
        })?;
        self.connection.query_each(&sql.replace("{}", "asc"), values, |row| {
            let after = available.plus(available_change(row)?)?;
            let before = std::mem::replace(&mut available, after);
            see(&entry_of(row, before, after)?)
        })
    }
}

fn way_of(row: &Row<'_>) -> Result<Option<(State, State)>> {
    let from: Option<State> = row.get(3)?;
    let to: Option<State> = row.get(4)?;
    Ok(from.zip(to))
}

fn available_change(row: &Row<'_>) -> Result<Quantity> {
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

fn entry_of(row: &Row<'_>, before: Quantity, after: Quantity) -> Result<Entry> {
    Ok(Entry {
        at: row.get(0)?,
        kind: row.get(1)?,
        reason: row.get(2)?,
        way: way_of(row)?,
        quantity: row.get(5)?,
        before,
        after,
        document: row.get(6)?,
        note: row.get(7)?,
        reference: row.get(8)?,
    })
}
