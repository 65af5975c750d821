//! Items: adding, finding and changing them. Their balances change only in movement.rs.

use anyhow::Result;
use jiff::Timestamp;
use std::borrow::Borrow;

use super::row::Row;
use super::snapshot::{Snapshot, Transaction};
use super::sort_keys::SortKeys;
use super::statements::Statements;
use super::value::{ColumnType, HasColumnType, ToColumn, Value, bind};
use crate::ledger::item::{Item, ItemId, Profile};
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::sku::Sku;
use crate::refusal::Refusal;
use crate::suggest::nearest_few;

/// The columns that `item_of` reads, in its order. A query puts columns of its own before them, so that one more here
/// moves no other.
pub(crate) const ITEM_COLUMNS: &str = "item.id, item.sku, item.name, item.variation, item.category, \
     item.barcode, item.price, item.cost, item.is_tracked, item.alert, item.threshold, item.archived_at, \
     balance.available, balance.reserved, balance.counted_at";

/// The tables of those columns.
pub(crate) const ITEM_TABLES: &str = "item join balance on balance.item_id = item.id";

/// How many SKUs are compared with a mistyped one to suggest similar ones.
const NEAREST_SCANNED: i64 = 20_000;

/// Reads an item from `ITEM_COLUMNS`, the first of which is at this position.
pub(crate) fn item_of(row: &Row<'_>, first: usize) -> Result<Item> {
    let at = |position: usize| first.saturating_add(position);
    Ok(Item {
        id: row.get(at(0))?,
        profile: Profile {
            sku: row.get(at(1))?,
            name: row.get(at(2))?,
            variation: row.get(at(3))?,
            category: row.get(at(4))?,
            barcode: row.get(at(5))?,
            price: row.get(at(6))?,
            cost: row.get(at(7))?,
            tracking: row.get(at(8))?,
            alert: row.get(at(9))?,
            threshold: row.get(at(10))?,
            status: row.get(at(11))?,
        },
        level: Level { available: row.get(at(12))?, reserved: row.get(at(13))? },
        counted_at: row.get(at(14))?,
    })
}

/// Finds an item by id or by the key of its SKU. It is one statement for both, because a sale looks its item up both
/// ways, and preparing a statement takes longer than running it.
fn one_item() -> String {
    format!(
        "select {ITEM_COLUMNS} from {ITEM_TABLES}
         where item.id = coalesce(?1, (select id from item where sku_key = ?2))"
    )
}

impl Snapshot<'_> {
    pub(crate) fn find_item(&self, sku: &Sku) -> Result<Option<Item>> {
        self.connection
            .query_optional(&one_item(), bind![None::<i64>, sku.key()], |row| item_of(row, 0))
    }

    /// The item with a SKU. Refuses an unknown SKU, suggesting the nearest ones (R5).
    pub(crate) fn item(&self, sku: &Sku) -> Result<Item> {
        match self.find_item(sku)? {
            Some(item) => Ok(item),
            None => Err(self.unknown_item(sku)?.into()),
        }
    }

    /// The item that another row refers to.
    pub(crate) fn item_by_id(&self, id: ItemId) -> Result<Item> {
        self.connection.query_one(&one_item(), bind![id, None::<&str>], |row| item_of(row, 0))
    }

    fn unknown_item(&self, sku: &Sku) -> Result<Refusal> {
        let start: String = sku.key().chars().take(1).collect();
        let known: Vec<String> = self.connection.query_all(
            "select sku from (select sku, sku_key from item where sku_key >= ?1 and archived_at is null
                              order by sku_key limit ?2) following
             union all
             select sku from (select sku, sku_key from item where sku_key < ?1 and archived_at is null
                              order by sku_key desc limit ?2) preceding
             limit ?2",
            bind![start, NEAREST_SCANNED],
            |row| row.get(0),
        )?;
        let nearest = nearest_few(sku.as_str(), known.iter().map(String::as_str), 3);
        Ok(Refusal::UnknownItem { sku: sku.as_str().to_owned(), nearest })
    }
}

/// The columns of `new_item_values`, in their order: ?1 to ?16.
pub(super) const NEW_ITEM_COLUMNS: &str = "sku, sku_key, name, variation, category, name_key, variation_key, \
     category_key, barcode, price, cost, is_tracked, alert, threshold, created_at, archived_at";

/// What an item added at an instant has in its columns.
pub(super) fn new_item_values<'v, S, L>(
    profile: &'v Profile<S, L>,
    keys: &'v SortKeys,
    at: &'v Timestamp,
) -> [Value<'v>; 16]
where
    S: Borrow<Sku> + ToColumn,
    L: Borrow<Label> + ToColumn + HasColumnType,
{
    [
        profile.sku.to_column(),
        Value::Text(profile.sku.borrow().key()),
        profile.name.to_column(),
        profile.variation.to_column(),
        profile.category.to_column(),
        keys.name.to_column(),
        keys.variation.to_column(),
        keys.category.to_column(),
        profile.barcode.to_column(),
        profile.price.to_column(),
        profile.cost.to_column(),
        profile.tracking.to_column(),
        profile.alert.to_column(),
        profile.threshold.to_column(),
        at.to_column(),
        if profile.is_archived() { at.to_column() } else { Value::Null(ColumnType::Integer) },
    ]
}

impl Transaction<'_> {
    /// Adds an item without stock. Refuses a SKU that already exists.
    pub(crate) fn insert_item(&self, profile: &Profile, at: Timestamp) -> Result<ItemId> {
        let keys = SortKeys::of(profile);
        let insert = format!(
            "insert into item ({NEW_ITEM_COLUMNS})
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
             on conflict do nothing returning id"
        );
        let values = new_item_values(profile, &keys, &at);
        let id: Option<ItemId> =
            self.connection.query_optional(&insert, &values, |row| row.get(0))?;
        let id = id.ok_or_else(|| Refusal::ItemExists { sku: profile.sku.clone() })?;
        self.connection.execute("insert into balance (item_id) values (?1)", bind![id])?;
        Ok(id)
    }

    /// Replaces an item's profile; only the columns that differ are written.
    pub(crate) fn update_item(&self, item: &Item, profile: &Profile) -> Result<()> {
        let old = &item.profile;
        let archived_at = profile.is_archived().then(|| self.now());
        let keys = SortKeys::of(profile);
        let columns: [(&str, bool, &dyn ToColumn); 13] = [
            ("name", old.name != profile.name, &profile.name),
            ("name_key", old.name != profile.name, &keys.name),
            ("variation", old.variation != profile.variation, &profile.variation),
            ("variation_key", old.variation != profile.variation, &keys.variation),
            ("category", old.category != profile.category, &profile.category),
            ("category_key", old.category != profile.category, &keys.category),
            ("barcode", old.barcode != profile.barcode, &profile.barcode),
            ("price", old.price != profile.price, &profile.price),
            ("cost", old.cost != profile.cost, &profile.cost),
            ("is_tracked", old.tracking != profile.tracking, &profile.tracking),
            ("alert", old.alert != profile.alert, &profile.alert),
            ("threshold", old.threshold != profile.threshold, &profile.threshold),
            ("archived_at", old.status != profile.status, &archived_at),
        ];
        let mut set = Vec::with_capacity(columns.len());
        let mut values: Vec<Value<'_>> = vec![item.id.to_column()];
        for (column, is_changed, value) in columns {
            if is_changed {
                values.push(value.to_column());
                set.push(format!("{column} = ?{}", values.len()));
            }
        }
        if set.is_empty() {
            return Ok(());
        }
        let sql = format!("update item set {} where id = ?1", set.join(", "));
        self.connection.execute(&sql, &values).map(drop)
    }
}
