//! `Page`: the words of the daily e-mail in order, before they become plain text or HTML, so that
//! both parts say the same. Everything that came from outside is made visible here (R38); escaping
//! for HTML is the template's.

use jiff::Timestamp;

use crate::ledger::digest::{Digest, DigestItem};
use crate::locale::{Message, Texts};
use crate::text::visible;

/// The most items the e-mail lists; the others are counted, and in the attached list.
pub(super) const MAX_ITEMS: usize = 200;
/// The most items of the attached list: some megabytes, which every mail server takes.
pub(super) const MAX_LISTED: usize = 20_000;
/// The most characters of SKUs in the subject; mailboxes cut it not far behind.
const MAX_SUBJECT_SKUS: usize = 60;
/// The most characters of a name, and of a variation.
const MAX_NAME: usize = 120;
/// The most characters of one SKU in the subject.
const MAX_SUBJECT_SKU: usize = 40;

/// What an e-mail is about, and when and where.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// What is low, and what no longer is.
    pub(crate) digest: &'a Digest,
    /// The shop's name.
    pub(crate) shop: Option<&'a str>,
    /// The instant the digest is true for; shown in the zone of the texts.
    pub(crate) at: Timestamp,
    /// Whether an answer to the e-mail reaches somebody.
    pub(crate) can_answer: bool,
}

/// The e-mail's words.
pub(super) struct Page {
    /// How many items are low.
    pub(super) headline: String,
    /// When that was so.
    pub(super) as_of: String,
    /// The sections that have items.
    pub(super) sections: Vec<Section>,
    /// Who sent it and how to be told less, a paragraph each.
    pub(super) footer: Vec<String>,
    /// The name of the list to attach, where there was no place for every item.
    pub(super) list: Option<String>,
}

/// Items of a kind.
pub(super) struct Section {
    /// Which.
    pub(super) kind: Kind,
    /// Its title, with how many there are.
    pub(super) title: String,
    /// Its items.
    pub(super) rows: Vec<Row>,
    /// How many there was no place for.
    pub(super) more: Option<String>,
}

/// What a section's items have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Became low since the last digest.
    New,
    /// Was low before.
    Still,
    /// Is low no longer.
    Back,
}

/// An item.
pub(super) struct Row {
    /// Its name and variation.
    pub(super) name: String,
    /// Its SKU.
    pub(super) sku: String,
    /// What is available, as a number and as words.
    pub(super) available: Figure,
    /// Its threshold.
    pub(super) threshold: Figure,
    /// What is missing to it; `None` for an item that is back.
    pub(super) shortfall: Option<Figure>,
    /// How long it lasts and what to reorder, where its sales tell.
    pub(super) advice: Vec<String>,
    /// What is reserved of it, if anything is.
    pub(super) reserved: Option<String>,
    /// Since when it is low, or from when to when it was.
    pub(super) since: String,
}

/// A quantity as a column has it and as a sentence has it.
pub(super) struct Figure {
    /// `12`
    pub(super) number: String,
    /// `12 available`
    pub(super) words: String,
}

impl Page {
    /// The words of a digest: new items first, then those still low, then those that are back
    /// (R27).
    pub(super) fn new(subject: Subject<'_>, texts: &Texts) -> Self {
        let digest = subject.digest;
        let count = digest.low_count().saturating_add(digest.back.len());
        let list = (count > MAX_ITEMS).then(|| {
            let day = texts.instant_day(subject.at);
            texts.say(&Message::new("mail-list-file").with("day", day))
        });
        let mut left = MAX_ITEMS;
        let sections: Vec<Section> =
            [(Kind::New, &digest.new), (Kind::Still, &digest.still), (Kind::Back, &digest.back)]
                .into_iter()
                .filter(|(_, items)| !items.is_empty())
                .map(|(kind, items)| section(kind, items, &mut left, list.as_deref(), texts))
                .collect();
        let has_pace = digest.new.iter().chain(&digest.still).any(|item| item.pace.is_some());
        let mut footer = Vec::new();
        if count > MAX_LISTED {
            footer.push(Message::new("mail-more-listed").with("count", MAX_LISTED));
        }
        if has_pace {
            footer.push(Message::new("mail-footer-pace"));
        }
        footer.push(Message::new("mail-footer"));
        if subject.can_answer {
            footer.push(Message::new("mail-footer-reply"));
        }
        let at = texts.long_instant(subject.at);
        Self {
            headline: texts.say(&subject.message(&HEADLINE)),
            as_of: texts.say(&Message::new("mail-as-of").with("at", at)),
            sections,
            footer: footer.iter().map(|message| texts.say(message)).collect(),
            list,
        }
    }
}

impl<'a> Subject<'a> {
    /// The line that says it all: how many items, where, and which.
    pub(super) fn line(self, texts: &Texts) -> String {
        let skus = skus(self.items(), texts);
        texts.say(&self.message(&SUBJECT).with("skus", skus))
    }

    fn items(self) -> Vec<&'a DigestItem> {
        if self.digest.low_count() > 0 {
            self.digest.new.iter().chain(&self.digest.still).collect()
        } else {
            self.digest.back.iter().collect()
        }
    }

    fn message(self, texts: &Variants) -> Message {
        let id = match (self.digest.low_count() > 0, self.shop) {
            (true, None) => texts.low,
            (true, Some(_)) => texts.low_at,
            (false, None) => texts.back,
            (false, Some(_)) => texts.back_at,
        };
        let message = Message::new(id).with("count", self.items().len());
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
fn skus(items: Vec<&DigestItem>, texts: &Texts) -> String {
    let mut named = String::new();
    let count = items.len();
    for (index, item) in items.into_iter().enumerate() {
        let sku = shortened(item.sku.as_str(), MAX_SUBJECT_SKU);
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

/// A text that stays readable on a phone, however long it was made.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

fn section(
    kind: Kind,
    items: &[DigestItem],
    left: &mut usize,
    list: Option<&str>,
    texts: &Texts,
) -> Section {
    let title = match kind {
        Kind::New => "mail-section-new",
        Kind::Still => "mail-section-still",
        Kind::Back => "mail-section-back",
    };
    let shown = items.len().min(*left);
    *left = left.saturating_sub(shown);
    let hidden = items.len().saturating_sub(shown);
    let more = |file: &str| Message::new("mail-more").with("count", hidden).with("file", file);
    Section {
        kind,
        title: texts.say(&Message::new(title).with("count", items.len())),
        rows: items.iter().take(shown).map(|item| row(kind, item, texts)).collect(),
        more: list.filter(|_| hidden > 0).map(|file| texts.say(&more(file))),
    }
}

fn row(kind: Kind, item: &DigestItem, texts: &Texts) -> Row {
    let figure = |id, quantity: crate::ledger::quantity::Quantity| Figure {
        number: texts.number(&quantity.to_string()),
        words: texts.say(&Message::new(id).with("quantity", quantity)),
    };
    let (shortfall, advice) = match kind {
        Kind::New | Kind::Still => {
            (Some(figure("mail-item-shortfall", item.shortfall())), advice(item, texts))
        }
        Kind::Back => (None, Vec::new()),
    };
    let has_reserved = !item.reserved.is_zero();
    Row {
        name: name(item, texts),
        sku: visible(item.sku.as_str()).into_owned(),
        available: figure("mail-item-available", item.available),
        threshold: figure("mail-item-threshold", item.threshold),
        shortfall,
        advice,
        reserved: has_reserved.then(|| figure("mail-item-reserved", item.reserved).words),
        since: when(item, texts),
    }
}

/// What the owner wants to know next: how long it lasts, and how much to reorder.
fn advice(item: &DigestItem, texts: &Texts) -> Vec<String> {
    let cover = match item.days_left() {
        _ if item.is_sold_out() => Some(Message::new("mail-item-out")),
        days => days.map(|days| Message::new("mail-item-cover").with("days", days)),
    };
    let reorder =
        item.reorder().map(|amount| Message::new("mail-item-reorder").with("quantity", amount));
    cover.iter().chain(&reorder).map(|message| texts.say(message)).collect()
}

fn name(item: &DigestItem, texts: &Texts) -> String {
    let name = shortened(item.name.as_str(), MAX_NAME);
    match &item.variation {
        None => visible(&name).into_owned(),
        Some(variation) => texts.say(
            &Message::new("mail-item-name")
                .with("name", name)
                .with("variation", shortened(variation.as_str(), MAX_NAME)),
        ),
    }
}

/// Since when it is low, or from when to when it was.
fn when(item: &DigestItem, texts: &Texts) -> String {
    let day = |at: Timestamp| texts.long_day(at);
    let from = day(item.low_since);
    texts.say(&match item.back_at {
        None => Message::new("mail-item-low-since").with("day", from),
        Some(back_at) => {
            Message::new("mail-item-low-from").with("from", from).with("to", day(back_at))
        }
    })
}
