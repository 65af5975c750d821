//! A shared store in files: backups, and what a repair keeps.

use crate::support::{Server, Shop};

#[test]
fn a_shop_moves_to_a_server_and_back() {
    let file = Shop::in_file_with("TEA=10 MUG=3");
    file.ok("item set TEA --threshold 20");
    file.ok("settings set currency usd");
    file.ok("order place 1001 TEA=4 --key a");
    file.ok("sell MUG=5");
    let copy = file.path("copy.db").display().to_string();
    file.ok(&format!("store backup {copy}"));
    let shop = Shop::on(Server::shared());
    shop.ok("store init");
    shop.ok(&format!("store restore {copy}"));
    shop.checks();
    let told = |shop: &Shop| {
        let lists = ["item list", "item history TEA", "order list", "settings get currency"];
        lists.map(|line| shop.ok(&format!("{line} --format json"))).concat()
    };
    assert_eq!(told(&shop), told(&file));
    shop.refuses(1, &format!("store restore {copy}"));
    shop.ok("sell TEA");
    shop.ok("item add POT --name Pot --quantity 1");
    shop.ok("store backup SHOP/back.db");
    let back = Shop::in_file();
    back.ok(&format!("store restore {}", shop.path("back.db").display()));
    assert_eq!(told(&back), told(&shop));
    back.checks();
}

#[test]
fn a_repair_keeps_a_backup_among_the_files_of_this_machine() {
    let shop = Shop::on(Server::shared());
    shop.ok("item add TEA --name Tea --quantity 10");
    shop.sql("update balance set available = available + 100000");
    let said = shop.typed("store check --repair").err;
    let kept = shop.path("data/bincard/shared-store.db.before-repair-20261124T120000.000000Z");
    assert!(said.contains(kept.to_str().unwrap()), "{said}");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    let backup = shop.typed(&format!("item list --columns available --store {}", kept.display()));
    assert_eq!(backup.out, "11\n", "it is what was there before");
}

#[test]
fn a_damaged_store_replaces_no_older_backup() {
    let shop = Shop::on(Server::shared());
    shop.ok("item add TEA --name Tea --quantity 10");
    shop.ok("sell TEA=2");
    shop.ok("store backup SHOP/copy.db");
    shop.sql("update line set quantity = 300000");
    let before = std::fs::read(shop.path("copy.db")).unwrap();
    let ran = shop.typed("store backup SHOP/copy.db");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains(&shop.address()), "{}", ran.err);
    assert!(std::fs::read(shop.path("copy.db")).unwrap() == before);
    shop.ok("store backup SHOP/another.db");
}
