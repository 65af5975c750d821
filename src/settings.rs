//! Every setting: its key, scope, values and default. The shop's are in its store, and therefore the same for
//! everyone; the machine's are in its configuration file (config/).

use anyhow::Result;
use jiff::Span;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use std::time::Duration;

use crate::ledger::label::forbidden_character;
use crate::locale::{Language, Message, Texts, zone};
use crate::mail::{Recipient, Sender, Transport, TransportError, parse_list};
use crate::parse::{self, duration, french};
use crate::refusal::Refusal;
use crate::store::Snapshot;
use crate::suggest::nearest;
use crate::text::without_password;

/// Where a setting is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SettingScope {
    /// In the store.
    Shop,
    /// In the machine's configuration file.
    Machine,
}

/// The values of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Words(&'static [&'static str]),
    Language,
    Flag,
    TimeZone,
    Currency,
    Span,
    TimeOfDay,
    Addresses,
    Sender,
    MailUrl,
    HostName,
    /// Text on one line.
    Line,
    Text,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) key: &'static str,
    pub(crate) scope: SettingScope,
    pub(crate) default: Option<&'static str>,
    kind: Kind,
}

const fn shop(key: &'static str, kind: Kind, default: Option<&'static str>) -> Setting {
    Setting { key, scope: SettingScope::Shop, default, kind }
}

const fn machine(key: &'static str, kind: Kind, default: Option<&'static str>) -> Setting {
    Setting { key, scope: SettingScope::Machine, default, kind }
}

/// The currencies of ISO 4217 in which something can be priced, and two that are still being replaced.
const CURRENCIES: &str = "\
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS \
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD \
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO \
    NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS \
    SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND \
    VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

pub(crate) const SETTINGS: [Setting; 26] = [
    shop("shop.name", Kind::Line, None),
    shop("timezone", Kind::TimeZone, None),
    shop("currency", Kind::Currency, Some("CAD")),
    shop("alerts.rule", Kind::Words(&["below", "at-or-below"]), Some("below")),
    shop("invoices.track_stock", Kind::Flag, Some("false")),
    shop("orders.expire_after", Kind::Span, None),
    shop("digest.enabled", Kind::Flag, Some("true")),
    shop("digest.to", Kind::Addresses, None),
    shop("digest.from", Kind::Sender, None),
    shop("digest.reply_to", Kind::Sender, None),
    shop("digest.language", Kind::Language, Some("en")),
    shop("digest.not_before", Kind::TimeOfDay, None),
    machine("store.path", Kind::Text, None),
    machine("store.busy_timeout", Kind::Span, Some("10s")),
    machine("store.idle_timeout", Kind::Span, Some("5s")),
    machine("store.password_file", Kind::Text, None),
    machine("store.password_command", Kind::Text, None),
    machine("store.ca_file", Kind::Text, None),
    machine("language", Kind::Language, None),
    machine("format", Kind::Words(&["table", "plain", "json", "ndjson", "csv"]), None),
    machine("smtp.url", Kind::MailUrl, None),
    machine("smtp.username", Kind::Text, None),
    machine("smtp.password_file", Kind::Text, None),
    machine("smtp.password_command", Kind::Text, None),
    machine("smtp.ca_file", Kind::Text, None),
    machine("smtp.hello", Kind::HostName, None),
];

/// The setting with a key. Refuses an unknown key, listing the known ones.
pub(crate) fn find(key: &str) -> Result<&'static Setting, Refusal> {
    let key_typed = key.trim().to_lowercase();
    SETTINGS.iter().find(|setting| setting.key == key_typed).ok_or_else(|| Refusal::NotASetting {
        key: key.to_owned(),
        nearest: nearest(&key_typed, SETTINGS.iter().map(|setting| setting.key)),
        known: SETTINGS.map(|setting| setting.key).join(", "),
    })
}

impl Setting {
    /// What it means, in one phrase.
    pub(crate) fn meaning(&self, texts: &Texts) -> String {
        let id = format!("setting-{}", self.key.replace(['.', '_'], "-"));
        texts.word(&id).unwrap_or_default()
    }

    /// The values that it can have, if there are only a few.
    pub(crate) fn known_values(&self) -> Vec<String> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self.kind {
            Kind::Words(known) => words(known),
            Kind::Language => words(&Language::ALL.map(Language::word)),
            Kind::Flag => words(&["true", "false"]),
            Kind::TimeZone => zone::names(),
            Kind::Currency
            | Kind::Span
            | Kind::TimeOfDay
            | Kind::Addresses
            | Kind::Sender
            | Kind::MailUrl
            | Kind::HostName
            | Kind::Line
            | Kind::Text => words(self.default.as_slice()),
        }
    }

    /// Whether it is on or off.
    pub(crate) fn is_switch(&self) -> bool {
        matches!(self.kind, Kind::Flag)
    }

    /// Whether it names a file of this machine.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self.key, "store.path" | "smtp.password_file" | "smtp.ca_file")
    }

    /// The nearest word to a mistyped switch could be its opposite, so only words that start alike are suggested
    /// (R6).
    fn nearest_value(&self, value: &str) -> Option<String> {
        let near = nearest(value, self.known_values().iter().map(String::as_str))?;
        let is_alike = near.chars().next() == value.chars().next();
        (!matches!(self.kind, Kind::Flag) || is_alike).then_some(near)
    }

    /// A value as it is stored: trimmed, in its canonical spelling. Refuses an invalid one.
    pub(crate) fn canonical(&self, value: &str) -> Result<String, Refusal> {
        let value = value.trim();
        let refused = |expected: Message| Refusal::BadSettingValue {
            key: self.key.to_owned(),
            value: value.to_owned(),
            expected,
            nearest: self.nearest_value(value),
        };
        let must_be = |id| refused(Message::new(id));
        let because = |id, why: Message| refused(Message::new(id).with("why", why));
        match self.kind {
            Kind::Words(all) => match all.iter().find(|word| value.eq_ignore_ascii_case(word)) {
                Some(word) => Ok((*word).to_owned()),
                None => Err(refused(expected_word(all))),
            },
            Kind::Language => match value.parse::<Language>() {
                Ok(language) => Ok(language.word().to_owned()),
                Err(_) => Err(refused(expected_word(&Language::ALL.map(Language::word)))),
            },
            Kind::Flag => match parse::switch(value) {
                Ok(is_on) => Ok(is_on.to_string()),
                Err(_) => Err(refused(expected_word(&["true", "false"]))),
            },
            Kind::TimeZone => match zone::named(value) {
                Some(zone) => Ok(zone.iana_name().unwrap_or(value).to_owned()),
                None => Err(must_be("expected-time-zone")),
            },
            Kind::Currency => {
                let code = value.to_uppercase();
                let is_code = CURRENCIES.split_whitespace().any(|known| known == code);
                is_code.then_some(code).ok_or_else(|| must_be("expected-currency"))
            }
            Kind::Span => match duration::span(value) {
                Ok(_) => Ok(value.to_owned()),
                Err(_) => Err(must_be("expected-duration")),
            },
            Kind::TimeOfDay => match Time::strptime("%H:%M", &*french::time_of_day(value)) {
                Ok(time) => Ok(time.strftime("%H:%M").to_string()),
                Err(_) => Err(must_be("expected-time")),
            },
            Kind::Addresses | Kind::Sender | Kind::MailUrl | Kind::Line | Kind::Text
                if value.is_empty() =>
            {
                Err(must_be("expected-something"))
            }
            Kind::Addresses => match parse_list(value) {
                Ok(list) => {
                    Ok(list.iter().map(Recipient::to_string).collect::<Vec<_>>().join(", "))
                }
                Err(error) => Err(because("expected-addresses", error.message())),
            },
            Kind::Sender => match Sender::parse(value) {
                Ok(_) => Ok(value.to_owned()),
                Err(error) => Err(because("expected-address", error.message())),
            },
            Kind::MailUrl => match Transport::parse(value) {
                Ok(_) => Ok(value.to_owned()),
                Err(TransportError::Password) => Err(Refusal::PasswordInUrl { key: self.key }),
                Err(error) => Err(because("expected-url", error.message())),
            },
            Kind::HostName if value.is_empty() || !value.chars().all(is_of_host_name) => {
                Err(must_be("expected-host-name"))
            }
            Kind::Text if self.key == "store.path" => {
                must_be_store(value).map(|()| value.to_owned())
            }
            Kind::Line if value.contains(forbidden_character) => Err(must_be("expected-line")),
            Kind::Text if self.is_file() && without_password(value) != value => {
                Err(Refusal::PasswordInUrl { key: self.key })
            }
            Kind::HostName | Kind::Line | Kind::Text => Ok(value.to_owned()),
        }
    }
}

fn expected_word(known: &[&str]) -> Message {
    Message::new("expected-word").with("known", Message::words(known.join(", ")))
}

/// What the name of a host, or its address in brackets, is made of.
fn is_of_host_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-.:[]".contains(character)
}

/// The scheme of a text that is a URL rather than a path: `postgres://…`, or libpq's keywords with a password.
pub(crate) fn url_scheme(text: &str) -> Option<&str> {
    if text.to_ascii_lowercase().contains("password=") {
        return Some("postgres");
    }
    let (scheme, _) = text.trim_start().split_once("://")?;
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let begins_with_letter = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (begins_with_letter && scheme.chars().all(is_scheme)).then_some(scheme)
}

/// Whether a text is meant as the address of a server that holds a store.
pub(crate) fn is_server(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    ["postgres", "postgresql"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// Refuses a URL that is no address of a server, and a password in one (R59).
pub(crate) fn must_be_store(text: &str) -> Result<(), Refusal> {
    if !is_server(text) {
        return must_be_path(text);
    }
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let Some(rest) = rest.strip_prefix("//") else {
        return Err(Refusal::BadStoreAddress { why: Message::new("server-no-slashes") });
    };
    // A password may contain `/` and `?`: the library, too, looks for the first `@`.
    let user = rest.split_once('@');
    let has_password = user.is_some_and(|(user, _)| user.contains(':'))
        || text.to_ascii_lowercase().contains("password=");
    if has_password { Err(Refusal::PasswordInUrl { key: "store.path" }) } else { Ok(()) }
}

/// Refuses a URL where a path is needed.
pub(crate) fn must_be_path(text: &str) -> Result<(), Refusal> {
    let scheme = url_scheme(text);
    scheme.map_or(Ok(()), |scheme| Err(Refusal::StoreUrl { scheme: scheme.to_owned() }))
}

/// The value of a shop's setting: what was set, else its default.
pub(crate) fn shop_value(tx: &Snapshot<'_>, key: &'static str) -> Result<Option<String>> {
    let stored = tx.setting(key)?;
    Ok(stored.or_else(|| find(key).ok().and_then(|setting| setting.default).map(str::to_owned)))
}

/// The name of the shop's time zone.
pub(crate) fn time_zone_name(tx: &Snapshot<'_>) -> Result<String> {
    Ok(tx.setting("timezone")?.unwrap_or_else(|| "UTC".to_owned()))
}

pub(crate) fn time_zone(tx: &Snapshot<'_>) -> Result<TimeZone> {
    let name = time_zone_name(tx)?;
    match zone::named(&name) {
        Some(zone) => Ok(zone),
        None => Err(Refusal::SettingWrong {
            key: "timezone".to_owned(),
            value: name,
            why: Message::new("expected-known-zone"),
        }
        .into()),
    }
}

/// Whether a shop's setting is on.
pub(crate) fn is_on(tx: &Snapshot<'_>, key: &'static str) -> Result<bool> {
    Ok(shop_value(tx, key)?.as_deref() == Some("true"))
}

/// How long an order without its own deadline reserves stock; `None` if it does not expire (R18).
pub(crate) fn expire_after(tx: &Snapshot<'_>) -> Result<Option<Span>> {
    Ok(tx.setting("orders.expire_after")?.map(|text| duration::span(&text)).transpose()?)
}

pub(crate) fn timeout(text: &str) -> Result<Duration, Refusal> {
    let span = duration::span(text)?;
    let seconds = span.total((jiff::Unit::Second, jiff::SpanRelativeTo::days_are_24_hours()));
    seconds
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| Refusal::BadDuration { text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_a_meaning_that_fits_next_to_its_name() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for setting in SETTINGS {
                let length = setting.meaning(&texts).chars().count();
                assert!((1..=54).contains(&length), "{}: {length}", setting.key);
            }
        }
    }

    const PAGES: [(&str, [&str; 4]); 2] = [
        (
            include_str!("../man/source/en/bincard-config.5.md"),
            ["shop", "machine", "default", "no default"],
        ),
        (
            include_str!("../man/source/fr/bincard-config.5.md"),
            ["magasin", "machine", "par défaut", "sans valeur par défaut"],
        ),
    ];

    #[test]
    fn every_setting_is_in_the_manual_page_with_its_scope_default_and_values() {
        for (page, [shop, machine, default, none]) in PAGES {
            let term = |setting: &Setting| {
                let place = if setting.scope == SettingScope::Shop { shop } else { machine };
                let default = setting.default.map(|value| format!("{default} `{value}`"));
                format!(
                    "`{}` — {place}, {}",
                    setting.key,
                    default.unwrap_or_else(|| none.to_owned())
                )
            };
            let terms: Vec<&str> = page.lines().filter(|line| line.contains("` — ")).collect();
            assert_eq!(terms, SETTINGS.iter().map(term).collect::<Vec<_>>());
            for setting in SETTINGS.iter().filter(|setting| setting.kind != Kind::TimeZone) {
                let text = page.split_once(&(term(setting) + "\n: ")).unwrap().1;
                let text = text.lines().next().unwrap();
                for word in setting.known_values() {
                    let is_default = setting.default == Some(word.as_str());
                    let is_mentioned = is_default || text.contains(&format!("`{word}`"));
                    assert!(is_mentioned, "`{word}` of {}", setting.key);
                }
            }
        }
    }
}
