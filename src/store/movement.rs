//! Posting: the only door through which stock moves. Ledger, balances and notifications change together (R2, R25).

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, Statement, params};

use super::fault::Fault;
use super::row::{instant, instant_of};
use super::{Snapshot, Transaction};
use crate::ledger::count::{EntryTime, correction};
use crate::ledger::decimal::LIMIT;
use crate::ledger::document::{DocumentId, StepKind};
use crate::ledger::error::LedgerError;
use crate::ledger::item::{Item, ItemId};
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::movement::{Movement, MovementKind, State};
use crate::ledger::pace::DailySales;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// One step of a document, and what it moves.
pub(crate) struct Posting<'a> {
    /// The document.
    pub(crate) document: DocumentId,
    /// Which step.
    pub(crate) step: StepKind,
    /// When it happened, and whether that was said.
    pub(crate) entry_time: EntryTime,
    /// What was noted.
    pub(crate) note: Option<&'a Label>,
    /// What moves.
    pub(crate) movements: Vec<Movement>,
    /// What was counted, by item: each a physical count at that instant (R22).
    pub(crate) counts: Vec<(ItemId, Quantity)>,
}

/// What a posting did to an item.
#[derive(Debug, Clone)]
pub(crate) struct LevelChange {
    /// The item.
    pub(crate) item: ItemId,
    /// What it is known by.
    pub(crate) sku: Sku,
    /// Its stock before.
    pub(crate) before: Level,
    /// Its stock after.
    pub(crate) after: Level,
}

/// A step that is being entered: its movements follow one by one.
pub(crate) struct OpenStep {
    step: i64,
    entry_time: EntryTime,
    n: i64,
}

const INSERT_MOVEMENT: &str =
    "insert into movement (item_id, at, step_id, n, kind, from_state, to_state, quantity)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

impl OpenStep {
    /// Its row.
    pub(super) fn id(&self) -> i64 {
        self.step
    }

    /// Writes a movement with a statement of `INSERT_MOVEMENT`.
    fn write(
        &mut self,
        insert: &mut Statement<'_>,
        movement: &Movement,
        at: Timestamp,
    ) -> Result<()> {
        insert.execute(params![
            movement.item().0,
            instant(at),
            self.step,
            self.n,
            movement.kind(),
            movement.from(),
            movement.to(),
            movement.quantity(),
        ])?;
        self.n = self.n.saturating_add(1);
        Ok(())
    }
}

impl Snapshot<'_> {
    /// Whether anything ever moved of an item.
    pub(crate) fn has_moved(&self, item: ItemId) -> Result<bool> {
        let query = "select exists (select 1 from movement where item_id = ?1)";
        let mut query = self.connection.prepare_cached(query)?;
        Ok(query.query_row([item.0], |row| row.get(0))?)
    }

    /// What stood in the shop of an item at an instant, by all that is known today.
    pub(crate) fn on_hand_at(&self, item: &Item, at: Timestamp) -> Result<Quantity> {
        let on_hand = self.level_at(item.id, at)?.on_hand();
        Ok(on_hand.map_err(|why| why.of_item(&item.profile.sku))?)
    }

    /// The stock of an item at an instant: the sums over the ledger up to and with it.
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

    fn first_count_after(&self, item: ItemId, at: Timestamp) -> Result<Option<Timestamp>> {
        let mut query = self.connection.prepare_cached(
            "select at from stock_count where item_id = ?1 and at > ?2 order by at limit 1",
        )?;
        Ok(query.query_row(params![item.0, instant(at)], |row| instant_of(row, 0)).optional()?)
    }
}

impl Transaction<'_> {
    /// Enters a step of a document with its movements into the ledger, and brings balances along.
    /// A movement told late changes the past alone where a count after it had seen it (R22b).
    /// Gives each item's stock before and after, in the order of first mention.
    pub(crate) fn post(&self, posting: &Posting<'_>) -> Result<Vec<LevelChange>> {
        let mut step =
            self.open_step(posting.document, posting.step, posting.entry_time, posting.note)?;
        let mut changes: Vec<LevelChange> = Vec::new();
        for movement in &posting.movements {
            let item = self.item_by_id(movement.item())?;
            let after = self.enter(&mut step, &item, movement)?;
            match changes.iter_mut().rev().find(|change| change.item == item.id) {
                Some(change) => change.after = after,
                None => changes.push(LevelChange {
                    item: item.id,
                    sku: item.profile.sku,
                    before: item.level,
                    after,
                }),
            }
        }
        for (item, counted) in &posting.counts {
            self.enter_count(&step, *item, *counted)?;
        }
        Ok(changes)
    }

    /// Enters a step of a document, whose movements are entered one by one: a whole catalogue is one step.
    pub(crate) fn open_step(
        &self,
        document: DocumentId,
        kind: StepKind,
        entry_time: EntryTime,
        note: Option<&Label>,
    ) -> Result<OpenStep> {
        let mut insert = self.connection.prepare_cached(
            "insert into step (document_id, kind, at, recorded_at, note) values (?1, ?2, ?3, ?4, ?5)",
        )?;
        insert.execute(params![
            document.0,
            kind,
            instant(entry_time.at()),
            instant(self.now()),
            note
        ])?;
        Ok(OpenStep { step: self.connection.last_insert_rowid(), entry_time, n: 0 })
    }

    /// One movement and, where it is told late, what the next count takes up of it.
    pub(crate) fn enter(
        &self,
        entering: &mut OpenStep,
        item: &Item,
        movement: &Movement,
    ) -> Result<Level> {
        self.watch_item(item)?;
        let counted_at = item.counted_at.unwrap_or(Timestamp::MIN);
        let at = match entering.entry_time {
            EntryTime::Now(now) => now.max(counted_at),
            EntryTime::At(then) => then,
        };
        self.write_movement(entering, movement, at)?;
        let of_item = |why: LedgerError| why.of_item(&item.profile.sku);
        let mut after = item.level.after(movement).map_err(of_item)?;
        if counted_at > at
            && let Some(taken_up) = correction(movement)
            && let Some(count) = self.first_count_after(item.id, at)?
        {
            self.past_must_hold(item, &taken_up)?;
            self.write_movement(entering, &taken_up, count)?;
            after = after.after(&taken_up).map_err(of_item)?;
        }
        let sold = item.sold.with(movement.kind(), movement.quantity(), at);
        self.set_level(item, movement, after, sold.as_ref().unwrap_or(&item.sold))?;
        Ok(after)
    }

    /// What a count takes up changes the past alone, where today's balance sets no limit (R4): all that counts took up of
    /// an item stays within the range. It would take millions of small movements to leave it; they are not looked at.
    fn past_must_hold(&self, item: &Item, taken_up: &Movement) -> Result<()> {
        if taken_up.quantity() <= Quantity::MILLION {
            return Ok(());
        }
        let mut query = self.connection.prepare_cached(
            "select total(quantity) + ?2 > ?3 from movement where item_id = ?1 and kind = ?4",
        )?;
        let correction = MovementKind::CountCorrection;
        let is_beyond: bool = query
            .query_row(params![item.id.0, taken_up.quantity(), LIMIT, correction], |row| {
                row.get(0)
            })?;
        if is_beyond {
            return Err(LedgerError::OutOfRange { sku: Some(item.profile.sku.clone()) }.into());
        }
        Ok(())
    }

    fn write_movement(
        &self,
        entering: &mut OpenStep,
        movement: &Movement,
        at: Timestamp,
    ) -> Result<()> {
        let mut insert = self.connection.prepare_cached(INSERT_MOVEMENT)?;
        entering.write(&mut insert, movement, at)
    }

    /// Changes the balances by what was entered, and what was sold lately with them. A reservation holds only where the
    /// goods are still there, whatever was read before (R16); what stands afterwards must be the sum.
    fn set_level(
        &self,
        item: &Item,
        movement: &Movement,
        after: Level,
        sold: &DailySales,
    ) -> Result<()> {
        let mut update = self.connection.prepare_cached(
            "update item set available = available + ?2, reserved = reserved + ?3, sold = ?5
             where id = ?1 and (?4 = 0 or available >= ?4) returning available, reserved",
        )?;
        let needed = match (movement.from(), movement.to()) {
            (State::Available, State::Reserved) => movement.quantity(),
            (
                State::Outside | State::Available | State::Reserved | State::Sold,
                State::Outside | State::Available | State::Reserved | State::Sold,
            ) => Quantity::ZERO,
        };
        let available_change = after.available.minus(item.level.available)?;
        let reserved_change = after.reserved.minus(item.level.reserved)?;
        let bound = params![item.id.0, available_change, reserved_change, needed, sold.text()];
        let level = |row: &Row<'_>| Ok(Level { available: row.get(0)?, reserved: row.get(1)? });
        let stands = update.query_row(bound, level).optional()?;
        if stands == Some(after) {
            return Ok(());
        }
        Err(Fault::Damaged(format!(
            "the balances of `{}` do not follow the ledger",
            item.profile.sku
        ))
        .into())
    }

    /// Enters a physical count (R22), after the movement of its difference.
    pub(crate) fn enter_count(
        &self,
        entering: &OpenStep,
        item: ItemId,
        counted: Quantity,
    ) -> Result<()> {
        let counted_before = self.item_by_id(item)?.counted_at.unwrap_or(Timestamp::MIN);
        let at = match entering.entry_time {
            EntryTime::Now(now) => now.max(counted_before),
            EntryTime::At(then) => then,
        };
        let mut insert = self.connection.prepare_cached(
            "insert into stock_count (item_id, at, step_id, on_hand) values (?1, ?2, ?3, ?4)",
        )?;
        insert.execute(params![item.0, instant(at), entering.step, counted])?;
        let mut update =
            self.connection.prepare_cached("update item set counted_at = ?2 where id = ?1")?;
        update.execute(params![item.0, instant(at.max(counted_before))])?;
        Ok(())
    }
}
