//! The identities that other systems give to items; only files from those systems contain them.

use anyhow::Result;

use super::row::Row;
use super::snapshot::{Snapshot, Transaction};
use super::value::bind;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::ItemId;

/// Separates the details in their column.
const SEPARATOR: char = '\u{1f}';

impl Snapshot<'_> {
    /// An item's identity in another system, if an import found one.
    pub(crate) fn foreign_identity(
        &self,
        item: ItemId,
        system: &str,
    ) -> Result<Option<ForeignIdentity>> {
        let found = self.connection.query_optional(
            "select code, details, sku from foreign_identity where item_id = ?1 and system = ?2",
            bind![item, system],
            |row| identity_of(row, 0),
        )?;
        Ok(found.flatten())
    }
}

/// Reads the code, details and SKU of an identity, if the row has one, from three columns on.
pub(super) fn identity_of(row: &Row<'_>, first: usize) -> Result<Option<ForeignIdentity>> {
    let Some(code) = row.get(first)? else { return Ok(None) };
    let details: String = row.get(first.saturating_add(1))?;
    let details = details.split(SEPARATOR).map(str::to_owned).collect();
    Ok(Some(ForeignIdentity { code, details, sku: row.get(first.saturating_add(2))? }))
}

impl Transaction<'_> {
    /// Records an item's identity in another system, unless it is already stored.
    pub(crate) fn set_foreign_identity(
        &self,
        item: ItemId,
        system: &str,
        identity: &ForeignIdentity,
    ) -> Result<()> {
        let details = identity.details.join(&SEPARATOR.to_string());
        self.connection
            .execute(
                "insert into foreign_identity (item_id, system, code, details, sku)
                 values (?1, ?2, ?3, ?4, ?5)
                 on conflict (item_id, system)
                 do update set code = excluded.code, details = excluded.details, sku = excluded.sku
                 where foreign_identity.code <> excluded.code or foreign_identity.details <> excluded.details
                       or foreign_identity.sku is distinct from excluded.sku",
                bind![item, system, identity.code, details, identity.sku],
            )
            .map(drop)
    }
}
