//! Finding many items one after the other. Catalogues mostly come in the order of their SKUs, as the index has
//! them: then the items that follow the one asked for are read along with it, and are there when they are
//! asked for.

use anyhow::Result;
use std::cmp::Ordering;
use std::collections::VecDeque;

use super::engine::Connection;
use super::item::{ITEM_COLUMNS, ITEM_TABLES, item_of};
use super::snapshot::Transaction;
use super::value::bind;
use crate::ledger::item::Item;
use crate::ledger::sku::Sku;

/// The most items that are read along.
const MOST_AHEAD: usize = 256;

/// Items being looked for. Each SKU may be asked for once: what was read along is not read again.
pub(crate) struct Lookup<'c> {
    connection: &'c Connection,
    /// The next items of the store, in the order of their keys.
    ahead: VecDeque<Item>,
    /// How many were asked for at once.
    wanted: usize,
    /// How many of them were taken.
    found: usize,
    /// No item stands between this key and the first one ahead.
    floor: String,
    /// Whether nothing comes after those ahead.
    is_last: bool,
}

/// What can be told without reading.
enum Known {
    /// That the item is the first ahead.
    Next,
    /// That there is none.
    Missing,
    /// Nothing.
    No,
}

impl<'c> Transaction<'c> {
    /// Prepares to look for many items.
    pub(crate) fn lookup(&self) -> Lookup<'c> {
        Lookup {
            connection: self.connection,
            ahead: VecDeque::new(),
            wanted: 1,
            found: 0,
            floor: String::new(),
            is_last: false,
        }
    }
}

impl Lookup<'_> {
    /// The item of a SKU, if there is one.
    pub(crate) fn find(&mut self, sku: &Sku) -> Result<Option<Item>> {
        match self.known(sku) {
            Known::Next => return Ok(self.take()),
            Known::Missing => return Ok(None),
            Known::No => {}
        }
        let was_useful = self.found.saturating_mul(2) >= self.wanted;
        self.wanted = if was_useful { self.wanted.saturating_mul(4).min(MOST_AHEAD) } else { 1 };
        self.read(sku)?;
        Ok(if self.next_is(sku) == Some(Ordering::Equal) { self.take() } else { None })
    }

    /// What can be told of a SKU by what was read along.
    fn known(&mut self, sku: &Sku) -> Known {
        loop {
            let is_beyond_floor = sku.key() > self.floor.as_str();
            match self.next_is(sku) {
                Some(Ordering::Less) => drop(self.take()),
                Some(Ordering::Equal) => return Known::Next,
                Some(Ordering::Greater) if is_beyond_floor => return Known::Missing,
                None if is_beyond_floor && self.is_last => return Known::Missing,
                Some(Ordering::Greater) | None => return Known::No,
            }
        }
    }

    fn next_is(&self, sku: &Sku) -> Option<Ordering> {
        self.ahead.front().map(|next| next.profile.sku.key().cmp(sku.key()))
    }

    fn take(&mut self) -> Option<Item> {
        let item = self.ahead.pop_front()?;
        self.floor.clear();
        self.floor.push_str(item.profile.sku.key());
        self.found = self.found.saturating_add(1);
        Some(item)
    }

    fn read(&mut self, sku: &Sku) -> Result<()> {
        let query = format!(
            "select {ITEM_COLUMNS} from {ITEM_TABLES} where sku_key >= ?1 order by sku_key limit ?2"
        );
        let limit = i64::try_from(self.wanted)?;
        self.ahead = self.connection.query_all(&query, bind![sku.key(), limit], item_of)?.into();
        self.is_last = self.ahead.len() < self.wanted;
        self.found = 0;
        self.floor.clear();
        self.floor.push_str(sku.key());
        Ok(())
    }
}
