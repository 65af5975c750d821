//! `bincard invoice`: invoices, with stock tracking off, on, and turned on in between (R12–R14).

use crate::support::Shop;

#[test]
fn invoices_move_no_stock_by_default() {
    let shop = Shop::with("TEA=10");
    shop.sees(
        "
        $ bincard invoice create 1 TEA=4 --customer 'Café Rosalie'
        1
        Created invoice 1: 4 × TEA. No stock is reserved or moved.
        $ bincard invoice pay 1
        1
        Recorded payment of invoice 1.
        hint: no stock moved, because `invoices.track_stock` is off; to turn it on for future payments, run `bincard settings set invoices.track_stock true`
        $ bincard invoice list
        1\tpaid\t4 × TEA\tCafé Rosalie\t2026-11-24T12:00:00+00:00
        ",
    );
    assert_eq!(shop.json("invoice show 1")["tracks_stock"], false);
    assert_eq!(shop.stock("TEA"), "10/0/10");
    shop.checks();
}

#[test]
fn a_tracked_invoice_deducts_its_lines_when_paid() {
    let shop = Shop::with("TEA=10 MUG=1");
    shop.ok("settings set invoices.track_stock true");
    shop.ok("invoice create 1 TEA=4 TEA=1 MUG=3");
    assert_eq!(shop.stock("TEA"), "10/0/10", "an unpaid invoice holds nothing");
    shop.sees(
        "
        $ bincard invoice pay 1 --part
        1
        Recorded a deposit on invoice 1; no stock moves until it is paid in full.
        $ bincard invoice pay 1 --format csv
        sku,before,after
        TEA,10,5
        MUG,1,-2
        Recorded payment of invoice 1.
        warning: MUG has run out: -2 available
        $ bincard invoice pay 1
        1
        Invoice 1 is already paid; nothing changed.
        $ bincard invoice pay 1 --part
        1
        Invoice 1 is already paid; nothing changed.
        $ bincard invoice cancel 1
        error: invoice `1` is paid and cannot be cancelled
        hint: run `bincard invoice refund 1`
        [5]
        ",
    );
    let told = shop.json("invoice show 1");
    assert_eq!((&told["tracks_stock"], &told["state"]), (&true.into(), &"paid".into()));
    assert_eq!(shop.stock("TEA"), "5/0/5");
    assert_eq!(shop.history("TEA")[1], "12:00 invoice available→sold 5: 10→5");
    shop.checks();
}

#[test]
fn whether_an_invoice_moves_stock_is_fixed_when_paid() {
    let shop = Shop::with("TEA=10");
    shop.ok("invoice create 1 TEA=1");
    shop.ok("invoice create 2 TEA=2");
    assert_eq!(shop.json("invoice show 1")["tracks_stock"], serde_json::Value::Null);
    shop.ok("settings set invoices.track_stock true");
    shop.ok("invoice pay 1");
    assert_eq!(shop.stock("TEA"), "9/0/9", "turned on between: the moment of payment counts");
    shop.ok("settings unset invoices.track_stock");
    assert_eq!(shop.json("invoice show 1")["tracks_stock"], true);
    shop.ok("invoice pay 2");
    assert_eq!(shop.stock("TEA"), "9/0/9");
    shop.ok("settings set invoices.track_stock on");
    shop.ok("invoice pay 2");
    assert_eq!(shop.stock("TEA"), "9/0/9", "paid once, fixed for good");
    shop.checks();
}

#[test]
fn an_item_that_is_not_tracked_at_payment_does_not_move() {
    let shop = Shop::with("TEA=10 MUG=10");
    shop.ok("settings set invoices.track_stock true");
    shop.ok("invoice create 1 TEA=1 MUG=1");
    shop.ok("item set MUG --track off");
    shop.ok("invoice pay 1");
    shop.ok("item set MUG --track on");
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("9/0/9".into(), "10/0/10".into()));
    shop.checks();
}

#[test]
fn cancelling_an_unpaid_invoice_moves_nothing() {
    let shop = Shop::with("TEA=10");
    shop.ok("settings set invoices.track_stock true");
    shop.ok("invoice create 1 TEA=4");
    shop.sees(
        "
        $ bincard invoice cancel 1
        1
        Cancelled invoice 1.
        $ bincard invoice cancel 1
        1
        Invoice 1 is already cancelled; nothing changed.
        $ bincard invoice pay 1
        error: invoice `1` is cancelled and cannot be paid
        hint: create a new invoice with a different number
        [5]
        $ bincard invoice pay 1 --part
        error: invoice `1` is cancelled and cannot be paid in part
        hint: create a new invoice with a different number
        [5]
        $ bincard invoice refund 1
        error: invoice `1` is cancelled and cannot be refunded
        hint: only paid invoices can be refunded
        [5]
        ",
    );
    assert_eq!(shop.rows("item history TEA").len(), 1);
    shop.checks();
}

#[test]
fn a_refund_moves_nothing_and_prints_how_to_put_returned_items_back() {
    let shop = Shop::with("TEA=10 MUG=5");
    shop.ok("settings set invoices.track_stock true");
    shop.ok("invoice create 'no 1' TEA=4 MUG=1");
    shop.refuses(5, "invoice refund 'no 1'");
    shop.ok("invoice pay 'no 1'");
    shop.sees(
        "
        $ bincard invoice refund 'no 1'
        no 1
        Refunded 4 × TEA, 1 × MUG of invoice no 1; stock is unchanged.
        hint: if the items came back, run `bincard adjust TEA +4 --reason return --ref 'no 1'`
        hint: if the items came back, run `bincard adjust MUG +1 --reason return --ref 'no 1'`
        $ bincard invoice refund 'no 1'
        no 1
        Invoice no 1 is already refunded; nothing changed.
        ",
    );
    assert_eq!(shop.stock("TEA"), "6/0/6");
    shop.ok("adjust TEA +4 --reason return --ref 'no 1'");
    assert_eq!(shop.stock("TEA"), "10/0/10");
    shop.checks();
}

#[test]
fn a_refunded_invoice_that_moved_nothing_suggests_no_return() {
    let shop = Shop::with("TEA=10");
    shop.ok("invoice create 1 TEA=4");
    shop.ok("invoice pay 1");
    let told = shop.json("invoice refund 1");
    assert_eq!(told["adjust"].as_array().map(Vec::len), Some(0));
}

#[test]
fn invoices_are_listed_latest_first() {
    let shop = Shop::with("TEA=10");
    for number in ["1", "2", "3"] {
        shop.ok(&format!("invoice create {number} TEA"));
    }
    shop.ok("invoice pay 2");
    assert_eq!(shop.column("invoice list", "number"), "3 2 1");
    assert_eq!(shop.column("invoice list --limit 2", "number"), "3 2");
    assert_eq!(shop.column("invoice list --state unpaid", "number"), "3 1");
    assert_eq!(shop.column("invoice list --state paid", "number"), "2");
    assert_eq!(shop.column("invoice list --state refunded", "number"), "");
    shop.refuses(2, "invoice list --state open");
    shop.refuses(3, "invoice show 4");
    shop.refuses(3, "invoice pay 4");
}

#[test]
fn the_steps_of_an_invoice_keep_their_times_and_notes() {
    let shop = Shop::with("TEA=10");
    shop.ok("invoice create 1 TEA --at '2026-11-20 10:00' --note 'by phone'");
    shop.ok("invoice pay 1 --part --at '2026-11-21 10:00'");
    shop.ok("invoice pay 1 --at '2026-11-22 10:00' --note 'in cash'");
    let told = shop.json("invoice show 1");
    let keys = ["placed_at", "deposit_at", "paid_at", "note"].map(|key| told[key].as_str());
    let expected = [
        "2026-11-20T10:00:00+00:00",
        "2026-11-21T10:00:00+00:00",
        "2026-11-22T10:00:00+00:00",
        "by phone\nin cash",
    ];
    assert_eq!(keys, expected.map(Some));
}

#[test]
fn a_refunded_invoice_shows_refunded_lines() {
    let shop = Shop::with("TEA=5");
    shop.ok("invoice create I1 TEA=2");
    shop.ok("invoice pay I1");
    assert_eq!(shop.json("invoice show I1")["lines"][0]["refunded"], 0);
    shop.ok("invoice refund I1");
    assert_eq!(shop.json("invoice show I1")["lines"][0]["refunded"], 2);
    shop.checks();
}

#[test]
fn paying_an_untracked_invoice_shows_how_to_turn_tracking_on() {
    let shop = Shop::with("TEA=10");
    shop.ok("invoice create 1 TEA=3");
    shop.sees(
        "
        $ bincard invoice pay 1
        1
        Recorded payment of invoice 1.
        hint: no stock moved, because `invoices.track_stock` is off; to turn it on for future payments, run `bincard settings set invoices.track_stock true`
        ",
    );
    shop.ok("settings set invoices.track_stock on");
    shop.ok("invoice create 2 TEA=3");
    assert!(!shop.typed("invoice pay 2").err.contains("track_stock"));
    assert_eq!(shop.stock("TEA"), "7/0/7");
}

#[test]
fn an_invoice_is_refunded_line_by_line_and_never_beyond_what_was_sold() {
    let shop = Shop::with("TEA=10 MUG=10");
    shop.ok("settings set invoices.track_stock on");
    shop.ok("invoice create 1 TEA=3 MUG=2");
    shop.ok("invoice pay 1");
    shop.sees(
        "
        $ bincard invoice refund 1 TEA=3
        1
        Refunded 3 × TEA of invoice 1; stock is unchanged.
        hint: if the items came back, run `bincard adjust TEA +3 --reason return --ref 1`
        $ bincard invoice refund 1 TEA=1 MUG=1
        error: only 0 of `TEA` on `1` can still be refunded
        [5]
        ",
    );
    let refunded = |shop: &Shop| -> Vec<i64> {
        let lines = shop.json("invoice show 1")["lines"].clone();
        lines.as_array().unwrap().iter().map(|line| line["refunded"].as_i64().unwrap()).collect()
    };
    assert_eq!(refunded(&shop), [3, 0], "nothing of it was recorded");
    assert_eq!(shop.json("invoice show 1")["state"], "paid");
    shop.refuses(5, "invoice refund 1 MUG=3");
    shop.refuses(3, "invoice refund 1 NOPE");
    shop.ok("invoice refund 1");
    assert_eq!((refunded(&shop), shop.stock("TEA")), (vec![3, 2], "7/0/7".to_owned()));
    assert_eq!(shop.json("invoice show 1")["state"], "refunded");
    shop.ok("invoice refund 1");
    shop.refuses(5, "invoice refund 1 MUG=1");
    shop.checks();
}

#[test]
fn a_refund_identical_to_the_last_step_gives_a_warning() {
    let shop = Shop::with("TEA=10");
    shop.ok("invoice create 1 TEA=3");
    shop.ok("invoice pay 1");
    shop.ok("invoice refund 1 TEA=1");
    let again = shop.typed("invoice refund 1 TEA=1");
    assert!(again.err.contains("warning: invoice 1 now has two identical refunds"), "{again:?}");
    assert_eq!(shop.json("invoice show 1")["lines"][0]["refunded"], 2);
    shop.checks();
}
