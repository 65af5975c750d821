//! What identifies a store and its backups for good: a setting that no command shows or changes.

use anyhow::Result;

use super::statements::Statements;

/// The identity of a store; `None` if another program removed it.
pub(super) fn identity(store: &impl Statements) -> Result<Option<String>> {
    let query = "select value from setting where key = 'store.identity'";
    store.query_optional(query, &[], |row| row.get(0))
}
