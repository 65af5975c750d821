//! The cells of one CSV record, without their quotes.

/// One record, reused for all rows, so that a row needs no allocation.
#[derive(Debug, Default)]
pub(crate) struct Record {
    text: String,
    ends: Vec<usize>,
    pub(super) line: u64,
    pub(super) is_loose: bool,
}

impl Record {
    /// The line it starts on, counted from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Whether there is text after a closing quote: an earlier quote may be missing, and the cell may contain several
    /// rows.
    pub(crate) fn is_loose(&self) -> bool {
        self.is_loose
    }

    /// Whether it has U+FFFD, which replaces what an earlier program could not read.
    pub(crate) fn is_damaged(&self) -> bool {
        !self.text.is_ascii() && self.text.contains('\u{fffd}')
    }

    /// The number of cells.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell without its quotes.
    pub(crate) fn cell(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.text.get(start..end)
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.cell(index))
    }

    pub(super) fn fill(&mut self, raw: &str, cuts: &[usize]) {
        self.text.clear();
        self.ends.clear();
        let mut start = 0_usize;
        for cut in cuts.iter().copied().chain([raw.len()]) {
            let cell = raw.get(start..cut).unwrap_or_default();
            match cell.strip_prefix('"') {
                Some(quoted) => push_unquoted(&mut self.text, quoted),
                None => self.text.push_str(cell),
            }
            self.ends.push(self.text.len());
            start = cut.saturating_add(1);
        }
    }
}

/// Removes the closing quote, and turns two quotes into one; text after the closing quote is kept.
fn push_unquoted(text: &mut String, quoted: &str) {
    let mut rest = quoted;
    while let Some((before, after)) = rest.split_once('"') {
        text.push_str(before);
        rest = after;
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => break,
        }
    }
    text.push_str(rest);
}
