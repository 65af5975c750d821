//! `store check`: whether the file is whole, and whether everything derived follows from the ledger.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::params;

use super::item::{ITEM_COLUMNS, item_of};
use super::{Snapshot, Transaction, schema};
use crate::ledger::item::ItemId;
use crate::ledger::level::Level;
use crate::ledger::low::is_low;
use crate::ledger::pace::{DailySales, SalesByDay};
use crate::message::Message;

/// The most findings of a kind that are told.
const MOST_FINDINGS: usize = 100;
/// Items that are put right before others are looked for.
pub(super) const ITEMS_AT_ONCE: usize = 50_000;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// The file itself is damaged: only a backup helps.
    File(Message),
    /// The schema is not as bincard made it.
    Schema(String),
    /// An item's balances are not the sums over the ledger.
    Balance {
        /// The item.
        sku: String,
        /// What is kept beside the ledger: available and reserved.
        kept: Level,
        /// What the ledger says.
        summed: Level,
    },
    /// The instant of an item's latest count is not that of its counts.
    CountedAt {
        /// The item.
        sku: String,
    },
    /// A document's lines and state do not agree with its movements.
    Document {
        /// Its number.
        number: String,
        /// The item.
        sku: String,
    },
    /// An item's movement is dated otherwise than its step or its count.
    Instant {
        /// The item.
        sku: String,
    },
    /// What is kept of an item's latest sales is not what the ledger says.
    Sales {
        /// The item.
        sku: String,
    },
    /// An item is low without an open notification, or has one without being low.
    Notification {
        /// The item.
        sku: String,
    },
    /// So many more of the same kind.
    More {
        /// How many.
        count: u64,
    },
}

impl Finding {
    /// Whether it can be put right from the ledger.
    pub(crate) fn is_repairable(&self) -> bool {
        match self {
            Self::Balance { .. }
            | Self::CountedAt { .. }
            | Self::Sales { .. }
            | Self::Notification { .. } => true,
            Self::File(_)
            | Self::Schema(_)
            | Self::Document { .. }
            | Self::Instant { .. }
            | Self::More { .. } => false,
        }
    }
}

/// Sums over the ledger beside the balances that are kept.
const BALANCES: &str = "
    select item.id, item.sku, item.available, item.reserved, coalesce(sums.available, 0), coalesce(sums.reserved, 0)
    from item left join (
        select item_id,
               sum(case when to_state = 1 then quantity when from_state = 1 then -quantity else 0 end) as available,
               sum(case when to_state = 2 then quantity when from_state = 2 then -quantity else 0 end) as reserved
        from movement group by item_id) sums on sums.item_id = item.id
    where item.id > ?1 and (item.available <> coalesce(sums.available, 0) or item.reserved <> coalesce(sums.reserved, 0))
    order by item.id limit ?2";

const COUNTED_AT: &str = "
    select item.id, item.sku, latest.at
    from item left join (select item_id, max(at) as at from stock_count group by item_id) latest
      on latest.item_id = item.id
    where item.id > ?1 and item.counted_at is not latest.at order by item.id limit ?2";

/// What documents should have moved by their lines and states, against what their movements say.
const DOCUMENTS: &str = "
    with moved as (
        select step.document_id, movement.item_id, max(movement.kind, 1) as kind,
               sum(case when movement.kind <= 1 and movement.from_state = 1 then -movement.quantity
                        else movement.quantity end) as quantity
        from movement join step on step.id = movement.step_id join document on document.id = step.document_id
        where movement.kind >= 4 or (movement.kind <= 1 and document.kind = 'adjustment') group by 1, 2, 3
        union all
        select step.document_id, stock_count.item_id, 2, stock_count.on_hand
        from stock_count join step on step.id = stock_count.step_id join document on document.id = step.document_id
        where document.kind = 'adjustment'),
    due as (
        select line.document_id, line.item_id, kinds.kind, line.quantity
        from line join document on document.id = line.document_id
        join (select 'sale' as document, 7 as kind, 'recorded voided' as states union all
              select 'sale', 8, 'voided' union all
              select 'invoice', 9, 'paid refunded' union all
              select 'order', 4, 'open completed refunded cancelled expired' union all
              select 'order', 6, 'completed refunded' union all
              select 'order', 5, 'cancelled expired') kinds
          on kinds.document = document.kind and instr(kinds.states, document.state) > 0
        where line.moves = 1
        union all
        select line.document_id, line.item_id,
               case when exists (select 1 from step join stock_count on stock_count.step_id = step.id
                                 where step.document_id = line.document_id and stock_count.item_id = line.item_id)
                    then 2 else 1 end, line.quantity
        from line join document on document.id = line.document_id where document.kind = 'adjustment')
    select document_id, item_id from (select * from (select * from moved except select * from due)
                                      union all select * from (select * from due except select * from moved))
    group by document_id, item_id limit ?1";

/// Movements dated otherwise than they are entered: as their step, or at a count, where that comes later or takes up
/// what is told late.
const INSTANTS: &str = "
    select item.sku from movement join step on step.id = movement.step_id join item on item.id = movement.item_id
    where (movement.kind in (2, 3) or movement.at <> step.at)
      and ((movement.kind <> 3 and movement.at < step.at) or not exists (
        select 1 from stock_count
        where stock_count.item_id = movement.item_id and stock_count.at = movement.at
          and (movement.kind <> 2 or stock_count.step_id = movement.step_id)))
    group by item.sku limit ?1";

/// The latest sales that are kept, and each sale of the ledger beside them.
const SALES: &str = "
    select item.id, item.sku, item.sold, movement.at, movement.kind, movement.quantity
    from item left join movement on movement.item_id = item.id and movement.kind >= 6
    where item.id > ?1 and (item.sold is not null or movement.at is not null) order by item.id, movement.at";

/// An item whose sales are being added up.
struct Sold {
    id: ItemId,
    sku: String,
    kept: DailySales,
    days: SalesByDay,
}

impl Sold {
    fn finding(self) -> Option<(ItemId, DailySales, Finding)> {
        let sold = DailySales::of(&self.days);
        (self.kept != sold).then_some((self.id, sold, Finding::Sales { sku: self.sku }))
    }
}

impl Snapshot<'_> {
    /// Everything that does not hold; nothing if all is well.
    pub(crate) fn findings(&self) -> Result<Vec<Finding>> {
        let mut findings = self.page_findings()?;
        let version = schema::version(self.connection)?;
        let strangers = schema::strangers(self.connection, version)?;
        findings.extend(strangers.into_iter().map(Finding::Schema));
        if findings.is_empty() { self.content_findings() } else { Ok(findings) }
    }

    /// What does not hold in a file whose pages are in order.
    pub(super) fn content_findings(&self) -> Result<Vec<Finding>> {
        let mut findings = self.missing_references()?;
        if !findings.is_empty() {
            return Ok(findings);
        }
        let (first, most) = (ItemId(0), MOST_FINDINGS);
        findings.extend(self.wrong_balances(first, most)?.into_iter().map(|(_, finding)| finding));
        let counts = self.wrong_count_instants(first, most)?;
        findings.extend(counts.into_iter().map(|(_, _, finding)| finding));
        if schema::version(self.connection)? == schema::VERSION {
            let sales = self.wrong_sales(first, most)?;
            findings.extend(sales.into_iter().map(|(_, _, finding)| finding));
        }
        findings.extend(self.wrong_documents()?);
        findings.extend(self.wrong_instants()?);
        let notifications = self.wrong_notifications(first, most)?;
        findings.extend(notifications.into_iter().map(|(_, finding)| finding));
        Ok(findings)
    }

    fn page_findings(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut query = self.connection.prepare("pragma integrity_check(100)")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let said: String = row.get(0)?;
            let faults = said.lines().filter(|line| *line != "ok" && !line.starts_with("***"));
            findings.extend(faults.map(|fault| Finding::File(Message::foreign(fault))));
        }
        Ok(findings)
    }

    fn missing_references(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut query = self.connection.prepare("pragma foreign_key_check")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            let message = Message::new("finding-reference");
            findings.push(Finding::File(message.with("table", table).with("parent", parent)));
        }
        Ok(findings)
    }

    fn wrong_balances(&self, after: ItemId, most: usize) -> Result<Vec<(ItemId, Finding)>> {
        let mut query = self.connection.prepare(BALANCES)?;
        let found = query.query_map(params![after.0, i64::try_from(most)?], |row| {
            let finding = Finding::Balance {
                sku: row.get(1)?,
                kept: Level { available: row.get(2)?, reserved: row.get(3)? },
                summed: Level { available: row.get(4)?, reserved: row.get(5)? },
            };
            Ok((ItemId(row.get(0)?), finding))
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn wrong_count_instants(
        &self,
        after: ItemId,
        most: usize,
    ) -> Result<Vec<(ItemId, Option<i64>, Finding)>> {
        let mut query = self.connection.prepare(COUNTED_AT)?;
        let found = query.query_map(params![after.0, i64::try_from(most)?], |row| {
            Ok((ItemId(row.get(0)?), row.get(2)?, Finding::CountedAt { sku: row.get(1)? }))
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Where the latest sales that are kept are not those of the ledger, with those of the ledger: among the items after
    /// one, so many at most.
    fn wrong_sales(
        &self,
        after: ItemId,
        most: usize,
    ) -> Result<Vec<(ItemId, DailySales, Finding)>> {
        let mut query = self.connection.prepare(SALES)?;
        let mut rows = query.query([after.0])?;
        let mut found = Vec::new();
        let mut one: Option<Sold> = None;
        while let Some(row) = rows.next()? {
            let id = ItemId(row.get(0)?);
            if one.as_ref().is_none_or(|one| one.id != id) {
                found.extend(one.take().and_then(Sold::finding));
                if found.len() >= most {
                    return Ok(found);
                }
            }
            let one = match &mut one {
                Some(same) => same,
                empty @ None => {
                    let kept = DailySales::kept(row.get(2)?);
                    empty.insert(Sold { id, sku: row.get(1)?, kept, days: SalesByDay::default() })
                }
            };
            // An instant that cannot be one is found with the others that are wrong.
            let at: Option<i64> = row.get(3)?;
            if let Some(at) = at.and_then(|at| Timestamp::from_microsecond(at).ok()) {
                one.days.add(row.get(4)?, row.get(5)?, at);
            }
        }
        found.extend(one.and_then(Sold::finding));
        Ok(found)
    }

    fn wrong_documents(&self) -> Result<Vec<Finding>> {
        let mut query = self.connection.prepare(&format!(
            "select coalesce(document.number, document.kind || ' ' || document.id), item.sku
             from ({DOCUMENTS}) wrong join document on document.id = wrong.document_id
             join item on item.id = wrong.item_id"
        ))?;
        let most = i64::try_from(MOST_FINDINGS).unwrap_or(i64::MAX);
        let found = query.query_map([most], |row| {
            Ok(Finding::Document { number: row.get(0)?, sku: row.get(1)? })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn wrong_instants(&self) -> Result<Vec<Finding>> {
        let mut query = self.connection.prepare(INSTANTS)?;
        let most = i64::try_from(MOST_FINDINGS).unwrap_or(i64::MAX);
        let found = query.query_map([most], |row| Ok(Finding::Instant { sku: row.get(0)? }))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    fn wrong_notifications(&self, after: ItemId, most: usize) -> Result<Vec<(ItemId, Finding)>> {
        let rule = self.alert_rule()?;
        // Whether an item is low does not hang on what it sold, which older stores do not keep.
        let columns = ITEM_COLUMNS.replace("item.sold", "null");
        let mut query = self.connection.prepare(&format!(
            "select {columns}, notification.id from item
             left join notification on notification.item_id = item.id and notification.closed_at is null
             where item.id > ?1 and (item.threshold is not null or notification.id is not null) order by item.id"
        ))?;
        let mut rows = query.query([after.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()?.filter(|_| found.len() < most) {
            let item = item_of(row)?;
            let has_notification = row.get::<_, Option<i64>>(16)?.is_some();
            if is_low(&item.profile, item.level.available, rule) != has_notification {
                found.push((item.id, Finding::Notification { sku: item.profile.sku.to_string() }));
            }
        }
        Ok(found)
    }

    /// Takes from the ledger what items sold lately, where that is not kept: of the items after one, so many at most.
    /// Tells of which.
    pub(super) fn rewrite_sales(
        &self,
        after: ItemId,
        most: usize,
    ) -> Result<Vec<(ItemId, Finding)>> {
        let mut update =
            self.connection.prepare_cached("update item set sold = ?2 where id = ?1")?;
        let mut rewritten = Vec::new();
        for (id, sold, finding) in self.wrong_sales(after, most)? {
            update.execute(params![id.0, sold.text()])?;
            rewritten.push((id, finding));
        }
        Ok(rewritten)
    }
}

impl Transaction<'_> {
    /// Rebuilds from the ledger what is derived from it, and tells what it changed: of each kind the first, and how many
    /// more there were.
    pub(crate) fn repair(&self) -> Result<Vec<Finding>> {
        let mut repaired = Vec::new();
        put_right(&mut repaired, |after| {
            let found = self.wrong_balances(after, ITEMS_AT_ONCE)?;
            for (id, finding) in &found {
                if let Finding::Balance { summed, .. } = finding {
                    self.connection.execute(
                        "update item set available = ?2, reserved = ?3 where id = ?1",
                        params![id.0, summed.available, summed.reserved],
                    )?;
                }
            }
            Ok(found)
        })?;
        put_right(&mut repaired, |after| {
            let found = self.wrong_count_instants(after, ITEMS_AT_ONCE)?;
            let put_right = |(id, at, finding): (ItemId, Option<i64>, Finding)| {
                self.connection
                    .execute("update item set counted_at = ?2 where id = ?1", params![id.0, at])?;
                Ok((id, finding))
            };
            found.into_iter().map(put_right).collect()
        })?;
        put_right(&mut repaired, |after| self.rewrite_sales(after, ITEMS_AT_ONCE))?;
        put_right(&mut repaired, |after| {
            let found = self.wrong_notifications(after, ITEMS_AT_ONCE)?;
            for (id, _) in &found {
                self.set_notification(&self.item_by_id(*id)?)?;
            }
            Ok(found)
        })?;
        Ok(repaired)
    }
}

/// Puts right what is found wrong after an item, as often as something is found; tells of the first.
pub(super) fn put_right(
    repaired: &mut Vec<Finding>,
    some: impl Fn(ItemId) -> Result<Vec<(ItemId, Finding)>>,
) -> Result<()> {
    let (mut told, mut more) = (0_usize, 0_u64);
    let mut last = ItemId(0);
    loop {
        let found = some(last)?;
        match found.last() {
            Some((id, _)) => last = *id,
            None => break,
        }
        for (_, finding) in found {
            if told < MOST_FINDINGS {
                told = told.saturating_add(1);
                repaired.push(finding);
            } else {
                more = more.saturating_add(1);
            }
        }
    }
    if more > 0 {
        repaired.push(Finding::More { count: more });
    }
    Ok(())
}
