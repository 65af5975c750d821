//! An item as a record, the same for every command.

use anyhow::Result;
use jiff::Timestamp;

use crate::ledger::item::Item;
use crate::ledger::item_field::ItemField;
use crate::ledger::quantity::Quantity;
use crate::output::{Record, Value};

/// The default columns of a list.
pub(crate) const LIST_COLUMNS: [ItemField; 8] = [
    ItemField::Sku,
    ItemField::Name,
    ItemField::Variation,
    ItemField::OnHand,
    ItemField::Reserved,
    ItemField::Available,
    ItemField::Threshold,
    ItemField::StockAlert,
];

/// Columns to leave out on a narrow screen, in this order.
pub(crate) const SPARE_COLUMNS: [ItemField; 4] =
    [ItemField::Reserved, ItemField::OnHand, ItemField::Variation, ItemField::Threshold];

/// Everything known of an item that one row can tell: every field but `stock_alert`, which is text for people. An item
/// that is not tracked has no quantities (R6).
pub(crate) fn item_record(item: &Item, low_since: Option<Timestamp>) -> Result<Record> {
    let profile = &item.profile;
    let tracked = |quantity: Quantity| Some(quantity).filter(|_| profile.is_tracked());
    Ok(Record::new()
        .with(ItemField::Sku.word(), &profile.sku)
        .with(ItemField::Name.word(), &profile.name)
        .with(ItemField::Variation.word(), profile.variation.as_ref().map(Value::from))
        .with(ItemField::Category.word(), profile.category.as_ref().map(Value::from))
        .with(ItemField::Barcode.word(), profile.barcode.as_ref().map(Value::from))
        .with(ItemField::Price.word(), profile.price)
        .with(ItemField::Cost.word(), profile.cost)
        .with(ItemField::Tracked.word(), profile.is_tracked())
        .with(ItemField::Alert.word(), profile.is_alert_on())
        .with(ItemField::Threshold.word(), profile.threshold)
        .with(ItemField::OnHand.word(), tracked(item.level.on_hand()?))
        .with(ItemField::Reserved.word(), tracked(item.level.reserved))
        .with(ItemField::Available.word(), tracked(item.level.available))
        .with(ItemField::LowSince.word(), low_since)
        .with(ItemField::Archived.word(), profile.is_archived()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::item::{ItemId, Profile};
    use crate::ledger::label::Label;
    use crate::ledger::level::Level;
    use crate::ledger::sku::Sku;

    #[test]
    fn the_keys_of_an_item_are_its_fields() {
        let (sku, name) = (Sku::parse("TEA").unwrap(), Label::parse("Tea").unwrap());
        let profile = Profile::new(sku, name);
        let item = Item { id: ItemId(1), profile, level: Level::default(), counted_at: None };
        let record = item_record(&item, None).unwrap();
        for field in ItemField::ALL {
            let is_there = record.value(field.word()).is_some();
            assert_eq!(is_there, field != ItemField::StockAlert, "{field:?}");
        }
    }
}
