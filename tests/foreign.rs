//! Importing and exporting files of Square, Shopify and WooCommerce: importing an export changes nothing, and new
//! counts are applied once. src/catalogue/tests covers single cells.

use crate::catalogue::summary;
use crate::support::Shop;

/// Items with every kind of stock and setting: sold out and negative, alerts set and never set, with and without
/// thresholds.
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
'6.37702E+15,Not a number,1,,,,1
''12,Two marks,1,,,,1
",
    );
    shop.ok("item import SHOP/c.csv");
    shop
}

/// Every row in the store, except other systems' identities.
fn items(shop: &Shop) -> String {
    let content = shop.content();
    let is_identity = |row: &&str| {
        ["INSERT INTO foreign_identity", "foreign_identity|"].iter().any(|one| row.starts_with(one))
    };
    let rows = content.lines().filter(|row| !is_identity(row));
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn importing_a_foreign_export_changes_nothing_whatever_stock_and_alerts() {
    for system in ["square", "shopify", "woocommerce"] {
        let shop = mixed();
        shop.ok(&format!("item export --to {system} SHOP/e.csv"));
        let before = items(&shop);
        assert_eq!(summary(&shop, "item import SHOP/e.csv"), "10 0 0 10 0 0", "{system}");
        assert_eq!(items(&shop), before, "{system}");
        shop.ok("sell UNSET=4 OWED=1");
        let before = shop.content();
        assert_eq!(summary(&shop, "item import SHOP/e.csv"), "10 0 0 10 0 0", "{system}");
        assert_eq!(shop.content(), before, "{system}: what was sold meanwhile stays sold");
        let other = Shop::empty();
        other.write("e.csv", std::fs::read(shop.path("e.csv")).unwrap());
        assert_eq!(summary(&other, "item import SHOP/e.csv"), "10 10 0 0 0 0", "{system}");
        let owed = if system == "square" { "-4/0/-4" } else { "0/0/0" };
        assert_eq!((other.stock("OWED").as_str(), other.stock("UNSET").as_str()), (owed, "9/0/9"));
    }
}

#[test]
fn a_square_export_has_squares_own_layout() {
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
fn a_stale_row_names_its_column_and_the_old_count() {
    let shop = Shop::with("TEA=7");
    shop.write(
        "c.csv",
        "Token,Item Name,SKU,Current Quantity Main,New Quantity Main\nT,TEA,TEA,10,8\n",
    );
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 1 row of `SHOP/c.csv` is invalid; nothing was changed
          line 2, column `Current Quantity Main`, `10`: on hand has changed since the file was written: it is now 7
        hint: to apply the new counts anyway, use `--force`; fix the file and run the same command again
        [65]
        ",
    );
}

#[test]
fn a_new_count_equal_to_on_hand_is_ignored_and_a_stale_one_refused() {
    let square = ("Token,Item Name,SKU,Current Quantity,New Quantity", "T,Tea,TEA");
    let shopify = ("Handle,Title,SKU,Location,On hand (current),On hand (new)", "tea,Tea,TEA,Main");
    for (header, row) in [square, shopify] {
        let shop = Shop::empty();
        shop.ok("item add TEA --name Tea --quantity 10");
        let import = |counts: &str, options: &str| {
            shop.write("c.csv", format!("{header}\n{row},{counts}\n"));
            summary(&shop, &format!("item import SHOP/c.csv {options}"))
        };
        let before = items(&shop);
        assert_eq!(import("10,10", ""), "1 0 0 1 0 0");
        assert_eq!(items(&shop), before, "nothing was counted");
        assert_eq!(import("10,8", ""), "1 0 1 0 0 0");
        assert_eq!(shop.stock("TEA"), "8/0/8");
        let before = items(&shop);
        assert_eq!(import("10,8", ""), "1 0 0 1 0 0");
        assert_eq!(items(&shop), before, "it was applied already");
        shop.ok("sell TEA");
        for counts in ["10,8", "8,8", "10,10"] {
            shop.write("c.csv", format!("{header}\n{row},{counts}\n"));
            shop.refuses(65, "item import SHOP/c.csv");
        }
        assert_eq!(import("8,8", "--force"), "1 0 1 0 0 0");
        assert_eq!(shop.stock("TEA"), "8/0/8");
        shop.ok("sell TEA=12");
        let before = items(&shop);
        assert_eq!(import("-4,-4", ""), "1 0 0 1 0 0");
        assert_eq!(import(",-4", ""), "1 0 0 1 0 0");
        assert_eq!(items(&shop), before, "nobody counts less than nothing");
        shop.write("c.csv", format!("{header}\n{row},-4,-5\n"));
        shop.refuses(65, "item import SHOP/c.csv");
        shop.checks();
    }
}

#[test]
fn squares_alert_is_a_difference_only_if_it_changes_something() {
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

#[test]
fn items_that_another_system_does_not_track_lose_no_quantities_if_it_has_none() {
    let shop = Shop::empty();
    shop.write("c.csv", "ID,Type,SKU,Name,Stock,Regular price\n1,simple,A,Album,,15\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        Read 1 row from SHOP/c.csv (woocommerce): 1 added, 0 changed, 0 unchanged, 0 skipped, 0 refused.
        warning: 1 item is not tracked, because the other system does not track it
        hint: to track it, use `--track on`
        ",
    );
}

#[test]
fn tracking_turned_on_by_an_import_starts_with_the_files_quantity() {
    let head =
        "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price";
    let shop = Shop::empty();
    shop.ok("item add SOLD --name Sold --quantity 5");
    shop.ok("item set SOLD --track off");
    let rows = "tea,Tea,TEA,,7,8\nmug,Mug,MUG,,-2,8\ncup,Cup,CUP,,,8\nsold,Sold,SOLD,,9,8\n";
    shop.write("c.csv", format!("{head}\n{rows}"));
    shop.ok("item import SHOP/c.csv");
    assert_eq!(shop.stock("TEA"), "null/null/null", "untracked");
    let told = shop.json("item import SHOP/c.csv --track on --dry-run");
    assert_eq!(told["changes"][0]["difference"], "on_hand: 0 → 7; tracked: false → true");
    assert_eq!(summary(&shop, "item import SHOP/c.csv --track on"), "4 0 4 0 0 0");
    assert_eq!(shop.history("TEA"), ["12:00 opening outside→available 7: 0→7"]);
    assert_eq!((shop.stock("MUG"), shop.stock("CUP")), ("-2/0/-2".into(), "0/0/0".into()));
    assert_eq!(shop.stock("SOLD"), "5/0/5", "what moved before has its own stock");
    shop.ok("sell TEA");
    assert_eq!(summary(&shop, "item import SHOP/c.csv --track on"), "4 0 0 4 0 0");
    assert_eq!(shop.stock("TEA"), "6/0/6", "once");
    shop.checks();
}

#[test]
fn tracking_turned_on_by_a_later_file_starts_with_its_quantity() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,tracked,threshold,quantity\nTEA,no,5,\nMUG,no,5,\n");
    shop.ok("item import SHOP/c.csv");
    shop.write("c.csv", "sku,tracked,quantity\nTEA,yes,3\n");
    shop.ok("item import SHOP/c.csv");
    assert_eq!((shop.stock("TEA").as_str(), shop.low().as_str()), ("3/0/3", "TEA"));
    shop.write("c.csv", "sku,tracked,quantity\nMUG,yes,9\n");
    shop.ok("item import SHOP/c.csv --counts");
    assert_eq!(shop.history("MUG").len(), 1);
    assert_eq!((shop.stock("MUG").as_str(), shop.low().as_str()), ("9/0/9", "TEA"));
    let square = "Token,Item Name,SKU,Stockable,Current Quantity,New Quantity";
    shop.write("s.csv", format!("{square}\nT,Cup,CUP,N,4,\n"));
    shop.ok("item import SHOP/s.csv");
    shop.write("s.csv", format!("{square}\nT,Cup,CUP,Y,4,6\n"));
    shop.ok("item import SHOP/s.csv");
    assert_eq!(shop.stock("CUP"), "6/0/6");
    shop.checks();
}

/// The handles of an export for Shopify, by SKU.
fn handles(shop: &Shop, options: &str) -> std::collections::BTreeMap<String, String> {
    let text = shop.ok(&format!("item export --to shopify {options}"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| (row[9].to_owned(), row[0].to_owned())).collect()
}

#[test]
fn similar_products_keep_separate_handles() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "sku,name,variation,category,quantity
T1,Green tea,,Tea,1
T2,Green-Tea,,Tea,2
T3,Green tea,,Gifts,3
T4,Green tea,,Tea,4
T5,Green tea,Large,Tea,5
T6,Green tea,large,Tea,6
T7,GREEN TEA,,,7
M1,Mug,Red,,8
M2,Mug,Blue,,9
",
    );
    shop.ok("item import SHOP/c.csv");
    let first = handles(&shop, "");
    let of = |sku: &str| first[sku].as_str();
    assert_eq!((of("T1"), of("T5"), of("M1"), of("M2")), ("green-tea", "green-tea", "mug", "mug"));
    let distinct: std::collections::BTreeSet<&String> = first.values().collect();
    assert_eq!(distinct.len(), 7, "{first:?}");
    let before = items(&shop);
    shop.ok("item export --to shopify SHOP/e.csv");
    assert_eq!(summary(&shop, "item import SHOP/e.csv"), "9 0 0 9 0 0");
    assert_eq!(items(&shop), before);
    assert_eq!(handles(&shop, ""), first, "what Shopify knows them by now");
    assert_eq!(handles(&shop, "--category gifts")["T3"], of("T3"), "a filter changes no handle");
    shop.ok("item add A0 --name 'Green tea!'");
    shop.ok("item archive T1");
    let later = handles(&shop, "");
    for (sku, handle) in &later {
        assert_eq!(first.get(sku).unwrap_or(handle), handle, "{sku} keeps its handle");
    }
    assert_eq!(later.len(), 9);
}

#[test]
fn the_rows_of_a_product_follow_one_another_for_shopify() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "sku,name,variation,category\nA,Tea,,X\nB,Tea,,Y\nC,Tea,Big,X\nD,Tea,Big,Y\nE,Tea,Big,X\nF,Tea,Small,X\n",
    );
    shop.ok("item import SHOP/c.csv");
    let text = shop.ok("item export --to shopify");
    let mut handles: Vec<&str> =
        text.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    handles.dedup();
    assert_eq!(handles.len(), 3, "{text}");
}

#[test]
fn a_rejected_variant_keeps_the_values_of_its_product() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "Handle,Title,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status
tee,Tee shirt,Shirts,Size,S,T-S,19,active
tee,,,,M,T-M,many,
mug,Mug,,Title,Default Title,MUG,x,
",
    );
    assert_eq!(
        summary(&shop, "item import SHOP/c.csv --partial --rejects SHOP/r.csv"),
        "3 1 0 0 0 2"
    );
    let told = std::fs::read_to_string(shop.path("r.csv")).unwrap();
    shop.write("r.csv", told.replace(",many,", ",20,").replace(",x,", ",5,"));
    assert_eq!(summary(&shop, "item import SHOP/r.csv"), "2 2 0 0 0 0");
    assert_eq!(
        ["name", "variation", "category"].map(|key| shop.field("T-M", key)),
        ["Tee shirt", "M", "Shirts"]
    );
    assert_eq!(
        (shop.field("MUG", "name"), shop.field("MUG", "category")),
        ("Mug".into(), "null".into())
    );
}

#[test]
fn a_product_with_an_invalid_first_row_is_rejected_whole() {
    let shop = Shop::empty();
    let head = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price";
    let rows = "tee,\"Tee \"best\" shirt\",Size,S,T-S,19\ntee,,,M,T-M,20\nmug,Mug,,,MUG,5\n";
    shop.write("c.csv", format!("{head}\n{rows}"));
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 2 rows of `SHOP/c.csv` are invalid; nothing was changed
          line 2: there is text after a closing quote
          line 3, column `Title`: the first row of this product, on line 2, is invalid
        hint: check for a missing quote; within quotes, write each quote twice; fix the file and run the same command again
        [65]
        ",
    );
    assert_eq!(
        summary(&shop, "item import SHOP/c.csv --partial --rejects SHOP/r.csv"),
        "3 1 0 0 0 2"
    );
    shop.ok("item import SHOP/r.csv");
    assert!(shop.field("T-M", "name").starts_with("Tee"), "{}", shop.field("T-M", "name"));
}

/// The result of importing a foreign file: `SKU on-hand` of each item, and the messages.
fn taken(file: &str, options: &str) -> (String, String) {
    let shop = Shop::empty();
    shop.write("c.csv", file);
    let ran = shop.typed(&format!("item import SHOP/c.csv {options}"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let items = shop.rows("item list");
    let items =
        items.iter().map(|item| format!("{} {}", item["sku"], item["on_hand"]).replace('"', ""));
    (items.collect::<Vec<_>>().join(", "), ran.err)
}

#[test]
fn woocommerce_is_read_in_its_six_languages() {
    for (header, rest) in [
        (
            "ID,Type,SKU,Name,In stock?,Stock,Low stock amount,Regular price,Parent",
            "Attribute 1 value(s)",
        ),
        (
            "ID,Type,UGS,Nom,En stock ?,Stock,Montant de stock faible,Tarif régulier,Parent",
            "Valeur(s) de l’attribut 1",
        ),
        (
            "ID,Type,UGS,Nom,En inventaire?,Inventaire,Quantité d’inventaire faible,Tarif régulier,Parent",
            "Valeur(s) de l’attribut 1",
        ),
        (
            "ID,Typ,Artikelnummer,Name,Vorrätig?,Lager,Geringe Lagermenge,Regulärer Preis,Übergeordnetes Produkt",
            "Attribut 1 Wert(e)",
        ),
        (
            "ID,Tipo,SKU,Nombre,¿Existencias?,Inventario,Cantidad de bajo inventario,Precio normal,Superior",
            "Valor(es) del atributo 1",
        ),
        (
            "ID,Type,Artikelnummer,Naam,Op voorraad?,Voorraad,Lage voorraad,Reguliere prijs,Hoofd",
            "Waarde eigenschap 1",
        ),
        (
            "ID,Tipo,COD,Nome,In stock?,Magazzino,Quantità in magazzino bassa,Prezzo di listino,Genitore",
            "Attributo 1 valuta(e)",
        ),
    ] {
        let shop = Shop::empty();
        let rows = "1,variable,P,Tee,1,,,,,\"S, M\"\n2,variation,,Tee,1,\"2,5\",1,\"1,234\",P,S\n3,simple,TEA,Tea,1,7,2,8.50\n";
        shop.write("c.csv", format!("{header},{rest}\n{rows}"));
        assert_eq!(summary(&shop, "item import SHOP/c.csv"), "3 2 0 0 1 0", "{header}");
        assert_eq!((shop.stock("id:2"), shop.stock("TEA")), ("2.5/0/2.5".into(), "7/0/7".into()));
        let told = ["price", "threshold", "variation", "name"].map(|key| shop.field("id:2", key));
        assert_eq!(told, ["1.234", "1", "S", "Tee"], "{header}");
    }
}

#[test]
fn every_type_of_woocommerce_but_parents_and_links_is_an_item() {
    let head = "ID,Type,SKU,Name,Stock,Regular price,Parent";
    let rows = "1,subscription,S,S,7,1,\n2,variable-subscription,V,V,20,,\n3,subscription_variation,V-1,V,4,1,V\n\
                4,bundle,B,B,9,1,\n5,grouped,G,G,,,\n6,external,E,E,,,\n7,\"simple, virtual\",A,A,1,1,\n";
    let (items, said) = taken(&format!("{head}\n{rows}"), "");
    assert_eq!(items, "A 1, B 9, S 7, V-1 4");
    assert!(said.contains("1 product has a shared stock of 20 for all its variations"), "{said}");
}

#[test]
fn a_square_import_has_only_the_items_of_the_location() {
    let text = "Token,Item Name,SKU,Price,Enabled North,Current Quantity North,Stock Alert Enabled North,\
                Stock Alert Count North,Price North,Enabled South,Current Quantity South,Price South\n\
                A,Tea,T-1,8.5,Y,12,Y,5,,N,,9\nB,Mug,M-1,4,Y,3,N,,,Y,7,5\n";
    let (items, said) = taken(text, "--location North");
    assert_eq!(items, "M-1 3, T-1 12");
    assert!(
        said.contains(
            "1 threshold comes from Square, where an item is low at or below its threshold"
        ),
        "{said}"
    );
    assert!(!said.contains("columns"), "{said}");
    assert_eq!(taken(text, "--location South").0, "M-1 7");
}

#[test]
fn quantities_committed_in_shopify_give_a_warning() {
    let head = "Handle,Title,Option1 Name,Option1 Value,SKU,Location,Unavailable,Committed,Available,On hand";
    let (items, said) =
        taken(&format!("{head}\ntea,Tea,,,T,Main,2,3,7,12\nmug,Mug,,,M,Main,0,1,1,2\n"), "");
    assert_eq!(items, "M 2, T 12");
    assert!(
        said.contains("Shopify has 4 committed to orders and 2 unavailable; in bincard, all are"),
        "{said}"
    );
    let wide = "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Main\ntea,Tea,,,T,,,12\n";
    let long = "Handle,Title,SKU,Location,Committed,Available\ntea,Tea,T,Main,3,12\n";
    for file in [wide, long] {
        let (items, said) = taken(file, "");
        assert_eq!(items, "T 12", "{file}");
        assert!(said.contains("this file contains Shopify’s available quantities"), "{said}");
        assert!(!said.contains("committed to orders and"), "{said}");
    }
}

#[test]
fn what_is_committed_in_shopify_is_told_only_with_the_quantities() {
    let shop = Shop::empty();
    let head = "Handle,Title,Option1 Name,Option1 Value,SKU,Location,Unavailable,Committed,Available,On hand";
    shop.write("c.csv", format!("{head}\ntea,Tea,,,T,Main,2,3,7,12\n"));
    let told = |options: &str| {
        shop.typed(&format!("item import SHOP/c.csv{options}"))
            .err
            .contains("3 committed to orders")
    };
    assert!(told(""));
    assert!(!told(""), "it is the same quantity as before");
    shop.ok("order place 1 T=3");
    shop.ok("sell T=2");
    assert!(!told(""), "the quantities are not imported");
    assert!(told(" --counts"));
}

/// A column of an export.
fn exported(shop: &Shop, system: &str, column: &str) -> String {
    let text = shop.ok(&format!("item export --to {system}"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let index = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
    let cells: Vec<String> = reader.records().map(|row| row.unwrap()[index].to_owned()).collect();
    cells.join("|")
}

#[test]
fn shopify_and_woocommerce_get_available_and_square_gets_on_hand() {
    let shop = Shop::with("TEA=30");
    shop.ok("order place 1 TEA=29");
    let quantities = |shop: &Shop| {
        [
            ("woocommerce", "Stock"),
            ("shopify", "Variant Inventory Qty"),
            ("square", "Current Quantity"),
        ]
        .map(|(system, column)| exported(shop, system, column))
    };
    assert_eq!(quantities(&shop), ["1", "1", "30"]);
    shop.ok("adjust TEA =20");
    assert_eq!(quantities(&shop), ["0", "0", "20"], "more is promised than there is");
}

#[test]
fn exports_give_back_the_other_systems_identity() {
    let shopify = "Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,\
                   Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n\
                   copy-of-tea,Green tea,Size,S,Colour,Red,,shopify,5,8.5\ncopy-of-tea,,,M,,Red,T-2,shopify,3,9.5\n";
    let shop = Shop::empty();
    shop.write("c.csv", shopify);
    shop.ok("item import SHOP/c.csv");
    let told = |column: &str| exported(&shop, "shopify", column);
    for (column, cells) in [
        ("Handle", "copy-of-tea|copy-of-tea"),
        ("Option1 Name", "Size|Size"),
        ("Option1 Value", "S|M"),
        ("Option2 Name", "Colour|Colour"),
        ("Option2 Value", "Red|Red"),
        ("Variant SKU", "|T-2"),
    ] {
        assert_eq!(told(column), cells, "{column}");
    }
    shop.ok("item set T-2 --name 'Black tea'");
    assert_eq!(told("Handle"), "copy-of-tea|copy-of-tea", "a name changes no handle");
    let twins = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n\
                 tee,Tee,Size,S,A,1\ntee,,,M,C,1\ntee-1,Tee,Size,S,B,1\ntee-1,,,M,D,1\n";
    shop.write("c.csv", twins);
    shop.ok("item import SHOP/c.csv");
    shop.ok("item add OWN --name 'Green tea'");
    assert_eq!(
        told("Handle"),
        "green-tea|copy-of-tea|copy-of-tea|tee|tee|tee-1|tee-1",
        "the rows of a product follow one another"
    );

    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "Token,Item Name,SKU,Current Quantity\nUOZ,Tea,,5\nABC,Mug,M-1,3\nD1,Cup,C,1\nD2,Cup,C,2\n",
    );
    shop.ok("item import SHOP/c.csv");
    assert_eq!(shop.column("item list", "sku"), "D1 D2 M-1 UOZ");
    assert_eq!(exported(&shop, "square", "Token"), "D1|D2|ABC|UOZ");
    assert_eq!(exported(&shop, "square", "SKU"), "C|C|M-1|");
    shop.ok("item export --to square SHOP/e.csv");
    let before = shop.content();
    assert_eq!(summary(&shop, "item import SHOP/e.csv"), "4 0 0 4 0 0");
    assert_eq!(shop.content(), before);

    let shop = Shop::empty();
    let head = "ID,Type,SKU,Name,Stock,Regular price,Parent,Attribute 1 value(s)";
    shop.write("c.csv", format!("{head}\n7,variable,TEE,Tee,,,,\"S, M\"\n8,variation,,Tee - S,4,5,TEE,S\n9,simple,A,Album,1,5,,\n"));
    shop.ok("item import SHOP/c.csv");
    assert_eq!(exported(&shop, "woocommerce", "ID"), "8|9");
    assert_eq!(exported(&shop, "woocommerce", "SKU"), "|A");
    assert_eq!(exported(&shop, "woocommerce", "Parent"), "TEE|");
}

#[test]
fn a_comma_in_an_attribute_value_of_woocommerce_loses_its_backslash() {
    let shop = Shop::empty();
    let head = "ID,Type,SKU,Name,Stock,Parent,Attribute 1 value(s),Attribute 2 value(s)";
    let rows = "1,variable,P,Bottle,,,\"1\\,5 l, 2 l\",Red\n2,variation,P-1,\"Bottle - 1,5 l, Red\",4,P,\"1\\,5 l\",Red\n";
    shop.write("c.csv", format!("{head}\n{rows}"));
    shop.ok("item import SHOP/c.csv");
    assert_eq!(shop.field("P-1", "variation"), "1,5 l, Red");
    assert_eq!(exported(&shop, "woocommerce", "Name"), "Bottle - 1,5 l, Red");
}

#[test]
fn a_bulk_import_stores_the_same_identities() {
    let text = "Token,Item Name,SKU,Current Quantity\nUOZ,Tea,,5\nABC,Mug,M-1,3\n";
    let [first, later] = [Shop::empty(), Shop::with("ZZ=1")];
    let identities = [&first, &later].map(|shop| {
        shop.write("c.csv", text);
        shop.ok("item import SHOP/c.csv");
        shop.sql("select item.sku, system, code, details, f.sku from foreign_identity f join item on item.id = item_id order by 1")
    });
    assert_eq!(identities[0], identities[1]);
    assert_eq!(identities[0].lines().count(), 2);
    later.ok("item add PLAIN --name Plain");
    later.write("c.csv", "Token,Item Name,SKU\nNEW,Plain,plain\n");
    assert_eq!(summary(&later, "item import SHOP/c.csv"), "1 0 0 1 0 0");
    let tokens = exported(&later, "square", "Token");
    assert!(tokens.contains("NEW"), "an item that was there before is known there, too: {tokens}");
}

#[test]
fn an_item_is_found_by_the_systems_identity_once_its_sku_is_filled_in_or_no_longer_repeated() {
    for (head, row) in [
        ("Token,Item Name,Variation Name,SKU,Current Quantity", "T1,Tea,,{},3"),
        (
            "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty",
            "tea,Tea,Title,Default Title,{},shopify,3",
        ),
        ("ID,Type,Name,SKU,Stock,Regular price", "1,simple,Tea,{},3,5"),
    ] {
        let shop = Shop::empty();
        shop.write("c.csv", format!("{head}\n{}\n", row.replace("{}", "")));
        shop.ok("item import SHOP/c.csv");
        let before = shop.column("item list", "sku");
        shop.write("c.csv", format!("{head}\n{}\n", row.replace("{}", "NEW")));
        assert_eq!(summary(&shop, "item import SHOP/c.csv"), "1 0 0 1 0 0", "{head}");
        assert_eq!(shop.column("item list", "sku"), before);
        assert_eq!(summary(&shop, "item import SHOP/c.csv"), "1 0 0 1 0 0", "{head}");
    }
}

#[test]
fn a_row_sees_what_an_earlier_row_of_the_file_did_to_its_item() {
    let shop = Shop::empty();
    shop.write("c.csv", "Token,Item Name,SKU,Current Quantity\nT1,Tea,,5\n");
    shop.ok("item import SHOP/c.csv");
    let sku = shop.column("item list", "sku");
    shop.write("c.csv", format!("Token,Item Name,SKU\nT1,Green tea,NEW\nT2,Tea,{sku}\n"));
    assert_eq!(summary(&shop, "item import SHOP/c.csv"), "2 0 2 0 0 0");
    assert_eq!(shop.field(&sku, "name"), "Tea");
    assert_eq!(exported(&shop, "square", "Token"), "T2");
    shop.checks();
}
