//! Options shared by lists: columns, order, and limit. `item list` sorts in the store instead.

use anyhow::Result;
use clap::Args;

use crate::ledger::sort_key::sort_key;
use crate::locale::{Language, Texts};
use crate::output::{Column, Direction, Printer, Record, Sorter};
use crate::parse;
use crate::refusal::Refusal;

pub(crate) struct Columns {
    /// Every column that can be shown and sorted by.
    pub(crate) known: &'static [&'static str],
    /// The columns shown by default.
    pub(crate) usual: &'static [&'static str],
    /// The columns to leave out on a narrow screen, in this order.
    pub(crate) spare: &'static [&'static str],
}

/// Options of every list.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Display options")]
pub(crate) struct ListOptions {
    /// Columns to show, in this order
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    columns: Vec<String>,
    /// Sort by this column
    #[arg(long, value_name = "COLUMN")]
    sort: Option<String>,
    /// Reverse the order
    #[arg(long)]
    reverse: bool,
}

/// A list being printed, row by row or sorted at its end.
pub(crate) struct Sorted {
    /// The most rows that may still be shown.
    left: usize,
    sorter: Option<Sorter>,
}

impl ListOptions {
    /// Starts the list. Refuses an unknown column, suggesting the most similar one.
    pub(crate) fn begin(
        &self,
        printer: &mut Printer<'_>,
        columns: &Columns,
        limit: Option<u64>,
    ) -> Result<Sorted> {
        let known = |text: &str| column(text, columns.known, |key| key).map(Column);
        let by = self.sort.as_deref().map(known).transpose()?;
        if self.columns.is_empty() {
            let all = |keys: &[&'static str]| keys.iter().copied().map(Column).collect::<Vec<_>>();
            printer.begin_with_spare(&all(columns.usual), &all(columns.spare))?;
        } else {
            let named =
                self.columns.iter().map(|text| known(text)).collect::<Result<Vec<_>, _>>()?;
            printer.begin(&named)?;
        }
        let left = limit.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(usize::MAX);
        let direction = if self.reverse { Direction::Descending } else { Direction::Ascending };
        let is_sorted = by.is_some() || self.reverse;
        Ok(Sorted { left, sorter: is_sorted.then(|| Sorter::new(by, direction, left)) })
    }
}

/// A column by its key or French heading, because a French session reads what it prints.
pub(crate) fn column<T: Copy>(
    text: &str,
    all: &[T],
    key_of: fn(T) -> &'static str,
) -> Result<T, Refusal> {
    let typed = text.replace(['-', ' '], "_");
    parse::word(&typed, all, key_of).or_else(|refused| {
        let texts = Texts::new(Language::Fr);
        let is_heading = |id: &str| {
            let heading = texts.word(id).map(|heading| heading.replace(['-', ' '], "_"));
            heading.is_some_and(|heading| sort_key(&heading) == sort_key(&typed))
        };
        let is_meant = |key: &str| {
            let bare = key.replace('_', "-");
            is_heading(&format!("column-{bare}")) || is_heading(&format!("column-invoice-{bare}"))
        };
        // `alert` and `stock_alert` have one heading, which lists show for the latter.
        all.iter().rev().copied().find(|one| is_meant(key_of(*one))).ok_or(refused)
    })
}

impl Sorted {
    /// Whether no further row can be shown.
    pub(crate) fn is_full(&self) -> bool {
        self.sorter.is_none() && self.left == 0
    }

    pub(crate) fn row(&mut self, printer: &mut Printer<'_>, record: Record) -> Result<()> {
        if let Some(sorter) = &mut self.sorter {
            sorter.push(record)?;
        } else if self.left > 0 {
            self.left = self.left.saturating_sub(1);
            printer.row(&record)?;
        }
        Ok(())
    }

    pub(crate) fn end(self, printer: &mut Printer<'_>) -> Result<()> {
        if let Some(sorter) = self.sorter {
            sorter.finish(|record| printer.row(record))?;
        }
        printer.end()
    }
}
