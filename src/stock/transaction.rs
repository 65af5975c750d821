//! `Stock`: a transaction that follows the rules of stock.

use anyhow::Result;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;

use super::count::OddCounts;
use super::late::LateEntries;
use crate::ledger::item::ItemId;
use crate::store::{CommitMode, Store, Transaction};

/// The stock of a shop within one transaction. Everything it records follows the rules.
pub(crate) struct Stock<'t> {
    tx: &'t Transaction<'t>,
    /// Whether each item that became low in this transaction, recovered or was changed was low before.
    pub(super) was_low: RefCell<BTreeMap<ItemId, bool>>,
    pub(super) late: RefCell<LateEntries>,
    pub(super) counts: RefCell<OddCounts>,
}

impl<'t> Deref for Stock<'t> {
    type Target = Transaction<'t>;

    fn deref(&self) -> &Transaction<'t> {
        self.tx
    }
}

impl Stock<'_> {
    /// Returns the late entries so far, and forgets them.
    pub(crate) fn take_late_entries(&self) -> LateEntries {
        self.late.take()
    }

    /// Returns the unusual counts so far, and forgets them.
    pub(crate) fn take_odd_counts(&self) -> OddCounts {
        self.counts.take()
    }
}

/// Changes a store according to the rules of stock, completely or not at all (R3), and opens and closes the
/// notifications of items that became low or recovered (R25).
pub(crate) fn write<T>(
    store: &mut Store<'_>,
    mut work: impl FnMut(&Stock<'_>) -> Result<(T, CommitMode)>,
) -> Result<T> {
    store.write(|tx| {
        let stock = Stock {
            tx,
            was_low: RefCell::default(),
            late: RefCell::default(),
            counts: RefCell::default(),
        };
        let done = work(&stock)?;
        stock.settle_alerts()?;
        Ok(done)
    })
}
