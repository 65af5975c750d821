//! The engine in use: a file or a server. Only this file and handle.rs know that there are two.

use anyhow::Result;
use jiff::Timestamp;

use super::finding::Finding;
use super::mode::{Begin, CommitMode};
use super::statements::{Fetch, Statements, Visitor};
use super::tables::Columns;
use super::value::Value;
use super::{postgres, sqlite};

/// An open store.
pub(crate) enum Connection {
    File(sqlite::Connection),
    Server(Box<postgres::Connection>),
}

impl Connection {
    /// Runs `work` in a transaction, at an instant of the store's clock; an error rolls it back. `work` may run more
    /// than once, because a server may have to restart the transaction.
    pub(super) fn transaction<T>(
        &self,
        begin: Begin,
        clock: &dyn Fn() -> Timestamp,
        mut work: impl FnMut(Timestamp) -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        match self {
            Self::File(file) => {
                file.transaction(begin, || work(sqlite::instant(file, begin, clock)?))
            }
            Self::Server(server) => server.transaction(begin, work),
        }
    }

    /// Whether this user cannot write to it.
    pub(super) fn is_read_only(&self) -> bool {
        match self {
            Self::File(file) => file.is_read_only(),
            Self::Server(server) => server.is_read_only(),
        }
    }

    /// What is wrong with the file or its schema, so that its content cannot be trusted.
    pub(super) fn file_findings(&self) -> Result<Vec<Finding>> {
        match self {
            Self::File(file) => sqlite::file_findings(file),
            Self::Server(server) => postgres::schema_findings(server),
        }
    }

    /// Prepares the insertion of many items into a store without items.
    pub(super) fn begin_first_items(&self) -> Result<()> {
        match self {
            Self::File(file) => sqlite::drop_item_index(file),
            Self::Server(_) => Ok(()),
        }
    }

    /// Completes it.
    pub(super) fn end_first_items(&self) -> Result<()> {
        match self {
            Self::File(file) => sqlite::create_item_index(file),
            Self::Server(_) => Ok(()),
        }
    }

    /// Lets the numbers of new rows follow those that were copied; a file does so by itself.
    pub(super) fn continue_numbers(&self) -> Result<()> {
        match self {
            Self::File(_) => Ok(()),
            Self::Server(server) => postgres::continue_numbers(server),
        }
    }

    /// Rows that refer to missing rows; a server does not allow any.
    pub(super) fn missing_references(&self) -> Result<Vec<Finding>> {
        match self {
            Self::File(file) => sqlite::missing_references(file),
            Self::Server(_) => Ok(Vec::new()),
        }
    }
}

impl Statements for Connection {
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize> {
        match self {
            Self::File(file) => file.execute(sql, values),
            Self::Server(server) => server.execute(sql, values),
        }
    }

    fn visit(&self, fetch: Fetch, sql: &str, values: &[Value<'_>], see: Visitor<'_>) -> Result<()> {
        match self {
            Self::File(file) => file.visit(fetch, sql, values, see),
            Self::Server(server) => server.visit(fetch, sql, values, see),
        }
    }
}

/// Inserts many rows into a table.
pub(super) enum TableWriter<'c> {
    File(sqlite::TableWriter<'c>),
    Server(postgres::TableWriter<'c>),
}

impl<'c> TableWriter<'c> {
    pub(super) fn new(connection: &'c Connection, rows: Columns<'_>) -> Result<Self> {
        Ok(match connection {
            Connection::File(file) => Self::File(sqlite::TableWriter::new(file, rows)?),
            Connection::Server(server) => Self::Server(postgres::TableWriter::new(server, rows)),
        })
    }

    /// Adds a row. It may not be in the table before `send`.
    pub(super) fn add<'v>(&mut self, values: impl IntoIterator<Item = Value<'v>>) -> Result<()> {
        match self {
            Self::File(table) => table.add(values),
            Self::Server(table) => table.add(values),
        }
    }

    /// Whether enough rows have been collected to send them.
    pub(super) fn is_full(&self) -> bool {
        match self {
            Self::File(_) => false,
            Self::Server(table) => table.is_full(),
        }
    }

    /// Writes the rows collected.
    pub(super) fn send(&mut self) -> Result<()> {
        match self {
            Self::File(_) => Ok(()),
            Self::Server(table) => table.send(),
        }
    }
}
