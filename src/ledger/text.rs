//! `Label`: text that people wrote (names, notes, customers), free of what could deceive a terminal (R38).

use serde::Serialize;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The most characters a name, a category, a customer or a note may have.
pub(crate) const MAX_LABEL_LENGTH: usize = 2_000;

/// Why a text cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextError {
    /// Nothing but blanks.
    Blank,
    /// More characters than there may be.
    TooLong {
        /// How many there may be.
        most: usize,
    },
    /// A control character, or one that turns the direction of writing.
    Control(char),
}

/// Text that is not blank, trimmed and NFC; line breaks are kept as `\n`, other control characters refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Label(String);

impl Label {
    /// Trims and normalises. Refuses a text that is blank, too long or has control characters.
    pub(crate) fn parse(text: &str) -> Result<Self, TextError> {
        let text = composed(text.trim());
        let text =
            if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        if text.is_empty() {
            return Err(TextError::Blank);
        }
        if text.len() > MAX_LABEL_LENGTH && text.chars().count() > MAX_LABEL_LENGTH {
            return Err(TextError::TooLong { most: MAX_LABEL_LENGTH });
        }
        if is_printable_ascii(&text) {
            return Ok(Self(text));
        }
        match text.chars().find(|c| *c != '\n' && *c != '\t' && forbidden_character(*c)) {
            Some(character) => Err(TextError::Control(character)),
            None => Ok(Self(text)),
        }
    }

    /// What a store has kept, taken as it is: what is forbidden today may have been let in by other hands, and is
    /// made visible where it is shown (R38).
    pub(crate) fn kept(text: String) -> Self {
        Self(text)
    }

    /// `None` for a blank text, which clears a field.
    pub(crate) fn parse_or_clear(text: &str) -> Result<Option<Self>, TextError> {
        if text.trim().is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// The text in NFC. Most texts are, and then nothing is taken apart.
pub(crate) fn composed(text: &str) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// Whether a text has nothing but plain ASCII, as most have: then no character of it is forbidden.
pub(crate) fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// C0, DEL, C1, line separators, and the overrides that reorder what stands beside them
/// (the plain marks that right-to-left text needs are not among them).
pub(crate) fn forbidden_character(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The text with every forbidden character written out (`\n`, `\u{1b}`), for terminals, mails and CSV (R38).
pub(crate) fn visible(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.chars().any(forbidden_character) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if forbidden_character(character) => shown.extend(character.escape_unicode()),
            _ => shown.push(character),
        }
    }
    shown.into()
}

/// A value for a message: its first hundred characters.
pub(crate) fn shortened(value: &str) -> String {
    match value.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// The same for CSV, where line breaks and tabs are part of a cell.
pub(crate) fn visible_in_cell(text: &str) -> std::borrow::Cow<'_, str> {
    let is_harmless = |c: char| matches!(c, '\n' | '\t') || !forbidden_character(c);
    if text.chars().all(is_harmless) {
        return text.into();
    }
    text.split_inclusive(['\n', '\t'])
        .flat_map(|part| {
            let body = part.trim_end_matches(['\n', '\t']);
            [visible(body).into_owned(), part.get(body.len()..).unwrap_or_default().to_owned()]
        })
        .collect::<String>()
        .into()
}

/// A word of a command that is shown for copying, in quotes where the shell needs them.
pub(crate) fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=+@%".contains(c);
    // In zsh a word that begins with `=` names a program.
    if !word.is_empty() && !word.starts_with('=') && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// A text cell that a spreadsheet would run as a formula, with a `'` before it (csv.md).
/// One that already looks escaped gets another, so that taking off one always gives the text back.
pub(crate) fn escape_formula(text: &str) -> std::borrow::Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}").into() } else { text.into() }
}

/// The text without the `'` that `escape_formula` put before it.
pub(crate) fn unescape_formula(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        Some(_) | None => text,
    }
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_kept_and_other_controls_are_not() {
        assert_eq!(Label::parse(" Tea\r\npot ").unwrap().as_str(), "Tea\npot");
        assert_eq!(Label::parse("a\u{1b}[31m").unwrap_err(), TextError::Control('\u{1b}'));
        assert_eq!(Label::parse("a\u{202e}b").unwrap_err(), TextError::Control('\u{202e}'));
        assert_eq!(Label::parse_or_clear("  ").unwrap(), None);
    }

    #[test]
    fn a_formula_is_escaped_and_comes_back() {
        for text in ["=1+1", "+4", "-x", "@a", "'=1", "''=1", "'plain", "plain", "a=b", "\tx"] {
            let escaped = escape_formula(text);
            assert!(!is_formula(&escaped), "{escaped}");
            assert_eq!(unescape_formula(&escaped), text);
        }
        assert_eq!(escape_formula("'plain"), "'plain");
    }

    #[test]
    fn what_could_move_the_cursor_is_written_out() {
        assert_eq!(visible("plain é"), "plain é");
        assert_eq!(visible_in_cell("a\n\u{1b}b\tc"), "a\n\\u{1b}b\tc");
        assert_eq!(visible_in_cell("\u{1b}\n"), "\\u{1b}\n");
        assert_eq!(visible("a\n\u{1b}[2J\u{202e}"), "a\\n\\u{1b}[2J\\u{202e}");
    }
}
