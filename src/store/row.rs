//! Between the engine's integers and texts and the ledger's types. What cannot be read back is damage.

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Row, ToSql};

use crate::ledger::document::{DocumentKind, DocumentState, StepKind};
use crate::ledger::label::Label;
use crate::ledger::money::Money;
use crate::ledger::movement::{MovementKind, State};
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// A ledger type as a column of the store, both ways.
macro_rules! column {
    ($type:ty, $value:ident => $to:expr, $raw:ident: $raw_type:ty => $from:expr) => {
        impl ToSql for $type {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let $value = self;
                Ok(ToSqlOutput::from($to))
            }
        }

        impl FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let $raw = <$raw_type>::column_result(value)?;
                $from.ok_or(FromSqlError::InvalidType)
            }
        }
    };
}

column!(Quantity, q => q.steps(), raw: i64 => Quantity::from_steps(raw));
column!(Money, m => m.steps(), raw: i64 => Money::from_steps(raw));
column!(Label, l => l.as_str(), raw: String => Some(Label::stored(raw)));
column!(Sku, s => s.as_str(), raw: String => Some(Sku::stored(raw)));
column!(DocumentKind, k => k.word(), raw: String => DocumentKind::ALL.into_iter().find(|k| k.word() == raw));
column!(DocumentState, s => s.word(), raw: String => DocumentState::ALL.into_iter().find(|s| s.word() == raw));
column!(StepKind, k => k.word(), raw: String => StepKind::ALL.into_iter().find(|k| k.word() == raw));
column!(MovementKind, k => position(&MovementKind::ALL, *k), raw: i64 => nth(&MovementKind::ALL, raw));
column!(State, s => position(&State::ALL, *s), raw: i64 => nth(&State::ALL, raw));

fn position<T: PartialEq + Copy>(all: &[T], one: T) -> i64 {
    all.iter()
        .position(|other| *other == one)
        .and_then(|index| i64::try_from(index).ok())
        .unwrap_or(-1)
}

fn nth<T: Copy>(all: &[T], index: i64) -> Option<T> {
    usize::try_from(index).ok().and_then(|index| all.get(index).copied())
}

/// An instant as the store keeps it.
pub(crate) fn instant(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// The instant of a column.
pub(crate) fn instant_of(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    optional_instant_of(row, column)?.ok_or_else(|| damaged(column))
}

/// The instant of a column that may be null.
pub(crate) fn optional_instant_of(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<Timestamp>> {
    row.get::<_, Option<i64>>(column)?
        .map(|raw| Timestamp::from_microsecond(raw).map_err(|_| damaged(column)))
        .transpose()
}

fn damaged(column: usize) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(
        column,
        rusqlite::types::Type::Integer,
        Box::new(FromSqlError::InvalidType),
    )
}
