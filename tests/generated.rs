//! Manual pages are made from the command line's definition. This test is red when they are stale;
//! `BINCARD_GENERATE=1 cargo test generated` writes them anew.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Compares a generated file with the one that is kept, or writes it where that is asked for.
fn must_be_kept(path: &Path, text: &[u8]) {
    if std::env::var_os("BINCARD_GENERATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let kept = std::fs::read(path).unwrap_or_default();
    assert!(
        kept == text,
        "`{}` is stale; write it anew with `BINCARD_GENERATE=1 cargo test generated`",
        path.display()
    );
}

/// A page for the program and one for each command, named `bincard-item-add.1`.
fn pages(command: &clap::Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) {
    let page =
        command.clone().name(name.to_owned()).display_name(name).bin_name(name.replace('-', " "));
    let mut text = Vec::new();
    clap_mangen::Man::new(page).date("2026-11-24").manual("bincard").render(&mut text).unwrap();
    pages.push((format!("{name}.1"), text));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        self::pages(below, &format!("{name}-{}", below.get_name()), pages);
    }
}

#[test]
fn manual_pages_are_those_of_the_command_line() {
    let mut all = Vec::new();
    let mut command = bincard::command();
    command.build();
    pages(&command, "bincard", &mut all);
    let folder = root().join("man");
    for (name, text) in &all {
        must_be_kept(&folder.join(name), text);
    }
    for kept in std::fs::read_dir(&folder).unwrap() {
        let name = kept.unwrap().file_name().into_string().unwrap();
        assert!(all.iter().any(|(page, _)| *page == name), "`man/{name}` is of no command");
    }
}
