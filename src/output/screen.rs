//! `Screen`: what results are shown on, as far as that decides how they look.

/// A terminal, or whatever else stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Its columns, where it is a terminal.
    pub(crate) width: Option<u16>,
    /// Whether colours are wanted.
    pub(crate) is_colored: bool,
    /// Whether it shows ASCII alone.
    pub(crate) is_ascii: bool,
}

impl Screen {
    /// A text in a colour, where colours are wanted.
    pub(crate) fn colored(self, text: &str, color: &str) -> String {
        if self.is_colored && !text.is_empty() && !color.is_empty() {
            format!("\u{1b}[{color}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
