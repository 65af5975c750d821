//! `item import` and `item export`: completely or not at all, every row accounted for, blank is not zero.

use crate::support::Shop;

/// The row counts in an import's summary: read = added + changed + unchanged + skipped + refused.
pub(crate) fn summary(shop: &Shop, line: &str) -> String {
    let told = shop.json(line);
    let keys = ["read", "added", "changed", "unchanged", "skipped", "refused"];
    let counts = keys.map(|key| told[key].as_u64().unwrap());
    let [read, parts @ ..] = counts;
    assert_eq!(read, parts.iter().sum::<u64>(), "{told}");
    counts.map(|count| count.to_string()).join(" ")
}

#[test]
fn a_new_catalogue_is_imported_with_its_stock() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "sku,name,price,threshold,quantity\nTEA,Green tea,8.50,5,12\nMUG,Mug,,,\n007,Spoon,1,,0\n",
    );
    assert_eq!(summary(&shop, "item import SHOP/c.csv"), "3 3 0 0 0 0");
    assert_eq!(shop.stock("TEA"), "12/0/12");
    assert_eq!(shop.field("TEA", "price"), "8.5");
    assert_eq!(shop.history("TEA"), ["12:00 opening outside→available 12: 0→12"]);
    assert_eq!(shop.history("MUG"), Vec::<String>::new(), "blank is not counted");
    assert_eq!(shop.field("007", "name"), "Spoon", "leading zeros stay");
    assert_eq!(summary(&shop, "item import SHOP/c.csv"), "3 0 0 3 0 0");
    shop.checks();
}

#[test]
fn a_single_bad_row_stops_the_import_without_creating_a_store() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,name,quantity\nTEA,Tea,1\nMUG,Mug,x\n,Nameless,1\nTEA,Again,1\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 3 rows of `SHOP/c.csv` are invalid; nothing was changed
          line 3, column `quantity`: `x` is not a number
          line 4, column `sku`: it is blank
          line 5, column `sku`, `TEA`: line 2 has the same SKU
        hint: fix the file and run the same command again
        [65]
        ",
    );
    assert!(!shop.store().exists());
}

#[test]
fn a_repeated_sku_is_reported_even_if_its_first_row_is_bad() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,quantity\nTEA,x\nTEA,5\nMUG,1,2\nMUG,3\nCUP,1\n");
    let told = "
          line 2, column `quantity`: `x` is not a number
          line 3, column `sku`, `TEA`: line 2 has the same SKU
          line 4: the row has 3 cells, but the header has 2
          line 5, column `sku`, `MUG`: line 4 has the same SKU";
    shop.sees(&format!(
        "
        $ bincard item import SHOP/c.csv
        error: 4 rows of `SHOP/c.csv` are invalid; nothing was changed{told}
        hint: fix the file and run the same command again
        [65]
        "
    ));
    assert_eq!(summary(&shop, "item import SHOP/c.csv --partial"), "5 1 0 0 0 4");
    assert_eq!(shop.column("item list", "sku"), "CUP");
}

#[test]
fn the_first_twenty_bad_rows_are_reported_and_the_rest_counted() {
    let shop = Shop::with("TEA=1");
    let rows: String = (0..30).map(|n| format!("S{n},x\n")).collect();
    shop.write("c.csv", format!("sku,quantity\n{rows}"));
    let ran = shop.typed("item import SHOP/c.csv");
    assert_eq!(ran.code, 65);
    assert_eq!(ran.err.matches("column `quantity`").count(), 20);
    assert!(ran.err.contains("30 rows") && ran.err.contains("… and 10 more"), "{}", ran.err);
}

#[test]
fn good_rows_are_imported_and_bad_ones_written_to_a_file() {
    let shop = Shop::empty();
    let path = shop
        .write("c.csv", "sku,name,quantity,colour\nTEA,Tea,1,green\nMUG,Mug,x,\"blue, dark\"\n");
    let line = "item import SHOP/c.csv --partial";
    assert_eq!(summary(&shop, &format!("{line} --dry-run")), "2 1 0 0 0 1");
    let rejects = path.with_extension("csv.rejects.csv");
    assert!(!rejects.exists() && !shop.store().exists());
    assert_eq!(summary(&shop, line), "2 1 0 0 0 1");
    let told = std::fs::read_to_string(&rejects).unwrap();
    let mut rows = csv_rows(&told);
    assert_eq!(rows.remove(0), ["sku", "name", "quantity", "colour", "error"]);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0][..4], ["MUG", "Mug", "x", "blue, dark"]);
    assert!(rows[0][4].contains("`x` is not a number"), "{:?}", rows[0]);
    let mended = told.replace(",x,", ",3,");
    shop.write("mended.csv", mended);
    assert_eq!(summary(&shop, "item import SHOP/mended.csv"), "1 1 0 0 0 0");
    assert_eq!(shop.stock("MUG"), "3/0/3");
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_dry_run_shows_the_difference_field_by_field() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --price 8.5 --category Drinks --quantity 3");
    shop.write("c.csv", "sku,name,price,category,quantity\nTEA,Tea,9,,7\nMUG,Mug,14,Dishes,2\n");
    let before = shop.content();
    let told = shop.json("item import SHOP/c.csv --dry-run");
    let changes = told["changes"].as_array().unwrap();
    let shown: Vec<String> = changes
        .iter()
        .map(|row| {
            format!("{} {}: {}", row["sku"], row["change"], row["difference"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        shown,
        [
            "TEA changed: category: Drinks → ; price: 8.5 → 9",
            "MUG added: on_hand: 2; name: Mug; category: Dishes; price: 14",
        ]
    );
    assert_eq!(shop.content(), before);
    let rows = shop.rows("item import SHOP/c.csv --dry-run");
    assert_eq!(rows[..2], changes[..], "a line for each change");
    assert_eq!(
        (&rows[2]["read"], &rows[2]["dry_run"]),
        (&2.into(), &true.into()),
        "and the summary"
    );
    assert_eq!(rows.len(), 3);
}

#[test]
fn only_counts_change_the_stock_of_existing_items() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --quantity 10");
    shop.ok("order place 1 TEA=4");
    shop.write("c.csv", "sku,quantity\nTEA,9\n");
    assert_eq!(summary(&shop, "item import SHOP/c.csv"), "1 0 0 1 0 0");
    assert_eq!(shop.stock("TEA"), "6/4/10");
    assert_eq!(summary(&shop, "item import SHOP/c.csv --counts"), "1 0 1 0 0 0");
    assert_eq!(shop.stock("TEA"), "5/4/9", "what is reserved still stands on the shelf");
    assert_eq!(summary(&shop, "item import SHOP/c.csv --counts"), "1 0 0 1 0 0");
    assert_eq!(shop.history("TEA").len(), 4, "a count that finds no difference is recorded too");
    shop.ok("item set TEA --track off");
    assert_eq!(summary(&shop, "item import SHOP/c.csv --counts"), "1 0 0 1 0 0");
    shop.checks();
}

#[test]
fn a_count_sheet_reports_its_size_and_lists_differences_first() {
    let shop = Shop::with("TEA=10 MUG=4 CUP=1");
    let name =
        "A name that leaves little room for anything else in the line of a table and then some";
    shop.write(
        "c.csv",
        format!("sku,name,quantity\nTEA,{name},7\nMUG,MUG,4\nCUP,CUP,\nNEW,{name},2\n"),
    );
    let shown =
        shop.shows(80, &format!("item import {} --counts --dry-run", shop.path("c.csv").display()));
    assert!(shown.contains("on hand: 10 → 7") && shown.contains("on hand: 2"), "{shown}");
    let ran = shop.typed("item import SHOP/c.csv --counts");
    assert!(ran.err.contains("0 refused.\nRecorded 3 counts.\n"), "{}", ran.err);
    assert_eq!(shop.json("item import SHOP/c.csv --counts")["counted"], 3);
    assert_eq!(shop.json("item import SHOP/c.csv")["counted"], 0);
}

#[test]
fn one_row_is_reported_in_the_singular() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,name,tracked,quantity\nGIFT,Gift,no,3\n");
    let told = shop.json("item import SHOP/c.csv --dry-run");
    assert_eq!(told["changes"][0]["difference"], "name: Gift; tracked: false");
    let ran = shop.typed("item import SHOP/c.csv");
    assert!(ran.err.starts_with("Read 1 row from "), "{}", ran.err);
    assert!(ran.err.contains("hint: to track it and import its quantity, use `--track on`\n"));
    shop.write("latin.csv", b"sku,name\nA,caf\xe9\n");
    let ran = shop.typed("item import SHOP/latin.csv");
    assert!(ran.err.contains("in other encodings it reads windows-1252: `café`,"), "{}", ran.err);
    shop.write("day.csv", "sku,quantity,key\nGIFT,1,k\n");
    shop.ok("sell --batch SHOP/day.csv");
    let again = shop.typed("sell --batch SHOP/day.csv");
    assert!(again.err.contains("Recorded 0 sales; 1 was already recorded."), "{}", again.err);
}

#[test]
fn quantities_that_are_not_imported_are_reported() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,name,quantity\nTEA,Tea,9\nMUG,Mug,4\nCUP,Cup,\n");
    assert!(!shop.typed("item import SHOP/c.csv").err.contains("warning"), "opening stock");
    assert!(!shop.typed("item import SHOP/c.csv").err.contains("warning"), "it agrees");
    shop.ok("sell TEA=2");
    let one = "warning: 1 item already exists, so its quantity was not imported; \
               to record it as a physical count, use `--counts`\n";
    assert!(shop.typed("item import SHOP/c.csv").err.contains(one));
    // First an import without quantities, then what the hint suggests.
    let shop = Shop::empty();
    shop.write("c.csv", "sku,title,amount\nTEA,Tea,9\nMUG,Mug,4\nCUP,Cup,0\n");
    shop.ok("item import SHOP/c.csv");
    let mapped = "item import SHOP/c.csv --map title=name --map amount=quantity";
    let two = "warning: 2 items already exist, so their quantities were not imported; \
               to record them as physical counts, use `--counts`\n";
    let ran = shop.typed(mapped);
    assert!(ran.err.contains(two), "{}", ran.err);
    assert_eq!((shop.field("TEA", "name"), shop.stock("TEA")), ("Tea".into(), "0/0/0".into()));
    assert!(!shop.typed(&format!("{mapped} --counts")).err.contains("warning"));
    assert_eq!(shop.stock("TEA"), "9/0/9");
}

#[test]
fn a_count_backdated_to_yesterday_changes_everything_since() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --quantity 10 --at 2026-11-23T08:00:00Z");
    shop.ok("sell TEA=2 --at 2026-11-23T12:00:00Z");
    shop.write("c.csv", "sku,quantity\nTEA,9\n");
    shop.ok("item import SHOP/c.csv --counts --at 2026-11-23T10:00:00Z");
    assert_eq!(shop.stock("TEA"), "7/0/7");
    shop.checks();
}

#[test]
fn an_import_with_a_key_takes_effect_once() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,quantity\nTEA,9\n");
    let first = shop.ok("item import SHOP/c.csv --counts --key monday --format json");
    shop.ok("sell TEA=2");
    let repeated = first.replace("\"repeated\": false", "\"repeated\": true");
    assert_eq!(shop.ok("item import SHOP/c.csv --counts --key monday --format json"), repeated);
    assert_eq!(shop.stock("TEA"), "7/0/7");
    shop.write("c.csv", "sku,quantity\nTEA,8\n");
    shop.refuses(5, "item import SHOP/c.csv --counts --key monday");
}

#[test]
fn imported_low_items_are_low_immediately() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,quantity,threshold,alert\nTEA,2,5,\nMUG,9,5,\nCUP,1,5,off\nPOT,,5,\n");
    shop.ok("item import SHOP/c.csv");
    assert_eq!(shop.low(), "POT TEA");
    assert_eq!(shop.rows("notify list --all").len(), 2);
    shop.write("c.csv", "sku,quantity\nTEA,20\nPOT,20\n");
    shop.ok("item import SHOP/c.csv --counts");
    assert_eq!(shop.low(), "");
    assert_eq!(shop.rows("notify list --all").len(), 2);
    shop.checks();
}

#[test]
fn any_spreadsheet_is_imported_with_a_map() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "Référence;Désignation;Qté;Prix\nA-1;Thé vert;1,5;12\u{a0}000,50 $\nB-2;Tasse;;\n",
    );
    let line = "item import SHOP/c.csv --map Référence=sku --map Désignation=name --map Qté=quantity --map Prix=price";
    assert_eq!(summary(&shop, line), "2 2 0 0 0 0");
    assert_eq!(shop.stock("A-1"), "1.5/0/1.5");
    assert_eq!(shop.field("A-1", "price"), "12000.5");
    shop.ok("item set B-2 --price 3");
    assert_eq!(summary(&shop, line), "2 0 0 2 0 0", "a mapped blank clears nothing");
    shop.refuses(65, "item import SHOP/c.csv --map Nom=sku");
}

#[test]
fn a_map_accepts_exactly_the_fields_listed_in_help() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,promised\nTEA,3\n");
    for field in ["reserved", "available", "nonsense"] {
        let ran = shop.typed(&format!("item import SHOP/c.csv --map promised={field}"));
        let told = format!(
            "invalid value `{field}`; expected one of: sku, name, variation, category, barcode, price, cost, tracked, alert, threshold, quantity, archived, ignore"
        );
        assert!(ran.code == 2 && ran.err.contains(&told), "{}", ran.err);
    }
}

#[test]
fn common_spreadsheet_columns_are_recognized() {
    for text in [
        "SKU,Product name,Stock,Selling price,Reorder level\nTEA,Green tea,12,8.50,5\n",
        "Réf.;Désignation;Quantité en stock;Prix de vente;Seuil de réapprovisionnement\n\
         TEA;Green tea;12;8,50;5\n",
        "UGS,Libellé,Qté en stock,Prix unitaire,Stock minimum\nTEA,Green tea,12,8.50,5\n",
    ] {
        let shop = Shop::empty();
        shop.write("c.csv", text);
        let ran = shop.typed("item import SHOP/c.csv");
        assert!(ran.code == 0 && !ran.err.contains("warning"), "{text}{}", ran.err);
        assert_eq!(shop.stock("TEA"), "12/0/12", "{text}");
        assert_eq!(
            ["name", "price", "threshold"].map(|key| shop.field("TEA", key)),
            ["Green tea", "8.5", "5"]
        );
    }
}

#[test]
fn files_that_are_not_csv_are_refused_with_their_format() {
    let shop = Shop::with("TEA=1");
    for (name, bytes, told) in [
        ("x.csv", &b"PK\x03\x04\x14\0[Content_Types].xml"[..], "XLSX"),
        ("z.csv", b"PK\x03\x04rest", "it is a ZIP file, not CSV\nhint: unpack it"),
        ("empty.csv", b"", "the file is empty"),
        ("latin.csv", b"sku,name\nA,caf\xe9\n", "windows-1252"),
        ("quote.csv", b"sku,name\nA,\"never closed\nB,x\n", "line 2"),
    ] {
        shop.write(name, bytes);
        let ran = shop.typed(&format!("item import SHOP/{name}"));
        assert_eq!(ran.code, 65, "{name}: {}", ran.err);
        assert!(ran.err.contains(told), "{name}: {}", ran.err);
    }
    assert_eq!(summary(&shop, "item import SHOP/latin.csv --encoding windows-1252"), "1 1 0 0 0 0");
    assert_eq!(shop.field("A", "name"), "café");
}

#[test]
fn standard_input_can_be_imported() {
    let shop = Shop::empty();
    let ran = shop.run_with_input(&["item", "import", "-"], b"sku,name\nTEA,Tea\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(shop.field("TEA", "name"), "Tea");
}

/// Names that could be mistaken for something else.
const NAMES: &str = "sku,name,variation,threshold,quantity
A1,\"a \"\"quoted\"\" name\",,,1
A2,\"two
lines\",,,2.5
A3,'=1+1,'@x,,3
A4,''=1+1,,,-4
A5,Érable à sucre,\"comma, here\",2,0
A6,שלום \u{200f}עולם,,,7
=A7,-5,,,
";

#[test]
fn importing_an_export_changes_nothing() {
    let shop = Shop::empty();
    shop.write("c.csv", NAMES);
    shop.ok("item import SHOP/c.csv");
    shop.ok("item set A1 --alert off --threshold 3");
    shop.ok("item add B1 --name Gift --track off");
    shop.ok("item archive A3");
    shop.ok("order place 1 A6=2");
    assert_eq!(shop.field("A3", "name"), "=1+1");
    assert_eq!(shop.field("A4", "name"), "'=1+1");
    for options in ["", "--bom", "--delimiter ;", "--delimiter tab --bom"] {
        shop.ok(&format!("item export SHOP/e.csv {options}"));
        let before = shop.content();
        assert_eq!(summary(&shop, "item import SHOP/e.csv"), "8 0 0 8 0 0", "{options}");
        assert_eq!(shop.content(), before, "{options}");
        let other = Shop::empty();
        other.write("e.csv", std::fs::read(shop.path("e.csv")).unwrap());
        other.ok("item import SHOP/e.csv");
        other.ok("item export SHOP/again.csv");
        let facts = |rows: Vec<Vec<String>>| {
            rows.into_iter().map(|mut row| row.drain(..11).collect()).collect::<Vec<Vec<String>>>()
        };
        shop.ok("item export SHOP/e.csv");
        let text = |shop: &Shop, name: &str| std::fs::read_to_string(shop.path(name)).unwrap();
        assert_eq!(
            facts(csv_rows(&text(&other, "again.csv"))),
            facts(csv_rows(&text(&shop, "e.csv")))
        );
    }
}

#[test]
fn each_systems_export_imports_without_changes() {
    for system in ["square", "shopify", "woocommerce"] {
        let shop = Shop::empty();
        shop.write("c.csv", "sku,name,variation,price,quantity\nA1,Shirt,Red,10,1\nA2,Shirt,Blue,10,2\nB1,Mug,,4.5,3\n");
        shop.ok("item import SHOP/c.csv");
        shop.ok(&format!("item export --to {system} SHOP/e.csv"));
        let first = shop.json("item import SHOP/e.csv");
        assert_eq!(
            (first["from"].as_str(), first["added"].as_u64()),
            (Some(system), Some(0)),
            "{first}"
        );
        shop.ok(&format!("item export --to {system} SHOP/e.csv"));
        let again = shop.json("item import SHOP/e.csv");
        assert_eq!(
            (again["added"].as_u64(), again["changed"].as_u64()),
            (Some(0), Some(0)),
            "{again}"
        );
        assert_eq!(shop.column("item list", "available"), "1 2 3");
    }
}

#[test]
fn an_export_reports_how_many_archived_items_it_leaves_out() {
    let shop = Shop::with("TEA=1 OLD=2 DEAD=3");
    shop.ok("item archive OLD DEAD");
    for (system, name) in [("shopify", "Shopify"), ("woocommerce", "WooCommerce")] {
        for file in ["-", "SHOP/e.csv"] {
            let ran = shop.typed(&format!("item export --to {system} {file}"));
            let told = format!(
                "warning: left out 2 archived items, which {name} cannot mark as such; \
                 to export only archived items, use `--archived`\n"
            );
            assert!(ran.code == 0 && ran.err.contains(&told), "{}", ran.err);
        }
        let ran = shop.typed(&format!("item export --to {system} --archived"));
        assert_eq!((ran.out.lines().count(), ran.err.as_str()), (3, ""), "{system}");
    }
    for system in ["bincard", "square"] {
        let ran = shop.typed(&format!("item export --to {system}"));
        assert_eq!((ran.out.lines().count(), ran.err.as_str()), (4, ""), "{system}");
    }
}

#[test]
fn an_export_replaces_the_old_file_only_when_complete() {
    let shop = Shop::with("TEA=1");
    shop.ok("item export SHOP/e.csv");
    let kept = std::fs::read(shop.path("e.csv")).unwrap();
    assert_eq!(shop.typed("item export SHOP/e.csv --sort nothing").code, 2);
    assert_eq!(shop.typed("item export SHOP/none/e.csv").code, 74);
    assert_eq!(std::fs::read(shop.path("e.csv")).unwrap(), kept);
    assert_eq!(shop.ok("item export -").as_bytes(), kept);
    assert_eq!(shop.ok("item export --low").lines().count(), 1, "the header alone");
    let left: Vec<_> =
        std::fs::read_dir(shop.path("")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".bincard-")), "{left:?}");
}

#[test]
fn a_bulk_import_gives_the_same_result_as_an_ordinary_one() {
    let file = "sku,name,category,price,threshold,tracked,alert,archived,quantity
A1,Tea,Drinks,8.5,5,,,,12
A2,Low tea,Drinks,8,5,,,,2
A3,Quiet tea,,,5,,off,,1
A4,Gift,,25,,false,,,
A5,Old cup,Dishes,,3,,,true,1
A6,Owed,,,,,,,-4
A7,Uncounted,,,2,,,,
a8,Érable,,0.125,0,,,,0.00001
";
    let first = Shop::empty();
    first.write("c.csv", file);
    first.ok("item import SHOP/c.csv --note spring");
    let later = Shop::with("ZZ=1");
    later.write("c.csv", file);
    later.ok("item import SHOP/c.csv --note spring");
    for line in ["item list", "item list --archived", "item list --low", "notify list --all"] {
        let rows = |shop: &Shop| {
            let rows = shop.rows(line);
            rows.into_iter().filter(|row| row["sku"] != "ZZ").collect::<Vec<_>>()
        };
        assert_eq!(rows(&first), rows(&later), "{line}");
    }
    for sku in ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"] {
        assert_eq!(first.history(sku), later.history(sku), "{sku}");
    }
    assert_eq!(first.low(), "A2 A7");
    first.checks();
    later.checks();
    assert_eq!(first.typed("item add a1 --name Again").code, 5, "the index of SKUs is there");
}

#[test]
fn new_items_in_a_file_are_the_same_as_when_added_one_by_one() {
    let [imported, added] = [Shop::with("OLD=3"), Shop::with("OLD=3")];
    imported.write(
        "c.csv",
        "sku,name,category,price,threshold,tracked,alert,quantity
A1,Tea,Drinks,8.5,5,,,12
OLD,OLD,,,,,,7
A2,Low tea,Drinks,8,5,,,2
A3,Quiet tea,,,5,,off,1
A4,Gift,,25,,false,,
A5,None left,,,,,,0
A6,Uncounted,,,2,,,
",
    );
    imported.ok("item import SHOP/c.csv");
    for item in [
        "A1 --name Tea --category Drinks --price 8.5 --threshold 5 --quantity 12",
        "A2 --name 'Low tea' --category Drinks --price 8 --threshold 5 --quantity 2",
        "A3 --name 'Quiet tea' --threshold 5 --alert off --quantity 1",
        "A4 --name Gift --price 25 --track off",
        "A5 --name 'None left' --quantity 0",
        "A6 --name Uncounted --threshold 2",
    ] {
        added.ok(&format!("item add {item}"));
    }
    for line in ["item list", "item list --low"] {
        assert_eq!(imported.rows(line), added.rows(line), "{line}");
    }
    assert_eq!(imported.column("notify list", "sku"), added.column("notify list", "sku"));
    let ledger = "select sku, movement.kind, from_state, to_state, quantity from movement
                  join item on item.id = item_id order by sku";
    assert_eq!(imported.sql(ledger), added.sql(ledger));
    let counts = "select sku, on_hand, counted_at = stock_count.at from stock_count
                  join item on item.id = stock_count.item_id
                  join balance on balance.item_id = item.id order by sku";
    assert_eq!(imported.sql(counts), added.sql(counts));
    imported.checks();
    imported.ok("item add A7 --name Next --quantity 1");
    assert_eq!(imported.stock("A7"), "1/0/1");
}

#[test]
fn a_file_of_many_rows_adds_and_changes_items_in_one_step() {
    let shop = Shop::with("OLD=0");
    shop.ok("item set OLD --track off");
    let rows: String = (0..5_000).map(|n| format!("S{n},Item {n},{},true,3\n", n % 3)).collect();
    let file = |name: &str| {
        format!("sku,name,quantity,tracked,threshold\n{rows}OLD,{name},4,true,\nNEW,New,1,,\n")
    };
    shop.write("c.csv", file("Old"));
    assert_eq!(summary(&shop, "item import SHOP/c.csv --dry-run"), "5002 5001 1 0 0 0");
    assert_eq!(shop.column("item list", "sku"), "OLD");
    assert_eq!(summary(&shop, "item import SHOP/c.csv"), "5002 5001 1 0 0 0");
    assert_eq!((shop.stock("OLD"), shop.stock("NEW")), ("4/0/4".into(), "1/0/1".into()));
    let movements =
        shop.sql("select count(*), count(distinct n), count(distinct step_id) from movement");
    assert!(movements.starts_with("3335|3335|1"), "{movements}");
    shop.checks();
    let before = shop.content();
    assert_eq!(summary(&shop, "item import SHOP/c.csv"), "5002 0 0 5002 0 0");
    assert_eq!(shop.content(), before);
    shop.write("c.csv", file("Old thing"));
    assert_eq!(summary(&shop, "item import SHOP/c.csv"), "5002 0 1 5001 0 0");
}

#[test]
fn a_bad_last_row_leaves_an_empty_store_unchanged() {
    let shop = Shop::empty();
    shop.ok("store init");
    let rows: String = (0..2_000).map(|n| format!("S{n},Item {n},1\n")).collect();
    shop.write("c.csv", format!("sku,name,quantity\n{rows}BAD,Bad,x\n"));
    shop.refuses(65, "item import SHOP/c.csv");
    assert_eq!(shop.ok("item list"), "");
    shop.checks();
    shop.ok("item import SHOP/c.csv --partial");
    assert_eq!(shop.rows("item list").len(), 2_000);
    shop.checks();
}

#[test]
fn a_row_refused_by_a_rule_is_written_to_the_rejects_unchanged() {
    let shop = Shop::with("TEA=5");
    let path = shop.write("c.csv", "sku,name,quantity\nTEA,Tea,-3\nMUG,Mug,x\nTEA-2,More tea,1\n");
    assert_eq!(summary(&shop, "item import SHOP/c.csv --counts --partial"), "3 1 0 0 0 2");
    let rows = csv_rows(&std::fs::read_to_string(path.with_extension("csv.rejects.csv")).unwrap());
    assert_eq!(rows[1][..3], ["TEA", "Tea", "-3"]);
    assert_eq!(rows[2][..3], ["MUG", "Mug", "x"]);
    assert_eq!(shop.stock("TEA"), "5/0/5");
}

#[test]
fn an_unexpected_decimal_comma_is_refused_with_the_option_that_reads_it() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,quantity,price\nTEA,\"1,5\",\"2,75\"\nMUG,\"1,234\",3\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 2 rows of `SHOP/c.csv` are invalid; nothing was changed
          line 2, column `price`, `2,75`: this file is read with decimal points
          line 3, column `quantity`, `1,234`: the comma is ambiguous: 1.234 or 1234
        hint: to read it as 2.75, use `--decimal-comma`; to read it as 1.234, use `--decimal-comma`; otherwise, remove the thousands separators; fix the file and run the same command again
        [65]
        ",
    );
    shop.ok("item import SHOP/c.csv --decimal-comma");
    assert_eq!(
        (shop.stock("TEA"), shop.field("MUG", "on_hand")),
        ("1.5/0/1.5".into(), "1.234".into())
    );
}

#[test]
fn a_missing_quote_does_not_swallow_rows() {
    let shop = Shop::with("TEA=1");
    shop.write("c.csv", "sku,name\nA,\"Open\nB,Bee\nC,\"Cup\"\nD,\"Dee\" \nE,5\" pipe\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 1 row of `SHOP/c.csv` is invalid; nothing was changed
          line 2: there is text after a closing quote
        hint: check for a missing quote; within quotes, write each quote twice; fix the file and run the same command again
        [65]
        ",
    );
    shop.write("day.csv", "sku,quantity,note\nTEA,1,\"5\" pipe\nTEA,1,\n");
    shop.refuses(65, "sell --batch SHOP/day.csv");
}

#[test]
fn an_ambiguous_point_in_a_file_with_commas_has_its_own_message() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku;price\nTEA;1.234\nMUG;12.50\nCUP;1.234,50\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 1 row of `SHOP/c.csv` is invalid; nothing was changed
          line 2, column `price`, `1.234`: the point is ambiguous: 1.234 or 1234
        hint: use a decimal comma, as in the rest of the file, and no thousands separators; fix the file and run the same command again
        [65]
        ",
    );
}

#[test]
fn items_are_found_whatever_the_order_of_the_file() {
    let shop = Shop::empty();
    let row = |n: u32, price: u32| format!("S-{n:04},Item {n},{price}\n");
    let file = |rows: &mut dyn Iterator<Item = u32>, price: u32| {
        let rows: String = rows.map(|n| row(n, price)).collect();
        shop.write("file.csv", format!("sku,name,price\n{rows}"));
        let told = shop.json("item import SHOP/file.csv");
        (told["added"].to_string(), told["changed"].to_string(), told["unchanged"].to_string())
    };
    let told = |added: u32, changed: u32, unchanged: u32| {
        (added.to_string(), changed.to_string(), unchanged.to_string())
    };
    // Every second number, then all of them, in ascending, descending and mixed order.
    assert_eq!(file(&mut (0..1200).step_by(2), 1), told(600, 0, 0));
    assert_eq!(file(&mut (0..600).chain((600..1200).rev()), 2), told(600, 600, 0));
    let leaps = (0..7_u32).flat_map(|start| (start..1200).step_by(7));
    assert_eq!(file(&mut leaps.clone(), 2), told(0, 0, 1200));
    assert_eq!(file(&mut leaps.rev().chain(1200..1210), 3), told(10, 1200, 0));
    assert_eq!(file(&mut (0..1210), 3), told(0, 0, 1210));
    assert_eq!(
        shop.sql("select count(*), count(distinct sku_key), min(price), max(price) from item")
            .trim(),
        "1210|1210|300000|300000"
    );
    shop.checks();
}

#[test]
fn trailing_cells_of_unnamed_columns_may_be_missing() {
    let shop = Shop::empty();
    shop.write("file.csv", "sku,name,quantity,,\nA,One,1\nB,Two,2,,\n");
    assert_eq!(shop.json("item import SHOP/file.csv")["added"], 2);
    shop.write("file.csv", "sku,name,quantity\nC,Three\n");
    shop.refuses(65, "item import SHOP/file.csv");
}

#[test]
fn a_quantity_that_cannot_be_imported_is_reported() {
    let shop = Shop::empty();
    shop.write("file.csv", "sku,quantity,tracked\nA,7,no\nB,0,no\nC,5,yes\n");
    let told =
        "warning: 1 row has a quantity for an item that is not tracked; it was not imported\n";
    let ran = shop.typed("item import SHOP/file.csv");
    assert!(ran.code == 0 && ran.err.contains(told), "{}", ran.err);
    shop.write("count.csv", "sku,quantity\nA,7\nC,5\n");
    assert!(
        !shop.typed("item import SHOP/count.csv").err.contains("warning"),
        "no count was meant"
    );
    assert!(shop.typed("item import SHOP/count.csv --counts").err.contains(told));
}

#[test]
fn a_dry_run_of_a_partial_import_names_no_rejects_file() {
    let shop = Shop::empty();
    shop.write("file.csv", "sku,quantity\nA,7\nB,x\n");
    let ran = shop.typed("item import SHOP/file.csv --partial --dry-run");
    assert!(ran.code == 0 && ran.err.contains("1 refused"), "{}", ran.err);
    assert!(!ran.err.contains("rejects.csv"), "{}", ran.err);
    let why = "line 3, column `quantity`: `x` is not a number";
    assert!(ran.err.contains(&format!("warning: {why}\n")), "{}", ran.err);
    let told = shop.json("item import SHOP/file.csv --partial --dry-run");
    assert_eq!(told["warnings"][0], why);
    assert!(!shop.path("file.csv.rejects.csv").exists());
}

#[test]
fn a_dry_run_shows_scripts_exact_values_and_people_words() {
    let shop = Shop::empty();
    shop.ok("item add A --name Tea --price 4.50");
    shop.write("file.csv", "sku,price,threshold,tracked\nA,5.25,3,no\n");
    let told = shop.json("item import SHOP/file.csv --dry-run");
    let fields: Vec<_> = told["changes"][0]["fields"].as_array().unwrap().iter().collect();
    assert_eq!(fields[0]["old"].to_string(), "4.5");
    assert_eq!(fields[0]["new"].to_string(), "5.25");
    assert_eq!((&fields[1]["old"], &fields[1]["new"]), (&true.into(), &false.into()));
    assert_eq!((&fields[2]["old"], &fields[2]["new"]), (&serde_json::Value::Null, &3.into()));
    let table = shop.ok("item import SHOP/file.csv --dry-run --format table");
    assert!(table.contains("price: 4.50 → 5.25; tracked: yes → no; threshold: 3"), "{table}");
}

#[test]
fn no_warning_about_woocommerces_alert_rule_if_the_shop_uses_it() {
    let shop = Shop::empty();
    shop.ok("store init");
    shop.write(
        "w.csv",
        "Type,SKU,Name,Stock,Low stock amount\nsimple,A,Tea,5,3\nvariable,B,Mug,,\n",
    );
    let ran = shop.typed("item import SHOP/w.csv --dry-run");
    assert!(ran.err.contains("WooCommerce"), "{}", ran.err);
    shop.ok("settings set alerts.rule at-or-below");
    let ran = shop.typed("item import SHOP/w.csv");
    assert!(ran.code == 0 && !ran.err.contains("alerts"), "{}", ran.err);
    assert_eq!(shop.column("item list", "sku"), "A", "a variable product is no item");
}

#[test]
fn a_negative_count_of_a_new_item_is_refused() {
    let shop = Shop::with("TEA=10");
    shop.ok("item add GIFT --name Gift --track off");
    shop.write("c.csv", "sku,name,quantity,tracked\nTEA,Tea,-1,\nMUG,Mug,-2,\nGIFT,Gift,-3,yes\n");
    let before = shop.content();
    shop.sees(
        "
        $ bincard item import SHOP/c.csv --counts
        error: 3 rows of `SHOP/c.csv` are invalid; nothing was changed
          line 2: the count `-1` is below zero
          line 3: the count `-2` is below zero
          line 4: the count `-3` is below zero
        hint: fix the file and run the same command again
        [65]
        ",
    );
    assert_eq!(shop.content(), before);
    shop.ok("item import SHOP/c.csv");
    assert_eq!(shop.stock("MUG"), "-2/0/-2", "what another system has may be below zero");
    shop.checks();
}

#[test]
fn a_file_without_items_is_refused_with_the_reasons() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "ID,Type,SKU,Name,Regular price\n1,grouped,G,Set,\n2,external,E,Link,\n,,,,\n",
    );
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: `SHOP/c.csv`: no row is an item: 1 row is blank; 2 rows are variable, grouped, or external products, which have no stock of their own
        [65]
        ",
    );
    assert!(!shop.store().exists());
    shop.write("empty.csv", "sku,name\n");
    shop.sees(
        "
        $ bincard item import SHOP/empty.csv
        error: `SHOP/empty.csv`: it contains no rows
        [65]
        ",
    );
}

/// The warnings of importing a file into an empty shop.
fn warnings(file: &str) -> String {
    let shop = Shop::empty();
    shop.write("c.csv", file);
    // A debug build on a busy machine is slow at a very wide header.
    shop.ok("settings set store.idle_timeout 60s");
    let ran = shop.typed("item import SHOP/c.csv");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = ran
        .err
        .lines()
        .filter(|line| ["warning", "hint"].iter().any(|word| line.starts_with(word)));
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn tracked_items_without_quantities_give_a_warning_with_a_hint() {
    assert_eq!(
        warnings("sku,name,QTY 2024,colour\nTEA,Tea,4,red\nMUG,Mug,2,blue\n"),
        "warning: skipped unknown columns: QTY 2024, colour\n\
         hint: to import one of them, use `--map COLUMN=FIELD`, such as `--map Description=name`\n\
         warning: found no quantities: 2 tracked items start at 0; columns that may contain them: QTY 2024\n\
         hint: name the column with `--map COLUMN=quantity`, or import a file of quantities with `--counts`"
    );
    assert_eq!(warnings("sku,tracked\nTEA,no\n"), "", "an untracked item has no quantity");
    let said = warnings(
        "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Price\ntea,Tea,T,shopify,8\n",
    );
    assert_eq!(
        said,
        "warning: found no quantities: 1 tracked item starts at 0\n\
         hint: also import Shopify’s inventory export with `--counts`"
    );
    let said = warnings("Token,Item Name,SKU,Current Quantity\nA,Tea,T,8\n");
    assert!(said.starts_with("warning: found no thresholds: 1 tracked item has none\n"), "{said}");
}

#[test]
fn at_most_ten_unknown_columns_are_listed_and_a_wide_header_is_fast() {
    let columns: Vec<String> = (0..140_000).map(|number| format!("c{number}")).collect();
    let started = std::time::Instant::now();
    let said = warnings(
        &format!("sku,quantity,{}\nTEA,1\n", columns.join(",")).replace("TEA,1\n", "TEA,1,\n"),
    );
    assert!(said.contains(": c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, …\n"), "{said}");
    let twins = "upc,".repeat(100_000) + &"price,".repeat(20_000);
    warnings(&format!("sku,{twins}quantity\nTEA{},1\n", ",".repeat(120_000)));
    assert!(started.elapsed().as_secs() < 15, "{:?}", started.elapsed());
}

#[test]
fn two_columns_for_a_field_stop_an_import_only_if_they_differ() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "sku,name,quantity,Category,Category,on_hand\nTEA,Tea,12,a,c,12\nMUG,Mug,,,b,3\n",
    );
    shop.ok("item import SHOP/c.csv");
    assert_eq!(shop.column("item list", "on_hand"), "3 12");
    assert_eq!(
        (shop.field("TEA", "category"), shop.field("MUG", "category")),
        ("a".into(), "b".into())
    );
    shop.write("c.csv", "sku,quantity,on_hand\nTEA,12,11\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv
        error: 1 row of `SHOP/c.csv` is invalid; nothing was changed
          line 2, column `on_hand`, `11`: column `quantity` is for the same field and contains `12`
        hint: rename or remove one of the columns, or choose one with `--map COLUMN=FIELD`; fix the file and run the same command again
        [65]
        ",
    );
}

#[test]
fn several_columns_mapped_to_a_field_are_read_in_order() {
    let shop = Shop::empty();
    shop.write("c.csv", "Code,Item ID,quantity\nTEA,1,12\n,2,3\n");
    shop.ok("item import SHOP/c.csv --map Code=sku --map 'Item ID=sku'");
    assert_eq!(shop.column("item list", "sku"), "2 TEA");
}

#[test]
fn a_map_joins_variations_and_reads_switches_in_the_files_own_words() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "sku,Size,Colour,Active,Status\nA,S,Red,yes,Active\nB,,Blue,no,INACTIVE\nC,,,,\n",
    );
    let fields = |field: &str| ["A", "B", "C"].map(|sku| shop.field(sku, field)).join(" | ");
    shop.ok(
        "item import SHOP/c.csv --map Size=variation --map Colour=variation --map Active=!archived",
    );
    assert_eq!(fields("variation"), "S / Red | Blue | null");
    assert_eq!(fields("archived"), "false | true | false");
    shop.ok("item unarchive B");
    let line = "item import SHOP/c.csv --map Status=archived:Inactive";
    assert_eq!(summary(&shop, line), "3 0 1 2 0 0");
    assert_eq!(fields("archived"), "false | true | false");
    let ran = shop.typed("item import SHOP/c.csv --map Status=price:free");
    assert!(ran.err.contains("expected one of: tracked, alert, archived"), "{}", ran.err);
}

#[test]
fn a_plain_spreadsheet_is_no_other_systems_file() {
    for header in [
        "Item Name,Variation Name,SKU,Quantity",
        "Title,Handle,SKU,Qty",
        "Type,Parent,SKU,Stock level",
    ] {
        let shop = Shop::empty();
        shop.write("c.csv", format!("{header}\nTea,Green,TEA,3\n"));
        let ran = shop.typed("item import SHOP/c.csv");
        assert_eq!((ran.code, shop.stock("TEA").as_str()), (0, "3/0/3"), "{header}{}", ran.err);
    }
}

#[test]
fn every_barcode_of_a_row_is_kept() {
    let shop = Shop::empty();
    shop.write(
        "c.csv",
        "sku,UPC,EAN,GTIN,quantity\nA,012345678905,4006381333931,012345678905,1\nB,,4006381333931,,1\n",
    );
    shop.ok("item import SHOP/c.csv");
    assert_eq!(shop.field("A", "barcode"), "012345678905 4006381333931");
    assert_eq!(shop.field("B", "barcode"), "4006381333931");
}

#[test]
fn thousands_of_a_quantity_may_have_a_space_between_them() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku;quantity;threshold\nA;1 234,5;1\u{202f}000\n");
    shop.ok("item import SHOP/c.csv");
    assert_eq!([shop.stock("A"), shop.field("A", "threshold")], ["1234.5/0/1234.5", "1000"]);
}

#[test]
fn a_column_of_available_quantities_is_suggested_if_no_other_has_quantities() {
    let said = warnings("sku,Available\nA,3\n");
    assert!(said.contains("columns that may contain them: Available"), "{said}");
}

#[test]
fn a_map_ignores_a_column() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,name,name,quantity,Colour\nTEA,Tea,Thé,4,Green\n");
    shop.sees(
        "
        $ bincard item import SHOP/c.csv --map name=ignore --map colour=ignore
        Read 1 row from SHOP/c.csv (bincard): 1 added, 0 changed, 0 unchanged, 0 skipped, 0 refused.
        ",
    );
    assert_eq!(shop.field("TEA", "name"), "TEA");
}

#[test]
fn the_columns_of_a_file_without_a_header_are_numbers() {
    let shop = Shop::empty();
    let options = "--no-header --map 1=sku --map 2=name --map 3=quantity";
    shop.write("c.csv", "TEA;Tea;1,5\nMUG;Mug;x\n");
    let line = format!("item import SHOP/c.csv {options} --partial");
    assert_eq!(summary(&shop, &line), "2 1 0 0 0 1");
    assert_eq!(shop.stock("TEA"), "1.5/0/1.5");
    // The rejects have no header either, so the same command reads them.
    let rejects = std::fs::read_to_string(shop.path("c.csv.rejects.csv")).unwrap();
    assert!(rejects.starts_with("MUG;Mug;x;"), "{rejects}");
    shop.write("c.csv.rejects.csv", rejects.replace(";x;", ";3;"));
    let line = format!("item import SHOP/c.csv.rejects.csv {options}");
    assert_eq!(summary(&shop, &line), "1 1 0 0 0 0");
    assert_eq!(shop.stock("MUG"), "3/0/3");
    shop.refuses(2, "item import SHOP/c.csv --no-header");
}

#[test]
fn the_rows_of_one_sku_are_added_up_on_request() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,name,quantity\nTEA,Tea,1\ntea,Lot 2,2.5\nMUG,Mug,\nTEA,,\nMUG,,\n");
    shop.refuses(65, "item import SHOP/c.csv");
    let line = "item import SHOP/c.csv --add-up";
    assert_eq!(summary(&shop, line), "5 2 0 0 3 0");
    assert_eq!([shop.stock("TEA"), shop.field("TEA", "name")], ["3.5/0/3.5", "Tea"]);
    assert_eq!(shop.history("MUG"), Vec::<String>::new(), "blank is not counted");
    shop.ok("adjust TEA =1");
    shop.ok(&format!("{line} --counts"));
    assert_eq!(shop.stock("TEA"), "3.5/0/3.5");
    shop.write("c.csv", "sku,quantity\nTEA,9000000000000\nTEA,1\n");
    shop.refuses(65, line);
    shop.refuses(2, "item import SHOP/c.csv --add-up --partial");
    shop.refuses(2, "item import SHOP/c.csv --add-up --from square");
}

#[test]
fn characters_and_digits_lost_before_the_import_are_reported() {
    let said = warnings(
        "sku,name,barcode,cost,quantity\nA,Th\u{fffd},6.37702E+15,4.123456,1\nB,B,12,1,1\n",
    );
    assert_eq!(
        said,
        "warning: 1 row has text with `\u{fffd}` in it, first on line 2: the program that wrote the file lost these characters\n\
         hint: export the file again as UTF-8\n\
         warning: 1 barcode was left out, on line 2: a spreadsheet shortened long numbers, and their last digits are lost\n\
         hint: format the column as text in the spreadsheet, and enter the numbers again\n\
         warning: 1 cost was rounded to 5 decimals"
    );
}

#[test]
fn a_partial_import_without_good_rows_is_refused() {
    let shop = Shop::empty();
    shop.write("c.csv", "sku,quantity\nTEA,x\n");
    for line in ["item import SHOP/c.csv --partial --dry-run", "item import SHOP/c.csv --partial"] {
        assert!(!shop.path("c.csv.rejects.csv").exists());
        let ran = shop.typed(line);
        assert_eq!(ran.code, 65);
        assert!(ran.err.contains("`x` is not a number"), "{}", ran.err);
    }
    assert!(shop.path("c.csv.rejects.csv").exists() && !shop.store().exists());
}
