//! E-mails as a mailbox receives them: headers, and the decoded plain text. And a `sendmail` that keeps what it is
//! given.

use std::path::{Path, PathBuf};

use super::{Shop, chmod};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mail {
    /// The whole e-mail, as it was sent.
    pub(crate) raw: String,
    pub(crate) text: String,
}

impl Mail {
    /// Reads an RFC 5322 message.
    pub(crate) fn read(raw: &str) -> Self {
        let raw = raw.replace("\r\n", "\n");
        let start = raw.find("Content-Type: text/plain").unwrap();
        let body = raw[start..].split_once("\n\n").unwrap().1;
        let body = body.split("\n--bincard-").next().unwrap();
        let text = unquoted(body);
        Self { raw, text }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let head = self.raw.split("\n\n").next().unwrap();
        let line = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("no {name} in\n{head}"))
    }

    /// The SKUs of a section, by the start of its title; empty if there is no such section. In the first e-mail, new
    /// items are simply low.
    pub(crate) fn section(&self, word: &str) -> Vec<String> {
        let mut is_in = false;
        let mut skus = Vec::new();
        for line in self.text.lines() {
            if line.starts_with("-- ") {
                break;
            }
            if line.starts_with(|c: char| c.is_uppercase()) {
                let is_first = word == "New" && line.starts_with("Low (");
                is_in = line.starts_with(word) || is_first;
            }
            skus.extend(line.strip_prefix("  SKU ").filter(|_| is_in).map(str::to_owned));
        }
        skus.sort();
        skus
    }
}

/// Decodes quoted-printable.
fn unquoted(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'=');
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap()
}

/// A substitute for `sendmail` that keeps every e-mail, and then behaves as it is told.
pub(crate) struct Sendmail {
    program: PathBuf,
}

impl Sendmail {
    /// Creates it, and sets it in `smtp.url`.
    pub(crate) fn of(shop: &Shop) -> Self {
        let program = shop.write("sendmail", "");
        let this = Self { program };
        this.then("exit 0");
        shop.ok(&format!("settings set smtp.url sendmail:{}", this.program.display()));
        this
    }

    /// What it does after it has kept an e-mail; `$5` is the address.
    pub(crate) fn then(&self, end: &str) {
        let script = format!(
            "#!/bin/sh\nmail=$(mktemp \"$0.XXXXXX.eml\") && cat > \"$mail\"\necho \"$5\" >> \"$0.log\"\n{end}\n"
        );
        std::fs::write(&self.program, script).unwrap();
        chmod(&self.program, 0o755);
    }

    /// The addresses that it was called with since the last time, in order.
    pub(crate) fn called(&self) -> String {
        let log = self.program.with_extension("log");
        let called = std::fs::read_to_string(&log).unwrap_or_default();
        let _ = std::fs::remove_file(&log);
        called.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The e-mails that it received since the last time.
    pub(crate) fn mails(&self) -> Vec<Mail> {
        take(self.program.parent().unwrap())
    }
}

/// Takes the e-mails out of a directory.
pub(crate) fn take(folder: &Path) -> Vec<Mail> {
    let mut mails = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "eml") {
            mails.push(Mail::read(&std::fs::read_to_string(&path).unwrap()));
            std::fs::remove_file(&path).unwrap();
        }
    }
    mails
}
