//! The shop's settings, as text under their keys. settings.rs describes each of them.

use anyhow::Result;

use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::bind;

impl Snapshot<'_> {
    /// The text of a setting, if it is set. All of them are read at once, because they are few and most commands need
    /// several.
    pub(crate) fn setting(&self, key: &str) -> Result<Option<String>> {
        if self.settings.borrow().is_none() {
            let all = self.connection.query_all("select key, value from setting", &[], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            *self.settings.borrow_mut() = Some(all.into_iter().collect());
        }
        Ok(self.settings.borrow().as_ref().and_then(|all| all.get(key).cloned()))
    }
}

impl Transaction<'_> {
    /// Sets or resets a setting.
    pub(crate) fn put_setting(&self, key: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => self.connection.execute(
                "insert into setting (key, value) values (?1, ?2)
                 on conflict (key) do update set value = excluded.value",
                bind![key, value],
            )?,
            None => self.connection.execute("delete from setting where key = ?1", bind![key])?,
        };
        self.settings.take();
        Ok(())
    }
}
