//! `Page`: the words of the daily e-mail in order, before they become plain text or HTML, so that
//! both parts say the same. Everything that came from outside is made visible here (R38); escaping
//! for HTML is the template's.

use jiff::Timestamp;

use crate::ledger::digest::{Digest, DigestItem};
use crate::ledger::text::visible;
use crate::locale::{Message, Texts};

/// The most items the e-mail lists; the others are counted.
pub(super) const MAX_ITEMS: usize = 200;
/// The most characters of SKUs in the subject; mailboxes cut it not far behind.
const MAX_SUBJECT_SKUS: usize = 60;
/// The most characters of one SKU in the subject.
const MAX_SUBJECT_SKU: usize = 40;

/// What an e-mail is about, and when and where.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    /// What is low, and what no longer is.
    pub(super) digest: &'a Digest,
    /// The shop's name.
    pub(super) shop: Option<&'a str>,
    /// The instant the digest is true for.
    pub(super) at: Timestamp,
}

/// The e-mail's words.
pub(super) struct Page {
    /// How many items are low.
    pub(super) headline: String,
    /// When that was so.
    pub(super) as_of: String,
    /// The sections that have items.
    pub(super) sections: Vec<Section>,
    /// Who sent it and how to be told less.
    pub(super) footer: String,
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
    /// Since when, how much is reserved, its price.
    pub(super) notes: Vec<String>,
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
        let mut left = MAX_ITEMS;
        let sections =
            [(Kind::New, &digest.new), (Kind::Still, &digest.still), (Kind::Back, &digest.back)]
                .into_iter()
                .filter(|(_, items)| !items.is_empty())
                .map(|(kind, items)| section(kind, items, &mut left, texts))
                .collect();
        Self {
            headline: texts.say(&subject.message("mail-headline")),
            as_of: texts.say(&Message::new("mail-as-of").with("at", subject.at)),
            sections,
            footer: texts.say(&Message::new("mail-footer")),
        }
    }
}

impl<'a> Subject<'a> {
    /// The line that says it all: how many items, where, and which.
    pub(super) fn line(self, texts: &Texts) -> String {
        let skus = skus(self.items(), texts);
        texts.say(&self.message("mail-subject").with("skus", skus))
    }

    fn items(self) -> Vec<&'a DigestItem> {
        if self.digest.low_count() > 0 {
            self.digest.new.iter().chain(&self.digest.still).collect()
        } else {
            self.digest.back.iter().collect()
        }
    }

    /// One of the four texts: low or back, with or without a shop.
    fn message(self, name: &'static str) -> Message {
        let what = if self.digest.low_count() > 0 { "low" } else { "back" };
        let place = if self.shop.is_some() { "-at" } else { "" };
        let mut message = Message::new("").with("count", self.items().len());
        message.id = format!("{name}-{what}{place}").into();
        match self.shop {
            Some(shop) => message.with("shop", shop),
            None => message,
        }
    }
}

/// As many SKUs as fit, at least one, and how many more there are.
fn skus(items: Vec<&DigestItem>, texts: &Texts) -> String {
    let mut named = String::new();
    let count = items.len();
    for (index, item) in items.into_iter().enumerate() {
        let sku = shortened(item.sku.as_str());
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

fn shortened(sku: &str) -> String {
    match sku.char_indices().nth(MAX_SUBJECT_SKU) {
        Some((end, _)) => format!("{}…", sku.get(..end).unwrap_or_default()),
        None => sku.to_owned(),
    }
}

fn section(kind: Kind, items: &[DigestItem], left: &mut usize, texts: &Texts) -> Section {
    let (title, more) = match kind {
        Kind::New => ("mail-section-new", "mail-more"),
        Kind::Still => ("mail-section-still", "mail-more"),
        Kind::Back => ("mail-section-back", "mail-more-back"),
    };
    let shown = items.len().min(*left);
    *left = left.saturating_sub(shown);
    let hidden = items.len().saturating_sub(shown);
    Section {
        kind,
        title: texts.say(&Message::new(title).with("count", items.len())),
        rows: items.iter().take(shown).map(|item| row(kind, item, texts)).collect(),
        more: (hidden > 0).then(|| texts.say(&Message::new(more).with("count", hidden))),
    }
}

fn row(kind: Kind, item: &DigestItem, texts: &Texts) -> Row {
    let figure = |id, quantity: crate::ledger::quantity::Quantity| Figure {
        number: texts.number(&quantity.to_string()),
        words: texts.say(&Message::new(id).with("quantity", quantity)),
    };
    let shortfall = match kind {
        Kind::New | Kind::Still => Some(figure("mail-item-shortfall", item.shortfall())),
        Kind::Back => None,
    };
    let mut notes = vec![when(item, texts)];
    if !item.reserved.is_zero() {
        notes.push(figure("mail-item-reserved", item.reserved).words);
    }
    if let Some(price) = item.price {
        let price = texts.number(&with_cents(&price.to_string()));
        notes.push(texts.say(&Message::new("mail-item-price").with("price", price)));
    }
    Row {
        name: name(item, texts),
        sku: visible(item.sku.as_str()).into_owned(),
        available: figure("mail-item-available", item.available),
        threshold: figure("mail-item-threshold", item.threshold),
        shortfall,
        notes,
    }
}

/// `12.5` as `12.50`; a whole price and one with more places stay as they are.
fn with_cents(price: &str) -> String {
    match price.split_once('.') {
        Some((_, places)) if places.len() == 1 => format!("{price}0"),
        Some(_) | None => price.to_owned(),
    }
}

fn name(item: &DigestItem, texts: &Texts) -> String {
    match &item.variation {
        None => visible(item.name.as_str()).into_owned(),
        Some(variation) => texts.say(
            &Message::new("mail-item-name")
                .with("name", item.name.as_str())
                .with("variation", variation.as_str()),
        ),
    }
}

/// Since when it is low, or from when to when it was.
fn when(item: &DigestItem, texts: &Texts) -> String {
    let day = |at: Timestamp| texts.instant_day(at);
    let from = day(item.low_since);
    texts.say(&match item.back_at {
        None => Message::new("mail-item-low-since").with("day", from),
        Some(back_at) => {
            Message::new("mail-item-low-from").with("from", from).with("to", day(back_at))
        }
    })
}
