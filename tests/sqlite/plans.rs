//! No command reads a whole table, except those about the whole shop: the engine is asked how it would find the rows
//! of every statement.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{Shop, sqlite};

/// Statements that may read a whole table: a part of each, what it reads, and why.
const WHOLE: [(&str, &str, &str); 8] = [
    ("select 1 from item limit 1", "item", "ends at the first row"),
    ("select 1 from document limit 1", "document", "ends at the first row"),
    ("select counts.at, document.number from", "counts", "those of one item"),
    ("select key, value from setting", "setting", "a few rows"),
    ("where state = 'open') and line", "document USING INDEX document_open", "the open ones alone"),
    ("from delivery where id in", "delivery", "the last e-mail to each address there ever was"),
    (
        "notification.closed_at is null",
        "notification USING INDEX notification_open",
        "the open ones",
    ),
    (
        "select 1 from notification where closed_at is null limit 1",
        "notification USING INDEX notification_open",
        "ends at the first row",
    ),
];

/// Files about the whole shop: `item list` and `item export`, `store check`, and the schema.
const WHOLE_FILES: [&str; 3] = ["listing.rs", "check.rs", "schema.rs"];

/// The source of the store, without its tests.
fn sources() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        (name, text.split("#[cfg(test)]").next().unwrap().to_owned())
    };
    let entries = |folder: &Path| std::fs::read_dir(folder).unwrap();
    entries(&folder)
        .chain(entries(&folder.join("sqlite")))
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|own| own == "rs"))
        .map(read)
        .filter(|(name, _)| !WHOLE_FILES.contains(&name.as_str()))
        .collect()
}

/// The string literals of a source, each on one line.
fn literals(text: &str) -> Vec<String> {
    let code: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n").replace("\\\n", " ");
    let inner = code.split('"').skip(1).step_by(2);
    inner.map(|literal| literal.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The values of `format!` placeholders: constants with the same name.
fn constants(sources: &[(String, String)]) -> BTreeMap<String, String> {
    let mut constants = BTreeMap::from([(
        "condition".to_owned(),
        "where notification.closed_at is null".to_owned(),
    )]);
    for (_, text) in sources {
        for part in text.split("const ").skip(1) {
            let Some((name, rest)) = part.split_once(": &str =") else { continue };
            let value = literals(rest).into_iter().next().unwrap();
            constants.insert(name.to_owned(), value);
        }
    }
    constants
}

/// Every statement that the store can run, except those composed at run time.
fn statements() -> Vec<String> {
    let sources = sources();
    let constants = constants(&sources);
    let is_statement = |text: &String| {
        ["select ", "update ", "insert ", "delete ", "with "]
            .iter()
            .any(|verb| text.starts_with(verb))
    };
    let literals = sources.iter().flat_map(|(_, text)| literals(text)).filter(is_statement);
    let filled = literals.map(|mut text| {
        for (name, value) in &constants {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text.replace("{{}}", "desc")
    });
    let whole: Vec<String> = filled.filter(|text| !text.contains('{')).collect();
    assert!(whole.len() > 50, "only {} statements were found", whole.len());
    whole
}

/// How the engine would find the rows of a statement.
fn plan(shop: &Shop, statement: &str) -> String {
    sqlite(&shop.store(), &format!("explain query plan {statement}"))
}

#[test]
fn no_statement_scans_a_table_without_need() {
    let shop = Shop::in_file_with("TEA=1");
    let (mut seen, mut used) = (0, std::collections::BTreeSet::new());
    for statement in statements() {
        let plan = plan(&shop, &statement);
        let is_table = |line: &&str| {
            let of_what = line.split_once("SCAN ").map(|(_, of_what)| of_what);
            let made_here = [
                "CONSTANT ROW",
                "(subquery",
                "entry",
                "latest",
                "bound",
                "sample",
                "following",
                "preceding",
                "first",
                "near",
            ];
            of_what.is_some_and(|of_what| !made_here.iter().any(|made| of_what.starts_with(made)))
        };
        let scans: Vec<&str> = plan.lines().filter(is_table).collect();
        for scan in scans {
            let (_, read) = scan.split_once("SCAN ").unwrap();
            let is_allowed = |(part, whole, _): &&(&'static str, &str, &str)| {
                statement.contains(part) && read.starts_with(whole)
            };
            let allowed = WHOLE.iter().find(is_allowed);
            assert!(allowed.is_some(), "{statement}\n{scan}");
            used.extend(allowed.map(|(part, ..)| *part));
        }
        seen += usize::from(plan.contains("SEARCH "));
    }
    let unused: Vec<_> = WHOLE.iter().filter(|(part, ..)| !used.contains(part)).collect();
    assert!(unused.is_empty(), "these read nothing whole any more: {unused:?}");
    assert!(seen > 30, "only {seen} statements look something up");
}

#[test]
fn lists_of_documents_come_in_order_without_sorting_all_of_them() {
    let shop = Shop::in_file_with("TEA=1");
    let list: Vec<String> = statements()
        .into_iter()
        .filter(|text| text.contains("order by id desc") && text.contains("from document"))
        .collect();
    assert_eq!(list.len(), 2);
    for statement in list {
        let plan = plan(&shop, &statement);
        assert!(plan.contains("document_numbered_by_shop"), "{statement}\n{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{statement}\n{plan}");
    }
}
