//! The texts, parts and headers of the daily e-mail.

use jiff::Timestamp;

use super::super::content::DigestContent;
use super::super::message::{DigestEmail, TestEmail, compose, message_id, preview, test_message};
use super::super::{Address, Sender};
use crate::ledger::digest::{Digest, DigestItem};
use crate::ledger::label::Label;
use crate::ledger::movement::MovementKind;
use crate::ledger::pace::{Pace, Sales};
use crate::ledger::sku::Sku;
use crate::locale::{Language, Texts};

fn item(sku: &str, name: &str) -> DigestItem {
    DigestItem {
        sku: Sku::parse(sku).unwrap(),
        name: Label::parse(name).unwrap(),
        variation: None,
        available: "2.5".parse().unwrap(),
        reserved: "0".parse().unwrap(),
        threshold: "1000".parse().unwrap(),
        price: None,
        pace: None,
        low_since: "2026-11-20T02:00:00Z".parse().unwrap(),
        back_at: None,
    }
}

fn texts() -> Texts {
    texts_in(Language::En)
}

fn texts_in(language: Language) -> Texts {
    let texts = Texts::new(language);
    texts.use_zone("America/Toronto".to_owned());
    texts
}

fn at() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// A pace of two a day.
fn pace() -> Option<Pace> {
    let mut sales = Sales::default();
    sales.add(MovementKind::Sale, "56".parse().unwrap(), at());
    sales.pace(at(), Timestamp::UNIX_EPOCH)
}

fn content<'a>(digest: &'a Digest, shop: Option<&'a str>) -> DigestContent<'a> {
    DigestContent { digest, shop, at: at(), can_answer: false }
}

fn composed(digest: &Digest, from: &str, shop: Option<&str>) -> String {
    composed_with(digest, from, shop, None, Language::En)
}

fn composed_with(
    digest: &Digest,
    from: &str,
    shop: Option<&str>,
    reply_to: Option<&str>,
    language: Language,
) -> String {
    let reply_to = reply_to.map(|text| Sender::parse(text).unwrap());
    let email = DigestEmail {
        content: DigestContent { can_answer: reply_to.is_some(), ..content(digest, shop) },
        from: &Sender::parse(from).unwrap(),
        reply_to: reply_to.as_ref(),
        to: &Address::parse("owner@shop.test").unwrap(),
        message_id: "<20261124.ab12@bincard.invalid>",
        texts: &texts_in(language),
    };
    String::from_utf8(compose(&email).unwrap()).unwrap()
}

/// Decodes quoted-printable.
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
    let digest = Digest { new: vec![item("TEA-01", "Thé")].into(), ..Default::default() };
    let message = composed(&digest, "Érable <shop@shop.test>", Some("Tea House"));
    assert!(message.is_ascii());
    assert!(message.split("\r\n").all(|line| line.len() <= 78 && !line.contains('\n')));
    for (name, value) in [
        ("From", "=?utf-8?b?w4lyYWJsZQ==?= <shop@shop.test>"),
        ("To", "owner@shop.test"),
        ("Subject", "1 item low at Tea House: =?utf-8?b?VGjDqQ==?="),
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
    let digest = Digest { still: vec![bad].into(), ..Default::default() };
    let message = readable(&composed(&digest, "shop@shop.test", Some("<i>Shop</i>")));
    let html = &message[message.find("<!doctype html>").unwrap()..];
    assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("<i>"));
    assert!(html.contains("&lt;script&gt;") && html.contains("a &amp; &quot;b&quot;"), "{html}");
}

#[test]
fn a_line_break_in_a_name_adds_no_header_and_no_line() {
    let digest = Digest { new: vec![item("A", "Tea\nBcc: x@y.test")].into(), ..Default::default() };
    let message = composed(&digest, "shop@shop.test", Some("Shop\r\nBcc: x@y.test"));
    assert_eq!(header(&message, "Bcc"), None);
    assert_eq!(
        header(&message, "Subject"),
        Some("1 item low at Shop\\r\\nBcc: x@y.test: Tea\\nBcc: x@y.test")
    );
    assert!(readable(&message).contains("\n  Tea\\nBcc: x@y.test\n"));
}

#[test]
fn the_preview_matches_the_e_mail() {
    let mut back = item("CUP-03", "Cup");
    back.back_at = Some("2026-11-23T02:00:00Z".parse().unwrap());
    let mut recovered = item("BOX-04", "Box");
    recovered.low_since = "2026-11-23T14:00:00Z".parse().unwrap();
    recovered.back_at = Some("2026-11-23T20:00:00Z".parse().unwrap());
    let mut still = item("MUG-02", "Mug");
    still.variation = Some(Label::parse("blue").unwrap());
    still.reserved = "3".parse().unwrap();
    still.available = "-2".parse().unwrap();
    let mut new = item("TEA-01", "Tea");
    new.pace = pace();
    new.low_since = at();
    let digest = Digest {
        new: vec![new].into(),
        still: vec![still].into(),
        back: vec![back].into(),
        recovered: vec![recovered].into(),
        is_first: false,
    };
    let expected = "\
        Subject: 2 items low: Tea, Mug (blue)\n\n\
        1 sold out · 1 low · 1 back in stock · 1 no longer low\nAs of November 24, 2026, 07:00\n\n\
        New since the last e-mail (1)\n-----------------------------\n\n\
        \x20 Tea\n  SKU TEA-01\n  2.5 available · threshold 1,000 · 997.5 short · about 1 day left\n\
        \x20 reorder about 1,054\n\n\
        Still low (1)\n-------------\n\n\
        \x20 Mug (blue)\n  SKU MUG-02\n\
        \x20 Sold out · −2 available · threshold 1,000 · 1,002 short · 3 reserved\n\
        \x20 low since November 19, 2026\n\n\
        Back in stock (1)\n-----------------\n\n\
        \x20 Cup\n  SKU CUP-03\n  2.5 available · threshold 1,000\n\
        \x20 low from November 19 to November 22, 2026\n\n\
        No longer low (1)\n-----------------\n\n\
        \x20 Box\n  SKU BOX-04\n  2.5 available · threshold 1,000\n\
        \x20 low on November 23, 2026\n\n\
        -- \nDays of stock left and reorder quantities are based on sales in the last 28 days.\n\
        Sent by bincard, at most once a day. \
        To leave out an item, run: bincard item set SKU --alert off\n";
    assert_eq!(preview(content(&digest, None), &texts()), expected);
}

#[test]
fn the_subject_counts_and_names() {
    let say = |digest: &Digest| {
        let shown = preview(content(digest, None), &texts());
        shown.lines().next().unwrap().strip_prefix("Subject: ").unwrap().to_owned()
    };
    let back = vec![item("CUP-03", "Cup")];
    let digest = Digest { back: back.into(), ..Default::default() };
    assert_eq!(say(&digest), "1 item back in stock: Cup");
    let recovered = vec![item("CUP-03", "Cup")];
    let digest = Digest { recovered: recovered.into(), ..Default::default() };
    assert_eq!(say(&digest), "1 item no longer low: Cup");
    let (one, other) = (vec![item("A", "Cup")], vec![item("B", "Mug")]);
    let digest = Digest { back: one.into(), recovered: other.into(), ..Default::default() };
    assert_eq!(say(&digest), "2 items no longer low: Cup, Mug");
    let new = (1..=12).map(|n| item(&format!("S{n}"), &format!("Long name {n:04}")));
    let new = new.collect::<Vec<_>>();
    let digest = Digest { new: new.into(), ..Default::default() };
    assert_eq!(
        say(&digest),
        "12 items low: Long name 0001, Long name 0002, Long name 0003, Long name 0004 and 8 more"
    );
    let new = vec![item("x", &"x".repeat(255))];
    let digest = Digest { new: new.into(), ..Default::default() };
    assert_eq!(say(&digest), format!("1 item low: {}…", "x".repeat(40)));
}

#[test]
fn the_two_hundredth_item_is_the_last_one_listed_and_a_list_has_them_all() {
    let items = |count| (0..count).map(|n| item(&format!("S{n}"), "x, y")).collect::<Vec<_>>();
    let digest = Digest {
        new: items(150).into(),
        still: items(51).into(),
        back: items(3).into(),
        ..Default::default()
    };
    let text = preview(content(&digest, None), &texts());
    assert_eq!(text.matches("  SKU ").count(), 200);
    assert!(text.contains("Still low (51)"), "{text}");
    assert!(text.contains("… and 1 more item in the attached file low-stock-2026-11-24.csv"));
    assert!(text.contains("Back in stock (3)") && text.contains("… and 3 more items in the"));
    let message = composed(&digest, "shop@shop.test", None);
    assert!(message.len() < 700_000, "{}", message.len());
    assert!(message.contains("Content-Type: multipart/mixed;"));
    assert!(
        message.contains("filename=\"low-stock-2026-11-24.csv\""),
        "{}",
        &message[message.len() - 30_000..]
    );
    let list = super::super::attachment::csv(&digest, &texts());
    assert_eq!(list.lines().count(), 205);
    assert_eq!(list.lines().nth(1).unwrap(), "S0,\"x, y\",,new,2.5,0,1000,997.5,,,,2026-11-19");
}

#[test]
fn the_most_urgent_items_are_listed_and_the_others_counted() {
    let mut digest = Digest::default();
    for n in 0..10_003 {
        let mut one = item(&format!("S{n:05}"), &format!("T{n:05}"));
        one.available = format!("{}", 10_002 - n).parse().unwrap();
        one.threshold = "20000".parse().unwrap();
        digest.still.push(one);
    }
    digest.sort();
    for (language, phrases) in [
        (
            Language::En,
            [
                "10,003 items",
                "9,995 more",
                "9,803 more items",
                "the first 10,000.",
                "… and 3 more items:",
            ],
        ),
        (
            Language::Fr,
            [
                "10 003 articles",
                "9 995 autres",
                "9 803 autres articles",
                "les 10 000 premiers",
                "… et 3 autres articles :",
            ],
        ),
    ] {
        let texts = texts_in(language);
        let list = super::super::attachment::csv(&digest, &texts);
        let text = preview(content(&digest, None), &texts).replace(['\u{a0}', '\u{202f}'], " ")
            + &list.replace(['\u{a0}', '\u{202f}'], " ");
        for phrase in phrases {
            assert!(text.contains(phrase), "{phrase}: {text:.3000}");
        }
        assert_eq!(list.lines().count(), 10_002);
        assert!(list.lines().nth(1).unwrap().starts_with("S10002"), "sold out first");
        let message = composed_with(&digest, "shop@shop.test", None, None, language);
        assert!(message.len() < 5_000_000, "{}", message.len());
    }
}

#[test]
fn the_attached_list_suits_spreadsheets_in_its_language() {
    let mut tea = item("THE-01", "Thé vert; 100 g");
    tea.price = Some("8.5".parse().unwrap());
    let digest = Digest { new: vec![tea].into(), ..Default::default() };
    let list = super::super::attachment::csv(&digest, &texts_in(Language::Fr));
    assert!(list.starts_with("\u{feff}UGS;Nom;"), "{list}");
    assert_eq!(
        list.lines().nth(1).unwrap(),
        "THE-01;\"Thé vert; 100 g\";;nouveau;2,5;0;1000;997,5;;;8,5;2026-11-19"
    );
}

#[test]
fn the_attached_list_runs_no_formula() {
    let digest = Digest { new: vec![item("=1+1", "@\"x\"")].into(), ..Default::default() };
    let list = super::super::attachment::csv(&digest, &texts());
    assert!(list.contains("\r\n'=1+1,\"'@\"\"x\"\"\",,new,"), "{list}");
}

#[test]
fn replies_are_mentioned_only_if_somebody_receives_them() {
    let digest = Digest { new: vec![item("TEA-01", "Tea")].into(), ..Default::default() };
    let reply_to = Some("Dupont <d+x@shop.test>");
    let message = composed_with(&digest, "shop@shop.test", None, reply_to, Language::Fr);
    assert_eq!(header(&message, "Reply-To"), Some("Dupont <d+x@shop.test>"));
    assert_eq!(
        header(&message, "List-Unsubscribe"),
        Some(
            "<mailto:d%2Bx@shop.test?subject=Ne%20plus%20envoyer%20le%20sommaire%20quotidien%20%C3%A0%20\
             owner%40shop.test>"
        )
    );
    assert!(readable(&message).contains("Pour changer les destinataires"));
    let silent = composed(&digest, "shop@shop.test", None);
    assert_eq!((header(&silent, "Reply-To"), header(&silent, "List-Unsubscribe")), (None, None));
    assert!(!readable(&silent).contains("answer it"));
}

#[test]
fn the_e_mail_is_in_french() {
    let mut tea = item("TEA-01", "Thé vert");
    tea.pace = pace();
    tea.reserved = "12000.5".parse().unwrap();
    let digest = Digest { new: vec![tea].into(), is_first: true, ..Default::default() };
    let expected = "\
        Objet\u{a0}: 1 article en stock réduit – Boutique Érable~: Thé vert\n\n\
        Boutique Érable\n1 en stock réduit\n\
        Situation au 24~novembre 2026 à 7~h\n\n\
        En stock réduit (1)\n-------------------\n\n\
        \x20 Thé vert\n  UGS TEA-01\n\
        \x20 disponible~: 2,5 · seuil~: 1~000 · manquant~: 997,5 · réservé~: 12~000,5\n\
        \x20 environ 1 jour de stock · commande suggérée~: 1~054\n\
        \x20 en stock réduit depuis le 19~novembre 2026\n\n"
        .replace('~', "\u{a0}");
    let shown = preview(content(&digest, Some("Boutique Érable")), &texts_in(Language::Fr));
    assert!(shown.starts_with(&expected), "{shown}");
    let message =
        composed_with(&digest, "shop@shop.test", Some("Boutique Érable"), None, Language::Fr);
    assert_eq!(header(&message, "Content-Language"), Some("fr-CA"));
    assert!(readable(&message).contains("<html lang=\"fr-CA\">"));
}

#[test]
fn a_message_id_is_stable_and_reveals_no_address() {
    let address = Address::parse("owner@shop.test").unwrap();
    let from = Address::parse("shop@érable.example").unwrap();
    let id = |shop: &str, day: &str, repeat| {
        message_id(shop, day.parse().unwrap(), &from, &address, repeat)
    };
    let first = id("s1", "2026-11-24", 0);
    assert_eq!(first, id("s1", "2026-11-24", 0));
    assert!(
        first.starts_with("<20261124.") && first.ends_with("@xn--rable-9ra.example>"),
        "{first}"
    );
    assert!(!first.contains("owner") && !first.contains("shop.test"));
    for other in [id("s2", "2026-11-24", 0), id("s1", "2026-11-25", 0), id("s1", "2026-11-24", 1)] {
        assert_ne!(first, other);
    }
}

#[test]
fn the_test_e_mail_names_its_recipient() {
    let email = TestEmail {
        from: &Sender::parse("shop@shop.test").unwrap(),
        to: &Address::parse("owner@shop.test").unwrap(),
        shop: None,
        message_id: "<t@bincard.invalid>",
        at: at(),
        texts: &texts(),
    };
    let message = readable(&String::from_utf8(test_message(&email).unwrap()).unwrap());
    assert!(message.contains("Subject: Test e-mail from bincard\n"), "{message}");
    assert!(
        message.contains("reached owner@shop.test.")
            && message.contains("on November 24, 2026, 07:00")
    );
}
