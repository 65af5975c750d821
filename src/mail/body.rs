//! The two bodies of the daily e-mail, rendered from the same page: plain text, and HTML from a template that
//! escapes. They contain no images, no links, and nothing that is loaded or tracks reading.

use anyhow::Result;
use minijinja::{Environment, Value, context};
use std::fmt::Write as _;

use super::page::{Page, Row, Section, SectionKind};
use crate::locale::{Message, Texts};

/// The name of the template ends in `.html`, which turns escaping on in minijinja.
const TEMPLATE: (&str, &str) = ("digest.html", include_str!("digest.html"));

/// The longest line of facts in the plain text.
const MAX_LINE: usize = 76;

/// Separates two facts.
const BETWEEN: &str = " · ";

pub(super) fn plain(page: &Page, texts: &Texts) -> String {
    let mut text = String::new();
    let summary = page.summary.join(BETWEEN);
    for line in page.shop.iter().chain([&summary, &page.as_of]) {
        let _ = writeln!(text, "{line}");
    }
    for section in &page.sections {
        let line = "-".repeat(section.title.chars().count());
        let _ = write!(text, "\n{}\n{line}\n", section.title);
        for row in &section.rows {
            text.push_str(&plain_row(row, texts));
        }
        if let Some(more) = &section.more {
            let _ = write!(text, "\n  {more}\n");
        }
    }
    // The line that mail programs recognize as the start of a signature.
    let _ = write!(text, "\n-- \n{}\n", page.footer.join("\n"));
    text
}

fn plain_row(row: &Row, texts: &Texts) -> String {
    let sku = texts.say(&Message::new("mail-item-sku").with("sku", row.sku.as_str()));
    let mut text = format!("\n  {}\n  {sku}\n", row.name);
    let badge = row.is_sold_out.then(|| badge(texts));
    let facts = badge.iter().chain([&row.available.words]).chain(&row.facts).chain(&row.reorder);
    let mut line = String::new();
    for fact in facts {
        let length = [line.as_str(), BETWEEN, fact].iter().map(|part| part.chars().count()).sum();
        if !line.is_empty() && MAX_LINE < length {
            let _ = writeln!(text, "  {line}");
            line.clear();
        }
        if !line.is_empty() {
            line.push_str(BETWEEN);
        }
        line.push_str(fact);
    }
    let _ = writeln!(text, "  {line}");
    if let Some(since) = &row.since {
        let _ = writeln!(text, "  {since}");
    }
    text
}

fn badge(texts: &Texts) -> String {
    texts.say(&Message::new("mail-badge-out"))
}

pub(super) fn html(page: &Page, subject: &str, texts: &Texts) -> Result<String> {
    let mut environment = Environment::new();
    environment.add_template(TEMPLATE.0, TEMPLATE.1)?;
    let values = context! {
        language => texts.language().tag(),
        subject => subject,
        shop => page.shop.as_deref().unwrap_or_default(),
        summary => page.summary.iter().map(String::as_str).collect::<Value>(),
        as_of => page.as_of.as_str(),
        available => texts.word("mail-label-available").unwrap_or_default(),
        badge => badge(texts),
        sections => page.sections.iter().map(section_value).collect::<Value>(),
        footer => page.footer.iter().map(String::as_str).collect::<Value>(),
    };
    Ok(environment.get_template(TEMPLATE.0)?.render(values)?)
}

fn section_value(section: &Section) -> Value {
    let (kind, color) = match section.kind {
        SectionKind::New => ("new", "#b42318"),
        SectionKind::Still => ("still", "#94500a"),
        SectionKind::Back | SectionKind::Recovered => ("back", "#05683f"),
    };
    context! {
        kind => kind,
        color => color,
        title => section.title.as_str(),
        rows => section.rows.iter().map(row_value).collect::<Value>(),
        more => section.more.as_deref().unwrap_or_default(),
    }
}

fn row_value(row: &Row) -> Value {
    context! {
        name => row.name.as_str(),
        sku => row.sku.as_str(),
        available => row.available.number.as_str(),
        is_sold_out => row.is_sold_out,
        facts => row.facts.iter().map(String::as_str).collect::<Value>(),
        reorder => row.reorder.as_deref().unwrap_or_default(),
        since => row.since.as_deref().unwrap_or_default(),
    }
}
