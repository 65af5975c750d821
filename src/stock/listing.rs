//! Lists of items, now or at a past instant, with the instant at which each became low (R26).

use anyhow::Result;
use jiff::Timestamp;
use std::ops::ControlFlow;

use super::alerts;
use crate::ledger::item::Item;
use crate::ledger::low::was_low;
use crate::store::{Listing, Snapshot};

/// Passes the items of a listing one by one to `see`, with the instant at which each became low.
pub(crate) fn each_item(
    snapshot: &Snapshot<'_>,
    listing: &Listing,
    mut see: impl FnMut(&Item, Option<Timestamp>) -> Result<ControlFlow<()>>,
) -> Result<()> {
    let Some(as_of) = listing.as_of else { return snapshot.each_item(listing, see) };
    let mut left = listing.limit.unwrap_or(u64::MAX);
    let all = Listing { limit: None, ..listing.clone() };
    snapshot.each_item(&all, |item, notified_at| {
        if left == 0 {
            return Ok(ControlFlow::Break(()));
        }
        let low_since = low_since_then(snapshot, item, as_of, notified_at)?;
        if listing.only_low && low_since.is_none() {
            return Ok(ControlFlow::Continue(()));
        }
        left = left.saturating_sub(1);
        see(item, low_since)
    })
}

/// When an item that was low at a past instant became so, if it was low. If no notification was open then, the entry
/// that made it low was backdated later, and the ledger has its time.
fn low_since_then(
    snapshot: &Snapshot<'_>,
    item: &Item,
    as_of: Timestamp,
    notified_at: Option<Timestamp>,
) -> Result<Option<Timestamp>> {
    let rule = alerts::rule(snapshot)?;
    let was_low = |available, notified| was_low(&item.profile, available, rule, notified);
    if !was_low(item.level.available, notified_at.is_some()) {
        return Ok(None);
    }
    let mut since = notified_at;
    if notified_at.is_none() {
        snapshot.each_entry(item.id, None, Some(as_of), None, |entry| {
            let is_low = was_low(entry.after, false);
            since = is_low.then(|| since.unwrap_or(entry.at));
            Ok(ControlFlow::Continue(()))
        })?;
    }
    Ok(Some(since.unwrap_or(as_of)))
}
