//! Request fingerprints (R33): the fields that make two requests the same, in a form that never changes.
//!
//! Form 1 is UTF-8 text, one field a line: the name, a space, and the value as a JSON string. The first line is the
//! `command`; an `item` has its SKU's folded key, then its quantity. A field that has its default value is not written,
//! so an option that is added later changes no request made before it. Not written at all: `--key`, `--dry-run`, the
//! format and the language. The fingerprint is `1:` and the SHA-256 of the text, in hexadecimal digits. Another form
//! would get another number; until no store holds a fingerprint of form 1, both have to be computed. The text itself is
//! stored too, unless it is long, so that a refusal can name the difference (`command/request_difference.rs`).

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::{self, Write};
use std::io;

use crate::ledger::sku::Sku;
use crate::parse::{RequestLine, add_up};

/// Writes the fields of a request.
pub(crate) struct RequestFields<'w> {
    out: &'w mut dyn Write,
}

impl RequestFields<'_> {
    /// Writes a field.
    pub(crate) fn text(&mut self, name: &str, value: &str) {
        self.values(name, &[value]);
    }

    /// Writes a field, if it has a value.
    pub(crate) fn optional(&mut self, name: &str, value: Option<impl fmt::Display>) {
        if let Some(value) = value {
            self.text(name, &value.to_string());
        }
    }

    /// Writes a switch, if it is on.
    pub(crate) fn switch(&mut self, name: &str, is_on: bool) {
        if is_on {
            self.text(name, "on");
        }
    }

    /// Writes items in a fixed order, each once.
    pub(crate) fn items(&mut self, skus: &[Sku]) {
        let keys: BTreeSet<&str> = skus.iter().map(Sku::key).collect();
        for key in keys {
            self.text("item", key);
        }
    }

    /// Writes items and quantities in a fixed order, adding up lines with the same item. Lines that cannot be added
    /// up are written unchanged; the command refuses them later.
    pub(crate) fn lines(&mut self, lines: &[RequestLine]) {
        let mut lines = add_up(lines).unwrap_or_else(|_| lines.to_vec());
        lines.sort_by(|one, other| one.sku.key().cmp(other.sku.key()));
        for line in lines {
            self.values("item", &[line.sku.key(), &line.quantity.to_string()]);
        }
    }

    fn values(&mut self, name: &str, values: &[&str]) {
        // The sinks below never fail.
        let _ = self.out.write_str(name);
        for value in values {
            let _ = write!(self.out, " {}", serde_json::Value::from(*value));
        }
        let _ = self.out.write_str("\n");
    }
}

/// The longest text that is stored.
const MAX_STORED_TEXT: usize = 16 * 1024;

/// What a request is compared by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    pub(crate) fingerprint: String,
    /// The text of the request; none if it is long.
    pub(crate) text: Option<String>,
}

impl Identity {
    pub(crate) fn of(describe: impl FnOnce(&mut RequestFields<'_>)) -> Self {
        let mut out = IdentityWriter { hash: Hash::default(), text: Some(String::new()) };
        describe(&mut RequestFields { out: &mut out });
        Self { fingerprint: format!("1:{}", out.hash.finish()), text: out.text }
    }
}

struct IdentityWriter {
    hash: Hash,
    text: Option<String>,
}

impl Write for IdentityWriter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text = self
            .text
            .take()
            .filter(|stored| stored.len().saturating_add(text.len()) <= MAX_STORED_TEXT);
        if let Some(stored) = &mut self.text {
            stored.push_str(text);
        }
        self.hash.write_str(text)
    }
}

/// The SHA-256 of everything written.
#[derive(Default)]
pub(crate) struct Hash(Sha256);

impl Hash {
    /// In hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
        self.0.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }
}

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl io::Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
