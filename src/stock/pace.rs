//! How fast an item sells, calculated from the ledger on demand.

use anyhow::Result;
use jiff::Timestamp;

use crate::ledger::item::ItemId;
use crate::ledger::pace::{Pace, Sales, window_start};
use crate::store::Snapshot;

/// The pace of an item over the last 28 days; `None` if it had no sales.
pub(super) fn pace(
    snapshot: &Snapshot<'_>,
    item: ItemId,
    created_at: Timestamp,
) -> Result<Option<Pace>> {
    let now = snapshot.now();
    let mut sales = Sales::default();
    for (kind, quantity, at) in snapshot.sales_between(item, window_start(now), now)? {
        sales.add(kind, quantity, at);
    }
    Ok(sales.pace(now, created_at))
}
