//! The project's own source, as text for the tests that enforce its rules.

use std::path::{Path, PathBuf};

/// A source file.
pub(crate) struct File {
    /// Its path below `src/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    /// The top-level module that it belongs to.
    pub(crate) fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    pub(crate) fn is_test(&self) -> bool {
        self.path.contains("tests/") || self.path.ends_with("tests.rs")
    }

    /// Its code without comments, the content of literals, and tests.
    pub(crate) fn code(&self) -> String {
        let text = self.text.replace("#[cfg(test)]\nmod tests;", "");
        without_texts(text.split("#[cfg(test)]\nmod tests {").next().unwrap())
    }
}

/// Every file below `src/` with this extension.
pub(crate) fn files(ending: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<File> = below(&root)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .map(|path| File {
            path: path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect();
    assert!(!files.is_empty(), "there is no `.{ending}` in src/");
    files
}

/// Every file in a directory and its subdirectories, sorted.
pub(crate) fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Rust code without comments and without the content of literals.
fn without_texts(code: &str) -> String {
    let mut stripped = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(['/', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        stripped.push_str(before);
        let is_raw = before.ends_with('r') || before.ends_with('#');
        let length = if from.starts_with("//") {
            from.find('\n').unwrap_or(from.len())
        } else if from.starts_with("/*") {
            from.find("*/").unwrap() + 2
        } else if from.starts_with('"') && is_raw {
            let hashes = before.len() - before.trim_end_matches('#').len();
            let end = format!("\"{}", "#".repeat(hashes));
            1 + from[1..].find(&end).unwrap() + end.len()
        } else if from.starts_with('"') {
            quoted_length(from)
        } else if from.starts_with("'\\") {
            // The character after a backslash may itself be a quote.
            from[3..].find('\'').unwrap() + 4
        } else {
            // A lifetime has no quote after its first character.
            let character = from[1..].chars().next().map_or(0, char::len_utf8);
            if from[1 + character..].starts_with('\'') { character + 2 } else { 1 }
        };
        rest = &from[length..];
        stripped.push(' ');
    }
    stripped + rest
}

/// The length of a literal, including its quotes.
fn quoted_length(from: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in from.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !is_escaped => return at + 1,
            b'\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    panic!("a text without an end: {from}");
}

#[test]
fn code_is_read_without_comments_texts_and_characters() {
    for (code, expected) in [
        ("a // b\nc", "a  \nc"),
        (r#"f("a\"b\\", 'x') g"#, "f( ,  ) g"),
        (r##"r#"a"b"# c"##, "r#  c"),
        (r"'\'' + '\n' + 'é' &'a T", "  +   +   & a T"),
        ("a / b /* c */ d", "a   b   d"),
    ] {
        assert_eq!(without_texts(code), expected, "{code}");
    }
}
