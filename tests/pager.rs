//! The pager: long tables on a terminal, which `script` provides, go through it; nothing else does.

use std::process::Command;

use crate::support::Shop;

fn shop() -> Shop {
    Shop::with("A=1 B=1 C=1 D=1 E=1 F=1 G=1 H=1")
}

/// The output of a command on a terminal of six lines, and its exit code; `PAGER` marks what goes through it.
fn seen(shop: &Shop, line: &str, variables: &str) -> String {
    let typed = format!(
        "stty rows 6 cols 40; {variables} '{}' {line}; echo code $?",
        env!("CARGO_BIN_EXE_bincard")
    );
    let done = shop
        .in_shop(Command::new("script"))
        .args(["-qec", &typed, "/dev/null"])
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("TERM", "xterm")
        .output()
        .expect("these tests need `script` of util-linux");
    String::from_utf8(done.stdout).unwrap().replace('\r', "")
}

const MARKED: &str = "PAGER='sed s/^/paged:/'";
const LIST: &str = "item list --columns sku";

#[test]
fn a_table_taller_than_the_terminal_goes_through_the_pager() {
    let shop = shop();
    let paged = "paged: SKU\npaged: A\npaged: B\npaged: C\npaged: D\npaged: E\npaged: F\npaged: G\npaged: H\ncode 0\n";
    assert_eq!(seen(&shop, LIST, MARKED), paged);
    assert_eq!(seen(&shop, LIST, "PAGER=cat BINCARD_PAGER='sed s/^/paged:/'"), paged);
}

#[test]
fn a_table_that_fits_is_not_paged() {
    let shop = shop();
    assert_eq!(
        seen(&shop, &format!("{LIST} --limit 4"), MARKED),
        " SKU\n A\n B\n C\n D\ncode 0\n",
        "the last line is the shell's"
    );
    assert!(seen(&shop, &format!("{LIST} --limit 5"), MARKED).starts_with("paged: SKU\n"));
    assert!(!seen(&shop, "item show NOPE", MARKED).contains("paged"));
}

#[test]
fn the_pager_can_be_turned_off() {
    let shop = shop();
    let plain = " SKU\n A\n B\n C\n D\n E\n F\n G\n H\ncode 0\n";
    for (line, variables) in [
        (format!("{LIST} --no-pager"), MARKED),
        (LIST.to_owned(), "PAGER="),
        (LIST.to_owned(), "PAGER=cat"),
        (LIST.to_owned(), "BINCARD_PAGER= PAGER='sed s/^/paged:/'"),
        (LIST.to_owned(), "PAGER=there-is-no-such-pager"),
        (format!("{LIST} --format table | cat"), MARKED),
    ] {
        assert_eq!(seen(&shop, &line, variables), plain, "{variables} {line}");
    }
    for format in ["plain", "json", "ndjson", "csv"] {
        let line = format!("{LIST} --format {format}");
        assert!(!seen(&shop, &line, MARKED).contains("paged"), "{format}");
    }
}

#[test]
fn leaving_the_pager_early_ends_quietly() {
    let shop = Shop::empty();
    let rows: String = (0..5_000).map(|n| format!("SKU-{n},1\n")).collect();
    let file = shop.write("many.csv", format!("sku,quantity\n{rows}"));
    shop.ok(&format!("item import {}", file.display()));
    assert_eq!(
        seen(&shop, "item list --columns sku,name", "PAGER='head -n 2'"),
        " SKU       Name\n SKU-0     SKU-0\ncode 0\n"
    );
    assert_eq!(seen(&shop, LIST, "PAGER=true"), "code 0\n");
}
