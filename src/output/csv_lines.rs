//! Results as CSV (RFC 4180) with a header of keys.

use anyhow::Result;
use jiff::tz::TimeZone;
use std::io::{self, Write};

use super::exact::exact;
use super::value::{Record, Value};
use crate::text::{csv_cell, escape_formula, visible_in_cell};

pub(super) fn header<'k>(
    out: &mut dyn Write,
    keys: impl Iterator<Item = &'k str>,
) -> io::Result<()> {
    line(out, keys.map(str::to_owned))
}

pub(super) fn row<'v>(
    out: &mut dyn Write,
    values: impl Iterator<Item = &'v Value>,
    zone: &TimeZone,
) -> io::Result<()> {
    line(out, values.map(|value| cell(value, zone)))
}

/// A header and a row of one record.
pub(super) fn fields(out: &mut dyn Write, record: &Record, zone: &TimeZone) -> io::Result<()> {
    header(out, record.entries().map(|(key, _)| key))?;
    row(out, record.entries().map(|(_, value)| value), zone)
}

/// The records of a list below a header of the first one's keys; nothing for an empty list.
pub(super) fn list(out: &mut dyn Write, list: &Value, zone: &TimeZone) -> Result<()> {
    for (n, record) in list.records().enumerate() {
        let record = record?;
        if n == 0 {
            header(out, record.entries().map(|(key, _)| key))?;
        }
        row(out, record.entries().map(|(_, value)| value), zone)?;
    }
    Ok(())
}

/// Text that a spreadsheet would run as a formula is escaped; line breaks stay within their quotes.
fn cell(value: &Value, zone: &TimeZone) -> String {
    let exact = exact(value, zone);
    match value {
        Value::Text(_)
        | Value::Texts(_)
        | Value::Record(_)
        | Value::List(_)
        | Value::BufferedRows(_) => escape_formula(&visible_in_cell(&exact)).into_owned(),
        Value::Null
        | Value::Flag(_)
        | Value::Quantity(_)
        | Value::Money(_)
        | Value::Count(_)
        | Value::At(_) => exact,
    }
}

fn line(out: &mut dyn Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let cells: Vec<String> = cells.map(|cell| csv_cell(&cell, ',').into_owned()).collect();
    write!(out, "{}\r\n", cells.join(","))
}
