//! Bringing a store that an older bincard made up to this version: at once, whole or not at all, by whoever opens it first.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

use super::fault::Fault;
use super::{Reading, schema};
use crate::ledger::item::ItemId;
use crate::ledger::refusal::Refusal;

/// Items whose sales are looked at before what they sold is written.
const ITEMS_AT_ONCE: usize = 10_000;

/// Brings a store up to this version, unless another process was faster. Refuses one whose schema was tampered with.
pub(super) fn upgrade(mut connection: Connection, path: &Path) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = tx.query_row("pragma user_version", [], |row| row.get(0))?;
    if version < schema::VERSION {
        to_version_2(&tx, path)?;
        schema::must_be_ours(&tx, path)?;
        tx.pragma_update(None, "user_version", schema::VERSION)?;
        tx.commit().map_err(|error| Fault::at_commit(&error))?;
    }
    Ok(())
}

/// What items sold lately is kept beside their balances, and no longer looked up in an index of all sales.
fn to_version_2(connection: &Connection, path: &Path) -> Result<()> {
    let item = schema::statement_of("item");
    let former = item.replace(",\n sold text\n", "\n");
    let is = "select sql from sqlite_schema where name = 'item'";
    if connection.query_row(is, [], |row| row.get::<_, String>(0))? != former {
        let said = "table `item`".to_owned();
        return Err(Refusal::StoreTampered { path: path.to_owned(), said }.into());
    }
    connection.execute_batch(
        "drop index if exists movement_sale; drop index if exists item_low;
         alter table item add column sold text; pragma writable_schema = on",
    )?;
    connection.execute("update sqlite_schema set sql = ?1 where name = 'item'", [item])?;
    connection.execute_batch("pragma writable_schema = off")?;
    let reading = Reading::new(connection, &|| Timestamp::UNIX_EPOCH);
    let mut last = Some(ItemId(0));
    while let Some(after) = last {
        last = reading.rewrite_sales(after, ITEMS_AT_ONCE)?.last().map(|(id, _)| *id);
    }
    Ok(connection.execute_batch(schema::statement_of("item_low"))?)
}
