//! Migrations from older versions: an ordered list of statements, never edited once released.

use anyhow::Result;

use super::connection::Connection;
use super::schema::FIRST_VERSION;
use crate::store::mode::{Begin, CommitMode};
use crate::store::statements::Statements;

/// The statements from each version to the next, starting with the first. schema.sql is the result of all of them.
pub(crate) const MIGRATIONS: [&str; 0] = [];

/// Runs the pending migrations: all or none.
pub(crate) fn migrate(connection: &Connection, migrations: &[&str]) -> Result<()> {
    connection.transaction(Begin::Writing, || {
        // Read under the lock, because another process may have been faster.
        let version: i64 = connection.query_one("pragma user_version", &[], |row| row.get(0))?;
        for (migration, from) in migrations.iter().zip(FIRST_VERSION..) {
            if from >= version {
                connection.batch(migration)?;
                connection.batch(&format!("pragma user_version = {}", from.saturating_add(1)))?;
            }
        }
        Ok(((), CommitMode::Commit))
    })
}

#[cfg(test)]
mod tests {
    use super::super::schema;
    use super::*;

    fn version(connection: &Connection) -> i64 {
        connection.query_one("pragma user_version", &[], |row| row.get(0)).unwrap()
    }

    #[test]
    fn each_migration_runs_once_and_all_of_them_or_none() {
        let connection = schema::in_memory().unwrap();
        schema::create(&connection).unwrap();
        let colour = "alter table item add column colour text";
        let size = "alter table item add column size text";
        assert!(migrate(&connection, &[colour, "create table item (id integer)"]).is_err());
        assert_eq!(version(&connection), FIRST_VERSION);
        migrate(&connection, &[colour]).unwrap();
        migrate(&connection, &[colour, size]).unwrap();
        migrate(&connection, &[colour, size]).unwrap();
        assert_eq!(version(&connection), FIRST_VERSION + 2);
        connection.query_all("select colour, size from item", &[], |_| Ok(())).unwrap();
    }

    #[test]
    fn the_version_of_the_schema_counts_the_migrations() {
        let migrations = i64::try_from(MIGRATIONS.len()).unwrap();
        assert_eq!(schema::VERSION, FIRST_VERSION + migrations);
    }
}
