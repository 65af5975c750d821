//! Shared by batches of sales and adjustments: reading the file, its invalid rows, and the changes to items.

use anyhow::Result;
use std::collections::HashMap;

use crate::catalogue::{Table, TableColumn, TableRow};
use crate::command::context::Context;
use crate::command::input::{Input, usual_decimal_mark};
use crate::command::stock_lines::change_record;
use crate::ledger::item::{Item, ItemId};
use crate::locale::Message;
use crate::output::{BufferedRows, Notice, RowBuffer};
use crate::refusal::{BadRow, FileProblem, Refusal};
use crate::stock::LevelChange;

/// The most invalid rows that are shown.
const MAX_BAD_ROWS: usize = 20;

// Columns that both kinds have.
pub(super) const SKU: &[&str] = &["sku", "ugs", "référence", "reference"];
pub(super) const NOTE: &[&str] = &["note", "notes"];

/// What happened to items over a whole batch, in the order of first mention.
#[derive(Default)]
pub(super) struct Levels {
    pub(super) changes: Vec<LevelChange>,
    positions: HashMap<ItemId, usize>,
    /// The archived items among them.
    pub(super) archived: Vec<Item>,
}

impl Levels {
    pub(super) fn add(&mut self, changes: Vec<LevelChange>) {
        for change in changes {
            let next = self.changes.len();
            let position = *self.positions.entry(change.item).or_insert(next);
            match self.changes.get_mut(position) {
                Some(known) => known.after = change.after,
                None => self.changes.push(change),
            }
        }
    }

    pub(super) fn note_archived(&mut self, item: Item) {
        let is_known = |one: &Item| one.id == item.id;
        if item.profile.is_archived() && !self.archived.iter().any(is_known) {
            self.archived.push(item);
        }
    }

    pub(super) fn buffered(&self) -> Result<BufferedRows> {
        let mut buffer = RowBuffer::new();
        self.changes.iter().try_for_each(|change| buffer.push(&change_record(change)))?;
        buffer.finish()
    }
}

/// The invalid rows of a batch; a single one refuses it.
#[derive(Default)]
pub(super) struct BadRows {
    /// The first ones, by line.
    rows: Vec<BadRow>,
    count: u64,
}

impl BadRows {
    /// The rows of a table that cannot be parsed.
    pub(super) fn of(table: &Table) -> Self {
        let mut bad = Self::default();
        table.bad.iter().for_each(|row| bad.add(row.clone()));
        bad
    }

    pub(super) fn add(&mut self, row: BadRow) {
        self.count = self.count.saturating_add(1);
        let position = self.rows.partition_point(|known| known.line <= row.line);
        if position < MAX_BAD_ROWS {
            self.rows.insert(position, row);
            self.rows.truncate(MAX_BAD_ROWS);
        }
    }

    /// The value of a row, or `None` after recording what is wrong with it.
    pub(super) fn note<T>(&mut self, result: Result<T, BadRow>) -> Option<T> {
        result.map_err(|bad| self.add(bad)).ok()
    }

    /// The same for refusals; other errors are returned.
    pub(super) fn note_refusal<T>(
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

    pub(super) fn refuse(self, file: &str) -> Result<()> {
        if self.count == 0 {
            return Ok(());
        }
        Err(Refusal::BadRows { file: file.to_owned(), rows: self.rows, count: self.count }.into())
    }
}

pub(super) fn read(
    context: &mut Context<'_, '_>,
    path: &str,
    columns: &[TableColumn],
) -> Result<(String, Table)> {
    let Input { file, name } = Input::open(path, context)?;
    let table = Table::read(&name, file, columns, usual_decimal_mark(context.texts))?;
    if table.rows().next().is_none() && table.bad.is_empty() {
        return Err(Refusal::BadFile { file: name, why: FileProblem::NoRows }.into());
    }
    if !table.unknown.is_empty() {
        let message = Message::new("import-unknown-columns");
        context.notices.push(Notice::Warning(message.with("columns", table.unknown.join(", "))));
    }
    Ok((name, table))
}
