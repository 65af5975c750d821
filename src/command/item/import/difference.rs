//! What a row changes, field by field, for `--dry-run`.

use crate::catalogue::FieldChange;
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::output::{Record, Value};

/// What a row changes about one item.
pub(super) struct ItemDifference {
    sku: Sku,
    /// `added` or `changed`.
    change: &'static str,
    fields: Vec<FieldChange>,
}

impl ItemDifference {
    pub(super) fn added(
        sku: &Sku,
        mut fields: Vec<FieldChange>,
        opening: Option<Quantity>,
    ) -> Self {
        if let Some(quantity) = opening {
            fields.insert(0, on_hand_change(String::new(), quantity));
        }
        Self { sku: sku.clone(), change: "added", fields }
    }

    pub(super) fn changed(
        sku: &Sku,
        mut fields: Vec<FieldChange>,
        on_hand: Option<(Quantity, Quantity)>,
    ) -> Self {
        if let Some((before, after)) = on_hand {
            fields.insert(0, on_hand_change(before.to_string(), after));
        }
        Self { sku: sku.clone(), change: "changed", fields }
    }

    /// As data: `difference` reads `price: 8.5 → 9`.
    pub(super) fn record(&self) -> Record {
        let fields = self.fields.iter().map(|change| {
            Record::new()
                .with("field", change.field)
                .with("old", value(change.field, &change.old))
                .with("new", value(change.field, &change.new))
        });
        let shown = self.fields.iter().map(|FieldChange { field, old, new }| {
            if old.is_empty() {
                format!("{field}: {new}")
            } else {
                format!("{field}: {old} → {new}")
            }
        });
        Record::new()
            .with("sku", &self.sku)
            .with("change", self.change)
            .with("difference", shown.collect::<Vec<_>>().join("; "))
            .with("fields", fields.collect::<Vec<_>>())
    }
}

/// Stands first, as a narrow screen cuts a line at its end.
fn on_hand_change(old: String, new: Quantity) -> FieldChange {
    FieldChange { field: "on_hand", old, new: new.to_string() }
}

/// The value of a field from its text in an export.
fn value(field: &str, text: &str) -> Value {
    match field {
        _ if text.is_empty() => Value::Null,
        "on_hand" | "threshold" => text.parse::<Quantity>().ok().into(),
        "price" | "cost" => text.parse::<Money>().ok().into(),
        "tracked" | "archived" => (text == "true").into(),
        "alert" => (text == "on").into(),
        _ => text.into(),
    }
}
