//! The deadline of an order that is placed or reopened (R18).

use anyhow::Result;
use jiff::Timestamp;

use super::expire::expiry_message;
use crate::ledger::count::EntryTime;
use crate::ledger::label::Label;
use crate::ledger::order::Order;
use crate::locale::Message;
use crate::parse::when::{Deadline, later};
use crate::settings::{expire_after, time_zone};
use crate::stock::{LevelChange, Stock};

/// When the order expires: as given, else by the shop's setting.
pub(super) fn expires_at(
    stock: &Stock<'_>,
    given: Option<&Deadline>,
    entry_time: EntryTime,
) -> Result<Option<Timestamp>> {
    let zone = time_zone(stock)?;
    Ok(match (given, expire_after(stock)?) {
        (Some(deadline), _) => Some(deadline.instant(&zone, entry_time.at())?),
        (None, Some(span)) => Some(later(entry_time.at(), &span, &zone)),
        (None, None) => None,
    })
}

/// A backdated order may have been due since: it expires as it is recorded, with this deadline.
pub(super) fn expire_if_due(
    stock: &Stock<'_>,
    number: &Label,
    deadline: Option<Timestamp>,
    changes: &mut [LevelChange],
) -> Result<Option<Message>> {
    let Some(deadline) = deadline.filter(|deadline| *deadline <= stock.now()) else {
        return Ok(None);
    };
    let order = stock.document::<Order>(number)?;
    let released = stock.expire(&order, EntryTime::At(deadline))?;
    for change in changes {
        if let Some(last) = released.iter().find(|last| last.sku == change.sku) {
            change.after = last.after;
        }
    }
    Ok(Some(expiry_message(&order, &released)))
}
