//! The Debian package contains everything where programs look for it, and the example configuration works.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::manual::{TONGUES, TOPICS, root};
use crate::support::{Shop, chmod};

/// The package's list of files, with their destinations.
fn assets() -> Vec<(String, String)> {
    let manifest: toml::Table = include_str!("../Cargo.toml").parse().unwrap();
    let list = manifest["package"]["metadata"]["deb"]["assets"].as_array().unwrap().clone();
    let text = |value: &toml::Value| value.as_str().unwrap().to_owned();
    list.iter().map(|asset| (text(&asset[0]), text(&asset[1]))).collect()
}

/// The files that a line of the list matches, such as `man/*.1`.
fn files_of(asset: &str) -> Vec<PathBuf> {
    let Some((folder, ending)) = asset.split_once('*') else { return vec![root().join(asset)] };
    let entries = std::fs::read_dir(root().join(folder)).unwrap();
    let found = entries.map(|entry| entry.unwrap().path());
    found.filter(|path| path.to_str().unwrap().ends_with(ending)).collect()
}

#[test]
fn every_packaged_file_exists_and_goes_where_programs_look_for_it() {
    let mut packaged = BTreeSet::new();
    for (asset, place) in assets() {
        let files = files_of(&asset);
        let is_built = asset.starts_with("target/");
        assert!(is_built || files.iter().all(|file| file.is_file()), "`{asset}` is not there");
        assert!(!files.is_empty(), "`{asset}` is nothing");
        for file in files {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            packaged.insert(if place.ends_with('/') {
                place.clone() + &name
            } else {
                place.clone()
            });
        }
    }
    for path in [
        "usr/bin/bincard",
        "usr/share/man/man1/bincard-item-import.1",
        "usr/share/man/man5/bincard-config.5",
        "usr/share/man/fr/man1/bincard-item-import.1",
        "usr/share/man/fr/man5/bincard-csv.5",
        "usr/share/man/man7/bincard-postgres.7",
        "usr/share/man/fr/man7/bincard-postgres.7",
        "usr/share/bash-completion/completions/bincard",
        "usr/share/zsh/vendor-completions/_bincard",
        "usr/share/fish/vendor_completions.d/bincard.fish",
        "usr/lib/systemd/system/bincard-digest.timer",
        "usr/share/doc/bincard/bincard.schema.json",
    ] {
        assert!(packaged.contains(path), "{path} is not packaged");
    }
    for tongue in TONGUES {
        for name in TOPICS.into_iter().chain(["common"]) {
            let source = tongue.source(name);
            for named in source.split('`').filter_map(|word| word.strip_prefix("/usr/share/")) {
                let path = format!("usr/share/{named}");
                assert!(packaged.contains(&path), "{path} is named but not packaged");
            }
        }
    }
}

#[test]
fn the_package_has_the_programs_version() {
    let first = include_str!("../packaging/changelog").lines().next().unwrap();
    let version = concat!("bincard (", env!("CARGO_PKG_VERSION"), "-1) ");
    assert!(first.starts_with(version), "{first}");
}

#[test]
fn the_example_configuration_has_every_machine_setting_and_each_is_valid() {
    let example = include_str!("../examples/config.toml");
    let bare = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.starts_with(' ') => setting.to_owned() + "\n",
        _ => line.to_owned() + "\n",
    };
    let mut shop = Shop::empty();
    shop.unset_env("BINCARD_STORE");
    shop.write("config/bincard/config.toml", example.lines().map(bare).collect::<String>());
    let store = shop.store().to_str().unwrap().to_owned();
    shop.ok(&format!("store init --store {store}"));
    let rows = shop.rows(&format!("settings list --store {store}"));
    let source = |key: &str| rows.iter().find(|row| row["key"] == key).unwrap()["source"].clone();
    // These two are given on the command line here, which overrides the file.
    for key in ["store.path", "format"] {
        assert_eq!(source(key), "option", "{key}");
        assert_ne!(shop.ok(&format!("settings get {key} --store {store}")), "", "{key}");
    }
    let of_machine: Vec<_> = rows.iter().skip_while(|row| row["key"] != "store.path").collect();
    assert!(of_machine.len() > 8, "{of_machine:?}");
    for row in of_machine.iter().filter(|row| row["source"] != "option") {
        assert_eq!(row["source"], "file", "{row}");
    }
}

#[test]
fn the_systemd_unit_finds_an_installed_bincard_and_leaves_mail_programs_their_group() {
    let unit = include_str!("../examples/systemd/bincard-digest.service");
    assert!(!unit.lines().any(|line| line.starts_with("NoNewPrivileges")));
    let shell = unit.lines().find_map(|line| line.strip_prefix("ExecStart=/bin/sh -c '"));
    let command = shell.unwrap().trim_end_matches('\'').replace("$$", "$");
    let shop = Shop::empty();
    let program = shop.write(".cargo/bin/bincard", "#!/bin/sh\necho \"$@\"\n");
    chmod(&program, 0o755);
    let mut run = shop.in_shop(std::process::Command::new("/bin/sh"));
    let ran = run.args(["-c", &command]).env("PATH", "/nowhere").output().unwrap();
    assert_eq!(String::from_utf8(ran.stdout).unwrap(), "notify digest\n");
}
