//! `Row`, and how the ledger's types are stored as columns.

use anyhow::Result;
use jiff::Timestamp;

use super::fault::Fault;
use super::value::{ColumnType, FromColumn, HasColumnType, ToColumn, Value};
use crate::ledger::adjustment::Reason;
use crate::ledger::document::{DocumentId, DocumentKind, DocumentState, DocumentStep};
use crate::ledger::item::{Alert, ItemId, ItemStatus, Tracking};
use crate::ledger::label::Label;
use crate::ledger::line::LineEffect;
use crate::ledger::money::Money;
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::order::Handover;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// A row of a query, valid while the query is positioned on it.
pub(crate) struct Row<'r> {
    values: &'r [Value<'r>],
}

impl<'r> Row<'r> {
    pub(crate) fn new(values: &'r [Value<'r>]) -> Self {
        Self { values }
    }

    /// The values of all columns, as they are stored.
    pub(super) fn values(&self) -> &'r [Value<'r>] {
        self.values
    }

    /// The value of a column, counted from 0. A value that cannot be read is damage.
    pub(crate) fn get<T: FromColumn>(&self, column: usize) -> Result<T> {
        self.read(column, Some)
    }

    /// Turns a failed conversion into damage.
    pub(crate) fn read<R: FromColumn, T>(
        &self,
        column: usize,
        of: impl FnOnce(R) -> Option<T>,
    ) -> Result<T> {
        let value = self.values.get(column).copied().unwrap_or(Value::Null(ColumnType::Text));
        R::from_column(value)
            .and_then(of)
            .ok_or_else(|| Fault::Damaged(format!("column {column} holds {value:?}")).into())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StepId(i64);

/// A ledger type as a column, in both directions.
macro_rules! column {
    ($type:ty, $value:ident => $to:expr, $raw:ident: $raw_type:ty => $from:expr) => {
        impl HasColumnType for $type {
            const COLUMN_TYPE: ColumnType = <$raw_type>::COLUMN_TYPE;
        }

        impl ToColumn for $type {
            fn to_column(&self) -> Value<'_> {
                let $value = self;
                Value::from($to)
            }
        }

        impl FromColumn for $type {
            fn from_column(value: Value<'_>) -> Option<Self> {
                let $raw = <$raw_type>::from_column(value)?;
                $from
            }
        }
    };
}

/// A ledger type that is stored as its word.
macro_rules! word_column {
    ($type:ty) => {
        column!($type, one => one.word(), raw: String =>
            <$type>::ALL.into_iter().find(|one| one.word() == raw));
    };
}

/// A ledger type that is stored as a number.
macro_rules! number_column {
    ($type:ty, $($variant:ident = $number:literal),* $(,)?) => {
        column!($type,
            one => match one { $(<$type>::$variant => $number,)* },
            raw: i64 => match raw { $($number => Some(<$type>::$variant),)* _ => None });
    };
}

impl From<i64> for Value<'_> {
    fn from(integer: i64) -> Self {
        Self::Integer(integer)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

column!(ItemId, id => id.0, raw: i64 => Some(ItemId(raw)));
column!(StepId, id => id.0, raw: i64 => Some(StepId(raw)));
column!(DocumentId, id => id.0, raw: i64 => Some(DocumentId(raw)));
column!(Quantity, quantity => quantity.steps(), raw: i64 => Quantity::from_steps(raw));
column!(Money, money => money.steps(), raw: i64 => Money::from_steps(raw));
column!(Label, label => label.as_str(), raw: String => Some(Label::stored(raw)));
column!(Sku, sku => sku.as_str(), raw: String => Some(Sku::stored(raw)));
// Instants are microseconds since 1970-01-01T00:00:00Z.
column!(Timestamp, at => at.as_microsecond(), raw: i64 => Timestamp::from_microsecond(raw).ok());

word_column!(DocumentKind);
word_column!(Reason);

number_column!(State, Outside = 0, Available = 1, Reserved = 2, Sold = 3);
// The kinds from 6 on determine how an item sells.
number_column!(
    MovementKind,
    Opening = 0,
    Adjustment = 1,
    Count = 2,
    CountCorrection = 3,
    Reserve = 4,
    Release = 5,
    Complete = 6,
    Sale = 7,
    Void = 8,
    Invoice = 9,
);
// The columns `is_tracked`, `is_pickup` and `moves`.
number_column!(Tracking, Untracked = 0, Tracked = 1);
number_column!(Handover, Ship = 0, Pickup = 1);
number_column!(LineEffect, Still = 0, Moves = 1);

// The word of a state or step depends on the kind of document, so `Row::read` converts it.
impl HasColumnType for DocumentState {
    const COLUMN_TYPE: ColumnType = ColumnType::Text;
}

impl ToColumn for DocumentState {
    fn to_column(&self) -> Value<'_> {
        Value::Text(self.word())
    }
}

impl ToColumn for DocumentStep {
    fn to_column(&self) -> Value<'_> {
        Value::Text(self.word())
    }
}

impl ToColumn for Alert {
    fn to_column(&self) -> Value<'_> {
        match self {
            Self::Unset => Value::Null(ColumnType::Integer),
            Self::Off => Value::Integer(0),
            Self::On => Value::Integer(1),
        }
    }
}

impl FromColumn for Alert {
    fn from_column(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null(_) => Some(Self::Unset),
            Value::Integer(0) => Some(Self::Off),
            Value::Integer(1) => Some(Self::On),
            Value::Integer(_) | Value::Text(_) => None,
        }
    }
}

/// The column `archived_at`: when an item was archived, if it was.
impl FromColumn for ItemStatus {
    fn from_column(value: Value<'_>) -> Option<Self> {
        Some(match Option::<Timestamp>::from_column(value)? {
            None => Self::Active,
            Some(_) => Self::Archived,
        })
    }
}
