//! Stores that older versions made: opened as they are, whole, by many processes at once.

use std::path::{Path, PathBuf};
use std::thread;

use crate::support::{Shop, sqlite};

/// A store of each version, as SQL that makes it.
fn stores() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let named = |file: PathBuf| {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(file).unwrap())
    };
    files.into_iter().map(named).collect()
}

#[test]
fn a_store_of_every_version_is_opened_by_eight_processes_at_once() {
    let known = sqlite_version(&Shop::with("TEA=1"));
    assert!(
        stores().iter().any(|(name, _)| *name == format!("version-{known}")),
        "of this one too"
    );
    for (name, statements) in stores() {
        let shop = Shop::empty();
        sqlite(&shop.store(), &statements);
        crate::support::chmod(&shop.store(), 0o600);
        shop.at("2026-11-05T12:00:00Z");
        thread::scope(|scope| {
            for till in 0..8 {
                let shop = &shop;
                scope.spawn(move || {
                    let key = format!("till-{till}-today");
                    let output = shop.process(&["sell", "TEA", "--key", &key]).output().unwrap();
                    let told = String::from_utf8_lossy(&output.stderr).into_owned();
                    assert_eq!(output.status.code(), Some(0), "{told}");
                });
            }
        });
        shop.checks();
        // The order of 4 expired: they came back before the eight were sold.
        assert_eq!(shop.stock("TEA"), "84/0/84", "{name}");
        assert_eq!(shop.stock("MUG"), "2/0/2", "{name}");
        assert_eq!(
            shop.ok("sell TEA=2 GIFT --key till-1").trim(),
            "SALE-3",
            "{name}: the first answer"
        );
        assert_eq!(sqlite_version(&shop), known, "{name} is brought up to this version");
    }
}

fn sqlite_version(shop: &Shop) -> String {
    shop.sql("pragma user_version").trim().to_owned()
}
