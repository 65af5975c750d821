//! How values are written in cells and in differences, so that no spreadsheet runs or damages them.

use std::borrow::Cow;

use super::reading::number::is_spreadsheet_damage;
use crate::ledger::item::{Alert, ItemStatus, Tracking};
use crate::text::{escape_formula, unescape_formula, visible_in_cell};

/// A text cell, preceded by a `'` if a spreadsheet would run it as a formula, or if import would take it for a number
/// that a spreadsheet damaged.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if is_spreadsheet_damage(text.trim_start_matches('\'')) {
        format!("'{text}").into()
    } else {
        escape_formula(text)
    }
}

/// The text without the `'` that `escaped` added, or inside `="…"`.
pub(super) fn unescaped(text: &str) -> &str {
    if let Some(inside) = inside_formula(text) {
        return inside;
    }
    match text.strip_prefix('\'') {
        Some(rest) if is_spreadsheet_damage(rest.trim_start_matches('\'')) => rest,
        Some(_) | None => unescape_formula(text),
    }
}

/// The text inside `="…"`, which other programs write so that a spreadsheet keeps the zeros before a number.
fn inside_formula(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("=\"")?.strip_suffix('"')?;
    (!inside.contains('"')).then_some(inside)
}

/// A cell of a foreign file for the rejects file: control characters are made visible (R38), and a `'` is added to
/// what a spreadsheet would run, so that the same value is read again. Numbers are left unchanged, as is a cell that
/// already has its `'`.
pub(super) fn harmless(cell: &str) -> Cow<'_, str> {
    let cell: Cow<'_, str> = if cell.contains('\r') {
        Cow::Owned(cell.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(cell)
    };
    let is_number = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '$'))
            && rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".,$€£".contains(c))
    };
    let is_plain = cell.starts_with('\'')
        || inside_formula(&cell).is_some()
        || cell.strip_prefix(['+', '-']).is_some_and(is_number);
    let shown = match visible_in_cell(&cell) {
        Cow::Borrowed(_) => cell,
        Cow::Owned(shown) => Cow::Owned(shown),
    };
    if is_plain { shown } else { Cow::Owned(escape_formula(&shown).into_owned()) }
}

pub(super) fn optional<T: ToString>(value: Option<&T>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

pub(super) fn tracking(tracking: Tracking) -> &'static str {
    match tracking {
        Tracking::Tracked => "true",
        Tracking::Untracked => "false",
    }
}

/// The alert: blank if it was never set, so that this survives a round trip.
pub(super) fn alert(alert: Alert) -> &'static str {
    match alert {
        Alert::Unset => "",
        Alert::On => "on",
        Alert::Off => "off",
    }
}

pub(super) fn item_status(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Active => "false",
        ItemStatus::Archived => "true",
    }
}
