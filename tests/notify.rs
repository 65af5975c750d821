//! Low stock (R24–R26, R31): when an item is low, and its one open notification.

use crate::support::{Shop, bare};

fn tea(quantity: &str, threshold: &str) -> Shop {
    let shop = Shop::empty();
    shop.ok(&format!("item add TEA --name Tea --quantity {quantity} --threshold {threshold}"));
    shop
}

/// The quantity available when each notification opened and closed: `4>14 4>-`.
fn spells(shop: &Shop) -> String {
    let told = |row: &serde_json::Value| {
        format!(
            "{}>{}",
            bare(&row["available"]),
            bare(&row["closed_available"]).replace("null", "-")
        )
    };
    shop.rows("notify list --all").iter().map(told).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_item_is_low_below_its_threshold_but_not_at_it() {
    let shop = tea("6", "5");
    shop.ok("sell TEA");
    assert_eq!((shop.low().as_str(), spells(&shop).as_str()), ("", ""));
    shop.ok("sell TEA=0.00001");
    assert_eq!((shop.low().as_str(), spells(&shop).as_str()), ("TEA", "4.99999>-"));
    shop.checks();
}

#[test]
fn a_notification_records_the_quantity_when_it_opens_and_closes() {
    let shop = tea("6", "5");
    shop.wait(60);
    shop.ok("sell TEA=2");
    shop.wait(60);
    shop.ok("sell TEA=1");
    shop.sees(
        "
        $ bincard notify list
        TEA\tTea\t2026-11-24T13:00:00+00:00\t4\t5\t\t
        $ bincard item list --low
        TEA\tTea\t\t3\t0\t3\t5\tLow since 2026-11-24
        ",
    );
    shop.wait(60);
    shop.ok("adjust TEA +10 --reason received");
    shop.sees(
        "
        $ bincard notify list
        $ bincard notify list --all
        TEA\tTea\t2026-11-24T13:00:00+00:00\t4\t5\t2026-11-24T15:00:00+00:00\t13
        $ bincard item list
        TEA\tTea\t\t13\t0\t13\t5\t
        ",
    );
    shop.ok("sell TEA=13");
    assert_eq!(spells(&shop), "4>13 0>-");
    shop.checks();
}

#[test]
fn every_command_that_moves_stock_opens_and_closes() {
    let shop = tea("6", "5");
    shop.ok("settings set invoices.track_stock true");
    shop.ok("invoice create I1 TEA=2");
    let mut open = 0;
    for (command, low) in [
        ("sell TEA=2", true),
        ("sell --void SALE-2", false),
        ("invoice pay I1", true),
        ("adjust TEA +2 --reason return --ref I1", false),
        ("order place 1 TEA=2", true),
        ("order cancel 1", false),
        ("order place 2 TEA=2", true),
        ("order complete 2", true),
        ("adjust TEA =6", false),
        ("adjust TEA =4", true),
        ("adjust TEA =6", false),
        ("order place 3 TEA=2", true),
        ("order expire 3", false),
    ] {
        let was_low = !shop.low().is_empty();
        shop.ok(command);
        assert_eq!(shop.low() == "TEA", low, "{command}");
        open += i32::from(low && !was_low);
        assert_eq!(shop.rows("notify list --all").len(), open as usize, "{command}");
        assert_eq!(shop.rows("notify list").len(), usize::from(low), "{command}");
    }
    shop.checks();
}

#[test]
fn a_passed_deadline_closes_the_notification() {
    let shop = tea("6", "5");
    shop.ok("order place 1 TEA=2 --expires 1h");
    assert_eq!(shop.low(), "TEA");
    shop.wait(90);
    assert_eq!(shop.low(), "");
    shop.sees(
        "
        $ bincard notify list --all
        TEA\tTea\t2026-11-24T12:00:00+00:00\t4\t5\t2026-11-24T13:00:00+00:00\t6
        ",
    );
    shop.checks();
}

#[test]
fn a_sale_reversed_at_the_same_instant_opens_no_notification() {
    let shop = tea("6", "5");
    shop.ok("order place 1 TEA=2 --expires 1h");
    shop.wait(60);
    shop.ok("sell TEA=2");
    assert_eq!(spells(&shop), "4>6 4>-", "released at its deadline, then sold");
    shop.checks();
}

#[test]
fn an_item_can_be_low_from_the_start() {
    let shop = tea("2", "5");
    assert_eq!(spells(&shop), "2>-");
    shop.ok("item add MUG --name Mug --threshold 1");
    shop.ok("item add BOX --name Box --quantity 0");
    shop.ok("sell BOX=5");
    assert_eq!(shop.low(), "MUG TEA", "no threshold, no alert");
    shop.checks();
}

#[test]
fn reserved_stock_is_not_available() {
    let shop = tea("8", "5");
    shop.ok("order place 1 TEA=4");
    assert_eq!(shop.low(), "TEA");
    shop.ok("order complete 1");
    assert_eq!(spells(&shop), "4>-", "still the same period");
    shop.checks();
}

#[test]
fn a_changed_threshold_takes_effect_immediately() {
    let shop = tea("4", "3");
    assert_eq!(shop.low(), "");
    for (threshold, low) in [("4", ""), ("4.00001", "TEA"), ("4", ""), ("9", "TEA"), ("''", "")] {
        shop.ok(&format!("item set TEA --threshold {threshold}"));
        assert_eq!(shop.low(), low, "{threshold}");
    }
    assert_eq!(spells(&shop), "4>4 4>4");
    shop.checks();
}

#[test]
fn a_new_threshold_does_not_open_a_second_notification() {
    let shop = tea("4", "5");
    shop.ok("item set TEA --threshold 7");
    assert_eq!(spells(&shop), "4>-");
    shop.checks();
}

#[test]
fn turning_an_alert_off_hides_the_item_and_changes_nothing_else() {
    let shop = tea("4", "5");
    shop.ok("item set TEA --alert off");
    shop.sees(
        "
        $ bincard item list
        TEA\tTea\t\t4\t0\t4\t5\t
        $ bincard item list --low
        $ bincard notify list
        ",
    );
    shop.ok("sell TEA");
    assert_eq!(shop.stock("TEA"), "3/0/3");
    shop.ok("item set TEA --alert on");
    assert_eq!((shop.low().as_str(), spells(&shop).as_str()), ("TEA", "4>4 3>-"));
    shop.checks();
}

#[test]
fn an_alert_without_a_threshold_has_no_effect() {
    let shop = Shop::with("TEA=-5");
    shop.ok("item set TEA --alert on");
    assert_eq!(shop.low(), "");
    shop.ok("item set TEA --threshold 0");
    assert_eq!(shop.low(), "TEA");
    shop.checks();
}

#[test]
fn a_sold_out_item_is_marked_if_its_alert_is_on() {
    let shop = tea("4", "5");
    shop.ok("item add MUG --name Mug --quantity 1 --alert on");
    shop.ok("item add BOX --name Box --quantity 1");
    shop.ok("item add OLD --name Old --quantity 1 --threshold 3");
    shop.ok("item archive OLD");
    shop.ok("order place 1 TEA=4");
    shop.ok("sell MUG BOX=3 OLD");
    shop.sees(
        "
        $ bincard item list --columns sku,available,stock_alert
        BOX\t-2\t
        MUG\t0\tSold out
        TEA\t0\tSold out
        $ bincard item list --low --columns sku,stock_alert
        TEA\tSold out
        $ bincard item list --archived --columns sku,stock_alert
        OLD\t
        $ bincard item set TEA --track off
        TEA
        Updated TEA.
        $ bincard item list --search tea --columns sku,stock_alert
        TEA\t
        ",
    );
}

#[test]
fn a_changed_alert_rule_takes_effect_immediately() {
    let shop = tea("5", "5");
    shop.ok("item add MUG --name Mug --quantity 4 --threshold 5");
    assert_eq!(shop.low(), "MUG");
    shop.ok("settings set alerts.rule at-or-below");
    assert_eq!(shop.low(), "MUG TEA");
    shop.checks();
    shop.ok("settings unset alerts.rule");
    assert_eq!(shop.low(), "MUG");
    shop.ok("settings set alerts.rule at-or-below");
    shop.ok("settings set alerts.rule below");
    assert_eq!(shop.low(), "MUG");
    assert_eq!(spells(&shop), "4>- 5>5 5>5", "MUG was low all the time");
    shop.checks();
}

#[test]
fn an_archived_item_is_not_low() {
    let shop = tea("4", "5");
    shop.ok("item archive TEA");
    assert_eq!((shop.low().as_str(), spells(&shop).as_str()), ("", "4>4"));
    shop.ok("sell TEA");
    assert_eq!(spells(&shop), "4>4");
    shop.ok("item unarchive TEA");
    assert_eq!((shop.low().as_str(), spells(&shop).as_str()), ("TEA", "4>4 3>-"));
    shop.checks();
}

#[test]
fn an_untracked_item_is_not_low() {
    let shop = tea("4", "5");
    shop.ok("item set TEA --track off");
    assert_eq!((shop.low().as_str(), spells(&shop).as_str()), ("", "4>4"));
    shop.ok("item set TEA --track on");
    assert_eq!(spells(&shop), "4>4 4>-");
    shop.ok("item add GIFT --name Gift --track off --threshold 5");
    assert_eq!(shop.low(), "TEA");
    shop.checks();
}

#[test]
fn a_refused_command_or_dry_run_opens_no_notification() {
    let shop = tea("6", "5");
    shop.refuses(3, "sell TEA=5 NOPE");
    shop.ok("sell TEA=5 --dry-run");
    assert_eq!(spells(&shop), "");
}

#[test]
fn a_backdated_sale_absorbed_by_a_count_opens_no_notification() {
    let shop = tea("6", "5");
    shop.wait(60);
    shop.ok("adjust TEA =6");
    shop.ok("sell TEA=3 --at 2026-11-24T12:30:00Z");
    assert_eq!((shop.low().as_str(), spells(&shop).as_str()), ("", ""));
    shop.checks();
}
