//! `TableWriter`: inserting many rows into a table.

use anyhow::Result;
use rusqlite::{CachedStatement, params_from_iter};

use super::connection::Connection;
use super::faults::fault;
use super::schema;
use crate::store::tables::Columns;
use crate::store::value::Value;

pub(crate) struct TableWriter<'c> {
    insert: CachedStatement<'c>,
}

impl<'c> TableWriter<'c> {
    pub(crate) fn new(connection: &'c Connection, rows: Columns<'_>) -> Result<Self> {
        let places: Vec<String> = (1..=rows.count()).map(|place| format!("?{place}")).collect();
        let (table, columns) = (rows.table, rows.columns);
        let insert = format!("insert into {table} ({columns}) values ({})", places.join(", "));
        Ok(Self { insert: connection.prepare(&insert)? })
    }

    pub(crate) fn add<'v>(&mut self, values: impl IntoIterator<Item = Value<'v>>) -> Result<()> {
        self.insert.execute(params_from_iter(values)).map(drop).map_err(fault)
    }
}

/// Removes the index of SKUs, which is built faster at the end, when it rejects a duplicate at the latest.
pub(crate) fn drop_item_index(connection: &Connection) -> Result<()> {
    connection.batch("drop index item_by_sku")
}

pub(crate) fn create_item_index(connection: &Connection) -> Result<()> {
    connection.batch(schema::statement_of("item_by_sku"))
}
