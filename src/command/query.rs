//! Commands that only read: one snapshot, after due orders have been released (R18).

use anyhow::Result;

use super::context::Context;
use crate::output::Printer;
use crate::settings::time_zone_name;
use crate::stock;
use crate::store::{CommitMode, Snapshot};

/// A request that only reads.
pub(crate) trait Query {
    /// Reads, and hands rows to the printer.
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()>;
}

impl Context<'_, '_> {
    /// Answers a request that only reads, after releasing the orders that are due (R18).
    pub(crate) fn ask(&mut self, request: &impl Query) -> Result<()> {
        let mut store = self.open()?;
        let is_due = store.read(|tx| {
            self.texts.use_zone(time_zone_name(tx)?);
            tx.is_an_order_due()
        })?;
        if is_due {
            stock::write(&mut store, |stock| Ok((stock.release_due()?, CommitMode::Commit)))?;
        }
        let printer = &mut self.printer;
        store.read(|tx| request.ask(tx, printer))
    }
}
