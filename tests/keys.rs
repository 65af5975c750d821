//! `--key` and `--dry-run` (R33, R34): what takes effect at most once, and what takes no effect.

use crate::support::Shop;

/// A shop in which every command can change something.
fn busy_shop() -> Shop {
    let shop = Shop::with("TEA=10 MUG=5");
    shop.ok("item add OLD --name Old --quantity 1");
    shop.ok("item archive OLD");
    shop.ok("settings set invoices.track_stock true");
    shop.ok("settings set orders.expire_after 30d");
    shop.ok("sell TEA MUG");
    shop.ok("invoice create I1 TEA=1");
    shop.ok("invoice create I2 TEA=1");
    shop.ok("invoice pay I2");
    shop.ok("order place O1 TEA=2");
    shop.ok("order place O2 TEA=1");
    shop.ok("order complete O2");
    shop.ok("order place O3 MUG=1 --expires 1h");
    shop.ok("order place O5 TEA");
    shop.ok("order cancel O5");
    shop
}

const REPEATED: &str = "Already done under the same key or number; nothing changed.";

/// One example of every command that changes something.
const CHANGES: [&str; 22] = [
    "item add NEW --name New --quantity 3 --threshold 5",
    "item set TEA --name 'Green tea' --threshold 50",
    "item archive TEA",
    "item unarchive OLD",
    "sell TEA=2 MUG=9",
    "sell --void SALE-4",
    "invoice create I3 TEA=1",
    "invoice pay I1",
    "invoice pay I1 --part",
    "invoice cancel I1",
    "invoice refund I2",
    "order place O4 TEA=1",
    "order complete O1",
    "order cancel O1",
    "order expire O1",
    "order expire",
    "order reopen O5",
    "order refund O2",
    "adjust TEA +1 --reason received",
    "adjust TEA =1",
    "settings set alerts.rule at-or-below",
    "settings unset invoices.track_stock",
];

#[test]
fn a_dry_run_prints_what_would_change_and_changes_nothing() {
    for change in CHANGES {
        let shop = busy_shop();
        if change == "order expire" {
            shop.wait(60);
        }
        let before = shop.content();
        let dry = shop.typed(&format!("{change} --dry-run"));
        assert_eq!(dry.code, 0, "{change}: {}", dry.err);
        assert!(dry.err.starts_with("Dry run: nothing was changed."), "{change}: {}", dry.err);
        assert_eq!(shop.content(), before, "{change}");

        let done = shop.typed(change);
        assert_eq!(dry.out, done.out, "{change}");
        assert_eq!(
            dry.err,
            format!(
                "Dry run: nothing was changed. Without --dry-run, the output would be:\n{}",
                done.err
            ),
            "{change}"
        );
        assert_ne!(shop.content(), before, "{change} does something");
    }
}

#[test]
fn a_dry_run_is_marked_in_json() {
    let shop = busy_shop();
    for change in CHANGES {
        assert_eq!(shop.json(&format!("{change} --dry-run"))["dry_run"], true, "{change}");
    }
}

#[test]
fn a_dry_run_refuses_what_the_command_would_refuse() {
    let shop = busy_shop();
    for line in [
        "sell NOPE",
        "order place O9 TEA=99",
        "order cancel O2",
        "item add TEA --name Tea",
        "adjust TEA +1",
    ] {
        let dry = shop.typed(&format!("{line} --dry-run"));
        assert_eq!(dry, shop.typed(line));
        assert_ne!(dry.code, 0, "{line}");
    }
}

#[test]
fn a_dry_run_creates_no_file() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --quantity 1 --dry-run");
    shop.ok("store init --dry-run");
    shop.ok("settings set language fr --dry-run");
    assert!(!shop.store().exists() && !shop.path("config").exists());
    let left: Vec<_> = std::fs::read_dir(shop.path("")).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    shop.ok("store init");
    shop.ok(&format!("store backup {} --dry-run", shop.path("copy.db").display()));
    assert!(!shop.path("copy.db").exists());
}

#[test]
fn the_same_key_and_request_change_nothing_more_and_return_the_same_result() {
    for change in CHANGES {
        let shop = busy_shop();
        let line = format!("{change} --key till-1-0042");
        let first = shop.typed(&line);
        assert_eq!(first.code, 0, "{line}: {}", first.err);
        let after = shop.content();
        for _ in 0..2 {
            let again = shop.typed(&line);
            assert_eq!((again.code, &again.out), (0, &first.out), "{line}");
            assert!(again.err.starts_with(REPEATED), "{line}: {}", again.err);
        }
        assert_eq!(shop.json(&line)["repeated"], true, "{line}");
        assert_eq!(shop.content(), after, "{line}");
        let other = shop.typed("sell TEA=9 --key till-1-0042");
        assert_eq!((other.code, other.out.as_str()), (5, ""), "{line}");
        assert_eq!(shop.content(), after, "{line}");
    }
}

#[test]
fn the_first_result_is_returned_in_any_format() {
    let shop = Shop::with("TEA=10");
    shop.ok("sell TEA=3 --key k");
    shop.ok("sell TEA=1");
    assert_eq!(shop.ok("sell TEA=3 --key k --format csv"), "sku,before,after\r\nTEA,10,7\r\n");
    assert_eq!(shop.json("sell TEA=3 --key k")["items"][0]["after"], 7);
    assert_eq!(shop.stock("TEA"), "6/0/6");
}

#[test]
fn a_different_request_with_a_used_key_is_refused() {
    let shop = Shop::with("TEA=10");
    shop.sees(
        "
        $ bincard sell TEA=3 --key till-1-0001
        SALE-2
        Sold 3 × TEA (SALE-2).
        $ bincard sell TEA=4 --key till-1-0001
        error: the key `till-1-0001` was already used for a different request: `sell TEA=3`; the quantity of `tea` was `3` and is now `4`
        hint: use a different key for each request
        [5]
        ",
    );
    for other in [
        "sell TEA=3 --note x",
        "sell TEA=3 --at 2026-11-24T11:00:00Z",
        "sell TEA=3 MUG",
        "sell --void SALE-2",
        "adjust TEA -3 --reason loss",
        "order place 1 TEA=3",
        "invoice create 1 TEA=3",
        "item set TEA --name Tea",
        "order expire",
    ] {
        shop.refuses(5, &format!("{other} --key till-1-0001"));
    }
    shop.ok("sell TEA=3 --key TILL-1-0001");
    assert_eq!(shop.stock("TEA"), "4/0/4", "keys are compared to the letter");
}

#[test]
fn the_same_request_can_be_written_differently() {
    let shop = Shop::with("TEA=10 MUG=10");
    shop.ok("sell TEA=3 MUG --key a");
    shop.ok("sell tea=1.0 mug=1.00 TEA=2 --key a");
    assert_eq!(shop.stock("TEA"), "7/0/7");
    for (key, one, same) in [
        ("b", "adjust TEA -1 --reason loss", "adjust tea -1.0 --reason LOSS"),
        ("c", "item set TEA --name Tea --price 8", "item set tea --name Tea --price 8.00"),
        ("d", "item archive TEA MUG", "item archive mug tea"),
        ("e", "item unarchive TEA", "item unarchive Tea"),
        (
            "f",
            "adjust TEA +1 --reason return --ref SALE-3",
            "adjust TEA +1 --reason return --ref sale-3",
        ),
        ("g", "sell --void SALE-3", "sell --void sale-3"),
    ] {
        let first = shop.ok(&format!("{one} --key {key}"));
        assert_eq!(shop.ok(&format!("{same} --key {key}")), first, "{same}");
    }
    assert_eq!(shop.stock("TEA"), "10/0/10");
}

#[test]
fn reusing_a_key_or_number_shows_the_difference() {
    let shop = Shop::with("TEA=10 MUG=10");
    shop.ok("order place Z TEA --customer Roy --note gift");
    shop.ok("adjust TEA -1 --reason loss --key k");
    shop.ok("item archive MUG --key a");
    shop.sees(
        "
        $ bincard order place Z TEA=2 MUG
        error: order `Z` already exists: `order place Z TEA=1`; the quantity of `mug` was missing and is now `1`; the quantity of `tea` was `1` and is now `2`; `--customer` was `Roy` and is now missing; `--note` was `gift` and is now missing
        hint: use a different number, or repeat the first request exactly
        [5]
        $ bincard adjust TEA -2 --reason damaged --ref Z --key k
        error: the key `k` was already used for a different request: `adjust TEA -1 --reason loss`; `--reason` was `loss` and is now `damaged`; `--ref` was missing and is now `Z`; the change was `-1` and is now `-2`
        hint: use a different key for each request
        [5]
        $ bincard item archive TEA MUG --key a
        error: the key `a` was already used for a different request: `item archive MUG`; the item was `mug` and is now `mug, tea`
        hint: use a different key for each request
        [5]
        $ bincard sell TEA --key k
        error: the key `k` was already used for a different request: `adjust TEA -1 --reason loss`
        hint: use a different key for each request
        [5]
        ",
    );
}

#[test]
fn the_same_command_for_another_item_is_a_different_request() {
    let shop = Shop::with("TEA=10 MUG=10");
    for (key, words, after) in [
        ("a", "adjust", "-1 --reason loss"),
        ("b", "item set", "--threshold 5"),
        ("c", "item archive", ""),
        ("d", "item unarchive", ""),
    ] {
        shop.ok(&format!("{words} TEA {after} --key {key}"));
        shop.refuses(5, &format!("{words} MUG {after} --key {key}"));
    }
}

#[test]
fn a_different_note_customer_or_deadline_is_a_different_request() {
    let shop = Shop::with("TEA=10");
    for (one, other) in [
        ("sell TEA --note blue --key a", "sell TEA --note red --key a"),
        ("invoice create 1 TEA --customer Ann", "invoice create 1 TEA --customer Bob"),
        ("order place 1 TEA --expires 48h", "order place 1 TEA --expires 3d"),
        ("order place 2 TEA --expires 2026-12-01", "order place 2 TEA --expires 2026-12-02"),
    ] {
        shop.ok(one);
        shop.refuses(5, other);
        shop.ok(one);
    }
    assert_eq!(shop.stock("TEA"), "7/2/9");
}

#[test]
fn a_refused_command_does_not_use_up_its_key() {
    let shop = Shop::with("TEA=10");
    shop.refuses(3, "sell TEA NOPE --key a");
    shop.refuses(4, "order place 1 TEA=11 --key b");
    shop.refuses(5, "item add TEA --name Tea --key c");
    shop.ok("sell TEA --key a");
    shop.ok("order place 1 TEA --key b");
    shop.ok("sell TEA --key c");
    assert_eq!(shop.stock("TEA"), "7/1/8");
}

#[test]
fn a_dry_run_does_not_use_up_its_key() {
    let shop = Shop::with("TEA=10");
    shop.ok("sell TEA --key a --dry-run");
    shop.ok("sell TEA=2 --key a");
    shop.ok("order place 1 TEA --dry-run");
    shop.ok("order place 1 TEA=3");
    assert_eq!(shop.stock("TEA"), "5/3/8");
}

#[test]
fn the_number_of_an_order_or_invoice_is_its_key() {
    for kind in ["order place", "invoice create"] {
        let shop = Shop::with("TEA=10");
        let first = shop.typed(&format!("{kind} 1 TEA=2 --customer Roy"));
        let after = shop.content();
        let again = shop.typed(&format!("{kind} 1 TEA=2 --customer Roy"));
        assert_eq!((again.code, &again.out), (0, &first.out));
        assert!(again.err.starts_with(REPEATED), "{}", again.err);
        assert_eq!(shop.content(), after);
        for other in ["1 TEA=3 --customer Roy", "1 TEA=2", "1 TEA=2 --customer Roy --note x"] {
            shop.refuses(5, &format!("{kind} {other}"));
        }
    }
}

#[test]
fn a_document_recorded_again_is_shown_in_its_current_state() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA=2 --expires 1h");
    shop.ok("order place 2 TEA=3 --key k");
    shop.ok("order place 3 TEA=1");
    shop.ok("order complete 2");
    shop.ok("order cancel 3");
    shop.ok("invoice create 1 TEA");
    shop.ok("invoice create 2 TEA");
    shop.ok("invoice pay 1");
    shop.ok("invoice cancel 2");
    shop.wait(90);
    shop.sees(
        "
        $ bincard order place 1 TEA=2 --expires 1h
        error: order `1` is expired; nothing was changed
        hint: to reserve its items again, run `bincard order reopen 1`
        [5]
        $ bincard order place 2 TEA=3
        2
        Already done under the same key or number; nothing changed.
        Order 2 is already completed; nothing changed.
        $ bincard order place 3 TEA=1 --key other
        error: order `3` is cancelled; nothing was changed
        hint: to reserve its items again, run `bincard order reopen 3`
        [5]
        $ bincard invoice create 2 TEA
        error: invoice `2` is cancelled; nothing was changed
        hint: use a different number
        [5]
        ",
    );
    let told = shop.json("order place 2 TEA=3 --key k");
    assert_eq!(
        (told["state"].as_str(), told["repeated"].as_bool()),
        (Some("completed"), Some(true))
    );
    assert_eq!(shop.json("invoice create 1 TEA")["state"], "paid");
    shop.ok("sell TEA --key other");
    assert_eq!(shop.stock("TEA"), "6/0/6");
    shop.checks();
}

#[test]
fn a_key_used_with_a_repeated_order_is_used_up() {
    let shop = Shop::with("TEA=10");
    for kind in ["order place", "invoice create"] {
        let told = shop.ok(&format!("{kind} 1 TEA=2"));
        assert_eq!(shop.ok(&format!("{kind} 1 TEA=2 --key '{kind}'")), told);
        assert_eq!(shop.ok(&format!("{kind} 1 TEA=2 --key '{kind}'")), told);
        shop.refuses(5, &format!("sell TEA --key '{kind}'"));
    }
    shop.ok("order place 2 TEA --dry-run --key free");
    shop.ok("order place 1 TEA=2 --dry-run --key free");
    shop.ok("sell TEA --key free");
}

#[test]
fn the_order_of_lines_does_not_matter() {
    let shop = Shop::with("TEA=10 MUG=10");
    let first = shop.ok("sell TEA=2 MUG --key k");
    assert_eq!(shop.ok("sell MUG tea TEA --key k"), first);
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("8/0/8".into(), "9/0/9".into()));
    shop.refuses(5, "sell TEA MUG=2 --key k");
}

#[test]
fn an_order_and_an_invoice_may_share_a_number_and_a_key() {
    let shop = Shop::with("TEA=10");
    shop.ok("order place 1 TEA");
    shop.ok("invoice create 1 TEA");
    shop.ok("sell TEA --key 1");
    assert_eq!(shop.stock("TEA"), "8/1/9");
}

#[test]
fn a_first_item_with_a_key_creates_one_store() {
    let shop = Shop::empty();
    let line = "item add TEA --name Tea --quantity 5 --key first";
    assert_eq!(shop.ok(line), shop.ok(line));
    assert_eq!(shop.stock("TEA"), "5/0/5");
}

#[test]
fn a_key_is_a_line_of_text() {
    let shop = Shop::with("TEA=10");
    for key in ["''", "' '", "$'a\\nb'", "$'a\\tb'"] {
        shop.refuses(2, &format!("sell TEA --key {key}"));
    }
    shop.ok(&format!("sell TEA --key {}", "é".repeat(255)));
    shop.refuses(2, &format!("sell TEA --key {}", "é".repeat(256)));
}

#[test]
fn a_repeated_reopening_of_an_order_that_ended_since_is_refused() {
    let shop = Shop::with("TEA=5");
    shop.ok("order place 1001 TEA=2");
    shop.ok("order cancel 1001");
    shop.ok("order reopen 1001 --key again");
    assert_eq!(shop.json("order reopen 1001 --key again")["state"], "open");
    shop.ok("order cancel 1001");
    shop.refuses(5, "order reopen 1001 --key again");
    assert_eq!(shop.stock("TEA"), "5/0/5");
    shop.ok("order reopen 1001 --key once-more");
    assert_eq!(shop.stock("TEA"), "3/2/5");
}

#[test]
fn a_batch_with_another_sale_under_its_key_differs_in_that_sale_alone() {
    let shop = Shop::with("TEA=10 MUG=5");
    shop.write("day.csv", "sku,quantity\nTEA,1\n");
    shop.ok("sell --batch SHOP/day.csv --key monday");
    shop.write("day.csv", "sku,quantity\nTEA,1\nMUG,2\n");
    let told = shop.typed("sell --batch SHOP/day.csv --key monday").err;
    assert!(told.contains("mug") && !told.contains("``"), "{told}");
}

#[test]
fn the_number_of_a_document_decides_whatever_its_key_was_used_for() {
    let shop = Shop::with("TEA=10");
    shop.ok("sell TEA --key k");
    for (kind, number) in [("order place", "1"), ("invoice create", "2")] {
        shop.ok(&format!("{kind} {number} TEA=2"));
        let again = shop.json(&format!("{kind} {number} TEA=2 --key k"));
        assert_eq!(again["repeated"], true);
        let other = shop.typed(&format!("{kind} {number} TEA=3 --key k"));
        assert!(other.code == 5 && other.err.contains("already exists"), "{other:?}");
        let new = shop.typed(&format!("{kind} new TEA=2 --key k"));
        assert!(new.code == 5 && new.err.contains("the key `k` was already used"), "{new:?}");
    }
    assert_eq!(shop.json("sell TEA --key k")["repeated"], true, "the key still has its request");
    assert_eq!(shop.stock("TEA"), "7/2/9");
    shop.checks();
}
