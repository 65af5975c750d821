//! What ARCHITECTURE.md, CONTRIBUTING.md and GLOSSARY.md name exists in the code.

use std::collections::BTreeSet;
use std::path::Path;

use crate::manual::root;
use crate::source::files;

fn document(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

/// The texts between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split("```").step_by(2).flat_map(|part| part.split('`').skip(1).step_by(2))
}

#[test]
fn every_file_that_the_architecture_names_exists() {
    let document = document("ARCHITECTURE.md");
    assert!(document.lines().count() <= 200);
    let names = quoted(&document);
    let names: Vec<&str> = names
        .filter(|name| {
            name.ends_with(['/']) || Path::new(name).extension().is_some_and(|end| end == "rs")
        })
        .collect();
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        let is_there = root().join("src").join(name).exists() || root().join(name).exists();
        assert!(is_there, "there is no `{name}`");
    }
}

#[test]
fn everything_that_contributing_names_exists() {
    let document = document("CONTRIBUTING.md");
    let source: String = files("rs").into_iter().map(|file| file.text).collect();
    let tests = include_str!("tidy.rs").to_owned()
        + include_str!("schema.rs")
        + include_str!("manual/mod.rs");
    let names: BTreeSet<&str> = quoted(&document).collect();
    assert!(names.len() > 80, "{names:?}");
    for name in names {
        let is_path = name.contains('/') && !name.contains([' ', '*']);
        let is_constant = name.contains('_')
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        if is_path {
            assert!(root().join(name).exists(), "there is no `{name}`");
        } else if is_constant {
            assert!(source.contains(name) || tests.contains(name), "there is no `{name}`");
        }
    }
}

#[test]
fn every_rule_is_where_the_architecture_says() {
    let document = document("ARCHITECTURE.md");
    let rows: Vec<&str> = document.lines().filter(|line| line.starts_with("| R")).collect();
    assert!(rows.len() > 30, "{rows:?}");
    for row in rows {
        let rule = row.split('|').nth(1).unwrap().trim();
        for name in quoted(row) {
            let text = std::fs::read_to_string(root().join("src").join(name)).unwrap();
            let is_named = text.match_indices(rule).any(|(at, _)| {
                !text[at + rule.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
            });
            assert!(is_named, "`{name}` does not mention {rule}");
        }
    }
}

#[test]
fn every_term_in_italics_is_a_type_or_a_module() {
    let glossary = document("GLOSSARY.md");
    let terms = glossary.lines().filter_map(|line| line.strip_prefix("| *")?.split('*').next());
    let terms: Vec<String> = terms.map(str::to_lowercase).collect();
    assert!(terms.len() > 15, "{terms:?}");
    let files = files("rs");
    for term in terms {
        let (first, rest) = term.split_at(1);
        let name = first.to_uppercase() + rest;
        let is_type = |word: &str| {
            files.iter().any(|file| {
                file.text.match_indices(&format!("{word} {name}")).any(|(at, found)| {
                    !file.text[at + found.len()..].starts_with(|c: char| c.is_ascii_alphanumeric())
                })
            })
        };
        let is_module =
            files.iter().any(|file| file.path.split(['/', '.']).any(|part| part == term));
        let is_known = is_module || ["struct", "enum", "trait", "type"].into_iter().any(is_type);
        assert!(is_known, "there is no type or module `{term}`");
    }
}
