//! The ledger's rows: steps, movements and counts, and the balances beside them.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::row::{instant, instant_of};
use super::{Snapshot, Transaction};
use crate::ledger::document::{DocumentId, StepKind};
use crate::ledger::item::{Item, ItemId};
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::movement::{Movement, MovementKind};
use crate::ledger::quantity::Quantity;

/// A step's row; never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StepId(pub(super) i64);

impl Snapshot<'_> {
    /// Whether the ledger has any movement of an item.
    pub(crate) fn has_moved(&self, item: ItemId) -> Result<bool> {
        let query = "select exists (select 1 from movement where item_id = ?1)";
        let mut query = self.connection.prepare_cached(query)?;
        Ok(query.query_row([item.0], |row| row.get(0))?)
    }

    /// What was on hand of an item at an instant, by all that is known today.
    pub(crate) fn on_hand_at(&self, item: &Item, at: Timestamp) -> Result<Quantity> {
        let on_hand = self.level_at(item.id, at)?.on_hand();
        Ok(on_hand.map_err(|error| error.of_item(&item.profile.sku))?)
    }

    /// The stock of an item at an instant: the sums over the ledger up to and including it.
    pub(crate) fn level_at(&self, item: ItemId, at: Timestamp) -> Result<Level> {
        let mut query = self.connection.prepare_cached(
            "select coalesce(sum(case when to_state = 1 then quantity when from_state = 1 then -quantity else 0 end), 0),
                    coalesce(sum(case when to_state = 2 then quantity when from_state = 2 then -quantity else 0 end), 0)
             from movement where item_id = ?1 and at <= ?2",
        )?;
        Ok(query.query_row(params![item.0, instant(at)], |row| {
            Ok(Level { available: row.get(0)?, reserved: row.get(1)? })
        })?)
    }

    /// The instant of the first count of an item after an instant.
    pub(crate) fn first_count_after(
        &self,
        item: ItemId,
        at: Timestamp,
    ) -> Result<Option<Timestamp>> {
        let mut query = self.connection.prepare_cached(
            "select at from stock_count where item_id = ?1 and at > ?2 order by at limit 1",
        )?;
        Ok(query.query_row(params![item.0, instant(at)], |row| instant_of(row, 0)).optional()?)
    }

    /// The quantities of an item that counts have absorbed, added up (R22b).
    pub(crate) fn absorbed_by_counts(&self, item: ItemId) -> Result<Quantity> {
        let mut query = self.connection.prepare_cached(
            "select coalesce(sum(quantity), 0) from movement where item_id = ?1 and kind = ?2",
        )?;
        let kind = MovementKind::CountCorrection;
        Ok(query.query_row(params![item.0, kind], |row| row.get(0))?)
    }

    /// The movements of an item that tell how it sells, from one instant to another: kind, quantity, instant.
    pub(crate) fn sales_between(
        &self,
        item: ItemId,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<(MovementKind, Quantity, Timestamp)>> {
        let mut query = self.connection.prepare_cached(
            "select kind, quantity, at from movement
             where item_id = ?1 and at between ?2 and ?3 and kind >= 6",
        )?;
        let sales = query.query_map(params![item.0, instant(from), instant(to)], |row| {
            Ok((row.get(0)?, row.get(1)?, instant_of(row, 2)?))
        })?;
        Ok(sales.collect::<rusqlite::Result<_>>()?)
    }
}

impl Transaction<'_> {
    /// Inserts a step of a document.
    pub(crate) fn insert_step(
        &self,
        document: DocumentId,
        kind: StepKind,
        at: Timestamp,
        note: Option<&Label>,
    ) -> Result<StepId> {
        let mut insert = self.connection.prepare_cached(
            "insert into step (document_id, kind, at, recorded_at, note) values (?1, ?2, ?3, ?4, ?5)",
        )?;
        insert.execute(params![document.0, kind, instant(at), instant(self.now()), note])?;
        Ok(StepId(self.connection.last_insert_rowid()))
    }

    /// Inserts the n-th movement of a step.
    pub(crate) fn insert_movement(
        &self,
        step: StepId,
        n: i64,
        at: Timestamp,
        movement: &Movement,
    ) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "insert into movement (item_id, at, step_id, n, kind, from_state, to_state, quantity)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        insert.execute(params![
            movement.item().0,
            instant(at),
            step.0,
            n,
            movement.kind(),
            movement.from(),
            movement.to(),
            movement.quantity(),
        ])?;
        Ok(())
    }

    /// Adds to an item's balances, provided that at least `needed` is available (or `needed` is zero). Returns the
    /// balances afterwards; `None` if nothing was changed.
    pub(crate) fn change_level(
        &self,
        item: ItemId,
        change: Level,
        needed: Quantity,
    ) -> Result<Option<Level>> {
        let mut update = self.connection.prepare_cached(
            "update item set available = available + ?2, reserved = reserved + ?3
             where id = ?1 and (?4 = 0 or available >= ?4) returning available, reserved",
        )?;
        let bound = params![item.0, change.available, change.reserved, needed];
        let level = |row: &Row<'_>| Ok(Level { available: row.get(0)?, reserved: row.get(1)? });
        Ok(update.query_row(bound, level).optional()?)
    }

    /// Inserts a physical count.
    pub(crate) fn insert_count(
        &self,
        step: StepId,
        item: ItemId,
        at: Timestamp,
        on_hand: Quantity,
    ) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "insert into stock_count (item_id, at, step_id, on_hand) values (?1, ?2, ?3, ?4)",
        )?;
        insert.execute(params![item.0, instant(at), step.0, on_hand])?;
        Ok(())
    }

    /// Sets the instant of an item's latest count.
    pub(crate) fn set_counted_at(&self, item: ItemId, at: Timestamp) -> Result<()> {
        let mut update =
            self.connection.prepare_cached("update item set counted_at = ?2 where id = ?1")?;
        update.execute(params![item.0, instant(at)])?;
        Ok(())
    }
}
