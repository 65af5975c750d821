//! The answer to a request, as it is stored under its key (R33).
//!
//! Form 1 is a JSON object: `version` is 1; `result` is the answer as `--format json` prints it, by
//! schema/bincard.schema.json, without `repeated`; `view` says which of its keys the other formats show: `rows` is the
//! list of the table and the CSV, `plain` the value that plain output prints, `lines` the list that NDJSON prints line by
//! line; or `value` is the only value, or `text` the only text. Messages are not stored: they were about that moment.
//!
//! A number of the result is a quantity or, under `price` and `cost`, money; a text under `at` or a key that ends in
//! `_at` is an instant.

use anyhow::{Result, anyhow, bail};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::fmt;

use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::output::{Outcome, Record, RowBuffer, Value, View, to_json};

const VERSION: u32 = 1;

#[derive(Deserialize)]
struct StoredAnswer {
    version: u32,
    view: StoredView,
    result: StoredRecord,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct StoredView {
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// The stored form of an answer.
pub(crate) fn encode(outcome: &Outcome, zone: &TimeZone) -> Result<String> {
    let key = |key: &Cow<'static, str>| Some(key.clone().into_owned());
    let view = match &outcome.view {
        View::Fields => StoredView::default(),
        View::List { rows, plain, lines } => StoredView {
            rows: key(rows),
            plain: key(plain),
            lines: lines.as_ref().and_then(key),
            ..StoredView::default()
        },
        View::Value(value) => StoredView { value: key(value), ..StoredView::default() },
        View::Text(text) => StoredView { text: key(text), ..StoredView::default() },
    };
    let view = serde_json::to_string(&view)?;
    let result = to_json(&outcome.record, zone)?;
    Ok(format!(r#"{{"version":{VERSION},"view":{view},"result":{result}}}"#))
}

/// The answer of a stored form.
pub(crate) fn decode(stored: &str) -> Result<Outcome> {
    let StoredAnswer { version, view, result } = serde_json::from_str(stored)?;
    if version != VERSION {
        bail!(
            "a stored answer has the form {version}, which this version of bincard does not know"
        );
    }
    let view = match view {
        StoredView { rows: Some(rows), plain: Some(plain), lines, .. } => View::List {
            rows: Cow::Owned(rows),
            plain: Cow::Owned(plain),
            lines: lines.map(Cow::Owned),
        },
        StoredView { value: Some(value), .. } => View::Value(Cow::Owned(value)),
        StoredView { text: Some(text), .. } => View::Text(Cow::Owned(text)),
        StoredView { .. } => View::Fields,
    };
    let StoredRecord(record) = result;
    Ok(Outcome { record, view, notices: Vec::new() })
}

/// A result whose lists are read one row at a time, so that a long answer takes no memory.
struct StoredRecord(Record);

impl<'de> Deserialize<'de> for StoredRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = StoredRecord;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<StoredRecord, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = object.next_key::<String>()? {
            let value = object.next_value_seed(KeyedValue(&key))?;
            entries.push((Cow::Owned(key), value));
        }
        Ok(StoredRecord(Record::of(entries)))
    }
}

/// The value of a key.
struct KeyedValue<'k>(&'k str);

impl<'de> DeserializeSeed<'de> for KeyedValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for KeyedValue<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        value_of(self.0, Json::from(number)).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        value_of(self.0, Json::from(number)).map_err(E::custom)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        value_of(self.0, Json::from(text)).map_err(E::custom)
    }

    /// An object, or a number that is not an integer.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        let json = Json::deserialize(MapAccessDeserializer::new(map))?;
        value_of(self.0, json).map_err(A::Error::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let (mut rows, mut texts) = (RowBuffer::new(), Vec::new());
        while let Some(json) = list.next_element()? {
            if let Json::String(text) = json {
                texts.push(text);
            } else {
                let row = record_of(json).map_err(A::Error::custom)?;
                rows.push(&row).map_err(A::Error::custom)?;
            }
        }
        if texts.is_empty() {
            return Ok(Value::BufferedRows(rows.finish().map_err(A::Error::custom)?));
        }
        Ok(Value::Texts(texts))
    }
}

fn record_of(json: Json) -> Result<Record> {
    let Json::Object(entries) = json else { bail!("a list of a stored answer holds {json}") };
    let entries = entries.into_iter().map(|(key, json)| {
        let value = value_of(&key, json)?;
        Ok((Cow::Owned(key), value))
    });
    Ok(Record::of(entries.collect::<Result<_>>()?))
}

fn value_of(key: &str, json: Json) -> Result<Value> {
    Ok(match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Flag(flag),
        Json::String(text) if key == "at" || key.ends_with("_at") => {
            Value::At(text.parse::<Timestamp>()?)
        }
        Json::String(text) => Value::Text(text),
        Json::Number(number) => {
            let number = number.to_string();
            let value = if matches!(key, "price" | "cost") {
                number.parse::<Money>().map(Value::Money)
            } else {
                number.parse::<Quantity>().map(Value::Quantity)
            };
            value.map_err(|why| anyhow!("`{key}` of a stored answer is {number}: {why:?}"))?
        }
        Json::Array(list) if list.first().is_some_and(Json::is_string) => {
            let texts = list.iter().filter_map(Json::as_str);
            Value::Texts(texts.map(str::to_owned).collect())
        }
        Json::Array(list) => Value::List(list.into_iter().map(record_of).collect::<Result<_>>()?),
        json @ Json::Object(_) => Value::Record(Box::new(record_of(json)?)),
    })
}
