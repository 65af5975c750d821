//! Items: adding, finding, changing them. Their balances change only in movement.rs.

use anyhow::Result;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::row::{instant, optional_instant_of};
use super::{Snapshot, Transaction};
use crate::ledger::item::{Alert, Item, ItemId, ItemStatus, Profile, Tracking};
use crate::ledger::level::Level;
use crate::ledger::sku::Sku;
use crate::refusal::Refusal;
use crate::suggest::nearest_few;

/// The columns that `item_of` reads, in its order.
pub(crate) const ITEM_COLUMNS: &str = "item.id, item.sku, item.name, item.variation, item.category, \
     item.barcode, item.price, item.cost, item.is_tracked, item.alert, item.threshold, item.archived_at, \
     item.available, item.reserved, item.counted_at";

/// How many SKUs are looked at to find those near a mistyped one.
const NEAREST_SCANNED: i64 = 20_000;

/// Reads an item from the columns of `ITEM_COLUMNS`.
pub(crate) fn item_of(row: &Row<'_>) -> rusqlite::Result<Item> {
    let alert = match row.get::<_, Option<bool>>(9)? {
        None => Alert::Unset,
        Some(true) => Alert::On,
        Some(false) => Alert::Off,
    };
    Ok(Item {
        id: ItemId(row.get(0)?),
        profile: Profile {
            sku: row.get(1)?,
            name: row.get(2)?,
            variation: row.get(3)?,
            category: row.get(4)?,
            barcode: row.get(5)?,
            price: row.get(6)?,
            cost: row.get(7)?,
            tracking: if row.get(8)? { Tracking::Tracked } else { Tracking::Untracked },
            alert,
            threshold: row.get(10)?,
            status: match optional_instant_of(row, 11)? {
                None => ItemStatus::Active,
                Some(_) => ItemStatus::Archived,
            },
        },
        level: Level { available: row.get(12)?, reserved: row.get(13)? },
        counted_at: optional_instant_of(row, 14)?,
    })
}

/// The item of an id, or else of a SKU's key. One statement for both: a sale looks its item up by SKU and, when it is
/// entered, by id, and to prepare a statement costs more than to run it.
fn one_item() -> String {
    format!(
        "select {ITEM_COLUMNS} from item
         where item.id = coalesce(?1, (select id from item where sku_key = ?2))"
    )
}

pub(super) fn alert_column(alert: Alert) -> Option<bool> {
    match alert {
        Alert::Unset => None,
        Alert::On => Some(true),
        Alert::Off => Some(false),
    }
}

impl Snapshot<'_> {
    /// The item of a SKU, if there is one.
    pub(crate) fn find_item(&self, sku: &Sku) -> Result<Option<Item>> {
        let mut query = self.connection.prepare_cached(&one_item())?;
        Ok(query.query_row(params![None::<i64>, sku.key()], item_of).optional()?)
    }

    /// The item of a SKU. Refuses an unknown one with the nearest there are (R5).
    pub(crate) fn item(&self, sku: &Sku) -> Result<Item> {
        match self.find_item(sku)? {
            Some(item) => Ok(item),
            None => Err(self.unknown_item(sku)?.into()),
        }
    }

    /// The item of a row that another row refers to.
    pub(crate) fn item_by_id(&self, id: ItemId) -> Result<Item> {
        let mut query = self.connection.prepare_cached(&one_item())?;
        Ok(query.query_row(params![id.0, None::<&str>], item_of)?)
    }

    fn unknown_item(&self, sku: &Sku) -> Result<Refusal> {
        let start: String = sku.key().chars().take(1).collect();
        let mut query = self.connection.prepare_cached(
            "select sku from (select sku, sku_key from item where sku_key >= ?1 and archived_at is null
                              order by sku_key limit ?2)
             union all
             select sku from (select sku, sku_key from item where sku_key < ?1 and archived_at is null
                              order by sku_key limit ?2)
             limit ?2",
        )?;
        let known = query
            .query_map(params![start, NEAREST_SCANNED], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let nearest = nearest_few(sku.as_str(), known.iter().map(String::as_str), 3);
        Ok(Refusal::UnknownItem { sku: sku.as_str().to_owned(), nearest })
    }
}

impl Transaction<'_> {
    /// Adds an item without stock. Refuses a SKU that is there already.
    pub(crate) fn insert_item(&self, profile: &Profile, at: Timestamp) -> Result<ItemId> {
        let mut insert = self.connection.prepare_cached(
            "insert into item (sku, sku_key, name, variation, category, barcode, price, cost, is_tracked, alert,
                               threshold, created_at, archived_at)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) on conflict do nothing",
        )?;
        let added = insert.execute(params![
            profile.sku,
            profile.sku.key(),
            profile.name,
            profile.variation,
            profile.category,
            profile.barcode,
            profile.price,
            profile.cost,
            profile.is_tracked(),
            alert_column(profile.alert),
            profile.threshold,
            instant(at),
            profile.is_archived().then(|| instant(at)),
        ])?;
        if added == 0 {
            return Err(Refusal::ItemExists { sku: profile.sku.clone() }.into());
        }
        Ok(ItemId(self.connection.last_insert_rowid()))
    }

    /// Replaces what the shop says about an item. Only the columns that change are written.
    pub(crate) fn update_item(&self, item: &Item, profile: &Profile) -> Result<()> {
        let old = &item.profile;
        let alert = alert_column(profile.alert);
        let (is_tracked, id) = (profile.is_tracked(), item.id.0);
        let archived_at = profile.is_archived().then(|| instant(self.now()));
        let columns: [(&str, bool, &dyn ToSql); 10] = [
            ("name", old.name != profile.name, &profile.name),
            ("variation", old.variation != profile.variation, &profile.variation),
            ("category", old.category != profile.category, &profile.category),
            ("barcode", old.barcode != profile.barcode, &profile.barcode),
            ("price", old.price != profile.price, &profile.price),
            ("cost", old.cost != profile.cost, &profile.cost),
            ("is_tracked", old.tracking != profile.tracking, &is_tracked),
            ("alert", old.alert != profile.alert, &alert),
            ("threshold", old.threshold != profile.threshold, &profile.threshold),
            ("archived_at", old.status != profile.status, &archived_at),
        ];
        let mut set = Vec::with_capacity(columns.len());
        let mut bound: Vec<&dyn ToSql> = vec![&id];
        for (column, is_changed, value) in columns {
            if is_changed {
                bound.push(value);
                set.push(format!("{column} = ?{}", bound.len()));
            }
        }
        if set.is_empty() {
            return Ok(());
        }
        let sql = format!("update item set {} where id = ?1", set.join(", "));
        self.connection.prepare_cached(&sql)?.execute(bound.as_slice())?;
        Ok(())
    }
}
