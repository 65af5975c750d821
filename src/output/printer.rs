//! `Printer`: hands results to stdout in the format asked for, row by row where the format allows it.

use anyhow::Result;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};
use std::io::Write;
use std::str::FromStr;

use super::json;
use super::outcome::{Outcome, View};
use super::spool::Spool;
use super::value::{Column, Record, Value};
use crate::ledger::refusal::Refusal;
use crate::ledger::text::{escape_formula, visible, visible_in_cell};
use crate::locale::Texts;

/// A format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people: a table with headers, numbers to the right.
    Table,
    /// For scripts: values separated by tabs, one row a line, no header.
    Plain,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// RFC 4180 with a header.
    Csv,
}

impl Format {
    /// Every format there is.
    pub(crate) const ALL: [Self; 5] =
        [Self::Table, Self::Plain, Self::Json, Self::Ndjson, Self::Csv];

    /// Whether keys are told with every value.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson)
    }

    /// Its word on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Plain => "plain",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
        }
    }
}

impl FromStr for Format {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        crate::ledger::request::word(text, &Self::ALL, Self::word)
    }
}

/// Keys whose values are words of ours, said in each language.
const OF_WORDS: [&str; 6] = ["state", "kind", "reason", "source", "step", "change"];

/// Where results go.
pub(crate) struct Printer<'a> {
    out: std::io::BufWriter<&'a mut dyn Write>,
    format: Format,
    width: Option<u16>,
    texts: &'a Texts,
    columns: Vec<Column>,
    table: Option<Table>,
    rows: u64,
}

impl<'a> Printer<'a> {
    /// Prints to `out` in a format; a table is fitted to the width, if there is one.
    pub(crate) fn new(
        out: &'a mut dyn Write,
        format: Format,
        width: Option<u16>,
        texts: &'a Texts,
    ) -> Self {
        Self {
            out: std::io::BufWriter::with_capacity(64 * 1024, out),
            format,
            width,
            texts,
            columns: Vec::new(),
            table: None,
            rows: 0,
        }
    }

    /// The format asked for.
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// The language of what is printed.
    pub(crate) fn texts(&self) -> &'a Texts {
        self.texts
    }

    /// Starts a list.
    pub(crate) fn begin(&mut self, columns: &[Column]) -> Result<()> {
        self.columns = columns.to_vec();
        self.rows = 0;
        match self.format {
            Format::Table => self.table = Some(self.new_table(columns)),
            Format::Csv => {
                let header: Vec<&str> = columns.iter().map(|column| column.0).collect();
                self.csv_line(header.iter().map(|key| (*key).to_owned()))?;
            }
            Format::Plain | Format::Json | Format::Ndjson => {}
        }
        Ok(())
    }

    /// One row of the list.
    pub(crate) fn row(&mut self, record: &Record) -> Result<()> {
        self.rows = self.rows.saturating_add(1);
        match self.format {
            Format::Table => {
                let cells: Vec<Cell> = self.cells(record);
                if let Some(table) = &mut self.table {
                    table.add_row(cells);
                }
            }
            Format::Plain => {
                let line = self.plain_cells(record).join("\t");
                writeln!(self.out, "{line}")?;
            }
            Format::Json => {
                let mark = if self.rows == 1 { "[" } else { "," };
                let text = json::text(&json::object(record, &self.texts.zone()), true);
                write!(self.out, "{mark}\n{text}")?;
            }
            Format::Ndjson => {
                let text = json::text(&json::object(record, &self.texts.zone()), false);
                writeln!(self.out, "{text}")?;
            }
            Format::Csv => {
                let cells: Vec<String> = self
                    .columns
                    .clone()
                    .iter()
                    .map(|column| self.csv_cell(record, *column))
                    .collect();
                self.csv_line(cells.into_iter())?;
            }
        }
        Ok(())
    }

    /// Ends the list.
    pub(crate) fn end(&mut self) -> Result<()> {
        match self.format {
            Format::Table => {
                if let Some(table) = self.table.take().filter(|_| self.rows > 0) {
                    writeln!(self.out, "{}", trimmed(&table))?;
                }
            }
            Format::Json if self.rows == 0 => writeln!(self.out, "[]")?,
            Format::Json => writeln!(self.out, "\n]")?,
            Format::Plain | Format::Ndjson | Format::Csv => {}
        }
        Ok(self.out.flush()?)
    }

    /// A list that belongs to a summary: in JSON one document with the list under a key, else the list alone.
    pub(crate) fn summary(
        &mut self,
        record: &Record,
        key: &str,
        columns: &[Column],
        rows: Spool,
    ) -> Result<()> {
        let is_document = self.format == Format::Json;
        if is_document {
            let head = json::text(&json::object(record, &self.texts.zone()), true);
            let head = head.trim_end().trim_end_matches('}').trim_end();
            write!(self.out, "{head},\n  {}: ", serde_json::Value::from(key))?;
        }
        self.begin(columns)?;
        for row in rows.into_rows()? {
            self.row(&row?)?;
        }
        self.end()?;
        if is_document {
            writeln!(self.out, "}}")?;
        }
        Ok(self.out.flush()?)
    }

    /// The stream itself, for a format of its own.
    pub(crate) fn raw(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// One result by itself.
    pub(crate) fn outcome(&mut self, outcome: &Outcome) -> Result<()> {
        let record = &outcome.record;
        match (self.format, &outcome.view) {
            (Format::Json, _) => writeln!(
                self.out,
                "{}",
                json::text(&json::object(record, &self.texts.zone()), true)
            )?,
            (Format::Ndjson, _) => {
                writeln!(
                    self.out,
                    "{}",
                    json::text(&json::object(record, &self.texts.zone()), false)
                )?;
            }
            (Format::Table | Format::Plain | Format::Csv, View::Text(key)) => {
                if let Some(Value::Text(text)) = record.value(key) {
                    write!(self.out, "{text}")?;
                }
            }
            (Format::Plain, View::List { plain: key, .. })
            | (Format::Plain | Format::Table, View::Value(key)) => {
                let shown = record.value(key).map(|value| self.exact(value)).unwrap_or_default();
                if !shown.is_empty() {
                    writeln!(self.out, "{}", visible(&shown))?;
                }
            }
            (Format::Table | Format::Csv, View::List { rows, .. }) => {
                self.list(record.value(rows))?;
            }
            (Format::Csv, View::Fields | View::Value(_)) => self.csv_fields(record)?,
            (Format::Plain, View::Fields) => {
                for (key, value) in record.entries() {
                    let lines: Vec<String> = match value {
                        Value::List(records) => {
                            records.iter().map(|record| self.pairs(record)).collect()
                        }
                        value => vec![self.exact(value)],
                    };
                    for line in lines {
                        writeln!(self.out, "{key}\t{}", visible(&line))?;
                    }
                }
            }
            (Format::Table, View::Fields) => self.fields(record)?,
        }
        Ok(self.out.flush()?)
    }

    fn list(&mut self, list: Option<&Value>) -> Result<()> {
        let Some(Value::List(records)) = list else { return Ok(()) };
        let Some(first) = records.first() else { return Ok(()) };
        let columns: Vec<String> = first.entries().map(|(key, _)| key.to_owned()).collect();
        match self.format {
            Format::Csv => {
                self.csv_line(columns.into_iter())?;
                for record in records {
                    let cells: Vec<String> =
                        record.entries().map(|(_, value)| self.exact_csv(value)).collect();
                    self.csv_line(cells.into_iter())?;
                }
            }
            Format::Table | Format::Plain | Format::Json | Format::Ndjson => {
                let mut table = self.bare_table();
                table.set_header(columns.iter().map(|key| Cell::new(self.header(key))));
                for record in records {
                    table.add_row(record.entries().map(|(key, value)| self.cell(key, value)));
                }
                writeln!(self.out, "{}", trimmed(&table))?;
            }
        }
        Ok(())
    }

    fn fields(&mut self, record: &Record) -> Result<()> {
        let mut table = self.bare_table();
        for (key, value) in record.entries() {
            if !matches!(value, Value::List(_) | Value::Null) {
                table.add_row([Cell::new(self.header(key)), Cell::new(self.human(key, value))]);
            }
        }
        writeln!(self.out, "{}", trimmed(&table))?;
        for (key, value) in record.entries() {
            if matches!(value, Value::List(records) if !records.is_empty()) {
                writeln!(self.out, "\n{}", self.header(key))?;
                self.list(Some(value))?;
            }
        }
        Ok(())
    }

    fn csv_fields(&mut self, record: &Record) -> Result<()> {
        let keys: Vec<String> = record.entries().map(|(key, _)| key.to_owned()).collect();
        let cells: Vec<String> = record.entries().map(|(_, value)| self.exact_csv(value)).collect();
        self.csv_line(keys.into_iter())?;
        self.csv_line(cells.into_iter())
    }

    fn bare_table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        if let Some(width) = self.width {
            table.set_width(width);
        }
        table
    }

    fn new_table(&self, columns: &[Column]) -> Table {
        let mut table = self.bare_table();
        table.set_header(columns.iter().map(|column| Cell::new(self.header(column.0))));
        table
    }

    fn header(&self, key: &str) -> String {
        self.texts
            .word(&format!("column-{}", key.replace('_', "-")))
            .unwrap_or_else(|| key.replace('_', " "))
    }

    fn cells(&self, record: &Record) -> Vec<Cell> {
        self.columns
            .iter()
            .map(|column| self.cell(column.0, record.value(column.0).unwrap_or(&Value::Null)))
            .collect()
    }

    fn cell(&self, key: &str, value: &Value) -> Cell {
        let cell = Cell::new(self.human(key, value));
        match value {
            Value::Quantity(_) | Value::Money(_) | Value::Count(_) => {
                cell.set_alignment(CellAlignment::Right)
            }
            Value::Null
            | Value::Text(_)
            | Value::Flag(_)
            | Value::At(_)
            | Value::Texts(_)
            | Value::Record(_)
            | Value::List(_) => cell,
        }
    }

    fn human(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Text(text) => self.word(key, text).unwrap_or_else(|| visible(text).into_owned()),
            Value::Flag(flag) => {
                let id = if *flag { "word-yes" } else { "word-no" };
                self.texts.word(id).unwrap_or_else(|| flag.to_string())
            }
            Value::Quantity(quantity) => self.texts.number(&quantity.to_string()),
            Value::Money(money) => self.texts.money(&money.to_string()),
            Value::Count(count) => self.texts.number(&count.to_string()),
            Value::At(at) => self.texts.instant(*at),
            Value::Texts(texts) => visible(&texts.join(", ")).into_owned(),
            Value::Record(record) => {
                let shown = record
                    .entries()
                    .map(|(key, value)| format!("{} {}", self.header(key), self.human(key, value)));
                shown.collect::<Vec<_>>().join(", ")
            }
            Value::List(records) => records.len().to_string(),
        }
    }

    /// A word of ours in the language of the person who reads the table; scripts read the English one.
    fn word(&self, key: &str, text: &str) -> Option<String> {
        let is_word = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let has_words = is_word && OF_WORDS.contains(&key);
        has_words.then(|| self.texts.word(&format!("{key}-{}", text.replace('_', "-")))).flatten()
    }

    fn plain_cells(&self, record: &Record) -> Vec<String> {
        self.columns
            .iter()
            .map(|column| {
                visible(&self.exact(record.value(column.0).unwrap_or(&Value::Null))).into_owned()
            })
            .collect()
    }

    fn csv_cell(&self, record: &Record, column: Column) -> String {
        self.exact_csv(record.value(column.0).unwrap_or(&Value::Null))
    }

    /// Text cells that a spreadsheet would run are escaped (csv.md); line breaks stay within their quotes.
    fn exact_csv(&self, value: &Value) -> String {
        let exact = self.exact(value);
        match value {
            Value::Text(_) | Value::Texts(_) | Value::Record(_) | Value::List(_) => {
                escape_formula(&visible_in_cell(&exact)).into_owned()
            }
            Value::Null
            | Value::Flag(_)
            | Value::Quantity(_)
            | Value::Money(_)
            | Value::Count(_)
            | Value::At(_) => exact,
        }
    }

    fn exact(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Text(text) => text.clone(),
            Value::Flag(flag) => flag.to_string(),
            Value::Quantity(quantity) => quantity.to_string(),
            Value::Money(money) => money.to_string(),
            Value::Count(count) => count.to_string(),
            Value::At(at) => json::rfc3339(*at, &self.texts.zone()),
            Value::Texts(texts) => texts.join(", "),
            Value::Record(record) => self.pairs(record),
            Value::List(records) => {
                records.iter().map(|record| self.pairs(record)).collect::<Vec<_>>().join("; ")
            }
        }
    }

    /// A record on one line: `sku=TEA quantity=2`.
    fn pairs(&self, record: &Record) -> String {
        let shown = record.entries().map(|(key, value)| format!("{key}={}", self.exact(value)));
        shown.collect::<Vec<_>>().join(" ")
    }

    fn csv_line(&mut self, cells: impl Iterator<Item = String>) -> Result<()> {
        let line = cells.map(|cell| quoted(&cell)).collect::<Vec<_>>().join(",");
        Ok(writeln!(self.out, "{line}\r")?)
    }
}

/// A CSV cell, in quotes where it needs them (RFC 4180).
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn trimmed(table: &Table) -> String {
    table.to_string().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}
