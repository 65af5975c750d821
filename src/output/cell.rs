//! Cells of tables, fitted to the width of a column.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::screen::Screen;

/// The spaces between two cells.
pub(super) const GAP: usize = 2;

/// How the cells of a column are aligned and shortened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellFormat {
    /// Left-aligned text, such as a name; the only kind that is shortened.
    Text,
    /// Text that people type again, such as a SKU: left-aligned, broken over lines as a last resort.
    Code,
    /// Text that must be read completely, such as a difference: left-aligned, wrapped between words.
    Phrase,
    /// Instants and states: left-aligned, always on one line.
    Whole,
    /// Numbers: right-aligned, always on one line.
    Number,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    /// The code of its colour on a terminal with colours; empty for none.
    pub(super) color: &'static str,
    pub(super) format: CellFormat,
}

impl Cell {
    /// Its text in a column of this width. Numbers, instants and states are complete even if it is too narrow for
    /// them.
    pub(super) fn lines(&self, width: usize, screen: Screen) -> Vec<String> {
        match self.format {
            CellFormat::Text => vec![cut_to_width(&self.text, width, screen)],
            CellFormat::Code => broken(&self.text, width),
            CellFormat::Phrase => wrapped_whole(&self.text, width),
            CellFormat::Whole | CellFormat::Number => vec![self.text.clone()],
        }
    }

    /// The same if the cell has the rest of a line to itself, so that nothing is shortened.
    pub(super) fn lines_alone(&self, width: usize) -> Vec<String> {
        match self.format {
            CellFormat::Text | CellFormat::Code | CellFormat::Phrase => {
                wrapped_whole(&self.text, width)
            }
            CellFormat::Whole | CellFormat::Number => vec![self.text.clone()],
        }
    }
}

pub(super) fn joined(cells: impl Iterator<Item = String>) -> String {
    let line = cells.collect::<Vec<_>>().join(&" ".repeat(GAP));
    format!(" {line}").trim_end().to_owned()
}

pub(super) fn padded(text: &str, width: usize, format: CellFormat) -> String {
    let blank = " ".repeat(width.saturating_sub(text.width()));
    match format {
        CellFormat::Text | CellFormat::Code | CellFormat::Phrase | CellFormat::Whole => {
            format!("{text}{blank}")
        }
        CellFormat::Number => format!("{blank}{text}"),
    }
}

/// A text that is too wide, truncated with a mark.
pub(super) fn cut_to_width(text: &str, width: usize, screen: Screen) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mark = if screen.is_ascii { '~' } else { '…' };
    let mut left = width.saturating_sub(1);
    let mut start = String::new();
    for c in text.chars() {
        let Some(rest) = left.checked_sub(c.width().unwrap_or(0)) else { break };
        left = rest;
        start.push(c);
    }
    format!("{}{mark}", start.trim_end())
}

/// A text in lines that break between words; a word longer than a line is left whole.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.width().saturating_add(word.width()) < width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text in lines that break between words, or within a word longer than a line.
pub(super) fn wrapped_whole(text: &str, width: usize) -> Vec<String> {
    wrapped(text, width).iter().flat_map(|line| broken(line, width)).collect()
}

/// A text in pieces of at most this width.
fn broken(text: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in text.chars() {
        let needed = c.width().unwrap_or(0);
        match pieces.last_mut() {
            Some(piece) if piece.is_empty() || piece.width().saturating_add(needed) <= width => {
                piece.push(c);
            }
            Some(_) | None => pieces.push(c.to_string()),
        }
    }
    pieces
}
