//! The message of an e-mail: headers, plain text and HTML, as RFC 5322 has it. The same letter
//! always gives the same bytes, so that one sent again after an unknown outcome is the same message
//! (R30). No pictures, no links, nothing that is fetched or tells that it was read.

use anyhow::{Context, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use lettre::message::header::{ContentTransferEncoding, HeaderName, HeaderValue, Headers};
use lettre::message::{Body, MultiPart, SinglePart};
use minijinja::{Environment, Value, context};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

use super::address::{Address, Sender};
use super::page::{Kind, Page, Row, Section, Subject};
use crate::ledger::digest::Digest;
use crate::locale::{Message, Texts};

/// The template's name ends in `.html`, which is what makes minijinja escape.
const TEMPLATE: (&str, &str) = ("digest.html", include_str!("digest.html"));
/// The domain of our Message-IDs: nobody's, so that they tell nothing of the shop.
const ID_DOMAIN: &str = "bincard.invalid";

/// The daily e-mail for one address.
pub(crate) struct Letter<'a> {
    /// What it tells.
    pub(crate) digest: &'a Digest,
    /// Who it comes from.
    pub(crate) from: &'a Sender,
    /// Who it goes to.
    pub(crate) to: &'a Address,
    /// The shop's name, where there is one.
    pub(crate) shop: Option<&'a str>,
    /// From `message_id`, with its brackets.
    pub(crate) message_id: &'a str,
    /// When it was written; shown in the zone of `texts`.
    pub(crate) at: Timestamp,
    /// The shop's language and time zone.
    pub(crate) texts: &'a Texts,
}

/// The e-mail of `notify test`.
pub(crate) struct TestLetter<'a> {
    /// Who it comes from.
    pub(crate) from: &'a Sender,
    /// Who it goes to.
    pub(crate) to: &'a Address,
    /// The shop's name, where there is one.
    pub(crate) shop: Option<&'a str>,
    /// From `message_id`, with its brackets.
    pub(crate) message_id: &'a str,
    /// When it was written.
    pub(crate) at: Timestamp,
    /// The shop's language and time zone.
    pub(crate) texts: &'a Texts,
}

/// The whole message of the daily e-mail (R32).
pub(crate) fn compose(letter: &Letter<'_>) -> Result<Vec<u8>> {
    let about = Subject { digest: letter.digest, shop: letter.shop, at: letter.at };
    let page = Page::new(about, letter.texts);
    let subject = about.line(letter.texts);
    let parts = MultiPart::alternative()
        .boundary(format!("bincard-{}", hash(&[letter.message_id])))
        .singlepart(SinglePart::plain(body(plain(&page, letter.texts))))
        .singlepart(SinglePart::html(body(html(&page, &subject, letter.texts)?)));
    let mut headers =
        headers(letter.from, letter.to, &subject, letter.message_id, letter.at, letter.texts)?;
    headers.insert_raw(raw("List-Id", format!("<digest.{ID_DOMAIN}>")));
    Ok(joined(&headers, &parts.formatted()))
}

/// The whole message of the test e-mail: plain text alone.
pub(crate) fn test_message(letter: &TestLetter<'_>) -> Result<Vec<u8>> {
    let texts = letter.texts;
    let subject = texts.say(&match letter.shop {
        Some(shop) => Message::new("mail-test-subject-at").with("shop", shop),
        None => Message::new("mail-test-subject"),
    });
    let works = Message::new("mail-test-works").with("address", letter.to.as_str());
    let what = Message::new("mail-test-what").with("at", letter.at);
    let text = format!("{}\n\n{}\n", texts.say(&works), texts.say(&what));
    let headers =
        headers(letter.from, letter.to, &subject, letter.message_id, letter.at, letter.texts)?;
    Ok(joined(&headers, &SinglePart::plain(body(text)).formatted()))
}

/// The subject of the daily e-mail.
fn subject(digest: &Digest, shop: Option<&str>, at: Timestamp, texts: &Texts) -> String {
    Subject { digest, shop, at }.line(texts)
}

/// The plain text of the daily e-mail.
fn digest_text(digest: &Digest, shop: Option<&str>, at: Timestamp, texts: &Texts) -> String {
    plain(&Page::new(Subject { digest, shop, at }, texts), texts)
}

/// What `notify digest --dry-run` prints: the subject, then the plain text.
pub(crate) fn preview(digest: &Digest, shop: Option<&str>, at: Timestamp, texts: &Texts) -> String {
    let subject = subject(digest, shop, at, texts);
    format!("Subject: {subject}\n\n{}", digest_text(digest, shop, at, texts))
}

/// The Message-ID of an address's e-mail on a day: the same for the same, and nothing can be read
/// from it but the day. `repeat` counts the times it was sent again on purpose (`--force`).
pub(crate) fn message_id(shop_id: &str, day: Date, address: &Address, repeat: u32) -> String {
    let (text, count) = (day.to_string(), repeat.to_string());
    let hash = hash(&[shop_id, &text, address.as_str(), &count]);
    format!("<{}.{hash}@{ID_DOMAIN}>", day.strftime("%Y%m%d"))
}

/// 128 bits of SHA-256 over texts that cannot run into one another.
fn hash(texts: &[&str]) -> String {
    let mut sha = Sha256::new();
    for text in texts {
        sha.update(text.len().to_string());
        sha.update(":");
        sha.update(text);
    }
    sha.finalize().iter().take(16).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn headers(
    from: &Sender,
    to: &Address,
    subject: &str,
    message_id: &str,
    at: Timestamp,
    texts: &Texts,
) -> Result<Headers> {
    let to = lettre::message::Mailbox::new(None, to.to_lettre()?);
    // lettre writes Date in UTC; the shop's offset tells the reader what time it was there.
    let date = jiff::fmt::rfc2822::to_string(&at.to_zoned_datetime(texts.zone()))
        .context("the date cannot be written into the e-mail")?;
    let mut headers = Headers::new();
    headers.set(lettre::message::header::From::from(lettre::message::Mailboxes::from(
        from.to_mailbox()?,
    )));
    headers.set(lettre::message::header::To::from(lettre::message::Mailboxes::from(to)));
    headers.set(lettre::message::header::Subject::from(subject.to_owned()));
    headers.insert_raw(raw("Date", date));
    headers.insert_raw(raw("Message-ID", message_id.to_owned()));
    headers.insert_raw(raw("Auto-Submitted", "auto-generated".to_owned()));
    headers.insert_raw(raw("X-Auto-Response-Suppress", "All".to_owned()));
    headers.insert_raw(raw("Content-Language", texts.language().word().to_owned()));
    headers.set(lettre::message::header::MIME_VERSION_1_0);
    Ok(headers)
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// Quoted-printable, so that the message is ASCII whatever names are in it, and every server takes
/// it.
fn body(text: String) -> Body {
    match Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable) {
        Ok(body) => body,
        Err(text) => Body::new(text),
    }
}

/// The headers, and the part with its own headers after them.
fn joined(headers: &Headers, part: &[u8]) -> Vec<u8> {
    let mut message = headers.to_string().into_bytes();
    message.extend_from_slice(part);
    message
}

fn plain(page: &Page, texts: &Texts) -> String {
    let mut text = format!("{}\n{}\n", page.headline, page.as_of);
    for section in &page.sections {
        let _ = write!(text, "\n{}\n", section.title.to_uppercase());
        for row in &section.rows {
            text.push_str(&plain_row(row, texts));
        }
        if let Some(more) = &section.more {
            let _ = write!(text, "\n  {more}\n");
        }
    }
    // The line that mail programs know as the start of what is not the message.
    let _ = write!(text, "\n-- \n{}\n", page.footer);
    text
}

fn plain_row(row: &Row, texts: &Texts) -> String {
    let sku = texts.say(&Message::new("mail-item-sku").with("sku", row.sku.as_str()));
    let figures = [Some(&row.available), Some(&row.threshold), row.shortfall.as_ref()];
    let words: Vec<&str> = figures.iter().flatten().map(|figure| figure.words.as_str()).collect();
    let notes = row.notes.join(", ");
    format!("\n  {}\n  {sku}\n  {}\n  {notes}\n", row.name, words.join(", "))
}

fn html(page: &Page, subject: &str, texts: &Texts) -> Result<String> {
    let word = |id| texts.word(id).unwrap_or_default();
    let columns = context! {
        item => word("mail-column-item"),
        available => word("mail-column-available"),
        threshold => word("mail-column-threshold"),
        shortfall => word("mail-column-shortfall"),
    };
    let mut environment = Environment::new();
    environment.add_template(TEMPLATE.0, TEMPLATE.1)?;
    let values = context! {
        language => texts.language().word(),
        subject => subject,
        headline => page.headline.as_str(),
        as_of => page.as_of.as_str(),
        columns => columns,
        sections => page.sections.iter().map(section_value).collect::<Value>(),
        footer => page.footer.as_str(),
    };
    Ok(environment.get_template(TEMPLATE.0)?.render(values)?)
}

fn section_value(section: &Section) -> Value {
    let (kind, color) = match section.kind {
        Kind::New => ("new", "#b42318"),
        Kind::Still => ("still", "#94500a"),
        Kind::Back => ("back", "#05683f"),
    };
    context! {
        kind => kind,
        color => color,
        title => section.title.as_str(),
        rows => section.rows.iter().map(row_value).collect::<Value>(),
        has_shortfall => section.rows.iter().any(|row| row.shortfall.is_some()),
        more => section.more.as_deref().unwrap_or_default(),
    }
}

fn row_value(row: &Row) -> Value {
    let shortfall = row.shortfall.as_ref().map_or("", |figure| figure.number.as_str());
    context! {
        name => row.name.as_str(),
        sku => row.sku.as_str(),
        available => row.available.number.as_str(),
        threshold => row.threshold.number.as_str(),
        shortfall => shortfall,
        notes => row.notes.iter().map(String::as_str).collect::<Value>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::digest::DigestItem;
    use crate::ledger::sku::Sku;
    use crate::ledger::text::Label;
    use crate::locale::Language;

    fn item(sku: &str, name: &str) -> DigestItem {
        DigestItem {
            sku: Sku::parse(sku).unwrap(),
            name: Label::parse(name).unwrap(),
            variation: None,
            available: "2.5".parse().unwrap(),
            reserved: "0".parse().unwrap(),
            threshold: "1000".parse().unwrap(),
            price: None,
            low_since: "2026-11-20T02:00:00Z".parse().unwrap(),
            back_at: None,
        }
    }

    fn texts() -> Texts {
        let texts = Texts::new(Language::En);
        texts.use_zone("America/Toronto".to_owned());
        texts
    }

    fn at() -> Timestamp {
        "2026-11-24T12:00:00Z".parse().unwrap()
    }

    fn composed(digest: &Digest, from: &str, shop: Option<&str>) -> String {
        let letter = Letter {
            digest,
            from: &Sender::parse(from).unwrap(),
            to: &Address::parse("owner@shop.test").unwrap(),
            shop,
            message_id: "<20261124.ab12@bincard.invalid>",
            at: at(),
            texts: &texts(),
        };
        String::from_utf8(compose(&letter).unwrap()).unwrap()
    }

    /// Quoted-printable undone.
    fn readable(message: &str) -> String {
        let text = message.replace("=\r\n", "").replace("\r\n", "\n");
        let mut parts = text.split('=');
        let mut bytes = parts.next().unwrap().as_bytes().to_vec();
        for part in parts {
            match part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                Some(byte) => {
                    bytes.push(byte);
                    bytes.extend_from_slice(&part.as_bytes()[2..]);
                }
                None => bytes.extend(format!("={part}").bytes()),
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    fn header<'a>(message: &'a str, name: &str) -> Option<&'a str> {
        let head = message.split("\r\n\r\n").next().unwrap();
        let lines = head.split("\r\n");
        lines.filter_map(|line| line.split_once(": ")).find(|(key, _)| *key == name).map(|(_, v)| v)
    }

    #[test]
    fn both_parts_and_every_header_are_there() {
        let digest = Digest { new: vec![item("TEA-01", "Thé")], ..Default::default() };
        let message = composed(&digest, "Érable <shop@shop.test>", Some("Tea House"));
        assert!(message.is_ascii());
        assert!(message.split("\r\n").all(|line| line.len() <= 78 && !line.contains('\n')));
        for (name, value) in [
            ("From", "=?utf-8?b?w4lyYWJsZQ==?= <shop@shop.test>"),
            ("To", "owner@shop.test"),
            ("Subject", "1 item low at Tea House: TEA-01"),
            ("Date", "Tue, 24 Nov 2026 07:00:00 -0500"),
            ("Message-ID", "<20261124.ab12@bincard.invalid>"),
            ("Auto-Submitted", "auto-generated"),
            ("X-Auto-Response-Suppress", "All"),
            ("List-Id", "<digest.bincard.invalid>"),
            ("MIME-Version", "1.0"),
        ] {
            assert_eq!(header(&message, name), Some(value), "{name}");
        }
        assert_eq!(message.matches("\r\nContent-Type: text/plain; charset=utf-8\r\n").count(), 1);
        assert_eq!(message.matches("\r\nContent-Type: text/html; charset=utf-8\r\n").count(), 1);
        assert_eq!(message, composed(&digest, "Érable <shop@shop.test>", Some("Tea House")));
    }

    #[test]
    fn html_in_a_name_stays_text() {
        let mut bad = item("<b>1</b>", "<script>alert('1')</script>");
        bad.variation = Some(Label::parse("a & \"b\"").unwrap());
        let digest = Digest { still: vec![bad], ..Default::default() };
        let message = readable(&composed(&digest, "shop@shop.test", Some("<i>Shop</i>")));
        let html = &message[message.find("<!doctype html>").unwrap()..];
        assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("<i>"));
        assert!(
            html.contains("&lt;script&gt;") && html.contains("a &amp; &quot;b&quot;"),
            "{html}"
        );
    }

    #[test]
    fn a_line_break_in_a_name_adds_no_header_and_no_line() {
        let digest = Digest { new: vec![item("A", "Tea\nBcc: x@y.test")], ..Default::default() };
        let message = composed(&digest, "shop@shop.test", Some("Shop\r\nBcc: x@y.test"));
        assert_eq!(header(&message, "Bcc"), None);
        assert_eq!(header(&message, "Subject"), Some("1 item low at Shop\\r\\nBcc: x@y.test: A"));
        assert!(readable(&message).contains("\n  Tea\\nBcc: x@y.test\n"));
    }

    #[test]
    fn the_preview_is_what_the_mail_says() {
        let mut back = item("CUP-03", "Cup");
        back.back_at = Some("2026-11-23T02:00:00Z".parse().unwrap());
        let mut still = item("MUG-02", "Mug");
        still.variation = Some(Label::parse("blue").unwrap());
        still.reserved = "3".parse().unwrap();
        let digest =
            Digest { new: vec![item("TEA-01", "Tea")], still: vec![still], back: vec![back] };
        let expected = "Subject: 2 items low: TEA-01, MUG-02\n\n\
            2 items are low\nAs of 2026-11-24 07:00\n\n\
            NEW SINCE THE LAST E-MAIL (1)\n\n\
            \x20 Tea\n  SKU TEA-01\n  2.5 available, threshold 1,000, 997.5 short\n\
            \x20 low since 2026-11-19\n\n\
            STILL LOW (1)\n\n\
            \x20 Mug (blue)\n  SKU MUG-02\n  2.5 available, threshold 1,000, 997.5 short\n\
            \x20 low since 2026-11-19, 3 reserved\n\n\
            BACK IN STOCK (1)\n\n\
            \x20 Cup\n  SKU CUP-03\n  2.5 available, threshold 1,000\n\
            \x20 low from 2026-11-19 to 2026-11-22\n\n\
            -- \nSent by bincard, once a day, when there is something to tell. \
            To leave an item out: bincard item set SKU --alert off\n";
        assert_eq!(preview(&digest, None, at(), &texts()), expected);
    }

    #[test]
    fn the_subject_counts_and_names() {
        let say = |digest: &Digest| subject(digest, None, at(), &texts());
        let back = vec![item("CUP-03", "Cup")];
        let digest = Digest { back, ..Default::default() };
        assert_eq!(say(&digest), "1 item back in stock: CUP-03");
        let new = (1..=12).map(|n| item(&format!("LONG-SKU-{n:04}"), "x")).collect();
        let digest = Digest { new, ..Default::default() };
        assert_eq!(
            say(&digest),
            "12 items low: LONG-SKU-0001, LONG-SKU-0002, LONG-SKU-0003, LONG-SKU-0004 and 8 more"
        );
        let new = vec![item(&"x".repeat(255), "x")];
        let digest = Digest { new, ..Default::default() };
        assert_eq!(say(&digest), format!("1 item low: {}…", "x".repeat(40)));
    }

    #[test]
    fn the_two_hundredth_item_is_the_last_one_listed() {
        let items = |count| (0..count).map(|n| item(&format!("S{n}"), "x")).collect::<Vec<_>>();
        let digest = Digest { new: items(150), still: items(51), back: items(3) };
        let text = digest_text(&digest, None, at(), &texts());
        assert_eq!(text.matches("  SKU ").count(), 200);
        assert!(text.contains("STILL LOW (51)") && text.contains("… and 1 more item."));
        assert!(text.contains("BACK IN STOCK (3)") && text.contains("… and 3 more items."));
        assert!(composed(&digest, "shop@shop.test", None).len() < 600_000);
    }

    #[test]
    fn a_message_id_is_stable_and_tells_no_address() {
        let address = Address::parse("owner@shop.test").unwrap();
        let id = |shop: &str, day: &str, repeat| {
            message_id(shop, day.parse().unwrap(), &address, repeat)
        };
        let first = id("s1", "2026-11-24", 0);
        assert_eq!(first, id("s1", "2026-11-24", 0));
        assert!(first.starts_with("<20261124.") && first.ends_with("@bincard.invalid>"), "{first}");
        assert!(!first.contains("owner") && !first.contains("shop.test"));
        for other in
            [id("s2", "2026-11-24", 0), id("s1", "2026-11-25", 0), id("s1", "2026-11-24", 1)]
        {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn the_test_mail_names_whom_it_reached() {
        let letter = TestLetter {
            from: &Sender::parse("shop@shop.test").unwrap(),
            to: &Address::parse("owner@shop.test").unwrap(),
            shop: None,
            message_id: "<t@bincard.invalid>",
            at: at(),
            texts: &texts(),
        };
        let message = readable(&String::from_utf8(test_message(&letter).unwrap()).unwrap());
        assert!(message.contains("Subject: Test e-mail from bincard\n"), "{message}");
        assert!(
            message.contains("reached owner@shop.test.") && message.contains("2026-11-24 07:00")
        );
    }
}
