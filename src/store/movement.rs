//! The rows of the ledger (steps, movements and counts) and the balances derived from them.

use anyhow::Result;
use jiff::Timestamp;

use super::row::{Row, StepId};
use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::bind;
use crate::ledger::document::{DocumentId, DocumentStep};
use crate::ledger::item::ItemId;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::movement::{Movement, MovementKind};
use crate::ledger::quantity::Quantity;

/// What movements changed in an item's balances, added up: available, reserved.
pub(super) const SUMS: &str = "
    cast(coalesce(sum(case when to_state = 1 then quantity when from_state = 1 then -quantity else 0 end), 0) as bigint)
        as available,
    cast(coalesce(sum(case when to_state = 2 then quantity when from_state = 2 then -quantity else 0 end), 0) as bigint)
        as reserved";

/// A count of an item before another.
#[derive(Debug, Clone)]
pub(crate) struct EarlierCount {
    pub(crate) at: Timestamp,
    pub(crate) on_hand: Quantity,
    /// The document of the count.
    pub(crate) number: String,
}

fn level_of(row: &Row<'_>) -> Result<Level> {
    Ok(Level { available: row.get(0)?, reserved: row.get(1)? })
}

/// A movement that tells how an item sells: a sale of any kind, or the void of one. The quantity of a return is
/// negative.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SaleMovement {
    pub(crate) document: DocumentId,
    pub(crate) kind: MovementKind,
    pub(crate) quantity: Quantity,
    pub(crate) at: Timestamp,
}

impl Snapshot<'_> {
    pub(crate) fn has_moved(&self, item: ItemId) -> Result<bool> {
        let query = "select 1 from movement where item_id = ?1 limit 1";
        self.connection.exists(query, bind![item])
    }

    /// The stock of an item at an instant: the sums over the ledger up to and including it.
    pub(crate) fn level_at(&self, item: ItemId, at: Timestamp) -> Result<Level> {
        let query = format!("select {SUMS} from movement where item_id = ?1 and at <= ?2");
        self.connection.query_one(&query, bind![item, at], level_of)
    }

    /// The time and document of the first count of an item after an instant.
    pub(crate) fn first_count_after(
        &self,
        item: ItemId,
        at: Timestamp,
    ) -> Result<Option<(Timestamp, String)>> {
        self.connection.query_optional(
            "select counts.at, document.number
             from (select at, step_id from stock_count where item_id = ?1 and at > ?2
                   union all
                   select at, step_id from movement where item_id = ?1 and at > ?2 and kind = 0) counts
             join step on step.id = counts.step_id join document on document.id = step.document_id
             order by counts.at, counts.step_id limit 1",
            bind![item, at],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// The latest count of an item in a period, by another step; opening stock does not qualify (R22).
    pub(crate) fn count_between(
        &self,
        item: ItemId,
        from: Timestamp,
        to: Timestamp,
        except: StepId,
    ) -> Result<Option<EarlierCount>> {
        self.connection.query_optional(
            "select stock_count.at, stock_count.on_hand, document.number
             from stock_count join step on step.id = stock_count.step_id
             join document on document.id = step.document_id
             join item on item.id = stock_count.item_id
             where stock_count.item_id = ?1 and stock_count.at between ?2 and ?3 and step.id <> ?4
               and (document.reason is not null
                    or document.kind = 'import' and stock_count.at <> item.created_at)
             order by stock_count.at desc, stock_count.step_id desc limit 1",
            bind![item, from, to, except],
            |row| Ok(EarlierCount { at: row.get(0)?, on_hand: row.get(1)?, number: row.get(2)? }),
        )
    }

    /// The sum of the quantities of an item that counts have absorbed (R22b).
    pub(crate) fn absorbed_by_counts(&self, item: ItemId) -> Result<Quantity> {
        self.connection.query_one(
            "select cast(coalesce(sum(quantity), 0) as bigint) from movement
             where item_id = ?1 and kind = ?2",
            bind![item, MovementKind::CountCorrection],
            |row| row.get(0),
        )
    }

    /// The sales of an item between two instants, and the voids of sales.
    pub(crate) fn sales_between(
        &self,
        item: ItemId,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<SaleMovement>> {
        self.connection.query_all(
            "select step.document_id, movement.kind, movement.at,
                    case when movement.kind = 7 and movement.from_state = 3
                         then -movement.quantity else movement.quantity end
             from movement join step on step.id = movement.step_id
             where movement.item_id = ?1 and movement.at between ?2 and ?3 and movement.kind >= 6",
            bind![item, from, to],
            |row| {
                let (document, kind) = (row.get(0)?, row.get(1)?);
                Ok(SaleMovement { document, kind, at: row.get(2)?, quantity: row.get(3)? })
            },
        )
    }
}

impl Transaction<'_> {
    pub(crate) fn insert_step(
        &self,
        document: DocumentId,
        step: DocumentStep,
        at: Timestamp,
        note: Option<&Label>,
    ) -> Result<StepId> {
        self.connection.query_one(
            "insert into step (document_id, kind, at, recorded_at, note) values (?1, ?2, ?3, ?4, ?5)
             returning id",
            bind![document, step, at, self.now(), note],
            |row| row.get(0),
        )
    }

    /// Inserts the n-th movement of a step.
    pub(crate) fn insert_movement(
        &self,
        step: StepId,
        n: i64,
        at: Timestamp,
        movement: &Movement,
    ) -> Result<()> {
        let insert =
            "insert into movement (item_id, at, step_id, n, kind, from_state, to_state, quantity)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let (item, kind, quantity) = (movement.item(), movement.kind(), movement.quantity());
        let (from, to) = (movement.from(), movement.to());
        let values = bind![item, at, step, n, kind, from, to, quantity];
        self.connection.execute(insert, values).map(drop)
    }

    /// Adds to an item's balances if at least `needed` is available (or `needed` is zero). Returns the new balances,
    /// or `None` if nothing was changed.
    pub(crate) fn change_level(
        &self,
        item: ItemId,
        change: Level,
        needed: Quantity,
    ) -> Result<Option<Level>> {
        self.connection.query_optional(
            "update balance set available = available + ?2, reserved = reserved + ?3
             where item_id = ?1 and (?4 = 0 or available >= ?4) returning available, reserved",
            bind![item, change.available, change.reserved, needed],
            level_of,
        )
    }

    /// Inserts a physical count, unless the step's movement is the item's opening stock: that is a count itself (R22b).
    pub(crate) fn insert_count(
        &self,
        step: StepId,
        item: ItemId,
        at: Timestamp,
        on_hand: Quantity,
    ) -> Result<()> {
        let insert = "insert into stock_count (item_id, at, step_id, on_hand)
             select ?1, ?2, ?3, ?4
             where not exists (select 1 from movement
                               where item_id = ?1 and at = ?2 and step_id = ?3 and kind = 0)";
        self.connection.execute(insert, bind![item, at, step, on_hand]).map(drop)
    }

    pub(crate) fn set_counted_at(&self, item: ItemId, at: Timestamp) -> Result<()> {
        let update = "update balance set counted_at = ?2 where item_id = ?1";
        self.connection.execute(update, bind![item, at]).map(drop)
    }
}
