//! `Value`, `Record`, `Column`: results as data, before any format.

use anyhow::Result;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;

use super::row_buffer::BufferedRows;
use crate::ledger::label::Label;
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::ledger::sort_key::sort_key;

/// One value of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Value {
    /// Unknown, or not applicable.
    Null,
    /// Text, unescaped; control characters are made visible when shown.
    Text(String),
    Flag(bool),
    Quantity(Quantity),
    Money(Money),
    Count(u64),
    At(Timestamp),
    Texts(Vec<String>),
    Record(Box<Record>),
    List(Vec<Record>),
    /// Records, on disk if there are many.
    #[serde(skip)]
    BufferedRows(BufferedRows),
}

impl Value {
    /// What a list is sorted by: the sort key of a text, or the length of a list.
    pub(super) fn sort_key(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(sort_key(text)),
            Self::List(_) | Self::BufferedRows(_) => Self::Count(self.count().unwrap_or(0)),
            Self::Null
            | Self::Flag(_)
            | Self::Quantity(_)
            | Self::Money(_)
            | Self::Count(_)
            | Self::At(_)
            | Self::Texts(_)
            | Self::Record(_) => self.clone(),
        }
    }

    /// The order of sort keys: `None` first.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            (Self::Flag(one), Self::Flag(other)) => one.cmp(other),
            (Self::Quantity(one), Self::Quantity(other)) => one.cmp(other),
            (Self::Money(one), Self::Money(other)) => one.cmp(other),
            (Self::Count(one), Self::Count(other)) => one.cmp(other),
            (Self::At(one), Self::At(other)) => one.cmp(other),
            (Self::Texts(one), Self::Texts(other)) => one.cmp(other),
            (one, other) => (*one != Self::Null).cmp(&(*other != Self::Null)),
        }
    }
}

impl Value {
    /// The number of records, if it is a list.
    pub(crate) fn count(&self) -> Option<u64> {
        match self {
            Self::List(records) => u64::try_from(records.len()).ok(),
            Self::BufferedRows(buffered) => Some(buffered.count()),
            Self::Null
            | Self::Text(_)
            | Self::Flag(_)
            | Self::Quantity(_)
            | Self::Money(_)
            | Self::Count(_)
            | Self::At(_)
            | Self::Texts(_)
            | Self::Record(_) => None,
        }
    }

    fn map_texts(self, change: &dyn Fn(&str) -> String) -> Self {
        match self {
            Self::Text(text) => Self::Text(change(&text)),
            Self::Texts(texts) => Self::Texts(texts.iter().map(|text| change(text)).collect()),
            Self::Record(record) => Self::Record(Box::new(record.map_texts(change))),
            Self::List(records) => {
                Self::List(records.into_iter().map(|record| record.map_texts(change)).collect())
            }
            other @ (Self::Null
            | Self::Flag(_)
            | Self::Quantity(_)
            | Self::Money(_)
            | Self::Count(_)
            | Self::At(_)
            | Self::BufferedRows(_)) => other,
        }
    }

    /// Its records, one by one; none if it is not a list.
    pub(crate) fn records(&self) -> Box<dyn Iterator<Item = Result<Cow<'_, Record>>> + '_> {
        match self {
            Self::List(records) => Box::new(records.iter().map(|one| Ok(Cow::Borrowed(one)))),
            Self::BufferedRows(buffered) => {
                Box::new(buffered.records().map(|one| one.map(Cow::Owned)))
            }
            Self::Null
            | Self::Text(_)
            | Self::Flag(_)
            | Self::Quantity(_)
            | Self::Money(_)
            | Self::Count(_)
            | Self::At(_)
            | Self::Texts(_)
            | Self::Record(_) => Box::new(std::iter::empty()),
        }
    }
}

impl From<BufferedRows> for Value {
    fn from(buffered: BufferedRows) -> Self {
        Self::BufferedRows(buffered)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Sku> for Value {
    fn from(sku: &Sku) -> Self {
        Self::Text(sku.as_str().to_owned())
    }
}

impl From<&Label> for Value {
    fn from(label: &Label) -> Self {
        Self::Text(label.as_str().to_owned())
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Quantity> for Value {
    fn from(quantity: Quantity) -> Self {
        Self::Quantity(quantity)
    }
}

impl From<Money> for Value {
    fn from(money: Money) -> Self {
        Self::Money(money)
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Self::At(at)
    }
}

impl From<Record> for Value {
    fn from(record: Record) -> Self {
        Self::Record(Box::new(record))
    }
}

impl From<Vec<Record>> for Value {
    fn from(list: Vec<Record>) -> Self {
        Self::List(list)
    }
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

/// Values by their English `snake_case` keys, in the order they are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record(Vec<(Cow<'static, str>, Value)>);

impl Record {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((Cow::Borrowed(key), value.into()));
        self
    }

    /// The value of a key.
    pub(crate) fn value(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The values of these columns, in their order.
    pub(crate) fn only(&self, columns: &[Column]) -> Self {
        let value = |column: &Column| self.value(column.0).cloned().unwrap_or(Value::Null);
        Self(columns.iter().map(|column| (Cow::Borrowed(column.0), value(column))).collect())
    }

    /// The same with each text changed.
    pub(crate) fn map_texts(self, change: &dyn Fn(&str) -> String) -> Self {
        Self(self.0.into_iter().map(|(key, value)| (key, value.map_texts(change))).collect())
    }

    /// From all its keys and values.
    pub(crate) fn of(entries: Vec<(Cow<'static, str>, Value)>) -> Self {
        Self(entries)
    }

    /// All keys and values, in order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }
}

/// A column of a list: the key of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column(pub(crate) &'static str);
