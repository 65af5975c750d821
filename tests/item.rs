//! `bincard item`: adding, changing, finding and archiving items, and their history (R5–R7).

use crate::support::{Shop, is_about_a_file};

#[test]
fn adding_the_first_item_creates_the_store() {
    if is_about_a_file("`store init` creates a store on a server") {
        return;
    }
    let shop = Shop::empty();
    shop.sees(
        "
        $ bincard item list
        error: there is no store at `SHOP/shop.db`
        hint: use an existing store with `--store` or BINCARD_STORE, or create one with `bincard store init`
        [66]
        $ bincard item add TEA-01 --name 'Green tea' --quantity 12 --threshold 5 --price 8.50
        TEA-01
        Added TEA-01: 12 available.
        $ bincard item add tea-01 --name 'Black tea'
        error: an item with the SKU `tea-01` already exists
        hint: change the item with `bincard item set`, or its stock with `bincard adjust`
        [5]
        ",
    );
}

#[test]
fn item_show_shows_everything() {
    let shop = Shop::empty();
    shop.ok(
        "item add TEA-01 --name 'Green tea' --variation 100g --category Tea --barcode 0012345678905 \
         --price 8.50 --cost 3.125 --quantity 12.5 --threshold 13",
    );
    shop.sees(
        r#"
        $ bincard item show tea-01 --format ndjson
        {"sku":"TEA-01","name":"Green tea","variation":"100g","category":"Tea","barcode":"0012345678905","price":8.5,"cost":3.125,"tracked":true,"alert":true,"threshold":13,"on_hand":12.5,"reserved":0,"available":12.5,"low_since":"2026-11-24T12:00:00+00:00","archived":false,"counted_at":"2026-11-24T12:00:00+00:00","notification":{"opened_at":"2026-11-24T12:00:00+00:00","available":12.5,"threshold":13},"open_orders":[]}
        "#,
    );
    shop.sees(
        "
        $ bincard item show TEA
        error: there is no item with the SKU `TEA`
        hint: did you mean `TEA-01`?
        [3]
        $ bincard item show PIANO
        error: there is no item with the SKU `PIANO`
        hint: list all items with `bincard item list`, or add one with `bincard item add`
        [3]
        ",
    );
}

#[test]
fn skus_are_compared_trimmed_normalized_and_without_case() {
    let shop = Shop::empty();
    shop.ok("item add ' É-1 ' --name one --quantity 5");
    for spelling in ["É-1", "é-1", "E\u{301}-1", "e\u{301}-1", "'  é-1'"] {
        assert_eq!(shop.field(spelling, "sku"), "É-1", "the spelling first given is kept");
        shop.refuses(5, &format!("item add {spelling} --name two"));
    }
    shop.ok("item add e\u{301}-2 --name the\u{301}");
    assert_eq!(shop.field("É-2", "sku"), "é-2", "one character for each letter (NFC)");
    assert_eq!(shop.column("item list --search thé", "name"), "thé");
    shop.ok("item add straße --name street");
    assert_eq!(shop.field("STRASSE", "name"), "street");
}

#[test]
fn a_sku_is_1_to_255_characters_without_control_characters() {
    let shop = Shop::with("TEA=1");
    shop.ok(&format!("item add {} --name long", "é".repeat(255)));
    shop.refuses(2, &format!("item add {} --name long", "é".repeat(256)));
    for sku in ["''", "' '", "$'a\\nb'", "$'a\\eb'", "a\u{202e}b", "a\u{9b}b"] {
        shop.refuses(2, &format!("item add {sku} --name bad"));
    }
}

#[test]
fn an_item_needs_a_name() {
    let shop = Shop::with("TEA=1");
    shop.refuses(2, "item add MUG");
    shop.refuses(2, "item add MUG --name ''");
    shop.refuses(2, "item set TEA --name ' '");
    shop.refuses(2, "item set TEA");
}

#[test]
fn a_name_has_at_most_2000_characters() {
    let shop = Shop::with("TEA=1");
    for name in ["n".repeat(2_000), "é".repeat(2_000)] {
        shop.ok(&format!("item set TEA --name {name}"));
        assert_eq!(shop.field("TEA", "name"), name);
    }
    shop.refuses(2, &format!("item set TEA --name {}", "n".repeat(2_001)));
    shop.refuses(2, &format!("item set TEA --name {}", "é".repeat(2_001)));
}

#[test]
fn an_untracked_item_is_added_without_stock() {
    let shop = Shop::with("TEA=1");
    shop.refuses(1, "item add GIFT --name Gift --track off --quantity 5");
    shop.ok("item add GIFT --name Gift --track off --quantity 0");
    assert_eq!(shop.field("GIFT", "tracked"), "false");
}

#[test]
fn opening_stock_can_be_negative() {
    let shop = Shop::with("TEA=-2.5");
    assert_eq!(shop.history("TEA"), ["12:00 opening available→outside 2.5: 0→-2.5"]);
    shop.checks();
}

#[test]
fn an_empty_value_clears_a_field_and_leaves_the_others() {
    let shop = Shop::empty();
    shop.ok(
        "item add TEA --name Tea --variation 100g --category Tea --barcode 1 --price 8 --cost 3 \
         --threshold 5 --quantity 9",
    );
    shop.sees(
        "
        $ bincard item set TEA --name 'Green tea' --price 9.00
        TEA
        Updated TEA.
        ",
    );
    let keys = "sku,name,variation,category,barcode,price,cost,threshold,alert,available";
    let told = |line: &str| shop.ok(line);
    assert_eq!(
        told(&format!("item list --columns {keys}")),
        "TEA\tGreen tea\t100g\tTea\t1\t9\t3\t5\ttrue\t9\n"
    );
    shop.ok(
        "item set TEA --variation '' --category '' --barcode '' --price '' --cost '' --threshold ''",
    );
    assert_eq!(
        told(&format!("item list --columns {keys}")),
        "TEA\tGreen tea\t\t\t\t\t\t\tfalse\t9\n"
    );
    shop.ok("item set TEA --alert on");
    assert_eq!(shop.field("TEA", "alert"), "true");
    shop.ok("item set TEA --alert ''");
    assert_eq!(shop.field("TEA", "alert"), "false", "never said: on where there is a threshold");
    shop.refuses(3, "item set NOPE --name Nope");
    shop.refuses(2, "item set TEA --price 8,50");
    shop.refuses(2, "item set TEA --alert maybe");
}

#[test]
fn a_switch_accepts_words_of_both_languages_and_never_suggests_the_opposite() {
    let shop = Shop::with("TEA=10");
    for (on, off) in [("on", "off"), ("yes", "NO"), ("oui", "non"), ("true", "false"), ("1", "0")] {
        for (word, told) in [(on, "true"), (off, "false")] {
            shop.ok(&format!("item set TEA --alert {word} --track {word}"));
            assert_eq!(shop.field("TEA", "alert"), told, "{word}");
            assert_eq!(shop.field("TEA", "tracked"), told, "{word}");
            shop.ok(&format!("settings set digest.enabled {word}"));
            assert_eq!(shop.ok("settings get digest.enabled"), format!("{told}\n"), "{word}");
        }
    }
    for wrong in [
        "item set TEA --alert n",
        "item set TEA --track nope",
        "settings set digest.enabled untrue",
    ] {
        let refused = shop.typed(wrong);
        assert!(refused.code != 0 && !refused.err.contains("did you mean"), "{}", refused.err);
    }
}

#[test]
fn setting_the_same_value_changes_nothing() {
    let shop = Shop::with("TEA=10");
    shop.ok("item set TEA --name TEA --track on");
    assert_eq!(shop.rows("item history TEA").len(), 1);
    shop.checks();
}

#[test]
fn an_archived_item_is_hidden_and_can_be_unarchived() {
    let shop = Shop::with("TEA=10 MUG=1");
    shop.sees(
        "
        $ bincard item archive TEA mug
        TEA
        MUG
        Archived TEA.
        warning: TEA is archived with 10 on hand and no open orders
        Archived MUG.
        warning: MUG is archived with 1 on hand and no open orders
        $ bincard item list
        $ bincard item list --archived --columns sku,available
        MUG\t1
        TEA\t10
        $ bincard item unarchive TEA
        TEA
        Unarchived TEA.
        $ bincard item unarchive TEA
        TEA
        TEA is not archived; nothing changed.
        $ bincard item archive MUG
        MUG
        MUG is already archived; nothing changed.
        $ bincard item list --columns sku,available
        TEA\t10
        ",
    );
    assert_eq!(shop.field("MUG", "archived"), "true");
    assert_eq!(shop.rows("item history MUG").len(), 1);
    shop.refuses(3, "item archive TEA NOPE");
    assert_eq!(shop.field("TEA", "archived"), "false", "all or none");
    shop.refuses(2, "item archive");
    shop.refuses(5, "item add MUG --name 'another mug'");
}

fn catalogue() -> Shop {
    let shop = Shop::empty();
    for item in [
        "item add TEA-1 --name 'Green tea' --category Tea --quantity 5 --price 8 --barcode 111",
        "item add tea-2 --name 'Earl Grey' --category tea --quantity 2 --threshold 3 --price 9.5",
        "item add MUG --name 'Tea mug' --variation Blue --category Cups --quantity 10 --cost 2",
        "item add ÉRABLE --name 'Sirop d’érable' --quantity 0 --threshold 1",
    ] {
        shop.ok(item);
    }
    shop
}

#[test]
fn lists_are_filtered() {
    let shop = catalogue();
    for (filter, skus) in [
        ("", "MUG TEA-1 tea-2 ÉRABLE"),
        ("--category TEA", "TEA-1 tea-2"),
        ("--category Cups", "MUG"),
        ("--category Nope", ""),
        ("--search tea", "MUG TEA-1 tea-2"),
        ("--search 'tea GREEN'", "TEA-1"),
        ("--search tea --category cups", "MUG"),
        ("--search blue", "MUG"),
        ("--search 111", "TEA-1"),
        ("--search érable", "ÉRABLE"),
        ("--search ÉRA", "ÉRABLE"),
        ("--low", "tea-2 ÉRABLE"),
        ("--low --category tea", "tea-2"),
        ("--limit 2", "MUG TEA-1"),
        ("--limit 0", ""),
        ("--limit 1 --search tea-2", "tea-2"),
    ] {
        assert_eq!(shop.column(&format!("item list {filter}"), "sku"), skus, "{filter}");
    }
}

#[test]
fn lists_are_sorted_with_missing_values_last() {
    let shop = catalogue();
    for (sort, skus) in [
        ("sku", "MUG TEA-1 tea-2 ÉRABLE"),
        ("sku --reverse", "ÉRABLE tea-2 TEA-1 MUG"),
        ("available", "ÉRABLE tea-2 TEA-1 MUG"),
        ("on-hand --reverse", "MUG TEA-1 tea-2 ÉRABLE"),
        ("name", "tea-2 TEA-1 ÉRABLE MUG"),
        ("price", "TEA-1 tea-2 MUG ÉRABLE"),
        ("price --reverse", "tea-2 TEA-1 MUG ÉRABLE"),
        ("threshold --limit 1", "ÉRABLE"),
    ] {
        assert_eq!(shop.column(&format!("item list --sort {sort}"), "sku"), skus, "{sort}");
    }
    shop.refuses(2, "item list --sort colour");
    shop.refuses(2, "item list --columns colour");
}

#[test]
fn names_are_sorted_and_found_without_regard_to_case_and_accents() {
    let shop = Shop::empty();
    shop.write(
        "names.csv",
        "sku,name,variation,category\n1,Zèbre,Épais,Épicerie\n2,élan,Étroit,eaux\n3,Eau,court,Épicerie\n\
         4,Étagère,Écru,Maison\n5,abricot,étroit,epicerie\n",
    );
    shop.ok("item import SHOP/names.csv");
    shop.ok("item add 6 --name Œuf --variation ÉCRU --category L’atelier");
    shop.ok("item set 4 --name Étalon");
    for (list, skus) in [
        ("--sort name", "5 3 2 4 6 1"),
        ("--sort name --reverse", "1 6 4 2 3 5"),
        ("--sort variation", "3 4 6 1 2 5"),
        ("--sort category", "2 1 3 5 6 4"),
        ("--category epicerie", "1 3 5"),
        ("--category ÉPICERIE", "1 3 5"),
        ("--search epicerie", "1 3 5"),
        ("--search 'ECRU oeuf'", "6"),
        ("--search \"l'atelier\"", "6"),
        ("--search étalon", "4"),
        ("--search etalon", "4"),
    ] {
        assert_eq!(shop.column(&format!("item list {list}"), "sku"), skus, "{list}");
    }
    let products = shop.ok("item export --to woocommerce --sort name -");
    let of = |name: &str| products.find(name).unwrap();
    assert!(of("abricot") < of("élan") && of("élan") < of("Étalon") && of("Étalon") < of("Zèbre"));
    let products = shop.ok("item export --to shopify -");
    let of = |name: &str| products.find(name).unwrap();
    assert!(of("abricot") < of("élan") && of("élan") < of("Étalon") && of("Étalon") < of("Zèbre"));
    shop.at("2026-11-25T12:00:00Z");
    for (order, customer) in [(1, "Zoé"), (2, "Émile"), (3, "Eve")] {
        shop.ok(&format!("order place {order} 1=1 --pickup --customer {customer}"));
    }
    assert_eq!(shop.column("order list --sort customer", "number"), "2 3 1");
}

#[test]
fn a_list_is_sorted_by_any_column_it_can_show() {
    let shop = Shop::with("TEA=10 MUG=1 CUP=5");
    shop.ok("item set TEA --barcode 2 --threshold 20");
    shop.ok("item set CUP --barcode 1 --track off");
    for (sort, skus) in [
        ("barcode", "CUP TEA MUG"),
        ("tracked", "CUP MUG TEA"),
        ("alert --reverse", "TEA CUP MUG"),
        ("archived", "CUP MUG TEA"),
        ("stock-alert", "TEA CUP MUG"),
    ] {
        assert_eq!(shop.column(&format!("item list --sort {sort}"), "sku"), skus, "{sort}");
    }
    let help = shop.ok("item list --help");
    let (_, columns) = help.split_once("Columns: ").unwrap();
    let columns = columns.split_once('.').unwrap().0.replace(char::is_whitespace, "");
    for column in columns.split(',') {
        shop.ok(&format!("item list --sort {column}"));
    }
}

#[test]
fn item_list_can_show_the_past() {
    let shop = Shop::with("TEA=10");
    shop.at("2026-11-25T09:00:00Z");
    shop.ok("sell TEA=4");
    shop.ok("item add MUG --name Mug --quantity 3");
    shop.at("2026-11-26T09:00:00Z");
    shop.ok("order place 1 TEA=2");
    for (as_of, rows) in [
        ("2026-11-23", ""),
        ("2026-11-24T11:59:59Z", ""),
        ("2026-11-24", "TEA\t10\t0\t10\n"),
        ("'2026-11-25 08:59'", "TEA\t10\t0\t10\n"),
        ("2026-11-25", "MUG\t3\t0\t3\nTEA\t6\t0\t6\n"),
        ("2026-11-26T11:00:00+02:00", "MUG\t3\t0\t3\nTEA\t6\t2\t4\n"),
        ("2026-12-24", "MUG\t3\t0\t3\nTEA\t6\t2\t4\n"),
    ] {
        let line = format!("item list --as-of {as_of} --columns sku,on_hand,reserved,available");
        assert_eq!(shop.ok(&line), rows, "{as_of}");
    }
    shop.refuses(2, "item list --as-of someday");
}

#[test]
fn a_past_list_shows_what_was_low_then() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --quantity 10 --threshold 5");
    shop.at("2026-11-25T09:00:00Z");
    shop.ok("sell TEA=6");
    shop.at("2026-11-26T09:00:00Z");
    shop.ok("adjust TEA +10 --reason received");
    for (as_of, skus) in [("2026-11-24", ""), ("2026-11-25", "TEA"), ("2026-11-26", "")] {
        assert_eq!(
            shop.column(&format!("item list --low --as-of {as_of}"), "sku"),
            skus,
            "{as_of}"
        );
    }
}

#[test]
fn backdated_entries_count_for_what_was_low_in_the_past() {
    let shop = Shop::empty();
    shop.at("2026-11-20T12:00:00Z");
    shop.ok("item add TEA --name Tea --quantity 10 --threshold 5 --at 2026-11-01T10:00:00Z");
    shop.ok("item add MUG --name Mug --quantity 10 --threshold 5 --at 2026-11-01T10:00:00Z");
    shop.ok("sell TEA=6 --at 2026-11-02T10:00:00Z");
    let low = |as_of: &str| {
        let rows = shop.rows(&format!("item list --low --as-of {as_of}"));
        rows.iter().map(|row| format!("{} {}", row["sku"], row["low_since"])).collect::<Vec<_>>()
    };
    assert_eq!(low("2026-11-01"), [""; 0]);
    assert_eq!(low("2026-11-02"), ["\"TEA\" \"2026-11-02T10:00:00+00:00\""]);
    shop.ok("adjust TEA +6 --reason received --at 2026-11-03T10:00:00Z");
    shop.ok("sell MUG=6 --at 2026-11-04T10:00:00Z");
    shop.ok("sell MUG=1 --at 2026-11-05T10:00:00Z");
    shop.ok("item set MUG --alert off");
    assert_eq!(low("2026-11-02"), ["\"TEA\" \"2026-11-02T10:00:00+00:00\""]);
    assert_eq!(low("2026-11-03"), [""; 0], "what came late is there too");
    assert_eq!(low("2026-11-06"), [""; 0], "no alert was ever open then");
    shop.ok("item set MUG --alert on");
    assert_eq!(low("2026-11-06"), ["\"MUG\" \"2026-11-04T10:00:00+00:00\""]);
}

#[test]
fn a_past_list_includes_items_archived_since() {
    let shop = Shop::with("TEA=10 MUG=1");
    shop.at("2026-11-25T09:00:00Z");
    shop.ok("item archive MUG");
    for (as_of, skus) in [
        ("2026-11-24", "MUG TEA"),
        ("2026-11-25", "TEA"),
        ("2026-11-24 --archived", ""),
        ("2026-11-25 --archived", "MUG"),
    ] {
        assert_eq!(shop.column(&format!("item list --as-of {as_of}"), "sku"), skus, "{as_of}");
    }
    let archived = shop.column("item list --as-of 2026-11-24 --columns sku,archived", "archived");
    assert_eq!(archived, "false false");
}

#[test]
fn every_excerpt_of_the_history_shows_before_and_after() {
    let shop = Shop::with("TEA=10");
    for (day, quantity) in [(25, 1), (26, 2), (27, 3)] {
        shop.at(&format!("2026-11-{day}T09:00:00Z"));
        shop.ok(&format!("sell TEA={quantity} --note day-{day}"));
    }
    let all = [
        "2026-11-24T12:00:00+00:00\topening\t\t10\t0\t10\tADJ-1\t",
        "2026-11-25T09:00:00+00:00\tsale\t\t1\t10\t9\tSALE-2\tday-25",
        "2026-11-26T09:00:00+00:00\tsale\t\t2\t9\t7\tSALE-3\tday-26",
        "2026-11-27T09:00:00+00:00\tsale\t\t3\t7\t4\tSALE-4\tday-27",
    ];
    for (part, rows) in [
        ("", &all[..]),
        ("--limit 2", &all[2..]),
        ("--limit 0", &all[..0]),
        ("--limit 9", &all[..]),
        ("--since 2026-11-26", &all[2..]),
        ("--until 2026-11-25", &all[..2]),
        ("--since 2026-11-25 --until 2026-11-26", &all[1..3]),
        ("--until 2026-11-26 --limit 1", &all[2..3]),
        ("--since 2026-11-25T09:00:00Z --until 2026-11-25T09:00:00Z", &all[1..2]),
        ("--since 2026-12-01", &all[..0]),
    ] {
        let listed = shop.ok(&format!("item history tea {part}"));
        assert_eq!(listed.lines().collect::<Vec<_>>(), rows, "{part}");
    }
    shop.refuses(3, "item history NOPE");
    shop.refuses(2, "item history TEA --since then");
}

#[test]
fn reservations_are_in_the_history_and_leave_on_hand_unchanged() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=2 --note web");
    shop.sees(
        r#"
        $ bincard item history TEA --limit 1 --format ndjson
        {"at":"2026-11-24T12:00:00+00:00","kind":"reserve","reason":null,"from":"available","to":"reserved","quantity":2,"before":10,"after":8,"document":"1","note":"web","reference":null}
        "#,
    );
}

#[test]
fn archiving_an_item_with_stock_gives_a_warning_and_adding_it_again_a_hint() {
    let shop = Shop::with("TEA=10 MUG=0");
    shop.ok("order place 1 TEA=4");
    shop.write("items.csv", "sku,name,price\nTEA,Tea,9\n");
    shop.write("archived.csv", "sku,name,price,archived\nTEA,Tea,9,yes\n");
    shop.sees(
        "
        $ bincard item archive TEA MUG
        TEA
        MUG
        Archived TEA.
        warning: TEA is archived with 10 on hand and 1 open order
        Archived MUG.
        $ bincard item add tea --name Tea
        error: an item with the SKU `tea` exists and is archived
        hint: unarchive it with `bincard item unarchive tea`
        [5]
        $ bincard item import SHOP/items.csv
        Read 1 row from SHOP/items.csv (bincard): 0 added, 1 changed, 0 unchanged, 0 skipped, 0 refused.
        warning: 1 item in the file is archived and stays archived
        hint: to bring back archived items, run `bincard item unarchive TEA`
        $ bincard item import SHOP/archived.csv
        Read 1 row from SHOP/archived.csv (bincard): 0 added, 0 changed, 1 unchanged, 0 skipped, 0 refused.
        ",
    );
}
