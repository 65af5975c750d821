//! Many new items at once.

use anyhow::Result;
use jiff::Timestamp;

use super::engine::{Connection, TableWriter};
use super::fault::Fault;
use super::foreign_identity::{IDENTITY_COLUMNS, joined_details};
use super::item::{NEW_ITEM_COLUMNS, new_item_values};
use super::notification::NOTIFICATION_COLUMNS;
use super::row::StepId;
use super::snapshot::Transaction;
use super::sort_keys::SortKeys;
use super::statements::Statements;
use super::tables::Columns;
use super::value::bind;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{ItemId, ProfileRef};
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::quantity::Quantity;

/// How many items are written together.
const ITEMS_AT_ONCE: usize = 2_000;

/// What follows an item once the store has given it a number.
struct PendingItem {
    opening: Option<Quantity>,
    threshold: Option<Quantity>,
    is_low: bool,
    identity: Option<ForeignIdentity>,
}

/// Adds many items whose SKUs the store does not have; nothing is read before it is written, and opening stock follows
/// at the end. The result is the same as item by item, as a test shows.
pub(crate) struct NewItems<'t> {
    connection: &'t Connection,
    items: TableWriter<'t>,
    balances: TableWriter<'t>,
    notifications: TableWriter<'t>,
    identities: TableWriter<'t>,
    pending: Vec<PendingItem>,
    system: &'static str,
    at: Timestamp,
    now: Timestamp,
    last_digest: i64,
    /// The last item before this, whose number is 0 if there was none.
    before: ItemId,
    /// The last item written.
    last: ItemId,
}

impl<'t> NewItems<'t> {
    fn start(tx: &'t Transaction<'t>, at: Timestamp, system: &'static str) -> Result<Self> {
        let connection = tx.connection;
        let query = "select coalesce(max(id), 0) from item";
        let last: ItemId = connection.query_one(query, &[], |row| row.get(0))?;
        let writer = |table, columns| TableWriter::new(connection, Columns { table, columns });
        let new_items = Self {
            connection,
            items: writer("item", NEW_ITEM_COLUMNS)?,
            balances: writer("balance", "item_id, available, counted_at")?,
            notifications: writer("notification", NOTIFICATION_COLUMNS)?,
            identities: writer("foreign_identity", IDENTITY_COLUMNS)?,
            pending: Vec::new(),
            system,
            at,
            now: tx.now(),
            last_digest: tx.last_digest()?,
            before: last,
            last,
        };
        if new_items.are_first() {
            connection.begin_first_items()?;
        }
        Ok(new_items)
    }

    /// Whether the store had no items before.
    pub(crate) fn are_first(&self) -> bool {
        self.before == ItemId(0)
    }

    /// Whether this is one of the items added.
    pub(crate) fn has_added(&self, item: ItemId) -> bool {
        item > self.before
    }

    /// Adds an item with opening stock, which may be low from the start, and its identity in the other system.
    pub(crate) fn add(
        &mut self,
        profile: &ProfileRef<'_>,
        opening: Option<Quantity>,
        is_low: bool,
        identity: Option<&ForeignIdentity>,
    ) -> Result<()> {
        self.items.add(new_item_values(profile, &SortKeys::of(profile), &self.at))?;
        let (threshold, identity) = (profile.threshold, identity.cloned());
        self.pending.push(PendingItem { opening, threshold, is_low, identity });
        if self.pending.len() >= ITEMS_AT_ONCE { self.send() } else { Ok(()) }
    }

    /// Writes the items collected, and what follows them.
    fn send(&mut self) -> Result<()> {
        self.items.send()?;
        // A server gives numbers that a role without rights to the sequence does not know before.
        let query = "select id from item where id > ?1 order by id";
        let ids: Vec<ItemId> =
            self.connection.query_all(query, bind![self.last], |row| row.get(0))?;
        if ids.len() != self.pending.len() {
            return Err(Fault::Damaged("new items did not get the next numbers".to_owned()).into());
        }
        self.last = ids.last().copied().unwrap_or(self.last);
        for (id, item) in ids.into_iter().zip(std::mem::take(&mut self.pending)) {
            self.add_to_others(id, &item)?;
        }
        self.balances.send()?;
        self.notifications.send()?;
        self.identities.send()
    }

    /// Adds an item to the tables that refer to it.
    fn add_to_others(&mut self, id: ItemId, item: &PendingItem) -> Result<()> {
        let available = item.opening.unwrap_or(Quantity::ZERO);
        let counted_at = item.opening.map(|_| self.at);
        self.balances.add(bind![id, available, counted_at].iter().copied())?;
        if item.is_low {
            let values = bind![id, self.now, available, item.threshold, self.last_digest];
            self.notifications.add(values.iter().copied())?;
        }
        if let Some(identity) = &item.identity {
            let details = joined_details(identity);
            let values = bind![id, self.system, identity.code, details, identity.sku];
            self.identities.add(values.iter().copied())?;
        }
        Ok(())
    }

    /// Writes what is left, and the opening stock as part of a step, whose next movement has this number.
    pub(crate) fn finish(mut self, step: Option<(StepId, i64)>) -> Result<()> {
        self.send()?;
        if let Some((step, next)) = step
            && self.last > self.before
        {
            let (opening, outside, available) =
                (MovementKind::Opening, State::Outside, State::Available);
            self.connection.execute(
                "insert into movement (item_id, at, step_id, n, kind, from_state, to_state, quantity)
                 select item_id, ?1, ?2, item_id - ?6 - 1 + ?7, ?3,
                        case when available < 0 then ?5 else ?4 end,
                        case when available < 0 then ?4 else ?5 end, abs(available)
                 from balance where item_id > ?6 and available <> 0",
                bind![self.at, step, opening, outside, available, self.before, next],
            )?;
            self.connection.execute(
                "insert into stock_count (item_id, at, step_id, on_hand)
                 select item_id, counted_at, ?1, 0 from balance
                 where item_id > ?2 and counted_at is not null and available = 0",
                bind![step, self.before],
            )?;
        }
        if self.are_first() { self.connection.end_first_items() } else { Ok(()) }
    }
}

impl Transaction<'_> {
    /// Adds many items at once, all at one instant, from a file of a system.
    pub(crate) fn new_items(&self, at: Timestamp, system: &'static str) -> Result<NewItems<'_>> {
        NewItems::start(self, at, system)
    }
}
