//! `Label`: text entered by people (names, notes, customers), without characters that could deceive a terminal (R38).

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The most characters of a name, category, customer or note.
pub(crate) const MAX_LABEL_LENGTH: usize = 2_000;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextError {
    /// It is blank.
    Blank,
    /// It is too long.
    TooLong { most: usize },
    /// It has a control character, or one that changes the direction of writing.
    Control(char),
}

/// Text that is not blank, trimmed and in NFC. Line breaks are stored as `\n`; other control characters are refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Label(String);

impl Label {
    /// Trims and normalizes a text. Refuses one that is blank, too long or has control characters.
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

    /// A stored text, not checked again. Another program may have stored forbidden characters, which are made visible
    /// when shown (R38).
    pub(crate) fn stored(text: String) -> Self {
        Self(text)
    }

    /// `None` for a blank text, which clears a field.
    pub(crate) fn parse_or_clear(text: &str) -> Result<Option<Self>, TextError> {
        if text.trim().is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Label {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// The text in NFC. Most texts already are, and are returned unchanged.
pub(crate) fn composed(text: &str) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text.to_owned()
    } else {
        text.nfc().collect()
    }
}

/// Whether a text is plain ASCII without forbidden characters, as most texts are.
pub(crate) fn is_printable_ascii(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// C0, DEL, C1, line separators, and the overrides that reorder adjacent text. (The plain marks that right-to-left
/// text needs are allowed.)
pub(crate) fn forbidden_character(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_are_kept_and_other_control_characters_refused() {
        assert_eq!(Label::parse(" Tea\r\npot ").unwrap().as_str(), "Tea\npot");
        assert_eq!(Label::parse("a\u{1b}[31m").unwrap_err(), TextError::Control('\u{1b}'));
        assert_eq!(Label::parse("a\u{202e}b").unwrap_err(), TextError::Control('\u{202e}'));
        assert_eq!(Label::parse_or_clear("  ").unwrap(), None);
    }
}
