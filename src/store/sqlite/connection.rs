//! `Connection`: an open file, and how statements are run on it.

use anyhow::Result;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, ToSql, params_from_iter};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

use super::faults::{fault, fault_at_commit};
use crate::store::fault::Fault;
use crate::store::mode::{Begin, CommitMode};
use crate::store::row::Row;
use crate::store::statements::{Fetch, Statements, Visitor};
use crate::store::value::{ColumnType, Value};

pub(crate) struct Connection {
    pub(super) raw: rusqlite::Connection,
    /// The file, if it is a copy for this connection alone; it is removed on closing.
    pub(super) copy: Option<TempDir>,
    /// Whether this user cannot write to the file.
    pub(super) is_read_only: bool,
    path: PathBuf,
    busy_timeout: Duration,
}

impl Connection {
    pub(super) fn new(raw: rusqlite::Connection, path: &Path, busy_timeout: Duration) -> Self {
        Self { raw, copy: None, is_read_only: false, path: path.to_owned(), busy_timeout }
    }

    /// The path it was opened with.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Sets how long it waits for other processes.
    pub(crate) fn busy_timeout(&self) -> Duration {
        self.busy_timeout
    }

    /// Runs statements that are specific to the engine or part of the schema.
    pub(super) fn batch(&self, statements: &str) -> Result<()> {
        self.raw.execute_batch(statements).map_err(fault)
    }

    pub(super) fn prepare(&self, sql: &str) -> Result<CachedStatement<'_>> {
        self.raw.prepare_cached(sql).map_err(fault)
    }

    /// Runs `work` in a transaction, which an error rolls back.
    pub(crate) fn transaction<T>(
        &self,
        begin: Begin,
        work: impl FnOnce() -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        self.batch(match begin {
            Begin::Reading | Begin::Inspecting => "begin deferred",
            Begin::Writing => "begin immediate",
        })?;
        let done = work().and_then(|(done, mode)| {
            if mode == CommitMode::Commit {
                self.raw.execute_batch("commit").map_err(fault_at_commit)?;
            }
            Ok(done)
        });
        let rolled_back = if self.raw.is_autocommit() { Ok(()) } else { self.batch("rollback") };
        let done = done?;
        rolled_back?;
        Ok(done)
    }

    /// Closes it, so that everything is in the file itself.
    pub(crate) fn close(self) -> Result<()> {
        self.raw.close().map_err(|(_, error)| fault(error))
    }
}

impl Statements for Connection {
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize> {
        self.prepare(sql)?.execute(params_from_iter(values)).map_err(fault)
    }

    /// Rows are read one by one, however many there are.
    fn visit(&self, _: Fetch, sql: &str, values: &[Value<'_>], see: Visitor<'_>) -> Result<()> {
        let mut statement = self.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values)).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            let mut values = Vec::with_capacity(columns);
            for column in 0..columns {
                values.push(value_of(row.get_ref(column).map_err(fault)?)?);
            }
            if see(&Row::new(&values))?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null(_) => ValueRef::Null,
            Self::Integer(integer) => ValueRef::Integer(*integer),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

fn value_of(value: ValueRef<'_>) -> Result<Value<'_>> {
    match value {
        ValueRef::Null => Ok(Value::Null(ColumnType::Text)),
        ValueRef::Integer(integer) => Ok(Value::Integer(integer)),
        ValueRef::Text(bytes) => {
            std::str::from_utf8(bytes).map(Value::Text).map_err(|error| damaged(&error))
        }
        ValueRef::Real(real) => Err(damaged(&format_args!("the number {real}"))),
        ValueRef::Blob(_) => Err(damaged(&"bytes that are no text")),
    }
}

fn damaged(found: &dyn std::fmt::Display) -> anyhow::Error {
    Fault::Damaged(found.to_string()).into()
}
