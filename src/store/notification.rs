//! Notifications: at most one open for each item, opened when the item becomes low and closed when it recovers (R25).

use anyhow::Result;
use jiff::Timestamp;
use std::ops::ControlFlow;

use super::delivery::LAST_DIGEST;
use super::item::{ITEM_COLUMNS, ITEM_TABLES, item_of};
use super::row::Row;
use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::bind;
use crate::ledger::digest::DigestItem;
use crate::ledger::item::{Item, ItemId};
use crate::ledger::label::Label;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// A period during which an item was low.
#[derive(Debug, Clone)]
pub(crate) struct LowStockPeriod {
    pub(crate) sku: Sku,
    pub(crate) name: Label,
    pub(crate) opened_at: Timestamp,
    /// The quantity available when it opened.
    pub(crate) opened_available: Quantity,
    /// The threshold when it opened.
    pub(crate) opened_threshold: Quantity,
    pub(crate) closed_at: Option<Timestamp>,
    /// The quantity available when it closed.
    pub(crate) closed_available: Option<Quantity>,
}

/// The columns that `period_of` reads, in its order.
const PERIOD_COLUMNS: &str = "item.sku, item.name, opened_at, opened_available, opened_threshold, closed_at, \
     closed_available";

fn period_of(row: &Row<'_>) -> Result<LowStockPeriod> {
    Ok(LowStockPeriod {
        sku: row.get(0)?,
        name: row.get(1)?,
        opened_at: row.get(2)?,
        opened_available: row.get(3)?,
        opened_threshold: row.get(4)?,
        closed_at: row.get(5)?,
        closed_available: row.get(6)?,
    })
}

/// The columns that `digest_item_of` reads, in its order.
const DIGEST_COLUMNS: &str = "item.sku, item.name, item.variation, balance.available, balance.reserved, \
     coalesce(item.threshold, notification.opened_threshold), item.price, notification.opened_at, \
     notification.closed_at, notification.opened_after, item.created_at, item.id";

fn digest_item_of(row: &Row<'_>) -> Result<DigestItem> {
    Ok(DigestItem {
        sku: row.get(0)?,
        name: row.get(1)?,
        variation: row.get(2)?,
        available: row.get(3)?,
        reserved: row.get(4)?,
        threshold: row.get(5)?,
        price: row.get(6)?,
        pace: None,
        low_since: row.get(7)?,
        back_at: row.get(8)?,
    })
}

impl Snapshot<'_> {
    pub(crate) fn open_low_stock_period(&self, item: ItemId) -> Result<Option<LowStockPeriod>> {
        let query = format!(
            "select {PERIOD_COLUMNS} from notification join item on item.id = notification.item_id
             where notification.item_id = ?1 and closed_at is null"
        );
        self.connection.query_optional(&query, bind![item], period_of)
    }

    /// The open notifications, or all of them, oldest first.
    pub(crate) fn each_low_stock_period(
        &self,
        which: WithClosed,
        mut see: impl FnMut(&LowStockPeriod) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let condition = match which {
            WithClosed::Yes => "",
            WithClosed::No => "where notification.closed_at is null",
        };
        let query = format!(
            "select {PERIOD_COLUMNS} from notification join item on item.id = notification.item_id {condition}
             order by notification.id"
        );
        self.connection.query_each(&query, &[], |row| see(&period_of(row)?))
    }

    pub(crate) fn is_any_item_low(&self) -> Result<bool> {
        self.connection.exists("select 1 from notification where closed_at is null limit 1", &[])
    }

    /// Some of the low items after `after`, in order, with what the digest needs of each.
    pub(crate) fn low_items(&self, after: ItemId, most: usize) -> Result<Vec<LowItem>> {
        let query = format!(
            "select {DIGEST_COLUMNS} from notification join item on item.id = notification.item_id
             join balance on balance.item_id = item.id
             where notification.closed_at is null and notification.item_id > ?1
             order by notification.item_id limit ?2"
        );
        self.connection.query_all(&query, bind![after, i64::try_from(most)?], |row| {
            Ok(LowItem {
                item: digest_item_of(row)?,
                opened_after: row.get(9)?,
                created_at: row.get(10)?,
                id: row.get(11)?,
            })
        })
    }

    /// The items that recovered after a digest and an instant and are still monitored: their latest notification is
    /// closed, they are tracked and active, and their alert is on.
    pub(crate) fn recovered_items(
        &self,
        after_digest: i64,
        closed_since: Timestamp,
    ) -> Result<Vec<ItemId>> {
        self.connection.query_all(
            "select item.id from notification join item on item.id = notification.item_id
             where notification.closed_at is not null and notification.closed_after >= ?1
               and notification.closed_at >= ?2
               and not exists (select 1 from notification other
                               where other.item_id = item.id and other.closed_at is null)
               and not exists (select 1 from notification later
                               where later.item_id = item.id and later.id > notification.id)
               and item.archived_at is null and item.is_tracked = 1
               and item.threshold is not null and coalesce(item.alert, 1) = 1",
            bind![after_digest, closed_since],
            |row| row.get(0),
        )
    }

    /// What the digest needs of an item that recovered.
    pub(crate) fn recovered_item(&self, item: ItemId) -> Result<DigestItem> {
        let query = format!(
            "select {DIGEST_COLUMNS} from notification join item on item.id = notification.item_id
             join balance on balance.item_id = item.id
             where notification.item_id = ?1 order by notification.id desc limit 1"
        );
        self.connection.query_one(&query, bind![item], digest_item_of)
    }

    /// Passes to `see` the items after one that have a threshold or an open notification, in order, with whether they
    /// have one, for as long as `see` asks for more.
    pub(crate) fn each_alert(
        &self,
        after: ItemId,
        mut see: impl FnMut(&Item, bool) -> Result<bool>,
    ) -> Result<()> {
        let query = format!(
            "select notification.id, {ITEM_COLUMNS} from {ITEM_TABLES}
             left join notification on notification.item_id = item.id and notification.closed_at is null
             where item.id > ?1 and (item.threshold is not null or notification.id is not null) order by item.id"
        );
        self.connection.query_each(&query, bind![after], |row| {
            let has_notification = row.get::<Option<i64>>(0)?.is_some();
            let wants_more = see(&item_of(row, 1)?, has_notification)?;
            Ok(if wants_more { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        })
    }
}

/// The columns of a notification that opens, in the order in which they are written.
pub(super) const NOTIFICATION_COLUMNS: &str =
    "item_id, opened_at, opened_available, opened_threshold, opened_after";

/// A low item, with what determines its section in the digest.
pub(crate) struct LowItem {
    pub(crate) id: ItemId,
    /// The item as the e-mail lists it, without its pace.
    pub(crate) item: DigestItem,
    /// The number of the last digest before it became low.
    pub(crate) opened_after: i64,
    /// When the item was added.
    pub(crate) created_at: Timestamp,
}

/// Which notifications are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WithClosed {
    Yes,
    No,
}

impl Transaction<'_> {
    /// Opens the notification of a low item, with the quantities of that instant.
    pub(crate) fn open_notification(
        &self,
        item: ItemId,
        available: Quantity,
        threshold: Option<Quantity>,
    ) -> Result<()> {
        let insert = format!(
            "insert into notification ({NOTIFICATION_COLUMNS}) values (?1, ?2, ?3, ?4, ({LAST_DIGEST}))"
        );
        let now = self.now();
        let values = bind![item, now, available, threshold];
        self.connection.execute(&insert, values).map(drop)
    }

    pub(crate) fn close_notification(
        &self,
        item: ItemId,
        available: Quantity,
        at: Timestamp,
    ) -> Result<()> {
        let update = format!(
            "update notification
             set closed_at = case when opened_at > ?2 then opened_at else ?2 end,
                 closed_available = ?3, closed_after = ({LAST_DIGEST})
             where item_id = ?1 and closed_at is null"
        );
        self.connection.execute(&update, bind![item, at, available]).map(drop)
    }
}
