//! The schema: creating it, and checking that it is bincard's and nothing else.

use anyhow::Result;

use super::connection::Connection;
use super::link::Link;
use crate::store::fault::Fault;
use crate::store::statements::Statements;
use crate::store::tables::TABLES;

/// The version of the form below: the first version plus the number of migrations.
pub(super) const VERSION: i64 = 1;
/// The oldest version that a program may have and still work on a store of this version (R64).
pub(super) const OLDEST_VERSION: i64 = 1;
/// The schema, as a document to read.
const SCHEMA: &str = include_str!("schema.sql");

/// Creates the tables, all of them or none, in a schema that is created if it is missing.
pub(super) fn create(link: &Link, schema: &str) -> Result<(), tokio_postgres::Error> {
    let exists = "select 1 from pg_namespace where nspname = $1";
    let found = link
        .wait(link.client().query_typed(exists, &[(&schema, tokio_postgres::types::Type::TEXT)]))?;
    let make = if found.is_empty() { format!("create schema {schema};") } else { String::new() };
    link.wait(link.client().batch_execute(&format!(
        "{make} set local search_path = {schema}, pg_temp; {SCHEMA};
         insert into format (id, version, oldest) values (1, {VERSION}, {OLDEST_VERSION});
         insert into shop (id, at) values (1, store_clock())"
    )))
}

/// A query for what is missing from a schema, or in it although bincard did not create it: tables, views, triggers and
/// rules, as one text.
pub(super) const STRANGERS: &str = "
    select string_agg(kind || ' `' || name || '`', ', ' order by kind, name)
    from (select case relkind when 'v' then 'view' when 'm' then 'view' else 'table' end as kind, relname as name
          from pg_class
          where relnamespace = (select oid from pg_namespace where nspname = $1)
            and relkind in ('r', 'v', 'm', 'f', 'p') and relname <> all (string_to_array($2, ' '))
          union all
          select 'no table', name from unnest(string_to_array($2, ' ')) name
          where to_regclass(format('%I.%I', $1, name)) is null
          union all
          select 'trigger', tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
          where relnamespace = (select oid from pg_namespace where nspname = $1) and not tgisinternal
            and tgname not in ('movement_is_never_changed', 'movement_is_never_emptied')
          union all
          select 'rule', rulename from pg_rewrite join pg_class on pg_class.oid = ev_class
          where relnamespace = (select oid from pg_namespace where nspname = $1) and relkind = 'r') strangers";

/// The names of bincard's tables, separated by spaces.
pub(super) fn table_names() -> String {
    let names = TABLES.iter().map(|table| table.name);
    ["format", "shop", "setting"].into_iter().chain(names).collect::<Vec<_>>().join(" ")
}

/// Lets the numbers of new rows follow those that were copied.
pub(crate) fn continue_numbers(connection: &Connection) -> Result<()> {
    for table in ["item", "document", "step", "notification", "delivery"] {
        let query = format!(
            "select setval(pg_get_serial_sequence('{schema}.{table}', 'id'),
                           coalesce((select max(id) from {table}), 0) + 1, false)",
            schema = connection.schema()
        );
        connection.query_one(&query, &[], |_| Ok(()))?;
    }
    Ok(())
}

/// Tables and triggers of bincard that are missing.
pub(super) fn missing(connection: &Connection) -> Result<Vec<String>> {
    let query = "select relname from pg_class
        where relnamespace = (select oid from pg_namespace where nspname = ?1) and relkind = 'r'
        union all
        select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
        where relnamespace = (select oid from pg_namespace where nspname = ?1) and tgenabled = 'O'";
    let schema = connection.schema();
    let values = &[crate::store::value::Value::Text(schema)];
    let found: Vec<String> = connection.query_all(query, values, |row| row.get(0))?;
    let names = table_names();
    let needed = names.split(' ').chain(["movement_is_never_changed", "movement_is_never_emptied"]);
    let missing = needed.filter(|name| !found.iter().any(|found| found == name));
    Ok(missing.map(|name| format!("without `{name}`")).collect())
}

/// What a number in the form table must be.
pub(super) fn damaged_form() -> Fault {
    Fault::Damaged("the table `format` has no row".to_owned())
}
