//! Lists of items, now or at a past instant, with the instant at which each became low (R26).

use anyhow::Result;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use super::alerts;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{Item, ItemId};
use crate::ledger::low::{AlertRule, was_low};
use crate::store::{Listing, Snapshot};

/// Passes the items of a listing one by one to `see`, with the instant at which each became low, and its
/// identity in the other system.
pub(crate) fn each_item(
    snapshot: &Snapshot<'_>,
    listing: &Listing,
    mut see: impl FnMut(&Item, Option<Timestamp>, Option<&ForeignIdentity>) -> Result<ControlFlow<()>>,
) -> Result<()> {
    let Some(as_of) = listing.as_of else { return snapshot.each_item(listing, see) };
    let rule = alerts::rule(snapshot)?;
    let all = Listing { limit: None, ..listing.clone() };
    let low_without_notification = low_without_notification(snapshot, &all, as_of, rule)?;
    let mut left = listing.limit.unwrap_or(u64::MAX);
    snapshot.each_item(&all, |item, notified_at, identity| {
        if left == 0 {
            return Ok(ControlFlow::Break(()));
        }
        let is_low = was_low(&item.profile, item.level.available, rule, notified_at);
        let low_since = notified_at.or_else(|| low_without_notification.get(&item.id).copied());
        let low_since = low_since.filter(|_| is_low);
        if listing.only_low && low_since.is_none() {
            return Ok(ControlFlow::Continue(()));
        }
        left = left.saturating_sub(1);
        see(item, low_since, identity)
    })
}

/// The items of a listing that were low at a past instant although no notification was open, and since when: the entry
/// that made an item low was backdated later, and the ledger has its time. They are collected first, because no query
/// runs while the rows of another one arrive.
fn low_without_notification(
    snapshot: &Snapshot<'_>,
    listing: &Listing,
    as_of: Timestamp,
    rule: AlertRule,
) -> Result<BTreeMap<ItemId, Timestamp>> {
    let mut low_since = BTreeMap::new();
    snapshot.each_item(listing, |item, notified_at, _| {
        if notified_at.is_none() && was_low(&item.profile, item.level.available, rule, None) {
            low_since.insert(item.id, as_of);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    for (id, since) in &mut low_since {
        let profile = snapshot.item_by_id(*id)?.profile;
        let mut low_entry = None;
        snapshot.each_entry(*id, None, Some(as_of), None, |entry| {
            let is_low = was_low(&profile, entry.after, rule, None);
            low_entry = is_low.then(|| low_entry.unwrap_or(entry.at));
            Ok(ControlFlow::Continue(()))
        })?;
        *since = low_entry.unwrap_or(as_of);
    }
    Ok(low_since)
}
