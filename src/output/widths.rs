//! How wide the columns of a table become on a screen, and which of them are left out.

use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, CellFormat, GAP};

/// The narrowest a text becomes, and a name that people type again, such as a SKU.
const MIN_TEXT: usize = 8;
const MIN_NAME: usize = 16;
/// The narrowest a name and a phrase become where no column can be left out any more.
const TIGHT_MIN_NAME: usize = 10;
const TIGHT_MIN_PHRASE: usize = 15;
/// The narrowest anything becomes.
pub(super) const MIN_WIDTH: usize = 4;

/// A column: its heading, and whether it may be left out.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) text: String,
    /// The lowest is left out first on a narrow screen; `None` never is.
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

/// Headings may be shortened only where no column can be left out any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeadingFit {
    Whole,
    Shortened,
}

/// The narrowest that texts and names may become.
#[derive(Debug, Clone, Copy)]
struct Limits {
    text: usize,
    name: usize,
    headings: HeadingFit,
}

/// The columns that fit a screen, and their widths; `None` if no choice of them does.
pub(super) fn fit(
    headings: &[Heading],
    rows: &[Vec<Cell>],
    width: usize,
) -> Option<Vec<ColumnWidth>> {
    let measured = Measured { headings, rows };
    let mut columns: Vec<usize> = (0..headings.len()).collect();
    let roomy = Limits { text: MIN_TEXT, name: MIN_NAME, headings: HeadingFit::Whole };
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
    let tight = Limits { name: TIGHT_MIN_NAME, ..roomy };
    let tighter = Limits { headings: HeadingFit::Shortened, ..tight };
    let tightest = Limits { text: MIN_WIDTH, name: MIN_WIDTH, ..tighter };
    [tight, tighter, tightest].into_iter().find_map(|limits| measured.fit(&columns, width, limits))
}

struct Measured<'a> {
    headings: &'a [Heading],
    rows: &'a [Vec<Cell>],
}

impl Measured<'_> {
    fn fit(&self, columns: &[usize], width: usize, limits: Limits) -> Option<Vec<ColumnWidth>> {
        let mut fitted: Vec<ColumnWidth> =
            columns.iter().map(|index| self.natural(*index)).collect();
        // Headings of several words take several lines.
        if excess(&fitted, width) > 0 {
            for one in &mut fitted {
                one.width = one.content.max(self.longest_word(one.index));
            }
        }
        let can_shorten_headings = limits.headings == HeadingFit::Shortened;
        let min_phrase = if can_shorten_headings { TIGHT_MIN_PHRASE } else { usize::MAX };
        for (format, min) in [
            (CellFormat::Text, limits.text),
            (CellFormat::Phrase, min_phrase),
            (CellFormat::Name, limits.name),
        ] {
            narrow(&mut fitted, width, |one| one.format == format && one.width > min);
        }
        if can_shorten_headings {
            narrow(&mut fitted, width, |one| {
                one.width > one.content.max(MIN_WIDTH) && one.format != CellFormat::Name
            });
        }
        (excess(&fitted, width) == 0).then_some(fitted)
    }

    /// A column as wide as its widest cell.
    fn natural(&self, index: usize) -> ColumnWidth {
        let cells = || self.rows.iter().filter_map(|row| row.get(index));
        let content = cells().map(|cell| cell.text.width()).max().unwrap_or(0);
        let format = [CellFormat::Number, CellFormat::Whole, CellFormat::Phrase, CellFormat::Name]
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

/// The columns by which a table is too wide, its left margin included.
fn excess(fitted: &[ColumnWidth], width: usize) -> usize {
    let gaps = GAP.saturating_mul(fitted.len().saturating_sub(1)).saturating_add(1);
    let needed = fitted.iter().fold(gaps, |sum, one| sum.saturating_add(one.width));
    needed.saturating_sub(width)
}

/// Makes the widest of some columns narrower, one by one, until the table fits or none can be.
fn narrow(fitted: &mut [ColumnWidth], width: usize, can_be: impl Fn(&ColumnWidth) -> bool) {
    for _ in 0..excess(fitted, width) {
        let candidates = fitted.iter_mut().filter(|one| can_be(one));
        let Some(widest) = candidates.max_by_key(|one| one.width) else { break };
        widest.width = widest.width.saturating_sub(1);
    }
}
