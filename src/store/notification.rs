//! Notifications: one open at most for each item, opened and closed as the item becomes low and recovers (R25).

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use std::ops::ControlFlow;

use super::row::{instant, instant_of, optional_instant_of};
use super::{Snapshot, Transaction};
use crate::ledger::digest::{Digest, DigestItem};
use crate::ledger::item::{Item, ItemId, Profile};
use crate::ledger::label::Label;
use crate::ledger::low::{AlertRule, Transition, is_low, transition};
use crate::ledger::pace::{DailySales, SalesByDay, first_day_starts_at};
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// Whether an item was low when a transaction first touched it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WasLow {
    /// It was: it has an open notification.
    Yes,
    /// It was not.
    No,
}

/// One low period of an item.
#[derive(Debug, Clone)]
pub(crate) struct LowStockPeriod {
    /// The item.
    pub(crate) sku: Sku,
    /// What it is called.
    pub(crate) name: Label,
    /// When it became low.
    pub(crate) opened_at: Timestamp,
    /// What was available then.
    pub(crate) opened_available: Quantity,
    /// The threshold then.
    pub(crate) opened_threshold: Quantity,
    /// When it was no longer low.
    pub(crate) closed_at: Option<Timestamp>,
    /// What was available then.
    pub(crate) closed_available: Option<Quantity>,
}

/// The columns that `period_of` reads, in its order.
const PERIOD_COLUMNS: &str = "item.sku, item.name, opened_at, opened_available, opened_threshold, closed_at, \
     closed_available";

fn period_of(row: &Row<'_>) -> rusqlite::Result<LowStockPeriod> {
    Ok(LowStockPeriod {
        sku: row.get(0)?,
        name: row.get(1)?,
        opened_at: instant_of(row, 2)?,
        opened_available: row.get(3)?,
        opened_threshold: row.get(4)?,
        closed_at: optional_instant_of(row, 5)?,
        closed_available: row.get(6)?,
    })
}

/// How far back the first digest looks for what recovered.
const A_DAY: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// The columns that `digest_item_of` reads, in its order.
const DIGEST_COLUMNS: &str = "item.sku, item.name, item.variation, item.available, item.reserved, \
     coalesce(item.threshold, notification.opened_threshold), item.price, notification.opened_at, \
     notification.closed_at, notification.opened_after, item.created_at, item.sold, item.id";

fn digest_item_of(row: &Row<'_>) -> rusqlite::Result<DigestItem> {
    Ok(DigestItem {
        sku: row.get(0)?,
        name: row.get(1)?,
        variation: row.get(2)?,
        available: row.get(3)?,
        reserved: row.get(4)?,
        threshold: row.get(5)?,
        price: row.get(6)?,
        pace: None,
        low_since: instant_of(row, 7)?,
        back_at: optional_instant_of(row, 8)?,
    })
}

impl Snapshot<'_> {
    /// When an item became low, if it is.
    pub(crate) fn low_since(&self, item: ItemId) -> Result<Option<Timestamp>> {
        let mut query = self.connection.prepare_cached(
            "select opened_at from notification where item_id = ?1 and closed_at is null",
        )?;
        let mut rows = query.query([item.0])?;
        Ok(rows.next()?.map(|row| instant_of(row, 0)).transpose()?)
    }

    /// An item's open notification, if it is low.
    pub(crate) fn open_low_stock_period(&self, item: ItemId) -> Result<Option<LowStockPeriod>> {
        let mut query = self.connection.prepare_cached(&format!(
            "select {PERIOD_COLUMNS} from notification join item on item.id = notification.item_id
             where notification.item_id = ?1 and closed_at is null"
        ))?;
        Ok(query.query_row([item.0], period_of).optional()?)
    }

    /// The open notifications, or all there ever were, oldest first.
    pub(crate) fn each_low_stock_period(
        &self,
        is_all: WithClosed,
        mut see: impl FnMut(&LowStockPeriod) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let (index, condition) = match is_all {
            WithClosed::Yes => ("", ""),
            WithClosed::No => {
                ("indexed by notification_open", "where notification.closed_at is null")
            }
        };
        let mut query = self.connection.prepare(&format!(
            "select {PERIOD_COLUMNS} from notification {index} join item on item.id = notification.item_id {condition}
             order by notification.id"
        ))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let period = period_of(row)?;
            if see(&period)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// What an address is told next (R27): what came since the last digest it certainly had. One that never had any
    /// is told of what recovered within a day, counted from when it should first have had one (R30).
    pub(crate) fn digest_of(&self, address: Option<&str>) -> Result<Digest> {
        let Some(address) = address else { return self.digest_since(0, self.now()) };
        let last_digest = self.last_digest_of(address)?;
        let first_try = self.first_try_of(address)?.unwrap_or(self.now());
        self.digest_since(last_digest, first_try)
    }

    fn digest_since(&self, last_digest: i64, first_try: Timestamp) -> Result<Digest> {
        let mut digest = Digest::default();
        let mut open = self.connection.prepare_cached(&format!(
            "select {DIGEST_COLUMNS} from notification cross join item indexed by item_low
             where item.id = notification.item_id and notification.closed_at is null
               and item.threshold is not null and item.available <= item.threshold"
        ))?;
        let mut rows = open.query([])?;
        while let Some(row) = rows.next()? {
            let mut item = digest_item_of(row)?;
            let sold = DailySales::kept(row.get(11)?);
            let is_ahead = sold.is_ahead_of(self.now());
            let sold = if is_ahead { self.sold_lately(ItemId(row.get(12)?))? } else { sold };
            item.pace = sold.pace(self.now(), instant_of(row, 10)?);
            let opened_after: i64 = row.get(9)?;
            if opened_after >= last_digest {
                digest.new.push(item);
            } else {
                digest.still.push(item);
            }
        }
        let mut closed = self.connection.prepare_cached(&format!(
            "select {DIGEST_COLUMNS} from notification join item on item.id = notification.item_id
             where notification.closed_at is not null and notification.closed_after >= ?1
               and notification.closed_at >= ?2
               and not exists (select 1 from notification other
                               where other.item_id = item.id and other.closed_at is null)
               and not exists (select 1 from notification later
                               where later.item_id = item.id and later.id > notification.id)
               and item.archived_at is null and item.is_tracked = 1
               and item.threshold is not null and coalesce(item.alert, 1) = 1"
        ))?;
        let earliest = if last_digest == 0 {
            instant(first_try.checked_sub(A_DAY).unwrap_or(Timestamp::MIN))
        } else {
            i64::MIN
        };
        digest.back = closed
            .query_map([last_digest, earliest], digest_item_of)?
            .collect::<rusqlite::Result<_>>()?;
        digest.sort();
        Ok(digest)
    }

    /// What the ledger says of an item's latest sales up to now.
    fn sold_lately(&self, item: ItemId) -> Result<DailySales> {
        let mut query = self.connection.prepare_cached(
            "select kind, quantity, at from movement
             where item_id = ?1 and at between ?2 and ?3 and kind >= 6",
        )?;
        let (first, last) = (instant(first_day_starts_at(self.now())), instant(self.now()));
        let mut rows = query.query(params![item.0, first, last])?;
        let mut days = SalesByDay::default();
        while let Some(row) = rows.next()? {
            days.add(row.get(0)?, row.get(1)?, instant_of(row, 2)?);
        }
        Ok(DailySales::of(&days))
    }

    /// The setting `alerts.rule`, read once in a transaction.
    pub(crate) fn alert_rule(&self) -> Result<AlertRule> {
        if let Some(rule) = self.rule.get() {
            return Ok(rule);
        }
        let rule = match self.setting("alerts.rule")?.as_deref() {
            Some("at-or-below") => AlertRule::AtOrBelow,
            Some(_) | None => AlertRule::Below,
        };
        self.rule.set(Some(rule));
        Ok(rule)
    }
}

/// Whether closed notifications are asked for too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WithClosed {
    /// Open and closed ones.
    Yes,
    /// Open ones alone.
    No,
}

impl Transaction<'_> {
    /// Remembers whether an item was low before this transaction touches it.
    pub(crate) fn watch_item(&self, item: &Item) -> Result<()> {
        if item.profile.threshold.is_some() {
            let is_low = is_low(&item.profile, item.level.available, self.alert_rule()?);
            self.watch(item.id, &item.profile, if is_low { WasLow::Yes } else { WasLow::No });
        }
        Ok(())
    }

    /// The same where the answer is known; the first answer counts. Items without threshold are never low.
    pub(crate) fn watch(&self, item: ItemId, profile: &Profile, was_low: WasLow) {
        if profile.threshold.is_some() {
            self.watched.borrow_mut().entry(item).or_insert(was_low);
        }
    }

    /// Opens and closes the notifications of what became low and what recovered since the last settling:
    /// before every commit, and whenever what follows happens at a later moment.
    pub(crate) fn settle_notifications(&self) -> Result<()> {
        self.settle_notifications_at(self.now())
    }

    /// The same for what happened at an earlier moment that counts everywhere at once: a deadline (R18).
    pub(crate) fn settle_notifications_at(&self, at: Timestamp) -> Result<()> {
        let watched = self.watched.take();
        for (id, was_low) in watched {
            let item = self.item_by_id(id)?;
            let is_low = is_low(&item.profile, item.level.available, self.alert_rule()?);
            match transition(was_low == WasLow::Yes, is_low) {
                Transition::Open => self.open_notification(&item)?,
                Transition::Close => self.close_notification(&item, at)?,
                Transition::Stay => {}
            }
        }
        Ok(())
    }

    /// Asks the question of every item anew, after the rule itself was changed.
    pub(crate) fn watch_all_items(&self) -> Result<()> {
        let ids: Vec<i64> = self
            .connection
            .prepare("select id from item where threshold is not null")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in ids {
            self.watch_item(&self.item_by_id(ItemId(id))?)?;
        }
        self.rule.set(None);
        Ok(())
    }

    /// Opens or closes an item's notification by how the item stands, whatever it had before.
    pub(crate) fn set_notification(&self, item: &Item) -> Result<()> {
        let has_one = self.low_since(item.id)?.is_some();
        match transition(has_one, is_low(&item.profile, item.level.available, self.alert_rule()?)) {
            Transition::Open => self.open_notification(item),
            Transition::Close => self.close_notification(item, self.now()),
            Transition::Stay => Ok(()),
        }
    }

    fn open_notification(&self, item: &Item) -> Result<()> {
        self.open_notification_of(item.id, item.level.available, item.profile.threshold)
    }

    /// Opens the notification of an item that is low, with the quantities of that moment.
    pub(super) fn open_notification_of(
        &self,
        id: ItemId,
        available: Quantity,
        threshold: Option<Quantity>,
    ) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "insert into notification (item_id, opened_at, opened_available, opened_threshold, opened_after)
             values (?1, ?2, ?3, ?4, ?5)",
        )?;
        insert.execute(params![
            id.0,
            instant(self.now()),
            available,
            threshold,
            self.last_digest()?
        ])?;
        Ok(())
    }

    fn close_notification(&self, item: &Item, at: Timestamp) -> Result<()> {
        let mut update = self.connection.prepare_cached(
            "update notification set closed_at = max(opened_at, ?2), closed_available = ?3, closed_after = ?4
             where item_id = ?1 and closed_at is null",
        )?;
        update.execute(params![
            item.id.0,
            instant(at),
            item.level.available,
            self.last_digest()?,
        ])?;
        Ok(())
    }
}
