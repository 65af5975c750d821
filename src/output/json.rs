//! Results as JSON: exact numbers, RFC 3339 instants, and no control characters. Written incrementally, so that
//! long results take no extra memory.

use jiff::tz::TimeZone;
use serde::ser::{Error, Serialize, SerializeSeq, Serializer};
use serde_json::Number;
use std::io::{self, Write};

use super::value::{Record, Value};
use crate::ledger::label::forbidden_character;

/// How an object is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// On one line.
    Line,
    /// Indented, for people too.
    Indented,
}

/// Writes a record as a JSON object, instants in the shop's time zone, control characters beyond ASCII escaped too
/// (R38).
pub(crate) fn write(
    out: &mut dyn Write,
    record: &Record,
    zone: &TimeZone,
    layout: Layout,
) -> io::Result<()> {
    let object = InZone { it: record, zone };
    match layout {
        Layout::Line => serde_json::to_writer(Escaping(out), &object)?,
        Layout::Indented => serde_json::to_writer_pretty(Escaping(out), &object)?,
    }
    Ok(())
}

/// A record as a JSON object on one line.
pub(crate) fn to_json(record: &Record, zone: &TimeZone) -> io::Result<String> {
    let mut json = Vec::new();
    write(&mut json, record, zone, Layout::Line)?;
    String::from_utf8(json).map_err(io::Error::other)
}

/// An instant with the offset it has in the shop's time zone.
pub(crate) fn rfc3339(at: jiff::Timestamp, zone: &TimeZone) -> String {
    at.display_with_offset(zone.to_offset(at)).to_string()
}

/// A value whose instants are written in a time zone.
struct InZone<'v, T> {
    it: &'v T,
    zone: &'v TimeZone,
}

impl Serialize for InZone<'_, Record> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let zone = self.zone;
        serializer.collect_map(self.it.entries().map(|(key, it)| (key, InZone { it, zone })))
    }
}

impl Serialize for InZone<'_, Value> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let zone = self.zone;
        match self.it {
            Value::Null => serializer.serialize_unit(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::Quantity(quantity) => number(&quantity.to_string()).serialize(serializer),
            Value::Money(money) => number(&money.to_string()).serialize(serializer),
            Value::Count(count) => serializer.serialize_u64(*count),
            Value::At(at) => serializer.serialize_str(&rfc3339(*at, zone)),
            Value::Texts(texts) => serializer.collect_seq(texts),
            Value::Record(it) => InZone { it: &**it, zone }.serialize(serializer),
            Value::List(_) | Value::BufferedRows(_) => {
                let mut list = serializer.serialize_seq(None)?;
                for record in self.it.records() {
                    let it = &*record.map_err(S::Error::custom)?;
                    list.serialize_element(&InZone { it, zone })?;
                }
                list.end()
            }
        }
    }
}

fn number(exact: &str) -> Option<Number> {
    exact.parse().ok()
}

/// Passes on JSON, which comes in whole characters, escaping control characters.
struct Escaping<'o>(&'o mut dyn Write);

impl Write for Escaping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let is_plain = |c: char| c == '\n' || !forbidden_character(c);
        match str::from_utf8(bytes) {
            Ok(text) if !text.chars().all(is_plain) => {
                for c in text.chars() {
                    if is_plain(c) {
                        write!(self.0, "{c}")?;
                    } else {
                        write!(self.0, "\\u{:04x}", u32::from(c))?;
                    }
                }
            }
            Ok(_) | Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
