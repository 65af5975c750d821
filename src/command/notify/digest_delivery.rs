//! Sending one claimed e-mail, and recording what became of it.

use anyhow::Result;
use jiff::Timestamp;
use std::time::Duration;

use super::mail_settings::MailSettings;
use crate::exit::Failure;
use crate::ledger::digest::Digest;
use crate::locale::{Message, Texts};
use crate::mail::{DigestEmail, Mailer, Recipient, SendOutcome, compose};
use crate::refusal::Refusal;
use crate::stock;
use crate::stock::delivery::is_claimed;
use crate::store::{CommitMode, Delivery, DeliveryState, Fault, Store, fault_of};

/// The pause before trying again to record what could not be recorded.
const RECORD_PAUSE: Duration = Duration::from_millis(100);

/// An e-mail that this process has claimed, so that no other sends it.
pub(super) struct ClaimedDigest {
    pub(super) delivery: Delivery,
    pub(super) digest: Digest,
}

/// Sends the e-mail. One that cannot be composed is refused, and the other recipients still get theirs.
pub(super) fn send(
    settings: &MailSettings,
    mailer: &Mailer,
    recipient: &Recipient,
    claimed: &ClaimedDigest,
) -> SendOutcome {
    let to = &recipient.address;
    let from = settings.sender(to);
    let message_id = &claimed.delivery.message_id;
    let email = DigestEmail {
        content: settings.content(&claimed.digest, claimed.delivery.claimed_at),
        from: &from,
        reply_to: settings.reply_to.as_ref(),
        to,
        message_id,
        texts: settings.texts(Some(recipient)),
    };
    match compose(&email) {
        Ok(message) => mailer.deliver(&from, to, message_id, &message),
        Err(error) => {
            let why = Failure::of(&error, settings.texts(None)).error;
            SendOutcome::NotSent { can_retry: false, why: Message::foreign(why) }
        }
    }
}

/// The outcome as it is recorded, in the shop's language, because it will be read in the shop.
pub(super) fn state_of(outcome: &SendOutcome, texts: &Texts) -> (DeliveryState, Option<String>) {
    let detail = |why| Some(texts.say(why));
    match outcome {
        SendOutcome::Accepted => (DeliveryState::Sent, None),
        SendOutcome::NotSent { why, .. } => (DeliveryState::Failed, detail(why)),
        SendOutcome::AddressRefused { why } => (DeliveryState::Refused, detail(why)),
        SendOutcome::Unknown { why } => (DeliveryState::Unknown, detail(why)),
    }
}

/// Records how a delivery ended. While other processes hold the store, or the disk is full, this is tried again, for as
/// long as nobody else may take over the delivery: an e-mail that was sent but not recorded is sent again.
#[expect(clippy::disallowed_methods, reason = "nothing tells when there is space again")]
pub(super) fn record(
    store: &mut Store<'_>,
    clock: &dyn Fn() -> Timestamp,
    delivery: &Delivery,
    state: DeliveryState,
    detail: Option<&str>,
) -> Result<()> {
    loop {
        let recorded = stock::write(store, |stock| {
            Ok((stock.end_delivery(delivery, state, detail)?, CommitMode::Commit))
        });
        match recorded {
            Err(error) if may_pass(&error) && is_claimed(delivery, clock()) => {
                std::thread::sleep(RECORD_PAUSE);
            }
            recorded => return recorded,
        }
    }
}

/// Whether recording may succeed later: the store is busy, or the disk full.
fn may_pass(error: &anyhow::Error) -> bool {
    let is_busy = matches!(error.downcast_ref(), Some(Refusal::StoreBusy { .. }));
    is_busy || matches!(fault_of(error), Some(Fault::DiskFull))
}
