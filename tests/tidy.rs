//! Every text for people is in the language files, once in each language, and is used.

use std::collections::{BTreeMap, BTreeSet};

use crate::manual::root;
use crate::source::files;

/// The texts of the English files: each id with its attributes.
fn texts() -> BTreeMap<String, Vec<String>> {
    let texts = texts_of("en");
    assert!(texts.len() > 200, "{texts:?}");
    texts
}

/// The texts of a language's files: each id with its attributes.
fn texts_of(language: &str) -> BTreeMap<String, Vec<String>> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let folder = format!("locale/{language}/");
    for file in files("ftl").into_iter().filter(|file| file.path.starts_with(&folder)) {
        let mut last = String::new();
        for line in file.text.lines() {
            let (name, is_text) = match line.split_once('=') {
                Some((name, _)) => (name.trim_end(), !line.starts_with(['#', '}'])),
                None => continue,
            };
            match name.trim_start().strip_prefix('.') {
                Some(attribute) => texts.get_mut(&last).unwrap().push(attribute.to_owned()),
                None if is_text && is_id(name) => {
                    name.clone_into(&mut last);
                    let again = texts.insert(last.clone(), Vec::new());
                    assert!(again.is_none(), "`{last}` is defined twice");
                }
                None => {}
            }
        }
    }
    texts
}

/// Texts that use different values in the two languages: dates are written in different ways, and the TOML parser
/// explains itself only in English.
const DIFFERENT_VALUES: [&str; 4] =
    ["config-unreadable", "date-day", "date-first-day", "date-instant"];

/// The values that a text requires.
fn values_of(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut values: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let folder = format!("locale/{language}/");
    for file in files("ftl").into_iter().filter(|file| file.path.starts_with(&folder)) {
        let mut last = String::new();
        for line in file.text.lines() {
            let name = line.split([' ', '=']).next().unwrap();
            if is_id(name) {
                name.clone_into(&mut last);
            }
            let named =
                line.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap());
            values.entry(last.clone()).or_default().extend(named.map(str::to_owned));
        }
    }
    values
}

#[test]
fn french_and_english_have_the_same_texts_with_the_same_values() {
    let (french, english) = (texts_of("fr"), texts_of("en"));
    let differs = |(id, hints): &(&String, &_)| english.get(*id) != Some(*hints);
    let differ: Vec<_> = french.iter().filter(differs).collect();
    let lack: Vec<_> = english.keys().filter(|id| !french.contains_key(*id)).collect();
    assert!(
        differ.is_empty() && lack.is_empty(),
        "only in French: {differ:?}; only in English: {lack:?}"
    );
    let (french, english) = (values_of("fr"), values_of("en"));
    for (id, values) in &english {
        let is_different = DIFFERENT_VALUES.contains(&id.as_str());
        assert_eq!(
            french[id] != *values,
            is_different,
            "the values of `{id}` in French and English"
        );
    }
}

/// Every French text: messages, help and manual pages, line by line, without what is typed or printed literally.
fn french_lines() -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let is_french = |path: &str| path.starts_with("locale/fr/") || path == "locale/help/fr.ftl";
    for file in files("ftl").into_iter().filter(|file| is_french(&file.path)) {
        // An example is indented by at least six spaces.
        let texts = file.text.lines().filter(|line| !line.starts_with("      "));
        lines.extend(texts.map(|line| (format!("src/{}", file.path), line.to_owned())));
    }
    let folder = root().join("man/source/fr");
    for page in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let text = std::fs::read_to_string(&page).unwrap();
        let outside_code = text.split("```").step_by(2).flat_map(str::lines);
        lines.extend(outside_code.map(|line| (page.display().to_string(), line.to_owned())));
    }
    lines
}

#[test]
fn french_spacing_and_apostrophes_are_correct() {
    let lines = french_lines();
    assert!(lines.len() > 1000, "only {} lines", lines.len());
    for (path, line) in lines.iter().filter(|(_, line)| !line.starts_with('#')) {
        let text = outside_quotes(line.strip_prefix(": ").unwrap_or(line));
        let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        let chars: Vec<char> = text.trim_end().chars().chain([' ']).collect();
        for around in chars.windows(3) {
            let is_wrong = match around {
                [before, ';' | '?' | '!', after] => is_blank(*before) && is_blank(*after),
                [before, ':', after] if is_blank(*after) => *before != '\u{a0}',
                ['«', after, _] => *after != '\u{a0}',
                [_, before, '»'] => *before != '\u{a0}',
                [before, '\'', after] => before.is_alphabetic() && after.is_alphabetic(),
                ['.', '.', '.'] => true,
                _ => false,
            };
            assert!(
                !is_wrong,
                "{path}: wrong spacing or quotes: `{}` in {line}",
                around.iter().collect::<String>()
            );
        }
    }
}

/// A line without what is between backticks, which is typed literally, and without Fluent's syntax.
fn outside_quotes(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("``")
}

fn is_id(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.contains('-') && text.split('-').all(is_part)
}

/// Every literal of the source that looks like an id, except in tests.
fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files("rs").iter().filter(|file| !file.path.contains("tests")) {
        let code = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        found.extend(code.split('"').filter(|part| is_id(part)).map(str::to_owned));
    }
    found
}

/// Texts whose id is composed of a prefix and a word in the source.
const OF_WORDS: [&str; 10] = [
    "column-",
    "column-invoice-",
    "kind-",
    "state-",
    "step-",
    "reason-",
    "source-",
    "change-",
    "setting-",
    "request-field-",
];

#[test]
fn every_used_text_exists() {
    let texts = texts();
    let families: BTreeSet<&str> = texts.keys().map(|id| id.split('-').next().unwrap()).collect();
    let named: Vec<String> = literals()
        .into_iter()
        .filter(|id| families.contains(id.split('-').next().unwrap()))
        .collect();
    assert!(named.len() > 150, "{named:?}");
    for id in named {
        assert!(texts.contains_key(&id), "`{id}` is in no language file");
    }
}

#[test]
fn every_text_is_used() {
    let named = literals();
    let words: BTreeSet<String> = files("rs")
        .iter()
        .flat_map(|file| {
            file.text.split('"').map(|word| word.replace('.', "_")).collect::<Vec<_>>()
        })
        .collect();
    for id in texts().keys() {
        let is_put_together = OF_WORDS.iter().any(|start| {
            id.strip_prefix(start).is_some_and(|word| words.contains(&word.replace('-', "_")))
        });
        let is_used = is_put_together || named.contains(id);
        assert!(is_used, "`{id}` is never used");
    }
}

/// Families of texts whose hints are shown: of refusals, faults, files and their rows, import warnings, and what a
/// server is refused for.
const HINTED: [&str; 7] = ["refused", "broke", "file", "row", "bad", "import", "server"];

#[test]
fn every_hint_is_shown() {
    for (id, attributes) in texts() {
        for attribute in attributes {
            assert_eq!(attribute, "hint", "`{id}` may only have a `.hint`");
            let family = id.split('-').next().unwrap();
            assert!(
                HINTED.contains(&family),
                "messages like `{id}` have no hint; use `hint-…` instead"
            );
        }
    }
}

/// Messages that get some of their values in a later statement. A missing value is noticed when they are shown:
/// `Texts` panics in a debug build.
const BUILT_IN_STEPS: [&str; 18] = [
    "bad-row",
    "bad-row-column",
    "bad-row-value",
    "column-lines-short",
    "config-value",
    "file-reading",
    "finding-reference",
    "hint-config-value",
    "import-unknown-columns",
    "mail-subject-more",
    "only-left",
    "said-adjusted",
    "said-counted",
    "said-item-added",
    "said-item-added-untracked",
    "sold-out",
    "warn-archived-left-out",
    "warn-rejects",
];

/// A message that the source builds, and the names of the values that it gets at once.
struct Built {
    path: String,
    id: String,
    values: BTreeSet<String>,
}

/// Every message whose id is in the source. Texts take their values by name, which the compiler cannot check. Typed
/// messages would need a function for each of five hundred texts, so this test reads the calls instead.
fn built() -> Vec<Built> {
    let mut found = Vec::new();
    for file in files("rs").into_iter().filter(|file| !file.path.contains("tests")) {
        let code = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (start, given) in [
            ("Message::new(", &[] as &[&str]),
            ("with_path(", &["path"]),
            ("with_word(", &["path", "word"]),
        ] {
            for (at, _) in code.match_indices(start) {
                let arguments = &code[at + start.len()..];
                let Some(literal) = arguments.trim_start().strip_prefix('"') else { continue };
                let id = literal.split('"').next().unwrap().to_owned();
                let values = given
                    .iter()
                    .map(|name| (*name).to_owned())
                    .chain(chained(after_call(arguments)));
                found.push(Built { path: file.path.clone(), id, values: values.collect() });
            }
        }
    }
    assert!(found.len() > 250, "{}", found.len());
    found
}

/// What follows the arguments of a call: the text after its closing parenthesis.
fn after_call(arguments: &str) -> &str {
    let (mut depth, mut is_text, mut is_escaped) = (1, false, false);
    for (at, c) in arguments.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_text => is_escaped = true,
            '"' => is_text = !is_text,
            '(' if !is_text => depth += 1,
            ')' if !is_text => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &arguments[at + 1..];
        }
    }
    panic!("a call without an end: {arguments}");
}

/// The names in a chain of `.with("name", value)`.
fn chained(mut rest: &str) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(arguments) = rest.trim_start().strip_prefix(".with(") {
        let name = arguments.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
        names.push(name.unwrap().to_owned());
        rest = after_call(arguments);
    }
    names
}

#[test]
fn every_message_has_exactly_the_values_of_its_text() {
    let mut texts = values_of("en");
    for (id, values) in values_of("fr") {
        texts.entry(id).or_default().extend(values);
    }
    let mut steps = BTreeSet::new();
    for Built { path, id, values } in built() {
        let used = texts.get(&id).unwrap_or_else(|| panic!("src/{path}: `{id}` has no text"));
        assert!(
            values.is_subset(used),
            "src/{path}: `{id}` gets {values:?}, but its text uses {used:?}"
        );
        if values != *used {
            steps.insert(id);
        }
    }
    assert_eq!(steps, BTreeSet::from(BUILT_IN_STEPS.map(str::to_owned)));
}
