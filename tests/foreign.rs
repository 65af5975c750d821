//! Files for and from Square, Shopify and WooCommerce, as a shop uses them: what goes out comes back without a
//! change, and new counts are taken once (csv.md). What single cells mean is in src/catalogue/tests.

use crate::catalogue::summary;
use crate::support::Shop;

/// Items of every kind of stock and switch: sold out and beyond, alerts said and never said, thresholds or none.
fn mixed() -> Shop {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "sku,name,price,tracked,threshold,alert,quantity
OWED,Owed,1,,,,-4
NONE,Unset without threshold,1,,,,9
UNSET,Unset with threshold,1,,5,,9
ON,On with threshold,1,,5,on,9
ALWAYS,On without threshold,1,,,on,9
OFF,Off with threshold,1,,5,off,9
NEVER,Off without threshold,1,,,off,9
GIFT,Gift card,25,false,,,
",
    );
    shop.ok("item import SHOP/c.csv");
    shop
}

#[test]
fn a_foreign_export_comes_back_without_a_change_whatever_stock_and_alerts() {
    for system in ["square", "shopify", "woocommerce"] {
        let shop = mixed();
        shop.ok(&format!("item export --to {system} SHOP/e.csv"));
        let before = shop.content();
        assert_eq!(summary(&shop, "item import SHOP/e.csv"), "8 0 0 8 0 0", "{system}");
        assert_eq!(shop.content(), before, "{system}");
        shop.ok("sell UNSET=4 OWED=1");
        let before = shop.content();
        assert_eq!(summary(&shop, "item import SHOP/e.csv"), "8 0 0 8 0 0", "{system}");
        assert_eq!(shop.content(), before, "{system}: what was sold meanwhile stays sold");
        let other = Shop::empty();
        other.write("e.csv", std::fs::read(shop.path("e.csv")).unwrap());
        assert_eq!(summary(&other, "item import SHOP/e.csv"), "8 8 0 0 0 0", "{system}");
        assert_eq!((other.stock("OWED"), other.stock("UNSET")), ("-4/0/-4".into(), "9/0/9".into()));
    }
}

#[test]
fn a_square_export_is_laid_out_as_squares_own() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --quantity 7 --threshold 2");
    assert_eq!(
        shop.ok("item export --to square --location Main"),
        "Token,Item Name,Variation Name,SKU,Description,Category,GTIN,Price,Archived,Sellable,Stockable,\
         Default Unit Cost,Current Quantity Main,New Quantity Main,Stock Alert Enabled Main,\
         Stock Alert Count Main\n,Tea,,TEA,,,,,N,Y,Y,,7,,Y,2\n"
    );
}

#[test]
fn a_new_count_that_holds_already_is_no_count_and_a_stale_one_is_refused() {
    let square = ("Token,Item Name,SKU,Current Quantity,New Quantity", "T,Tea,TEA");
    let shopify = ("Handle,Title,SKU,Location,On hand (current),On hand (new)", "tea,Tea,TEA,Main");
    for (header, row) in [square, shopify] {
        let shop = Shop::empty();
        shop.ok("item add TEA --name Tea --quantity 10");
        let import = |counts: &str, options: &str| {
            shop.write("c.csv", format!("{header}\n{row},{counts}\n"));
            summary(&shop, &format!("item import SHOP/c.csv {options}"))
        };
        let before = shop.content();
        assert_eq!(import("10,10", ""), "1 0 0 1 0 0");
        assert_eq!(shop.content(), before, "nothing was counted");
        assert_eq!(import("10,8", ""), "1 0 1 0 0 0");
        assert_eq!(shop.stock("TEA"), "8/0/8");
        let before = shop.content();
        assert_eq!(import("10,8", ""), "1 0 0 1 0 0");
        assert_eq!(shop.content(), before, "it was applied already");
        shop.ok("sell TEA");
        for counts in ["10,8", "8,8", "10,10"] {
            shop.write("c.csv", format!("{header}\n{row},{counts}\n"));
            shop.refuses(65, "item import SHOP/c.csv");
        }
        assert_eq!(import("8,8", "--force"), "1 0 1 0 0 0");
        assert_eq!(shop.stock("TEA"), "8/0/8");
        shop.ok("sell TEA=12");
        let before = shop.content();
        assert_eq!(import("-4,-4", ""), "1 0 0 1 0 0");
        assert_eq!(import(",-4", ""), "1 0 0 1 0 0");
        assert_eq!(shop.content(), before, "nobody counts less than nothing");
        shop.write("c.csv", format!("{header}\n{row},-4,-5\n"));
        shop.refuses(65, "item import SHOP/c.csv");
        shop.checks();
    }
}

#[test]
fn squares_alert_is_told_only_where_it_says_something_else() {
    let shop = mixed();
    let import = |sku: &str, alert: &str| {
        let head = "Token,Item Name,SKU,Stock Alert Enabled,Stock Alert Count";
        shop.write("c.csv", format!("{head}\nT,,{sku},{alert}\n"));
        shop.ok("item import SHOP/c.csv");
        (shop.field(sku, "alert"), shop.field(sku, "threshold"))
    };
    assert_eq!(import("UNSET", "N,5"), ("false".into(), "5".into()), "turned off in Square");
    assert_eq!(import("OFF", "Y,5"), ("true".into(), "5".into()), "turned on in Square");
    assert_eq!(import("NONE", "Y,3"), ("true".into(), "3".into()));
    shop.ok("item set NONE --threshold ''");
    assert_eq!(shop.field("NONE", "alert"), "false", "it was never said to be on");
}
