//! A deadline that has passed counts everywhere at once (R18): here, before anything else is read or changed.

use anyhow::Result;

use crate::ledger::count::EntryTime;
use crate::ledger::document::{Document, DocumentState, StepKind};
use crate::ledger::order;
use crate::store::{LevelChange, Posting, Transaction};

/// Gives back what the orders that are due have reserved, each at its own deadline.
pub(crate) fn release_due(tx: &Transaction<'_>) -> Result<Vec<(Document, Vec<LevelChange>)>> {
    let due = tx.due_orders()?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let mut released = Vec::with_capacity(due.len());
    for document in due {
        let deadline = document.details.expires_at.unwrap_or(tx.now());
        let changes = expire(tx, &document, EntryTime::At(deadline))?;
        tx.settle_notifications_at(deadline)?;
        released.push((document, changes));
    }
    Ok(released)
}

/// Expires an open order: what it reserved is available again.
pub(crate) fn expire(
    tx: &Transaction<'_>,
    document: &Document,
    entry_time: EntryTime,
) -> Result<Vec<LevelChange>> {
    tx.set_state(document.id, DocumentState::Expired)?;
    tx.post(&Posting {
        document: document.id,
        step: StepKind::Expire,
        entry_time,
        note: None,
        movements: order::release(&document.lines),
        counts: Vec::new(),
    })
}
