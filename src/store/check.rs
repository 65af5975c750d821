//! `store check`: whether the file is intact, and whether everything derived from the ledger matches it.

use anyhow::Result;
use jiff::Timestamp;
use std::ops::ControlFlow;

use super::finding::Finding;
use super::movement::SUMS;
use super::snapshot::{Snapshot, Transaction};
use super::sort_keys::SortKeys;
use super::statements::Statements;
use super::value::bind;
use crate::ledger::item::ItemId;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::sku::Sku;

/// The most findings listed of each kind.
pub(crate) const MAX_FINDINGS: usize = 100;
/// Items repaired at a time.
pub(crate) const ITEMS_AT_ONCE: usize = 50_000;

const COUNTED_AT: &str = "
    select item.id, item.sku, latest.at
    from item join balance on balance.item_id = item.id
    left join (select item_id, max(at) as at
               from (select item_id, at from stock_count
                     union all select item_id, at from movement where kind = 0) counts
               group by item_id) latest
      on latest.item_id = item.id
    where item.id > ?1 and balance.counted_at is distinct from latest.at order by item.id limit ?2";

/// What documents should have moved according to their lines and state, compared with their movements: what an order
/// reserved minus what it released, and what a sale sold minus what it took back.
const DOCUMENTS: &str = "
    with moved as (
        select step.document_id, movement.item_id,
               case when movement.kind = 5 then 4 else movement.kind end as kind,
               cast(sum(case when movement.kind = 1 and movement.from_state = 1 or movement.kind = 5
                               or movement.kind = 7 and movement.from_state = 3
                               or movement.kind = 8 and movement.from_state = 1
                             then -movement.quantity else movement.quantity end) as bigint) as quantity
        from movement join step on step.id = movement.step_id join document on document.id = step.document_id
        where movement.kind >= 4 or (movement.kind = 1 and document.kind = 'adjustment') group by 1, 2, 3
        union all
        select step.document_id, stock_count.item_id, 2, stock_count.on_hand
        from stock_count join step on step.id = stock_count.step_id join document on document.id = step.document_id
        where document.kind = 'adjustment'
        union all
        select step.document_id, movement.item_id, 2,
               case when movement.to_state = 1 then movement.quantity else -movement.quantity end
        from movement join step on step.id = movement.step_id join document on document.id = step.document_id
        where movement.kind = 0 and document.kind = 'adjustment'),
    due as (
        select line.document_id, line.item_id, kinds.kind, line.quantity
        from line join document on document.id = line.document_id
        join (select 'sale' as document, 'recorded' as state, 7 as kind union all
              select 'sale', 'voided', 7 union all
              select 'sale', 'voided', 8 union all
              select 'invoice', 'paid', 9 union all
              select 'invoice', 'refunded', 9 union all
              select 'order', 'open', 4 union all
              select 'order', 'completed', 4 union all
              select 'order', 'refunded', 4 union all
              select 'order', 'completed', 6 union all
              select 'order', 'refunded', 6) kinds
          on kinds.document = document.kind and kinds.state = document.state
        where line.moves = 1 and line.quantity <> 0
        union all
        select line.document_id, line.item_id,
               case when exists (select 1 from step join stock_count on stock_count.step_id = step.id
                                 where step.document_id = line.document_id and stock_count.item_id = line.item_id)
                      or exists (select 1 from step join movement on movement.step_id = step.id
                                 where step.document_id = line.document_id and movement.item_id = line.item_id
                                   and movement.kind = 0)
                    then 2 else 1 end, line.quantity
        from line join document on document.id = line.document_id where document.kind = 'adjustment'),
    more_moved as (select * from moved where kind <> 4 or quantity <> 0 except select * from due),
    more_due as (select * from due except select * from moved),
    wrong as (select document_id, item_id from more_moved
              union select document_id, item_id from more_due limit ?1)";

/// Movements with another time than their step or, if the latest count is later or absorbs a backdated entry, than
/// that count.
const INSTANTS: &str = "
    select item.sku from movement join step on step.id = movement.step_id join item on item.id = movement.item_id
    where (movement.kind in (2, 3) or movement.at <> step.at)
      and ((movement.kind <> 3 and movement.at < step.at) or not exists (
        select 1 from stock_count
        where stock_count.item_id = movement.item_id and stock_count.at = movement.at
          and (movement.kind <> 2 or stock_count.step_id = movement.step_id)
        union all
        select 1 from movement opening
        where opening.item_id = movement.item_id and opening.at = movement.at and opening.kind = 0
          and movement.kind not in (0, 2)))
    group by item.sku limit ?1";

impl Snapshot<'_> {
    pub(crate) fn findings(&self) -> Result<Vec<Finding>> {
        let mut findings = self.connection.file_findings()?;
        if findings.is_empty() && !self.connection.exists("select 1 from shop where id = 1", &[])? {
            findings.push(Finding::Schema("no row in `shop`".to_owned()));
        }
        if findings.is_empty() { self.content_findings() } else { Ok(findings) }
    }

    fn content_findings(&self) -> Result<Vec<Finding>> {
        let mut findings = self.connection.missing_references()?;
        if !findings.is_empty() {
            return Ok(findings);
        }
        let (first, most) = (ItemId(0), MAX_FINDINGS);
        findings.extend(self.wrong_balances(first, most)?.into_iter().map(|(_, finding)| finding));
        let counts = self.wrong_count_instants(first, most)?;
        findings.extend(counts.into_iter().map(|(_, _, finding)| finding));
        let keys = self.wrong_sort_keys(first, most)?;
        findings.extend(keys.into_iter().map(|(_, _, finding)| finding));
        let keys = self.wrong_sku_keys(first, most)?;
        findings.extend(keys.into_iter().map(|(_, _, finding)| finding));
        findings.extend(self.wrong_documents()?);
        findings.extend(self.wrong_refunds()?);
        findings.extend(self.wrong_instants()?);
        Ok(findings)
    }

    /// Balances that are not the sums over the ledger, beside those.
    fn wrong_balances(&self, after: ItemId, most: usize) -> Result<Vec<(ItemId, Finding)>> {
        let query = format!(
            "select item.id, item.sku, balance.available, balance.reserved,
                    coalesce(sums.available, 0), coalesce(sums.reserved, 0)
             from item join balance on balance.item_id = item.id
             left join (select item_id, {SUMS} from movement group by item_id) sums on sums.item_id = item.id
             where item.id > ?1 and (balance.available <> coalesce(sums.available, 0)
                                     or balance.reserved <> coalesce(sums.reserved, 0))
             order by item.id limit ?2"
        );
        self.connection.query_all(&query, bind![after, i64::try_from(most)?], |row| {
            let finding = Finding::Balance {
                sku: row.get(1)?,
                stored: Level { available: row.get(2)?, reserved: row.get(3)? },
                summed: Level { available: row.get(4)?, reserved: row.get(5)? },
            };
            Ok((row.get(0)?, finding))
        })
    }

    fn wrong_count_instants(
        &self,
        after: ItemId,
        most: usize,
    ) -> Result<Vec<(ItemId, Option<Timestamp>, Finding)>> {
        self.connection.query_all(COUNTED_AT, bind![after, i64::try_from(most)?], |row| {
            Ok((row.get(0)?, row.get(2)?, Finding::CountedAt { sku: row.get(1)? }))
        })
    }

    fn wrong_sort_keys(
        &self,
        after: ItemId,
        most: usize,
    ) -> Result<Vec<(ItemId, SortKeys, Finding)>> {
        let query =
            "select id, sku, name, variation, category, name_key, variation_key, category_key
             from item where id > ?1 order by id";
        let mut wrong = Vec::new();
        self.connection.query_each(query, bind![after], |row| {
            let name: Label = row.get(2)?;
            let (variation, category): (Option<Label>, Option<Label>) = (row.get(3)?, row.get(4)?);
            let keys = SortKeys::of_labels(&name, variation.as_ref(), category.as_ref());
            let stored =
                SortKeys { name: row.get(5)?, variation: row.get(6)?, category: row.get(7)? };
            if keys != stored {
                wrong.push((row.get(0)?, keys, Finding::SortKey { sku: row.get(1)? }));
            }
            let is_full = wrong.len() >= most;
            Ok(if is_full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(wrong)
    }

    fn wrong_sku_keys(&self, after: ItemId, most: usize) -> Result<Vec<(ItemId, Sku, Finding)>> {
        let query = "select id, sku, sku_key from item where id > ?1 order by id";
        let mut wrong = Vec::new();
        self.connection.query_each(query, bind![after], |row| {
            let sku = Sku::stored(row.get(1)?);
            if row.get::<String>(2)? != sku.key() {
                let finding = Finding::SkuKey { sku: sku.to_string() };
                wrong.push((row.get(0)?, sku, finding));
            }
            let is_full = wrong.len() >= most;
            Ok(if is_full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        })?;
        Ok(wrong)
    }

    fn wrong_refunds(&self) -> Result<Vec<Finding>> {
        let query = "select document.number, item.sku
             from line join document on document.id = line.document_id
             join item on item.id = line.item_id
             where line.refunded > 0 and line.refunded > line.quantity order by line.document_id, line.n limit ?1";
        self.connection.query_all(query, bind![i64::try_from(MAX_FINDINGS)?], |row| {
            Ok(Finding::Refunded { number: row.get(0)?, sku: row.get(1)? })
        })
    }

    fn wrong_documents(&self) -> Result<Vec<Finding>> {
        let query = format!(
            "{DOCUMENTS} select document.number, item.sku
             from wrong join document on document.id = wrong.document_id
             join item on item.id = wrong.item_id"
        );
        self.connection.query_all(&query, bind![i64::try_from(MAX_FINDINGS)?], |row| {
            Ok(Finding::Document { number: row.get(0)?, sku: row.get(1)? })
        })
    }

    fn wrong_instants(&self) -> Result<Vec<Finding>> {
        self.connection.query_all(INSTANTS, bind![i64::try_from(MAX_FINDINGS)?], |row| {
            Ok(Finding::Instant { sku: row.get(0)? })
        })
    }
}

impl Transaction<'_> {
    /// Rebuilds from the ledger what is derived from it. Returns the first changes of each kind, and how many more
    /// there were.
    pub(crate) fn repair_balances(&self) -> Result<Vec<Finding>> {
        let mut repaired = Vec::new();
        repair_in_parts(&mut repaired, |after| {
            let found = self.wrong_balances(after, ITEMS_AT_ONCE)?;
            for (id, finding) in &found {
                if let Finding::Balance { summed, .. } = finding {
                    self.connection.execute(
                        "update balance set available = ?2, reserved = ?3 where item_id = ?1",
                        bind![id, summed.available, summed.reserved],
                    )?;
                }
            }
            Ok(found)
        })?;
        repair_in_parts(&mut repaired, |after| {
            let found = self.wrong_count_instants(after, ITEMS_AT_ONCE)?;
            let repair = |(id, at, finding): (ItemId, Option<Timestamp>, Finding)| {
                self.connection.execute(
                    "update balance set counted_at = ?2 where item_id = ?1",
                    bind![id, at],
                )?;
                Ok((id, finding))
            };
            found.into_iter().map(repair).collect()
        })?;
        repair_in_parts(&mut repaired, |after| {
            let found = self.wrong_sort_keys(after, ITEMS_AT_ONCE)?;
            let repair = |(id, keys, finding): (ItemId, SortKeys, Finding)| {
                self.connection.execute(
                    "update item set name_key = ?2, variation_key = ?3, category_key = ?4 where id = ?1",
                    bind![id, keys.name, keys.variation, keys.category],
                )?;
                Ok((id, finding))
            };
            found.into_iter().map(repair).collect()
        })?;
        repair_in_parts(&mut repaired, |after| {
            let found = self.wrong_sku_keys(after, ITEMS_AT_ONCE)?;
            let repair = |(id, sku, finding): (ItemId, Sku, Finding)| {
                // If another item has the key, this one is left unchanged and found again.
                self.connection.execute(
                    "update item set sku_key = ?2 where id = ?1 and not exists (
                         select 1 from item other where other.sku_key = ?2)",
                    bind![id, sku.key()],
                )?;
                Ok((id, finding))
            };
            found.into_iter().map(repair).collect()
        })?;
        Ok(repaired)
    }
}

/// Repairs the findings after each item until none is left; lists the first.
pub(crate) fn repair_in_parts(
    repaired: &mut Vec<Finding>,
    some: impl Fn(ItemId) -> Result<Vec<(ItemId, Finding)>>,
) -> Result<()> {
    let (mut listed, mut more) = (0_usize, 0_u64);
    let mut last = ItemId(0);
    loop {
        let found = some(last)?;
        match found.last() {
            Some((id, _)) => last = *id,
            None => break,
        }
        for (_, finding) in found {
            if listed < MAX_FINDINGS {
                listed = listed.saturating_add(1);
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
