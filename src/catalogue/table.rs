//! Batches: CSV files whose columns the command defines (sales, count sheets). They are read completely, so that
//! every bad row is reported before anything is written. All cells are in one text, so that a row takes little more
//! memory than in the file.

use std::collections::HashMap;
use std::fs::File;

use super::reading::Delimiter;
use super::reading::number::{self, DecimalMark};
use super::reading::reader::{ReadOptions, Reader, RowLength};
use super::rejects::RowCells;
use super::table_columns::{TableColumn, TableMapping, find_columns};
use crate::ledger::decimal::DecimalError;
use crate::ledger::quantity::Quantity;
use crate::parse::not_scanned;
use crate::refusal::{BadRow, Refusal, RowProblem};
use crate::text::{shortened, unescape_formula};

/// How a batch is read.
pub(crate) struct TableOptions<'a> {
    pub(crate) columns: &'a [TableColumn],
    pub(crate) map: &'a [TableMapping],
    /// Of a file that is not separated by `;`.
    pub(crate) usual_mark: DecimalMark,
    pub(crate) row_cells: RowCells,
}

/// A row of a batch: its cells in the order of the requested columns.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableRow<'s> {
    table: &'s Table,
    pub(crate) index: usize,
}

impl<'s> TableRow<'s> {
    /// The line it starts on, counted from 1.
    pub(crate) fn line(&self) -> u64 {
        self.table.lines.get(self.index).copied().unwrap_or_default()
    }

    /// The value of a column, if it is not blank.
    pub(crate) fn text(&self, column: usize) -> Option<&'s str> {
        let cell = self.index.checked_mul(self.table.words.len())?.checked_add(column)?;
        let start = cell.checked_sub(1).and_then(|before| self.table.ends.get(before));
        let range = start.copied().unwrap_or_default()..*self.table.ends.get(cell)?;
        self.table.text.get(range).filter(|text| !text.is_empty())
    }

    /// Whether the file has a column.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.table.has.get(column).copied().unwrap_or_default()
    }

    /// The parsed value of a column, if it is not blank.
    pub(crate) fn parsed<T>(
        &self,
        column: usize,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Result<Option<T>, BadRow> {
        self.text(column)
            .map(|text| parse(text).map_err(|why| self.refused(column, why)))
            .transpose()
    }

    /// The parsed value of a column that must not be blank.
    pub(crate) fn needed<T>(
        &self,
        column: usize,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Result<T, BadRow> {
        self.parsed(column, parse)?.ok_or_else(|| self.bad(column, RowProblem::Blank))
    }

    /// The quantity in a column, if it is not blank. No option determines how a batch writes decimals, so the error
    /// does not suggest one.
    pub(crate) fn quantity(&self, column: usize) -> Result<Option<Quantity>, BadRow> {
        let problem = |text: &str, problem| {
            if let RowProblem::DecimalComma { .. } | RowProblem::AmbiguousComma { .. } = problem {
                let (text, why) = (text.to_owned(), DecimalError::Comma);
                RowProblem::Refused(Box::new(Refusal::BadNumber { text, why }))
            } else {
                problem
            }
        };
        let read = |text: &str| {
            not_scanned(text).map_err(|why| self.refused(column, why))?;
            number::quantity(text, self.table.mark)
                .map_err(|why| self.bad(column, problem(text, why)))
        };
        self.text(column).map(read).transpose()
    }

    /// A signed number of the file, rewritten with a decimal point.
    pub(crate) fn plain_decimal(&self, text: &str) -> String {
        match self.table.mark {
            DecimalMark::Point => text.to_owned(),
            DecimalMark::PointOrComma | DecimalMark::Comma | DecimalMark::Either => {
                text.replace(',', ".")
            }
        }
    }

    /// The error if a rule refuses the value of a column.
    pub(crate) fn refused(&self, column: usize, why: Refusal) -> BadRow {
        self.bad(column, RowProblem::Refused(Box::new(why)))
    }

    /// The error about the row as a whole.
    pub(crate) fn whole(&self, problem: RowProblem) -> BadRow {
        BadRow { line: self.line(), column: None, value: String::new(), problem }
    }

    /// The error about the value of a column.
    pub(crate) fn bad(&self, column: usize, problem: RowProblem) -> BadRow {
        BadRow {
            line: self.line(),
            column: self.table.words.get(column).cloned(),
            value: shortened(self.text(column).unwrap_or_default()),
            problem,
        }
    }
}

/// A batch that was read: its good rows, and those with a wrong length.
#[derive(Debug)]
pub(crate) struct Table {
    /// The cells of all rows in one text, and where each ends.
    text: String,
    ends: Vec<usize>,
    /// The line that each row starts on.
    lines: Vec<u64>,
    /// The names of the columns in messages: those in the file, or their first names.
    words: Vec<String>,
    mark: DecimalMark,
    /// Rows that cannot be read at all.
    pub(crate) bad: Vec<BadRow>,
    /// Which of the requested columns the file has.
    pub(crate) has: Vec<bool>,
    /// The columns that are not used.
    pub(crate) unknown: Vec<String>,
    /// The names of all columns, as in the file.
    pub(crate) header: Vec<String>,
    pub(crate) delimiter: Delimiter,
    /// The rows as in the file by their lines, if a rejects file may need them.
    cells: HashMap<u64, Vec<String>>,
}

impl Table {
    /// Reads a whole file. One separated by `;` has decimal commas, any other the usual mark. Refuses one without a
    /// required column.
    pub(crate) fn read(
        name: &str,
        file: File,
        options: &TableOptions<'_>,
    ) -> Result<Self, Refusal> {
        let TableOptions { columns, map, .. } = *options;
        let read_options = ReadOptions { file_name: name.to_owned(), ..ReadOptions::default() };
        let is_known = |header: &str| {
            columns.iter().any(|column| column.names.contains(&header))
                || map.iter().any(|mapping| mapping.is_of(header))
        };
        let mut reader = Reader::open(Box::new(file), &read_options, &is_known)?;
        let bad_file = |why| Refusal::BadFile { file: name.to_owned(), why };
        let found = find_columns(reader.header(), columns, map, &bad_file)?;
        let is_semicolon = reader.delimiter() == Delimiter::SEMICOLON;
        let mark = if is_semicolon { DecimalMark::Comma } else { options.usual_mark };
        let named = |(column, index): (&TableColumn, &Option<usize>)| {
            let name = index.and_then(|index| reader.header().name(index));
            name.unwrap_or(column.word()).to_owned()
        };
        let words = columns.iter().zip(&found).map(named).collect();
        let has = found.iter().map(Option::is_some).collect();
        let unknown = reader.unknown_columns();
        let mut table = Self {
            text: String::new(),
            ends: Vec::new(),
            lines: Vec::new(),
            words,
            mark,
            bad: Vec::new(),
            has,
            unknown,
            header: reader.header().names().to_vec(),
            delimiter: reader.delimiter(),
            cells: HashMap::new(),
        };
        while reader.advance()? {
            let row = reader.row();
            if row.is_blank() {
                continue;
            }
            if options.row_cells == RowCells::Included {
                table.cells.insert(row.line(), row.cells().map(str::to_owned).collect());
            }
            if let Err(bad) = row.check_shape(RowLength::AsHeader) {
                table.bad.push(bad);
                continue;
            }
            for column in &found {
                table.text.push_str(unescape_formula(row.cell(*column)));
                table.ends.push(table.text.len());
            }
            table.lines.push(row.line());
        }
        Ok(table)
    }

    /// The cells of the row on a line, as in the file.
    pub(crate) fn cells_of(&self, line: u64) -> &[String] {
        self.cells.get(&line).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = TableRow<'_>> {
        (0..self.lines.len()).map(|index| self.row(index))
    }

    pub(crate) fn row(&self, index: usize) -> TableRow<'_> {
        TableRow { table: self, index }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::refusal::FileProblem;
    use std::io::{Seek, Write};

    const COLUMNS: [TableColumn; 3] = [
        TableColumn::needed(&["sku", "ugs"]),
        TableColumn::optional(&["quantity", "quantité"]),
        TableColumn::optional(&["note"]),
    ];

    fn read(text: &str) -> Result<Table, Refusal> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.rewind().unwrap();
        let options = TableOptions {
            columns: &COLUMNS,
            map: &[],
            usual_mark: DecimalMark::Point,
            row_cells: RowCells::Omitted,
        };
        Table::read("batch.csv", file, &options)
    }

    #[test]
    fn cells_are_in_the_requested_order() {
        let table = read("Quantité;UGS\r\n1,5;TEA\r\n\r\n;MUG\r\n").unwrap();
        assert_eq!(table.has, [true, true, false]);
        let rows: Vec<_> =
            table.rows().map(|row| (row.line(), row.text(0), row.quantity(1).unwrap())).collect();
        assert_eq!(rows, [(2, Some("TEA"), Some("1.5".parse().unwrap())), (4, Some("MUG"), None)]);
    }

    #[test]
    fn a_missing_column_and_a_bad_length_are_reported() {
        assert!(matches!(
            read("quantity\n1\n").map(|_| ()),
            Err(Refusal::BadFile { why: FileProblem::MissingColumn { .. }, .. })
        ));
        let table = read("sku,quantity\nTEA,1,2\nMUG,1\n").unwrap();
        assert_eq!((table.bad.len(), table.bad[0].line, table.rows().count()), (1, 2, 1));
    }
}
