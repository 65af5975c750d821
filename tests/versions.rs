//! Stores that older versions made: opened as they are, whole, by many processes at once, and so their backups.

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
        let shop = made_by(&statements);
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
        // One mug was sold, by an invoice of the day before.
        let told = shop.ok("notify digest --dry-run");
        assert!(told.contains("about 14 days of stock left, reorder about 7"), "{name}: {told}");
    }
}

#[test]
fn a_backup_of_every_version_is_put_back_and_stays_as_it_is() {
    for (name, statements) in stores() {
        let old = made_by(&statements);
        let before = std::fs::read(old.store()).unwrap();
        let shop = Shop::with("POT=1");
        shop.at("2026-11-05T12:00:00Z");
        // A killed process left its log beside it.
        std::fs::write(old.path("shop.db-wal"), "").unwrap();
        shop.ok(&format!("store restore {}", old.store().display()));
        shop.checks();
        assert_eq!(shop.stock("TEA"), "88/4/92", "{name}");
        assert_eq!(std::fs::read(old.store()).unwrap(), before, "{name}");
    }
}

#[test]
fn an_older_store_whose_schema_was_tampered_with_is_refused_as_it_is() {
    for (name, statements) in stores() {
        for (damage, told) in [
            (
                "create trigger spy after insert on step begin select 1; end",
                "was changed: trigger `spy`",
            ),
            (
                "create trigger spy after update on item begin select raise(abort, 'fired'); end",
                "was changed: trigger `spy`",
            ),
            ("alter table item add column more text", "was changed: table `item`"),
        ] {
            let shop = made_by(&format!("{statements} pragma journal_mode = delete; {damage}"));
            let before = std::fs::read(shop.store()).unwrap();
            let ran = shop.typed("sell TEA");
            assert_eq!(ran.code, 66, "{name}: {}", ran.err);
            assert!(ran.err.contains(told), "{name}: {}", ran.err);
            assert_eq!(std::fs::read(shop.store()).unwrap(), before, "{name}");
        }
    }
}

#[test]
fn an_older_store_that_is_damaged_is_told_as_such_and_stays_as_it_is() {
    for (name, statements) in stores() {
        let shop = made_by(&statements);
        let mut bytes = std::fs::read(shop.store()).unwrap();
        let middle = bytes.len() / 2;
        bytes[4096..middle].fill(0x5a);
        std::fs::write(shop.store(), &bytes).unwrap();
        for (line, way_out) in [
            ("store check", "hint: put the latest backup in its place"),
            ("store check --repair", "hint: put the latest backup in its place"),
            ("sell TEA", "hint: `bincard store check` tells what is wrong"),
        ] {
            let ran = shop.typed(line);
            assert_eq!(ran.code, 1, "{name}, {line}: {}", ran.err);
            assert!(ran.err.contains(way_out), "{name}, {line}: {}", ran.err);
        }
        assert_eq!(std::fs::read(shop.store()).unwrap(), bytes, "{name}");
    }
}

#[test]
fn a_backup_that_cannot_be_migrated_replaces_no_store_and_one_with_an_odd_instant_can() {
    let odd = "drop trigger movement_is_never_changed; pragma ignore_check_constraints = on;
               update movement set {} where item_id = 1 and kind = 7;
               create trigger movement_is_never_changed before update on movement\nbegin\n \
               select raise(abort, 'a movement is never changed');\nend;";
    for (damage, code) in [("at = 9000000000000000000", 0), ("kind = 12", 1)] {
        let (_, statements) = stores().swap_remove(0);
        let old = made_by(&format!("{statements} {}", odd.replace("{}", damage)));
        let shop = Shop::with("POT=1");
        shop.at("2026-11-05T12:00:00Z");
        let ran = shop.typed(&format!("store restore {}", old.store().display()));
        assert_eq!(ran.code, code, "{damage}: {}", ran.err);
        let sku = if code == 0 { "TEA" } else { "POT" };
        shop.ok(&format!("sell {sku}"));
        assert_eq!(sqlite_version(&shop), sqlite_version(&Shop::with("TEA=1")), "{damage}");
    }
}

#[test]
fn who_only_looks_leaves_an_older_store_as_it_is() {
    for (name, statements) in stores() {
        let shop = made_by(&statements);
        let before = std::fs::read(shop.store()).unwrap();
        let known = name == format!("version-{}", sqlite_version(&Shop::with("TEA=1")));
        shop.checks();
        let offered = shop.ok("completions bash :TE sell");
        assert_eq!(offered.contains("TEA"), known, "{name}: {offered}");
        assert_eq!(std::fs::read(shop.store()).unwrap(), before, "{name}");
    }
}

/// A shop whose store was made by an older version.
fn made_by(statements: &str) -> Shop {
    let shop = Shop::empty();
    sqlite(&shop.store(), statements);
    crate::support::chmod(&shop.store(), 0o600);
    shop.at("2026-11-05T12:00:00Z");
    shop
}

fn sqlite_version(shop: &Shop) -> String {
    shop.sql("pragma user_version").trim().to_owned()
}
