//! Results as tables for people: which values become which cells, in the user's language.

use anyhow::Result;
use std::io::{self, Write};

use super::cell::{Cell, CellFormat};
use super::difference::difference;
use super::screen::Screen;
use super::table::{Table, field_lines};
use super::value::{Column, Record, Value};
use super::widths::Heading;
use super::wording::{TRANSLATED, Wording};

/// The columns that are red if an item is low.
const LOW_COLUMNS: [&str; 3] = ["available", "stock_alert", "low_since"];
const RED: &str = "31";

/// Text that people type again: never truncated.
const CODE_COLUMNS: [&str; 5] = ["sku", "number", "document", "key", "address"];
/// Text that must be read completely: wrapped.
const PHRASE_COLUMNS: [&str; 7] =
    ["stock_alert", "difference", "lines", "value", "meaning", "detail", "found"];

/// The columns that are empty for an untracked item.
const STOCK_COLUMNS: [&str; 3] = ["on_hand", "reserved", "available"];

/// Writes tables in a language, on a screen.
pub(super) struct TableWriter<'a> {
    pub(super) wording: Wording<'a>,
    pub(super) screen: Screen,
}

impl TableWriter<'_> {
    /// An empty table. On a narrow terminal, spare columns are dropped in this order.
    pub(super) fn table(&self, columns: &[Column], spare: &[Column]) -> Table {
        let heading = |column: &Column| Heading {
            text: self.wording.heading(column.0),
            spare: spare.iter().position(|one| one == column),
        };
        Table::new(columns.iter().map(heading).collect())
    }

    pub(super) fn row(&self, record: &Record, columns: &[Column]) -> Vec<Cell> {
        let is_low = matches!(record.value("low_since"), Some(Value::At(_)))
            || matches!(record.value("stock_alert"), Some(Value::Text(_)));
        let cell = |column: &Column| {
            let cell = match (column.0, record.value("fields")) {
                ("difference", Some(fields)) => {
                    let text = difference(fields, &self.wording);
                    Cell { text, color: "", format: CellFormat::Phrase }
                }
                (key, _) if is_without_stock(record, key) => {
                    Cell { text: self.dash(), color: "", format: CellFormat::Number }
                }
                (key, _) => self.cell(key, record.value(key).unwrap_or(&Value::Null)),
            };
            let is_marked = is_low && LOW_COLUMNS.contains(&column.0);
            Cell { color: if is_marked { RED } else { "" }, ..cell }
        };
        columns.iter().map(cell).collect()
    }

    /// Adds a row, and draws a part of the table if there are enough rows.
    pub(super) fn push(
        &self,
        out: &mut dyn Write,
        table: &mut Table,
        cells: Vec<Cell>,
    ) -> io::Result<()> {
        table.push(cells);
        if table.is_full() { self.draw(out, table) } else { Ok(()) }
    }

    pub(super) fn draw(&self, out: &mut dyn Write, table: &mut Table) -> io::Result<()> {
        table.draw(self.screen).iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    /// A list below the headings of its first record; nothing for an empty list.
    pub(super) fn list(&self, out: &mut dyn Write, list: &Value) -> Result<()> {
        let Some(first) = list.records().next().transpose()? else { return Ok(()) };
        let heading =
            |(key, _): (&str, _)| Heading { text: self.wording.heading(key), spare: None };
        let mut table = Table::new(first.entries().map(heading).collect());
        for record in list.records() {
            let cells = record?.entries().map(|(key, value)| self.cell(key, value)).collect();
            self.push(out, &mut table, cells)?;
        }
        Ok(self.draw(out, &mut table)?)
    }

    /// The values of a record, one below the other, then its lists.
    pub(super) fn fields(&self, out: &mut dyn Write, record: &Record) -> Result<()> {
        let fields: Vec<(String, String)> = record
            .entries()
            .filter(|(_, value)| value.count().is_none())
            .filter_map(|(key, value)| {
                let text = if *value != Value::Null {
                    self.wording.value(key, value)
                } else if is_without_stock(record, key) {
                    self.dash()
                } else {
                    return None;
                };
                Some((self.wording.heading(key), text))
            })
            .collect();
        field_lines(&fields, self.screen).iter().try_for_each(|line| writeln!(out, "{line}"))?;
        for (key, value) in record.entries() {
            if value.count().is_some_and(|count| count > 0) {
                writeln!(out, "\n{}", self.wording.heading(key))?;
                self.list(out, value)?;
            }
        }
        Ok(())
    }

    fn dash(&self) -> String {
        String::from(if self.screen.is_ascii { "-" } else { "–" })
    }

    fn cell(&self, key: &str, value: &Value) -> Cell {
        let format = match value {
            Value::Quantity(_) | Value::Money(_) | Value::Count(_) => CellFormat::Number,
            Value::At(_) | Value::Flag(_) => CellFormat::Whole,
            Value::Text(_) if CODE_COLUMNS.contains(&key) => CellFormat::Code,
            Value::Text(_) if PHRASE_COLUMNS.contains(&key) || TRANSLATED.contains(&key) => {
                CellFormat::Phrase
            }
            Value::Null
            | Value::Text(_)
            | Value::Texts(_)
            | Value::Record(_)
            | Value::List(_)
            | Value::BufferedRows(_) => CellFormat::Text,
        };
        Cell { text: self.wording.value(key, value), color: "", format }
    }
}

/// Whether a column has no quantity because the item is not tracked.
fn is_without_stock(record: &Record, key: &str) -> bool {
    record.value("tracked") == Some(&Value::Flag(false)) && STOCK_COLUMNS.contains(&key)
}
