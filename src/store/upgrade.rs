//! Migrating a store that an older bincard made to this version: at once, whole or not at all, by whoever opens it first.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;
use std::time::{Duration, Instant};

use super::check::{ITEMS_AT_ONCE, put_right};
use super::fault::is_busy;
use super::open::{connect, harden, locking};
use super::{Snapshot, schema};

/// Migrates a store, unless another process was faster. Refuses one whose schema was tampered with before anything is
/// written. Waits until nobody has it open: what an older program, waiting for its turn, then wrote would lack what this
/// version keeps.
pub(super) fn upgrade(file: &Path, path: &Path, busy_timeout: Duration) -> Result<()> {
    let since = Instant::now();
    loop {
        // While others have it open, the version that the file's header tells can be that of before.
        if schema::version(&connect(file, busy_timeout)?)? == schema::VERSION {
            return Ok(());
        }
        match upgrade_alone(connect(file, busy_timeout)?, path) {
            Err(error) if is_busy(&error) && since.elapsed() < busy_timeout => {
                std::thread::sleep(Duration::from_micros(fastrand::u64(500..=5_000)));
            }
            done => return done,
        }
    }
}

/// The same, at once or not at all: two that wait for each other's locks would wait for ever.
fn upgrade_alone(mut connection: Connection, path: &Path) -> Result<()> {
    connection.busy_handler(Some(|_tries| false))?;
    locking(&connection, "exclusive")?;
    harden(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if schema::version(&tx)? < 2 {
        schema::must_be_of(1, &tx, path)?;
        to_version_2(&tx, ITEMS_AT_ONCE)?;
        tx.pragma_update(None, "user_version", 2)?;
    }
    schema::must_be_ours(&tx, path)?;
    tx.commit()?;
    connection.close().map_err(|(_, error)| error.into())
}

/// What items sold lately is kept beside their balances, and no longer looked up in an index of all sales.
fn to_version_2(connection: &Connection, items_at_once: usize) -> Result<()> {
    let item = schema::statement_of(1, "item")
        .replace("\n counted_at integer\n", "\n counted_at integer,\n sold text\n");
    let item_low =
        schema::statement_of(1, "item_low").replace(", created_at)", ", created_at, sold)");
    connection.execute_batch(
        "drop index movement_sale; drop index item_low; alter table item add column sold text;
         pragma writable_schema = on",
    )?;
    connection.execute("update sqlite_schema set sql = ?1 where name = 'item'", [item])?;
    connection.execute_batch("pragma writable_schema = off")?;
    let reading = Snapshot::new(connection, &|| Timestamp::UNIX_EPOCH);
    put_right(&mut Vec::new(), |after| reading.rewrite_sales(after, items_at_once))?;
    Ok(connection.execute_batch(&item_low)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_taken_few_at_a_time_to_the_last() {
        let connection = Connection::open_in_memory().unwrap();
        for statement in schema::statements(1) {
            connection.execute_batch(statement).unwrap();
        }
        connection
            .execute_batch(
                "pragma foreign_keys = off;
                 with recursive n(i) as (select 1 union all select i + 1 from n where i < 7)
                 insert into item (id, sku, sku_key, name, is_tracked, created_at)
                     select i, 'S' || i, 's' || i, 'n', 1, 0 from n;
                 insert into movement select id, 86400000000 * id, id, 0, 7, 1, 3, 100000 from item where id <> 4",
            )
            .unwrap();
        to_version_2(&connection, 2).unwrap();
        let mut query = connection.prepare("select coalesce(sold, '-') from item").unwrap();
        let sold =
            query.query_map([], |row| row.get(0)).unwrap().collect::<Result<Vec<String>, _>>();
        let expected =
            ["1:100000", "2:100000", "3:100000", "-", "5:100000", "6:100000", "7:100000"];
        assert_eq!(sold.unwrap(), expected);
        assert_eq!(schema::strangers(&connection, 2).unwrap(), Vec::<String>::new());
    }
}
