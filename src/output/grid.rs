//! `Grid`: a table that fits the screen. Texts are shortened, numbers and instants never; where that is not enough,
//! columns that may be missing are left out, and at last each row is told line by line.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::screen::Screen;

/// The narrowest a text becomes, and a name that people type again, such as a SKU.
const TEXT_FLOOR: usize = 8;
const NAME_FLOOR: usize = 16;
/// The same where no column can be left out any more.
const TIGHT_NAME_FLOOR: usize = 10;
/// The narrowest a phrase becomes, where no column can be left out any more.
const PHRASE_FLOOR: usize = 15;
/// The least of texts and names.
const LEAST: usize = 4;
/// The most columns of a table of one row; of more it is told line by line, on any screen.
const MOST_OF_ONE_ROW: usize = 12;
/// The rows whose widths a table has: what comes after them is drawn as they are.
const MEASURED_ROWS: usize = 5_000;
/// The columns between two cells.
const GAP: usize = 2;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Texts, to the left; shortened where they do not fit.
    Text,
    /// What people type again, to the left; shortened last.
    Name,
    /// Words that end with a day, to the left; shortened only where no column can be left out any more.
    Phrase,
    /// Instants, to the left; never shortened.
    Whole,
    /// Numbers, to the right; never shortened.
    Number,
}

/// One cell.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// What stands in it.
    pub(crate) text: String,
    /// Its colour, where there are any; empty for none.
    pub(crate) color: &'static str,
    /// What it is.
    pub(crate) kind: Kind,
}

/// A column: its header, and whether it may be left out where the screen is narrow, the lowest first.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// What stands above it.
    pub(crate) text: String,
    /// Its place among those that are left out; `None` is never left out.
    pub(crate) spare: Option<usize>,
}

/// Rows below headers. A long table is drawn in parts, so that memory does not grow with it.
#[derive(Debug)]
pub(crate) struct Grid {
    heads: Vec<Head>,
    /// Those that are not drawn yet.
    rows: Vec<Vec<Cell>>,
    /// How those before were drawn.
    shape: Option<Shape>,
}

/// How a table is drawn.
#[derive(Debug)]
enum Shape {
    /// In columns.
    Columns(Vec<Fitted>),
    /// Each row line by line.
    EntryTime,
}

/// Whether headers may be shortened: only where no column can be left out any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heads {
    Whole,
    Cut,
}

/// A column as it is drawn.
#[derive(Debug)]
struct Fitted {
    /// Which one.
    index: usize,
    width: usize,
    kind: Kind,
    /// The width that no cell needs more than.
    content: usize,
}

impl Grid {
    /// Nothing below the headers yet.
    pub(crate) fn new(heads: Vec<Head>) -> Self {
        Self { heads, rows: Vec::new(), shape: None }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Whether it has rows that are not drawn yet.
    pub(crate) fn has_rows(&self) -> bool {
        !self.rows.is_empty()
    }

    /// Whether it has enough rows for its first part, or its next one.
    pub(crate) fn is_full(&self) -> bool {
        self.rows.len() >= MEASURED_ROWS
    }

    /// The lines on a screen of the rows that are not drawn yet, those of the headers before the first.
    pub(crate) fn lines(&mut self, screen: Screen) -> Vec<String> {
        let width = screen.width.map_or(usize::MAX, usize::from);
        let is_first = self.shape.is_none();
        let shape = self.shape.take().unwrap_or_else(|| self.shaped(width));
        let mut lines = match &shape {
            Shape::Columns(columns) if is_first => self.header(columns, screen),
            Shape::EntryTime if !is_first => vec![String::new()],
            Shape::Columns(_) | Shape::EntryTime => Vec::new(),
        };
        lines.extend(match &shape {
            Shape::Columns(columns) => self.drawn(columns, screen),
            Shape::EntryTime => self.told(width, screen),
        });
        self.rows.clear();
        self.shape = Some(shape);
        lines
    }

    fn shaped(&self, width: usize) -> Shape {
        let mut columns: Vec<usize> = (0..self.heads.len()).collect();
        if self.rows.len() == 1 && self.heads.len() > MOST_OF_ONE_ROW {
            return Shape::EntryTime;
        }
        loop {
            if let Some(fitted) = self.fitted(&columns, width, TEXT_FLOOR, NAME_FLOOR, Heads::Whole)
            {
                return Shape::Columns(fitted);
            }
            let next = |index: &&usize| self.heads.get(**index).and_then(|head| head.spare);
            match columns.iter().filter(|index| next(index).is_some()).min_by_key(next) {
                Some(&spare) => columns.retain(|index| *index != spare),
                None => break,
            }
        }
        let tighter = self.fitted(&columns, width, TEXT_FLOOR, TIGHT_NAME_FLOOR, Heads::Whole);
        let cut = |text, name| self.fitted(&columns, width, text, name, Heads::Cut);
        let tighter = tighter.or_else(|| cut(TEXT_FLOOR, TIGHT_NAME_FLOOR));
        tighter.or_else(|| cut(LEAST, LEAST)).map_or(Shape::EntryTime, Shape::Columns)
    }

    /// The widths with which these columns fit, if they do.
    fn fitted(
        &self,
        columns: &[usize],
        width: usize,
        text_floor: usize,
        name_floor: usize,
        heads: Heads,
    ) -> Option<Vec<Fitted>> {
        let mut fitted: Vec<Fitted> = columns.iter().map(|index| self.natural(*index)).collect();
        let gaps = GAP.saturating_mul(columns.len().saturating_sub(1)).saturating_add(1);
        let excess = |fitted: &[Fitted]| {
            let taken = fitted.iter().fold(gaps, |sum, one| sum.saturating_add(one.width));
            taken.saturating_sub(width)
        };
        // Headers of several words take several lines.
        if excess(&fitted) > 0 {
            for one in &mut fitted {
                one.width = one.content.max(self.longest_word(one.index));
            }
        }
        let phrase_floor = if heads == Heads::Cut { PHRASE_FLOOR } else { usize::MAX };
        let floors =
            [(Kind::Text, text_floor), (Kind::Phrase, phrase_floor), (Kind::Name, name_floor)];
        for (kind, floor) in floors {
            for _ in 0..excess(&fitted) {
                let mut shrinkable: Vec<&mut Fitted> =
                    fitted.iter_mut().filter(|one| one.kind == kind && one.width > floor).collect();
                let Some(widest) = shrinkable.iter_mut().max_by_key(|one| one.width) else { break };
                widest.width = widest.width.saturating_sub(1);
            }
        }
        // Headers are shortened where only they are too wide.
        let cuts = if heads == Heads::Cut { excess(&fitted) } else { 0 };
        for _ in 0..cuts {
            let mut shrinkable: Vec<&mut Fitted> = fitted
                .iter_mut()
                .filter(|one| one.width > one.content.max(LEAST) && one.kind != Kind::Name)
                .collect();
            let Some(widest) = shrinkable.iter_mut().max_by_key(|one| one.width) else { break };
            widest.width = widest.width.saturating_sub(1);
        }
        (excess(&fitted) == 0).then_some(fitted)
    }

    /// A column as wide as its widest cell.
    fn natural(&self, index: usize) -> Fitted {
        let cells = || self.rows.iter().filter_map(|row| row.get(index));
        let content = cells().map(|cell| cell.text.width()).max().unwrap_or(0);
        let is = |kind: Kind| cells().any(|cell| cell.kind == kind);
        let kind = [Kind::Number, Kind::Whole, Kind::Phrase, Kind::Name]
            .into_iter()
            .find(|kind| is(*kind));
        let head = self.heads.get(index).map_or(0, |head| head.text.width());
        Fitted { index, width: content.max(head), kind: kind.unwrap_or(Kind::Text), content }
    }

    fn longest_word(&self, index: usize) -> usize {
        let words = self.heads.get(index).into_iter().flat_map(|head| head.text.split(' '));
        words.map(UnicodeWidthStr::width).max().unwrap_or(0)
    }

    fn header(&self, columns: &[Fitted], screen: Screen) -> Vec<String> {
        let heads: Vec<Vec<String>> = columns
            .iter()
            .map(|column| match self.heads.get(column.index) {
                Some(head) => wrapped(&head.text, column.width, screen),
                None => Vec::new(),
            })
            .collect();
        let height = heads.iter().map(Vec::len).max().unwrap_or(0);
        let line = |n: usize| {
            joined(columns.iter().zip(&heads).map(|(column, head)| {
                padded(head.get(n).map_or("", String::as_str), column.width, Kind::Text)
            }))
        };
        (0..height).map(line).collect()
    }

    fn drawn(&self, columns: &[Fitted], screen: Screen) -> Vec<String> {
        let line = |row: &Vec<Cell>| {
            joined(columns.iter().map(|column| match row.get(column.index) {
                Some(cell) => {
                    // Numbers and instants are whole even where those before were narrower.
                    let text = match cell.kind {
                        Kind::Whole | Kind::Number => cell.text.clone(),
                        Kind::Text | Kind::Name | Kind::Phrase => {
                            shortened(&cell.text, column.width, screen)
                        }
                    };
                    let before = padded(&text, column.width, cell.kind);
                    before.replacen(&text, &screen.colored(&text, cell.color), 1)
                }
                None => " ".repeat(column.width),
            }))
        };
        self.rows.iter().map(line).collect()
    }

    /// Each row line by line: a header and what stands below it; numbers are whole on any screen.
    fn told(&self, width: usize, screen: Screen) -> Vec<String> {
        let widest = self.heads.iter().map(|head| head.text.width()).max().unwrap_or(0);
        let whole = |cell: &&Cell| matches!(cell.kind, Kind::Whole | Kind::Number);
        let whole = self.rows.iter().flatten().filter(whole).map(|cell| cell.text.width()).max();
        let beside = whole.unwrap_or(0).saturating_add(GAP).saturating_add(1);
        let label =
            widest.min(width.saturating_sub(beside)).min(width.saturating_div(2)).max(LEAST);
        let room = width.saturating_sub(label.saturating_add(GAP).saturating_add(1)).max(LEAST);
        let mut lines = Vec::new();
        for (n, row) in self.rows.iter().enumerate() {
            if n > 0 {
                lines.push(String::new());
            }
            for (head, cell) in self.heads.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty())
            {
                let text = match cell.kind {
                    Kind::Text | Kind::Name | Kind::Phrase => shortened(&cell.text, room, screen),
                    Kind::Whole | Kind::Number => cell.text.clone(),
                };
                let before = padded(&shortened(&head.text, label, screen), label, Kind::Text);
                lines.push(joined([before, screen.colored(&text, cell.color)].into_iter()));
            }
        }
        lines
    }
}

fn joined(cells: impl Iterator<Item = String>) -> String {
    let line = cells.collect::<Vec<_>>().join(&" ".repeat(GAP));
    format!(" {line}").trim_end().to_owned()
}

fn padded(text: &str, width: usize, kind: Kind) -> String {
    let blank = " ".repeat(width.saturating_sub(text.width()));
    match kind {
        Kind::Text | Kind::Name | Kind::Phrase | Kind::Whole => format!("{text}{blank}"),
        Kind::Number => format!("{blank}{text}"),
    }
}

/// A text that is too wide, with a mark where it is cut.
fn shortened(text: &str, width: usize, screen: Screen) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mark = if screen.is_ascii { '~' } else { '…' };
    let mut left = width.saturating_sub(1);
    let mut kept = String::new();
    for c in text.chars() {
        let Some(rest) = left.checked_sub(c.width().unwrap_or(0)) else { break };
        left = rest;
        kept.push(c);
    }
    format!("{}{mark}", kept.trim_end())
}

/// A header in as many lines as its words need.
fn wrapped(text: &str, width: usize, screen: Screen) -> Vec<String> {
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
    lines.iter().map(|line| shortened(line, width, screen)).collect()
}
