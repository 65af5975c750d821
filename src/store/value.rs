//! `Value`: what a column holds or a statement is given, in any engine: an integer, a text or null.

use std::borrow::Cow;

/// A value, with borrowed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Null,
    Integer(i64),
    Text(&'a str),
}

/// A type that can be stored in a column.
pub(crate) trait ToColumn {
    fn to_column(&self) -> Value<'_>;
}

/// A type that can be read from a column; `None` is damage.
pub(crate) trait FromColumn: Sized {
    fn from_column(value: Value<'_>) -> Option<Self>;
}

/// Builds the values of a statement's placeholders.
macro_rules! bind {
    ($($value:expr),* $(,)?) => {
        &[$($crate::store::value::ToColumn::to_column(&$value)),*]
    };
}

pub(crate) use bind;

impl ToColumn for i64 {
    fn to_column(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

impl FromColumn for i64 {
    fn from_column(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Integer(integer) => Some(integer),
            Value::Null | Value::Text(_) => None,
        }
    }
}

impl ToColumn for bool {
    fn to_column(&self) -> Value<'_> {
        Value::Integer(i64::from(*self))
    }
}

impl FromColumn for bool {
    fn from_column(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Integer(0) => Some(false),
            Value::Integer(1) => Some(true),
            Value::Null | Value::Integer(_) | Value::Text(_) => None,
        }
    }
}

impl ToColumn for str {
    fn to_column(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ToColumn for String {
    fn to_column(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl FromColumn for String {
    fn from_column(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.to_owned()),
            Value::Null | Value::Integer(_) => None,
        }
    }
}

impl<T: ToColumn> ToColumn for Option<T> {
    fn to_column(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToColumn::to_column)
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            Value::Integer(_) | Value::Text(_) => T::from_column(value).map(Some),
        }
    }
}

impl<T: ToColumn + ?Sized> ToColumn for &T {
    fn to_column(&self) -> Value<'_> {
        (**self).to_column()
    }
}

impl<T: ToColumn + Clone> ToColumn for Cow<'_, T> {
    fn to_column(&self) -> Value<'_> {
        (**self).to_column()
    }
}
