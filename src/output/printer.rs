//! `Printer`: hands results to stdout in the format asked for, row by row where the format allows it.

use anyhow::Result;
use comfy_table::{ContentArrangement, Table};
use std::io::Write;

use super::chart::{Bar, chart, threshold_mark};
use super::difference::difference;
use super::format::Format;
use super::grid::{Cell, Grid, Head, Kind};
use super::json::{self, Layout};
use super::outcome::{Outcome, View};
use super::row_buffer::BufferedRows;
use super::screen::Screen;
use super::value::{Column, Record, Value};
use super::wording::Wording;
use crate::ledger::document::DocumentKind;
use crate::ledger::quantity::Quantity;
use crate::locale::{Message, Texts};
use crate::text::{escape_formula, visible, visible_in_cell};

/// What is coloured of an item that is low.
const LOW_COLUMNS: [&str; 3] = ["available", "stock_alert", "low_since"];
const RED: &str = "31";

/// What people type again or should not miss.
const NAME_COLUMNS: [&str; 5] = ["sku", "number", "document", "key", "address"];

/// Where results go.
pub(crate) struct Printer<'a> {
    out: std::io::BufWriter<&'a mut dyn Write>,
    format: Format,
    screen: Screen,
    texts: &'a Texts,
    of: Option<DocumentKind>,
    columns: Vec<Column>,
    grid: Option<Grid>,
    rows: u64,
}

impl<'a> Printer<'a> {
    /// Prints to `out` in a format; a table is fitted to the screen.
    pub(crate) fn new(
        out: &'a mut dyn Write,
        format: Format,
        screen: Screen,
        texts: &'a Texts,
    ) -> Self {
        Self {
            out: std::io::BufWriter::with_capacity(64 * 1024, out),
            format,
            screen,
            texts,
            of: None,
            columns: Vec::new(),
            grid: None,
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

    /// Says what is printed is of a kind of document, which may have headings of its own.
    pub(crate) fn speak_of(&mut self, kind: DocumentKind) {
        self.of = Some(kind);
    }

    /// Starts a list.
    pub(crate) fn begin(&mut self, columns: &[Column]) -> Result<()> {
        self.begin_with_spare(columns, &[])
    }

    /// Starts a list of which some columns may be left out of a table where the screen is too narrow, in that order.
    pub(crate) fn begin_with_spare(&mut self, columns: &[Column], spare: &[Column]) -> Result<()> {
        self.columns = columns.to_vec();
        self.rows = 0;
        match self.format {
            Format::Table => self.grid = Some(self.new_grid(columns, spare)),
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
                if let Some(mut grid) = self.grid.take() {
                    self.push(&mut grid, cells)?;
                    self.grid = Some(grid);
                }
            }
            Format::Plain => {
                let line = self.plain_cells(record).join("\t");
                writeln!(self.out, "{line}")?;
            }
            Format::Json => {
                let mark = if self.rows == 1 { "[" } else { "," };
                writeln!(self.out, "{mark}")?;
                self.json(record, Layout::Indented)?;
            }
            Format::Ndjson => self.ndjson_line(record)?,
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
                if let Some(mut grid) = self.grid.take().filter(Grid::has_rows) {
                    self.draw(&mut grid)?;
                }
            }
            Format::Json if self.rows == 0 => writeln!(self.out, "[]")?,
            Format::Json => writeln!(self.out, "\n]")?,
            Format::Plain | Format::Ndjson | Format::Csv => {}
        }
        Ok(self.out.flush()?)
    }

    /// A list that belongs to a summary: in JSON one document with the list under a key, in NDJSON the summary after
    /// the list, else the list alone.
    pub(crate) fn summary(
        &mut self,
        record: &Record,
        key: &str,
        columns: &[Column],
        rows: &BufferedRows,
    ) -> Result<()> {
        let is_document = self.format == Format::Json;
        if is_document {
            let mut head = Vec::new();
            json::write(&mut head, record, &self.texts.zone(), Layout::Indented)?;
            let head = String::from_utf8_lossy(&head);
            let head = head.trim_end().trim_end_matches('}').trim_end();
            write!(self.out, "{head},\n  {}: ", serde_json::Value::from(key))?;
        }
        self.begin(columns)?;
        for row in rows.records() {
            self.row(&row?)?;
        }
        self.end()?;
        if is_document {
            writeln!(self.out, "}}")?;
        }
        if self.format == Format::Ndjson {
            self.ndjson_line(record)?;
        }
        Ok(self.out.flush()?)
    }

    /// A chart with its title above it and what its marks mean below.
    pub(crate) fn chart(
        &mut self,
        title: &Message,
        bars: &[Bar],
        threshold: Option<Quantity>,
    ) -> Result<()> {
        writeln!(self.out, "{}\n", self.texts.say(title))?;
        for line in chart(bars, threshold, self.screen) {
            writeln!(self.out, "{line}")?;
        }
        if let Some(threshold) = threshold {
            let meaning = Message::new("plot-threshold").with("threshold", threshold);
            let mark = threshold_mark(self.screen);
            writeln!(self.out, "\n {mark} {}", self.texts.say(&meaning))?;
        }
        Ok(self.out.flush()?)
    }

    /// Whether the list had a row.
    pub(crate) fn has_rows(&self) -> bool {
        self.rows > 0
    }

    /// The stream itself, for a format of its own.
    pub(crate) fn raw(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// One result by itself.
    pub(crate) fn outcome(&mut self, outcome: &Outcome) -> Result<()> {
        let record = &outcome.record;
        match (self.format, &outcome.view) {
            (Format::Json, _) => {
                self.json(record, Layout::Indented)?;
                writeln!(self.out)?;
            }
            (Format::Ndjson, View::List { lines: Some(key), .. }) => self.lines(record, key)?,
            (Format::Ndjson, _) => self.ndjson_line(record)?,
            (Format::Table | Format::Plain | Format::Csv, View::Text(key)) => {
                if let Some(Value::Text(text)) = record.value(key) {
                    write!(self.out, "{text}")?;
                }
            }
            (Format::Plain, View::List { plain: key, .. })
            | (Format::Plain | Format::Table, View::Value(key)) => {
                let shown = match record.value(key) {
                    Some(Value::Texts(texts)) => texts.clone(),
                    Some(value) => vec![self.exact(value)],
                    None => Vec::new(),
                };
                for line in shown.iter().filter(|line| !line.is_empty()) {
                    writeln!(self.out, "{}", visible(line))?;
                }
            }
            (Format::Table | Format::Csv, View::List { rows, .. }) => {
                self.list(record.value(rows))?;
            }
            (Format::Csv, View::Fields | View::Value(_)) => self.csv_fields(record)?,
            (Format::Plain, View::Fields) => {
                for (key, value) in record.entries() {
                    let lines: Vec<String> = match value.count() {
                        Some(_) => value
                            .records()
                            .map(|one| Ok(self.pairs(&*one?)))
                            .collect::<Result<_>>()?,
                        None => vec![self.exact(value)],
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

    /// The records of a list, a line each; that nothing was changed is told with every one.
    fn lines(&mut self, record: &Record, key: &str) -> Result<()> {
        let dry_run = record.value("dry_run");
        for one in record.value(key).into_iter().flat_map(Value::records) {
            let one = one?;
            match dry_run {
                Some(dry_run) => {
                    self.ndjson_line(&one.into_owned().with("dry_run", dry_run.clone()))?;
                }
                None => self.ndjson_line(&one)?,
            }
        }
        Ok(())
    }

    fn ndjson_line(&mut self, record: &Record) -> Result<()> {
        self.json(record, Layout::Line)?;
        Ok(writeln!(self.out)?)
    }

    fn json(&mut self, record: &Record, layout: Layout) -> Result<()> {
        Ok(json::write(&mut self.out, record, &self.texts.zone(), layout)?)
    }

    fn list(&mut self, list: Option<&Value>) -> Result<()> {
        let Some(list) = list else { return Ok(()) };
        let Some(first) = list.records().next().transpose()? else { return Ok(()) };
        let columns: Vec<String> = first.entries().map(|(key, _)| key.to_owned()).collect();
        match self.format {
            Format::Csv => {
                self.csv_line(columns.into_iter())?;
                for record in list.records() {
                    let cells: Vec<String> =
                        record?.entries().map(|(_, value)| self.exact_csv(value)).collect();
                    self.csv_line(cells.into_iter())?;
                }
            }
            Format::Table | Format::Plain | Format::Json | Format::Ndjson => {
                let head = |key: &String| Head { text: self.header(key), spare: None };
                let mut grid = Grid::new(columns.iter().map(head).collect());
                for record in list.records() {
                    let cells =
                        record?.entries().map(|(key, value)| self.cell(key, value)).collect();
                    self.push(&mut grid, cells)?;
                }
                self.draw(&mut grid)?;
            }
        }
        Ok(())
    }

    fn fields(&mut self, record: &Record) -> Result<()> {
        let mut table = self.bare_table();
        for (key, value) in record.entries() {
            if value.count().is_none() && *value != Value::Null {
                table.add_row([self.header(key), self.human(key, value)]);
            }
        }
        writeln!(self.out, "{}", trimmed(&table))?;
        for (key, value) in record.entries() {
            if value.count().is_some_and(|count| count > 0) {
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
        // A terminal that does not tell its width gets lines as long as they are.
        let arrangement = match self.screen.width {
            Some(width) => {
                table.set_width(width);
                ContentArrangement::Dynamic
            }
            None => ContentArrangement::Disabled,
        };
        table.set_content_arrangement(arrangement);
        table
    }

    fn new_grid(&self, columns: &[Column], spare: &[Column]) -> Grid {
        let head = |column: &Column| Head {
            text: self.header(column.0),
            spare: spare.iter().position(|one| one == column),
        };
        Grid::new(columns.iter().map(head).collect())
    }

    fn push(&mut self, grid: &mut Grid, cells: Vec<Cell>) -> Result<()> {
        grid.push(cells);
        if grid.is_full() { self.draw(grid) } else { Ok(()) }
    }

    fn draw(&mut self, grid: &mut Grid) -> Result<()> {
        for line in grid.lines(self.screen) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    fn header(&self, key: &str) -> String {
        Wording::new(self.texts, self.of).heading(key)
    }

    fn cells(&self, record: &Record) -> Vec<Cell> {
        let is_low = matches!(record.value("low_since"), Some(Value::At(_)));
        let columns = self.columns.iter().map(|column| {
            let cell = match (column.0, record.value("fields")) {
                ("difference", Some(fields)) => {
                    Cell { text: difference(fields, self.texts), color: "", kind: Kind::Text }
                }
                (key, _) => self.cell(key, record.value(key).unwrap_or(&Value::Null)),
            };
            let is_marked = is_low && LOW_COLUMNS.contains(&column.0);
            Cell { color: if is_marked { RED } else { "" }, ..cell }
        });
        columns.collect()
    }

    fn cell(&self, key: &str, value: &Value) -> Cell {
        let kind = match value {
            Value::Quantity(_) | Value::Money(_) | Value::Count(_) => Kind::Number,
            Value::At(_) | Value::Flag(_) => Kind::Whole,
            Value::Text(_) if key == "stock_alert" => Kind::Phrase,
            Value::Text(_) if NAME_COLUMNS.contains(&key) => Kind::Name,
            Value::Null
            | Value::Text(_)
            | Value::Texts(_)
            | Value::Record(_)
            | Value::List(_)
            | Value::BufferedRows(_) => Kind::Text,
        };
        Cell { text: self.human(key, value), color: "", kind }
    }

    fn human(&self, key: &str, value: &Value) -> String {
        Wording::new(self.texts, self.of).value(key, value)
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
            Value::List(_) | Value::BufferedRows(_) => {
                let records = value.records().filter_map(Result::ok);
                records.map(|record| self.pairs(&record)).collect::<Vec<_>>().join("; ")
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
