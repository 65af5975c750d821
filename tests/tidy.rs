//! The rules of the house, held by reading the source: who may use whom, how a file opens and how long it is,
//! and that every text has its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file of the source.
struct File {
    /// Its path below `src/`.
    path: String,
    text: String,
}

impl File {
    /// The room it is in: the folder, or the file itself.
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }
}

/// Every file below `src/` with an ending.
fn files(ending: &str) -> Vec<File> {
    fn below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { below(&path, found) } else { found.push(path) }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    below(&root, &mut found);
    found.sort();
    let is_wanted = |path: &PathBuf| path.extension().is_some_and(|own| own == ending);
    let files: Vec<File> = found
        .into_iter()
        .filter(is_wanted)
        .map(|path| File {
            path: path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect();
    assert!(!files.is_empty(), "there is no `.{ending}` in src/");
    files
}

/// The words of a text that follow a mark: `crate::` gives the names after it, those in braces too.
fn names_after<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut names = Vec::new();
    for (at, _) in text.match_indices(mark) {
        let rest = &text[at + mark.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split('}').next().unwrap();
                names.extend(list.split(',').map(|one| one.trim().split("::").next().unwrap()));
            }
            None => names.push(rest.split(|c| !is_name(c)).next().unwrap()),
        }
    }
    names
}

/// Who may use whom; each room stands above all that it uses.
const ROOMS: [(&str, &[&str]); 21] = [
    ("main", &[]),
    ("lib", &["cli"]),
    (
        "cli",
        &[
            "command", "config", "settings", "exit", "output", "store", "locale", "parse",
            "message", "refusal", "suggest", "text", "ledger",
        ],
    ),
    (
        "command",
        &[
            "stock",
            "catalogue",
            "config",
            "settings",
            "exit",
            "files",
            "mail",
            "output",
            "store",
            "locale",
            "parse",
            "message",
            "refusal",
            "suggest",
            "text",
            "ledger",
        ],
    ),
    ("catalogue", &["locale", "parse", "refusal", "suggest", "text", "ledger"]),
    ("config", &["settings", "files", "locale", "message", "refusal", "suggest", "text", "ledger"]),
    ("settings", &["mail", "store", "locale", "parse", "refusal", "suggest", "ledger"]),
    ("exit", &["store", "locale", "refusal", "ledger"]),
    ("mail", &["files", "locale", "message", "refusal", "text", "ledger"]),
    ("output", &["locale", "parse", "message", "refusal", "text", "ledger"]),
    ("stock", &["store", "ledger"]),
    ("store", &["message", "parse", "refusal", "suggest", "ledger"]),
    ("locale", &["parse", "message", "refusal", "text", "ledger"]),
    ("files", &[]),
    ("parse", &["refusal", "suggest", "text", "ledger"]),
    ("refusal", &["message", "ledger"]),
    ("message", &["ledger"]),
    ("suggest", &["ledger"]),
    ("text", &["ledger"]),
    ("ledger", &[]),
    ("build", &[]),
];

#[test]
fn rooms_use_only_the_rooms_below_them() {
    for (place, (room, used)) in ROOMS.iter().enumerate() {
        for below in *used {
            let its_place = ROOMS.iter().position(|(other, _)| other == below).unwrap();
            assert!(its_place > place, "a circle: `{room}` stands below `{below}`");
        }
    }
    let allowed = BTreeMap::from(ROOMS);
    for file in files("rs") {
        let room = file.room();
        let used = allowed.get(room).unwrap_or_else(|| panic!("`{room}` is no room that is known"));
        for name in names_after(&file.text, "crate::") {
            assert!(name == room || used.contains(&name), "src/{} uses `{name}`", file.path);
        }
    }
}

#[test]
fn only_one_room_names_each_engine() {
    for (engine, room) in [
        ("rusqlite", "store"),
        ("lettre", "mail"),
        ("minijinja", "mail"),
        ("comfy_table", "output"),
        ("indicatif", "output"),
        ("csv", "catalogue"),
        ("encoding_rs", "catalogue"),
        ("fluent_bundle", "locale"),
        ("toml_edit", "config"),
    ] {
        let named = format!("{engine}::");
        let mut rooms = BTreeSet::new();
        for file in files("rs") {
            let is_named = file.text.match_indices(&named).any(|(at, _)| {
                !file.text[..at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c))
            });
            if is_named {
                rooms.insert(file.room().to_owned());
            }
        }
        assert_eq!(rooms, BTreeSet::from([room.to_owned()]), "who names `{engine}`");
    }
}

#[test]
fn the_ledger_knows_no_clock_no_file_no_sql_and_no_command_line() {
    for file in files("rs").iter().filter(|file| file.room() == "ledger") {
        for word in
            ["std::fs", "std::env", "std::io", "std::time", "Timestamp::now", "clap", "rusqlite"]
        {
            assert!(!file.text.contains(word), "src/{} knows `{word}`", file.path);
        }
    }
}

#[test]
fn only_the_process_edge_reads_the_clock_and_the_environment() {
    for file in files("rs").iter().filter(|file| file.room() != "main") {
        let code = file.text.split("#[cfg(test)]").next().unwrap();
        for word in
            ["Timestamp::now()", "Zoned::now()", "SystemTime::now()", "env::var", "env::args"]
        {
            assert!(!code.contains(word), "src/{} has `{word}`", file.path);
        }
    }
}

#[test]
fn every_file_says_what_it_is_for_and_ends_before_500_lines() {
    for file in files("rs") {
        assert!(file.text.starts_with("//! "), "src/{} does not open with `//!`", file.path);
        let lines = file.text.lines().count();
        assert!(lines <= 500, "src/{} has {lines} lines", file.path);
    }
}

#[test]
fn nothing_is_left_to_do_later() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut sources: Vec<(String, String)> =
        files("rs").into_iter().map(|file| (format!("src/{}", file.path), file.text)).collect();
    for entry in std::fs::read_dir(tests).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tidy.rs") {
            sources.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
    for (path, text) in sources {
        for word in ["TODO", "FIXME", "XXX", "dbg!(", "todo!(", "unimplemented!(", "#[ignore"] {
            assert!(!text.contains(word), "{path} has `{word}`");
        }
        let is_test = path.contains("tests/");
        assert!(!is_test || !text.contains("thread::sleep"), "{path} sleeps");
    }
}

#[test]
fn enums_of_ours_are_matched_without_a_catch_all() {
    let enums =
        ["Refusal::", "StepKind::", "DocumentState::", "DocumentKind::", "EntryTime::", "Format::"];
    for file in files("rs") {
        let lines: Vec<&str> = file.text.lines().map(str::trim_start).collect();
        for (n, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("_ => ")) {
            let arm_above = lines[..n].iter().rev().find(|line| line.contains("=>"));
            let is_ours =
                arm_above.is_some_and(|arm| enums.iter().any(|name| arm.starts_with(name)));
            assert!(!is_ours, "src/{} line {}: {line}", file.path, n + 1);
        }
    }
}

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
                    assert!(again.is_none(), "`{last}` is there twice");
                }
                None => {}
            }
        }
    }
    texts
}

/// The values that a text of a language takes.
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
fn french_and_english_say_the_same_with_the_same_values() {
    let (french, english) = (texts_of("fr"), texts_of("en"));
    let differs = |(id, hints): &(&String, &_)| english.get(*id) != Some(*hints);
    let differ: Vec<_> = french.iter().filter(differs).collect();
    let lack: Vec<_> = english.keys().filter(|id| !french.contains_key(*id)).collect();
    assert!(differ.is_empty() && lack.is_empty(), "only French: {differ:?}, not French: {lack:?}");
    let (french, english) = (values_of("fr"), values_of("en"));
    for (id, values) in &english {
        // Only French writes the first of a month in a way of its own.
        let own: BTreeSet<String> =
            french[id].iter().filter(|name| *name != "is-first").cloned().collect();
        assert_eq!(own, *values, "the values of `{id}`");
    }
}

#[test]
fn french_has_its_spaces_and_apostrophes() {
    let folder = "locale/fr/";
    for file in files("ftl").into_iter().filter(|file| file.path.starts_with(folder)) {
        for line in file.text.lines().filter(|line| !line.starts_with('#')) {
            // Words of the rules themselves, which scripts look for (R16).
            let said = outside_quotes(line).replace("Il n'en reste que", "");
            for wrong in [" :", " ;", " !", " ?", " »", "« ", "«\u{a0}\u{a0}", "'", "..."] {
                assert!(!said.contains(wrong), "src/{}: `{wrong}` in {line}", file.path);
            }
        }
    }
}

/// A line without what stands in backticks, which is typed as it is, and without what Fluent itself writes.
fn outside_quotes(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("``")
}

fn is_id(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    text.contains('-') && text.split('-').all(is_part)
}

/// Every literal of the source that has the shape of an id, tests left out.
fn literals() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files("rs").iter().filter(|file| !file.path.contains("tests")) {
        let code = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        found.extend(code.split('"').filter(|part| is_id(part)).map(str::to_owned));
    }
    found
}

/// Texts whose id is put together of a start and a word of the source.
const OF_WORDS: [&str; 8] =
    ["column-", "column-invoice-", "kind-", "state-", "step-", "reason-", "source-", "change-"];

/// Texts whose id is put together of a start and one of these ends (mail/page.rs).
const OF_ENDS: [(&str, [&str; 4]); 2] = [
    ("mail-headline", ["-low", "-low-at", "-back", "-back-at"]),
    ("mail-subject", ["-low", "-low-at", "-back", "-back-at"]),
];

fn is_of_ends(id: &str) -> bool {
    OF_ENDS.iter().any(|(start, ends)| {
        id.strip_prefix(start).is_some_and(|end| end.is_empty() || ends.contains(&end))
    })
}

#[test]
fn every_text_that_is_said_is_in_the_language_files() {
    let texts = texts();
    let families: BTreeSet<&str> = texts.keys().map(|id| id.split('-').next().unwrap()).collect();
    let said: Vec<String> = literals()
        .into_iter()
        .filter(|id| families.contains(id.split('-').next().unwrap()))
        .collect();
    assert!(said.len() > 150, "{said:?}");
    for id in said {
        assert!(is_of_ends(&id) || texts.contains_key(&id), "`{id}` is in no language file");
    }
}

#[test]
fn every_text_in_the_language_files_is_said() {
    let said = literals();
    let words: BTreeSet<String> = files("rs")
        .iter()
        .flat_map(|file| file.text.split('"').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for id in texts().keys() {
        let is_put_together = OF_WORDS.iter().any(|start| {
            id.strip_prefix(start).is_some_and(|word| words.contains(&word.replace('-', "_")))
        });
        let is_said = is_put_together || is_of_ends(id) || said.contains(id);
        assert!(is_said, "nothing says `{id}`");
    }
}

/// Families of texts whose hints are shown: of refusals, of what broke, of files and their rows, and of what an import warns of.
const HINTED: [&str; 6] = ["refused", "broke", "file", "row", "bad", "import"];

#[test]
fn every_hint_in_the_language_files_is_shown() {
    for (id, attributes) in texts() {
        for attribute in attributes {
            assert_eq!(attribute, "hint", "of `{id}`");
            let family = id.split('-').next().unwrap();
            assert!(HINTED.contains(&family), "nothing shows the hint of `{id}`");
        }
    }
}

#[test]
fn every_value_in_a_text_has_a_name_that_the_source_gives() {
    let source: String = files("rs").into_iter().map(|file| file.text).collect();
    for file in files("ftl") {
        for (at, _) in file.text.match_indices("{ $") {
            let rest = &file.text[at + 3..];
            let name = rest.split([' ', '}']).next().unwrap();
            let is_given = source.contains(&format!("(\"{name}\", "));
            assert!(is_given, "nothing gives `${name}` of {}", file.path);
        }
    }
}
