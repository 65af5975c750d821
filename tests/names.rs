//! Names that a newcomer would not search for do not come back; GLOSSARY.md has the terms to use instead.

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

#[test]
fn names_are_those_of_the_glossary() {
    let mut found = Vec::new();
    for file in files("rs") {
        let code = file.code();
        let mut names: Vec<&str> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        names.retain(|name| NOT.contains(name));
        names.sort_unstable();
        names.dedup();
        found.extend(names.into_iter().map(|name| format!("src/{}: {name}", file.path)));
    }
    assert!(found.is_empty(), "{found:#?}");
}
