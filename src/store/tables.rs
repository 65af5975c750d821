//! `TABLES`: what a complete copy of a store consists of, in an order in which every reference leads to an earlier row.

/// Columns of a table, separated by commas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns<'t> {
    pub(super) table: &'t str,
    pub(super) columns: &'t str,
}

impl Columns<'_> {
    pub(super) fn count(self) -> usize {
        self.columns.split(',').count()
    }
}

/// A table of the store.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static str,
    /// The columns that determine the order in which its rows are copied.
    pub(super) order: &'static str,
}

impl Table {
    pub(super) fn columns(&self) -> Columns<'_> {
        Columns { table: self.name, columns: self.columns }
    }
}

/// Every table but `shop` and `setting`, which are few rows and created with the store.
pub(super) const TABLES: [Table; 12] = [
    Table {
        name: "item",
        columns: "id, sku, sku_key, name, variation, category, name_key, variation_key, category_key, barcode, price, \
                  cost, is_tracked, alert, threshold, created_at, archived_at",
        order: "id",
    },
    Table {
        name: "foreign_identity",
        columns: "item_id, system, code, details, sku",
        order: "item_id, system",
    },
    Table {
        name: "balance",
        columns: "item_id, available, reserved, counted_at",
        order: "item_id",
    },
    Table {
        name: "document",
        columns: "id, kind, number, state, customer, is_pickup, expires_at, reason, reference, is_tracked",
        order: "id",
    },
    Table {
        name: "line",
        columns: "document_id, n, item_id, quantity, moves, refunded",
        order: "document_id, n",
    },
    Table { name: "step", columns: "id, document_id, kind, at, recorded_at, note", order: "id" },
    Table { name: "refund_line", columns: "step_id, item_id, quantity", order: "step_id, item_id" },
    Table {
        name: "movement",
        columns: "item_id, at, step_id, n, kind, from_state, to_state, quantity",
        order: "item_id, at, step_id, n",
    },
    Table {
        name: "stock_count",
        columns: "item_id, at, step_id, on_hand",
        order: "item_id, at, step_id",
    },
    Table {
        name: "notification",
        columns: "id, item_id, opened_at, opened_available, opened_threshold, opened_after, closed_at, \
                  closed_available, closed_after",
        order: "id",
    },
    Table {
        name: "delivery",
        columns: "id, address, day_on, repeat, state, digest, message_id, tried_at, claimed_at, ended_at, detail",
        order: "id",
    },
    Table {
        name: "request",
        columns: "scope, key, fingerprint, text, words, outcome, recorded_at",
        order: "scope, key",
    },
];
