//! Commands that only read: one snapshot, after due orders have been released (R18).

use anyhow::Result;

use super::context::Context;
use crate::output::{Notice, Printer};
use crate::settings::time_zone_name;
use crate::stock;
use crate::store::{CommitMode, Snapshot};

/// A request that only reads.
pub(crate) trait Query {
    /// Reads, and hands rows to the printer.
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()>;

    /// What a person at a terminal reads where a list has no rows.
    fn nothing_listed(&self, _tx: &Snapshot<'_>) -> Result<Vec<Notice>> {
        Ok(Vec::new())
    }
}

impl Context<'_, '_> {
    /// Answers a request that only reads, after releasing the orders that are due (R18).
    pub(crate) fn ask(&mut self, request: &impl Query) -> Result<()> {
        let mut store = self.open()?;
        let (texts, printer) = (self.texts, &mut self.printer);
        loop {
            let nothing_listed = store.read(|tx| {
                texts.use_zone(time_zone_name(tx)?);
                if tx.is_an_order_due()? {
                    return Ok(None);
                }
                request.ask(tx, printer)?;
                let is_empty = printer.shows_nothing();
                if is_empty { request.nothing_listed(tx).map(Some) } else { Ok(Some(Vec::new())) }
            })?;
            if let Some(notices) = nothing_listed {
                self.notices.extend(notices);
                return Ok(());
            }
            stock::write(&mut store, |stock| Ok((stock.release_due()?, CommitMode::Commit)))?;
        }
    }
}
