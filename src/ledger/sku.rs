//! `Sku`: the code of an item (R5), and how codes and words are compared.

use unicode_normalization::UnicodeNormalization;

use crate::ledger::label::{TextError, composed, forbidden_character};

/// The most characters of a SKU.
pub(crate) const MAX_SKU_LENGTH: usize = 255;

/// The code of an item, as first entered.
///
/// Two SKUs are the same if their `key`s are: trimmed, without invisible characters, in NFC and regardless of case
/// (R5).
#[derive(Debug, Clone)]
pub(crate) struct Sku {
    text: String,
    key: String,
}

impl Sku {
    /// Trims and normalizes a text. Refuses one that is blank, too long or has control characters.
    pub(crate) fn parse(text: &str) -> Result<Self, TextError> {
        let text = composed(text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)));
        if text.is_empty() {
            return Err(TextError::Blank);
        }
        if text.chars().count() > MAX_SKU_LENGTH {
            return Err(TextError::TooLong { most: MAX_SKU_LENGTH });
        }
        if let Some(character) = text.chars().find(|c| forbidden_character(*c)) {
            return Err(TextError::Control(character));
        }
        let key = key(&text);
        Ok(Self { text, key })
    }

    /// A stored text, not checked again; see `Label::stored`.
    pub(crate) fn stored(text: String) -> Self {
        let key = key(&text);
        Self { text, key }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// What it is compared and sorted by.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }
}

/// What a SKU is compared by.
fn key(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    fold(&text.chars().filter(|c| !is_invisible(*c)).collect::<String>())
}

/// Characters without a width, which files and web pages leave in cells: Unicode's default ignorable ones.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// A text without regard to case, by way of upper case, so that `ß` equals `SS` and all sigmas are equal; then in
/// NFC.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

impl PartialEq for Sku {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Sku {}

impl std::hash::Hash for Sku {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl std::fmt::Display for Sku {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_kept_and_case_is_ignored() {
        let sku = Sku::parse("  TEA-01 ").unwrap();
        assert_eq!(sku.as_str(), "TEA-01");
        for other in ["tea-01", "Tea-01"] {
            assert_eq!(sku, Sku::parse(other).unwrap());
        }
        assert_eq!(Sku::parse("E\u{301}rable").unwrap(), Sku::parse("érable").unwrap());
        assert_eq!(Sku::parse("STRASSE").unwrap(), Sku::parse("straße").unwrap());
        assert_eq!(Sku::parse("ΟΔΟΣ").unwrap(), Sku::parse("οδος").unwrap());
    }

    #[test]
    fn invisible_characters_are_ignored() {
        let tea = Sku::parse("TEA-01").unwrap();
        for invisible in
            ['\u{200b}', '\u{feff}', '\u{ad}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{200d}']
        {
            for text in [format!("TEA{invisible}-01"), format!(" {invisible}TEA-01{invisible} ")] {
                assert_eq!(Sku::parse(&text).unwrap(), tea, "{text:?}");
            }
            assert_eq!(Sku::parse(&invisible.to_string()).unwrap_err(), TextError::Blank);
        }
        assert_eq!(Sku::parse("\u{feff}TEA-01").unwrap().as_str(), "TEA-01");
        assert_eq!(Sku::parse("E\u{200b}\u{301}rable").unwrap(), Sku::parse("érable").unwrap());
    }

    #[test]
    fn blank_long_and_control_characters_are_refused() {
        assert_eq!(Sku::parse(" \u{a0} ").unwrap_err(), TextError::Blank);
        assert_eq!(Sku::parse(&"x".repeat(256)).unwrap_err(), TextError::TooLong { most: 255 });
        assert!(Sku::parse(&"é".repeat(255)).is_ok());
        for control in ['\0', '\n', '\u{1b}', '\u{7f}', '\u{9b}', '\u{202e}'] {
            assert_eq!(
                Sku::parse(&format!("a{control}b")).unwrap_err(),
                TextError::Control(control)
            );
        }
    }
}
