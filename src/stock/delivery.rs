//! Which process sends the daily e-mail of a day to an address, so that none has it twice (R29) and none that failed is
//! forgotten (R30).

use anyhow::Result;
use jiff::SignedDuration;

use crate::store::{Delivery, DeliveryState, Snapshot, Transaction};

/// A claim of a process that died counts as unknown after this long.
const CLAIM_TIMEOUT: SignedDuration = SignedDuration::from_mins(10);

/// Whether an address had its mail of a day.
pub(crate) fn had_digest(snapshot: &Snapshot<'_>, address: &str, day_on: &str) -> Result<bool> {
    let latest = snapshot.latest_delivery_of(address, day_on)?;
    Ok(latest.is_some_and(|latest| latest.state == DeliveryState::Sent))
}

/// Claims the mail of a day to an address for this process; `None` if the address had it or a living process has claimed
/// it. `message_id` makes the identity of the mail from how often it was forced.
pub(crate) fn claim(
    tx: &Transaction<'_>,
    address: &str,
    day_on: &str,
    is_forced: bool,
    message_id: &dyn Fn(i64) -> String,
) -> Result<Option<Delivery>> {
    let next_digest = tx.last_digest()?.saturating_add(1);
    let latest = tx.latest_delivery_of(address, day_on)?;
    let (repeat, digest) = match &latest {
        None => (0, next_digest),
        Some(latest) => match latest.state {
            DeliveryState::Claimed
                if tx.now().duration_since(latest.claimed_at).abs() < CLAIM_TIMEOUT =>
            {
                return Ok(None);
            }
            DeliveryState::Sent if !is_forced => return Ok(None),
            DeliveryState::Sent => (latest.repeat.saturating_add(1), next_digest),
            DeliveryState::Failed => (latest.repeat, next_digest),
            // A mail that may have arrived keeps the number of its digest: if the mailbox drops the repetition,
            // what became low in between is still listed as new tomorrow.
            DeliveryState::Claimed | DeliveryState::Unknown => (latest.repeat, latest.digest),
        },
    };
    tx.claim_delivery(address, day_on, repeat, digest, &message_id(repeat)).map(Some)
}
