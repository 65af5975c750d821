//! Which process sends the daily e-mail of a day to an address, so that none has it twice (R29) and none that failed is
//! forgotten (R30).

use anyhow::Result;
use std::time::Duration;

use crate::store::{Delivery, DeliveryState, Snapshot, Transaction};

/// A claim of a process that died counts as unknown after this long.
pub(crate) const CLAIM_DURATION: Duration = Duration::from_mins(10);

/// Whether a process may send the mail of a day to an address.
pub(crate) enum Claim {
    /// It is this process's to send.
    Made(Delivery),
    /// Another process has claimed it, which may be sending it or may have died.
    Pending,
    /// It was sent, or the address was refused for good.
    Ended,
}

/// Whether the mail of a day to an address has ended: it was sent, or the address was refused for good.
pub(crate) fn has_ended(
    snapshot: &Snapshot<'_>,
    address: &str,
    day_on: &str,
) -> Result<Option<DeliveryState>> {
    let latest = snapshot.latest_delivery_of(address, day_on)?.map(|latest| latest.state);
    Ok(latest.filter(|state| matches!(state, DeliveryState::Sent | DeliveryState::Refused)))
}

/// Claims the mail of a day to an address for this process, unless it has ended or a living process has claimed it;
/// `is_forced` sends another one then. `message_id` makes the identity of the mail from how often it was forced.
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
            let is_recent =
                tx.now().duration_since(latest.claimed_at).unsigned_abs() < CLAIM_DURATION;
            match latest.state {
                DeliveryState::Claimed if is_recent && !is_forced => return Ok(Claim::Pending),
                DeliveryState::Sent | DeliveryState::Refused if !is_forced => {
                    return Ok(Claim::Ended);
                }
                // The claim of a process that may be alive stays as it is.
                DeliveryState::Claimed if is_recent => {
                    (latest.repeat.saturating_add(1), next_digest)
                }
                DeliveryState::Sent => (latest.repeat.saturating_add(1), next_digest),
                DeliveryState::Failed | DeliveryState::Refused => (latest.repeat, next_digest),
                // A mail that may have arrived keeps the number of its digest: if the mailbox drops the repetition,
                // what became low in between is still listed as new tomorrow.
                DeliveryState::Claimed | DeliveryState::Unknown => (latest.repeat, latest.digest),
            }
        }
    };
    tx.claim_delivery(address, day_on, repeat, digest, &message_id(repeat)).map(Claim::Made)
}
