//! The shop's settings, as texts by their keys. What each means is told in settings.rs.

use anyhow::Result;
use rusqlite::{OptionalExtension, params};

use super::{Reading, Writing};

impl Reading<'_> {
    /// The text of a setting, if it was set.
    pub(crate) fn setting(&self, key: &str) -> Result<Option<String>> {
        let mut query =
            self.connection.prepare_cached("select value from setting where key = ?1")?;
        Ok(query.query_row([key], |row| row.get(0)).optional()?)
    }
}

impl Writing<'_> {
    /// Sets a setting, or takes it away.
    pub(crate) fn put_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => self.connection.execute(
                "insert into setting (key, value) values (?1, ?2)
                 on conflict (key) do update set value = excluded.value",
                params![key, value],
            )?,
            None => self.connection.execute("delete from setting where key = ?1", [key])?,
        };
        Ok(())
    }
}
