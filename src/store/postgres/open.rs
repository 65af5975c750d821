//! Opening and creating a store on a server: what the server must be, and what must be in the schema.

use anyhow::Result;
use jiff::Timestamp;
use std::time::Duration;
use tokio_postgres::Row;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{ToSql, Type};

use super::address::ServerAddress;
use super::connection::Connection;
use super::faults::fault;
use super::link::Link;
use super::schema::{self, OLDEST_VERSION, STRANGERS, VERSION, table_names};
use crate::message::Message;
use crate::refusal::Refusal;

/// The oldest server: PostgreSQL 14.
const OLDEST_SERVER: i64 = 140_000;

/// What the server says about itself: its version, whether it is a standby, its settings, whether this role may write,
/// and what does not belong in the schema.
fn about_server(schema: &str) -> String {
    format!(
        "select cast(current_setting('server_version_num') as bigint), cast(pg_is_in_recovery() as int),
                current_setting('fsync'), current_setting('synchronous_commit'),
                pg_encoding_to_char((select encoding from pg_database where datname = current_database())),
                cast(has_table_privilege(to_regclass('{schema}.shop'), 'update') as int), ({STRANGERS})"
    )
}

/// Opens a store, in one round trip after connecting.
pub(crate) fn open(
    address: &ServerAddress,
    busy_timeout: Duration,
    clock: &dyn Fn() -> Timestamp,
) -> Result<Connection> {
    let link = Link::connect(address, busy_timeout)?;
    let (about, tables) = (about_server(&address.schema), table_names());
    let format = format!(
        "select version, oldest, {schema}.store_clock() from {schema}.format",
        schema = address.schema
    );
    let parameters: [(&(dyn ToSql + Sync), Type); 2] =
        [(&address.schema, Type::TEXT), (&tables, Type::TEXT)];
    let client = link.client();
    let (about, format) = link.wait(async {
        tokio::join!(biased; client.query_typed(&about, &parameters), client.query_typed(&format, &[]))
    });
    let about = about.map_err(|error| fault(&error, address))?;
    let about = about.first().ok_or_else(schema::damaged_form)?;
    must_be_fit(about, address)?;
    let format = format.map_err(|error| missing_or(&error, address))?;
    let format = format.first().ok_or_else(schema::damaged_form)?;
    must_be_known(format, address)?;
    if let Some(said) = text(about, 6) {
        return Err(Refusal::SchemaTampered { store: address.to_string(), said }.into());
    }
    let server_clock = Timestamp::from_microsecond(format.try_get(2).unwrap_or_default())?;
    address.clock_lead.set(clock().duration_since(server_clock));
    let may_write = about.try_get::<_, Option<i32>>(5).ok().flatten();
    Ok(Connection::new(link, address.clone(), busy_timeout, may_write == Some(0)))
}

/// The fault of a statement that reads the first table, which may not exist.
pub(super) fn missing_or(error: &tokio_postgres::Error, address: &ServerAddress) -> anyhow::Error {
    match error.code() {
        Some(code) if [SqlState::UNDEFINED_TABLE, SqlState::INVALID_SCHEMA_NAME].contains(code) => {
            Refusal::NoSharedStore { store: address.to_string() }.into()
        }
        Some(_) | None => fault(error, address),
    }
}

/// Creates an empty store with its initial settings; returns `false` without doing anything if there is one.
pub(crate) fn create(
    address: &ServerAddress,
    settings: &[(&str, String)],
    busy_timeout: Duration,
    clock: &dyn Fn() -> Timestamp,
) -> Result<bool> {
    match open(address, busy_timeout, clock) {
        Ok(_) => return Ok(false),
        Err(error) if matches!(error.downcast_ref(), Some(Refusal::NoSharedStore { .. })) => {}
        Err(error) => return Err(error),
    }
    let link = Link::connect(address, busy_timeout)?;
    let identity = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
    let created = create_tables(&link, &address.schema, settings, &identity);
    match created {
        Ok(()) => Ok(true),
        // Another machine was faster.
        Err(error) if is_duplicate(&error) => Ok(false),
        Err(error) => Err(fault(&error, address)),
    }
}

fn create_tables(
    link: &Link,
    schema: &str,
    settings: &[(&str, String)],
    identity: &str,
) -> Result<(), tokio_postgres::Error> {
    let client = link.client();
    link.wait(client.batch_execute("begin"))?;
    schema::create(link, schema)?;
    let insert = "insert into setting (key, value) values ($1, $2)";
    let identity = ("store.identity", identity);
    let settings = settings.iter().map(|(key, value)| (*key, value.as_str()));
    for (key, value) in settings.chain([identity]) {
        let row: [(&(dyn ToSql + Sync), Type); 2] = [(&key, Type::TEXT), (&value, Type::TEXT)];
        link.wait(client.execute_typed(insert, &row))?;
    }
    link.wait(client.batch_execute("commit"))
}

fn is_duplicate(error: &tokio_postgres::Error) -> bool {
    error.code().is_some_and(|code| {
        [SqlState::UNIQUE_VIOLATION, SqlState::DUPLICATE_SCHEMA, SqlState::DUPLICATE_TABLE]
            .contains(code)
    })
}

/// Refuses a server that is too old, may lose what it acknowledged, cannot be written to, or has another encoding
/// (R62).
fn must_be_fit(about: &Row, address: &ServerAddress) -> Result<()> {
    let version = about.try_get::<_, i64>(0).unwrap_or_default();
    let is_standby = about.try_get::<_, i32>(1).unwrap_or_default() == 1;
    let setting = |column: usize| text(about, column).unwrap_or_default();
    let why = if version < OLDEST_SERVER {
        Message::new("server-too-old").with("version", (version / 10_000).to_string())
    } else if is_standby {
        Message::new("server-read-only")
    } else if setting(2) == "off" {
        Message::new("server-setting-off").with("setting", "fsync")
    } else if setting(3) == "off" {
        Message::new("server-setting-off").with("setting", "synchronous_commit")
    } else if setting(4) != "UTF8" {
        Message::new("server-not-utf8").with("encoding", setting(4))
    } else {
        return Ok(());
    };
    Err(Refusal::ServerUnfit { store: address.to_string(), why }.into())
}

/// Refuses a store that is too new for this program, or one that must be upgraded for it (R64).
fn must_be_known(format: &Row, address: &ServerAddress) -> Result<()> {
    let version = must_not_be_newer(format, address)?;
    if version < OLDEST_VERSION {
        let store = address.to_string();
        return Err(Refusal::OlderSchema { store, version, known: VERSION }.into());
    }
    Ok(())
}

/// Refuses a store that is too new for this program, and returns its version.
pub(super) fn must_not_be_newer(format: &Row, address: &ServerAddress) -> Result<i64> {
    let number = |column: usize| format.try_get::<_, i64>(column).unwrap_or_default();
    let (version, oldest) = (number(0), number(1));
    if oldest > VERSION {
        let store = address.to_string();
        return Err(Refusal::NewerSchema { store, version, known: VERSION }.into());
    }
    Ok(version)
}

fn text(row: &Row, column: usize) -> Option<String> {
    row.try_get::<_, Option<String>>(column).ok().flatten()
}
