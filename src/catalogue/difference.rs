//! What an item becomes after an entry, and which fields change. Quantities are not compared here.

use std::borrow::Cow;

use super::cell_text;
use super::entry::{Entry, FieldUpdate};
use crate::ledger::item::{Alert, Profile, ProfileRef};
use crate::ledger::label::Label;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// A field that changes, with texts as in an export, empty if there is no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldChange {
    /// The field's word, such as `price`.
    pub(crate) field: &'static str,
    /// The old value.
    pub(crate) old: String,
    /// The new value.
    pub(crate) new: String,
}

/// What the entry changes. For a new item (without `old`), what it has beyond a SKU and the defaults.
pub(crate) fn field_changes(entry: &Entry, old: Option<&Profile>) -> Vec<FieldChange> {
    let fresh;
    let before = if let Some(old) = old {
        old
    } else {
        fresh = Profile::new(entry.sku.clone(), sku_as_name(&entry.sku));
        &fresh
    };
    changes(old, before, &updated_item(entry, before))
}

/// The new item that an entry describes.
pub(crate) fn new_item(entry: &Entry) -> ProfileRef<'_> {
    let threshold = entry.threshold.value().copied();
    let name = match &entry.name {
        FieldUpdate::Unchanged | FieldUpdate::Cleared => Cow::Owned(sku_as_name(&entry.sku)),
        FieldUpdate::Set(name) => Cow::Borrowed(name),
    };
    let plain = ProfileRef::new(&entry.sku, name);
    ProfileRef {
        variation: entry.variation.value().map(Cow::Borrowed),
        category: entry.category.value().map(Cow::Borrowed),
        barcode: entry.barcode.value().map(Cow::Borrowed),
        price: entry.price.value().copied(),
        cost: entry.cost.value().copied(),
        tracking: entry.tracking.value().copied().unwrap_or(plain.tracking),
        alert: alert(entry, Alert::Unset, threshold),
        threshold,
        status: entry.status.value().copied().unwrap_or(plain.status),
        ..plain
    }
}

/// Whether the entry changes nothing, determined without building the resulting item.
pub(crate) fn is_unchanged(entry: &Entry, old: &Profile) -> bool {
    fn is_same<T: PartialEq>(update: &FieldUpdate<T>, old: Option<&T>) -> bool {
        match update {
            FieldUpdate::Unchanged => true,
            FieldUpdate::Cleared => old.is_none(),
            FieldUpdate::Set(value) => old == Some(value),
        }
    }
    let is_same_name = match &entry.name {
        FieldUpdate::Unchanged => true,
        FieldUpdate::Cleared => old.name.as_str() == old.sku.as_str(),
        FieldUpdate::Set(name) => {
            *name == old.name || (entry.name_has_variation && is_joined(name, old))
        }
    };
    is_same_name
        && is_same(&entry.variation, old.variation.as_ref())
        && is_same(&entry.category, old.category.as_ref())
        && is_same(&entry.barcode, old.barcode.as_ref())
        && is_same(&entry.price, old.price.as_ref())
        && is_same(&entry.cost, old.cost.as_ref())
        && is_same(&entry.tracking, Some(&old.tracking))
        && alert(entry, old.alert, entry.threshold.clone().or_old(old.threshold)) == old.alert
        && is_same(&entry.threshold, old.threshold.as_ref())
        && is_same(&entry.status, Some(&old.status))
}

/// An item after the entry. The first spelling of its SKU is kept (R5).
pub(crate) fn updated_item(entry: &Entry, before: &Profile) -> Profile {
    let name = match &entry.name {
        FieldUpdate::Unchanged => before.name.clone(),
        FieldUpdate::Set(name) if entry.name_has_variation && is_joined(name, before) => {
            before.name.clone()
        }
        FieldUpdate::Cleared => sku_as_name(&before.sku),
        FieldUpdate::Set(name) => name.clone(),
    };
    let threshold = entry.threshold.clone().or_old(before.threshold);
    Profile {
        sku: before.sku.clone(),
        name,
        variation: entry.variation.clone().or_old(before.variation.clone()),
        category: entry.category.clone().or_old(before.category.clone()),
        barcode: entry.barcode.clone().or_old(before.barcode.clone()),
        price: entry.price.clone().or_old(before.price),
        cost: entry.cost.clone().or_old(before.cost),
        tracking: entry.tracking.value().copied().unwrap_or(before.tracking),
        alert: alert(entry, before.alert, threshold),
        threshold,
        status: entry.status.value().copied().unwrap_or(before.status),
    }
}

/// The alert after the entry. If the entry has only the effective alert, a setting with the same effect is left
/// unchanged: one that was never set is not set now.
fn alert(entry: &Entry, before: Alert, threshold: Option<Quantity>) -> Alert {
    let Some(alert) = entry.alert.value() else { return before };
    let is_same = before.is_on(threshold) == alert.is_on(threshold);
    if entry.alert_is_effective && is_same { before } else { *alert }
}

/// The fields that differ. A new item has no old values, not even its defaults.
fn changes(old: Option<&Profile>, before: &Profile, after: &Profile) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    let mut change = |field: &'static str, before: &dyn ToString, after: &dyn ToString| {
        let old = if old.is_none() { String::new() } else { before.to_string() };
        changes.push(FieldChange { field, old, new: after.to_string() });
    };
    if old.is_none() || before.name != after.name {
        change("name", &before.name.as_str(), &after.name.as_str());
    }
    macro_rules! compare {
        ($($field:ident)*) => {$(
            if before.$field != after.$field {
                let (old, new) = (before.$field.as_ref(), after.$field.as_ref());
                change(stringify!($field), &cell_text::optional(old), &cell_text::optional(new));
            }
        )*};
    }
    compare!(variation category barcode price cost);
    if before.tracking != after.tracking {
        change(
            "tracked",
            &cell_text::tracking(before.tracking),
            &cell_text::tracking(after.tracking),
        );
    }
    if before.alert != after.alert {
        change("alert", &cell_text::alert(before.alert), &cell_text::alert(after.alert));
    }
    compare!(threshold);
    if before.status != after.status {
        change(
            "archived",
            &cell_text::item_status(before.status),
            &cell_text::item_status(after.status),
        );
    }
    changes
}

/// A name followed by its variation, as one text: `Shirt - Red`.
pub(super) fn joined(name: &Label, variation: &Label) -> String {
    format!("{name} - {variation}")
}

fn is_joined(name: &Label, item: &Profile) -> bool {
    item.variation.as_ref().is_some_and(|variation| joined(&item.name, variation) == name.as_str())
}

/// A SKU as a label: SKUs are shorter, and have no control characters.
fn sku_as_name(sku: &Sku) -> Label {
    match Label::parse(sku.as_str()) {
        Ok(label) => label,
        Err(error) => unreachable!("a SKU is a label: {error:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::item::{Alert, ItemStatus, Tracking};

    fn profile() -> Profile {
        let sku = Sku::parse("TEA").unwrap();
        Profile {
            category: Some(Label::parse("Drinks").unwrap()),
            price: Some("4.5".parse().unwrap()),
            ..Profile::new(sku, Label::parse("Tea").unwrap())
        }
    }

    fn shown(entry: &Entry, old: Option<&Profile>) -> String {
        let shown: Vec<String> = field_changes(entry, old)
            .iter()
            .map(|change| format!("{}:{}>{}", change.field, change.old, change.new))
            .collect();
        shown.join(" ")
    }

    #[test]
    fn fields_that_are_not_mentioned_are_unchanged() {
        let entry = Entry::new(2, Sku::parse("tea").unwrap());
        let after = updated_item(&entry, &profile());
        assert_eq!(after.sku.as_str(), "TEA");
        assert_eq!(field_changes(&entry, Some(&profile())), []);
        assert_eq!(after, profile());
    }

    #[test]
    fn fields_are_cleared_and_set() {
        let mut entry = Entry::new(2, Sku::parse("tea").unwrap());
        entry.name = FieldUpdate::Cleared;
        entry.category = FieldUpdate::Cleared;
        entry.price = FieldUpdate::Set("5".parse().unwrap());
        entry.tracking = FieldUpdate::Set(Tracking::Untracked);
        entry.alert = FieldUpdate::Set(Alert::Off);
        entry.status = FieldUpdate::Set(ItemStatus::Archived);
        assert_eq!(
            shown(&entry, Some(&profile())),
            "name:Tea>TEA category:Drinks> price:4.5>5 tracked:true>false alert:>off \
             archived:false>true"
        );
    }

    #[test]
    fn the_difference_of_a_new_item_omits_defaults() {
        let mut entry = Entry::new(2, Sku::parse("MUG").unwrap());
        entry.tracking = FieldUpdate::Set(Tracking::Tracked);
        entry.threshold = FieldUpdate::Set("3".parse().unwrap());
        assert_eq!(shown(&entry, None), "name:>MUG threshold:>3");
        entry.tracking = FieldUpdate::Set(Tracking::Untracked);
        assert_eq!(shown(&entry, None), "name:>MUG tracked:>false threshold:>3");
    }
}
