//! Splits a typed line into words as a shell does, without variables and globs.

/// Splits at spaces, except in quotes; `\n`, `\t` and `\e` in `$'…'` are those characters.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ' ' => words.extend(word.take()),
            '$' if rest.peek() == Some(&'\'') => {
                rest.next();
                let word = word.get_or_insert_default();
                while let Some(c) = rest.next().filter(|c| *c != '\'') {
                    word.push(if c == '\\' { escaped(rest.next()) } else { c });
                }
            }
            '\'' | '"' => {
                let word = word.get_or_insert_default();
                word.extend(std::iter::from_fn(|| rest.next().filter(|inner| *inner != c)));
            }
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

fn escaped(c: Option<char>) -> char {
    match c {
        Some('n') => '\n',
        Some('t') => '\t',
        Some('e') => '\u{1b}',
        other => panic!("`\\{other:?}` means nothing here"),
    }
}
