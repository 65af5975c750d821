//! Many processes at once (R16, R35): nothing is oversold or lost, and nobody is turned away.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Child, Output};
use std::thread;

use crate::support::{Shop, is_about_a_file, is_on_server, sqlite};

fn all(children: Vec<Child>) -> Vec<Output> {
    children.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

fn stderr_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn exactly_4_of_120_orders_for_the_last_4_units_succeed() {
    let shop = Shop::with("LAST=4");
    let start =
        |n: usize| shop.process(&["order", "place", &format!("R{n}"), "LAST"]).spawn().unwrap();
    let ended = all((0..120).map(start).collect());
    let won = ended.iter().filter(|output| output.status.code() == Some(0)).count();
    let lost = ended.iter().filter(|output| output.status.code() == Some(4)).count();
    assert_eq!((won, lost), (4, 116), "{:?}", ended.iter().map(stderr_of).collect::<Vec<_>>());
    for output in ended.iter().filter(|output| output.status.code() == Some(4)) {
        let error = stderr_of(output);
        let is_told = error.starts_with("error: Sold out: `LAST`\n");
        assert!(is_told || error.starts_with("error: Only "), "{error}");
    }
    assert_eq!(shop.stock("LAST"), "0/4/4");
    assert_eq!(shop.rows("order list").len(), 4);
    shop.checks();
}

#[test]
fn eight_tills_lose_no_sales() {
    sell_at_8_tills(&Shop::with("TEA=100 MUG=50"));
}

#[test]
fn eight_tills_lose_no_sales_with_a_rollback_journal() {
    if is_about_a_file("a server has no journal modes") {
        return;
    }
    let shop = Shop::with("TEA=100 MUG=50");
    shop.sql("pragma journal_mode = delete");
    sell_at_8_tills(&shop);
}

fn sell_at_8_tills(shop: &Shop) {
    thread::scope(|scope| {
        for _till in 0..8 {
            scope.spawn(|| {
                for _sale in 0..25 {
                    let output = shop_process(shop, &["sell", "TEA", "MUG=0.5", "--quiet"]);
                    assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
                }
            });
        }
    });
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("-100/0/-100".into(), "-50/0/-50".into()));
    assert_eq!(shop.rows("item history TEA").len(), 201);
    shop.checks();
}

#[test]
fn eight_first_items_at_once_create_one_store() {
    let shop = Shop::empty();
    let start = |n: usize| {
        let (sku, quantity) = (format!("ITEM-{n}"), format!("{n}"));
        shop.process(&["item", "add", &sku, "--name", &sku, "--quantity", &quantity])
            .spawn()
            .unwrap()
    };
    for output in all((1..=8).map(start).collect()) {
        assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
    }
    assert_eq!(shop.column("item list", "available"), "1 2 3 4 5 6 7 8");
    assert!(is_on_server() || crate::support::mode(&shop.store()) == 0o600);
    let names = std::fs::read_dir(shop.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!names.into_iter().any(|name| name.to_string_lossy().starts_with(".bincard-")));
    shop.checks();
}

#[test]
fn a_key_used_by_ten_processes_at_once_takes_effect_once() {
    let shop = Shop::with("TEA=10");
    let start = |_| shop.process(&["sell", "TEA=2", "--key", "till-1-0042"]).spawn().unwrap();
    let ended = all((0..10).map(start).collect());
    for output in &ended {
        assert_eq!((output.status.code(), &output.stdout[..]), (Some(0), &b"SALE-2\n"[..]));
    }
    assert_eq!(shop.stock("TEA"), "8/0/8");
    shop.checks();
}

#[test]
fn completing_and_cancelling_an_order_at_once_has_one_outcome() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=4");
    let start = |n: usize| {
        let step = if n.is_multiple_of(2) { "complete" } else { "cancel" };
        shop.process(&["order", step, "1"]).spawn().unwrap()
    };
    let ended = all((0..10).map(start).collect());
    let winners = usize::from(ended[0].status.code() != Some(0));
    for (n, output) in ended.iter().enumerate() {
        let expected = if n % 2 == winners { 0 } else { 5 };
        assert_eq!(output.status.code(), Some(expected), "{n}: {}", stderr_of(output));
    }
    let stock = if winners == 0 { "6/0/6" } else { "10/0/10" };
    assert_eq!(shop.stock("TEA"), stock);
    shop.checks();
}

#[test]
fn backups_of_a_busy_store_are_complete() {
    let shop = Shop::with("TEA=1000");
    thread::scope(|scope| {
        let sales = scope.spawn(|| {
            for _sale in 0..60 {
                let output = shop_process(&shop, &["sell", "TEA"]);
                assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
            }
        });
        for n in 0..6 {
            let copy = shop.path(&format!("copy-{n}.db"));
            let copy = copy.to_str().unwrap();
            let output = shop_process(&shop, &["store", "backup", copy]);
            assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
            let output = shop_process(&shop, &["store", "check", "--store", copy]);
            assert_eq!((output.status.code(), stderr_of(&output).as_str()), (Some(0), ""));
        }
        sales.join().unwrap();
    });
    assert_eq!(shop.stock("TEA"), "940/0/940");
    shop.checks();
}

#[test]
fn a_sale_during_a_restore_is_in_the_store_or_in_the_saved_copy() {
    if is_about_a_file("only an empty store on a server is restored (R65)") {
        return;
    }
    let shop = Shop::with("TEA=1000");
    let copy = shop.path("copy.db");
    shop.ok("store backup SHOP/copy.db");
    let restore = ["store", "restore", copy.to_str().unwrap()];
    thread::scope(|scope| {
        for till in 0..4 {
            let shop = &shop;
            scope.spawn(move || {
                for sale in 0..25 {
                    let key = format!("{till}-{sale}");
                    let output = shop_process(shop, &["sell", "TEA", "--key", &key]);
                    assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
                }
            });
        }
        for _restore in 0..6 {
            let output = shop_process(&shop, &restore);
            assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
        }
    });
    shop.checks();
    let stores = std::fs::read_dir(shop.path("")).unwrap().map(|entry| entry.unwrap().path());
    let is_kept =
        |path: &PathBuf| path == &shop.store() || path.to_string_lossy().contains("before");
    let keys: BTreeSet<String> = stores
        .filter(|path| {
            is_kept(path)
                && !path.to_string_lossy().ends_with("-shm")
                && !path.to_string_lossy().ends_with("-wal")
        })
        .flat_map(|path| {
            sqlite(&path, "select key from request").lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(keys.len(), 100, "{keys:?}");
}

#[test]
fn a_store_is_repaired_while_others_sell() {
    let shop = Shop::with("TEA=1000 MUG=50");
    thread::scope(|scope| {
        scope.spawn(|| {
            for _sale in 0..40 {
                let output = shop_process(&shop, &["sell", "TEA"]);
                assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
            }
        });
        for wrong in 1..=5 {
            shop.sql(&format!("update balance set available = available + {wrong} where item_id = (select id from item where sku = 'MUG')"));
            let output = shop_process(&shop, &["store", "check", "--repair"]);
            assert_eq!(output.status.code(), Some(0), "{}", stderr_of(&output));
        }
    });
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("960/0/960".into(), "50/0/50".into()));
    shop.checks();
}

fn shop_process(shop: &Shop, args: &[&str]) -> Output {
    shop.process(args).output().unwrap()
}
