//! Manual pages are generated from the command line's definition and `man/source/`. These tests fail if they are
//! stale; `BINCARD_GENERATE=1 cargo test --test suite generated` regenerates them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::manual::{self, TONGUES, TOPICS, root};
use crate::support::variable;

/// Fails if a generated file differs from the committed one; with `BINCARD_GENERATE`, writes it.
pub(crate) fn assert_current(path: &Path, text: &[u8]) {
    if variable("BINCARD_GENERATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let present = std::fs::read(path).unwrap_or_default();
    assert!(
        present == text,
        "`{}` is stale; regenerate it with `BINCARD_GENERATE=1 cargo test --test suite generated`",
        path.display()
    );
}

#[test]
fn generated_manual_pages_match_the_command_line_and_their_sources() {
    crate::readme::must_play_sources();
    for tongue in TONGUES {
        let folder = root().join(tongue.folder);
        let all = manual::pages(tongue);
        for (name, text) in &all {
            assert_current(&folder.join(name), text.as_bytes());
        }
        for file in std::fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let name = file.file_name().into_string().unwrap();
            let is_page = all.iter().any(|(page, _)| *page == name);
            assert!(is_page || file.path().is_dir(), "`{name}` is no longer generated: remove it");
        }
    }
}

/// The headings of a page, except those of its options.
fn headings(page: &str) -> Vec<String> {
    let headings = page.lines().filter_map(|line| line.strip_prefix(".SH "));
    headings.map(|heading| heading.trim_matches('"').to_owned()).collect()
}

#[test]
fn every_page_has_the_headings_that_a_reader_looks_for() {
    for (tongue, expected) in [
        (TONGUES[0], ["NAME", "EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"]),
        (
            TONGUES[1],
            ["NOM", "CODES DE SORTIE", "FICHIERS", "ENVIRONNEMENT", "EXEMPLES", "VOIR AUSSI"],
        ),
    ] {
        for (name, page) in manual::pages(tongue) {
            let found = headings(&page);
            let is_of_commands = |nth: &usize| [1, 3].contains(nth);
            for (nth, heading) in expected.iter().enumerate() {
                let is_there = found.iter().any(|one| one == heading);
                assert!(
                    is_there || (name.ends_with(".5") && is_of_commands(&nth)),
                    "{heading} of {name}"
                );
            }
            assert!(!found.iter().any(|one| one == "EXTRA"), "{name}");
        }
    }
}

#[test]
fn the_page_of_the_daily_e_mail_has_a_section_on_troubleshooting() {
    for (tongue, heading) in [(TONGUES[0], "TROUBLESHOOTING"), (TONGUES[1], "DÉPANNAGE")] {
        let pages = manual::pages(tongue);
        let page = pages.iter().find(|(name, _)| name == "bincard-notify-digest.1").unwrap();
        assert!(headings(&page.1).iter().any(|one| one == heading), "{heading}");
    }
}

#[test]
fn every_heading_of_a_french_page_is_in_french() {
    let english: BTreeSet<String> =
        manual::pages(TONGUES[0]).iter().flat_map(|(_, page)| headings(page)).collect();
    let same = ["SYNOPSIS", "DESCRIPTION", "ARGUMENTS", "OPTIONS", "NOTES", "SHOPIFY", "SQUARE"];
    for (name, page) in manual::pages(TONGUES[1]) {
        for heading in headings(&page) {
            let is_french = !english.contains(&heading) || same.contains(&heading.as_str());
            assert!(is_french, "{heading} in {name}");
        }
    }
}

#[test]
fn both_languages_explain_the_same_terms_in_the_same_order() {
    for name in TOPICS.into_iter().chain(["common"]) {
        let [english, french] = TONGUES.map(|tongue| manual::shape(&tongue.source(name)));
        assert_eq!(english, french, "{name}");
    }
}

#[test]
fn every_environment_variable_is_in_the_manual_page() {
    fn variables(folder: &Path, found: &mut BTreeSet<String>) {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                variables(&path, found);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let code = text.split("#[cfg(test)]").next().unwrap();
                let quoted = code.split('"').filter(|word| {
                    let starts = ["BINCARD_", "XDG_", "LC_", "CREDENTIALS_"];
                    starts.iter().any(|start| word.starts_with(start))
                        && word.chars().all(|c| c.is_ascii_uppercase() || c == '_')
                });
                found.extend(quoted.map(str::to_owned));
            }
        }
    }
    let mut found = BTreeSet::new();
    variables(&root().join("src"), &mut found);
    // The protocol between the shell and the program during completion is internal.
    found.retain(|name| !name.starts_with("BINCARD_COMPLETE"));
    assert!(found.contains("BINCARD_STORE") && found.len() > 8, "{found:?}");
    for tongue in TONGUES {
        let common = tongue.source("common");
        let missing: Vec<_> =
            found.iter().filter(|name| !common.contains(&format!("`{name}`"))).collect();
        assert!(missing.is_empty(), "{missing:?} in {}", tongue.code);
    }
}
