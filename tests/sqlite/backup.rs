//! `store backup` and `store restore`: complete copies, and recovery from any damage.

use crate::support::{Shop, chmod, mode, rows, sqlite};

#[test]
fn a_backup_into_a_missing_directory_names_it() {
    let shop = Shop::in_file_with("TEA=1");
    shop.sees(
        "
        $ bincard store backup SHOP/none/shop.db
        error: there is no directory `SHOP/none`
        hint: create it with `mkdir -p SHOP/none`, or use another path
        [74]
        ",
    );
}

#[test]
fn a_backup_into_a_folder_says_that_it_is_one() {
    let shop = Shop::in_file_with("TEA=1");
    std::fs::create_dir(shop.path("there")).unwrap();
    for (path, code, told) in [
        ("/", 1, "`/` exists and is not a backup of this store: it is a directory"),
        ("SHOP/there/", 1, "it is a directory"),
        ("SHOP/..", 1, "it is a directory"),
        ("SHOP/none/", 74, "there is no directory"),
    ] {
        for line in ["store backup", "store backup --dry-run"] {
            let ran = shop.typed(&format!("{line} {path}"));
            assert_eq!(ran.code, code, "{path}");
            assert!(ran.err.contains(told), "{path}: {}", ran.err);
        }
    }
    assert!(!shop.path("none").exists());
    for line in ["store restore /", "item list --store /"] {
        let ran = shop.typed(line);
        assert_eq!(ran.code, 66, "{line}");
        assert!(ran.err.contains("it is a directory"), "{line}: {}", ran.err);
    }
}

#[test]
fn a_dry_run_refuses_what_a_backup_and_a_restore_refuse() {
    let shop = Shop::in_file_with("TEA=1");
    shop.write("notes.txt", "hello");
    shop.refuses(1, "store backup --dry-run SHOP/notes.txt");
    shop.refuses(1, "store backup --dry-run SHOP/shop.db");
    shop.refuses(1, "store restore --dry-run SHOP/shop.db");
}

#[test]
fn a_backup_is_a_store_and_can_be_restored() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("order place 1 TEA=3 --key k");
    shop.sees(
        "
        $ bincard store backup SHOP/copy.db
        Backed up to SHOP/copy.db.
        ",
    );
    let saved = shop.content();
    assert_eq!(rows(&shop.path("copy.db")), saved);
    shop.ok("store check --store SHOP/copy.db");
    shop.ok("sell TEA=5");
    let lost = shop.content();
    shop.ok("store restore SHOP/copy.db --dry-run");
    assert_eq!(shop.content(), lost);
    shop.sees(
        "
        $ bincard store restore SHOP/copy.db
        Restored SHOP/shop.db.
        Saved the previous store as SHOP/shop.db.before-restore-20261124T120000.000000Z.
        ",
    );
    assert_eq!(shop.content(), saved);
    shop.checks();
    let kept = shop.path("shop.db.before-restore-20261124T120000.000000Z");
    assert_eq!(rows(&kept), lost, "what was there is kept");
}

#[test]
fn a_backup_can_be_restored_where_there_is_no_store() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/copy.db");
    for name in ["shop.db", "shop.db-wal", "shop.db-shm"] {
        std::fs::remove_file(shop.path(name)).ok();
    }
    shop.ok("store restore SHOP/copy.db --dry-run");
    assert!(!shop.store().exists());
    shop.ok("store restore SHOP/copy.db");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    assert_eq!(mode(&shop.store()), 0o600);
}

#[test]
fn a_backup_replaces_an_older_backup_and_nothing_else() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/copy.db");
    shop.ok("sell TEA");
    shop.ok("store backup SHOP/copy.db");
    assert_eq!(shop.ok("item list --columns available --store SHOP/copy.db"), "9\n");
    let email = shop.write("letter.txt", "Dear Anne");
    shop.sees(
        "
        $ bincard store backup SHOP/letter.txt
        error: `SHOP/letter.txt` exists and is not a backup of this store: it is not an SQLite database
        hint: use another file
        [1]
        ",
    );
    assert_eq!(std::fs::read(email).unwrap(), b"Dear Anne");
    assert_eq!(shop.typed("store backup SHOP/shop.db").code, 1);
    shop.checks();
}

#[test]
fn a_backup_does_not_replace_another_shops_store() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("item add MUG --name Mug --store SHOP/other.db");
    shop.sees(
        "
        $ bincard store backup SHOP/other.db
        error: `SHOP/other.db` exists and is not a backup of this store: it belongs to another store
        hint: use another file
        [1]
        ",
    );
    assert_eq!(shop.ok("item list --columns sku --store SHOP/other.db"), "MUG\n");
}

#[test]
fn a_backup_replaces_a_store_with_any_damage() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/copy.db");
    shop.ok("sell TEA");
    let saved = rows(&shop.path("copy.db"));
    let whole = std::fs::read(shop.path("copy.db")).unwrap();
    let tampered = shop.path("tampered.db");
    std::fs::copy(shop.path("copy.db"), &tampered).unwrap();
    sqlite(&tampered, "create trigger t after insert on line begin select 1; end");
    let damages: [(&str, Vec<u8>); 4] = [
        ("cut off", whole[..50_000].to_vec()),
        ("overwritten", [&whole[..4_096], &vec![7; whole.len() - 4_096]].concat()),
        ("a page lost", [&whole[..40_960], &vec![0; 4_096], &whole[45_056..]].concat()),
        ("tampered with", std::fs::read(&tampered).unwrap()),
    ];
    for (damage, bytes) in damages {
        shop.wait(60);
        std::fs::write(shop.store(), &bytes).unwrap();
        shop.write("shop.db-wal", "a log that nobody can read");
        shop.ok("store restore SHOP/copy.db --dry-run");
        assert_eq!(std::fs::read(shop.store()).unwrap(), bytes, "{damage}");
        let told = shop.typed("store restore SHOP/copy.db");
        assert_eq!(told.code, 0, "{damage}: {}", told.err);
        let kept = told
            .err
            .lines()
            .find_map(|line| line.split("Saved the previous store as ").nth(1))
            .unwrap();
        let kept = kept.trim_end_matches('.');
        assert!(!std::fs::read(kept).unwrap().is_empty(), "{damage}: what was there is kept");
        assert_eq!(shop.content(), saved, "{damage}");
        shop.checks();
    }
}

#[test]
fn a_restore_that_was_killed_is_begun_again() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/copy.db");
    let whole = std::fs::read(shop.path("copy.db")).unwrap();
    std::fs::write(shop.store(), &whole[..50_000]).unwrap();
    let set_aside = shop.path("shop.db.before-restore-20261124T110000.000000Z");
    std::fs::hard_link(shop.store(), &set_aside).unwrap();
    let log = shop.write("shop.db.before-restore-20261124T110000.000000Z-wal", "its log");
    shop.ok("store restore SHOP/copy.db");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    let set_aside = shop.path("shop.db.before-restore-20261124T120000.000000Z");
    assert_eq!(std::fs::read(&set_aside).unwrap(), whole[..50_000]);
    assert!(!log.exists(), "the damaged store had its log back");
    shop.checks();
}

#[test]
fn restore_never_replaces_a_file_that_is_not_a_store() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/copy.db");
    shop.write("letter.txt", "Dear Anne");
    shop.sees(
        "
        $ bincard store restore SHOP/copy.db --store SHOP/letter.txt
        error: `SHOP/letter.txt` exists and is not a bincard store: it is not an SQLite database
        hint: to restore here, first move it away with `mv SHOP/letter.txt SHOP/letter.txt.old`
        [66]
        ",
    );
    let copy = std::fs::read(shop.path("copy.db")).unwrap();
    shop.write("half.db", &copy[..20_000]);
    shop.sees(
        "
        $ bincard store restore SHOP/half.db
        error: cannot restore `SHOP/half.db`: it is damaged
        hint: use a file written by `bincard store backup`
        [66]
        ",
    );
    assert_eq!(shop.stock("TEA"), "10/0/10");
}

#[test]
fn only_a_backup_can_be_restored() {
    let shop = Shop::in_file_with("TEA=10");
    shop.write("letter.txt", "Dear Anne");
    shop.refuses(66, "store restore SHOP/letter.txt");
    shop.refuses(66, "store restore SHOP/nothing.db");
    assert_eq!(shop.stock("TEA"), "10/0/10");
}

#[test]
fn files_left_by_killed_processes_are_removed_once_the_store_is_idle() {
    let shop = Shop::in_file_with("TEA=10");
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    let left = |name: &str| std::fs::File::open(shop.write(name, "half a file")).unwrap();
    let abandoned = [
        ".bincard-draft-aaaaaaaaaaaaaaaa",
        ".bincard-draft-bbbbbbbbbbbbbbbb-wal",
        ".bincard-draft-bbbbbbbbbbbbbbbb-shm",
    ];
    let of_others = [
        ".bincard-draft-dddddddddddddddd",
        ".bincard-draft-dddddddddddddddd-journal",
        ".bincard-draft-eeeeeeeeeeeeeeee",
        ".bincard-draft-of-mine",
        ".bincard-draft-monday",
        ".bincard-monday.backup",
        "mine.backup",
    ];
    let young = ".bincard-draft-eeeeeeeeeeeeeeee";
    for name in abandoned.iter().chain(&of_others).filter(|name| **name != young) {
        left(name).set_modified(long_ago).unwrap();
    }
    let worked_on = left(".bincard-draft-dddddddddddddddd");
    worked_on.set_modified(long_ago).unwrap();
    worked_on.lock().unwrap();
    left(young);
    shop.ok("store backup SHOP/copy.db");
    for name in abandoned {
        assert!(!shop.path(name).exists(), "{name}");
    }
    for name in of_others {
        assert!(shop.path(name).exists(), "{name}");
    }
    worked_on.unlock().unwrap();
    shop.ok("store init --store SHOP/other.db");
    let stays = |name: &&str| shop.path(name).exists();
    assert_eq!(
        of_others.iter().filter(|name| stays(name)).count(),
        5,
        "those of the killed one go"
    );
    shop.ok("store check --store SHOP/copy.db");
}

#[test]
fn restoring_a_damaged_backup_gives_a_warning() {
    let shop = Shop::in_file_with("TEA=5");
    shop.ok("store backup SHOP/backup.db");
    sqlite(&shop.path("backup.db"), "update balance set available = 100000");
    for line in ["store restore SHOP/backup.db --dry-run", "store restore SHOP/backup.db"] {
        let ran = shop.typed(line);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(
            ran.err.contains("warning: the backup has errors: `TEA` has 1 available"),
            "{}",
            ran.err
        );
    }
    shop.refuses(1, "store check");
    shop.ok("store check --repair");
    shop.checks();
}

#[test]
fn a_store_damaged_beyond_repair_never_replaces_a_good_backup() {
    for damage in [
        "update line set quantity = quantity + 100000 where document_id = 2",
        "pragma foreign_keys = off; delete from item",
    ] {
        let shop = Shop::in_file_with("TEA=10");
        shop.ok("sell TEA");
        shop.ok("store backup SHOP/copy.db");
        let good = std::fs::read(shop.path("copy.db")).unwrap();
        shop.sql(damage);
        shop.sees(
            "
            $ bincard store backup SHOP/copy.db
            error: the store `SHOP/shop.db` is damaged, so the backup `SHOP/copy.db` was not replaced
            hint: see what is wrong with `bincard store check`, or back up to another file
            [1]
            $ bincard store backup SHOP/other.db
            Backed up to SHOP/other.db.
            ",
        );
        assert_eq!(std::fs::read(shop.path("copy.db")).unwrap(), good, "{damage}");
    }
}

#[test]
fn a_repair_makes_a_backup_and_is_reported() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/copy.db");
    shop.ok("sell TEA");
    shop.sql("update balance set available = available + 700000");
    shop.sees(
        "
        $ bincard store backup SHOP/copy.db
        Backed up to SHOP/copy.db.
        warning: the backup has errors: `TEA` has 16 available and 0 reserved, but its movements add up to 9 and 0; for details, run `bincard store check`
        ",
    );
    shop.ok("store restore SHOP/copy.db");
    shop.ok("store check --repair");
    assert_eq!(shop.stock("TEA"), "9/0/9", "no sale is lost");
}

#[test]
fn a_store_can_be_restored_whichever_page_is_damaged() {
    let sound = Shop::in_file_with("TEA=10 MUG=5");
    sound.ok("sell TEA=2 MUG --key k");
    sound.ok("order place 1 TEA=3");
    sound.sql("pragma wal_checkpoint(truncate)");
    let bytes = std::fs::read(sound.store()).unwrap();
    let mut found = 0;
    for page in 1..bytes.len() / 4096 {
        let shop = Shop::in_file();
        shop.write("backup.db", &bytes);
        let mut damaged = bytes.clone();
        damaged[page * 4096 + 2048..(page + 1) * 4096].fill(0xff);
        shop.write("shop.db", &damaged);
        for name in ["shop.db", "backup.db"] {
            crate::support::chmod(&shop.path(name), 0o600);
        }
        if shop.typed("store check").code == 0 {
            continue;
        }
        found += 1;
        shop.ok(&format!("store restore {}", shop.path("backup.db").display()));
        shop.checks();
        assert_eq!(shop.stock("TEA"), "5/3/8", "page {page}");
    }
    assert!(found > 10, "{found} pages were damaged");
}

#[test]
fn another_shops_backup_is_restored_only_if_forced() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("item add MUG --name Mug --quantity 3 --store SHOP/other.db");
    shop.ok("store backup SHOP/copy.db --store SHOP/other.db");
    shop.refuses(1, "store restore SHOP/copy.db --dry-run");
    shop.refuses(1, "store restore SHOP/copy.db");
    shop.ok("store restore SHOP/copy.db --force");
    assert_eq!(shop.stock("MUG"), "3/0/3");
    shop.checks();
}

#[test]
fn a_backup_with_several_names_can_be_restored() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/monday.db");
    std::fs::hard_link(shop.path("monday.db"), shop.path("tuesday.db")).unwrap();
    shop.ok("sell TEA");
    shop.ok("store restore SHOP/tuesday.db");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    let monday = std::fs::read(shop.path("monday.db")).unwrap();
    shop.ok("sell TEA");
    shop.ok("store backup SHOP/tuesday.db");
    assert_eq!(std::fs::read(shop.path("monday.db")).unwrap(), monday);
}

#[test]
fn files_replaced_by_root_keep_their_owner() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("store backup SHOP/copy.db");
    shop.ok("settings set language en");
    let config = shop.path("config/bincard/config.toml");
    let (store, copy) = (shop.store(), shop.path("copy.db"));
    let files = [(&store, 0o660), (&copy, 0o640), (&config, 0o640)];
    let is_root = rustix::process::getuid().is_root();
    let owner = if is_root { 65534 } else { rustix::process::getuid().as_raw() };
    for (file, open) in files {
        chmod(file, open);
        if is_root {
            std::os::unix::fs::chown(file, Some(owner), Some(owner)).unwrap();
        }
    }
    shop.ok("sell TEA");
    shop.ok("store restore SHOP/copy.db");
    shop.ok("store backup SHOP/copy.db");
    shop.ok("settings set language fr");
    let saved = shop.path("shop.db.before-restore-20261124T120000.000000Z");
    for (file, open) in files.into_iter().chain([(&saved, 0o600)]) {
        let uid = std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(file).unwrap());
        assert_eq!((uid, mode(file)), (owner, open), "{}", file.display());
    }
}
