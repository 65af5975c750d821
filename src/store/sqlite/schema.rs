//! The schema: creating it, and checking that a file has it and nothing else.

use anyhow::Result;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use super::connection::Connection;
use super::faults::fault;
use crate::refusal::Refusal;
use crate::store::statements::Statements;

/// The application ID in the header of every store: "binc".
pub(crate) const APPLICATION_ID: i32 = 0x6269_6E63;
/// The version that migrations start from.
pub(crate) const FIRST_VERSION: i64 = 1;
/// The version of the schema below: the first version plus the number of migrations.
pub(crate) const VERSION: i64 = 1;
/// The schema, as a document to read.
const SCHEMA: &str = include_str!("schema.sql");

pub(crate) fn create(connection: &Connection) -> Result<()> {
    connection.batch(&format!(
        "begin immediate; {SCHEMA}; pragma application_id = {APPLICATION_ID};
         pragma user_version = {VERSION}; commit"
    ))
}

/// Refuses a file whose schema was tampered with. Its header has already been checked for this version.
pub(crate) fn must_be_ours(connection: &Connection) -> Result<()> {
    match strangers(connection)?.into_iter().next() {
        None => Ok(()),
        Some(said) => {
            Err(Refusal::StoreTampered { path: connection.path().to_owned(), said }.into())
        }
    }
}

/// Objects in the file's schema that are not bincard's, then those that are missing. A trigger must also have
/// bincard's text, because it could do anything. What the engine creates itself, such as statistics, is ignored.
pub(crate) fn strangers(connection: &Connection) -> Result<Vec<String>> {
    let query = "select type, name, sql from sqlite_schema
         where sql is not null and name not like 'sqlite\\_%' escape '\\'";
    let mut missing: Vec<(&str, &str)> = objects().collect();
    let mut strangers = Vec::new();
    connection.query_each(query, &[], |row| {
        let (kind, name): (String, String) = (row.get(0)?, row.get(1)?);
        let sql: String = row.get(2)?;
        let text = sql.trim_start_matches("CREATE TRIGGER ");
        match missing.iter().position(|ours| *ours == (kind.as_str(), name.as_str())) {
            Some(index) if kind != "trigger" || SCHEMA.contains(text) => {
                missing.remove(index);
            }
            Some(_) | None => strangers.push(format!("{kind} `{name}`")),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    strangers.extend(missing.iter().map(|(kind, name)| format!("without {kind} `{name}`")));
    Ok(strangers)
}

/// Tables and indexes whose columns differ from those of a new store.
pub(crate) fn changed_tables(connection: &Connection) -> Result<Vec<String>> {
    let new = in_memory()?;
    new.batch(SCHEMA)?;
    let (ours, found) = (columns(&new)?, columns(connection)?);
    let is_changed = |(name, columns): &(&String, &String)| found.get(*name) != Some(*columns);
    Ok(ours.iter().filter(is_changed).map(|(name, _)| format!("`{name}`")).collect())
}

pub(super) fn in_memory() -> Result<Connection> {
    let raw = rusqlite::Connection::open_in_memory().map_err(fault)?;
    Ok(Connection::new(raw, Path::new(""), Duration::ZERO))
}

fn columns(connection: &Connection) -> Result<BTreeMap<String, String>> {
    let query =
        "select object.name, group_concat(it.name || ' ' || it.type || it.\"notnull\" || it.pk)
         from sqlite_schema object, pragma_table_info(object.name) it
         where object.type = 'table' group by 1
         union all
         select object.name, group_concat(it.name)
         from sqlite_schema object, pragma_index_info(object.name) it
         where object.type = 'index' group by 1";
    let columns = connection.query_all(query, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(columns.into_iter().collect())
}

fn objects() -> impl Iterator<Item = (&'static str, &'static str)> {
    SCHEMA.lines().filter_map(|line| {
        let words = line.strip_prefix("create ")?;
        let mut words = words.trim_start_matches("unique ").split([' ', '(']);
        words.next().zip(words.next())
    })
}

/// The statement that creates an object of the schema, if there is one.
pub(crate) fn statement_of(name: &str) -> &'static str {
    let makes = |statement: &&str| {
        statement.starts_with("create ")
            && statement.split_whitespace().take(4).any(|word| word == name)
    };
    SCHEMA.split_inclusive(";\n\n").map(str::trim).find(makes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_planted_trigger_is_foreign_to_the_schema() {
        let connection = in_memory().unwrap();
        create(&connection).unwrap();
        assert_eq!(strangers(&connection).unwrap(), Vec::<String>::new());
        connection.batch("analyze").unwrap();
        assert_eq!(
            strangers(&connection).unwrap(),
            Vec::<String>::new(),
            "statistics are harmless"
        );
        connection
            .batch(
                "create trigger spy after insert on step begin select 1; end;
                 drop trigger movement_is_never_deleted;
                 create trigger movement_is_never_deleted before delete on movement begin select 1; end;
                 drop index step_by_document",
            )
            .unwrap();
        let found = strangers(&connection).unwrap();
        assert_eq!(
            found,
            [
                "trigger `spy`",
                "trigger `movement_is_never_deleted`",
                "without index `step_by_document`",
                "without trigger `movement_is_never_deleted`",
            ]
        );
        assert_eq!(changed_tables(&connection).unwrap(), ["`step_by_document`"]);
    }

    #[test]
    fn the_bundled_sqlite_loses_no_pages() {
        let parts: Vec<u32> =
            rusqlite::version().split('.').map(|part| part.parse().unwrap()).collect();
        assert!(
            parts >= vec![3, 51, 3],
            "SQLite {parts:?} can lose pages when processes checkpoint at once"
        );
    }
}
