//! Finds the ends of a CSV record and its cells, byte by byte.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    CellStart,
    Bare,
    Quoted,
    AfterQuote,
    BlankAfterQuote,
}

/// How far a record has been scanned; scanning continues when more of it has been read.
pub(super) struct Scan {
    pub(super) state: State,
    pub(super) seen: usize,
    pub(super) line: u64,
    pub(super) quote_line: u64,
    is_after_return: bool,
    pub(super) is_loose: bool,
}

impl Scan {
    pub(super) fn new(line: u64) -> Self {
        Self {
            state: State::CellStart,
            seen: 0,
            line,
            quote_line: line,
            is_after_return: false,
            is_loose: false,
        }
    }

    /// Continues to the end of the record or of `seen`. Returns whether the record ended.
    pub(super) fn advance(&mut self, bytes: &[u8], delimiter: u8, cuts: &mut Vec<usize>) -> bool {
        while let Some(rest) = bytes.get(self.seen..).filter(|rest| !rest.is_empty()) {
            let run = match self.state {
                State::CellStart | State::AfterQuote | State::BlankAfterQuote => Some(0),
                State::Bare => rest.iter().position(|b| is_end(*b) || *b == delimiter),
                State::Quoted => rest.iter().position(|b| is_end(*b) || *b == b'"'),
            };
            self.is_after_return &= run == Some(0);
            let Some(run) = run else {
                self.seen = bytes.len();
                return false;
            };
            self.seen = self.seen.saturating_add(run);
            let byte = rest.get(run).copied().unwrap_or(b'\n');
            if self.state == State::Quoted {
                self.quoted(byte);
            } else if is_end(byte) {
                return true;
            } else if byte == delimiter {
                cuts.push(self.seen);
                self.state = State::CellStart;
            } else if byte == b'"' && self.state == State::CellStart {
                self.quote_line = self.line;
                self.state = State::Quoted;
            } else if byte == b'"' && self.state == State::AfterQuote {
                self.state = State::Quoted;
            } else {
                self.bare(byte);
            }
            self.seen = self.seen.saturating_add(1);
        }
        false
    }

    fn bare(&mut self, byte: u8) {
        let is_behind = matches!(self.state, State::AfterQuote | State::BlankAfterQuote);
        let is_blank = matches!(byte, b' ' | b'\t');
        self.is_loose |= is_behind && !is_blank;
        self.state = if is_behind && is_blank { State::BlankAfterQuote } else { State::Bare };
    }

    fn quoted(&mut self, byte: u8) {
        let is_second_half = byte == b'\n' && self.is_after_return;
        if byte == b'"' {
            self.state = State::AfterQuote;
        } else if !is_second_half {
            self.line = self.line.saturating_add(1);
        }
        self.is_after_return = byte == b'\r';
    }
}

pub(super) fn is_end(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}
