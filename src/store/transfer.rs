//! Copying a whole store between a server and a file (R65), row by row.

use anyhow::Result;
use jiff::Timestamp;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::address::Address;
use super::engine::{Connection, TableWriter};
use super::finding::Finding;
use super::identity::identity;
use super::mode::{Begin, CommitMode};
use super::snapshot::{CheckContent, Snapshot};
use super::sqlite::{self, Draft};
use super::statements::Statements;
use super::tables::{TABLES, Table};
use super::value::bind;
use crate::refusal::Refusal;

type Clock<'k> = &'k dyn Fn() -> Timestamp;

/// Writes a snapshot of a shared store as a store in a file, which gets its name once it is complete. Replaces only an
/// older copy of the same store, and not even that if this one is damaged beyond repair. Returns the repairable
/// findings, if it looked for any.
pub(super) fn to_file(
    server: &Connection,
    address: &Address,
    target: &Path,
    busy_timeout: Duration,
    clock: Clock<'_>,
    check: CheckContent<'_>,
) -> Result<Vec<Finding>> {
    server.transaction(Begin::Reading, clock, |now| {
        let real = sqlite::must_be_place_of_copy(identity(server)?.as_deref(), target)?;
        let is_there = std::fs::symlink_metadata(&real).is_ok();
        let found = if is_there { check(&Snapshot::new(server, now))? } else { Vec::new() };
        if found.iter().any(|finding| !finding.is_repairable()) {
            let (store, backup) = (PathBuf::from(address.to_string()), target.to_owned());
            return Err(Refusal::BackupOfDamaged { store, backup }.into());
        }
        let draft = Draft::empty_beside(&real, now)?;
        let file = sqlite::open(draft.path(), busy_timeout)?;
        sqlite::without_journal(&file)?;
        let file = Connection::File(file);
        file.transaction(Begin::Inspecting, clock, |_| {
            copy_shop(server, &file)?;
            for table in &TABLES {
                copy_table(table, server, &file)?;
            }
            Ok(((), CommitMode::Commit))
        })?;
        if let Connection::File(file) = file {
            sqlite::with_journal(&file)?;
            file.close()?;
        }
        draft.replace(target)?;
        Ok((found, CommitMode::RollBack))
    })
}

/// Fills an empty shared store from a file.
pub(super) fn to_server(file: &Connection, server: &Connection, clock: Clock<'_>) -> Result<()> {
    server.transaction(Begin::Writing, clock, |_| {
        if server.exists("select 1 from item limit 1", &[])?
            || server.exists("select 1 from document limit 1", &[])?
        {
            return Err(Refusal::SharedStoreNotEmpty.into());
        }
        file.transaction(Begin::Reading, clock, |_| {
            copy_shop(file, server)?;
            for table in &TABLES {
                copy_table(table, file, server)?;
            }
            Ok(((), CommitMode::RollBack))
        })?;
        server.continue_numbers()?;
        Ok(((), CommitMode::Commit))
    })
}

/// Copies the settings and the row of the shop.
fn copy_shop(from: &Connection, to: &Connection) -> Result<()> {
    let row = "select at, last_number from shop where id = 1";
    let (at, last_number): (i64, i64) =
        from.query_one(row, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let update = "update shop set at = ?1, last_number = ?2 where id = 1";
    to.execute(update, bind![at, last_number])?;
    to.execute("delete from setting", &[])?;
    let query = "select key, value from setting order by key";
    let settings: Vec<(String, String)> =
        from.query_all(query, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (key, value) in settings {
        to.execute("insert into setting (key, value) values (?1, ?2)", bind![key, value])?;
    }
    Ok(())
}

fn copy_table(table: &Table, from: &Connection, to: &Connection) -> Result<()> {
    let query = format!("select {} from {} order by {}", table.columns, table.name, table.order);
    let mut rows = TableWriter::new(to, table.columns())?;
    from.query_each(&query, &[], |row| {
        rows.add(row.values().iter().copied())?;
        if rows.is_full() {
            rows.send()?;
        }
        Ok(ControlFlow::Continue(()))
    })?;
    rows.send()
}
