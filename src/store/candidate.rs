//! Candidates for shell completion: a few rows that start with what was typed. Each query reads a bounded number of
//! rows, and none writes.

use anyhow::Result;

use super::document::{DOCUMENT_COLUMNS, bare_document_of};
use super::snapshot::Snapshot;
use super::statements::Statements;
use super::value::{Value, bind};
use crate::ledger::document::{Document, DocumentKind, DocumentState};
use crate::ledger::item::ItemStatus;
use crate::ledger::label::Label;
use crate::ledger::sku::{Sku, fold};
use crate::ledger::sort_key::sort_key;

/// The most rows read for one answer.
const SCANNED: i64 = 10_000;

/// The most items whose categories are offered; they are spread over the whole table.
const SAMPLED: i64 = 5_000;

/// The upper bound of the texts that start with `start`.
fn after_all(start: &str) -> String {
    format!("{start}\u{10FFFF}")
}

impl Snapshot<'_> {
    /// Items whose SKU starts with `start`, in order of SKU: SKU, name, variation. `start` is folded.
    pub(crate) fn items_from(
        &self,
        start: &str,
        which: ItemStatus,
        most: usize,
    ) -> Result<Vec<(Sku, Label, Option<Label>)>> {
        let is_archived = which == ItemStatus::Archived;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.connection.query_all(
            "select sku, name, variation
             from (select sku, name, variation, archived_at from item
                   where sku_key >= ?1 and sku_key < ?2 order by sku_key limit ?4) near
             where case when archived_at is null then 0 else 1 end = ?3 limit ?5",
            bind![start, after_all(start), is_archived, SCANNED, most],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
    }

    /// Categories that start with `start`. If there are many items, only an evenly spread sample of them is read.
    pub(crate) fn categories_from(&self, start: &str, most: usize) -> Result<Vec<Label>> {
        let categories: Vec<Label> = self.connection.query_all(
            "with recursive bound(last, step) as (select max(id), max(id) / ?1 + 1 from item),
                  sample(id) as (select cast(1 as bigint) union all select id + step from sample, bound where id + step <= last)
             select item.category from sample join item on item.id = sample.id
             where item.category is not null
             group by item.category_key, item.category order by item.category_key, item.category",
            bind![SAMPLED],
            |row| row.get(0),
        )?;
        Ok(categories
            .into_iter()
            .filter(|category| sort_key(category.as_str()).starts_with(start))
            .take(most)
            .collect())
    }

    /// Numbers that start with `start` of documents with this kind and state, newest first. Open orders past their
    /// deadline are left out (R18).
    pub(crate) fn documents_from(
        &self,
        kind: DocumentKind,
        state: Option<DocumentState>,
        start: &str,
        most: usize,
    ) -> Result<Vec<Document>> {
        let is_by_number = kind.prefix().is_none() && !start.is_empty();
        let rows = if is_by_number {
            "where kind = ?1 and number >= ?5 and number < ?6 order by number desc"
        } else {
            "order by id desc"
        };
        let query = format!(
            "select {DOCUMENT_COLUMNS} from (select * from document {rows} limit ?3) near
             where kind = ?1 and (?2 is null or state = ?2)
               and (state <> 'open' or expires_at is null or expires_at > ?4) order by id desc"
        );
        let (now, end) = (self.now(), after_all(start));
        let values: &[Value<'_>] = bind![kind, state, SCANNED, now, start, end];
        let values = if is_by_number { values } else { &values[..4] };
        let found = self.connection.query_all(&query, values, bare_document_of)?;
        let start = fold(start);
        found
            .into_iter()
            .filter(|document| fold(&document.number).starts_with(&start))
            .take(most)
            .map(|document| self.with_details(document))
            .collect()
    }
}
