//! `Screen`: the properties of the screen that determine how results look.

use std::ffi::OsString;

/// A terminal, or whatever output goes to instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Its width, if it is a terminal.
    pub(crate) width: Option<u16>,
    /// Whether to use colours.
    pub(crate) is_colored: bool,
    /// Whether it can only show ASCII.
    pub(crate) is_ascii: bool,
}

impl Screen {
    /// A screen; the encoding of the locale determines whether it can show more than ASCII.
    pub(crate) fn new(
        width: Option<u16>,
        is_colored: bool,
        env: &dyn Fn(&str) -> Option<OsString>,
    ) -> Self {
        let set = |name| env(name).filter(|value| !value.is_empty());
        let named = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default();
        let name = named.to_string_lossy().to_ascii_lowercase();
        let is_ascii = !name.contains("utf-8") && !name.contains("utf8");
        Self { width, is_colored, is_ascii }
    }

    /// A text in a colour, if colours are used.
    pub(crate) fn colored(self, text: &str, color: &str) -> String {
        if self.is_colored && !text.is_empty() && !color.is_empty() {
            format!("\u{1b}[{color}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
