//! `bincard item history --plot`: a chart of an item's stock.

use crate::support::Shop;

/// A week of tea: 40 received, some sold each day, and in the end more than there were.
fn shop() -> Shop {
    let shop = Shop::empty();
    shop.ok("item add TEA --name 'Green tea' --quantity 40 --threshold 10");
    for (day, sold) in [(25, 8), (26, 16), (28, 12), (29, 10)] {
        shop.at(&format!("2026-11-{day}T10:00:00Z"));
        shop.ok(&format!("sell TEA={sold}"));
    }
    shop.at("2026-11-30T09:00:00Z");
    shop
}

#[test]
fn the_chart_has_a_bar_for_each_day_and_marks_the_threshold() {
    assert_eq!(
        shop().shows(50, "item history TEA --plot --color never"),
        "\
TEA Green tea: available at the end of each day

 2026-11-24  40        │██████┊██████████████████▏
 2026-11-25  32        │██████┊█████████████▏
 2026-11-26  16        │██████┊███
 2026-11-27  16        │██████┊███
 2026-11-28   4 low    │██▌   ┊
 2026-11-29  -6 low ░░░│      ┊
 2026-11-30  -6 low ░░░│      ┊

 ┊ threshold 10
"
    );
}

#[test]
fn an_ascii_terminal_gets_only_ascii() {
    let mut shop = shop();
    shop.set_env("LC_ALL", "C");
    let plot = "item history TEA --plot --since 2026-11-27 --until 2026-11-29 --format table";
    shop.sees(&format!(
        "
        $ bincard {plot}
        TEA Green tea: available at the end of each day

         2026-11-27  16                     |##########################:################
         2026-11-28   4 low                 |###########               :
         2026-11-29  -6 low ----------------|                          :

         : threshold 10
        "
    ));
}

#[test]
fn a_chart_fits_the_terminal_and_is_coloured_on_request() {
    let shop = shop();
    for width in [30, 40, 80, 120] {
        let drawn = shop.shows(width, "item history TEA --plot --color never");
        let bars = || drawn.lines().filter(|line| line.starts_with(" 2026"));
        let longest = bars().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= usize::from(width) && longest + 3 > usize::from(width), "{drawn}");
    }
    let colored = shop.shows(80, "item history TEA --plot");
    assert!(colored.contains("\u{1b}[36m┊\u{1b}[0m"), "{colored}");
    assert!(!shop.ok("item history TEA --plot --format table").contains('\u{1b}'));
}

#[test]
fn long_periods_are_divided_into_longer_parts() {
    let shop = shop();
    let rows = |line: &str| shop.column(&format!("item history TEA --plot {line}"), "available");
    assert_eq!(rows(""), "40 32 16 16 4 -6 -6");
    assert_eq!(rows("--since 2026-11-28T08:30:00Z --until 2026-11-28T11:30:00Z"), "16 16 4 4");
    assert_eq!(rows("--since 2026-10-26"), "0 0 0 0 -6 -6", "weeks end on Sundays");
    let months = shop.column("item history TEA --plot --since 2026-01-01", "at");
    assert_eq!(months.split(' ').count(), 11, "{months}");
    assert!(months.ends_with("2026-10-31T23:59:59.999999+00:00 2026-11-30T09:00:00+00:00"));
    assert_eq!(rows("--since 1990-01-01").split(' ').count(), 19, "two years each");
    assert_eq!(rows("--since 2030-01-01"), "-6", "nothing is known of the future");
    assert_eq!(rows("--until 2020-01-01"), "0");
}

#[test]
fn programs_get_the_chart_as_rows() {
    let shop = shop();
    shop.sees(
        r#"
        $ bincard item history TEA --plot --since 2026-11-28T10:10:00Z --until 2026-11-28T10:20:00Z --format json
        [
        {
          "at": "2026-11-28T10:20:00+00:00",
          "available": 4,
          "low": true
        }
        ]
        $ bincard item history TEA --plot --since 2026-11-30T09:00:00Z
        2026-11-30T09:00:00+00:00	-6	true
        $ bincard item history TEA --plot --limit 3
        error: the argument `--plot` cannot be used with `--limit <N>`
        hint: for usage, run `bincard item history --help`
        [2]
        "#,
    );
}

#[test]
fn an_item_without_a_history_has_one_empty_bar() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea");
    shop.sees(
        "
        $ bincard item history TEA --plot --format table
        TEA Tea: available at the end of each hour

         2026-11-24 12:00  0
        ",
    );
}
