//! How values are written in CSV cells and in the difference: text that no spreadsheet runs or
//! damages, numbers as numbers, switches as words. Reading them back is in `cells`.

use std::borrow::Cow;

use super::number::is_spreadsheet_damage;
use crate::ledger::item::{Alert, Shelf, Tracking};
use crate::ledger::text::{escape_formula, unescape_formula};

/// A text cell with a `'` before it where a spreadsheet would run it, or where import would take it
/// for a spreadsheet's damage.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if is_spreadsheet_damage(text.trim_start_matches('\'')) {
        format!("'{text}").into()
    } else {
        escape_formula(text)
    }
}

/// The text without the `'` that `escaped` put before it.
pub(crate) fn unescaped(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_spreadsheet_damage(rest.trim_start_matches('\'')) => rest,
        Some(_) | None => unescape_formula(text),
    }
}

/// A value, or nothing.
pub(crate) fn optional<T: ToString>(value: Option<&T>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

/// Whether stock is counted.
pub(crate) fn tracking(tracking: Tracking) -> String {
    match tracking {
        Tracking::Tracked => "true".to_owned(),
        Tracking::Untracked => "false".to_owned(),
    }
}

/// The notification switch: blank where it was never said, so that this survives a round trip.
pub(crate) fn alert(alert: Alert) -> String {
    match alert {
        Alert::Unset => String::new(),
        Alert::On => "on".to_owned(),
        Alert::Off => "off".to_owned(),
    }
}

/// Whether the item is archived.
pub(crate) fn shelf(shelf: Shelf) -> String {
    match shelf {
        Shelf::Active => "false".to_owned(),
        Shelf::Archived => "true".to_owned(),
    }
}
