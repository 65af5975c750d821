//! The row of a new item, for one item and for the many of a first import.

use jiff::Timestamp;
use std::borrow::Borrow;

use super::sort_keys::SortKeys;
use super::value::{ToColumn, Value};
use crate::ledger::item::Profile;
use crate::ledger::label::Label;
use crate::ledger::sku::Sku;

/// The columns of `values`, in their order: ?1 to ?16.
pub(super) const NEW_ITEM_COLUMNS: &str = "sku, sku_key, name, variation, category, name_key, variation_key, \
     category_key, barcode, price, cost, is_tracked, alert, threshold, created_at, archived_at";

/// What an item added at an instant has in its columns.
pub(super) fn values<'v, S, L>(
    profile: &'v Profile<S, L>,
    keys: &'v SortKeys,
    at: &'v Timestamp,
) -> [Value<'v>; 16]
where
    S: Borrow<Sku> + ToColumn,
    L: Borrow<Label> + ToColumn,
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
        if profile.is_archived() { at.to_column() } else { Value::Null },
    ]
}
