//! What is done once, when the program is built, and not each time a till starts it: the statements of the schema are
//! taken out of their document, and the unwinder of the C compiler is linked in.

use std::path::Path;
use std::process::Command;

/// Where the schema stands with its explanations, and where those of older stores do; what is made of each.
const SCHEMAS: [(&str, &str); 2] =
    [("src/store/schema.sql", "statements.rs"), ("src/store/version-1.sql", "version-1.rs")];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    for (schema, made) in SCHEMAS {
        println!("cargo:rerun-if-changed={schema}");
        write_statements(schema, made);
    }
    link_unwinder();
}

/// Writes the statements of the schema as the engine keeps them, so that a store can be held against them word by word.
fn write_statements(schema: &str, made: &str) {
    let document = std::fs::read_to_string(schema).expect("the schema is there");
    let folder = std::env::var("OUT_DIR").expect("cargo says where to write");
    let file = Path::new(&folder).join(made);
    std::fs::write(file, format!("{:#?}", statements(&document)))
        .expect("the folder can be written to");
}

/// Takes the statements out of the document, without explanations and columns of blanks: a store carries the text, and
/// the engine reads it at each start.
fn statements(document: &str) -> Vec<String> {
    let mut whole = Vec::new();
    let mut statement = String::new();
    for line in document.lines() {
        let (code, _) = line.split_once("--").unwrap_or((line, ""));
        let words: Vec<&str> = code.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        if !statement.is_empty() {
            statement.push_str(if code.starts_with(' ') { "\n " } else { "\n" });
        }
        statement.push_str(&words.join(" "));
        let is_trigger = statement.starts_with("create trigger");
        if statement.ends_with(if is_trigger { "end;" } else { ";" }) {
            statement.pop();
            whole.push(as_kept(&statement));
            statement.clear();
        }
    }
    whole
}

/// The engine writes its own first words: `CREATE TABLE` for `create table`.
fn as_kept(statement: &str) -> String {
    let kinds = ["create table", "create index", "create unique index", "create trigger"];
    let kind =
        kinds.iter().find(|kind| statement.starts_with(*kind)).expect("a kind that is known");
    statement.replacen(kind, &kind.to_uppercase(), 1)
}

/// Links the unwinder into the program, where there is one, instead of loading it as a shared library: each library
/// costs a part of every start. Without it all works the same.
fn link_unwinder() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    let is_native = std::env::var("HOST") == std::env::var("TARGET");
    if !is_native || !is("CARGO_CFG_TARGET_OS", "linux") || !is("CARGO_CFG_TARGET_ENV", "gnu") {
        return;
    }
    let Ok(found) = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output() else { return };
    let found = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    if let Some(folder) = Path::new(&found).parent().filter(|folder| folder.is_absolute()) {
        println!("cargo:rustc-link-search=native={}", folder.display());
        println!("cargo:rustc-link-lib=static:+whole-archive,-bundle=gcc_eh");
    }
}
