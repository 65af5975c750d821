//! Results as plain text for scripts: values separated by tabs, no header, nothing truncated.

use anyhow::Result;
use jiff::tz::TimeZone;
use std::io::{self, Write};

use super::exact::{exact, pairs};
use super::value::{Record, Value};
use crate::text::visible;

pub(super) fn row<'v>(
    out: &mut dyn Write,
    values: impl Iterator<Item = &'v Value>,
    zone: &TimeZone,
) -> io::Result<()> {
    let cells: Vec<String> =
        values.map(|value| visible(&exact(value, zone)).into_owned()).collect();
    writeln!(out, "{}", cells.join("\t"))
}

/// A value, or several texts with one on each line; nothing for an empty one.
pub(super) fn value(out: &mut dyn Write, value: &Value, zone: &TimeZone) -> io::Result<()> {
    let lines =
        if let Value::Texts(texts) = value { texts.clone() } else { vec![exact(value, zone)] };
    for line in lines.iter().filter(|line| !line.is_empty()) {
        writeln!(out, "{}", visible(line))?;
    }
    Ok(())
}

/// Each key with its value; for a list, each record on its own line.
pub(super) fn fields(out: &mut dyn Write, record: &Record, zone: &TimeZone) -> Result<()> {
    for (key, value) in record.entries() {
        if value.count().is_none() {
            writeln!(out, "{key}\t{}", visible(&exact(value, zone)))?;
        }
        for one in value.records() {
            writeln!(out, "{key}\t{}", visible(&pairs(&*one?, zone)))?;
        }
    }
    Ok(())
}
