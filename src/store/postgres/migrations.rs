//! Migrations from older versions: an ordered list of statements, never edited once released. Only `store upgrade` runs
//! them, because other machines may still have an older program (R64).

use anyhow::Result;
use std::time::Duration;

use super::address::ServerAddress;
use super::faults::fault;
use super::link::Link;
use super::open::{missing_or, must_not_be_newer};
use super::schema::{OLDEST_VERSION, VERSION, damaged_form};
use crate::store::mode::CommitMode;

/// The statements from each version to the next, starting with the first. schema.sql is the result of all of them.
const MIGRATIONS: [&str; 0] = [];

/// Runs the pending migrations: all or none. Returns whether there were any.
pub(crate) fn upgrade(
    address: &ServerAddress,
    busy_timeout: Duration,
    mode: CommitMode,
) -> Result<bool> {
    let link = Link::connect(address, busy_timeout)?;
    let client = link.client();
    let begin = format!(
        "begin; set local search_path = {}, pg_temp; set local lock_timeout = {};
         update shop set at = at where id = 1",
        address.schema,
        busy_timeout.as_millis().max(1)
    );
    let format = link.wait(async {
        client.batch_execute(&begin).await?;
        client.query_typed("select version, oldest from format for update", &[]).await
    });
    let format = format.map_err(|error| missing_or(&error, address))?;
    let version = must_not_be_newer(format.first().ok_or_else(damaged_form)?, address)?;
    let is_pending = version < VERSION;
    let upgraded = link.wait(async {
        for (_, migration) in (1..).zip(MIGRATIONS).filter(|(from, _)| *from >= version) {
            client.batch_execute(migration).await?;
        }
        if is_pending {
            let update =
                format!("update format set version = {VERSION}, oldest = {OLDEST_VERSION}");
            client.batch_execute(&update).await?;
        }
        client.batch_execute(if mode == CommitMode::Commit { "commit" } else { "rollback" }).await
    });
    upgraded.map_err(|error| fault(&error, address))?;
    Ok(is_pending)
}
