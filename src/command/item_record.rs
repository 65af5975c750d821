//! What is told of an item, whichever command tells it.

use anyhow::Result;
use jiff::Timestamp;

use crate::ledger::item::Item;
use crate::output::{Column, Record, Value};

/// The keys of an item, in the order they are told; also the columns that a list can show.
pub(crate) const ITEM_KEYS: [&str; 15] = [
    "sku",
    "name",
    "variation",
    "category",
    "barcode",
    "price",
    "cost",
    "tracked",
    "alert",
    "threshold",
    "on_hand",
    "reserved",
    "available",
    "low_since",
    "archived",
];

/// The columns of a list where none are named.
pub(crate) const LIST_COLUMNS: [Column; 8] = [
    Column("sku"),
    Column("name"),
    Column("variation"),
    Column("on_hand"),
    Column("reserved"),
    Column("available"),
    Column("threshold"),
    Column("stock_alert"),
];

/// Those of them that a narrow screen can do without, the first first.
pub(crate) const SPARE_COLUMNS: [Column; 4] =
    [Column("reserved"), Column("on_hand"), Column("variation"), Column("threshold")];

/// Everything known of an item that one row can tell.
pub(crate) fn item_record(item: &Item, low_since: Option<Timestamp>) -> Result<Record> {
    let profile = &item.profile;
    Ok(Record::new()
        .with("sku", &profile.sku)
        .with("name", &profile.name)
        .with("variation", profile.variation.as_ref().map(Value::from))
        .with("category", profile.category.as_ref().map(Value::from))
        .with("barcode", profile.barcode.as_ref().map(Value::from))
        .with("price", profile.price)
        .with("cost", profile.cost)
        .with("tracked", profile.is_tracked())
        .with("alert", profile.is_alert_on())
        .with("threshold", profile.threshold)
        .with("on_hand", item.level.on_hand()?)
        .with("reserved", item.level.reserved)
        .with("available", item.level.available)
        .with("low_since", low_since)
        .with("archived", profile.is_archived()))
}
