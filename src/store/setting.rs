//! The shop's settings, as texts by their keys. What each means is told in settings.rs.

use anyhow::Result;
use rusqlite::params;

use super::{Snapshot, Transaction};

impl Snapshot<'_> {
    /// The text of a setting, if it was set. All are read at once: they are few, and most commands need several.
    pub(crate) fn setting(&self, key: &str) -> Result<Option<String>> {
        if self.settings.borrow().is_none() {
            let mut query = self.connection.prepare_cached("select key, value from setting")?;
            let all = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            *self.settings.borrow_mut() = Some(all.collect::<rusqlite::Result<_>>()?);
        }
        Ok(self.settings.borrow().as_ref().and_then(|all| all.get(key).cloned()))
    }
}

impl Transaction<'_> {
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
        self.settings.take();
        Ok(())
    }
}
