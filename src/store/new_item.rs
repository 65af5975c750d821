//! Many new items at once.

use anyhow::Result;
use jiff::Timestamp;

use super::engine::{Connection, TableWriter};
use super::foreign_identity::{IDENTITY_COLUMNS, joined_details};
use super::item::{NEW_ITEM_COLUMNS, new_item_values};
use super::notification::NOTIFICATION_COLUMNS;
use super::row::StepId;
use super::snapshot::Transaction;
use super::sort_keys::SortKeys;
use super::statements::Statements;
use super::tables::Columns;
use super::value::{ToColumn, bind};
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{ItemId, ProfileRef};
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::quantity::Quantity;

/// Adds many items at once to a store that had none: nothing is read before it is written, and opening stock follows at
/// the end. The result is the same as item by item, as a test shows.
pub(crate) struct NewItems<'t> {
    connection: &'t Connection,
    items: TableWriter<'t>,
    balances: TableWriter<'t>,
    notifications: TableWriter<'t>,
    identities: TableWriter<'t>,
    at: Timestamp,
    last_digest: i64,
    next: i64,
}

impl<'t> NewItems<'t> {
    /// Starts adding items with distinct SKUs, all dated at one instant.
    fn start(tx: &'t Transaction<'t>, at: Timestamp) -> Result<Self> {
        let connection = tx.connection;
        connection.begin_new_items()?;
        let writer = |table, columns| TableWriter::new(connection, Columns { table, columns });
        Ok(Self {
            connection,
            items: writer("item", &format!("{NEW_ITEM_COLUMNS}, id"))?,
            balances: writer("balance", "item_id, available, counted_at")?,
            notifications: writer("notification", NOTIFICATION_COLUMNS)?,
            identities: writer("foreign_identity", IDENTITY_COLUMNS)?,
            at,
            last_digest: tx.last_digest()?,
            next: 1,
        })
    }

    /// Adds an item with opening stock.
    pub(crate) fn add(
        &mut self,
        profile: &ProfileRef<'_>,
        opening: Option<Quantity>,
    ) -> Result<ItemId> {
        let id = ItemId(self.next);
        self.next = self.next.saturating_add(1);
        let keys = SortKeys::of(profile);
        self.items
            .add(new_item_values(profile, &keys, &self.at).into_iter().chain([id.to_column()]))?;
        let counted_at = opening.map(|_| self.at);
        let opening = opening.unwrap_or(Quantity::ZERO);
        self.balances.add([id.to_column(), opening.to_column(), counted_at.to_column()])?;
        if self.items.is_full() { self.send().map(|()| id) } else { Ok(id) }
    }

    /// Opens the notification of an item that is low from the start.
    pub(crate) fn open_notification(
        &mut self,
        item: ItemId,
        now: Timestamp,
        available: Quantity,
        threshold: Option<Quantity>,
    ) -> Result<()> {
        self.notifications
            .add(bind![item, now, available, threshold, self.last_digest].iter().copied())
    }

    /// Records an item's identity in another system.
    pub(crate) fn identify(
        &mut self,
        item: ItemId,
        system: &str,
        identity: &ForeignIdentity,
    ) -> Result<()> {
        let details = joined_details(identity);
        let values = bind![item, system, identity.code, details, identity.sku];
        self.identities.add(values.iter().copied())
    }

    /// Writes the rows collected, referenced ones first.
    fn send(&mut self) -> Result<()> {
        self.items.send()?;
        self.balances.send()?;
        self.notifications.send()?;
        self.identities.send()
    }

    /// Writes what is left, and the opening stock as one step.
    pub(crate) fn finish(mut self, step: Option<StepId>) -> Result<()> {
        self.send()?;
        if let Some(step) = step {
            let (opening, outside, available) =
                (MovementKind::Opening, State::Outside, State::Available);
            self.connection.execute(
                "insert into movement (item_id, at, step_id, n, kind, from_state, to_state, quantity)
                 select item_id, ?1, ?2, item_id - 1, ?3, case when available < 0 then ?5 else ?4 end,
                        case when available < 0 then ?4 else ?5 end, abs(available)
                 from balance where available <> 0",
                bind![self.at, step, opening, outside, available],
            )?;
            self.connection.execute(
                "insert into stock_count (item_id, at, step_id, on_hand)
                 select item_id, counted_at, ?1, 0 from balance
                 where counted_at is not null and available = 0",
                bind![step],
            )?;
        }
        self.connection.end_new_items()
    }
}

impl Transaction<'_> {
    /// Adds many items at once, all at one instant, to a store without items.
    pub(crate) fn new_items(&self, at: Timestamp) -> Result<Option<NewItems<'_>>> {
        if self.has_items()? {
            return Ok(None);
        }
        NewItems::start(self, at).map(Some)
    }
}
