//! The store: who may read it, what is refused and left untouched, and checking and repairing it (R2, R36, R37).

use std::os::unix::fs::symlink;

use crate::support::{Shop, bare, chmod, mode, sqlite};

/// Commands that need a store, one for each way of opening it.
const DOORS: [&str; 8] = [
    "item list",
    "item show TEA",
    "sell TEA",
    "order list",
    "settings list",
    "notify list",
    "store check",
    "store backup SHOP/copy.db",
];

#[test]
fn a_missing_store_is_an_error_and_is_not_created() {
    let shop = Shop::in_file();
    for line in DOORS {
        let ran = shop.typed(line);
        assert_eq!((ran.code, ran.out.as_str()), (66, ""), "{line}");
        assert!(
            ran.err
                .starts_with(&format!("error: there is no store at `{}`", shop.store().display()))
        );
    }
    let left: Vec<_> = std::fs::read_dir(shop.path("")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn an_inaccessible_store_is_not_reported_as_missing() {
    let shop = Shop::in_file_with("TEA=1");
    let long = "n".repeat(300);
    for line in ["item list", "store check", "store init", "item add MUG --name Mug"] {
        let ran = shop.typed(&format!("{line} --store SHOP/{long}"));
        assert_eq!(ran.code, 74, "{line}");
        assert!(ran.err.starts_with("error: cannot access `"), "{line}: {}", ran.err);
    }
}

#[test]
fn a_store_with_a_second_name_is_refused_by_either() {
    let shop = Shop::in_file_with("TEA=5");
    std::fs::hard_link(shop.store(), shop.path("alias.db")).unwrap();
    for line in DOORS.into_iter().chain(["item add NEW --name New", "store init", "sell TEA"]) {
        for store in ["shop.db", "alias.db"] {
            let ran = shop.typed(&format!("{line} --store SHOP/{store}"));
            assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{line}: {}", ran.err);
            assert!(ran.err.contains("has a second name (a hard link)"), "{line}: {}", ran.err);
        }
    }
    std::fs::remove_file(shop.path("alias.db")).unwrap();
    shop.ok("sell TEA");
    assert_eq!(shop.stock("TEA"), "4/0/4");
    shop.checks();
}

#[test]
fn files_planted_next_to_a_store_are_refused_and_never_block() {
    let shop = Shop::in_file_with("TEA=5");
    shop.write("mine", "");
    for name in ["shop.db-wal", "shop.db-shm", "shop.db-journal"] {
        let planted = shop.path(name);
        let mode = rustix::fs::Mode::from(0o600);
        let foreign = || {
            shop.write(name, "");
            std::os::unix::fs::chown(&planted, Some(65534), Some(65534)).unwrap();
        };
        let mut plants: Vec<Box<dyn Fn()>> = vec![
            Box::new(|| rustix::fs::mkfifoat(rustix::fs::CWD, &planted, mode).unwrap()),
            Box::new(|| symlink("mine", &planted).unwrap()),
            Box::new(|| std::fs::hard_link(shop.path("mine"), &planted).unwrap()),
        ];
        if rustix::process::getuid().is_root() {
            plants.push(Box::new(foreign));
        }
        for plant in plants {
            plant();
            for line in DOORS.into_iter().chain(["sell TEA", "store init"]) {
                let ran = shop.typed(line);
                assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{line}: {}", ran.err);
                let told = "was not created by bincard for this store";
                assert!(ran.err.contains(told), "{line}: {}", ran.err);
            }
            std::fs::remove_file(&planted).unwrap();
        }
    }
    assert_eq!(shop.stock("TEA"), "5/0/5");
}

#[test]
fn a_store_can_be_named_from_its_directory() {
    let shop = Shop::in_file_with("TEA=1");
    let here = |args: &[&str]| {
        let done = shop.process(args).current_dir(shop.path("")).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    assert_eq!(here(&["item", "list", "--store", "shop.db", "--columns", "sku"]), "TEA\n");
    here(&["store", "init", "--store", "other.db"]);
    assert!(shop.path("other.db").is_file());
}

#[test]
fn the_store_is_private_to_its_owner() {
    let shop = Shop::in_file_with("TEA=1");
    assert_eq!(mode(&shop.store()), 0o600);
    let shop = Shop::in_file();
    shop.sees(
        "
        $ bincard store init
        Created store SHOP/shop.db.
        $ bincard store init
        Store SHOP/shop.db already exists.
        $ bincard store path
        SHOP/shop.db
        ",
    );
    assert_eq!(mode(&shop.store()), 0o600);
    shop.ok("store backup SHOP/copy.db");
    assert_eq!(mode(&shop.path("copy.db")), 0o600);
}

#[test]
fn a_store_that_others_can_read_gives_a_warning_and_works() {
    let shop = Shop::in_file_with("TEA=1");
    for (open, told) in [(0o644, "644"), (0o640, "640"), (0o606, "606")] {
        chmod(&shop.store(), open);
        let ran = shop.typed("sell TEA");
        assert_eq!(ran.code, 0);
        assert!(ran.err.contains(&format!("(mode {told})")), "{}", ran.err);
    }
    chmod(&shop.store(), 0o600);
    assert!(!shop.typed("sell TEA").err.contains("mode"));
}

#[test]
fn a_directory_that_others_can_write_to_gives_a_warning_unless_sticky() {
    let shop = Shop::in_file_with("TEA=1");
    for (open, is_told) in [(0o777, true), (0o702, true), (0o1777, false), (0o775, false)] {
        chmod(&shop.path(""), open);
        let ran = shop.typed("sell TEA");
        assert_eq!(ran.code, 0);
        assert_eq!(ran.err.contains("other users can replace the store"), is_told, "{}", ran.err);
    }
}

/// Every command on a file that is not a bincard store is refused, and leaves the file unchanged to the byte.
fn is_refused_untouched(shop: &Shop, code: u8, why: &str) {
    is_refused_and_checked(shop, code, code, why);
}

/// The same if `store check` inspects the file and has its own exit code.
fn is_refused_and_checked(shop: &Shop, code: u8, check: u8, why: &str) {
    let path = shop.store();
    let bytes = std::fs::read(&path).unwrap();
    let changed = std::fs::metadata(&path).unwrap().modified().unwrap();
    for line in
        DOORS.into_iter().chain(["item add NEW --name New", "store init", "store check --repair"])
    {
        let ran = shop.typed(line);
        let code = if line.starts_with("store check") { check } else { code };
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.err);
        assert!(ran.err.contains(why), "{line}: {}", ran.err);
    }
    assert!(std::fs::read(&path).unwrap() == bytes, "its bytes changed");
    assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), changed);
    let names = std::fs::read_dir(shop.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = names.filter(|name| name != "target.db").collect();
    names.sort();
    assert_eq!(names, ["shop.db"], "nothing was left beside it");
}

#[test]
fn a_text_file_is_refused_untouched() {
    let shop = Shop::in_file();
    shop.write("shop.db", "sku,quantity\nTEA,5\n".repeat(100));
    is_refused_untouched(&shop, 66, "is not a bincard store: it is not an SQLite database");
}

#[test]
fn an_empty_file_is_refused_untouched() {
    let shop = Shop::in_file();
    shop.write("shop.db", "");
    is_refused_untouched(&shop, 66, "is not a bincard store: it is empty");
}

#[test]
fn another_programs_database_is_refused_untouched() {
    let shop = Shop::in_file();
    sqlite(
        &shop.store(),
        "create table item (id integer primary key, sku text); insert into item values (1, 'TEA')",
    );
    chmod(&shop.store(), 0o600);
    is_refused_untouched(&shop, 66, "is not a bincard store: it was created by another program");
}

#[test]
fn a_newer_bincards_store_is_refused_untouched() {
    let shop = Shop::in_file_with("TEA=1");
    sqlite(&shop.store(), "pragma journal_mode = delete; pragma user_version = 2");
    is_refused_untouched(
        &shop,
        1,
        "was written by a newer version of bincard (store version 2; this bincard supports 1)",
    );
}

#[test]
fn a_store_without_a_version_is_refused_untouched() {
    let shop = Shop::in_file_with("TEA=1");
    sqlite(&shop.store(), "pragma journal_mode = delete; pragma user_version = 0");
    is_refused_untouched(&shop, 66, "is not a bincard store: it has no schema");
}

#[test]
fn a_planted_trigger_is_refused_and_never_fires() {
    let shop = Shop::in_file_with("TEA=10");
    sqlite(
        &shop.store(),
        "pragma journal_mode = delete; \
         create trigger spy after insert on document begin update balance set available = 0; end",
    );
    is_refused_and_checked(&shop, 66, 1, "was modified: trigger `spy`");
}

#[test]
fn a_lost_index_or_guard_is_refused() {
    for (damage, told) in [
        ("drop index item_by_sku", "without index `item_by_sku`"),
        ("drop trigger movement_is_never_changed", "without trigger `movement_is_never_changed`"),
        ("create view spy as select * from item", "view `spy`"),
        ("create table spy (id integer)", "table `spy`"),
    ] {
        let shop = Shop::in_file_with("TEA=10");
        shop.sql(&format!("pragma journal_mode = delete; {damage}"));
        is_refused_and_checked(&shop, 66, 1, told);
    }
}

#[test]
fn a_table_with_another_column_still_works_and_the_check_names_it() {
    let shop = Shop::in_file_with("TEA=10");
    shop.sql("alter table item add column colour text");
    shop.ok("sell TEA");
    let ran = shop.typed("store check");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("`item`"), "{}", ran.err);
}

#[test]
fn statistics_from_another_program_are_harmless() {
    let shop = Shop::in_file_with("TEA=10");
    shop.sql("analyze");
    shop.ok("sell TEA");
    shop.checks();
}

#[test]
fn a_symbolic_link_or_directory_in_place_of_a_store_is_refused() {
    let shop = Shop::in_file_with("TEA=1");
    std::fs::rename(shop.store(), shop.path("target.db")).unwrap();
    symlink(shop.path("target.db"), shop.store()).unwrap();
    is_refused_untouched(&shop, 66, "is not a bincard store: it is a symbolic link");
    let shop = Shop::in_file();
    std::fs::create_dir(shop.store()).unwrap();
    let ran = shop.typed("item list");
    assert_eq!(ran.code, 66);
    assert!(ran.err.contains("is not a bincard store: it is a directory"), "{}", ran.err);
}

#[test]
fn a_dangling_link_creates_no_store_elsewhere() {
    let shop = Shop::in_file();
    symlink(shop.path("elsewhere.db"), shop.store()).unwrap();
    assert_eq!(shop.typed("item add TEA --name Tea").code, 66);
    assert!(!shop.path("elsewhere.db").exists());
}

#[test]
fn a_linked_directory_is_followed() {
    let shop = Shop::in_file_with("TEA=1");
    symlink(shop.path(""), shop.path("linked")).unwrap();
    assert_eq!(shop.ok("item list --columns sku --store SHOP/linked/shop.db"), "TEA\n");
}

#[test]
fn a_missing_directory_is_not_created() {
    let shop = Shop::in_file();
    shop.sees(
        "
        $ bincard item add TEA --name Tea --store SHOP/typo/shop.db
        error: there is no directory `SHOP/typo`
        hint: create it with `mkdir -p SHOP/typo`, or use another path
        [74]
        $ bincard item list --store SHOP/typo/shop.db
        error: there is no store at `SHOP/typo/shop.db`
        hint: use an existing store with `--store` or BINCARD_STORE, or create one with `bincard store init`
        [66]
        ",
    );
    assert!(!shop.path("typo").exists());
}

#[test]
fn a_store_with_a_rollback_journal_still_works() {
    let shop = Shop::in_file_with("TEA=10");
    shop.sql("pragma journal_mode = delete");
    shop.ok("sell TEA");
    assert_eq!(shop.stock("TEA"), "9/0/9");
    shop.checks();
}

#[test]
fn the_ledger_forbids_change_even_to_other_programs() {
    let shop = Shop::in_file_with("TEA=10");
    for damage in ["update movement set quantity = 1", "delete from movement"] {
        let done =
            std::process::Command::new("sqlite3").arg(shop.store()).arg(damage).output().unwrap();
        assert!(!done.status.success());
        assert!(String::from_utf8_lossy(&done.stderr).contains("a movement is never"));
    }
    shop.checks();
}

#[test]
fn the_schema_forbids_what_the_program_never_stores() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("item set TEA --threshold 20");
    shop.ok("sell TEA");
    shop.ok("order place O TEA");
    shop.ok("invoice create I TEA");
    shop.ok("adjust TEA -1 --reason damaged");
    for damage in [
        "update shop set last_number = -1",
        "update item set sku = ''",
        "update item set sku_key = ''",
        "update item set barcode = ''",
        "update item set variation = '', variation_key = ''",
        "update item set price = 900000000000000001",
        "update item set threshold = -900000000000000001",
        "update document set kind = 'quote' where kind = 'invoice'",
        "update document set state = 'paid' where kind = 'order'",
        "update document set state = 'expired' where kind = 'invoice'",
        "update document set state = 'open' where kind = 'sale'",
        "update document set state = 'voided' where kind = 'adjustment'",
        "update document set is_pickup = 1 where kind = 'sale'",
        "update document set expires_at = 7 where kind = 'invoice'",
        "update document set customer = 'Zoé' where kind = 'sale'",
        "update document set reason = 'theft' where kind = 'order'",
        "update document set reason = 'sold' where kind = 'adjustment'",
        "update document set reference = 'R' where kind = 'invoice'",
        "update document set is_tracked = 1 where kind = 'order'",
        "update line set n = -1",
        "update line set quantity = 900000000000000001",
        "insert into movement select item_id, at, step_id, 9, kind, to_state, from_state, quantity from movement",
        "insert into movement select item_id, at, step_id, 9, 10, from_state, to_state, quantity from movement",
        "insert into movement select item_id, at, step_id, -1, kind, from_state, to_state, quantity from movement",
        "insert into stock_count values (1, 0, 1, -1)",
        "update notification set closed_available = 1",
        "update notification set closed_at = 0, closed_available = 1, closed_after = 0",
        "update notification set opened_after = -1",
        "insert into delivery values (1, 'a', '2026-11-24', 0, 'sent', 1, 'm', 0, 0, null, null)",
        "insert into delivery values (1, 'a', 'today', 0, 'sent', 1, 'm', 0, 0, 0, null)",
        "insert into setting values ('', '1')",
    ] {
        let done =
            std::process::Command::new("sqlite3").arg(shop.store()).arg(damage).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(said.contains("CHECK constraint failed"), "{damage}: {said}");
    }
    shop.checks();
}

#[test]
fn check_prints_nothing_if_all_is_well() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("order place 1 TEA");
    shop.checks();
    shop.sees("$ bincard store check --repair");
    assert!(
        !shop.path("").read_dir().unwrap().any(|entry| {
            entry.unwrap().file_name().to_string_lossy().contains("before-repair")
        })
    );
}

#[test]
fn a_broken_balance_is_found_and_rebuilt_from_the_ledger() {
    let shop = Shop::in_file_with("TEA=10 MUG=5");
    shop.ok("order place 1 TEA=3");
    shop.sql("update balance set available = 123456789, reserved = 0 where item_id = (select id from item where sku = 'TEA')");
    let before = shop.content();
    shop.sees(
        "
        $ bincard store check
        error: `SHOP/shop.db` is damaged: `TEA` has 1,234.56789 available and 0 reserved, but its movements add up to 7 and 3
        hint: rebuild what is wrong from the ledger with `bincard store check --repair`
        [1]
        $ bincard store check --repair --dry-run
        Dry run: nothing was changed. Without --dry-run, the output would be:
        Repaired SHOP/shop.db:
        `TEA` has 1,234.56789 available and 0 reserved, but its movements add up to 7 and 3
        ",
    );
    assert_eq!(shop.content(), before);
    shop.sees(
        "
        $ bincard store check --repair
        Repaired SHOP/shop.db:
        `TEA` has 1,234.56789 available and 0 reserved, but its movements add up to 7 and 3
        Saved the previous store as SHOP/shop.db.before-repair-20261124T120000.000000Z.
        ",
    );
    shop.checks();
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("7/3/10".into(), "5/0/5".into()));
    let kept = shop.path("shop.db.before-repair-20261124T120000.000000Z");
    assert_eq!(mode(&kept), 0o600);
    let was =
        shop.ok(&format!("item list --columns available --search tea --store {}", kept.display()));
    assert_eq!(was, "1234.56789\n");
}

#[test]
fn lost_notifications_and_instants_of_counts_are_rebuilt() {
    let shop = Shop::in_file_with("TEA=10 MUG=5");
    shop.ok("item set TEA --threshold 20");
    shop.ok("item set MUG --threshold 2");
    shop.ok("adjust MUG =5");
    shop.ok("sell TEA=2");
    let pace = "about 28 days left";
    assert!(shop.ok("notify digest --dry-run").contains(pace));
    shop.sql(
        "delete from notification; update balance set counted_at = 7 where item_id = (select id from item where sku = 'MUG'); \
         insert into notification (item_id, opened_at, opened_available, opened_threshold, opened_after) \
         values (2, 0, 0, 0, 0)",
    );
    let ran = shop.typed("store check");
    assert_eq!(ran.code, 1);
    for told in [
        "the time of the latest count of `MUG` is wrong",
        "the notification of `TEA` does not match its stock",
        "the notification of `MUG` does not match its stock",
    ] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    shop.ok("store check --repair");
    shop.checks();
    assert_eq!(shop.low(), "TEA");
    assert_eq!(shop.field("MUG", "counted_at"), "2026-11-24T12:00:00+00:00");
    assert!(shop.ok("notify digest --dry-run").contains(pace));
}

#[test]
fn a_wrong_sort_key_is_found_and_rebuilt() {
    let shop = Shop::in_file_with("TEA=10 MUG=5 CUP=1");
    shop.ok("item set TEA --name Épice --category Épicerie");
    shop.sql("update item set name_key = 'zz', category_key = 'épicerie' where sku = 'TEA'");
    shop.sees(
        "
        $ bincard store check
        error: `SHOP/shop.db` is damaged: the sort keys of `TEA` do not match its name, variation, or category
        hint: rebuild what is wrong from the ledger with `bincard store check --repair`
        [1]
        ",
    );
    assert_eq!(shop.column("item list --sort name", "sku"), "CUP MUG TEA");
    shop.ok("store check --repair");
    shop.checks();
    assert_eq!(shop.column("item list --sort name", "sku"), "CUP TEA MUG");
    assert_eq!(shop.column("item list --sort category --limit 1", "sku"), "TEA");
}

#[test]
fn a_wrong_sku_key_is_found_and_rebuilt() {
    let shop = Shop::in_file_with("TEA=10 MUG=5");
    shop.sql("update item set sku_key = 'gone' where sku = 'TEA'");
    shop.sees(
        "
        $ bincard store check
        error: `SHOP/shop.db` is damaged: `TEA` cannot be found by its SKU
        hint: rebuild what is wrong from the ledger with `bincard store check --repair`
        [1]
        ",
    );
    shop.ok("store check --repair");
    shop.checks();
    assert_eq!(shop.stock("TEA"), "10/0/10");
}

#[test]
fn a_refund_of_more_than_was_sold_is_found() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("order place 1 TEA=2");
    shop.ok("order complete 1");
    shop.ok("order refund 1 TEA=1");
    shop.checks();
    shop.sql("update line set refunded = 300000 where refunded > 0");
    let ran = shop.typed("store check");
    let told = "more of `TEA` was refunded on `1` than was sold";
    assert!(ran.code == 1 && ran.err.contains(told), "{}", ran.err);
}

#[test]
fn a_document_that_does_not_match_its_movements_is_found_but_not_repaired() {
    for damage in [
        "update document set state = 'completed' where number = '1'",
        "update line set quantity = quantity + 1 where document_id = (select id from document where number = '1')",
        "update document set state = 'voided' where kind = 'sale'",
        "update line set quantity = 900000 where quantity = 1000000",
        "update line set quantity = 300000 where quantity = -400000",
        "update line set quantity = 400000 where quantity = 500000",
    ] {
        let shop = Shop::in_file_with("TEA=10");
        shop.ok("order place 1 TEA=3");
        shop.ok("sell TEA");
        shop.ok("adjust TEA -4 --reason damaged");
        shop.ok("adjust TEA =5");
        shop.checks();
        shop.sql(damage);
        let before = shop.content();
        for line in ["store check", "store check --repair"] {
            let ran = shop.typed(line);
            assert_eq!(ran.code, 1, "{damage}");
            assert!(ran.err.contains("do not match its lines for `TEA`"), "{damage}: {}", ran.err);
        }
        assert_eq!(shop.content(), before);
    }
}

#[test]
fn a_movement_with_a_wrong_time_is_found() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("sell TEA --at 2026-11-24T11:00:00Z");
    shop.ok("adjust TEA =8");
    shop.ok("sell TEA --at 2026-11-24T11:30:00Z");
    shop.at("2026-11-24T10:00:00Z");
    shop.ok("sell TEA --note 'the clock went back'");
    shop.checks();
    let guard = sqlite(
        &shop.store(),
        "select sql from sqlite_schema where name = 'movement_is_never_changed'",
    );
    shop.sql("drop trigger movement_is_never_changed");
    for (damage, undo) in [
        ("at = at + 1 where kind = 0", "at = at - 1 where kind = 0"),
        (
            "at = at - 1 where kind = 7 and step_id = 2",
            "at = at + 1 where kind = 7 and step_id = 2",
        ),
        ("at = at + 1 where kind = 2", "at = at - 1 where kind = 2"),
        ("at = at + 1 where kind = 3", "at = at - 1 where kind = 3"),
    ] {
        shop.sql(&format!("update movement set {damage}; {guard};"));
        let ran = shop.typed("store check");
        assert_eq!(ran.code, 1, "{damage}");
        assert!(
            ran.err
                .contains("the time of a movement of `TEA` does not match its document or count"),
            "{}",
            ran.err
        );
        shop.sql(&format!("drop trigger movement_is_never_changed; update movement set {undo}"));
    }
    shop.sql(&format!("{guard};"));
    shop.checks();
}

#[test]
fn a_clock_set_back_slightly_reorders_nothing_and_a_corrected_one_is_used() {
    let shop = Shop::in_file_with("TEA=10");
    let mut instants = Vec::new();
    for clock in ["12:05:00Z", "12:05:00Z", "12:03:30Z", "12:03:01Z", "12:02:00Z"] {
        shop.at(&format!("2026-11-24T{clock}"));
        let number = shop.ok("sell TEA");
        let history = shop.rows("item history TEA");
        let sale = history.iter().find(|row| row["document"] == number.trim()).unwrap();
        instants.push(bare(&sale["at"]).replace("2026-11-24T", ""));
    }
    let expected = [
        "12:05:00+00:00",
        "12:05:00+00:00",
        "12:05:00.000001+00:00",
        "12:05:00.000002+00:00",
        "12:02:00+00:00",
    ];
    assert_eq!(instants, expected);
    shop.checks();
}

#[test]
fn reads_after_the_clock_was_set_back_include_the_last_change() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("order place 1 TEA=4 --expires 30m");
    shop.wait(30);
    assert_eq!(shop.stock("TEA"), "10/0/10");
    shop.wait(-1);
    assert_eq!(shop.stock("TEA"), "10/0/10", "the deadline stays passed");
    shop.ok("order place 2 TEA=4 --expires 30s");
    assert_eq!(shop.stock("TEA"), "6/4/10");
    shop.checks();
}

#[test]
fn refused_commands_leave_no_gaps_in_numbers() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("sell TEA --dry-run");
    assert_eq!(shop.typed("sell TEA=2 NONE").code, 3);
    shop.ok("order place 7 TEA");
    assert_eq!(shop.ok("sell TEA"), "SALE-2\n");
    assert_eq!(shop.ok("adjust TEA +1 --reason received"), "ADJ-3\n");
    shop.ok("sell --void sale-2");
}

#[test]
fn a_file_with_a_broken_page_is_found() {
    let shop = Shop::in_file_with("TEA=10");
    for n in 0..200 {
        shop.ok(&format!("item add ITEM-{n} --name 'Item {n}' --quantity {n}"));
    }
    shop.sql("pragma wal_checkpoint(truncate); pragma journal_mode = delete");
    let mut bytes = std::fs::read(shop.store()).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0xAA);
    std::fs::write(shop.store(), &bytes).unwrap();
    assert_eq!(shop.typed("store check").code, 1);
    assert_eq!(shop.typed("store check --repair").code, 1);
}

/// What a process leaves behind that is killed after its transaction, but before it closed the store.
#[test]
fn leftovers_of_a_removed_store_never_get_into_a_new_one() {
    let shop = Shop::in_file_with("TEA=5");
    shop.ok("store backup SHOP/backup.db");
    shop.ok("sell TEA");
    let (store, journal) = (shop.store(), shop.path("shop.db-wal"));
    let killed = std::process::Command::new("sqlite3")
        .arg(&store)
        .arg("update balance set available = 300000; select 'written';")
        .arg(".shell kill -9 $PPID")
        .output()
        .unwrap();
    assert_eq!(killed.status.code(), None, "it was killed");
    assert!(journal.exists());
    std::fs::remove_file(&store).unwrap();
    for line in ["item add MUG --name Mug", "store init", "store restore SHOP/backup.db"] {
        let ran = shop.typed(line);
        assert_eq!(ran.code, 1, "{line}");
        assert!(ran.err.contains("remove the leftover file with `rm "), "{line}: {}", ran.err);
        assert!(!store.exists(), "{line}");
    }
    shop.write("shop.db-wal", "");
    shop.ok("store restore SHOP/backup.db");
    assert_eq!(shop.stock("TEA"), "5/0/5");
    shop.checks();
}

/// Runs bincard as a user who does not own the shop's files, but may read them.
fn as_another_user(shop: &Shop, line: &str) -> (i32, String) {
    use std::os::unix::process::CommandExt;
    let mut command = shop.process(&line.split(' ').collect::<Vec<_>>());
    if rustix::process::getuid().is_root() {
        command.uid(65534).gid(65534);
    }
    let ran = command.output().unwrap();
    let err = String::from_utf8(ran.stderr).unwrap();
    (ran.status.code().unwrap(), err.replace(shop.path("").to_str().unwrap(), "SHOP/"))
}

#[test]
fn a_read_only_store_gives_a_hint() {
    let shop = Shop::in_file_with("TEA=10");
    chmod(&shop.path("shop.db"), 0o444);
    chmod(&shop.path(""), 0o555);
    let warned = "warning: other users can read the store SHOP/shop.db (mode 444); to fix this, run `chmod 600 SHOP/shop.db`\n";
    let hint = "hint: check that the user may write to the file and its directory, and that the disk is not mounted read-only\n";
    let error = "error: this user cannot write to the store `SHOP/shop.db` (";
    let (code, err) = as_another_user(&shop, "sell TEA");
    let is_told = err.starts_with(&format!("{warned}{error}")) && err.ends_with(hint);
    assert!(code == 74 && is_told && err.lines().count() == 3, "{err}");
    chmod(&shop.path(""), 0o1777);
    shop.write("shop.db-shm", vec![0; 32_768]);
    chmod(&shop.path("shop.db"), 0o666);
    let (code, err) = as_another_user(&shop, "item list");
    assert!(code == 74 && err.contains(error), "what root left beside the store: {err}");
    for left in ["shop.db-shm", "shop.db-wal"] {
        std::fs::remove_file(shop.path(left)).unwrap();
    }
    chmod(&shop.path("shop.db"), 0o444);
    let error = "error: this user cannot write to the store `SHOP/shop.db` (attempt to write a readonly database)\n";
    assert_eq!(as_another_user(&shop, "sell TEA"), (74, format!("{warned}{error}{hint}")));
    let (code, err) = as_another_user(&shop, "sell TEA --lang fr");
    let error = "vous n’avez pas le droit d’écrire dans la base de données `SHOP/shop.db` (base de données en lecture seule)\n";
    assert!(code == 74 && err.contains(error), "{err}");
}

#[test]
fn reading_works_without_write_permission() {
    let shop = Shop::in_file_with("TEA=10");
    shop.ok("order place 1 TEA=4 --expires 1h");
    shop.wait(120);
    let saved = std::fs::read(shop.store()).unwrap();
    std::fs::create_dir(shop.path("out")).unwrap();
    for (path, open) in [("out", 0o777), ("shop.db", 0o444), ("", 0o555)] {
        chmod(&shop.path(path), open);
    }
    let folder = shop.path("out");
    let to = |name: &str| folder.join(name).display().to_string();
    for line in [
        "item list".to_owned(),
        "item show TEA".to_owned(),
        "order list".to_owned(),
        "notify list".to_owned(),
        "notify digest --dry-run".to_owned(),
        "settings list".to_owned(),
        "store check".to_owned(),
        format!("item export {}", to("export.csv")),
        format!("store backup {}", to("copy.db")),
    ] {
        let (code, err) = as_another_user(&shop, &line);
        assert_eq!(code, 0, "{line}: {err}");
        let is_told = err.contains("1 order is past its deadline but still shown as open");
        assert_eq!(is_told, !line.starts_with("store"), "{line}: {err}");
    }
    assert_eq!(std::fs::read(shop.store()).unwrap(), saved);
    chmod(&shop.path(""), 0o755);
    shop.ok(&format!("store check --store {}", to("copy.db")));
}

#[test]
fn the_log_of_a_killed_till_is_read_without_write_permission() {
    let shop = Shop::in_file_with("TEA=10");
    let killed = std::process::Command::new("sqlite3")
        .arg(shop.store())
        .arg("pragma locking_mode = exclusive; update item set name = 'Green tea'; select 1;")
        .arg(".shell kill -9 $PPID")
        .output()
        .unwrap();
    assert_eq!(killed.status.code(), None, "it was killed");
    assert!(shop.path("shop.db-wal").exists() && !shop.path("shop.db-shm").exists());
    for (path, open) in [("shop.db", 0o444), ("shop.db-wal", 0o444), ("", 0o555)] {
        chmod(&shop.path(path), open);
    }
    let (code, err) = as_another_user(&shop, "item list --search green --columns sku");
    assert_eq!(code, 0, "{err}");
    chmod(&shop.path(""), 0o755);
    assert_eq!(shop.ok("item list --search green --columns sku"), "TEA\n");
}

#[test]
fn a_read_only_backup_can_be_checked_and_restored() {
    let shop = Shop::in_file_with("TEA=10");
    let (backups, other) = (shop.path("100%?#"), shop.path("other"));
    std::fs::create_dir(&backups).unwrap();
    std::fs::create_dir(&other).unwrap();
    let backup = backups.join("copy.db");
    let (copy, store) = (backup.to_str().unwrap(), other.join("shop.db"));
    let store = store.to_str().unwrap();
    shop.ok(&format!("store backup {copy}"));
    for (path, open) in
        [(&shop.path(""), 0o755), (&other, 0o1777), (&backup, 0o444), (&backups, 0o555)]
    {
        chmod(path, open);
    }
    let saved = std::fs::read(&backup).unwrap();
    let (code, err) = as_another_user(&shop, &format!("store check --store {copy}"));
    assert!(code == 0 && err.starts_with("warning: other users can read"), "{err}");
    let restored = as_another_user(&shop, &format!("store restore {copy} --store {store}"));
    assert_eq!(restored, (0, "Restored SHOP/other/shop.db.\n".to_owned()));
    let sold = as_another_user(&shop, &format!("sell TEA --store {store}"));
    assert_eq!(sold, (0, "Sold 1 × TEA (SALE-2).\n".to_owned()));
    let restored = as_another_user(&shop, &format!("store restore {copy} --store {store}"));
    assert_eq!(restored.0, 0, "{}", restored.1);
    assert_eq!(
        sqlite(other.join("shop.db").as_path(), "select available from balance"),
        "1000000\n"
    );
    assert_eq!(std::fs::read(&backup).unwrap(), saved);
    assert_eq!(std::fs::read_dir(&backups).unwrap().count(), 1, "nothing was left beside it");
    chmod(&backups, 0o755);
}

#[test]
fn a_directory_in_place_of_the_log_is_reported() {
    let shop = Shop::in_file_with("TEA=10");
    std::fs::create_dir(shop.path("shop.db-wal")).unwrap();
    shop.sees(
        "
        $ bincard sell TEA
        error: `SHOP/shop.db-wal` was not created by bincard for this store, so the store was not opened
        hint: find out where it comes from with `ls -l SHOP/shop.db-wal`, then remove it
        [1]
        ",
    );
}

#[test]
fn the_warning_about_permissions_is_only_for_stores() {
    let shop = Shop::in_file_with("TEA=10");
    chmod(&shop.write("text.db", "Dear Anne"), 0o644);
    sqlite(&shop.path("other.db"), "create table t (x)");
    chmod(&shop.path("other.db"), 0o644);
    shop.sees(
        "
        $ bincard item list --store SHOP/text.db
        error: `SHOP/text.db` is not a bincard store: it is not an SQLite database
        hint: use another path with `--store` or BINCARD_STORE
        [66]
        $ bincard item list --store SHOP/other.db
        error: `SHOP/other.db` is not a bincard store: it was created by another program
        hint: use another path with `--store` or BINCARD_STORE
        [66]
        ",
    );
}

#[test]
fn a_single_till_needs_no_shared_index() {
    let shop = Shop::in_file_with("TEA=10");
    let index = shop.write("shop.db-shm", "of nobody");
    shop.ok("sell TEA");
    assert_eq!(std::fs::read_to_string(&index).unwrap(), "of nobody");
    shop.ok("item list");
    assert!(!index.exists(), "who reads lets others in");
    let (mut other, orders) = shop.held_by("select count(*) from item");
    shop.ok("sell TEA");
    assert!(shop.path("shop.db-shm").exists(), "two of them need it");
    drop(orders);
    assert!(other.wait().unwrap().success());
    assert!(!shop.path("shop.db-shm").exists() && !shop.path("shop.db-wal").exists());
    assert_eq!(shop.stock("TEA"), "8/0/8");
    shop.checks();
}
