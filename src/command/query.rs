//! Commands that only read: one snapshot, after due orders have been released (R18).

use anyhow::Result;

use super::context::Context;
use crate::locale::Message;
use crate::output::{Notice, Printer};
use crate::settings::time_zone_name;
use crate::stock;
use crate::store::{CommitMode, Snapshot};

/// A request that only reads.
pub(crate) trait Query {
    /// Reads the snapshot and prints the result.
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()>;

    /// What a terminal shows if a list has no rows.
    fn nothing_listed(&self, _tx: &Snapshot<'_>) -> Result<Vec<Notice>> {
        Ok(Vec::new())
    }
}

/// Warns of orders that are due, where nothing may be written.
pub(super) fn not_released(due: i64) -> Option<Notice> {
    let message = || Message::new("warn-orders-due").with("count", due.unsigned_abs());
    (due > 0).then(|| Notice::Warning(message()))
}

impl Context<'_, '_> {
    /// Answers a request that only reads, after releasing the orders that are due (R18).
    pub(crate) fn ask(&mut self, request: &impl Query) -> Result<()> {
        let mut store = self.open_to_read()?;
        let is_read_only = store.is_read_only();
        let (texts, printer) = (self.texts, &mut self.printer);
        loop {
            let notices = store.read(|tx| {
                texts.use_zone(time_zone_name(tx)?);
                let due = tx.count_due_orders()?;
                if due > 0 && !is_read_only {
                    return Ok(None);
                }
                request.ask(tx, printer)?;
                let is_empty = printer.shows_nothing();
                let mut notices = if is_empty { request.nothing_listed(tx)? } else { Vec::new() };
                notices.extend(not_released(due));
                Ok(Some(notices))
            })?;
            if let Some(notices) = notices {
                self.notices.extend(notices);
                return Ok(());
            }
            stock::write(&mut store, |stock| Ok((stock.release_due()?, CommitMode::Commit)))?;
        }
    }
}
