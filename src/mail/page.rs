//! `Page`: the texts of the daily e-mail in order, before they become plain text or HTML, so that both bodies agree.
//! Text from outside is made visible here (R38); the template escapes for HTML.

use jiff::Timestamp;

use super::content::{DigestContent, item_name};
use crate::ledger::digest::{DigestItem, MAX_LISTED, Section as Items};
use crate::locale::{Message, Texts};
use crate::text::visible;

/// The most items listed in the e-mail. The others are counted, and are in the attached list.
pub(super) const MAX_ITEMS: usize = 200;
/// The most characters of a name, and of a variation.
const MAX_NAME: usize = 120;

pub(super) struct Page {
    pub(super) shop: Option<String>,
    /// The number of items that are sold out, low, and no longer low.
    pub(super) summary: Vec<String>,
    /// The time of the digest.
    pub(super) as_of: String,
    /// The sections that have items.
    pub(super) sections: Vec<Section>,
    /// Who sent it and how to stop it, one paragraph each.
    pub(super) footer: Vec<String>,
    /// The name of the list to attach, if there was no room for all items.
    pub(super) list: Option<String>,
}

pub(super) struct Section {
    pub(super) kind: SectionKind,
    /// The title, with the number of items.
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
    /// The number of items for which there was no room.
    pub(super) more: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionKind {
    /// Became low since the last digest.
    New,
    /// Was already low.
    Still,
    /// Had run out, and is no longer low.
    Back,
    /// Was low without running out, and no longer is.
    Recovered,
}

pub(super) struct Row {
    /// The name and variation.
    pub(super) name: String,
    pub(super) sku: String,
    /// The available quantity, as a number and in words.
    pub(super) available: Figure,
    pub(super) is_sold_out: bool,
    /// The threshold, shortfall and reserved quantity, and how long stock will last.
    pub(super) facts: Vec<String>,
    /// How much to reorder, if it has sales.
    pub(super) reorder: Option<String>,
    /// Since when or during which period it was low, unless that is obvious.
    pub(super) since: Option<String>,
}

/// A quantity as a number and in words.
pub(super) struct Figure {
    /// `12`
    pub(super) number: String,
    /// `12 available`
    pub(super) words: String,
}

impl Page {
    /// The texts of a digest: new items first, then those still low, then those that recovered (R27).
    pub(super) fn new(content: DigestContent<'_>, texts: &Texts) -> Self {
        let digest = content.digest;
        let count = digest.low_count().saturating_add(digest.recovered_count());
        let list = (count > MAX_ITEMS).then(|| {
            let day = texts.instant_day(content.at);
            texts.say(&Message::new("mail-list-file").with("day", day))
        });
        let mut left = MAX_ITEMS;
        let sections: Vec<Section> = [
            (SectionKind::New, &digest.new),
            (SectionKind::Still, &digest.still),
            (SectionKind::Back, &digest.back),
            (SectionKind::Recovered, &digest.recovered),
        ]
        .into_iter()
        .filter(|(_, items)| items.count() > 0)
        .map(|(kind, items)| section(content, kind, items, &mut left, list.as_deref(), texts))
        .collect();
        let at = texts.long_instant(content.at);
        Self {
            shop: content.shop.map(|shop| visible(shop).into_owned()),
            summary: content.summary(texts),
            as_of: texts.say(&Message::new("mail-as-of").with("at", at)),
            sections,
            footer: footer(content, count).iter().map(|message| texts.say(message)).collect(),
            list,
        }
    }
}

fn footer(content: DigestContent<'_>, count: usize) -> Vec<Message> {
    let mut low = content.digest.new.items().iter().chain(content.digest.still.items());
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
    footer
}

fn section(
    content: DigestContent<'_>,
    kind: SectionKind,
    items: &Items,
    left: &mut usize,
    list: Option<&str>,
    texts: &Texts,
) -> Section {
    let title = match kind {
        SectionKind::New if content.digest.is_first => "mail-section-first",
        SectionKind::New => "mail-section-new",
        SectionKind::Still => "mail-section-still",
        SectionKind::Back => "mail-section-back",
        SectionKind::Recovered => "mail-section-recovered",
    };
    let shown = items.items().len().min(*left);
    *left = left.saturating_sub(shown);
    let hidden = items.count().saturating_sub(shown);
    let more = |file: &str| Message::new("mail-more").with("count", hidden).with("file", file);
    let rows = items.items().iter().take(shown).map(|item| row(content, kind, item, texts));
    Section {
        kind,
        title: texts.say(&Message::new(title).with("count", items.count())),
        rows: rows.collect(),
        more: list.filter(|_| hidden > 0).map(|file| texts.say(&more(file))),
    }
}

fn row(content: DigestContent<'_>, kind: SectionKind, item: &DigestItem, texts: &Texts) -> Row {
    let is_low = matches!(kind, SectionKind::New | SectionKind::Still);
    let mut facts = vec![figure("mail-item-threshold", &item.threshold, texts)];
    if is_low {
        facts.push(figure("mail-item-shortfall", &item.shortfall(), texts));
    }
    if !item.reserved.is_zero() {
        facts.push(figure("mail-item-reserved", &item.reserved, texts));
    }
    let mut facts: Vec<String> = facts.into_iter().map(|figure| figure.words).collect();
    let days = item.days_left().filter(|_| is_low && !item.is_sold_out());
    let cover = days.map(|days| Message::new("mail-item-cover").with("days", days));
    facts.extend(cover.map(|cover| texts.say(&cover)));
    let reorder = item.reorder().filter(|_| is_low);
    let reorder =
        reorder.map(|quantity| Message::new("mail-item-reorder").with("quantity", quantity));
    Row {
        name: item_name(item, MAX_NAME, texts),
        sku: visible(item.sku.as_str()).into_owned(),
        available: figure("mail-item-available", &item.available, texts),
        is_sold_out: is_low && item.is_sold_out(),
        facts,
        reorder: reorder.map(|message| texts.say(&message)),
        since: since(content, kind, item, texts),
    }
}

/// A number for people, with a minus sign instead of a hyphen.
fn figure(id: &'static str, quantity: &dyn ToString, texts: &Texts) -> Figure {
    let number = texts.number(&quantity.to_string()).replace('-', "\u{2212}");
    let words = texts.say(&Message::new(id).with("quantity", number.as_str()));
    Figure { number, words }
}

/// Since when it is low, or the period during which it was. For a new item that became low today, this is omitted.
fn since(
    content: DigestContent<'_>,
    kind: SectionKind,
    item: &DigestItem,
    texts: &Texts,
) -> Option<String> {
    let day = |at: Timestamp| texts.long_day(at);
    let from = day(item.low_since);
    Some(texts.say(&match item.back_at {
        None if kind == SectionKind::New && from == day(content.at) => return None,
        None => Message::new("mail-item-low-since").with("day", from),
        Some(back_at) if from == day(back_at) => Message::new("mail-item-low-on").with("day", from),
        Some(back_at) => {
            let from = texts.first_day(item.low_since, back_at);
            Message::new("mail-item-low-from").with("from", from).with("to", day(back_at))
        }
    }))
}
