//! The cells of one CSV record, without their quotes.

/// One record, filled again and again, so that a row costs no allocation.
#[derive(Debug, Default)]
pub(crate) struct Record {
    text: String,
    ends: Vec<usize>,
    pub(super) line: u64,
    pub(super) is_loose: bool,
}

impl Record {
    /// The line it starts on, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Whether text stands behind a closing quote: one may be missing before it, and rows be swallowed.
    pub(crate) fn is_loose(&self) -> bool {
        self.is_loose
    }

    /// Whether it has U+FFFD, which stands for what an earlier program could not read.
    pub(crate) fn is_damaged(&self) -> bool {
        !self.text.is_ascii() && self.text.contains('\u{fffd}')
    }

    /// How many cells it has.
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

    /// All cells in order.
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

/// Takes the closing quote off and makes two quotes one; what follows the closing quote is kept as
/// it is.
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
