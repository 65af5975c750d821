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
fn pages(command: &clap::Command, name: &str, pages: &mut Vec<(String, String)>) {
    let page =
        command.clone().name(name.to_owned()).display_name(name).bin_name(name.replace('-', " "));
    let mut text = Vec::new();
    clap_mangen::Man::new(page).date("2026-11-24").manual("bincard").render(&mut text).unwrap();
    pages.push((format!("{name}.1"), String::from_utf8(text).unwrap()));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        self::pages(below, &format!("{name}-{}", below.get_name()), pages);
    }
}

/// The headings that the generator itself writes, and those of French pages.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "NOM"),
    ("SYNOPSIS", "SYNOPSIS"),
    ("DESCRIPTION", "DESCRIPTION"),
    ("OPTIONS", "OPTIONS"),
    ("EXTRA", "COMPLÉMENTS"),
    ("VERSION", "VERSION"),
];

/// A French page with its own headings, in capitals and without the space that stands before a colon in help.
fn in_french(page: &str) -> String {
    let line = |line: &str| match line.strip_prefix(".SH ") {
        None => line.to_owned(),
        Some(heading) => {
            let bare = heading.trim_matches('"').trim_end_matches('\u{a0}').to_uppercase();
            let own = HEADINGS.iter().find(|(english, _)| *english == bare);
            let shown = own.map_or(bare.as_str(), |(_, french)| french);
            let marks = if shown.contains(' ') { "\"" } else { "" };
            format!(".SH {marks}{shown}{marks}")
        }
    };
    page.lines().map(|one| line(one) + "\n").collect()
}

#[test]
fn manual_pages_are_those_of_the_command_line() {
    for (language, folder) in [("en", "man"), ("fr", "man/fr")] {
        let mut all = Vec::new();
        let mut command = bincard::command_in(language);
        command.build();
        pages(&command, "bincard", &mut all);
        let folder = root().join(folder);
        for (name, text) in &all {
            let text = if language == "fr" { in_french(text) } else { text.clone() };
            must_be_kept(&folder.join(name), text.as_bytes());
        }
        for kept in std::fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let name = kept.file_name().into_string().unwrap();
            let is_page = all.iter().any(|(page, _)| *page == name);
            assert!(is_page || kept.path().is_dir(), "`{name}` is a page of no command");
        }
    }
}

#[test]
fn every_heading_of_a_french_page_is_french() {
    let known =
        ["NOM", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMPLÉMENTS", "VERSION", "COMMANDES"];
    let groups = ["OPTIONS GÉNÉRALES", "SCRIPTS", "QUELS ARTICLES", "LA PRÉSENTATION"];
    for page in std::fs::read_dir(root().join("man/fr")).unwrap().map(Result::unwrap) {
        let text = std::fs::read_to_string(page.path()).unwrap();
        for heading in text.lines().filter_map(|line| line.strip_prefix(".SH ")) {
            let bare = heading.trim_matches('"');
            assert!(known.contains(&bare) || groups.contains(&bare), "{heading} in {page:?}");
        }
    }
}
