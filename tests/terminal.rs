//! The program on a real terminal, provided by `script` of util-linux: commands that show progress there must end.

use std::process::Command;

use crate::support::{Shop, is_on_server, variable};

/// Runs a shell command line on its own terminal. Returns its exit code, 124 if it did not end.
fn at_a_terminal(shop: &Shop, line: &str) -> (Option<i32>, String) {
    let mut command = Command::new("timeout");
    let program = env!("CARGO_BIN_EXE_bincard");
    let line = line.replace("bincard ", &format!("{program} "));
    command.args([
        "--kill-after=5",
        "60",
        "script",
        "--quiet",
        "--return",
        "--command",
        &line,
        "/dev/null",
    ]);
    let mut command = shop.in_shop(command);
    command.env("PATH", variable("PATH").unwrap_or_default()).env("TERM", "xterm-256color");
    let done = command.output().expect("`script` of util-linux is there");
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
}

#[test]
fn long_commands_end_on_a_terminal_too() {
    let shop = Shop::with("TEA=100 MUG=100");
    let sheet = |name: &str, text: &str| {
        shop.write(name, text);
        shop.path(name).display().to_string()
    };
    let sales = sheet("sales.csv", "sku,quantity\nTEA,1\nMUG,2\n");
    let counts = sheet("counts.csv", "sku,change,reason\nTEA,+1,received\n");
    let items = sheet("items.csv", "sku,name\nTEA,Green tea\n");
    let backup = shop.path("backup.db").display().to_string();
    for turn in 0..4 {
        for line in [
            "bincard store check".to_owned(),
            format!("rm -f {backup}; bincard store backup {backup}"),
            format!("bincard sell --batch {sales}"),
            format!("bincard adjust --batch {counts}"),
            format!("bincard item import {items}"),
            "bincard item export >/dev/null".to_owned(),
        ] {
            let (code, seen) = at_a_terminal(&shop, &line);
            assert_eq!(code, Some(0), "turn {turn}, {line}: {seen}");
        }
    }
    assert_eq!(shop.json("item show MUG")["available"], 92);
}

#[test]
fn a_repeated_command_says_that_nothing_changed() {
    let shop = Shop::with("TEA=100");
    for told in [false, true] {
        let (code, seen) = at_a_terminal(&shop, "bincard sell TEA --key till-7");
        assert_eq!(code, Some(0), "{seen}");
        assert_eq!(seen.contains("nothing changed"), told, "{seen}");
        assert_eq!(seen.contains("Sold 1 × TEA"), !told, "{seen}");
    }
    assert_eq!(shop.json("item show TEA")["available"], 99);
}

#[test]
fn a_terminal_shows_that_a_check_found_nothing_and_why_no_e_mail_was_sent() {
    let shop = Shop::with("TEA=100");
    let check = |line: &str| {
        let (code, seen) = at_a_terminal(&shop, line);
        assert_eq!(code, Some(0), "{seen}");
        seen
    };
    let seen = check("bincard store check");
    assert!(
        seen.contains("No problems found in ") && seen.contains(&format!("{}.", shop.address())),
        "{seen}"
    );
    assert!(check("bincard store check --repair").contains("No problems found in "));
    let nothing = "No e-mail sent: nothing is low";
    assert!(check("bincard notify digest").contains(nothing));
    assert!(check("bincard notify digest --dry-run").contains(nothing));
    shop.ok("item set TEA --threshold 200");
    shop.ok("settings set digest.to a@shop.test");
    std::fs::create_dir(shop.path("box")).unwrap();
    shop.ok(&format!("settings set smtp.url file:{}", shop.path("box").display()));
    assert!(check("bincard notify digest").contains("Sent the daily e-mail to a@shop.test"));
    let again = check("bincard notify digest --lang fr");
    assert!(again.contains("celui d’aujourd’hui l’a déjà été (`--force` le renvoie)"), "{again}");
    shop.ok("settings set digest.enabled off");
    assert!(check("bincard notify digest").contains("`digest.enabled` is off"));
}

#[test]
fn a_long_import_shows_how_much_is_left() {
    let shop = Shop::empty();
    let rows: String = (0..9_000).map(|n| format!("SKU-{n},Tea number {n},{n}\n")).collect();
    let file = shop.write("c.csv", format!("sku,name,quantity\n{rows}")).display().to_string();
    if is_on_server() {
        shop.ok("store init");
    }
    let (code, seen) = at_a_terminal(&shop, &format!("bincard item import {file}"));
    assert_eq!(code, Some(0), "{seen}");
    let progress = seen.split('\r').find(|line| line.contains(" left"));
    let progress = progress.unwrap_or_else(|| panic!("{seen}"));
    assert!(progress.contains("%, ") && progress.contains(" rows, "), "{progress}");
}
