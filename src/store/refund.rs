//! Refunds: what each step refunded, and how much of each line is refunded (R20).

use anyhow::Result;
use jiff::Timestamp;

use super::row::StepId;
use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::bind;
use crate::ledger::document::DocumentId;
use crate::ledger::item::ItemId;
use crate::ledger::label::Label;
use crate::ledger::line::Line;
use crate::ledger::quantity::Quantity;

/// A refund that is the last step of a document.
#[derive(Debug, Clone)]
pub(crate) struct LastRefund {
    pub(crate) recorded_at: Timestamp,
    pub(crate) note: Option<Label>,
    /// In the order of the items.
    pub(crate) lines: Vec<(ItemId, Quantity)>,
}

impl Snapshot<'_> {
    /// The last step of a document, if it is a refund recorded at an instant or later.
    pub(crate) fn last_refund(
        &self,
        document: DocumentId,
        since: Timestamp,
    ) -> Result<Option<LastRefund>> {
        let rows = self.connection.query_all(
            "select step.recorded_at, step.note, refund_line.item_id, refund_line.quantity
             from step join refund_line on refund_line.step_id = step.id
             where step.id = (select max(id) from step where document_id = ?1)
               and step.recorded_at >= ?2
             order by refund_line.item_id",
            bind![document, since],
            |row| Ok((row.get(0)?, row.get(1)?, (row.get(2)?, row.get(3)?))),
        )?;
        let (mut last, mut lines) = (None, Vec::new());
        for (recorded_at, note, line) in rows {
            last = Some((recorded_at, note));
            lines.push(line);
        }
        Ok(last.map(|(recorded_at, note)| LastRefund { recorded_at, note, lines }))
    }
}

impl Transaction<'_> {
    /// Inserts what a step refunded.
    pub(crate) fn insert_refund(&self, step: StepId, refunded: &[Line]) -> Result<()> {
        let insert = "insert into refund_line (step_id, item_id, quantity) values (?1, ?2, ?3)";
        for line in refunded {
            self.connection.execute(insert, bind![step, line.item, line.quantity])?;
        }
        Ok(())
    }

    /// Sets the refunded quantity of each line.
    pub(crate) fn set_refunded(&self, document: DocumentId, lines: &[Line]) -> Result<()> {
        for (n, line) in (0_i64..).zip(lines) {
            let update = "update line set refunded = ?3 where document_id = ?1 and n = ?2";
            self.connection.execute(update, bind![document, n, line.refunded])?;
        }
        Ok(())
    }
}
