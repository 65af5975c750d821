//! Names that a newcomer would not search for do not come back; GLOSSARY.md has the words to use instead.

use crate::source::files;

const NOT: [&str; 21] = [
    "Desk",
    "Told",
    "Said",
    "Spool",
    "Spooled",
    "Shelf",
    "Fate",
    "Spell",
    "Census",
    "Manner",
    "Letter",
    "Speaker",
    "Trouble",
    "WasLow",
    "told",
    "kept",
    "wanted",
    "goods",
    "taken_up",
    "put_right",
    "as_it_is",
];

/// Where some are left. No new ones: the list only gets shorter.
const LEFT: &[(&str, &str)] = &[
    ("catalogue/reading/records.rs", "wanted"),
    ("catalogue/tests/foreign.rs", "told"),
    ("command/batch/counts.rs", "told"),
    ("command/batch/sales.rs", "told"),
    ("command/candidate.rs", "goods"),
    ("command/document_list.rs", "goods"),
    ("command/input.rs", "kept"),
    ("command/item/archive.rs", "told"),
    ("command/sell.rs", "told"),
    ("command/stock_lines.rs", "goods"),
    ("command/store.rs", "kept"),
    ("command/store.rs", "told"),
    ("command/store.rs", "wanted"),
    ("ledger/pace.rs", "wanted"),
    ("mail/tests/emails.rs", "told"),
    ("mail/tests/faults.rs", "told"),
    ("output/pager.rs", "wanted"),
    ("parse/mod.rs", "wanted"),
    ("store/listing.rs", "wanted"),
];

#[test]
fn names_are_those_of_the_glossary() {
    let mut found = Vec::new();
    for file in files("rs") {
        let code = file.code();
        let mut names: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        names.retain(|name| NOT.contains(name) && !LEFT.contains(&(file.path.as_str(), name)));
        names.sort_unstable();
        names.dedup();
        found.extend(names.into_iter().map(|name| format!("src/{}: {name}", file.path)));
    }
    assert!(found.is_empty(), "{found:#?}");
}
