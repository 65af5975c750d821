//! `Printer`: writes results to stdout in the requested format, row by row if the format allows it.

use anyhow::Result;
use std::io::{BufWriter, Write};

use super::chart::{Bar, chart, threshold_mark};
use super::format::Format;
use super::json::{self, Layout};
use super::outcome::{Outcome, View};
use super::row_buffer::BufferedRows;
use super::screen::Screen;
use super::table::Table;
use super::table_writer::TableWriter;
use super::value::{Column, Record, Value};
use super::wording::Wording;
use super::{csv_lines, plain_lines};
use crate::ledger::document::DocumentKind;
use crate::ledger::quantity::Quantity;
use crate::locale::{Message, Texts};

/// Where results go, and the list that is being printed.
pub(crate) struct Printer<'a> {
    out: BufWriter<&'a mut dyn Write>,
    format: Format,
    screen: Screen,
    texts: &'a Texts,
    kind: Option<DocumentKind>,
    columns: Vec<Column>,
    table: Option<Table>,
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
            out: BufWriter::with_capacity(64 * 1024, out),
            format,
            screen,
            texts,
            kind: None,
            columns: Vec::new(),
            table: None,
            rows: 0,
        }
    }

    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// The language of what is printed.
    pub(crate) fn texts(&self) -> &'a Texts {
        self.texts
    }

    /// Uses the headings of a kind of document, if it has its own.
    pub(crate) fn use_headings_of(&mut self, kind: DocumentKind) {
        self.kind = Some(kind);
    }

    /// Starts a list.
    pub(crate) fn begin(&mut self, columns: &[Column]) -> Result<()> {
        self.begin_with_spare(columns, &[])
    }

    /// Starts a list. If the screen is too narrow, a table leaves out its spare columns, in this order.
    pub(crate) fn begin_with_spare(&mut self, columns: &[Column], spare: &[Column]) -> Result<()> {
        self.columns = columns.to_vec();
        self.rows = 0;
        match self.format {
            Format::Table => self.table = Some(self.table_writer().table(columns, spare)),
            Format::Csv => csv_lines::header(&mut self.out, columns.iter().map(|column| column.0))?,
            Format::Plain | Format::Json | Format::Ndjson => {}
        }
        Ok(())
    }

    /// Prints one row of the list.
    pub(crate) fn row(&mut self, record: &Record) -> Result<()> {
        self.rows = self.rows.saturating_add(1);
        let values =
            self.columns.iter().map(|column| record.value(column.0).unwrap_or(&Value::Null));
        match self.format {
            Format::Table => {
                let writer = self.table_writer();
                if let Some(table) = &mut self.table {
                    let cells = writer.row(record, &self.columns);
                    writer.push(&mut self.out, table, cells)?;
                }
            }
            Format::Plain => plain_lines::row(&mut self.out, values, &self.texts.zone())?,
            Format::Csv => csv_lines::row(&mut self.out, values, &self.texts.zone())?,
            Format::Json => {
                let mark = if self.rows == 1 { "[" } else { "," };
                writeln!(self.out, "{mark}")?;
                self.json(record, Layout::Indented)?;
            }
            Format::Ndjson => self.json_line(record)?,
        }
        Ok(())
    }

    /// Ends the list.
    pub(crate) fn end(&mut self) -> Result<()> {
        match self.format {
            Format::Table => {
                if let Some(mut table) = self.table.take().filter(Table::has_rows) {
                    self.table_writer().draw(&mut self.out, &mut table)?;
                }
            }
            Format::Json if self.rows == 0 => writeln!(self.out, "[]")?,
            Format::Json => writeln!(self.out, "\n]")?,
            Format::Plain | Format::Ndjson | Format::Csv => {}
        }
        Ok(self.out.flush()?)
    }

    /// Prints a summary and its list: in JSON, one document with the list under a key; in NDJSON, the summary after
    /// the list; in other formats, only the list.
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
            self.json_line(record)?;
        }
        Ok(self.out.flush()?)
    }

    /// Prints a chart, with its title above and its legend below.
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

    /// Whether a list printed to a terminal had no rows.
    pub(crate) fn shows_nothing(&self) -> bool {
        self.format == Format::Table && self.screen.width.is_some() && self.rows == 0
    }

    /// The stream itself, for files of other formats.
    pub(crate) fn raw(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Prints the result of a command.
    pub(crate) fn outcome(&mut self, outcome: &Outcome) -> Result<()> {
        let record = &outcome.record;
        let zone = self.texts.zone();
        match (self.format, &outcome.view) {
            (Format::Json, _) => {
                self.json(record, Layout::Indented)?;
                writeln!(self.out)?;
            }
            (Format::Ndjson, View::List { lines: Some(key), .. }) => {
                self.json_lines(record, key)?;
            }
            (Format::Ndjson, _) => self.json_line(record)?,
            (Format::Table | Format::Plain | Format::Csv, View::Text(key)) => {
                if let Some(Value::Text(text)) = record.value(key) {
                    write!(self.out, "{text}")?;
                }
            }
            (Format::Plain, View::List { plain: key, .. })
            | (Format::Plain | Format::Table, View::Value(key)) => {
                if let Some(value) = record.value(key) {
                    plain_lines::value(&mut self.out, value, &zone)?;
                }
            }
            (Format::Table, View::List { rows, .. }) => {
                if let Some(list) = record.value(rows) {
                    self.table_writer().list(&mut self.out, list)?;
                }
            }
            (Format::Csv, View::List { rows, .. }) => {
                if let Some(list) = record.value(rows) {
                    csv_lines::list(&mut self.out, list, &zone)?;
                }
            }
            (Format::Csv, View::Fields | View::Value(_)) => {
                csv_lines::fields(&mut self.out, record, &zone)?;
            }
            (Format::Plain, View::Fields) => plain_lines::fields(&mut self.out, record, &zone)?,
            (Format::Table, View::Fields) => self.table_writer().fields(&mut self.out, record)?,
        }
        Ok(self.out.flush()?)
    }

    /// The records of a list, one on each line, each saying whether anything was changed.
    fn json_lines(&mut self, record: &Record, key: &str) -> Result<()> {
        let dry_run = record.value("dry_run");
        for one in record.value(key).into_iter().flat_map(Value::records) {
            let one = one?;
            match dry_run {
                Some(dry_run) => {
                    self.json_line(&one.into_owned().with("dry_run", dry_run.clone()))?;
                }
                None => self.json_line(&one)?,
            }
        }
        Ok(())
    }

    fn json_line(&mut self, record: &Record) -> Result<()> {
        self.json(record, Layout::Line)?;
        Ok(writeln!(self.out)?)
    }

    fn json(&mut self, record: &Record, layout: Layout) -> Result<()> {
        Ok(json::write(&mut self.out, record, &self.texts.zone(), layout)?)
    }

    fn table_writer(&self) -> TableWriter<'a> {
        TableWriter { wording: Wording::new(self.texts, self.kind), screen: self.screen }
    }
}
