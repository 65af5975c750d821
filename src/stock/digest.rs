//! Selecting what the daily e-mail tells an address (R27, R30).

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};

use super::pace::pace;
use crate::ledger::digest::Digest;
use crate::store::Snapshot;

/// How far back the first digest to an address looks for items that recovered.
const A_DAY: SignedDuration = SignedDuration::from_hours(24);

/// What the next digest to an address lists: what happened since the last digest that it certainly received. One that never
/// received any gets items that recovered within a day, counted from its first attempted delivery.
pub(crate) fn digest_for(snapshot: &Snapshot<'_>, address: Option<&str>) -> Result<Digest> {
    let last_digest = address.map(|address| snapshot.last_digest_of(address)).transpose()?;
    let first_try = match address {
        Some(address) => snapshot.first_try_of(address)?,
        None => None,
    };
    select(snapshot, last_digest.unwrap_or(0), first_try.unwrap_or(snapshot.now()))
}

fn select(snapshot: &Snapshot<'_>, last_digest: i64, first_try: Timestamp) -> Result<Digest> {
    let mut digest = Digest::default();
    for mut low in snapshot.low_items()? {
        low.item.pace = pace(snapshot, low.id, low.created_at)?;
        if low.opened_after >= last_digest {
            digest.new.push(low.item);
        } else {
            digest.still.push(low.item);
        }
    }
    let closed_since = if last_digest == 0 {
        first_try.checked_sub(A_DAY).unwrap_or(Timestamp::MIN)
    } else {
        Timestamp::MIN
    };
    digest.back = snapshot.recovered_items(last_digest, closed_since)?;
    digest.sort();
    Ok(digest)
}
