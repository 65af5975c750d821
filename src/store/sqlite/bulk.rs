//! Bulk insertion of new items into a store without items: nothing is read before it is written, each row takes two
//! statements, and opening stock and the index of SKUs follow at the end. The result is the same as item by item, as
//! a test shows.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{CachedStatement, params_from_iter};

use super::connection::Connection;
use super::faults::fault;
use super::schema;
use crate::ledger::item::{ItemId, ProfileRef};
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::quantity::Quantity;
use crate::store::new_item::{self, NEW_ITEM_COLUMNS};
use crate::store::row::StepId;
use crate::store::sort_keys::SortKeys;
use crate::store::value::{Value, bind};

/// Adds items to a store that had none.
pub(crate) struct NewItems<'t> {
    connection: &'t Connection,
    insert_item: CachedStatement<'t>,
    insert_balance: CachedStatement<'t>,
    at: Timestamp,
}

impl<'t> NewItems<'t> {
    /// Starts adding items with distinct SKUs, all dated at one instant.
    pub(crate) fn start(connection: &'t Connection, at: Timestamp) -> Result<Self> {
        connection.batch("drop index item_by_sku")?;
        let insert_item = connection.prepare(&format!(
            "insert into item ({NEW_ITEM_COLUMNS})
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
        ))?;
        let insert_balance = connection
            .prepare("insert into balance (item_id, available, counted_at) values (?1, ?2, ?3)")?;
        Ok(Self { connection, insert_item, insert_balance, at })
    }

    /// Adds an item with opening stock.
    pub(crate) fn add(
        &mut self,
        profile: &ProfileRef<'_>,
        opening: Option<Quantity>,
    ) -> Result<ItemId> {
        let keys = SortKeys::of(profile);
        let values = new_item::values(profile, &keys, &self.at);
        self.insert_item.execute(params_from_iter(values)).map_err(fault)?;
        let id = ItemId(self.connection.raw.last_insert_rowid());
        let counted_at = opening.map(|_| self.at);
        let opening = opening.unwrap_or(Quantity::ZERO);
        let values: &[Value<'_>] = bind![id, opening, counted_at];
        self.insert_balance.execute(params_from_iter(values)).map_err(fault)?;
        Ok(id)
    }

    /// Writes the opening stock as one step, and builds the index, which would reject a duplicate SKU at the latest
    /// here.
    pub(crate) fn finish(self, step: Option<StepId>) -> Result<()> {
        if let Some(step) = step {
            self.connection.execute(
                "insert into movement (item_id, at, step_id, n, kind, from_state, to_state, quantity)
                 select item_id, ?1, ?2, item_id - 1, ?3, case when available < 0 then ?5 else ?4 end,
                        case when available < 0 then ?4 else ?5 end, abs(available)
                 from balance where available <> 0",
                bind![self.at, step, MovementKind::Opening, State::Outside, State::Available],
            )?;
            self.connection.execute(
                "insert into stock_count (item_id, at, step_id, on_hand)
                 select item_id, counted_at, ?1, 0 from balance
                 where counted_at is not null and available = 0",
                bind![step],
            )?;
        }
        self.connection.batch(schema::statement_of("item_by_sku"))
    }
}
