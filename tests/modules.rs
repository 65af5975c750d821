//! The dependencies between modules, read from the source: what each may use, and no cycles between files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::source::{File, below, files};

/// What each module may use, from top to bottom.
const MODULES: [(&str, &[&str]); 20] = [
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
    ("settings", &["mail", "store", "locale", "parse", "refusal", "suggest", "text", "ledger"]),
    ("exit", &["store", "locale", "refusal", "ledger"]),
    ("mail", &["files", "locale", "message", "refusal", "text", "ledger"]),
    ("output", &["locale", "parse", "message", "refusal", "text", "ledger"]),
    ("stock", &["store", "refusal", "ledger"]),
    ("store", &["files", "message", "parse", "refusal", "suggest", "ledger"]),
    ("locale", &["parse", "message", "refusal", "text", "ledger"]),
    ("files", &[]),
    ("parse", &["refusal", "suggest", "text", "ledger"]),
    ("refusal", &["message", "ledger"]),
    ("message", &["ledger"]),
    ("suggest", &["ledger"]),
    ("text", &["ledger"]),
    ("ledger", &[]),
];

/// The modules that may name each crate.
const CRATES: [(&str, &[&str]); 32] = [
    (
        "anyhow",
        &[
            "cli", "command", "config", "exit", "mail", "output", "refusal", "settings", "stock",
            "store",
        ],
    ),
    ("base64", &["mail"]),
    ("bytes", &["store"]),
    ("clap", &["cli", "command"]),
    ("encoding_rs", &["catalogue"]),
    ("fastrand", &["store"]),
    ("fluent_bundle", &["locale"]),
    ("futures_util", &["store"]),
    ("idna", &["mail"]),
    ("indicatif", &["output"]),
    (
        "jiff",
        &[
            "main", "cli", "command", "ledger", "locale", "mail", "message", "output", "parse",
            "settings", "stock", "store",
        ],
    ),
    ("lettre", &["mail"]),
    ("minijinja", &["mail"]),
    ("percent_encoding", &["mail", "store"]),
    ("rusqlite", &["store"]),
    ("rustix", &["files", "mail", "main", "store"]),
    ("rustls", &["mail", "store"]),
    ("rustls_native_certs", &["mail", "store"]),
    ("serde", &["command", "config", "ledger", "mail", "message", "output", "parse"]),
    ("serde_json", &["command", "mail", "output"]),
    ("sha2", &["command", "mail"]),
    ("strsim", &["suggest"]),
    ("tempfile", &["catalogue", "command", "files", "mail", "output", "store"]),
    ("tokio", &["store"]),
    ("tokio_postgres", &["store"]),
    ("tokio_postgres_rustls", &["store"]),
    ("toml", &["config"]),
    ("toml_edit", &["config"]),
    ("unicode_normalization", &["ledger"]),
    ("unicode_width", &["output"]),
    ("url", &["mail"]),
    ("x509_cert", &["mail"]),
];

/// The parts of std that the rules of stock may use: none that reads files, the clock or the environment.
const PURE: [&str; 15] = [
    "borrow",
    "cell",
    "cmp",
    "collections",
    "convert",
    "error",
    "fmt",
    "hash",
    "iter",
    "mem",
    "num",
    "ops",
    "slice",
    "str",
    "string",
];

#[test]
fn modules_use_only_the_modules_below_them() {
    for (place, (module, used)) in MODULES.iter().enumerate() {
        for below in *used {
            let its_place = MODULES.iter().position(|(other, _)| other == below).unwrap();
            assert!(its_place > place, "a cycle: `{module}` is below `{below}`");
        }
    }
    let allowed = BTreeMap::from(MODULES);
    let mut wrong = Vec::new();
    for file in files("rs").iter().filter(|file| !file.is_test()) {
        let own = file.module();
        let Some(used) = allowed.get(own) else {
            panic!("add `{own}` to MODULES in tests/modules.rs")
        };
        for path in paths(&file.code(), "crate") {
            if let Some(name) = path.get(1).filter(|name| **name != own && !used.contains(name)) {
                wrong.push(format!("src/{} uses `{name}`", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_modules_that_need_a_crate_name_it() {
    let manifest = include_str!("../Cargo.toml");
    let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
    let dependencies: BTreeSet<String> = dependencies
        .lines()
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| Some(line.split_once(" =")?.0.replace('-', "_")))
        .collect();
    let known = CRATES.map(|(name, _)| name.to_owned());
    assert_eq!(
        dependencies,
        BTreeSet::from(known),
        "CRATES in tests/modules.rs must list every dependency"
    );
    let mut named: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for file in files("rs").iter().filter(|file| !file.is_test()) {
        let code = file.code();
        for (name, _) in CRATES {
            if !paths(&code, name).is_empty() {
                named.entry(name).or_default().insert(file.module().to_owned());
            }
        }
    }
    for (name, modules) in CRATES {
        let modules: BTreeSet<String> = modules.iter().map(|one| (*one).to_owned()).collect();
        let named = named.remove(name).unwrap_or_default();
        let more: Vec<_> = named.difference(&modules).collect();
        assert!(more.is_empty(), "only {modules:?} may name `{name}`, not {more:?}");
        assert!(!named.is_empty(), "nothing uses `{name}`: remove it from Cargo.toml");
    }
}

#[test]
fn only_the_module_of_an_engine_names_it() {
    for file in files("rs").iter().filter(|file| file.module() == "store") {
        for (engine, words) in [
            (
                "store/sqlite/",
                &["rusqlite", "pragma", "rowid", "indexed by", "instr(", "total("][..],
            ),
            ("store/postgres/", &["tokio", "pg_", "search_path", "xid"]),
        ] {
            let named: Vec<_> = words.iter().filter(|word| file.text.contains(**word)).collect();
            let is_of_engine = file.path.starts_with(engine);
            assert!(is_of_engine || named.is_empty(), "src/{} names {named:?}", file.path);
        }
    }
}

#[test]
fn the_ledger_is_pure() {
    for file in files("rs").iter().filter(|file| file.module() == "ledger") {
        for path in paths(&file.code(), "std") {
            let part = path.get(1).unwrap();
            assert!(PURE.contains(part), "src/{} uses `std::{part}`", file.path);
        }
    }
}

#[test]
fn no_two_files_depend_on_each_other() {
    let files = files("rs");
    let graph = graph_of(&files);
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|file| (*file, reached(&graph, file))).collect();
    let mut circles = BTreeMap::new();
    for file in files.iter().filter(|file| !file.is_test()) {
        let path = file.path.as_str();
        let is_back = |used: &&&str| reached[**used].contains(path);
        let back: Vec<&&str> = graph[path].iter().filter(is_back).collect();
        if !back.is_empty() {
            circles.insert(path, back);
        }
    }
    assert!(circles.is_empty(), "these files depend on each other: {circles:#?}");
}

#[test]
fn every_file_says_what_it_is_for_and_ends_before_500_lines() {
    for file in files("rs") {
        assert!(file.text.starts_with("//! "), "src/{} does not start with `//!`", file.path);
        let lines = file.text.lines().count();
        assert!(lines <= 500, "src/{} has {lines} lines", file.path);
    }
}

#[test]
fn no_todo_is_left() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in [below(&root.join("src")), below(&root.join("tests"))].concat() {
        let is_code = path.extension().is_some_and(|ending| ending == "rs");
        if !is_code || path.ends_with("tests/modules.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for word in ["TODO", "FIXME", "#[ignore"] {
            assert!(!text.contains(word), "{} has `{word}`", path.display());
        }
    }
}

/// The files that each file uses: those whose modules it names, and those that it declares.
fn graph_of(files: &[File]) -> BTreeMap<&str, BTreeSet<&str>> {
    let files: Vec<&File> = files.iter().filter(|file| !file.is_test()).collect();
    let by_module: BTreeMap<Vec<&str>, &str> =
        files.iter().map(|file| (module_path(&file.path), file.path.as_str())).collect();
    let mut graph = BTreeMap::new();
    for file in files {
        let (own, code) = (module_path(&file.path), file.code());
        let mut used: Vec<Vec<&str>> = paths(&code, "crate");
        for path in &mut used {
            path.remove(0);
        }
        for path in paths(&code, "super") {
            let up = path.iter().take_while(|name| **name == "super").count();
            used.push([&own[..own.len() - up], &path[up..]].concat());
        }
        for line in code.lines().filter_map(|line| line.trim().strip_suffix(';')) {
            if let Some((_, name)) = line.split_once("mod ").filter(|_| !line.contains("use ")) {
                used.push([&own[..], &[name]].concat());
            }
        }
        let whole_or_part = |path: &Vec<&str>| {
            (0..=path.len()).rev().find_map(|length| by_module.get(&path[..length]).copied())
        };
        let used: BTreeSet<&str> = used.iter().filter_map(whole_or_part).collect();
        graph.insert(file.path.as_str(), &used - &BTreeSet::from([file.path.as_str()]));
    }
    graph
}

/// Everything that a file uses, directly or indirectly.
fn reached<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = graph[from].iter().copied().collect();
    while let Some(file) = next.pop() {
        if reached.insert(file) {
            next.extend(&graph[file]);
        }
    }
    reached
}

/// The module path of a file: `store::open` for `store/open.rs`, `store` for `store/mod.rs`.
fn module_path(file: &str) -> Vec<&str> {
    let names = file.strip_suffix(".rs").unwrap();
    names.split('/').filter(|name| !["mod", "lib"].contains(name)).collect()
}

/// Every path in code that starts with a given name, in full: `crate::{a::b, c}` has two.
fn paths<'a>(code: &'a str, start: &'a str) -> Vec<Vec<&'a str>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(&format!("{start}::")) {
        let before = &code[..at];
        // `pub(in crate::a)` is about visibility.
        let is_visibility = before.ends_with("pub(in ");
        if !is_visibility && !before.ends_with(|c| is_of_name(c) || c == ':') {
            add_paths(&code[at..], &[], &mut found);
        }
    }
    found
}

/// Adds the paths at the start of the code below a prefix, and returns the rest of the code.
fn add_paths<'a>(code: &'a str, prefix: &[&'a str], found: &mut Vec<Vec<&'a str>>) -> &'a str {
    let code = code.trim_start();
    if let Some(list) = code.strip_prefix('{') {
        let mut rest = list.trim_start();
        while !rest.starts_with('}') {
            rest = add_paths(rest, prefix, found).trim_start();
            // Skip the name after `as`, and the comma.
            let end = rest.find([',', '}']).unwrap();
            rest = rest[end..].trim_start_matches(',').trim_start();
        }
        return &rest[1..];
    }
    let length = code.find(|c| !is_of_name(c)).unwrap_or(code.len());
    let (name, rest) = code.split_at(length);
    let path = if name == "self" { prefix.to_vec() } else { [prefix, &[name]].concat() };
    let below =
        rest.strip_prefix("::").filter(|rest| rest.starts_with(|c| c == '{' || is_of_name(c)));
    if let Some(below) = below {
        return add_paths(below, &path, found);
    }
    found.push(path);
    rest
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn paths_are_read_from_imports_and_calls() {
    let code = "pub(in crate::z) use crate::{a::{self, b as c}, d};\nx(crate::e::f(), my_crate::g, super::super::h)";
    let found: Vec<String> = paths(code, "crate").iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["crate::a", "crate::a::b", "crate::d", "crate::e::f"]);
    assert_eq!(paths(code, "super"), [["super", "super", "h"]]);
}

#[test]
fn files_that_depend_on_each_other_are_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let mut files = [
        file("a/mod.rs", "//! A.\nmod b;\nmod c;\npub(crate) use b::B;\n"),
        file("a/b.rs", "//! B.\nuse super::c::C;\n"),
        file("a/c.rs", "//! C.\n\n#[cfg(test)]\nmod tests {\n    use super::super::b::B;\n}\n"),
        file("d.rs", "//! D.\nuse crate::a::B; // crate::e\n"),
        file("e.rs", "//! E.\nuse crate::d;\nfn e() -> f::G {}\n"),
        file("f.rs", "//! F.\nuse super::e::{E, F};\nuse crate::f::G;\n"),
    ];
    let graph = graph_of(&files);
    let uses = |file: &str| graph[file].iter().copied().collect::<Vec<_>>();
    assert_eq!(uses("a/mod.rs"), ["a/b.rs", "a/c.rs"]);
    assert_eq!(uses("a/b.rs"), ["a/c.rs"]);
    assert!(uses("a/c.rs").is_empty());
    assert_eq!(uses("d.rs"), ["a/mod.rs"]);
    assert_eq!(uses("f.rs"), ["e.rs"]);
    assert!(!reached(&graph, "a/mod.rs").contains("a/mod.rs"));
    "//! C.\nuse super::B;\n".clone_into(&mut files[2].text);
    let graph = graph_of(&files);
    assert!(reached(&graph, "a/c.rs").contains("a/c.rs"));
}
