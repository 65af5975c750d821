//! Shared by batches of sales and adjustments: reading the file, its invalid rows, and the changes to items.

use anyhow::Result;
use std::collections::{BTreeMap, HashMap};

use super::options::BatchOptions;
use crate::catalogue::{RowCells, Table, TableColumn, TableOptions, TableRow};
use crate::command::context::Context;
use crate::command::input::{Input, usual_decimal_mark};
use crate::command::rejected_rows::{RejectedRows, RejectsMode, RejectsSource};
use crate::command::stock_lines::change_record;
use crate::ledger::error::LedgerError;
use crate::ledger::item::{Item, ItemId};
use crate::locale::{Message, Texts};
use crate::output::{BufferedRows, Notice, Outcome, RowBuffer, Value};
use crate::refusal::{BadRow, FileProblem, Refusal, RowProblem};
use crate::stock::LevelChange;

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

/// The file of a batch.
pub(super) struct BatchFile<'a> {
    pub(super) name: String,
    pub(super) table: Table,
    rejects_mode: RejectsMode,
    texts: &'a Texts,
}

impl<'a> BatchFile<'a> {
    /// Reads a file completely.
    pub(super) fn read(
        context: &mut Context<'a, '_>,
        path: &str,
        columns: &[TableColumn],
        options: &BatchOptions,
        is_dry_run: bool,
    ) -> Result<Self> {
        let rejects_mode = options.rejects_mode(path, context, is_dry_run)?;
        let Input { file, name } = Input::open(path, context)?;
        let table_options = TableOptions {
            columns,
            map: &options.map,
            usual_mark: usual_decimal_mark(context.texts),
            row_cells: if options.partial { RowCells::Included } else { RowCells::Omitted },
        };
        let table = Table::read(&name, file, &table_options)?;
        if table.rows().next().is_none() && table.bad.is_empty() {
            return Err(Refusal::BadFile { file: name, why: FileProblem::NoRows }.into());
        }
        if !table.unknown.is_empty() {
            let message = Message::new("import-unknown-columns");
            let message = message.with("columns", table.unknown.join(", "));
            context.notices.push(Notice::Warning(message));
        }
        Ok(Self { name, table, rejects_mode, texts: context.texts })
    }

    /// Whether invalid rows are left out.
    pub(super) fn is_partial(&self) -> bool {
        !matches!(self.rejects_mode, RejectsMode::RefuseAll)
    }

    /// The rows that cannot be read.
    pub(super) fn bad_rows(&self) -> BadRows {
        let mut bad = BadRows { rows: BTreeMap::new(), is_partial: self.is_partial() };
        self.table.bad.iter().for_each(|row| bad.add(row.clone()));
        bad
    }

    /// Refuses the batch if it has invalid rows, or writes them to the rejects file; adds that to the outcome.
    pub(super) fn finish(
        &self,
        bad: BadRows,
        is_anything_recorded: bool,
        outcome: impl FnOnce() -> Result<Outcome>,
    ) -> Result<Outcome> {
        let Table { header, delimiter, .. } = &self.table;
        let source = RejectsSource { columns: header, delimiter: *delimiter, is_numbered: false };
        let mut rejected = RejectedRows::new(self.rejects_mode.clone(), source);
        let count = u64::try_from(bad.rows.len())?;
        for (line, row) in bad.rows {
            rejected.add(self.table.cells_of(line), row, self.texts)?;
        }
        let rejects = rejected.finish(&self.name, is_anything_recorded, self.texts)?;
        let mut outcome = rejects.warn(outcome()?, count);
        outcome.record = outcome
            .record
            .with("refused", count)
            .with("rejects", rejects.path.as_deref().map(Value::from));
        Ok(outcome)
    }
}

/// The invalid rows of a batch, by line; a single one refuses it, unless it is partial.
pub(super) struct BadRows {
    rows: BTreeMap<u64, BadRow>,
    is_partial: bool,
}

impl BadRows {
    pub(super) fn add(&mut self, row: BadRow) {
        self.rows.entry(row.line).or_insert(row);
    }

    pub(super) fn has(&self, row: TableRow<'_>) -> bool {
        self.rows.contains_key(&row.line())
    }

    /// Leaves out the rows of a sale, one of which is invalid: it is recorded completely or not at all (R10).
    pub(super) fn leave_out(&mut self, rows: &[TableRow<'_>], invalid: u64) {
        for row in rows.iter().filter(|_| self.is_partial) {
            let problem = RowProblem::SaleInvalid { line: invalid };
            self.rows.entry(row.line()).or_insert_with(|| row.whole(problem));
        }
    }

    /// The value of a row, or `None` after recording what is wrong with it.
    pub(super) fn note<T>(&mut self, result: Result<T, BadRow>) -> Option<T> {
        result.map_err(|bad| self.add(bad)).ok()
    }

    /// The same for refusals; other errors are returned. So is a quantity out of range, in a partial batch: part of
    /// the row may have been recorded.
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
                if self.is_partial
                    && matches!(refusal, Refusal::Ledger(LedgerError::OutOfRange { .. }))
                {
                    return Err(refusal.into());
                }
                self.add(row.refused(column, refusal));
                Ok(None)
            }
        }
    }
}
