//! The widths of a table's columns on a terminal, and which columns are dropped.

use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, CellFormat, GAP};

/// The minimum width of a text.
const MIN_TEXT: usize = 8;
/// The minimum width of a phrase and a code if no column can be dropped any more.
const MIN_PHRASE: usize = 15;
const MIN_CODE: usize = 16;
const TIGHT_MIN_CODE: usize = 10;
/// The minimum width of anything.
pub(super) const MIN_WIDTH: usize = 4;

/// A column: its heading, and whether it may be dropped.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) text: String,
    /// The lowest is dropped first on a narrow terminal; `None` never is.
    pub(super) spare: Option<usize>,
}

/// A column as it is drawn.
#[derive(Debug)]
pub(super) struct ColumnWidth {
    /// Its index among all columns.
    pub(super) index: usize,
    pub(super) width: usize,
    format: CellFormat,
    /// The width of the widest cell.
    content: usize,
}

/// Whether headings may be shortened: only if no column can be dropped any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeadingFit {
    Whole,
    Shortened,
}

/// The minimum widths of texts, phrases and codes.
#[derive(Debug, Clone, Copy)]
struct Limits {
    text: usize,
    phrase: usize,
    code: usize,
    headings: HeadingFit,
}

/// The columns that fit a terminal, and their widths; `None` if no choice of them does.
pub(super) fn fit(
    headings: &[Heading],
    rows: &[Vec<Cell>],
    width: usize,
) -> Option<Vec<ColumnWidth>> {
    let measured = Measured { headings, rows };
    let all: Vec<ColumnWidth> = (0..headings.len()).map(|index| measured.natural(index)).collect();
    if excess(&all, width) == 0 {
        return Some(all);
    }
    let mut columns: Vec<usize> = (0..headings.len()).collect();
    if all.iter().any(|column| column.content > 0) {
        columns.retain(|index| all.iter().any(|one| one.index == *index && one.content > 0));
    }
    let roomy = Limits {
        text: MIN_TEXT,
        phrase: usize::MAX,
        code: usize::MAX,
        headings: HeadingFit::Whole,
    };
    loop {
        if let Some(fitted) = measured.fit(&columns, width, roomy) {
            return Some(fitted);
        }
        let rank = |index: &&usize| headings.get(**index).and_then(|heading| heading.spare);
        let spare = columns.iter().filter(|index| rank(index).is_some()).min_by_key(rank).copied();
        match spare {
            Some(spare) => columns.retain(|index| *index != spare),
            None => break,
        }
    }
    let wrapped = Limits { phrase: MIN_PHRASE, ..roomy };
    let broken = Limits { code: MIN_CODE, ..wrapped };
    let tight = Limits { code: TIGHT_MIN_CODE, headings: HeadingFit::Shortened, ..broken };
    let tightest = Limits { text: MIN_WIDTH, ..tight };
    let limits = [wrapped, broken, tight, tightest];
    limits.into_iter().find_map(|limits| measured.fit(&columns, width, limits))
}

struct Measured<'a> {
    headings: &'a [Heading],
    rows: &'a [Vec<Cell>],
}

impl Measured<'_> {
    fn fit(&self, columns: &[usize], width: usize, limits: Limits) -> Option<Vec<ColumnWidth>> {
        let mut fitted: Vec<ColumnWidth> =
            columns.iter().map(|index| self.natural(*index)).collect();
        // Headings of several words are wrapped.
        if excess(&fitted, width) > 0 {
            for one in &mut fitted {
                one.width = one.content.max(self.longest_word(one.index));
            }
        }
        for (format, min) in [
            (CellFormat::Text, limits.text),
            (CellFormat::Phrase, limits.phrase),
            (CellFormat::Code, limits.code),
        ] {
            narrow(&mut fitted, width, |one| one.format == format && one.width > min);
        }
        if limits.headings == HeadingFit::Shortened {
            narrow(&mut fitted, width, |one| one.width > one.content.max(MIN_WIDTH));
        }
        (excess(&fitted, width) == 0).then_some(fitted)
    }

    /// A column as wide as its widest cell.
    fn natural(&self, index: usize) -> ColumnWidth {
        let cells = || self.rows.iter().filter_map(|row| row.get(index));
        let content = cells().map(|cell| cell.text.width()).max().unwrap_or(0);
        let format = [CellFormat::Number, CellFormat::Whole, CellFormat::Phrase, CellFormat::Code]
            .into_iter()
            .find(|format| cells().any(|cell| cell.format == *format))
            .unwrap_or(CellFormat::Text);
        let heading = self.headings.get(index).map_or(0, |heading| heading.text.width());
        ColumnWidth { index, width: content.max(heading), format, content }
    }

    fn longest_word(&self, index: usize) -> usize {
        let heading = self.headings.get(index).into_iter();
        let words = heading.flat_map(|heading| heading.text.split(' '));
        words.map(UnicodeWidthStr::width).max().unwrap_or(0)
    }
}

/// By how many columns a table is too wide, including its left margin.
fn excess(fitted: &[ColumnWidth], width: usize) -> usize {
    let gaps = GAP.saturating_mul(fitted.len().saturating_sub(1)).saturating_add(1);
    let needed = fitted.iter().fold(gaps, |sum, one| sum.saturating_add(one.width));
    needed.saturating_sub(width)
}

/// Makes the widest of these columns narrower, one step at a time, until the table fits or none can be narrowed.
fn narrow(fitted: &mut [ColumnWidth], width: usize, can_be: impl Fn(&ColumnWidth) -> bool) {
    for _ in 0..excess(fitted, width) {
        let candidates = fitted.iter_mut().filter(|one| can_be(one));
        let Some(widest) = candidates.max_by_key(|one| one.width) else { break };
        widest.width = widest.width.saturating_sub(1);
    }
}
