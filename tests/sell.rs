//! `bincard sell`: sales in the shop, voiding them (R8–R11), and exact decimals (R4).

use crate::support::Shop;

#[test]
fn a_sale_deducts_its_lines_immediately() {
    let shop = Shop::with("TEA=12 MUG=3");
    shop.sees(
        "
        $ bincard sell TEA=2 MUG
        SALE-3
        Sold 2 × TEA, 1 × MUG (SALE-3).
        $ bincard item list
        MUG\tMUG\t\t2\t0\t2\t\t
        TEA\tTEA\t\t10\t0\t10\t\t
        ",
    );
}

#[test]
fn a_sale_prints_its_document_and_each_item_before_and_after() {
    let shop = Shop::with("TEA=12 MUG=3");
    shop.sees(
        r#"
        $ bincard sell TEA=2.5 MUG=4 --note 'to the café' --format ndjson
        {"number":"SALE-3","kind":"sale","state":"recorded","lines":[{"sku":"TEA","quantity":2.5},{"sku":"MUG","quantity":4}],"at":"2026-11-24T12:00:00+00:00","voided_at":null,"reference":null,"note":"to the café","items":[{"sku":"TEA","before":12,"after":9.5},{"sku":"MUG","before":3,"after":-1}],"repeated":false}
        Sold 2.5 × TEA, 4 × MUG (SALE-3).
        warning: MUG has run out: -1 available
        $ bincard sell TEA=2 --format csv --quiet
        sku,before,after
        TEA,9.5,7.5
        "#,
    );
}

#[test]
fn running_out_never_blocks_a_sale() {
    let shop = Shop::with("TEA=1");
    shop.sees(
        "
        $ bincard sell TEA=3
        SALE-2
        Sold 3 × TEA (SALE-2).
        warning: TEA has run out: -2 available
        $ bincard sell TEA --quiet
        SALE-3
        warning: TEA has run out: -3 available
        ",
    );
    assert_eq!(shop.stock("TEA"), "-3/0/-3");
}

#[test]
fn a_sale_is_recorded_completely_or_not_at_all() {
    let shop = Shop::with("TEA=10 MUG=1");
    shop.refuses(3, "sell TEA=1 NOPE=1");
    shop.refuses(2, "sell TEA=1 MUG=0");
    shop.refuses(2, "sell TEA=1 MUG=-1");
    shop.refuses(2, "sell TEA=1 MUG=0.000001");
    shop.refuses(2, "sell");
    assert_eq!(shop.stock("TEA"), "10/0/10");
}

#[test]
fn a_sale_beyond_the_range_of_quantities_is_refused() {
    let shop = Shop::with("TEA=10 MUG=-9000000000000");
    shop.refuses(1, "sell TEA=1 MUG=0.00001");
    shop.refuses(1, "sell TEA=9000000000000 TEA=9000000000000");
    shop.ok("sell TEA=9000000000000");
    assert_eq!(shop.stock("TEA"), "-8999999999990/0/-8999999999990");
    shop.checks();
}

#[test]
fn a_line_is_split_at_its_last_equals_sign_and_skus_ignore_case() {
    let shop = Shop::with("TEA=10");
    shop.ok("item add A=B --name 'Odd' --quantity 5");
    shop.ok("sell A=B=2");
    assert_eq!(shop.field("A=B", "available"), "3");
    shop.ok("sell tea=1 Tea=2 ' TEA '");
    assert_eq!(shop.field("TEA", "available"), "6");
    shop.refuses(2, "sell A=B");
}

#[test]
fn lines_that_name_an_item_twice_are_added_up() {
    let shop = Shop::with("TEA=10");
    shop.sees(
        "
        $ bincard sell TEA tea=2 --format csv
        sku,before,after
        TEA,10,7
        Sold 3 × TEA (SALE-2).
        ",
    );
    assert_eq!(shop.rows("item history TEA").len(), 2);
}

#[test]
fn decimals_are_exact() {
    let shop = Shop::with("OIL=0.3");
    shop.ok("sell OIL=0.1");
    shop.ok("sell OIL=0.2");
    assert_eq!(shop.field("OIL", "available"), "0");
    shop.ok("adjust OIL +7.01 --reason received");
    for change in ["1.28", "0.57", "0.34", "0.73", "1.61", "0.48", "0.42", "0.79", "0.79"] {
        shop.ok(&format!("sell OIL={change}"));
    }
    assert_eq!(shop.field("OIL", "available"), "0");
    shop.ok("sell OIL=0.00001");
    assert_eq!(shop.field("OIL", "available"), "-0.00001");
}

#[test]
fn a_sale_can_be_voided_once() {
    let shop = Shop::with("TEA=10 MUG=1");
    shop.sees(
        "
        $ bincard sell TEA=3 MUG=2 --quiet
        SALE-3
        warning: MUG has run out: -1 available
        $ bincard sell --void SALE-3
        SALE-3
        Voided SALE-3; back in stock: 3 × TEA, 2 × MUG.
        $ bincard sell --void sale-3
        SALE-3
        SALE-3 is already voided; nothing changed.
        $ bincard sell --void SALE-4
        error: there is no sale `SALE-4`
        hint: find its number with `bincard item history SKU`
        [3]
        $ bincard sell --void ADJ-1
        error: there is no sale `ADJ-1`
        hint: find its number with `bincard item history SKU`
        [3]
        ",
    );
    for number in ["SALE-+3", "SALE--3", "SALE- 3", "SALE-", "12345", "123453", "3"] {
        shop.refuses(3, &format!("sell --void '{number}'"));
    }
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("10/0/10".into(), "1/0/1".into()));
    assert_eq!(
        shop.history("TEA"),
        [
            "12:00 opening outside→available 10: 0→10",
            "12:00 sale available→sold 3: 10→7",
            "12:00 void sold→available 3: 7→10",
        ]
    );
    shop.checks();
}

#[test]
fn an_untracked_item_is_sold_without_limit_and_never_moves() {
    let shop = Shop::with("TEA=10");
    shop.ok("item add GIFT --name 'Gift card' --track off");
    shop.sees(
        "
        $ bincard sell GIFT=1000 TEA
        SALE-2
        Sold 1,000 × GIFT, 1 × TEA (SALE-2).
        $ bincard item history GIFT
        ",
    );
    assert_eq!(shop.stock("GIFT"), "null/null/null");
    shop.ok("item set GIFT --track on");
    shop.ok("sell --void SALE-2");
    assert_eq!((shop.stock("GIFT"), shop.stock("TEA")), ("0/0/0".into(), "10/0/10".into()));
    shop.checks();
}

#[test]
fn voiding_reverses_a_sale_even_after_tracking_is_turned_off() {
    let shop = Shop::with("TEA=10");
    shop.ok("sell TEA=4");
    shop.ok("item set TEA --track off");
    shop.ok("sell --void SALE-2");
    shop.ok("item set TEA --track on");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    shop.checks();
}

#[test]
fn an_archived_item_can_be_sold_with_a_warning() {
    let shop = Shop::with("TEA=10");
    shop.ok("item archive TEA");
    shop.sees(
        "
        $ bincard sell TEA
        SALE-2
        Sold 1 × TEA (SALE-2).
        warning: TEA is archived
        ",
    );
}

#[test]
fn a_backdated_sale_is_recorded_at_its_own_time() {
    let shop = Shop::with("TEA=0");
    shop.ok("adjust TEA +10 --reason received --at 2026-11-20T09:00:00Z");
    shop.ok("sell TEA=3");
    shop.ok("sell TEA=2 --at '2026-11-21 08:30'");
    assert_eq!(
        shop.history("TEA"),
        [
            "09:00 adjustment outside→available 10: 0→10",
            "08:30 sale available→sold 2: 10→8",
            "12:00 sale available→sold 3: 8→5",
        ]
    );
    shop.refuses(2, "sell TEA --at 2026-11-24T12:00:01Z");
    shop.refuses(2, "sell TEA --at 2026-11-25");
    shop.ok("sell TEA --at 2026-11-24T12:00:00Z");
    shop.checks();
}

#[test]
fn a_time_without_an_offset_is_in_the_shops_zone() {
    let mut shop = Shop::empty();
    shop.set_env("TZ", "America/Montreal");
    shop.ok("item add TEA --name Tea --quantity 10 --at '2026-11-24 06:59'");
    shop.sees(
        "
        $ bincard settings get timezone
        America/Montreal
        $ bincard item history TEA
        2026-11-24T06:59:00-05:00\topening\t\t10\t0\t10\tADJ-1\t
        $ bincard sell TEA --at '2026-11-24 07:01' --quiet
        error: `2026-11-24 07:01` is in the future
        hint: use a time in the past, or omit `--at` to use the current time
        [2]
        ",
    );
}

#[test]
fn voiding_a_sale_that_moved_nothing_moves_nothing() {
    let shop = Shop::with("TEA=6");
    shop.ok("item set TEA --track off");
    shop.ok("sell TEA=2");
    shop.ok("item set TEA --track on");
    let ran = shop.typed("sell --void SALE-2");
    assert_eq!(ran.err, "Voided SALE-2; it had moved no stock.\n");
    assert_eq!(shop.stock("TEA"), "6/0/6");
}

#[test]
fn voiding_a_sale_from_before_a_count_gives_a_warning() {
    let shop = Shop::with("TEA=100");
    shop.ok("item add --name X --quantity 10 -- -X");
    shop.at("2026-11-24T13:00:00Z");
    shop.ok("adjust -- TEA =95");
    shop.ok("adjust -- -X =10");
    shop.at("2026-11-24T14:00:00Z");
    shop.ok("sell --at '2026-11-24 12:30' -- TEA=50 -X");
    assert_eq!(shop.stock("TEA"), "95/0/95", "the count had seen it");
    shop.sees(
        "
        $ bincard sell --void SALE-5 --dry-run --at '2026-11-24 12:45'
        SALE-5
        Dry run: nothing was changed. Without --dry-run, the output would be:
        Voided SALE-5; back in stock: 50 × TEA, 1 × -X.
        warning: TEA was counted later, on 2026-11-24 13:00 (ADJ-3); that count already includes this entry, so on hand stays 95
        warning: -X was counted later, on 2026-11-24 13:00 (ADJ-4); that count already includes this entry, so on hand stays 10
        $ bincard sell --void SALE-5
        SALE-5
        Voided SALE-5; back in stock: 50 × TEA, 1 × -X.
        warning: TEA was counted after SALE-5, and the returned items were added to that count; if they had never left the shelf, count again with `bincard adjust TEA '=COUNT'`
        warning: -X was counted after SALE-5, and the returned items were added to that count; if they had never left the shelf, count again with `bincard adjust -- -X '=COUNT'`
        ",
    );
    assert_eq!(shop.stock("TEA"), "145/0/145");
    shop.ok("sell TEA");
    assert!(!shop.typed("sell --void SALE-7").err.contains("warning"), "sold after the count");
}

#[test]
fn a_backdated_entry_keeps_past_balances_in_range() {
    let shop = Shop::with("TEA=5");
    shop.at("2026-11-24T15:00:00Z");
    shop.ok("adjust TEA =5");
    shop.ok("sell TEA=4006381333931.0 --at '2026-11-24 13:00'");
    shop.ok("sell TEA=4006381333931.0 --at '2026-11-24 13:01'");
    shop.sees(
        "
        $ bincard sell TEA=4006381333931.0 --at '2026-11-24 13:02'
        error: the stock of `TEA` would exceed ±9,000,000,000,000
        [1]
        $ bincard item list --as-of '2026-11-24 14:00' --columns sku,available
        TEA\t-8012762667857
        ",
    );
    shop.ok("sell TEA --at '2026-11-24 13:03'");
    shop.checks();
}

#[test]
fn a_day_is_named_as_people_name_it() {
    let shop = Shop::with("TEA=12");
    for (when, at) in [
        ("today", "2026-11-24T12:00:00+00:00"),
        ("yesterday", "2026-11-23T23:59:59.999999+00:00"),
        ("-3d", "2026-11-21T23:59:59.999999+00:00"),
        ("-3j", "2026-11-21T23:59:59.999999+00:00"),
        ("20261121", "2026-11-21T23:59:59.999999+00:00"),
    ] {
        let sold = shop.json(&format!("sell TEA --at {when} --dry-run"));
        assert_eq!(sold["at"], at, "{when}");
    }
    shop.ok("sell TEA --at yesterday");
    assert_eq!(shop.rows("item history TEA --since -1d --until yesterday").len(), 1);
    shop.ok("item list --as-of -3d");
    shop.refuses(2, "order place 1001 TEA --expires yesterday");
    shop.refuses(2, "sell TEA --at tomorrow");
}

#[test]
fn a_barcode_scanned_as_a_quantity_is_refused() {
    let shop = Shop::with("TEA=12");
    shop.refuses(2, "sell TEA=4006381333931");
    shop.refuses(2, "adjust TEA =036000291452");
    shop.refuses(2, "adjust TEA +96385074 --reason received");
    shop.refuses(2, "item add MUG --name Mug --quantity 96385074");
    shop.write("day.csv", "sku,quantity\nTEA,96385074\n");
    shop.refuses(65, "sell --batch SHOP/day.csv");
    shop.write("count.csv", "sku,count,change\nTEA,96385074,\n");
    shop.refuses(65, "adjust --batch SHOP/count.csv");
    shop.write("delivery.csv", "sku,change,reason\nTEA,+96385074,received\n");
    shop.refuses(65, "adjust --batch SHOP/delivery.csv");
    shop.ok("adjust TEA =96385074.0");
    assert_eq!(shop.stock("TEA"), "96385074/0/96385074");
}
