//! `Page`: the texts of the daily e-mail in order, before they become plain text or HTML, so that both parts agree.
//! Text from outside is made visible here (R38); escaping for HTML is the template's.

use jiff::Timestamp;

use super::content::DigestContent;
use crate::ledger::digest::{DigestItem, MAX_LISTED, Section as Items};
use crate::locale::{Message, Texts};
use crate::text::{shortened_to, visible};

/// The most items the e-mail lists; the others are counted, and in the attached list.
pub(super) const MAX_ITEMS: usize = 200;
/// The most characters of a name, and of a variation.
const MAX_NAME: usize = 120;
pub(super) struct Page {
    /// How many items are low.
    pub(super) headline: String,
    /// When that was so.
    pub(super) as_of: String,
    /// The sections that have items.
    pub(super) sections: Vec<Section>,
    /// Who sent it and how to stop it, a paragraph each.
    pub(super) footer: Vec<String>,
    /// The name of the list to attach, where there was no place for every item.
    pub(super) list: Option<String>,
}

pub(super) struct Section {
    pub(super) kind: SectionKind,
    /// Its title, with how many there are.
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    /// How many there was no place for.
    pub(super) more: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionKind {
    /// Became low since the last digest.
    New,
    /// Was low before.
    Still,
    /// Is low no longer.
    Back,
}

pub(super) struct Row {
    /// Its name and variation.
    pub(super) name: String,
    pub(super) sku: String,
    /// What is available, as a number and as words.
    pub(super) available: Figure,
    pub(super) threshold: Figure,
    /// What is missing to it; `None` for an item that is back.
    pub(super) shortfall: Option<Figure>,
    /// How long it lasts and what to reorder, if it has sales.
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
    pub(super) fn new(content: DigestContent<'_>, texts: &Texts) -> Self {
        let digest = content.digest;
        let count = digest.low_count().saturating_add(digest.back.count());
        let list = (count > MAX_ITEMS).then(|| {
            let day = texts.instant_day(content.at);
            texts.say(&Message::new("mail-list-file").with("day", day))
        });
        let mut left = MAX_ITEMS;
        let sections: Vec<Section> = [
            (SectionKind::New, &digest.new),
            (SectionKind::Still, &digest.still),
            (SectionKind::Back, &digest.back),
        ]
        .into_iter()
        .filter(|(_, items)| items.count() > 0)
        .map(|(kind, items)| section(kind, items, &mut left, list.as_deref(), texts))
        .collect();
        let mut low = digest.new.items().iter().chain(digest.still.items());
        let has_pace = low.any(|item| item.pace.is_some());
        let mut footer = Vec::new();
        if count > MAX_LISTED {
            footer.push(Message::new("mail-more-listed").with("count", MAX_LISTED));
        }
        if has_pace {
            footer.push(Message::new("mail-footer-pace"));
        }
        footer.push(Message::new("mail-footer"));
        if content.can_answer {
            footer.push(Message::new("mail-footer-reply"));
        }
        let at = texts.long_instant(content.at);
        Self {
            headline: content.headline(texts),
            as_of: texts.say(&Message::new("mail-as-of").with("at", at)),
            sections,
            footer: footer.iter().map(|message| texts.say(message)).collect(),
            list,
        }
    }
}

fn section(
    kind: SectionKind,
    items: &Items,
    left: &mut usize,
    list: Option<&str>,
    texts: &Texts,
) -> Section {
    let title = match kind {
        SectionKind::New => "mail-section-new",
        SectionKind::Still => "mail-section-still",
        SectionKind::Back => "mail-section-back",
    };
    let shown = items.items().len().min(*left);
    *left = left.saturating_sub(shown);
    let hidden = items.count().saturating_sub(shown);
    let more = |file: &str| Message::new("mail-more").with("count", hidden).with("file", file);
    Section {
        kind,
        title: texts.say(&Message::new(title).with("count", items.count())),
        rows: items.items().iter().take(shown).map(|item| row(kind, item, texts)).collect(),
        more: list.filter(|_| hidden > 0).map(|file| texts.say(&more(file))),
    }
}

fn row(kind: SectionKind, item: &DigestItem, texts: &Texts) -> Row {
    let figure = |id, quantity: &dyn ToString| {
        let number = texts.number(&quantity.to_string());
        let words = texts.say(&Message::new(id).with("quantity", number.as_str()));
        Figure { number, words }
    };
    let (shortfall, advice) = match kind {
        SectionKind::New | SectionKind::Still => {
            (Some(figure("mail-item-shortfall", &item.shortfall())), advice(item, texts))
        }
        SectionKind::Back => (None, Vec::new()),
    };
    let has_reserved = !item.reserved.is_zero();
    Row {
        name: name(item, texts),
        sku: visible(item.sku.as_str()).into_owned(),
        available: figure("mail-item-available", &item.available),
        threshold: figure("mail-item-threshold", &item.threshold),
        shortfall,
        advice,
        reserved: has_reserved.then(|| figure("mail-item-reserved", &item.reserved).words),
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
    let name = shortened_to(item.name.as_str(), MAX_NAME);
    match &item.variation {
        None => visible(&name).into_owned(),
        Some(variation) => texts.say(
            &Message::new("mail-item-name")
                .with("name", name)
                .with("variation", shortened_to(variation.as_str(), MAX_NAME)),
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
