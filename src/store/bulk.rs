//! Many new items into a store that has none: nothing is read before it is written, a row costs one statement, and
//! their opening stock and the index of SKUs follow when all are there. The result is the same as item by item (a test
//! holds it).

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{CachedStatement, params};

use super::item::alert_column;
use super::movement::StepId;
use super::row::instant;
use super::{Transaction, schema};
use crate::ledger::item::{ItemId, ProfileRef};
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::quantity::Quantity;

/// Adds items to a store that had none.
pub(crate) struct NewItems<'t> {
    tx: &'t Transaction<'t>,
    insert: CachedStatement<'t>,
    at: Timestamp,
    next: i64,
}

impl Transaction<'_> {
    /// Whether there are no items, so that `new_items` may be used.
    pub(crate) fn has_no_items(&self) -> Result<bool> {
        let mut query = self.connection.prepare_cached("select not exists (select 1 from item)")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// Starts adding items that nobody else has a SKU of, all dated at one instant.
    pub(crate) fn new_items(&self, at: Timestamp) -> Result<NewItems<'_>> {
        self.connection.execute_batch("drop index item_by_sku")?;
        let insert = self.connection.prepare_cached(
            "insert into item (id, sku, sku_key, name, variation, category, barcode, price, cost, is_tracked,
                               alert, threshold, created_at, archived_at, available)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )?;
        Ok(NewItems { tx: self, insert, at, next: 1 })
    }
}

impl NewItems<'_> {
    /// Adds an item that stands on the shelf with its opening stock.
    pub(crate) fn add(&mut self, profile: &ProfileRef<'_>, opening: Quantity) -> Result<ItemId> {
        let id = ItemId(self.next);
        self.next = self.next.saturating_add(1);
        self.insert.execute(params![
            id.0,
            profile.sku,
            profile.sku.key(),
            profile.name,
            profile.variation,
            profile.category,
            profile.barcode,
            profile.price,
            profile.cost,
            profile.is_tracked(),
            alert_column(profile.alert),
            profile.threshold,
            instant(self.at),
            profile.is_archived().then(|| instant(self.at)),
            opening,
        ])?;
        Ok(id)
    }

    /// Enters what they stand on the shelf with, as of the step, and builds the index: two items with one SKU would
    /// be found here at the latest.
    pub(crate) fn finish(self, step: Option<StepId>) -> Result<()> {
        if let Some(step) = step {
            self.tx.connection.execute(
                "insert into movement (item_id, at, step_id, n, kind, from_state, to_state, quantity)
                 select id, ?1, ?2, id - 1, ?3, case when available < 0 then ?5 else ?4 end,
                        case when available < 0 then ?4 else ?5 end, abs(available)
                 from item where available <> 0",
                params![
                    instant(self.at),
                    step.0,
                    MovementKind::Opening,
                    State::Outside,
                    State::Available,
                ],
            )?;
        }
        let statement = schema::statement_of("item_by_sku");
        Ok(self.tx.connection.execute_batch(statement)?)
    }
}
