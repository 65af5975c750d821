//! `Value`: what a column holds or a statement is given, in any engine: an integer, a text or null.

use std::borrow::Cow;

/// What the values of a column are, apart from null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnType {
    Integer,
    Text,
}

/// A value, with borrowed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// Null in a column of this type, which an engine may need to know.
    Null(ColumnType),
    Integer(i64),
    Text(&'a str),
}

/// A type that can be stored in a column.
pub(crate) trait ToColumn {
    fn to_column(&self) -> Value<'_>;
}

/// The type of the column that a type is stored in.
pub(crate) trait HasColumnType {
    const COLUMN_TYPE: ColumnType;
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

impl HasColumnType for i64 {
    const COLUMN_TYPE: ColumnType = ColumnType::Integer;
}

impl ToColumn for i64 {
    fn to_column(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

impl FromColumn for i64 {
    fn from_column(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Integer(integer) => Some(integer),
            Value::Null(_) | Value::Text(_) => None,
        }
    }
}

impl HasColumnType for bool {
    const COLUMN_TYPE: ColumnType = ColumnType::Integer;
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
            Value::Null(_) | Value::Integer(_) | Value::Text(_) => None,
        }
    }
}

impl HasColumnType for str {
    const COLUMN_TYPE: ColumnType = ColumnType::Text;
}

impl ToColumn for str {
    fn to_column(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl HasColumnType for String {
    const COLUMN_TYPE: ColumnType = ColumnType::Text;
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
            Value::Null(_) | Value::Integer(_) => None,
        }
    }
}

impl<T: ToColumn + HasColumnType> ToColumn for Option<T> {
    fn to_column(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null(T::COLUMN_TYPE), ToColumn::to_column)
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null(_) => Some(None),
            Value::Integer(_) | Value::Text(_) => T::from_column(value).map(Some),
        }
    }
}

impl<T: HasColumnType + ?Sized> HasColumnType for &T {
    const COLUMN_TYPE: ColumnType = T::COLUMN_TYPE;
}

impl<T: ToColumn + ?Sized> ToColumn for &T {
    fn to_column(&self) -> Value<'_> {
        (**self).to_column()
    }
}

impl<T: HasColumnType + Clone> HasColumnType for Cow<'_, T> {
    const COLUMN_TYPE: ColumnType = T::COLUMN_TYPE;
}

impl<T: ToColumn + Clone> ToColumn for Cow<'_, T> {
    fn to_column(&self) -> Value<'_> {
        (**self).to_column()
    }
}
