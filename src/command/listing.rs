//! What lists share on the command line: which columns, in which order, and sorted by what. `item list`, which can be
//! as long as a catalogue, sorts in the store instead.

use anyhow::Result;
use clap::Args;

use crate::output::{Column, Printer, Record, Value};
use crate::parse;
use crate::refusal::Refusal;

/// The columns of a list.
pub(crate) struct Columns {
    /// Every one it can show and be sorted by.
    pub(crate) known: &'static [&'static str],
    /// Those that are shown where none are named.
    pub(crate) usual: &'static [&'static str],
    /// Those of them that a narrow screen can do without, the first first.
    pub(crate) spare: &'static [&'static str],
}

/// Options of every list.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "How it is shown")]
pub(crate) struct ListOptions {
    /// Which columns, in which order
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    columns: Vec<String>,
    /// By which column
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,
    /// The other way round
    #[arg(long)]
    reverse: bool,
}

/// A list that is being shown: row by row as they come, or sorted at its end.
pub(crate) struct Sorted {
    by: Option<Column>,
    is_reversed: bool,
    limit: usize,
    rows: Vec<Record>,
}

impl ListOptions {
    /// Starts the list. Refuses a column it does not have, with the nearest one.
    pub(crate) fn begin(
        &self,
        printer: &mut Printer<'_>,
        columns: &Columns,
        limit: Option<u64>,
    ) -> Result<Sorted> {
        let known = |text: &str| -> Result<Column, Refusal> {
            parse::word(&text.replace('-', "_"), columns.known, |key| key).map(Column)
        };
        let by = self.sort.as_deref().map(known).transpose()?;
        if self.columns.is_empty() {
            let all = |keys: &[&'static str]| keys.iter().copied().map(Column).collect::<Vec<_>>();
            printer.begin_with_spare(&all(columns.usual), &all(columns.spare))?;
        } else {
            let named =
                self.columns.iter().map(|text| known(text)).collect::<Result<Vec<_>, _>>()?;
            printer.begin(&named)?;
        }
        let limit = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
        Ok(Sorted { by, is_reversed: self.reverse, limit, rows: Vec::new() })
    }
}

impl Sorted {
    /// Whether no further row can be shown.
    pub(crate) fn is_full(&self) -> bool {
        self.streams() && self.limit == 0
    }

    fn streams(&self) -> bool {
        self.by.is_none() && !self.is_reversed
    }

    /// Takes a row.
    pub(crate) fn row(&mut self, printer: &mut Printer<'_>, record: Record) -> Result<()> {
        if !self.streams() {
            self.rows.push(record);
        } else if self.limit > 0 {
            self.limit = self.limit.saturating_sub(1);
            printer.row(&record)?;
        }
        Ok(())
    }

    /// Ends the list.
    pub(crate) fn end(mut self, printer: &mut Printer<'_>) -> Result<()> {
        if let Some(Column(key)) = self.by {
            let value = |record: &Record| record.value(key).cloned().unwrap_or(Value::Null);
            self.rows.sort_by(|one, other| value(one).order(&value(other)));
        }
        if self.is_reversed {
            self.rows.reverse();
        }
        for record in self.rows.iter().take(self.limit) {
            printer.row(record)?;
        }
        printer.end()
    }
}
