//! The list attached if the e-mail has no room for all items: CSV as a spreadsheet in that language opens it, with a
//! translated header and exact decimals.

use super::page::SectionKind;
use crate::ledger::digest::{Digest, DigestItem, MAX_LISTED};
use crate::locale::{Language, Message, Texts};
use crate::text::{csv_cell, escape_formula, visible_in_cell};

/// Shows spreadsheets that the file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The header, in the order of the cells.
const COLUMNS: [&str; 12] = [
    "mail-list-sku",
    "mail-list-name",
    "mail-list-variation",
    "mail-list-status",
    "mail-list-available",
    "mail-list-reserved",
    "mail-list-threshold",
    "mail-list-shortfall",
    "mail-list-cover",
    "mail-list-reorder",
    "mail-list-price",
    "mail-list-since",
];

/// Every item of a digest, in the order of the e-mail, up to `MAX_LISTED`. If there are more, a last row has their
/// number and where to list them.
pub(super) fn csv(digest: &Digest, texts: &Texts) -> String {
    let word = |id: &str| texts.word(id).unwrap_or_default();
    let statuses =
        ["mail-list-new", "mail-list-still", "mail-list-back", "mail-list-recovered"].map(word);
    let status = |kind: SectionKind| match kind {
        SectionKind::New => statuses[0].as_str(),
        SectionKind::Still => statuses[1].as_str(),
        SectionKind::Back => statuses[2].as_str(),
        SectionKind::Recovered => statuses[3].as_str(),
    };
    let mut text = BYTE_ORDER_MARK.to_owned();
    let separator = separator(texts.language());
    push_line(&mut text, separator, COLUMNS.map(word));
    let items = [
        (SectionKind::New, &digest.new),
        (SectionKind::Still, &digest.still),
        (SectionKind::Back, &digest.back),
        (SectionKind::Recovered, &digest.recovered),
    ];
    let items =
        items.iter().flat_map(|(kind, items)| items.items().iter().map(move |item| (*kind, item)));
    for (kind, item) in items.take(MAX_LISTED) {
        push_line(&mut text, separator, cells(item, kind, status(kind), texts));
    }
    let count = digest.low_count().saturating_add(digest.recovered_count());
    let more = count.saturating_sub(MAX_LISTED);
    if more > 0 {
        let mut last = COLUMNS.map(|_| String::new());
        last[0] = texts.say(&Message::new("mail-list-more").with("count", more));
        push_line(&mut text, separator, last);
    }
    text
}

fn cells(item: &DigestItem, kind: SectionKind, status: &str, texts: &Texts) -> [String; 12] {
    let shortfall = match kind {
        SectionKind::New | SectionKind::Still => number(&item.shortfall(), texts),
        SectionKind::Back | SectionKind::Recovered => String::new(),
    };
    [
        harmless(item.sku.as_str()),
        harmless(item.name.as_str()),
        item.variation.as_ref().map_or_else(String::new, |text| harmless(text.as_str())),
        status.to_owned(),
        number(&item.available, texts),
        number(&item.reserved, texts),
        number(&item.threshold, texts),
        shortfall,
        item.days_left().map_or_else(String::new, |days| days.to_string()),
        item.reorder().map_or_else(String::new, |quantity| number(&quantity, texts)),
        item.price.map_or_else(String::new, |price| number(&price, texts)),
        texts.instant_day(item.low_since),
    ]
}

/// Text from outside, without formulas and control characters (R38).
fn harmless(text: &str) -> String {
    escape_formula(&visible_in_cell(text)).into_owned()
}

/// A number in a form that a spreadsheet in that language recognizes: with its decimal mark, but no thousands
/// separators.
fn number(exact: &impl ToString, texts: &Texts) -> String {
    match texts.language() {
        Language::En => exact.to_string(),
        Language::Fr => exact.to_string().replace('.', ","),
    }
}

/// Where the decimal mark is a comma, Excel expects semicolons between cells.
fn separator(language: Language) -> char {
    match language {
        Language::En => ',',
        Language::Fr => ';',
    }
}

fn push_line(text: &mut String, separator: char, cells: [String; 12]) {
    let cells = cells.map(|cell| csv_cell(&cell, separator).into_owned());
    text.push_str(&cells.join(separator.encode_utf8(&mut [0; 4])));
    text.push_str("\r\n");
}
