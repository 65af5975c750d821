//! Text as it is shown: control characters made visible (R38), words quoted for a shell, formulas escaped.

use std::borrow::Cow;

use crate::ledger::label::forbidden_character;

/// The text with every forbidden character made visible (`\n`, `\u{1b}`), for terminals, e-mails and CSV (R38).
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
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

/// The text without the password that a URL (`smtp://till:…@mail.shop.example`) or libpq's keywords in it contain.
pub(crate) fn without_password(text: &str) -> Cow<'_, str> {
    let in_url = text.split_once("://").and_then(|(scheme, rest)| {
        let (user_info, host) = rest.rsplit_once('@')?;
        let (user, _) = user_info.split_once(':').filter(|(user, _)| !user.contains('/'))?;
        Some(format!("{scheme}://{user}:…@{host}"))
    });
    let shown = in_url.map_or(Cow::Borrowed(text), Cow::Owned);
    let word = "password=";
    match shown.to_ascii_lowercase().find(word) {
        Some(start) => {
            let (before, rest) = shown.split_at(start.saturating_add(word.len()));
            let after = rest.find(char::is_whitespace).and_then(|end| rest.get(end..));
            format!("{before}…{}", after.unwrap_or_default()).into()
        }
        None => shown,
    }
}

/// Like `visible`, for CSV cells, where line breaks and tabs are part of a cell.
pub(crate) fn visible_in_cell(text: &str) -> Cow<'_, str> {
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

/// The separators of spreadsheets in different countries.
const CELL_BREAKS: [char; 4] = [',', ';', '\t', '|'];

/// A CSV cell, quoted if necessary (RFC 4180), or if a spreadsheet with another separator would see a formula in it,
/// as in `a;=1+1`.
pub(crate) fn csv_cell(text: &str, delimiter: char) -> Cow<'_, str> {
    let hides_formula =
        || text.split(CELL_BREAKS).skip(1).any(|part| is_formula(part.trim_start()));
    if text.contains([delimiter, '"', '\n', '\r']) || hides_formula() {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}

/// A value for a message, limited to its first hundred characters.
pub(crate) fn shortened(value: &str) -> String {
    shortened_to(value, 100)
}

/// The first characters of a text, with a mark if there are more.
pub(crate) fn shortened_to(text: &str, max_characters: usize) -> String {
    match text.char_indices().nth(max_characters) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

/// A word of a command to be copied, quoted if the shell requires it.
pub(crate) fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=+@%".contains(c);
    // In zsh, a word that starts with `=` is expanded to the path of a program.
    if !word.is_empty() && !word.starts_with('=') && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// A text cell, preceded by a `'` if a spreadsheet would run it as a formula. One that already looks escaped
/// gets another, so that removing one always restores the text.
pub(crate) fn escape_formula(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}").into() } else { text.into() }
}

/// The text without the `'` that `escape_formula` added.
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
    fn a_formula_is_escaped_and_read_back() {
        for text in ["=1+1", "+4", "-x", "@a", "'=1", "''=1", "'plain", "plain", "a=b", "\tx"] {
            let escaped = escape_formula(text);
            assert!(!is_formula(&escaped), "{escaped}");
            assert_eq!(unescape_formula(&escaped), text);
        }
        assert_eq!(escape_formula("'plain"), "'plain");
    }

    #[test]
    fn passwords_in_addresses_are_hidden() {
        for (text, shown) in [
            ("https://u:s3cret@h.example/x.csv", "https://u:…@h.example/x.csv"),
            ("get postgres://u:s3@/cret@h.example/x", "get postgres://u:…@h.example/x"),
            ("host=h Password=s3cret port=1", "host=h Password=… port=1"),
            ("host=h password=s3cret", "host=h password=…"),
            ("https://u@h.example:80/x", "https://u@h.example:80/x"),
            ("https://h.example/x:y@z", "https://h.example/x:y@z"),
            ("a:b@c", "a:b@c"),
        ] {
            assert_eq!(without_password(text), shown);
        }
    }

    #[test]
    fn control_characters_are_made_visible() {
        assert_eq!(visible("plain é"), "plain é");
        assert_eq!(visible_in_cell("a\n\u{1b}b\tc"), "a\n\\u{1b}b\tc");
        assert_eq!(visible_in_cell("\u{1b}\n"), "\\u{1b}\n");
        assert_eq!(visible("a\n\u{1b}[2J\u{202e}"), "a\\n\\u{1b}[2J\\u{202e}");
    }
}
