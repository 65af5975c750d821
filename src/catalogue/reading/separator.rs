//! Detects the separator: the character that yields the most known headers. Rows are not considered.

use std::str::FromStr;

use super::record::Record;
use super::records::Records;
use crate::refusal::Refusal;

/// The character between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delimiter(u8);

impl Delimiter {
    /// The one of RFC 4180.
    pub(crate) const COMMA: Self = Self(b',');
    /// The one where decimals are written with a comma.
    pub(crate) const SEMICOLON: Self = Self(b';');
    const CANDIDATES: [Self; 4] = [Self::COMMA, Self::SEMICOLON, Self(b'\t'), Self(b'|')];

    pub(crate) fn byte(self) -> u8 {
        self.0
    }
}

impl FromStr for Delimiter {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let byte = match text.as_bytes() {
            b"tab" | b"\\t" => b'\t',
            [byte] => *byte,
            _ => 0,
        };
        if byte == b'\t' || (byte.is_ascii_punctuation() && byte != b'"') || byte == b' ' {
            Ok(Self(byte))
        } else {
            Err(Refusal::BadDelimiter { text: text.to_owned() })
        }
    }
}

/// What a `sep=;` line at the start specifies.
pub(crate) fn declared(beginning: &[u8]) -> Option<Delimiter> {
    let line = beginning.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', byte] if byte.is_ascii() => {
            Some(Delimiter(*byte))
        }
        _ => None,
    }
}

/// The candidate that yields the most known headers; if none yields any, the one that yields the most cells.
pub(crate) fn choose(beginning: &[u8], is_known: &dyn Fn(&str) -> bool) -> Delimiter {
    let score = |delimiter: &Delimiter| {
        let mut record = Record::default();
        let is_read = Records::new(beginning, delimiter.0).read(&mut record);
        if !matches!(is_read, Ok(true)) {
            return (0, 0);
        }
        (record.cells().filter(|cell| is_known(cell)).count(), record.len())
    };
    // The last of equal candidates wins, which should be the comma; it is also the default if nothing is separated at
    // all.
    let best = Delimiter::CANDIDATES.into_iter().rev().max_by_key(score);
    best.filter(|delimiter| score(delimiter).1 > 1).unwrap_or(Delimiter::COMMA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_headers_decide() {
        let is_known = |name: &str| ["sku", "name", "a,b"].contains(&name);
        for (header, expected) in [
            ("sku,name\n", b','),
            ("sku;name\n1,2;3", b';'),
            ("sku\tname\r\n", b'\t'),
            ("sku|name,x,y", b'|'),
            ("\"x;y\";sku;q,w;name", b';'),
            ("sku", b','),
            ("a;b;c", b';'),
        ] {
            assert_eq!(choose(header.as_bytes(), &is_known).byte(), expected, "{header}");
        }
    }

    #[test]
    fn a_declared_separator_is_recognized() {
        assert_eq!(declared(b"sep=;\r\nsku"), Some(Delimiter::SEMICOLON));
        assert_eq!(declared(b"SEP=\t\nsku"), Some(Delimiter(b'\t')));
        assert_eq!(declared(b"separator;sku"), None);
    }

    #[test]
    fn a_delimiter_is_one_character() {
        assert_eq!("tab".parse::<Delimiter>().unwrap().byte(), b'\t');
        assert_eq!(";".parse::<Delimiter>().unwrap(), Delimiter::SEMICOLON);
        for text in ["", "ab", "\"", "é", "x", "\n"] {
            assert!(text.parse::<Delimiter>().is_err(), "{text}");
        }
    }
}
