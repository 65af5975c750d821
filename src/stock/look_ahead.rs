//! `LookAhead`: the items of many rows, looked up together. On a server, each question costs a round trip.

use anyhow::Result;
use std::collections::BTreeMap;

use super::transaction::Stock;
use crate::ledger::sku::Sku;
use crate::store::IdentifiedItem;

/// Answers for the rows that come next, by the key of the SKU; `None` for an item that does not exist.
#[derive(Default)]
pub(super) struct LookAhead {
    answers: BTreeMap<String, Option<IdentifiedItem>>,
}

impl LookAhead {
    /// Looks up the items with some SKUs, and forgets what was looked up before.
    pub(super) fn prepare<'s>(
        &mut self,
        stock: &Stock<'_>,
        skus: impl Iterator<Item = &'s Sku>,
        system: &str,
    ) -> Result<()> {
        let skus: Vec<&Sku> = skus.collect();
        self.answers = skus.iter().map(|sku| (sku.key().to_owned(), None)).collect();
        if skus.is_empty() {
            return Ok(());
        }
        for found in stock.find_items(&skus, system)? {
            self.answers.insert(found.item.profile.sku.key().to_owned(), Some(found));
        }
        Ok(())
    }

    /// The item with a SKU, if it exists. Each answer is given once, because a row may change its item: the next
    /// time, the store is asked.
    pub(super) fn find(
        &mut self,
        stock: &Stock<'_>,
        sku: &Sku,
        system: &str,
    ) -> Result<Option<IdentifiedItem>> {
        match self.answers.remove(sku.key()) {
            Some(answer) => Ok(answer),
            None => Ok(stock.find_items(&[sku], system)?.pop()),
        }
    }
}
