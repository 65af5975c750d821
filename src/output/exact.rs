//! Values in plain text and CSV, for scripts: the same in every language.

use jiff::tz::TimeZone;

use super::json::rfc3339;
use super::value::{Record, Value};

pub(super) fn exact(value: &Value, zone: &TimeZone) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::Quantity(quantity) => quantity.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Count(count) => count.to_string(),
        Value::At(at) => rfc3339(*at, zone),
        Value::Texts(texts) => texts.join(", "),
        Value::Record(record) => pairs(record, zone),
        Value::List(_) | Value::BufferedRows(_) => {
            let records = value.records().filter_map(Result::ok);
            records.map(|record| pairs(&record, zone)).collect::<Vec<_>>().join("; ")
        }
    }
}

/// A record on one line: `sku=TEA quantity=2`.
pub(super) fn pairs(record: &Record, zone: &TimeZone) -> String {
    let shown = record.entries().map(|(key, value)| format!("{key}={}", exact(value, zone)));
    shown.collect::<Vec<_>>().join(" ")
}
