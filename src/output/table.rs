//! `Table`: rows below headings that fit the terminal. Empty columns are dropped and names are shortened; if that is
//! not enough, spare columns are dropped, and finally each row is shown with one value on each line.

use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, CellFormat, GAP, cut_to_width, joined, padded, wrapped, wrapped_whole};
use super::screen::Screen;
use super::widths::{ColumnWidth, Heading, MIN_WIDTH, fit};

/// A single row with more columns than this is shown with one value on each line, on any terminal.
const MAX_COLUMNS_OF_ONE_ROW: usize = 12;
/// Widths are those of the first rows; later rows use the same columns.
const MEASURED_ROWS: usize = 5_000;

/// A table. A long one is drawn in parts, so that memory does not grow with it.
#[derive(Debug)]
pub(super) struct Table {
    headings: Vec<Heading>,
    /// The rows that are not drawn yet.
    rows: Vec<Vec<Cell>>,
    /// How the rows before them were drawn.
    layout: Option<Layout>,
}

#[derive(Debug)]
enum Layout {
    Columns(Vec<ColumnWidth>),
    /// One value a line.
    Stacked,
}

impl Table {
    pub(super) fn new(headings: Vec<Heading>) -> Self {
        Self { headings, rows: Vec::new(), layout: None }
    }

    pub(super) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Whether it has rows that are not drawn yet.
    pub(super) fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Whether there are enough rows to draw the first or the next part.
    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= MEASURED_ROWS
    }

    /// Draws the rows that are not drawn yet, preceded by the headings the first time.
    pub(super) fn draw(&mut self, screen: Screen) -> Vec<String> {
        let width = screen.width.map_or(usize::MAX, usize::from);
        let is_first = self.layout.is_none();
        let layout = self.layout.take().unwrap_or_else(|| self.layout(width));
        let mut lines = match &layout {
            Layout::Columns(columns) if is_first => self.heading_lines(columns, screen),
            Layout::Stacked if !is_first => vec![String::new()],
            Layout::Columns(_) | Layout::Stacked => Vec::new(),
        };
        lines.extend(match &layout {
            Layout::Columns(columns) => self.row_lines(columns, screen),
            Layout::Stacked => self.stacked_lines(width, screen),
        });
        self.rows.clear();
        self.layout = Some(layout);
        lines
    }

    fn layout(&self, width: usize) -> Layout {
        if self.rows.len() == 1 && self.headings.len() > MAX_COLUMNS_OF_ONE_ROW {
            return Layout::Stacked;
        }
        fit(&self.headings, &self.rows, width).map_or(Layout::Stacked, Layout::Columns)
    }

    fn heading_lines(&self, columns: &[ColumnWidth], screen: Screen) -> Vec<String> {
        let headings: Vec<Vec<String>> = columns
            .iter()
            .map(|column| match self.headings.get(column.index) {
                Some(heading) => wrapped(&heading.text, column.width),
                None => Vec::new(),
            })
            .collect();
        let height = headings.iter().map(Vec::len).max().unwrap_or(0);
        let line = |n: usize| {
            joined(columns.iter().zip(&headings).map(|(column, heading)| {
                let text = heading.get(n).map_or("", String::as_str);
                padded(&cut_to_width(text, column.width, screen), column.width, CellFormat::Text)
            }))
        };
        (0..height).map(line).collect()
    }

    fn row_lines(&self, columns: &[ColumnWidth], screen: Screen) -> Vec<String> {
        self.rows.iter().flat_map(|row| lines_of(row, columns, screen)).collect()
    }

    /// Each row as a heading and its value on each line.
    fn stacked_lines(&self, width: usize, screen: Screen) -> Vec<String> {
        let widest = self.headings.iter().map(|heading| heading.text.width()).max().unwrap_or(0);
        let cells = self.rows.iter().flatten();
        let whole =
            cells.filter(|cell| matches!(cell.format, CellFormat::Whole | CellFormat::Number));
        let whole = whole.map(|cell| cell.text.width()).max().unwrap_or(0);
        let beside = whole.saturating_add(GAP).saturating_add(1);
        let label =
            widest.min(width.saturating_sub(beside)).min(width.saturating_div(2)).max(MIN_WIDTH);
        let room = width.saturating_sub(label.saturating_add(GAP).saturating_add(1)).max(MIN_WIDTH);
        let mut lines = Vec::new();
        for (n, row) in self.rows.iter().enumerate() {
            if n > 0 {
                lines.push(String::new());
            }
            let cells = self.headings.iter().zip(row);
            for (heading, cell) in cells.filter(|(_, cell)| !cell.text.is_empty()) {
                for (n, text) in cell.lines_alone(room).iter().enumerate() {
                    let heading = if n == 0 { heading.text.as_str() } else { "" };
                    let label =
                        padded(&cut_to_width(heading, label, screen), label, CellFormat::Text);
                    lines.push(joined([label, screen.colored(text, cell.color)].into_iter()));
                }
            }
        }
        lines
    }
}

/// A row, which is as high as its highest cell.
fn lines_of(row: &[Cell], columns: &[ColumnWidth], screen: Screen) -> Vec<String> {
    let cells: Vec<Option<(&Cell, Vec<String>)>> = columns
        .iter()
        .map(|column| row.get(column.index).map(|cell| (cell, cell.lines(column.width, screen))))
        .collect();
    let height = cells.iter().flatten().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let line = |n: usize| {
        joined(columns.iter().zip(&cells).map(|(column, cell)| {
            let Some((cell, lines)) = cell else { return " ".repeat(column.width) };
            let text = lines.get(n).map_or("", String::as_str);
            let blank = padded(text, column.width, cell.format);
            blank.replacen(text, &screen.colored(text, cell.color), 1)
        }))
    };
    (0..height).map(line).collect()
}

/// Headings and values, one below the other; long values are wrapped.
pub(super) fn field_lines(fields: &[(String, String)], screen: Screen) -> Vec<String> {
    let width = screen.width.map_or(usize::MAX, usize::from);
    let label = fields.iter().map(|(heading, _)| heading.width()).max().unwrap_or(0);
    let room = width.saturating_sub(label.saturating_add(GAP).saturating_add(1)).max(MIN_WIDTH);
    let mut lines = Vec::new();
    for (heading, value) in fields {
        for (n, value) in wrapped_whole(value, room).into_iter().enumerate() {
            let heading = if n == 0 { heading.as_str() } else { "" };
            lines.push(joined([padded(heading, label, CellFormat::Text), value].into_iter()));
        }
    }
    lines
}
