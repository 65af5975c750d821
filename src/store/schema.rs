//! The schema: making it, and telling that a file has it and nothing beside it.

use anyhow::Result;
use rusqlite::Connection;
use std::path::Path;

use crate::refusal::Refusal;

/// What every store has in its header: "binc".
pub(crate) const APPLICATION_ID: i32 = 0x6269_6E63;
/// The version of the schema below.
pub(crate) const VERSION: i64 = 2;
/// The statements of schema.sql as the engine keeps them: made by build.rs, as those of older versions.
const STATEMENTS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/statements.rs"));
const VERSION_1: &[&str] = &include!(concat!(env!("OUT_DIR"), "/version-1.rs"));

/// Fills an empty file with the schema, the shop's time zone and an identity of its own.
pub(crate) fn create(connection: &Connection, timezone: &str, now_us: i64) -> Result<()> {
    let identity = format!("{:016x}{:016x}", fastrand::u64(..), now_us);
    connection.execute_batch("begin immediate")?;
    for statement in STATEMENTS {
        connection.execute(statement, [])?;
    }
    connection.execute("insert into setting (key, value) values ('timezone', ?1)", [timezone])?;
    connection
        .execute("insert into setting (key, value) values ('store.identity', ?1)", [identity])?;
    Ok(connection.execute_batch(&format!(
        "pragma application_id = {APPLICATION_ID}; pragma user_version = {VERSION}; commit"
    ))?)
}

/// The version of a store.
pub(crate) fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("pragma user_version", [], |row| row.get(0))?)
}

/// Refuses a file whose schema was tampered with. That it is a store of this version was told by its header.
pub(crate) fn must_be_ours(connection: &Connection, path: &Path) -> Result<()> {
    must_be_of(VERSION, connection, path)
}

/// Refuses a file whose schema is not that of a version.
pub(crate) fn must_be_of(version: i64, connection: &Connection, path: &Path) -> Result<()> {
    match strangers(connection, version)?.first() {
        None => Ok(()),
        Some(stranger) => {
            Err(Refusal::StoreTampered { path: path.to_owned(), said: stranger.clone() }.into())
        }
    }
}

/// What in the file's schema is not as bincard made it in a version: planted triggers, missing indexes.
pub(crate) fn strangers(connection: &Connection, version: i64) -> Result<Vec<String>> {
    let mut expected = statements(version).to_vec();
    let mut strangers = Vec::new();
    let mut query = connection.prepare(
        "select type, name, sql from sqlite_schema where sql is not null order by rowid desc",
    )?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let sql = row.get_ref(2)?.as_str()?;
        // As a rule the last one expected: indexes that were built after a catalogue stand last.
        if let Some(index) = expected.iter().rposition(|statement| *statement == sql) {
            expected.remove(index);
        } else {
            let (kind, name): (String, String) = (row.get(0)?, row.get(1)?);
            strangers.push(format!("{kind} `{name}`"));
        }
    }
    strangers.extend(expected.iter().map(|statement| {
        let is_name = |word: &&str| !["on", "(", "before"].contains(word);
        let words: Vec<&str> = statement.split_whitespace().take_while(is_name).collect();
        format!("without `{}`", words.join(" ").to_lowercase())
    }));
    Ok(strangers)
}

/// The schema of a version.
pub(super) fn statements(version: i64) -> &'static [&'static str] {
    if version == 1 { VERSION_1 } else { STATEMENTS }
}

/// The statement of a version's schema that makes the index or table of a name; nothing where there is none.
pub(crate) fn statement_of(version: i64, name: &str) -> &'static str {
    let makes = |statement: &&&str| statement.split_whitespace().take(4).any(|word| word == name);
    statements(version).iter().find(makes).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_schema_has_no_strangers_and_a_planted_trigger_is_one() {
        let connection = Connection::open_in_memory().unwrap();
        create(&connection, "UTC", 0).unwrap();
        assert_eq!(strangers(&connection, VERSION).unwrap(), Vec::<String>::new());
        connection
            .execute_batch("create trigger spy after insert on step begin select 1; end")
            .unwrap();
        connection.execute_batch("drop index step_by_document").unwrap();
        let found = strangers(&connection, VERSION).unwrap();
        assert_eq!(found, ["trigger `spy`", "without `create index step_by_document`"]);
    }

    #[test]
    fn the_engine_is_one_that_keeps_its_pages() {
        let parts: Vec<u32> =
            rusqlite::version().split('.').map(|part| part.parse().unwrap()).collect();
        assert!(
            parts >= vec![3, 51, 3],
            "SQLite {parts:?} can lose pages when processes checkpoint at once"
        );
    }
}
