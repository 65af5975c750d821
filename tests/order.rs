//! `bincard order`: what online orders reserve, and how they end (R15–R21).

use serde_json::Value;

use crate::support::Shop;

#[test]
fn placing_reserves_and_completing_sells() {
    let shop = Shop::with("TEA=10 MUG=3");
    shop.sees(
        "
        $ bincard order place 1001 TEA=4 MUG --customer 'A. Roy'
        1001
        Placed order 1001: reserved 4 × TEA, 1 × MUG.
        $ bincard order list
        1001\topen\t4 × TEA, 1 × MUG\tA. Roy
        ",
    );
    assert_eq!(shop.stock("TEA"), "6/4/10");
    let open = &shop.json("item show TEA")["open_orders"];
    assert_eq!(open.to_string(), r#"[{"number":"1001","quantity":4}]"#);
    shop.sees(
        "
        $ bincard order complete 1001
        1001
        Completed order 1001: 4 × TEA, 1 × MUG.
        $ bincard order complete 1001
        1001
        Order 1001 is already completed; nothing changed.
        ",
    );
    assert_eq!(shop.stock("TEA"), "6/0/6");
    assert_eq!(
        shop.history("TEA")[1..],
        ["12:00 reserve available→reserved 4: 10→6", "12:00 complete reserved→sold 4: 6→6"]
    );
    shop.checks();
}

#[test]
fn sold_out_names_the_sku_and_nothing_is_reserved() {
    let shop = Shop::with("TEA=10 MUG=3 BOX=0 OIL=0.5");
    let before = shop.content();
    shop.sees(
        "
        $ bincard order place 1 TEA=2 MUG=4 BOX OIL=1
        error: Only 3 left: `MUG`; Sold out: `BOX`; Only 0.5 left: `OIL`
        hint: request less, or see what is available with `bincard item list`
        [4]
        $ bincard order place 1 TEA=6 tea=6
        error: Only 10 left: `TEA`
        hint: request less, or see what is available with `bincard item list`
        [4]
        $ bincard order show 1
        error: there is no order `1`
        hint: list all orders with `bincard order list`
        [3]
        ",
    );
    assert_eq!(shop.content(), before);
    shop.ok("sell BOX=2");
    shop.sees(
        "
        $ bincard order place 1 BOX
        error: Sold out: `BOX`
        hint: request less, or see what is available with `bincard item list`
        [4]
        ",
    );
    shop.refuses(3, "order place 1 TEA NOPE");
    shop.ok("order place 1 TEA=10");
    assert_eq!(shop.stock("TEA"), "0/10/10");
    shop.checks();
}

#[test]
fn untracked_items_are_never_sold_out() {
    let shop = Shop::with("TEA=1");
    shop.ok("item add GIFT --name 'Gift card' --track off");
    shop.ok("order place 1 GIFT=100 TEA");
    assert_eq!((shop.stock("GIFT"), shop.stock("TEA")), ("null/null/null".into(), "0/1/1".into()));
    shop.ok("order complete 1");
    shop.checks();
}

#[test]
fn reservations_can_be_completed_or_released_after_tracking_is_turned_off() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=4");
    shop.ok("order place 2 TEA=3");
    shop.ok("item set TEA --track off");
    shop.ok("order complete 1");
    shop.ok("order cancel 2");
    shop.ok("item set TEA --track on");
    assert_eq!(shop.stock("TEA"), "6/0/6");
    shop.checks();
}

#[test]
fn an_item_that_is_no_longer_tracked_shows_no_quantity_and_gets_no_hint_to_adjust_it() {
    let shop = Shop::with("TEA=1");
    shop.ok("order place 1 TEA=4 --backorder");
    shop.ok("item set TEA --track off");
    shop.sees(
        "
        $ bincard order complete 1 --format csv
        Completed order 1: 4 × TEA.
        $ bincard order refund 1
        1
        Refunded 4 × TEA of order 1; stock is unchanged.
    ",
    );
}

#[test]
fn cancelling_releases_exactly_what_was_reserved() {
    let shop = Shop::with("TEA=10 MUG=2");
    shop.ok("order place 1 TEA=4.25 MUG=2");
    shop.ok("sell TEA=1");
    shop.sees(
        "
        $ bincard order cancel 1 --format csv
        sku,before,after
        TEA,4.75,9
        MUG,0,2
        Cancelled order 1: released 4.25 × TEA, 2 × MUG.
        $ bincard order cancel 1
        1
        Order 1 is already cancelled; nothing changed.
        $ bincard order complete 1
        error: order `1` is cancelled and cannot be completed
        hint: run `bincard order reopen 1`
        [5]
        $ bincard order refund 1
        error: order `1` is cancelled and cannot be refunded
        hint: only completed orders can be refunded
        [5]
        $ bincard order expire 1
        error: order `1` is cancelled and cannot be expired
        hint: run `bincard order reopen 1`
        [5]
        ",
    );
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("9/0/9".into(), "2/0/2".into()));
    shop.checks();
}

#[test]
fn an_open_order_cannot_be_refunded_and_a_completed_one_not_cancelled() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=4");
    shop.refuses(5, "order refund 1");
    shop.ok("order complete 1");
    shop.refuses(5, "order cancel 1");
    shop.refuses(5, "order expire 1");
    shop.ok("order refund 1");
    shop.refuses(5, "order complete 1");
    shop.refuses(5, "order cancel 1");
    for command in ["complete", "cancel", "refund", "expire", "show"] {
        shop.refuses(3, &format!("order {command} 2"));
    }
}

#[test]
fn a_passed_deadline_takes_effect_in_every_command() {
    for look in ["item show TEA", "item list", "item history TEA", "order list", "order show 1"] {
        let shop = Shop::with("TEA=5");
        shop.ok("order place 1 TEA=5 --expires 48h");
        shop.at("2026-11-26T11:59:59Z");
        assert_eq!(shop.stock("TEA"), "0/5/5");
        shop.at("2026-11-26T12:00:00Z");
        shop.ok(look);
        let kept =
            shop.sql("select available, reserved, state from balance, document where number = '1'");
        assert_eq!(kept, "500000|0|expired\n", "{look}");
        assert_eq!(shop.history("TEA")[2], "12:00 release reserved→available 5: 0→5");
        assert_eq!(shop.json("order show 1")["expired_at"], "2026-11-26T12:00:00+00:00");
    }
    let shop = Shop::with("TEA=5");
    shop.ok("order place 1 TEA=5 --expires 48h");
    shop.at("2026-11-27T00:00:00Z");
    assert_eq!(shop.ok("sell TEA=2 --format csv --quiet"), "sku,before,after\r\nTEA,5,3\r\n");
    shop.ok("order place 2 TEA=3");
    shop.refuses(5, "order complete 1");
    shop.checks();
}

#[test]
fn orders_due_during_a_refused_command_are_released_by_the_next_one() {
    let shop = Shop::with("TEA=5");
    shop.ok("order place 1 TEA=5 --expires 1h");
    shop.wait(60);
    assert_eq!(
        shop.typed("order place 2 TEA=6").err.lines().next(),
        Some("error: Only 5 left: `TEA`")
    );
    assert_eq!(shop.stock("TEA"), "5/0/5");
    shop.ok("order place 2 TEA=5");
    shop.checks();
}

#[test]
fn order_expire_lists_every_due_order() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=1 --expires 2h");
    shop.ok("order place 2 TEA=2 --expires 1h");
    shop.ok("order place 3 TEA=3 --expires 3h");
    shop.ok("order place 4 TEA=4");
    shop.wait(120);
    shop.sees(
        "
        $ bincard order expire --dry-run
        2
        1
        Dry run: nothing was changed. Without --dry-run, the output would be:
        Order 2 expired: released 2 × TEA.
        Order 1 expired: released 1 × TEA.
        $ bincard order expire
        2
        1
        Order 2 expired: released 2 × TEA.
        Order 1 expired: released 1 × TEA.
        $ bincard order expire
        ",
    );
    assert_eq!(shop.stock("TEA"), "3/7/10");
    assert_eq!(shop.column("order list --state expired", "number"), "2 1");
    shop.checks();
}

#[test]
fn an_order_can_be_expired_before_its_time() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=4 --expires 3d");
    shop.sees(
        "
        $ bincard order expire 1
        1
        Order 1 expired: released 4 × TEA.
        $ bincard order expire 1
        1
        Order 1 is already expired; nothing changed.
        $ bincard order complete 1
        error: order `1` is expired and cannot be completed
        hint: run `bincard order reopen 1`
        [5]
        $ bincard order cancel 1
        1
        Order 1 is already expired; nothing changed.
        ",
    );
    assert_eq!(shop.stock("TEA"), "10/0/10");
    shop.checks();
}

#[test]
fn an_order_entered_after_its_deadline_expires_at_once() {
    let shop = Shop::with("TEA=10");
    shop.wait(24 * 60);
    shop.sees(
        "
        $ bincard order place 1 TEA=4 --at '2026-11-24 13:00' --expires 1h
        1
        Placed order 1: reserved 4 × TEA.
        Order 1 expired: released 4 × TEA.
        $ bincard order place 2 TEA=4 --at '2026-11-24 13:00' --expires '2026-11-24 13:00'
        error: the deadline `2026-11-24 13:00` has already passed
        hint: use a deadline in the future, such as `--expires 48h`
        [2]
        ",
    );
    let order = shop.json("order show 1");
    assert_eq!(order["state"], "expired");
    assert_eq!(order["expired_at"], "2026-11-24T14:00:00+00:00");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    let then = |at: &str| shop.column(&format!("item list --as-of '{at}'"), "reserved");
    assert_eq!((then("2026-11-24 13:30"), then("2026-11-24 14:30")), ("4".into(), "0".into()));
    shop.ok("settings set orders.expire_after 2h");
    let told = shop.json("order place 3 TEA=4 --at '2026-11-24 13:00'");
    assert_eq!((&told["state"], &told["items"][0]["after"]), (&"expired".into(), &10.into()));
    shop.checks();
}

#[test]
fn a_deadline_is_given_or_comes_from_the_setting() {
    let shop = Shop::with("TEA=100");
    let deadline = |number: &str| shop.json(&format!("order show {number}"))["expires_at"].clone();
    shop.ok("order place 1 TEA");
    assert_eq!(deadline("1"), serde_json::Value::Null);
    shop.ok("settings set orders.expire_after 3d");
    assert_eq!(deadline("1"), serde_json::Value::Null, "the setting is for orders to come");
    shop.ok("order place 2 TEA");
    assert_eq!(deadline("2"), "2026-11-27T12:00:00+00:00");
    shop.ok("order place 3 TEA --expires 90min");
    assert_eq!(deadline("3"), "2026-11-24T13:30:00+00:00");
    shop.ok("order place 4 TEA --expires 2026-11-30");
    assert_eq!(deadline("4"), "2026-11-30T23:59:59.999999+00:00");
    shop.ok("order place 5 TEA --expires '2026-11-30 17:00'");
    assert_eq!(deadline("5"), "2026-11-30T17:00:00+00:00");
    shop.ok("order place 6 TEA --at '2026-11-24 10:00'");
    assert_eq!(deadline("6"), "2026-11-27T10:00:00+00:00");
    shop.refuses(2, "order place 7 TEA --expires 2026-11-23");
    shop.refuses(2, "order place 7 TEA --expires soon");
    shop.ok("settings unset orders.expire_after");
    shop.ok("order place 7 TEA");
    assert_eq!(deadline("7"), serde_json::Value::Null);
}

#[test]
fn a_pickup_order_touches_no_stock_at_any_step() {
    let shop = Shop::with("TEA=1");
    shop.ok("item add GIFT --name 'Gift card' --track off");
    shop.sees(
        "
        $ bincard order place 7 TEA=4 GIFT --pickup
        7
        Placed pickup order 7: 4 × TEA, 1 × GIFT. It does not touch stock.
        $ bincard order complete 7
        7
        Completed order 7: 4 × TEA, 1 × GIFT.
        hint: to take the items out of stock, run `bincard adjust TEA -4 --reason pickup --ref 7`
        $ bincard order complete 7
        7
        Order 7 is already completed; nothing changed.
        ",
    );
    assert_eq!(shop.stock("TEA"), "1/0/1");
    shop.ok("adjust TEA -4 --reason pickup --ref 7");
    shop.ok("order refund 7");
    assert_eq!(shop.stock("TEA"), "-3/0/-3");
    for (number, end) in [("8", "order cancel 8"), ("9", "order expire 9")] {
        shop.ok(&format!("order place {number} TEA=4 --pickup --expires 1h"));
        shop.ok(end);
    }
    shop.ok("order place 10 TEA=4 --pickup --expires 1h");
    shop.wait(61);
    assert_eq!(shop.json("order show 10")["state"], "expired");
    assert_eq!(shop.rows("item history TEA").len(), 2);
    shop.checks();
}

#[test]
fn refunding_leaves_stock_unchanged_and_suggests_an_adjustment() {
    let shop = Shop::with("TEA=10 MUG=10 POT=1");
    shop.ok("order place 1 TEA=4 MUG=2");
    shop.ok("order complete 1");
    shop.sees(
        "
        $ bincard order refund 1 TEA=1
        1
        Refunded 1 × TEA of order 1; stock is unchanged.
        hint: if the items came back, run `bincard adjust TEA +1 --reason return --ref 1`
        $ bincard order refund 1 TEA=4
        error: only 3 of `TEA` on `1` can still be refunded
        [5]
        $ bincard order refund 1 POT
        error: `POT` is not on `1`
        [5]
        $ bincard order refund 1 MUGG
        error: there is no item with the SKU `MUGG`
        hint: did you mean `MUG`?
        [3]
        $ bincard order refund 1
        1
        Refunded 3 × TEA, 2 × MUG of order 1; stock is unchanged.
        hint: if the items came back, run `bincard adjust TEA +3 --reason return --ref 1`
        hint: if the items came back, run `bincard adjust MUG +2 --reason return --ref 1`
        $ bincard order refund 1
        1
        Order 1 is already refunded; nothing changed.
        ",
    );
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("6/0/6".into(), "8/0/8".into()));
    shop.ok("adjust TEA +3 --reason return --ref 1");
    assert_eq!(shop.stock("TEA"), "9/0/9");
    shop.checks();
}

#[test]
fn refunding_a_pickup_order_suggests_an_adjustment_too() {
    let shop = Shop::with("TEA=10");
    shop.ok("item add GIFT --name Gift --track off");
    shop.ok("order place 1 TEA=4 GIFT --pickup");
    shop.ok("order complete 1");
    shop.ok("adjust TEA -4 --reason pickup --ref 1");
    shop.sees(
        "
        $ bincard order refund 1 TEA=3 GIFT
        1
        Refunded 3 × TEA, 1 × GIFT of order 1; stock is unchanged.
        hint: if the items came back, run `bincard adjust TEA +3 --reason return --ref 1`
        ",
    );
    assert_eq!(shop.stock("TEA"), "6/0/6");
}

#[test]
fn an_order_refunded_line_by_line_is_refunded_at_the_end() {
    let shop = Shop::with("TEA=10 MUG=10");
    shop.ok("order place 1 TEA=4 MUG=2");
    shop.ok("order complete 1");
    let told = shop.json("order refund 1 tea=2 TEA=2");
    assert_eq!(told["state"], "completed");
    assert_eq!(told["lines"][0].to_string(), r#"{"sku":"TEA","quantity":4,"refunded":4}"#);
    let before = shop.content();
    for beyond in ["TEA", "TEA MUG", "MUG TEA=2", "MUG=2 TEA=0.5"] {
        let refused = shop.typed(&format!("order refund 1 {beyond}"));
        assert_eq!((refused.code, refused.out.as_str()), (5, ""), "{beyond}");
        assert_eq!(refused.err, "error: only 0 of `TEA` on `1` can still be refunded\n");
        assert_eq!(shop.content(), before, "nothing of `{beyond}` is recorded");
    }
    assert_eq!(shop.json("order refund 1 MUG=2")["state"], "refunded");
    shop.refuses(5, "order refund 1 MUG");
    let told = shop.json("order refund 1");
    assert_eq!(
        (told["state"].as_str(), &told["items"]),
        (Some("refunded"), &serde_json::json!([]))
    );
    shop.checks();
}

#[test]
fn a_suggested_adjustment_can_be_pasted() {
    let shop = Shop::empty();
    shop.ok("item add \"it's tea\" --name Tea --quantity 10");
    shop.ok("order place 'no 1' \"it's tea=4\"");
    shop.ok("order complete 'no 1'");
    let told = shop.json("order refund 'no 1'");
    let command = told["adjust"][0].as_str().unwrap();
    assert_eq!(command, r"bincard adjust 'it'\''s tea' +4 --reason return --ref 'no 1'");
}

#[test]
fn orders_are_listed_latest_first_and_by_state() {
    let shop = Shop::with("TEA=10");
    for number in 1..=5 {
        shop.ok(&format!("order place {number} TEA"));
    }
    shop.ok("order complete 1");
    shop.ok("order cancel 2");
    shop.ok("order expire 3");
    assert_eq!(shop.column("order list", "number"), "5 4 3 2 1");
    assert_eq!(shop.column("order list --limit 2", "number"), "5 4");
    for (state, numbers) in [
        ("open", "5 4"),
        ("completed", "1"),
        ("cancelled", "2"),
        ("expired", "3"),
        ("refunded", ""),
    ] {
        assert_eq!(shop.column(&format!("order list --state {state}"), "number"), numbers);
    }
    shop.refuses(2, "order list --state paid");
}

#[test]
fn order_show_shows_everything() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=2 --customer 'A. Roy' --expires 48h --note 'ring twice'");
    shop.wait(30);
    shop.ok("order complete 1 --at 2026-11-24T12:15:00Z");
    shop.sees(
        r#"
        $ bincard order show 1 --format ndjson
        {"number":"1","kind":"order","state":"completed","lines":[{"sku":"TEA","quantity":2,"refunded":0}],"customer":"A. Roy","pickup":false,"placed_at":"2026-11-24T12:00:00+00:00","expires_at":"2026-11-26T12:00:00+00:00","completed_at":"2026-11-24T12:15:00+00:00","cancelled_at":null,"expired_at":null,"refunded_at":null,"note":"ring twice"}
        "#,
    );
}

#[test]
fn no_step_can_be_dated_before_its_document() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=2");
    shop.refuses(2, "order complete 1 --at 2020-01-01");
    shop.refuses(2, "order cancel 1 --at 2026-11-24T11:59:59Z");
    let sale = shop.ok("sell TEA");
    shop.refuses(2, &format!("sell --void {} --at 2020-01-01", sale.trim()));
    shop.ok("order complete 1 --at 2026-11-24T12:00:00Z");
    assert_eq!(shop.column("item list --as-of 2021-01-01", "sku"), "");
    shop.checks();
}

#[test]
fn an_order_that_reserved_nothing_releases_nothing() {
    let shop = Shop::with("TEA=10");
    shop.ok("item add GIFT --name Gift --track off");
    for (number, line) in [("1", "order place 1 TEA --pickup"), ("2", "order place 2 GIFT")] {
        shop.ok(line);
        let ran = shop.typed(&format!("order cancel {number}"));
        assert_eq!(ran.err, format!("Cancelled order {number}; it had reserved nothing.\n"));
    }
    assert_eq!(shop.stock("TEA"), "10/0/10");
}

#[test]
fn the_command_in_a_hint_can_be_pasted() {
    let shop = Shop::empty();
    shop.ok("item add --name Dash --quantity 10 -- -d");
    shop.ok("item add TEA --name Tea --quantity 10");
    shop.ok("order place --pickup -- -1 -d=2 TEA");
    shop.ok("invoice create -- -1 TEA");
    let told = shop.ok("order complete --format json -- -1");
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let commands: Vec<&str> =
        told["adjust"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect();
    assert_eq!(
        commands,
        [
            "bincard adjust --reason pickup --ref order:-1 -- -d -2",
            "bincard adjust TEA -1 --reason pickup --ref order:-1"
        ]
    );
    for command in commands {
        shop.ok(command.strip_prefix("bincard ").unwrap());
    }
    assert_eq!(shop.column("item list", "available"), "8 9");
}

#[test]
fn an_order_for_an_archived_item_is_accepted_with_a_warning() {
    let shop = Shop::with("TEA=10");
    shop.ok("item archive TEA");
    shop.sees(
        "
        $ bincard order place 1 TEA=2
        1
        Placed order 1: reserved 2 × TEA.
        warning: TEA is archived
        ",
    );
}

#[test]
fn a_refund_identical_to_the_last_step_gives_a_warning_that_shows_both() {
    let shop = Shop::with("TEA=10 MUG=10");
    shop.ok("order place 1 TEA=10 MUG=2");
    shop.ok("order complete 1");
    shop.ok("order refund 1 TEA=1 MUG");
    shop.wait(25);
    let again = shop.typed("order refund 1 mug tea");
    let told = "warning: order 1 now has two identical refunds: 1 × MUG, 1 × TEA on 2026-11-24 12:00 and 1 × MUG, 1 × TEA on 2026-11-24 12:25
hint: to make a command safe to repeat, give it a `--key`
";
    assert!(again.code == 0 && again.err.contains(told), "{}", again.err);
    for other in [
        "order refund 1 TEA=2",
        "order refund 1 TEA=1",
        "order refund 1 TEA=1 --note broken",
        "order refund 1 TEA=1",
        "order refund 1 TEA=1 --key k",
        "order refund 1 TEA=1 --key l",
    ] {
        let told = shop.typed(other);
        assert!(told.code == 0 && !told.err.contains("warning"), "{other}: {}", told.err);
    }
    shop.wait(61);
    assert!(!shop.typed("order refund 1 TEA=1").err.contains("warning"), "an hour later");
    shop.checks();
}

#[test]
fn the_refunds_of_an_order_can_be_read_back() {
    let shop = Shop::with("TEA=5");
    shop.ok("order place A1 TEA=2");
    shop.ok("order complete A1");
    shop.at("2026-12-01T10:00:00Z");
    shop.ok("order refund A1 TEA");
    assert_eq!(shop.json("order show A1")["refunded_at"], Value::Null);
    shop.ok("adjust TEA +1 --reason return --ref A1");
    shop.at("2026-12-05T10:00:00Z");
    shop.ok("order refund A1");
    let order = shop.json("order show A1");
    assert_eq!(order["state"], "refunded");
    assert_eq!(order["refunded_at"], "2026-12-05T10:00:00+00:00");
    let history = shop.json("item history TEA");
    assert_eq!(history.as_array().unwrap().last().unwrap()["reference"], "A1");
}

#[test]
fn orders_that_expire_together_have_one_ndjson_line_each() {
    let shop = Shop::with("TEA=9");
    for number in ["7", "8"] {
        shop.ok(&format!("order place {number} TEA --expires 1h"));
    }
    shop.wait(61);
    let told = |rows: &[serde_json::Value]| {
        rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let rows = shop.rows("order expire --dry-run");
    assert!(rows.iter().all(|row| row["dry_run"] == true), "{rows:?}");
    let listed = shop.json("order expire --dry-run")["orders"].clone();
    let rows = shop.rows("order expire");
    assert_eq!((rows.len(), told(&rows)), (2, told(listed.as_array().unwrap())));
    assert_eq!(shop.ok("order expire --format ndjson"), "", "nothing is due");
}

#[test]
fn many_orders_that_expire_together_are_summarized_and_all_are_listed() {
    let shop = Shop::with("TEA=99");
    for number in 1..=23 {
        shop.ok(&format!("order place {number} TEA --expires {number}m"));
    }
    shop.wait(60);
    let ran = shop.typed("order expire --dry-run");
    let told: Vec<&str> = ran.err.lines().filter(|line| line.contains("expired")).collect();
    assert_eq!(told.len(), 21, "{told:?}");
    assert_eq!(told[19], "Order 20 expired: released 1 × TEA.");
    let more =
        "3 more orders have expired; list all of them with `bincard order list --state expired`";
    assert_eq!(told[20], more);
    let rows = shop.rows("order expire");
    assert_eq!(rows.len(), 23);
    assert_eq!(rows[22]["items"][0]["after"], 99);
}

#[test]
fn order_lines_beyond_the_range_are_refused_with_a_message() {
    let shop = Shop::with("TEA=9");
    for line in
        ["order place 7 TEA=5000000000000 TEA=5000000000000", "invoice create 7 TEA=5e12 TEA=5e12"]
    {
        let line = line.replace("5e12", "5000000000000");
        let ran = shop.typed(&line);
        let error = "error: the stock of `TEA` would exceed ±9,000,000,000,000\n";
        assert_eq!((ran.code, ran.err.as_str()), (1, error), "{line}");
    }
}

#[test]
fn a_deadline_that_passes_is_never_refused() {
    let shop = Shop::with("TEA=5000000000000");
    shop.ok("order place 7 TEA=3000000000000 --expires 1h");
    shop.wait(30);
    shop.ok("adjust TEA =5000000000000");
    shop.wait(120);
    assert_eq!(shop.stock("TEA"), "5000000000000/0/5000000000000");
    shop.ok("settings set orders.expire_after 36500d");
    shop.ok("order place 8 TEA");
    assert!(shop.typed("settings set orders.expire_after 1000000h").code == 2);
    shop.checks();
}

#[test]
fn no_step_can_be_dated_before_the_last_one() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA --at 2026-11-20");
    shop.ok("order complete 1 --at 2026-11-22");
    shop.refuses(2, "order refund 1 --at 2026-11-21");
    shop.ok("order complete 1 --at 2026-11-21");
    shop.ok("order refund 1 --at 2026-11-23");
    shop.ok("invoice create 1 TEA --at 2026-11-20");
    shop.ok("invoice pay 1 --part --at 2026-11-22");
    shop.refuses(2, "invoice pay 1 --at 2026-11-21");
    shop.ok("invoice pay 1 --at 2026-11-22");
}

#[test]
fn an_order_expired_by_hand_has_the_time_and_the_note_given() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA --at 2026-11-20");
    let told = shop.json("order expire 1 --at 2026-11-21T12:00:00Z --note 'no reply'");
    assert_eq!(told["note"], "no reply");
    assert!(told["expired_at"].as_str().unwrap().starts_with("2026-11-21T"), "{told}");
}

#[test]
fn reserved_stock_can_always_be_released() {
    let shop = Shop::with("TEA=9000000000000");
    let sale = shop.ok("sell TEA=5");
    shop.ok("order place 1 TEA=8999999999995.0 --expires 1h");
    shop.ok("adjust TEA +5 --reason received");
    shop.refuses(1, &format!("sell --void {}", sale.trim()));
    shop.wait(61);
    shop.ok("order expire");
    assert_eq!(shop.stock("TEA"), "9000000000000/0/9000000000000");
}

#[test]
fn reopening_an_order_reserves_its_items_with_a_new_deadline() {
    let shop = Shop::with("TEA=10 MUG=2");
    shop.ok("order place 1 TEA=4 MUG=2 --expires 1h");
    shop.wait(90);
    assert_eq!(shop.stock("TEA"), "10/0/10");
    shop.sees(
        "
        $ bincard order reopen 1 --expires 2h
        1
        Reopened order 1: reserved 4 × TEA, 2 × MUG.
        $ bincard order reopen 1
        1
        Order 1 is already open; nothing changed.
        ",
    );
    let order = shop.json("order show 1");
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("6/4/10".into(), "0/2/2".into()));
    assert_eq!(order["expires_at"], "2026-11-24T15:30:00+00:00");
    assert_eq!((&order["state"], &order["expired_at"]), (&"open".into(), &Value::Null));
    shop.wait(121);
    assert_eq!(shop.json("order show 1")["state"], "expired");
    shop.ok("settings set orders.expire_after 3d");
    shop.ok("order reopen 1");
    assert_eq!(shop.json("order show 1")["expires_at"], "2026-11-27T15:31:00+00:00");
    shop.ok("order cancel 1");
    shop.ok("sell MUG");
    shop.sees(
        "
        $ bincard order reopen 1
        error: Only 1 left: `MUG`
        hint: to reopen the order anyway, use `--backorder`
        [4]
        $ bincard order reopen 1 --backorder
        1
        Reopened order 1: reserved 4 × TEA, 2 × MUG.
        warning: MUG has run out: -1 available
        $ bincard order complete 1
        1
        Completed order 1: 4 × TEA, 2 × MUG.
        warning: MUG has run out: -1 available
        $ bincard order reopen 1
        error: order `1` is completed and cannot be reopened
        hint: run `bincard order refund 1`
        [5]
        $ bincard order reopen 2
        error: there is no order `2`
        hint: list all orders with `bincard order list`
        [3]
        ",
    );
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("6/0/6".into(), "-1/0/-1".into()));
    shop.checks();
}

#[test]
fn reopening_a_pickup_order_touches_no_stock() {
    let shop = Shop::with("TEA=1");
    shop.ok("order place 1 TEA=4 --pickup");
    shop.ok("order cancel 1");
    shop.sees(
        "
        $ bincard order reopen 1
        1
        Reopened order 1; it reserves nothing.
        ",
    );
    assert_eq!(shop.stock("TEA"), "1/0/1");
    shop.checks();
}

#[test]
fn reopening_follows_the_current_tracking_of_items() {
    let shop = Shop::with("TEA=10 MUG=5");
    shop.ok("item set MUG --track off");
    shop.ok("order place 1 TEA=4 MUG=2");
    shop.ok("order cancel 1");
    shop.ok("item set TEA --track off");
    shop.ok("item set MUG --track on");
    shop.ok("order reopen 1");
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("null/null/null".into(), "3/2/5".into()));
    shop.ok("order complete 1");
    shop.ok("item set TEA --track on");
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("10/0/10".into(), "3/0/3".into()));
    shop.checks();
}

#[test]
fn a_backorder_is_reserved_whatever_is_available() {
    let shop = Shop::with("TEA=1");
    shop.sees(
        "
        $ bincard order place 1 TEA=3 --backorder
        1
        Placed order 1: reserved 3 × TEA.
        warning: TEA has run out: -2 available
        ",
    );
    assert_eq!(shop.stock("TEA"), "-2/3/1");
    shop.refuses(4, "order place 2 TEA");
    shop.ok("order complete 1");
    shop.checks();
}

#[test]
fn completing_an_order_before_its_deadline_reverses_its_expiry() {
    let shop = Shop::with("TEA=5");
    shop.ok("order place 1 TEA=3 --expires 2h");
    shop.wait(180);
    shop.ok("sell TEA=4");
    shop.refuses(5, "order complete 1");
    shop.refuses(5, "order complete 1 --at '2026-11-24 14:00'");
    shop.refuses(2, "order complete 1 --at '2026-11-24 11:59'");
    shop.sees(
        "
        $ bincard order complete 1 --at '2026-11-24 13:00' --format csv
        sku,before,after
        TEA,1,-2
        Completed order 1: 3 × TEA.
        warning: TEA has run out: -2 available
        ",
    );
    let order = shop.json("order show 1");
    assert_eq!((&order["state"], &order["expired_at"]), (&"completed".into(), &Value::Null));
    assert_eq!(order["completed_at"], "2026-11-24T13:00:00+00:00");
    let then = |at: &str| shop.column(&format!("item list --as-of '2026-11-24 {at}'"), "available");
    assert_eq!((then("12:30"), then("13:30"), then("14:30")), ("2".into(), "2".into(), "2".into()));
    shop.checks();
    shop.ok("order place 2 TEA --expires 2h --backorder");
    shop.ok("order expire 2");
    shop.refuses(2, "order expire --at 2026-11-24");
    shop.refuses(2, "order expire --note lost");
    shop.refuses(5, "order complete 2 --at '2026-11-24 15:00'");
}

#[test]
fn reopening_an_open_order_with_another_deadline_says_that_it_is_unchanged() {
    let shop = Shop::with("TEA=5");
    shop.ok("order place 1001 TEA=2");
    shop.ok("order place 1002 TEA=2 --expires 1h");
    shop.sees(
        "
        $ bincard order reopen 1001 --expires 2h
        1001
        Order 1001 is already open; nothing changed.
        warning: order 1001 still has no deadline
        $ bincard order reopen 1002 --expires 2h
        1002
        Order 1002 is already open; nothing changed.
        warning: the deadline of order 1002 is unchanged: 2026-11-24 13:00
        ",
    );
}
