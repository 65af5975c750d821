//! Sending one claimed e-mail, and recording what became of it.

use anyhow::Result;
use std::time::Instant;

use super::mail_settings::MailSettings;
use crate::exit::Failure;
use crate::ledger::digest::Digest;
use crate::locale::{Message, Texts};
use crate::mail::{DigestEmail, Mailer, Recipient, SendOutcome, compose};
use crate::refusal::Refusal;
use crate::stock;
use crate::stock::delivery::CLAIM_DURATION;
use crate::store::{CommitMode, Delivery, DeliveryState, Store};

/// An e-mail that this process has claimed, so that no other sends it.
pub(super) struct ClaimedDigest {
    pub(super) delivery: Delivery,
    pub(super) digest: Digest,
}

/// Sends it. What cannot even be written is refused, and the other recipients get theirs.
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

/// What is recorded of an outcome, in the shop's language: whoever reads it later works in the shop.
pub(super) fn state_of(outcome: &SendOutcome, texts: &Texts) -> (DeliveryState, Option<String>) {
    let detail = |why| Some(texts.say(why));
    match outcome {
        SendOutcome::Accepted => (DeliveryState::Sent, None),
        SendOutcome::NotSent { why, .. } => (DeliveryState::Failed, detail(why)),
        SendOutcome::AddressRefused { why } => (DeliveryState::Refused, detail(why)),
        SendOutcome::Unknown { why } => (DeliveryState::Unknown, detail(why)),
    }
}

/// Records how a delivery ended. While other processes hold the store it is tried again, for as long as nobody else
/// takes the delivery on: what was sent and is not recorded is sent again.
pub(super) fn record(
    store: &mut Store<'_>,
    delivery: &Delivery,
    claimed_since: Instant,
    state: DeliveryState,
    detail: Option<&str>,
) -> Result<()> {
    loop {
        let recorded = stock::write(store, |stock| {
            Ok((stock.end_delivery(delivery, state, detail)?, CommitMode::Commit))
        });
        match recorded {
            Err(error) if is_busy(&error) && claimed_since.elapsed() < CLAIM_DURATION => {}
            recorded => return recorded,
        }
    }
}

fn is_busy(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Refusal::StoreBusy { .. }))
}
