//! `bincard adjust`: adjustments, physical counts, and the warnings that follow them (R22, R22b, R23).

use serde_json::Value;

use crate::support::Shop;

#[test]
fn a_change_requires_a_reason() {
    let shop = Shop::with("TEA=10");
    shop.sees(
        "
        $ bincard adjust TEA +12 --reason received
        ADJ-2
        Adjusted TEA by +12: 22 available (ADJ-2).
        $ bincard adjust TEA -1.5 --reason damaged --note 'fell off the shelf'
        ADJ-3
        Adjusted TEA by -1.5: 20.5 available (ADJ-3).
        $ bincard adjust TEA -30 --reason LOSS
        ADJ-4
        Adjusted TEA by -30: -9.5 available (ADJ-4).
        warning: TEA has run out: -9.5 available
        $ bincard adjust TEA +12 --reason count
        ADJ-5
        Adjusted TEA by +12: 2.5 available (ADJ-5).
        ",
    );
    shop.refuses(2, "adjust TEA +1");
    shop.refuses(2, "adjust TEA 5 --reason received");
    shop.refuses(2, "adjust TEA +0 --reason received");
    shop.refuses(2, "adjust TEA +1 --reason lost");
    shop.refuses(2, "adjust TEA =-1");
    shop.refuses(2, "adjust TEA +0.000001 --reason received");
    shop.refuses(3, "adjust NOPE +1 --reason received");
}

#[test]
fn every_reason_is_accepted() {
    let shop = Shop::with("TEA=10");
    let schema: Value =
        serde_json::from_str(include_str!("../schema/bincard.schema.json")).unwrap();
    for reason in schema["$defs"]["reason"]["enum"].as_array().unwrap() {
        let reason = reason.as_str().unwrap();
        let recorded = shop.json(&format!("adjust TEA +1 --reason {reason}"));
        assert_eq!(recorded["reason"], reason);
        shop.ok(&format!("adjust TEA =5 --reason {reason}"));
    }
    shop.ok("adjust TEA =6 --reason count");
    assert_eq!(shop.column("item history TEA --limit 3", "reason"), "other other count");
    shop.checks();
}

#[test]
fn a_count_sets_on_hand_including_what_is_reserved() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place A1 TEA=4");
    shop.sees(
        "
        $ bincard adjust TEA =9
        ADJ-2
        Counted 9 × TEA: 9 on hand, 5 available (ADJ-2).
        $ bincard adjust TEA =3 --quiet
        ADJ-3
        warning: TEA has run out: -1 available
        warning: counted 3 × TEA, but 4 are reserved for open orders: -1 available
        warning: TEA was already counted as 9 on 2026-11-24 12:00 (ADJ-2); it is now counted as 3
        ",
    );
    assert_eq!(shop.stock("TEA"), "-1/4/3");
    shop.ok("order complete A1");
    assert_eq!(shop.stock("TEA"), "-1/0/-1");
    shop.ok("adjust TEA =0");
    assert_eq!(shop.stock("TEA"), "0/0/0");
    shop.checks();
}

#[test]
fn a_count_that_finds_no_difference_is_in_the_history() {
    let shop = Shop::with("TEA=10");
    shop.ok("adjust TEA =10 --note 'all there'");
    assert_eq!(
        shop.history("TEA"),
        ["12:00 opening outside→available 10: 0→10", "12:00 count =0: 10→10"]
    );
    let row = &shop.rows("item history TEA --limit 1")[0];
    assert_eq!((row["note"].as_str(), row["reason"].as_str()), (Some("all there"), Some("count")));
    assert_eq!(shop.field("TEA", "counted_at"), "2026-11-24T12:00:00+00:00");
    shop.checks();
}

/// The example of R22b: 100 counted at 13:00; 3 sold at 13:10 → 97; 95 counted at 13:30; a sale of 2 at 13:20 is
/// entered → still 95; 2 damaged at 13:40 → 93.
#[test]
fn a_backdated_sale_before_a_count_changes_only_the_past() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --at 2026-01-05T12:00:00Z");
    shop.ok("adjust TEA =100 --at 2026-01-05T13:00:00Z");
    shop.ok("sell TEA=3 --at 2026-01-05T13:10:00Z");
    shop.ok("adjust TEA =95 --at 2026-01-05T13:30:00Z");
    shop.sees(
        "
        $ bincard sell TEA=2 --at 2026-01-05T13:20:00Z --format csv
        sku,before,after
        TEA,95,95
        Sold 2 × TEA (SALE-4).
        warning: TEA was counted later, on 2026-01-05 13:30 (ADJ-3); that count already includes this entry, so on hand stays 95
        ",
    );
    shop.ok("adjust TEA -2 --reason damaged --at 2026-01-05T13:40:00Z");
    assert_eq!(
        shop.history("TEA"),
        [
            "13:00 count outside→available 100: 0→100",
            "13:10 sale available→sold 3: 100→97",
            "13:20 sale available→sold 2: 97→95",
            "13:30 count available→outside 2: 95→93",
            "13:30 count_correction outside→available 2: 93→95",
            "13:40 adjustment available→outside 2: 95→93",
        ]
    );
    for (at, available) in [
        ("12:59", "0"),
        ("13:00", "100"),
        ("13:15", "97"),
        ("13:25", "95"),
        ("13:30", "95"),
        ("13:45", "93"),
    ] {
        let then = shop.column(&format!("item list --as-of 2026-01-05T{at}:00Z"), "available");
        assert_eq!(then, available, "{at}");
    }
    shop.checks();
}

#[test]
fn a_backdated_sale_before_two_counts_is_absorbed_by_the_first() {
    let shop = Shop::with("TEA=10");
    shop.at("2026-11-24T13:00:00Z");
    shop.ok("adjust TEA =8");
    shop.at("2026-11-24T14:00:00Z");
    shop.ok("adjust TEA =6");
    shop.ok("sell TEA=3 --at 2026-11-24T12:30:00Z");
    assert_eq!(
        shop.history("TEA"),
        [
            "12:00 opening outside→available 10: 0→10",
            "12:30 sale available→sold 3: 10→7",
            "13:00 count available→outside 2: 7→5",
            "13:00 count_correction outside→available 3: 5→8",
            "14:00 count available→outside 2: 8→6",
        ]
    );
    shop.ok("sell TEA=1 --at 2026-11-24T13:30:00Z");
    assert_eq!(shop.stock("TEA"), "6/0/6");
    let between = shop.column("item list --as-of 2026-11-24T13:45:00Z", "available");
    assert_eq!(between, "7");
    shop.checks();
}

#[test]
fn a_backdated_count_holds_until_the_next_one() {
    let shop = Shop::with("TEA=10");
    shop.at("2026-11-24T13:00:00Z");
    shop.ok("sell TEA=1");
    shop.at("2026-11-24T14:00:00Z");
    shop.ok("adjust TEA =5");
    shop.ok("adjust TEA =20 --at 2026-11-24T12:30:00Z");
    assert_eq!(shop.stock("TEA"), "5/0/5");
    for (at, available) in [("12:15", "10"), ("12:30", "20"), ("13:30", "19"), ("14:00", "5")] {
        let then = shop.column(&format!("item list --as-of 2026-11-24T{at}:00Z"), "available");
        assert_eq!(then, available, "{at}");
    }
    shop.checks();
}

#[test]
fn a_backdated_count_after_the_latest_one_changes_current_stock() {
    let shop = Shop::with("TEA=10");
    shop.at("2026-11-24T14:00:00Z");
    shop.ok("sell TEA=1");
    shop.ok("adjust TEA =7 --at 2026-11-24T13:00:00Z");
    assert_eq!(shop.stock("TEA"), "6/0/6");
    assert_eq!(shop.field("TEA", "counted_at"), "2026-11-24T13:00:00+00:00");
    shop.checks();
}

#[test]
fn completing_an_order_before_a_count_releases_its_reservation() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place A1 TEA=4");
    shop.at("2026-11-24T14:00:00Z");
    shop.ok("adjust TEA =6");
    assert_eq!(shop.stock("TEA"), "2/4/6");
    shop.ok("order complete A1 --at 2026-11-24T13:00:00Z");
    assert_eq!(shop.stock("TEA"), "6/0/6");
    shop.checks();
}

#[test]
fn backdated_order_steps_leave_on_hand_unchanged() {
    let shop = Shop::with("TEA=10");
    shop.at("2026-11-24T14:00:00Z");
    shop.ok("adjust TEA =10");
    shop.ok("order place A1 TEA=4 --at 2026-11-24T13:00:00Z");
    assert_eq!(shop.stock("TEA"), "6/4/10");
    shop.ok("order cancel A1 --at 2026-11-24T13:30:00Z");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    shop.checks();
}

#[test]
fn a_current_entry_comes_after_every_count_whatever_the_clock_says() {
    let shop = Shop::with("TEA=10");
    shop.at("2026-11-24T13:00:00Z");
    shop.ok("adjust TEA =10");
    shop.at("2026-11-24T12:30:00Z");
    shop.ok("sell TEA=1");
    assert_eq!(shop.stock("TEA"), "9/0/9");
    shop.ok("adjust TEA =4");
    assert_eq!(shop.stock("TEA"), "4/0/4");
    shop.checks();
}

#[test]
fn an_adjustment_can_refer_to_an_order_a_sale_or_an_invoice() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1001 TEA=1");
    shop.ok("invoice create 1002 TEA=1");
    shop.ok("sell TEA");
    for reference in ["1001", "order:1001", "1002", "invoice:1002", "SALE-2", "sale-2"] {
        shop.ok(&format!("adjust TEA +1 --reason return --ref {reference}"));
    }
    shop.refuses(3, "adjust TEA +1 --reason return --ref 1003");
    shop.refuses(3, "adjust TEA +1 --reason return --ref invoice:1001");
    shop.ok("invoice create 1001 TEA=1");
    shop.refuses(3, "adjust TEA +1 --reason return --ref 1001");
    let told = shop.json("adjust TEA +1 --reason return --ref order:1001");
    assert_eq!(told["reference"], "1001");
    assert_eq!(shop.stock("TEA"), "15/1/16");
}

#[test]
fn an_untracked_item_cannot_be_adjusted() {
    let shop = Shop::empty();
    shop.ok("item add GIFT --name 'Gift card' --track off");
    shop.refuses(1, "adjust GIFT +1 --reason received");
    shop.refuses(1, "adjust GIFT =1");
}

#[test]
fn opening_stock_is_a_count_and_an_entry_before_it_gives_a_warning() {
    let shop = Shop::with("TEA=100");
    shop.ok("item add MUG --name Mug --quantity 0");
    shop.ok("item add BOX --name Box");
    shop.write("new.csv", "sku,name,quantity\nPOT,Pot,7\nTIN,Tin,0\nCAN,Can,\nJAR,Jar,-2\n");
    shop.ok("item import SHOP/new.csv");
    shop.wait(60);
    shop.sees(
        "
        $ bincard sell TEA=4 MUG POT TIN JAR BOX CAN --at 2026-11-20
        SALE-4
        Sold 4 × TEA, 1 × MUG, 1 × POT, 1 × TIN, 1 × JAR, 1 × BOX, 1 × CAN (SALE-4).
        warning: JAR has run out: -2 available
        warning: BOX has run out: -1 available
        warning: CAN has run out: -1 available
        warning: TEA was counted later, on 2026-11-24 12:00 (ADJ-1); that count already includes this entry, so on hand stays 100
        warning: MUG was counted later, on 2026-11-24 12:00 (ADJ-2); that count already includes this entry, so on hand stays 0
        warning: POT was counted later, on 2026-11-24 12:00 (IMPORT-3); that count already includes this entry, so on hand stays 7
        warning: TIN was counted later, on 2026-11-24 12:00 (IMPORT-3); that count already includes this entry, so on hand stays 0
        warning: JAR was counted later, on 2026-11-24 12:00 (IMPORT-3); that count already includes this entry, so on hand stays -2
        ",
    );
    assert_eq!(
        shop.history("TEA"),
        [
            "23:59 sale available→sold 4: 0→-4",
            "12:00 opening outside→available 100: -4→96",
            "12:00 count_correction outside→available 4: 96→100",
        ]
    );
    assert_eq!(shop.field("BOX", "counted_at"), "null");
    shop.checks();
}

#[test]
fn opening_stock_of_a_first_import_is_a_count() {
    let shop = Shop::empty();
    shop.write("new.csv", "sku,name,quantity\nPOT,Pot,7\nTIN,Tin,0\nCAN,Can,\nJAR,Jar,-2\n");
    shop.ok("item import SHOP/new.csv");
    shop.wait(60);
    let told = shop.typed("sell POT TIN JAR CAN --at 2026-11-20").err;
    assert_eq!(
        told.matches("(IMPORT-1); that count already includes this entry").count(),
        3,
        "{told}"
    );
    assert_eq!(shop.column("item list --columns sku,available", "available"), "-1 -2 7 0");
    shop.checks();
}

#[test]
fn a_date_means_the_end_of_the_day_and_today_means_now() {
    let shop = Shop::with("TEA=100");
    shop.ok("settings set timezone America/Montreal");
    shop.at("2026-11-25T20:00:00Z");
    shop.ok("adjust TEA =90");
    shop.at("2026-11-26T01:00:00Z");
    shop.ok("sell TEA=2 --at 2026-11-25");
    assert_eq!(shop.stock("TEA"), "88/0/88", "it is still the 25th in the shop");
    shop.refuses(2, "sell TEA --at 2026-11-26");
    shop.at("2026-11-26T06:00:00Z");
    shop.ok("adjust TEA =80 --at 2026-11-25");
    assert_eq!(shop.stock("TEA"), "80/0/80");
    shop.refuses(2, "sell TEA --at 2026-11-26T09:00[Asia/Tokyo]");
    shop.checks();
}

#[test]
fn a_batch_of_late_entries_warns_once_for_each_item() {
    let shop = Shop::with("TEA=100 MUG=5");
    shop.wait(60);
    shop.write(
        "day.csv",
        "sku,quantity,at\nTEA,1,2026-11-20\nTEA,2,2026-11-21\nMUG,1,2026-11-20\n",
    );
    shop.write("late.csv", "sku,change,reason,at\nTEA,-1,loss,2026-11-20\nMUG,+1,received,\n");
    for (command, count) in [("sell --batch SHOP/day.csv", 2), ("adjust --batch SHOP/late.csv", 1)]
    {
        let told = shop.typed(command).err;
        assert_eq!(told.matches("so on hand stays").count(), count, "{told}");
    }
    assert_eq!(shop.stock("TEA"), "100/0/100");
    assert_eq!(shop.stock("MUG"), "6/0/6");
    shop.checks();
}

#[test]
fn a_count_below_what_is_reserved_gives_a_warning_in_every_command_that_counts() {
    let shop = Shop::with("TEA=60");
    shop.ok("order place 1 TEA=50");
    shop.write("count.csv", "sku,count\nTEA,20\n");
    shop.write("items.csv", "sku,quantity\nTEA,20\n");
    for command in
        ["adjust TEA =20", "adjust --batch SHOP/count.csv", "item import --counts SHOP/items.csv"]
    {
        shop.wait(120);
        shop.ok("adjust TEA =60");
        shop.wait(120);
        let told = shop.typed(command).err;
        let warning =
            "warning: counted 20 × TEA, but 50 are reserved for open orders: -30 available";
        assert_eq!(told.matches(warning).count(), 1, "{command}\n{told}");
    }
    assert_eq!(shop.stock("TEA"), "-30/50/20");
}

#[test]
fn an_item_counted_twice_within_an_hour_gives_a_warning_with_both_figures() {
    let shop = Shop::with("TEA=10");
    shop.wait(10);
    assert!(!shop.typed("adjust TEA =9").err.contains("warning"), "opening stock is ignored");
    shop.wait(60);
    shop.sees(
        "
        $ bincard adjust TEA =8
        ADJ-3
        Counted 8 × TEA: 8 on hand, 8 available (ADJ-3).
        warning: TEA was already counted as 9 on 2026-11-24 12:10 (ADJ-2); it is now counted as 8
        ",
    );
    shop.wait(61);
    shop.write("items.csv", "sku,name,quantity\nTEA,Tea,7\nMUG,Mug,3\n");
    assert!(!shop.typed("item import --counts SHOP/items.csv").err.contains("warning"));
    shop.wait(30);
    shop.write("count.csv", "sku,count\nTEA,7\nMUG,2\n");
    let told = shop.typed("adjust --batch SHOP/count.csv").err;
    assert!(told.contains(
        "TEA was already counted as 7 on 2026-11-24 14:11 (IMPORT-4); it is now counted as 7"
    ));
    assert!(!told.contains("MUG"), "it came with that stock\n{told}");
}
