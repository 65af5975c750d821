//! Whole files through `Import` and `Export`, with a small handwritten file for each peculiarity.

mod foreign;
mod odd;
mod own;
mod round_trip;

use std::io::{Seek, Write};

use super::entry::FieldUpdate;
use super::*;
use crate::refusal::Refusal;

/// A file as each test gives it: its bytes, and how to read them.
pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<CatalogueReader, Refusal> {
    CatalogueReader::open("x.csv", file_of(bytes), options)
}

/// A file that can be read again, positioned at its start.
pub(super) fn file_of(bytes: &[u8]) -> std::fs::File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.rewind().unwrap();
    file
}

/// One line for each row: the entry as `line sku key=value…`, or why there is none.
pub(super) fn rows(text: &str, options: &ImportOptions) -> Vec<String> {
    shown(&mut import(text.as_bytes(), options).unwrap())
}

/// The same for an open import.
pub(super) fn shown(import: &mut CatalogueReader) -> Vec<String> {
    let mut shown = Vec::new();
    while let Some(result) = import.next_row().unwrap() {
        shown.push(match result {
            ParsedRow::Entry(entry) => entry_line(&entry),
            ParsedRow::Skipped(why) => format!("{why:?}"),
            ParsedRow::Refused(bad) => {
                let column = bad.column.unwrap_or_default();
                format!("{} {column}[{}] {:?}", bad.line, bad.value, bad.problem)
            }
        });
    }
    shown
}

fn entry_line(entry: &Entry) -> String {
    let mut words = vec![entry.line.to_string(), entry.sku.to_string()];
    macro_rules! say {
        ($($field:ident)*) => {$(
            match &entry.$field {
                FieldUpdate::Unchanged => {}
                FieldUpdate::Cleared => words.push(concat!(stringify!($field), "-").to_owned()),
                FieldUpdate::Set(value) => {
                    words.push(format!(concat!(stringify!($field), "={:?}"), Plain(value)));
                }
            }
        )*};
    }
    say!(name variation category barcode price cost tracking alert threshold status);
    let quantities = &entry.quantities;
    let counts = [
        ("on_hand", quantities.on_hand),
        ("new", quantities.new_count),
        ("old", quantities.old_count),
    ];
    for (key, count) in counts {
        words.extend(count.map(|count| format!("{key}={count}")));
    }
    words.join(" ")
}

/// A value in its shortest form.
struct Plain<'a, T>(&'a T);

impl<T: std::fmt::Debug> std::fmt::Debug for Plain<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:?}", self.0);
        let inner = text.strip_prefix("Label(\"").and_then(|rest| rest.strip_suffix("\")"));
        let steps = text.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
        match (inner, steps.and_then(|steps| steps.parse::<i64>().ok())) {
            (Some(label), _) => f.write_str(label),
            (None, Some(steps)) => {
                let exact = crate::ledger::quantity::Quantity::from_steps(steps).unwrap();
                write!(f, "{exact}")
            }
            (None, None) => f.write_str(&text),
        }
    }
}

pub(super) fn with(set: impl FnOnce(&mut ImportOptions)) -> ImportOptions {
    let mut options = ImportOptions::default();
    set(&mut options);
    options
}

pub(super) fn plain() -> ImportOptions {
    ImportOptions::default()
}
