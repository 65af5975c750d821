//! How values are written in CSV cells and in the difference: text that no spreadsheet runs or
//! damages, numbers as numbers, switches as words. Snapshot them back is in `cells`.

use std::borrow::Cow;

use super::number::is_spreadsheet_damage;
use crate::ledger::item::{Alert, ItemStatus, Tracking};
use crate::text::{escape_formula, unescape_formula, visible_in_cell};

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

/// A cell of somebody's file for another one: control characters made visible (R38), and a `'` before what a
/// spreadsheet would run, so that it is read as the same value again. A number runs nowhere and stays one; a cell that
/// has its `'` keeps it.
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    let cell: Cow<'_, str> = if cell.contains('\r') {
        Cow::Owned(cell.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(cell)
    };
    let is_number = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '$'))
            && rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,$€£".contains(c))
    };
    let is_plain = cell.starts_with('\'') || cell.strip_prefix(['+', '-']).is_some_and(is_number);
    let shown = match visible_in_cell(&cell) {
        Cow::Borrowed(_) => cell,
        Cow::Owned(shown) => Cow::Owned(shown),
    };
    if is_plain { shown } else { Cow::Owned(escape_formula(&shown).into_owned()) }
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
pub(crate) fn item_status(status: ItemStatus) -> String {
    match status {
        ItemStatus::Active => "false".to_owned(),
        ItemStatus::Archived => "true".to_owned(),
    }
}
