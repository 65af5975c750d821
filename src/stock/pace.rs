//! How fast an item sells, calculated from the ledger on demand.

use anyhow::Result;
use jiff::Timestamp;
use std::collections::HashSet;

use crate::ledger::item::ItemId;
use crate::ledger::movement::MovementKind;
use crate::ledger::pace::{Pace, Sales, window_start};
use crate::store::{SaleMovement, Snapshot};

/// The pace of an item over the last 28 days; `None` if it had no sales. A voided sale is no sale (R11).
pub(super) fn pace(
    snapshot: &Snapshot<'_>,
    item: ItemId,
    created_at: Timestamp,
) -> Result<Option<Pace>> {
    let now = snapshot.now();
    let movements = snapshot.sales_between(item, window_start(now), now)?;
    let is_void = |one: &&SaleMovement| one.kind == MovementKind::Void;
    let voided: HashSet<_> = movements.iter().filter(is_void).map(|one| one.document).collect();
    let mut sales = Sales::default();
    for sale in movements.iter().filter(|one| !voided.contains(&one.document)) {
        sales.add(sale.kind, sale.quantity, sale.at);
    }
    Ok(sales.pace(now, created_at))
}
