//! Which process sends the daily e-mail of a day to an address, so that nobody gets it twice (R29) and no failed one
//! is forgotten (R30).

use anyhow::Result;
use jiff::Timestamp;
use std::time::Duration;

use crate::store::{Delivery, DeliveryState, Snapshot, Transaction};

/// How long a claim lasts. After that, its process is assumed to be dead, and the outcome of its e-mail unknown.
const CLAIM_DURATION: Duration = Duration::from_mins(10);

/// Whether no other process may take over a delivery yet that a process has claimed.
pub(crate) fn is_claimed(delivery: &Delivery, now: Timestamp) -> bool {
    now.duration_since(delivery.claimed_at).unsigned_abs() < CLAIM_DURATION
}

/// Whether this process may send the e-mail of a day to an address.
pub(crate) enum Claim {
    /// This process has claimed it.
    Made(Delivery),
    /// Another process has claimed it, and is sending it or has died.
    Pending,
    /// It was sent, or the address was refused permanently.
    Ended,
}

/// The final state of the e-mail of a day to an address, if it was sent or the address was refused permanently.
pub(crate) fn has_ended(
    snapshot: &Snapshot<'_>,
    address: &str,
    day_on: &str,
) -> Result<Option<DeliveryState>> {
    let latest = snapshot.latest_delivery_of(address, day_on)?.map(|latest| latest.state);
    Ok(latest.filter(|state| matches!(state, DeliveryState::Sent | DeliveryState::Refused)))
}

/// Claims the e-mail of a day to an address for this process, unless it was sent, was refused or is claimed by
/// another process. `is_forced` overrides all of these. `message_id` returns the Message-ID for the number of forced
/// repetitions.
pub(crate) fn claim(
    tx: &Transaction<'_>,
    address: &str,
    day_on: &str,
    is_forced: bool,
    message_id: &dyn Fn(i64) -> String,
) -> Result<Claim> {
    let next_digest = tx.last_digest()?.saturating_add(1);
    let latest = tx.latest_delivery_of(address, day_on)?;
    let (repeat, digest) = match &latest {
        None => (0, next_digest),
        Some(latest) => {
            let is_recent = is_claimed(latest, tx.now());
            match latest.state {
                DeliveryState::Claimed if is_recent && !is_forced => return Ok(Claim::Pending),
                DeliveryState::Sent | DeliveryState::Refused if !is_forced => {
                    return Ok(Claim::Ended);
                }
                // Another process may still be using its claim, which therefore remains.
                DeliveryState::Claimed if is_recent => {
                    (latest.repeat.saturating_add(1), next_digest)
                }
                DeliveryState::Sent => (latest.repeat.saturating_add(1), next_digest),
                DeliveryState::Failed | DeliveryState::Refused => (latest.repeat, next_digest),
                // An e-mail that may have arrived keeps the number of its digest: if the mailbox drops the duplicate,
                // what became low in between is still listed as new tomorrow.
                DeliveryState::Claimed | DeliveryState::Unknown => (latest.repeat, latest.digest),
            }
        }
    };
    tx.claim_delivery(address, day_on, repeat, digest, &message_id(repeat)).map(Claim::Made)
}
