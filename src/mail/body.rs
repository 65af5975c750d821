//! The two bodies of the daily e-mail, made of the same page: plain text, and HTML from a template that escapes.
//! No pictures, no links, nothing that is fetched or shows that it was read.

use anyhow::Result;
use minijinja::{Environment, Value, context};
use std::fmt::Write as _;

use super::page::{Page, Row, Section, SectionKind};
use crate::locale::{Message, Texts};

/// The template's name ends in `.html`, which is what makes minijinja escape.
const TEMPLATE: (&str, &str) = ("digest.html", include_str!("digest.html"));

/// The plain text.
pub(super) fn plain(page: &Page, texts: &Texts) -> String {
    let mut text = format!("{}\n{}\n", page.headline, page.as_of);
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
    // The line that mail programs know as the start of what is not the message.
    let _ = write!(text, "\n-- \n{}\n", page.footer.join("\n"));
    text
}

fn plain_row(row: &Row, texts: &Texts) -> String {
    let sku = texts.say(&Message::new("mail-item-sku").with("sku", row.sku.as_str()));
    let figures = [Some(&row.available), Some(&row.threshold), row.shortfall.as_ref()];
    let words = figures.iter().flatten().map(|figure| figure.words.as_str());
    let words: Vec<&str> = words.chain(row.reserved.as_deref()).collect();
    let mut text = format!("\n  {}\n  {sku}\n  {}\n", row.name, words.join(", "));
    if !row.advice.is_empty() {
        let _ = writeln!(text, "  {}", row.advice.join(", "));
    }
    let _ = writeln!(text, "  {}", row.since);
    text
}

/// The HTML page.
pub(super) fn html(page: &Page, subject: &str, texts: &Texts) -> Result<String> {
    let mut environment = Environment::new();
    environment.add_template(TEMPLATE.0, TEMPLATE.1)?;
    let values = context! {
        language => texts.language().tag(),
        subject => subject,
        headline => page.headline.as_str(),
        as_of => page.as_of.as_str(),
        available => texts.word("mail-label-available").unwrap_or_default(),
        sections => page.sections.iter().map(section_value).collect::<Value>(),
        footer => page.footer.iter().map(String::as_str).collect::<Value>(),
    };
    Ok(environment.get_template(TEMPLATE.0)?.render(values)?)
}

fn section_value(section: &Section) -> Value {
    let (kind, color) = match section.kind {
        SectionKind::New => ("new", "#b42318"),
        SectionKind::Still => ("still", "#94500a"),
        SectionKind::Back => ("back", "#05683f"),
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
    let figures = [Some(&row.threshold), row.shortfall.as_ref()];
    let words = figures.iter().flatten().map(|figure| figure.words.as_str());
    context! {
        name => row.name.as_str(),
        sku => row.sku.as_str(),
        available => row.available.number.as_str(),
        facts => words.chain(row.reserved.as_deref()).collect::<Value>(),
        advice => row.advice.iter().map(String::as_str).collect::<Value>(),
        since => row.since.as_str(),
    }
}
