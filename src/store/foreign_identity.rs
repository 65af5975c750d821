//! The identities that other systems give to items; only files from those systems contain them.

use anyhow::Result;

use super::item::{ITEM_COLUMNS, ITEM_TABLES, item_of};
use super::row::Row;
use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::{ToColumn, Value, bind};
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{Item, ItemId};
use crate::ledger::sku::Sku;

/// Separates the details in their column.
const SEPARATOR: char = '\u{1f}';

/// The columns of an identity, in the order in which they are written.
pub(super) const IDENTITY_COLUMNS: &str = "item_id, system, code, details, sku";

pub(super) fn joined_details(identity: &ForeignIdentity) -> String {
    identity.details.join(&SEPARATOR.to_string())
}

/// An item, and its identity in another system if an import found one.
#[derive(Debug, Clone)]
pub(crate) struct IdentifiedItem {
    pub(crate) item: Item,
    pub(crate) identity: Option<ForeignIdentity>,
}

impl IdentifiedItem {
    /// Whether an identity would be stored as the one it has.
    pub(crate) fn is_identified_by(&self, identity: &ForeignIdentity) -> bool {
        let stored = |identity: &ForeignIdentity| {
            (identity.code.clone(), joined_details(identity), identity.sku.clone())
        };
        self.identity.as_ref().is_some_and(|known| stored(known) == stored(identity))
    }
}

impl Snapshot<'_> {
    /// Those items that exist of a few hundred SKUs, with their identities in a system.
    pub(crate) fn find_items(&self, skus: &[&Sku], system: &str) -> Result<Vec<IdentifiedItem>> {
        let mut values: Vec<Value<'_>> = vec![system.to_column()];
        values.extend(skus.iter().map(|sku| Value::Text(sku.key())));
        let keys: Vec<String> = (2..=values.len()).map(|place| format!("?{place}")).collect();
        let query = format!(
            "select code, details, foreign_identity.sku, {ITEM_COLUMNS}
             from {ITEM_TABLES} left join foreign_identity
                  on foreign_identity.item_id = item.id and foreign_identity.system = ?1
             where item.sku_key in ({})",
            keys.join(", ")
        );
        self.connection.query_all(&query, &values, |row| {
            Ok(IdentifiedItem { identity: identity_of(row, 0)?, item: item_of(row, 3)? })
        })
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
        let details = joined_details(identity);
        let insert = format!(
            "insert into foreign_identity ({IDENTITY_COLUMNS}) values (?1, ?2, ?3, ?4, ?5)
             on conflict (item_id, system)
             do update set code = excluded.code, details = excluded.details, sku = excluded.sku
             where foreign_identity.code <> excluded.code or foreign_identity.details <> excluded.details
                   or foreign_identity.sku is distinct from excluded.sku"
        );
        let values = bind![item, system, identity.code, details, identity.sku];
        self.connection.execute(&insert, values).map(drop)
    }
}
