//! `DigestContent`: what a daily e-mail reports, and its subject.

use jiff::Timestamp;

use crate::ledger::digest::{Digest, DigestItem};
use crate::locale::{Message, Texts};
use crate::text::{shortened_to, visible};

/// The most characters of names in the subject; mailboxes truncate longer ones.
const MAX_SUBJECT_NAMES: usize = 60;
/// The most characters of one name in the subject.
const MAX_SUBJECT_NAME: usize = 40;

/// The content of a daily e-mail.
#[derive(Clone, Copy)]
pub(crate) struct DigestContent<'a> {
    /// The items that are low, and those that recovered.
    pub(crate) digest: &'a Digest,
    pub(crate) shop: Option<&'a str>,
    /// The time of the digest, shown in the time zone of the texts.
    pub(crate) at: Timestamp,
    /// Whether somebody receives replies to the e-mail.
    pub(crate) can_answer: bool,
}

impl<'a> DigestContent<'a> {
    /// The subject: how many items, where, and which.
    pub(super) fn subject(self, texts: &Texts) -> String {
        let id = match (self.digest.low_count(), self.digest.recovered.count(), self.shop) {
            (0, 0, None) => "mail-subject-back",
            (0, 0, Some(_)) => "mail-subject-back-at",
            (0, _, None) => "mail-subject-recovered",
            (0, _, Some(_)) => "mail-subject-recovered-at",
            (_, _, None) => "mail-subject-low",
            (_, _, Some(_)) => "mail-subject-low-at",
        };
        let count = match self.digest.low_count() {
            0 => self.digest.recovered_count(),
            low => low,
        };
        let names = names(self.items(), count, texts);
        let message = Message::new(id).with("count", count).with("names", names);
        texts.say(&match self.shop {
            Some(shop) => message.with("shop", shop),
            None => message,
        })
    }

    /// The summary in one line, part by part: `2 sold out`, `5 low`.
    pub(super) fn summary(self, texts: &Texts) -> Vec<String> {
        let digest = self.digest;
        let sold_out = digest.sold_out_count();
        let parts = [
            ("mail-summary-out", sold_out),
            ("mail-summary-low", digest.low_count().saturating_sub(sold_out)),
            ("mail-summary-back", digest.back.count()),
            ("mail-summary-recovered", digest.recovered.count()),
        ];
        let parts = parts.iter().filter(|(_, count)| *count > 0);
        parts.map(|(id, count)| texts.say(&Message::new(id).with("count", *count))).collect()
    }

    fn items(self) -> impl Iterator<Item = &'a DigestItem> {
        let Digest { new, still, back, recovered, is_first: _ } = self.digest;
        let is_low = self.digest.low_count() > 0;
        let not_low = back.items().iter().chain(recovered.items()).filter(move |_| !is_low);
        new.items().iter().chain(still.items()).chain(not_low)
    }
}

/// As many names as fit, at least one, and the number of those left.
fn names<'a>(items: impl Iterator<Item = &'a DigestItem>, count: usize, texts: &Texts) -> String {
    let mut named = String::new();
    for (index, item) in items.enumerate() {
        let name = shortened_to(&item_name(item, MAX_SUBJECT_NAME, texts), MAX_SUBJECT_NAME);
        let length = named.chars().count().saturating_add(name.chars().count());
        if index > 0 && length > MAX_SUBJECT_NAMES {
            let more = Message::new("mail-subject-more").with("names", named);
            return texts.say(&more.with("count", count.saturating_sub(index)));
        }
        if index > 0 {
            named.push_str(", ");
        }
        named.push_str(&name);
    }
    named
}

/// An item's name and variation, each truncated to this many characters.
pub(super) fn item_name(item: &DigestItem, max_characters: usize, texts: &Texts) -> String {
    let name = shortened_to(item.name.as_str(), max_characters);
    match &item.variation {
        None => visible(&name).into_owned(),
        Some(variation) => texts.say(
            &Message::new("mail-item-name")
                .with("name", name)
                .with("variation", shortened_to(variation.as_str(), max_characters)),
        ),
    }
}
