//! How a list of records is stored with an answer (R33) and read again: as a table if all of them have the same keys
//! and plain values, which takes a third of the space; else record by record. Only one row is in memory at a time.

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, SerializeMap, SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

use super::row_buffer::{BufferedRows, RowBuffer};
use super::value::{Record, Value};
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;

/// A key and the kind of its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Column(Cow<'static, str>, Kind);

/// The kind of a plain value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    Nothing,
    Text,
    Flag,
    Quantity,
    Money,
    Count,
    At,
}

impl Kind {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(Self::Nothing),
            Value::Text(_) => Some(Self::Text),
            Value::Flag(_) => Some(Self::Flag),
            Value::Quantity(_) => Some(Self::Quantity),
            Value::Money(_) => Some(Self::Money),
            Value::Count(_) => Some(Self::Count),
            Value::At(_) => Some(Self::At),
            Value::Texts(_) | Value::Record(_) | Value::List(_) | Value::BufferedRows(_) => None,
        }
    }
}

/// The columns of a list whose records all have the same keys, and under each the same kind of plain value or nothing.
fn columns_of(list: &BufferedRows) -> anyhow::Result<Option<Vec<Column>>> {
    let mut columns: Option<Vec<Column>> = None;
    for record in list.records::<Record>() {
        let record = record?;
        let column = |(key, _): (&str, _)| Column(Cow::Owned(key.to_owned()), Kind::Nothing);
        let known = columns.get_or_insert_with(|| record.entries().map(column).collect());
        if !fits(known, &record) {
            return Ok(None);
        }
    }
    Ok(columns)
}

/// Whether a record is a row of a table, whose columns learn the kinds of their values from it.
fn fits(columns: &mut [Column], record: &Record) -> bool {
    let mut entries = record.entries();
    let is_row = columns.iter_mut().all(|Column(name, known)| {
        let Some((key, value)) = entries.next() else { return false };
        let Some(kind) = Kind::of(value) else { return false };
        if *known == Kind::Nothing {
            *known = kind;
        }
        *name == key && (kind == *known || kind == Kind::Nothing)
    });
    is_row && entries.next().is_none()
}

impl Serialize for BufferedRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(columns) = columns_of(self).map_err(S::Error::custom)? else {
            return Each(self, |record| record).serialize(serializer);
        };
        let mut table = serializer.serialize_map(Some(2))?;
        table.serialize_entry("columns", &columns)?;
        table.serialize_entry("rows", &Each(self, Row))?;
        table.end()
    }
}

/// A list, each of its records in a form.
struct Each<'a, T>(&'a BufferedRows, fn(Record) -> T);

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for record in self.0.records() {
            list.serialize_element(&self.1(record.map_err(S::Error::custom)?))?;
        }
        list.end()
    }
}

/// A record as a row of a table.
struct Row(Record);

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.entries().map(|(_, value)| Cell(value)))
    }
}

/// A plain value alone: its kind stands above.
struct Cell<'a>(&'a Value);

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_none(),
            Value::Text(text) => text.serialize(serializer),
            Value::Flag(flag) => flag.serialize(serializer),
            Value::Quantity(quantity) => quantity.serialize(serializer),
            Value::Money(money) => money.serialize(serializer),
            Value::Count(count) => count.serialize(serializer),
            Value::At(at) => at.serialize(serializer),
            Value::Texts(_) | Value::Record(_) | Value::List(_) | Value::BufferedRows(_) => {
                Err(S::Error::custom("not a plain value"))
            }
        }
    }
}

impl<'de> Deserialize<'de> for BufferedRows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(RowBuffer::new()))
    }
}

/// Reads a stored list, in either form.
struct ListVisitor(RowBuffer);

impl<'de> Visitor<'de> for ListVisitor {
    type Value = BufferedRows;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<BufferedRows, A::Error> {
        while let Some(record) = list.next_element::<Record>()? {
            self.0.push(&record).map_err(A::Error::custom)?;
        }
        self.0.finish().map_err(A::Error::custom)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut table: A) -> Result<BufferedRows, A::Error> {
        let mut columns: Vec<Column> = Vec::new();
        while let Some(key) = table.next_key::<Cow<'_, str>>()? {
            match key.as_ref() {
                "columns" => columns = table.next_value()?,
                "rows" => {
                    table
                        .next_value_seed(ReadingRows { columns: &columns, buffer: &mut self.0 })?;
                }
                other => return Err(A::Error::unknown_field(other, &["columns", "rows"])),
            }
        }
        self.0.finish().map_err(A::Error::custom)
    }
}

/// Reads the rows of a table into a buffer.
struct ReadingRows<'a> {
    columns: &'a [Column],
    buffer: &'a mut RowBuffer,
}

impl<'de> DeserializeSeed<'de> for ReadingRows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ReadingRows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows of a table")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(record) = rows.next_element_seed(ReadingRow(self.columns))? {
            self.buffer.push(&record).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}

/// Reads a row of a table as a record.
struct ReadingRow<'a>(&'a [Column]);

impl<'de> DeserializeSeed<'de> for ReadingRow<'_> {
    type Value = Record;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ReadingRow<'_> {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row of {} cells", self.0.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut cells: A) -> Result<Record, A::Error> {
        let entries = self.0.iter().map(|Column(key, kind)| {
            let value = match kind {
                Kind::Nothing | Kind::Text => cell::<String, _>(&mut cells),
                Kind::Flag => cell::<bool, _>(&mut cells),
                Kind::Quantity => cell::<Quantity, _>(&mut cells),
                Kind::Money => cell::<Money, _>(&mut cells),
                Kind::Count => cell::<u64, _>(&mut cells),
                Kind::At => cell::<jiff::Timestamp, _>(&mut cells),
            };
            Ok((key.clone(), value?))
        });
        entries.collect::<Result<_, _>>().map(Record::of)
    }
}

fn cell<'de, T, A: SeqAccess<'de>>(cells: &mut A) -> Result<Value, A::Error>
where
    T: Deserialize<'de>,
    Value: From<T>,
{
    let cell: Option<Option<T>> = cells.next_element()?;
    cell.map(Into::into).ok_or_else(|| A::Error::custom("a row is too short"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(records: &[Record]) -> (String, Vec<Record>) {
        let mut buffer = RowBuffer::new();
        for record in records {
            buffer.push(record).unwrap();
        }
        let text = serde_json::to_string(&buffer.finish().unwrap()).unwrap();
        let read: BufferedRows = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text, "stored again it is the same");
        (text, read.records().map(Result::unwrap).collect())
    }

    #[test]
    fn records_with_the_same_plain_values_are_stored_as_a_table() {
        let record = |number: &str, reference: Option<&str>| {
            let half: Quantity = "2.5".parse().unwrap();
            let price: Money = "-3.99".parse().unwrap();
            let values = Record::new().with("number", number).with("reference", reference);
            let values = values.with("repeated", false).with("before", half).with("price", price);
            values
                .with("line", 7_u64)
                .with("at", jiff::Timestamp::UNIX_EPOCH)
                .with("note", Value::Null)
        };
        let records = [record("1", None), record("2", Some("till")), record("\"3\"\n", None)];
        let (text, read) = stored(&records);
        assert_eq!(read, records);
        let row = "[\"1\",null,false,\"2.5\",\"-3.99\",7,\"1970-01-01T00:00:00Z\",null]";
        assert!(text.contains(row), "{text}");
    }

    #[test]
    fn other_records_are_stored_one_by_one() {
        let one = Record::new().with("sku", "TEA");
        for other in [
            Record::new(),
            Record::new().with("name", "TEA"),
            Record::new().with("sku", 1_u64),
            Record::new().with("sku", "MUG").with("name", "Mug"),
            Record::new().with("sku", Value::Texts(vec!["MUG".into()])),
            Record::new().with("sku", Record::new().with("name", Value::Null)),
        ] {
            let records = [one.clone(), other.clone(), one.clone()];
            assert_eq!(stored(&records).1, records);
            let records = [other, one.clone()];
            assert_eq!(stored(&records).1, records);
        }
        assert_eq!(stored(&[]), ("[]".to_owned(), Vec::new()));
    }
}
