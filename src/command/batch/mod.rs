//! Batches: many sales, or a whole count table, from one CSV file. Checked whole, all or nothing, every bad row
//! named by its line. Rows are read when they are needed and answers kept outside of memory, so that a long batch
//! takes little.

mod counts;
mod sales;

use anyhow::Result;
use std::collections::HashMap;

use super::context::Context;
use super::input::Input;
use super::stock_lines::item_record;
use crate::catalogue::{Table, TableColumn, TableRow};
use crate::ledger::item::ItemId;
use crate::locale::Message;
use crate::output::{BufferedRows, Notice, RowBuffer};
use crate::refusal::{BadRow, Refusal};
use crate::stock::LevelChange;

pub(crate) use counts::{CountSheet, adjust};
pub(crate) use sales::sell;

/// The most bad rows that are kept to be told in full.
const MOST_BAD_ROWS: usize = 20;

// Columns that both kinds have.
const SKU: &[&str] = &["sku", "ugs", "référence", "reference"];
const NOTE: &[&str] = &["note", "notes"];

/// What happened to items over a whole batch, in the order of first mention.
#[derive(Default)]
struct Levels {
    changes: Vec<LevelChange>,
    places: HashMap<ItemId, usize>,
}

impl Levels {
    fn add(&mut self, changes: Vec<LevelChange>) {
        for change in changes {
            let next = self.changes.len();
            let place = *self.places.entry(change.item).or_insert(next);
            match self.changes.get_mut(place) {
                Some(known) => known.after = change.after,
                None => self.changes.push(change),
            }
        }
    }

    fn buffered(&self) -> Result<BufferedRows> {
        let mut buffer = RowBuffer::new();
        self.changes.iter().try_for_each(|change| buffer.push(&item_record(change)))?;
        buffer.finish()
    }
}

/// Rows that cannot be taken; any refuses the batch.
#[derive(Default)]
struct Bad {
    /// The first of them, by line.
    rows: Vec<BadRow>,
    count: u64,
}

impl Bad {
    /// Those of a table that cannot be read at all.
    fn of(table: &Table) -> Self {
        let mut bad = Self::default();
        table.bad.iter().for_each(|row| bad.add(row.clone()));
        bad
    }

    fn add(&mut self, row: BadRow) {
        self.count = self.count.saturating_add(1);
        let place = self.rows.partition_point(|known| known.line <= row.line);
        if place < MOST_BAD_ROWS {
            self.rows.insert(place, row);
            self.rows.truncate(MOST_BAD_ROWS);
        }
    }

    /// The value of a row, or nothing after its fault was noted.
    fn note<T>(&mut self, result: Result<T, BadRow>) -> Option<T> {
        result.map_err(|bad| self.add(bad)).ok()
    }

    /// The same for what a rule refuses; what broke stays an error.
    fn note_refusal<T>(
        &mut self,
        row: TableRow<'_>,
        column: usize,
        result: Result<T>,
    ) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error) => {
                let refusal = Refusal::take(error)?;
                self.add(row.refused(column, refusal));
                Ok(None)
            }
        }
    }

    fn refuse(self, file: &str) -> Result<()> {
        if self.count == 0 {
            return Ok(());
        }
        Err(Refusal::BadRows { file: file.to_owned(), rows: self.rows, count: self.count }.into())
    }
}

fn read(
    context: &mut Context<'_, '_>,
    path: &str,
    columns: &[TableColumn],
) -> Result<(String, Table)> {
    let Input { file, name } = Input::open(path, context)?;
    let table = Table::read(&name, file, columns)?;
    if !table.unknown.is_empty() {
        let message = Message::new("import-unknown-columns");
        context.notices.push(Notice::Warning(message.with("columns", table.unknown.join(", "))));
    }
    Ok((name, table))
}
