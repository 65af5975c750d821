//! E-mails as RFC 5322 messages: headers, plain text and HTML. The same e-mail always results in the same bytes, so
//! that one sent again after an unknown outcome is the same message (R30).

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use jiff::civil::Date;
use lettre::message::header::{ContentTransferEncoding, HeaderName, HeaderValue, Headers};
use lettre::message::{Attachment, Body, MultiPart, SinglePart};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

use super::address::Address;
use super::content::DigestContent;
use super::page::Page;
use super::sender::Sender;
use super::{attachment, body};
use crate::locale::{Message, Texts};

/// The domain in the List-Id of the daily e-mail: owned by nobody, and the same in every shop.
const LIST_DOMAIN: &str = "bincard.invalid";

/// All characters except the unreserved ones of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The daily e-mail for one address.
pub(crate) struct DigestEmail<'a> {
    pub(crate) content: DigestContent<'a>,
    pub(crate) from: &'a Sender,
    /// The address for replies.
    pub(crate) reply_to: Option<&'a Sender>,
    pub(crate) to: &'a Address,
    /// From `message_id`, including brackets.
    pub(crate) message_id: &'a str,
    /// The language, and the shop's time zone.
    pub(crate) texts: &'a Texts,
}

/// The e-mail of `notify test`.
pub(crate) struct TestEmail<'a> {
    pub(crate) from: &'a Sender,
    pub(crate) to: &'a Address,
    /// The shop's name, if it is set.
    pub(crate) shop: Option<&'a str>,
    /// From `message_id`, including brackets.
    pub(crate) message_id: &'a str,
    pub(crate) at: Timestamp,
    /// The shop's language and time zone.
    pub(crate) texts: &'a Texts,
}

/// The complete message of the daily e-mail (R32).
pub(crate) fn compose(email: &DigestEmail<'_>) -> Result<Vec<u8>> {
    let content = email.content;
    let page = Page::new(content, email.texts);
    let subject = content.subject(email.texts);
    let boundary = |part: &str| format!("bincard-{}", hash(&[email.message_id, part]));
    let parts = MultiPart::alternative()
        .boundary(boundary("words"))
        .singlepart(SinglePart::plain(encoded(body::plain(&page, email.texts))))
        .singlepart(SinglePart::html(encoded(body::html(&page, &subject, email.texts)?)));
    let mut headers = headers(&Envelope {
        from: email.from,
        to: email.to,
        subject: &subject,
        message_id: email.message_id,
        at: content.at,
        texts: email.texts,
    })?;
    headers.insert_raw(raw("List-Id", format!("<digest.{LIST_DOMAIN}>")));
    if let Some(reply_to) = email.reply_to {
        let mailboxes = lettre::message::Mailboxes::from(reply_to.to_mailbox()?);
        headers.set(lettre::message::header::ReplyTo::from(mailboxes));
        headers.insert_raw(unsubscribe(email, reply_to));
    }
    let parts = match &page.list {
        None => parts.formatted(),
        Some(name) => {
            let list = attachment::csv(content.digest, email.texts).into_bytes();
            let kind = "text/csv; charset=utf-8".parse()?;
            let list = Attachment::new(name.clone()).body(list, kind);
            let whole = MultiPart::mixed().boundary(boundary("whole"));
            whole.multipart(parts).singlepart(list).formatted()
        }
    };
    Ok(joined(&headers, &parts))
}

/// How to unsubscribe: an e-mail to whoever receives the replies, who can change `digest.to`.
fn unsubscribe(email: &DigestEmail<'_>, reply_to: &Sender) -> HeaderValue {
    let wish = Message::new("mail-unsubscribe").with("address", email.to.as_str());
    let wish = email.texts.say(&wish);
    let subject = utf8_percent_encode(&wish, RESERVED);
    let address = utf8_percent_encode(reply_to.address.as_str(), RESERVED).to_string();
    let value = format!("<mailto:{}?subject={subject}>", address.replacen("%40", "@", 1));
    let name = HeaderName::new_from_ascii_str("List-Unsubscribe");
    // A long header is folded at its spaces; this one has none and must stay on one line.
    HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value)
}

/// The complete message of the test e-mail, in plain text only.
pub(crate) fn test_message(email: &TestEmail<'_>) -> Result<Vec<u8>> {
    let texts = email.texts;
    let subject = texts.say(&match email.shop {
        Some(shop) => Message::new("mail-test-subject-at").with("shop", shop),
        None => Message::new("mail-test-subject"),
    });
    let works = Message::new("mail-test-works").with("address", email.to.as_str());
    let what = Message::new("mail-test-what").with("at", texts.long_instant(email.at));
    let text = format!("{}\n\n{}\n", texts.say(&works), texts.say(&what));
    let headers = headers(&Envelope {
        from: email.from,
        to: email.to,
        subject: &subject,
        message_id: email.message_id,
        at: email.at,
        texts,
    })?;
    Ok(joined(&headers, &SinglePart::plain(encoded(text)).formatted()))
}

/// What `notify digest --dry-run` prints: the subject and the plain text.
pub(crate) fn preview(content: DigestContent<'_>, texts: &Texts) -> String {
    let text = body::plain(&Page::new(content, texts), texts);
    let subject = Message::new("mail-preview-subject").with("subject", content.subject(texts));
    format!("{}\n\n{text}", texts.say(&subject))
}

/// What `notify digest --html` writes: the HTML body.
pub(crate) fn page(content: DigestContent<'_>, texts: &Texts) -> Result<String> {
    body::html(&Page::new(content, texts), &content.subject(texts), texts)
}

/// The Message-ID of an address's e-mail on a day. It is always the same, and reveals only the day and the sender's
/// domain. `repeat` is the number of times it was sent again with `--force`.
pub(crate) fn message_id(
    shop_id: &str,
    day: Date,
    from: &Address,
    address: &Address,
    repeat: u32,
) -> String {
    let (text, count) = (day.to_string(), repeat.to_string());
    let hash = hash(&[shop_id, &text, &address.mailbox(), &count]);
    let from = from.wire();
    let (_, domain) = from.rsplit_once('@').unwrap_or_default();
    format!("<{}.{hash}@{domain}>", day.strftime("%Y%m%d"))
}

/// 128 bits of SHA-256 over the texts, separated unambiguously.
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

/// The data for the headers of every e-mail.
struct Envelope<'a> {
    from: &'a Sender,
    to: &'a Address,
    subject: &'a str,
    message_id: &'a str,
    at: Timestamp,
    texts: &'a Texts,
}

fn headers(envelope: &Envelope<'_>) -> Result<Headers> {
    let &Envelope { from, to, subject, message_id, at, texts } = envelope;
    let to = lettre::message::Mailbox::new(None, to.to_lettre()?);
    // lettre writes Date in UTC; with the shop's offset, the reader sees the local time there.
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
    headers.insert_raw(raw("Content-Language", texts.language().tag().to_owned()));
    headers.set(lettre::message::header::MIME_VERSION_1_0);
    Ok(headers)
}

fn raw(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// Quoted-printable, so that the message is ASCII whatever names are in it, and every server accepts it.
fn encoded(text: String) -> Body {
    match Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable) {
        Ok(body) => body,
        Err(text) => Body::new(text),
    }
}

/// The headers, followed by the part with its own headers.
fn joined(headers: &Headers, part: &[u8]) -> Vec<u8> {
    let mut message = headers.to_string().into_bytes();
    message.extend_from_slice(part);
    message
}
