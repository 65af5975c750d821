//! Results as JSON: exact numbers, RFC 3339 instants, nothing a terminal would obey.

use jiff::tz::TimeZone;
use serde_json::{Map, Number, Value as Json};
use std::fmt::Write;

use super::value::{Record, Value};
use crate::ledger::text::forbidden_character;

/// A record as a JSON object, instants in the shop's time zone.
pub(crate) fn object(record: &Record, zone: &TimeZone) -> Json {
    Json::Object(
        record
            .entries()
            .map(|(key, value)| (key.to_owned(), json(value, zone)))
            .collect::<Map<_, _>>(),
    )
}

fn json(value: &Value, zone: &TimeZone) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Text(text) => Json::String(text.clone()),
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Quantity(quantity) => number(&quantity.to_string()),
        Value::Money(money) => number(&money.to_string()),
        Value::Count(count) => Json::Number((*count).into()),
        Value::At(at) => Json::String(rfc3339(*at, zone)),
        Value::Texts(texts) => texts.iter().cloned().map(Json::String).collect(),
        Value::Record(record) => object(record, zone),
        Value::List(records) => records.iter().map(|record| object(record, zone)).collect(),
    }
}

/// An instant with the offset it has in the shop's time zone.
pub(crate) fn rfc3339(at: jiff::Timestamp, zone: &TimeZone) -> String {
    at.display_with_offset(zone.to_offset(at)).to_string()
}

fn number(exact: &str) -> Json {
    exact.parse::<Number>().map_or(Json::Null, Json::Number)
}

/// The text of a JSON value, on one line or indented, with control characters beyond ASCII escaped too (R38).
pub(crate) fn text(json: &Json, is_indented: bool) -> String {
    let written = if is_indented { format!("{json:#}") } else { json.to_string() };
    let is_plain = |c: char| c == '\n' || !forbidden_character(c);
    if written.chars().all(is_plain) {
        return written;
    }
    written.chars().fold(String::with_capacity(written.len()), |mut escaped, c| {
        if is_plain(c) {
            escaped.push(c);
        } else {
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        }
        escaped
    })
}
