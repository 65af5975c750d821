//! Selects what the daily e-mail to an address lists (R27, R30).

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use std::ops::ControlFlow;

use super::pace::pace;
use crate::ledger::digest::{Digest, DigestItem};
use crate::ledger::item::ItemId;
use crate::store::Snapshot;

/// How far back the first digest to an address looks for items that recovered.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// Low items read at a time.
const PAGE: usize = 1_000;

/// The point from which events are news to an address.
struct Since {
    /// The last digest that it certainly received; 0 if there is none.
    last_digest: i64,
    /// The earliest recovery that is listed.
    closed_at: Timestamp,
}

impl Since {
    fn of(snapshot: &Snapshot<'_>, address: Option<&str>) -> Result<Self> {
        let last_digest = address.map(|address| snapshot.last_digest_of(address)).transpose()?;
        let last_digest = last_digest.unwrap_or(0);
        if last_digest != 0 {
            return Ok(Self { last_digest, closed_at: Timestamp::MIN });
        }
        let first_try = match address {
            Some(address) => snapshot.first_try_of(address)?,
            None => None,
        };
        let first_try = first_try.unwrap_or(snapshot.now());
        let closed_at = first_try.checked_sub(A_DAY).unwrap_or(Timestamp::MIN);
        Ok(Self { last_digest, closed_at })
    }
}

/// Whether the digest to an address would list anything.
pub(crate) fn has_digest(snapshot: &Snapshot<'_>, address: Option<&str>) -> Result<bool> {
    if snapshot.is_any_item_low()? {
        return Ok(true);
    }
    let since = Since::of(snapshot, address)?;
    Ok(!snapshot.recovered_items(since.last_digest, since.closed_at)?.is_empty())
}

/// What the next digest to an address lists: what happened since the last one that it certainly received. If it never
/// received one, that includes items that recovered within a day before the first attempt to send it one.
pub(crate) fn digest_for(snapshot: &Snapshot<'_>, address: Option<&str>) -> Result<Digest> {
    let since = Since::of(snapshot, address)?;
    let mut digest = Digest { is_first: since.last_digest == 0, ..Digest::default() };
    let mut last = ItemId(0);
    loop {
        let low = snapshot.low_items(last, PAGE)?;
        match low.last() {
            Some(low) => last = low.id,
            None => break,
        }
        for mut low in low {
            low.item.pace = pace(snapshot, low.id, low.created_at)?;
            let is_new = low.opened_after >= since.last_digest;
            let section = if is_new { &mut digest.new } else { &mut digest.still };
            section.push(low.item);
        }
    }
    for id in snapshot.recovered_items(since.last_digest, since.closed_at)? {
        let item = snapshot.recovered_item(id)?;
        let had_run_out = had_run_out(snapshot, id, &item)?;
        let section = if had_run_out { &mut digest.back } else { &mut digest.recovered };
        section.push(item);
    }
    digest.sort();
    Ok(digest)
}

/// Whether the available quantity of an item reached zero while it was low.
fn had_run_out(snapshot: &Snapshot<'_>, id: ItemId, item: &DigestItem) -> Result<bool> {
    let mut had_run_out = false;
    snapshot.each_entry(id, Some(item.low_since), item.back_at, None, |entry| {
        let was_out = entry.at > item.low_since && !entry.before.is_positive();
        had_run_out |= was_out || !entry.after.is_positive();
        Ok(if had_run_out { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(had_run_out)
}
