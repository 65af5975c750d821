//! Batches: many sales, or a whole count sheet, from one CSV file. Checked whole, all or nothing, every bad row
//! named by its line. Rows are read when they are needed and answers kept outside of memory, so that a long batch
//! takes little.

mod counts;
mod sales;

use anyhow::Result;
use std::collections::HashMap;

use super::Desk;
use super::input::Input;
use super::stock::item_record;
use crate::catalogue::{Sheet, SheetColumn, SheetRow};
use crate::ledger::item::ItemId;
use crate::ledger::refusal::{BadRow, Refusal};
use crate::locale::Message;
use crate::output::{Said, Spool, Spooled};
use crate::store::LevelChange;

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

    fn spooled(&self) -> Result<Spooled> {
        let mut spool = Spool::new();
        self.changes.iter().try_for_each(|change| spool.push(&item_record(change)))?;
        spool.finish()
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
    /// Those of a sheet that cannot be read at all.
    fn of(sheet: &Sheet) -> Self {
        let mut bad = Self::default();
        sheet.bad.iter().for_each(|row| bad.add(row.clone()));
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
        row: SheetRow<'_>,
        column: usize,
        result: Result<T>,
    ) -> Result<Option<T>> {
        match result {
            Ok(value) => Ok(Some(value)),
            Err(error) => {
                let refusal = error.downcast::<Refusal>()?;
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

fn read(desk: &mut Desk<'_, '_>, path: &str, columns: &[SheetColumn]) -> Result<(String, Sheet)> {
    let Input { file, name } = Input::open(path, desk)?;
    let sheet = Sheet::read(&name, file, columns)?;
    if !sheet.unknown.is_empty() {
        let message = Message::new("import-unknown-columns");
        desk.said.push(Said::Warning(message.with("columns", sheet.unknown.join(", "))));
    }
    Ok((name, sheet))
}
