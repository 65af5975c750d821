//! `DigestContent`: what a daily e-mail reports, and its subject.

use jiff::Timestamp;

use crate::ledger::digest::{Digest, DigestItem};
use crate::locale::{Message, Texts};
use crate::text::shortened_to;

/// The most characters of SKUs in the subject; mailboxes cut a longer one.
const MAX_SUBJECT_SKUS: usize = 60;
/// The most characters of one SKU in the subject.
const MAX_SUBJECT_SKU: usize = 40;

/// What a daily e-mail is made of.
#[derive(Clone, Copy)]
pub(crate) struct DigestContent<'a> {
    /// The items that are low, and those that no longer are.
    pub(crate) digest: &'a Digest,
    /// The shop's name.
    pub(crate) shop: Option<&'a str>,
    /// The instant the digest is true for; shown in the zone of the texts.
    pub(crate) at: Timestamp,
    /// Whether an answer to the e-mail reaches somebody.
    pub(crate) can_answer: bool,
}

impl<'a> DigestContent<'a> {
    /// The subject: how many items, where, and which.
    pub(super) fn subject(self, texts: &Texts) -> String {
        let skus = skus(self.items(), self.count(), texts);
        texts.say(&self.message(&SUBJECT).with("skus", skus))
    }

    pub(super) fn headline(self, texts: &Texts) -> String {
        texts.say(&self.message(&HEADLINE))
    }

    fn items(self) -> impl Iterator<Item = &'a DigestItem> {
        let Digest { new, still, back } = self.digest;
        let back = if self.digest.low_count() > 0 { &[] } else { back.items() };
        new.items().iter().chain(still.items()).chain(back)
    }

    fn count(self) -> usize {
        let low = self.digest.low_count();
        if low > 0 { low } else { self.digest.back.count() }
    }

    fn message(self, texts: &Variants) -> Message {
        let id = match (self.digest.low_count() > 0, self.shop) {
            (true, None) => texts.low,
            (true, Some(_)) => texts.low_at,
            (false, None) => texts.back,
            (false, Some(_)) => texts.back_at,
        };
        let message = Message::new(id).with("count", self.count());
        match self.shop {
            Some(shop) => message.with("shop", shop),
            None => message,
        }
    }
}

/// The ids of a text: whether anything is low, each without and with the name of the shop.
struct Variants {
    low: &'static str,
    low_at: &'static str,
    back: &'static str,
    back_at: &'static str,
}

const HEADLINE: Variants = Variants {
    low: "mail-headline-low",
    low_at: "mail-headline-low-at",
    back: "mail-headline-back",
    back_at: "mail-headline-back-at",
};

const SUBJECT: Variants = Variants {
    low: "mail-subject-low",
    low_at: "mail-subject-low-at",
    back: "mail-subject-back",
    back_at: "mail-subject-back-at",
};

/// As many SKUs as fit, at least one, and how many more there are.
fn skus<'a>(items: impl Iterator<Item = &'a DigestItem>, count: usize, texts: &Texts) -> String {
    let mut named = String::new();
    for (index, item) in items.enumerate() {
        let sku = shortened_to(item.sku.as_str(), MAX_SUBJECT_SKU);
        let length = named.chars().count().saturating_add(sku.chars().count());
        if index > 0 && length > MAX_SUBJECT_SKUS {
            let more = Message::new("mail-subject-more").with("skus", named);
            return texts.say(&more.with("count", count.saturating_sub(index)));
        }
        if index > 0 {
            named.push_str(", ");
        }
        named.push_str(&sku);
    }
    named
}
