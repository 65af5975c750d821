//! Shell completion: candidates come from the store, nothing is written, and no errors are printed.

use std::process::Command;

use crate::support::{Shop, is_about_a_file};

fn shop() -> Shop {
    let shop = Shop::with("TEA-02=5 MUG=3 A:B=3");
    shop.ok("item add TEA-01 --name 'Green tea' --variation '100 g' --category Tea --quantity 10");
    shop.ok("item add 'Tea 03' --name 'White tea' --category 'Teas, rare'");
    shop.ok("item add THYM --name Thym --category Épices");
    shop.ok("item add OLD --name Old");
    shop.ok("item archive OLD");
    shop
}

/// The candidates for the last word of a line typed after `bincard`.
fn offered(shop: &Shop, line: &str) -> String {
    let (before, word) = line.rsplit_once(' ').unwrap_or(("", line));
    let answer = shop.ok(&format!("completions zsh ':{word}' {before}"));
    answer.lines().map(|line| line.split('\t').next().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn items_are_completed_by_the_start_of_their_sku_with_their_names() {
    let shop = shop();
    shop.sees(
        "
        $ bincard completions zsh :te sell
        Tea 03\tWhite tea
        TEA-01\tGreen tea, 100 g
        TEA-02\tTEA-02
        $ bincard completions zsh :tea-01 item show
        TEA-01\tGreen tea, 100 g
        $ bincard completions zsh :nothing item show
        $ bincard completions bash :te sell MUG=2
        Tea\\ 03\tWhite tea
        TEA-01\tGreen tea, 100 g
        TEA-02\tTEA-02
        ",
    );
    for line in
        ["item set ", "item show ", "item history ", "item archive ", "adjust ", "sell MUG "]
    {
        assert!(offered(&shop, &format!("{line}MU")) == "MUG", "{line}");
        assert!(!offered(&shop, line).contains("OLD"), "{line}");
    }
    assert_eq!(offered(&shop, "order place 1 MU"), "MUG");
    assert_eq!(offered(&shop, "invoice create 1 MUG=2 MU"), "MUG");
    assert_eq!(offered(&shop, "item unarchive "), "OLD");
    assert_eq!(offered(&shop, "item add MU"), "", "a new SKU is the shop's own");
    assert_eq!(offered(&shop, "sell MUG="), "", "a quantity is the shop's own");
    assert_eq!(offered(&shop, "adjust MUG "), "");
}

#[test]
fn only_documents_that_can_take_the_step_are_completed() {
    let shop = shop();
    shop.ok("order place 1001 TEA-01=2 MUG --customer 'A. Roy'");
    shop.ok("order place 1002 TEA-01 --expires 1h");
    shop.ok("order place 2001 TEA-01");
    shop.ok("order complete 2001");
    shop.ok("invoice create I-1 TEA-01");
    shop.ok("invoice create I-2 TEA-01");
    shop.ok("invoice pay I-2");
    shop.ok("sell MUG");
    shop.sees(
        "
        $ bincard completions fish : order complete
        1002\t1 × TEA-01
        1001\tA. Roy: 2 × TEA-01, 1 × MUG
        $ bincard completions fish : order refund
        2001\t1 × TEA-01
        $ bincard completions fish :te order refund 2001
        TEA-01\t1
        $ bincard completions fish : invoice pay
        I-1\t1 × TEA-01
        $ bincard completions fish : invoice refund
        I-2\t1 × TEA-01
        ",
    );
    for line in ["order cancel ", "order expire "] {
        assert_eq!(offered(&shop, line), "1002 1001", "{line}");
    }
    assert_eq!(offered(&shop, "order complete 1001"), "1001");
    assert_eq!(offered(&shop, "order show "), "2001 1002 1001");
    assert_eq!(offered(&shop, "order place "), "");
    assert_eq!(offered(&shop, "invoice cancel "), "I-1");
    assert_eq!(
        offered(&shop, "sell --void sale"),
        shop.column("item history MUG --limit 1", "document")
    );
    assert!(offered(&shop, "adjust MUG +1 --ref 10").contains("1001"));
    shop.wait(90);
    assert_eq!(offered(&shop, "order complete "), "1001", "a deadline counts everywhere at once");
}

#[test]
fn the_shell_runs_nothing_contained_in_a_completed_sku() {
    let shop = Shop::empty();
    for sku in
        ["X$(touch PWN)", "X`touch PWN`", "X\"$(touch PWN)\"", "X'$(touch PWN)'", "X\\$(touch PWN)"]
    {
        let added = shop.run(&["item", "add", sku, "--name", "X", "--quantity", "1"]);
        assert_eq!(added.code, 0, "{}", added.err);
    }
    shop.ok("item add 'X!!' --name X");
    for (open, count) in [("\"", 5), ("'", 6), ("", 6)] {
        let answer = shop.run(&["completions", "bash", &format!(":{open}X"), "item", "show"]).out;
        let words: Vec<&str> =
            answer.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!(words.len(), count, "{answer}");
        for word in words {
            let script = format!("printf %s {open}{word}{open}");
            let told = told_by(&shop, &["bash", "--norc", "-c"], &script).unwrap();
            assert!(shop.run(&["item", "show", told.as_str()]).code == 0, "{script}: {told}");
        }
    }
    assert!(!shop.path("PWN").exists() && !std::path::Path::new("PWN").exists());
}

#[test]
fn words_are_completed_where_they_are_valid() {
    let shop = shop();
    for (line, words) in [
        ("it", "item"),
        ("order ex", "expire"),
        ("--col", "--color"),
        ("--color ", "auto always never"),
        ("item list --category t", "Tea Teas, rare"),
        ("item list --category=tea,", ""),
        ("item list --category epi", "Épices"),
        ("item list --format=j", "--format=json"),
        ("item list --columns sku,on", "sku,on_hand"),
        ("item list --sort on", "on_hand"),
        ("order list --sort cust", "customer"),
        ("notify list --deliveries --columns address,st", "address,state"),
        ("item add X --alert o", "on off"),
        ("item import --from a", "auto"),
        ("item export --to s", "square shopify"),
        ("adjust TEA-01 -1 --reason re", "received return"),
        ("order list --state e", "expired"),
        ("--lang ", "en fr"),
        ("settings get invoices", "invoices.track_stock"),
        ("settings set alerts.rule ", "below at-or-below"),
        ("settings set digest.enabled t", "true"),
        ("settings set timezone america/montr", "America/Montreal"),
        ("settings set nothing ", ""),
        ("completions f", "fish"),
        ("sell --key ", ""),
        ("sell -q --dr", "--dry-run"),
        ("sell --dry-run --dr", ""),
        ("sell -- --dr", ""),
        ("nonsense ", ""),
    ] {
        assert_eq!(offered(&shop, line), words, "{line}");
    }
    for line in ["--store ", "--store=x", "sell --batch ", "item import x", "store backup "] {
        let (before, word) = line.rsplit_once(' ').unwrap_or(("", line));
        assert_eq!(shop.ok(&format!("completions bash :{word} {before}")), "\tfiles\n", "{line}");
    }
}

#[test]
fn commands_and_options_are_described_in_the_language_that_is_typed() {
    let shop = shop();
    for (line, described) in [
        (":it --lang fr", "item\tGérer les articles"),
        (":unar --lang=fr item", "unarchive\tRetirer des articles des archives"),
        (":--not --lang fr sell", "--note\tNote à conserver"),
        (":it --lang en", "item\tManage items"),
    ] {
        let offered = shop.ok(&format!("completions zsh {line}"));
        assert!(offered.starts_with(described), "{line}\n{offered}");
    }
}

#[test]
fn completions_come_from_the_store_on_the_command_line() {
    let mut shop = shop();
    let other = Shop::with("PIANO=1");
    let path = other.address();
    assert_eq!(offered(&shop, &format!("--store {path} sell ")), "PIANO");
    assert_eq!(offered(&shop, &format!("sell --store={path} ")), "PIANO");
    shop.write("other.toml", format!("[store]\npath = '{path}'\n"));
    let config = shop.path("other.toml").display().to_string();
    shop.unset_env("BINCARD_STORE");
    assert_eq!(offered(&shop, &format!("--config {config} sell ")), "PIANO");
    shop.ok("completions bash : sell --store");
    if is_about_a_file("the home directory holds no store") {
        return;
    }
    let typed = shop.ok("completions bash : --store \"'~/shop.db'\" item show");
    assert!(typed.contains("MUG\tMUG\n"), "{typed}");
}

#[test]
fn completion_writes_nothing_and_prints_no_errors() {
    let shop = shop();
    shop.ok("order place 1 MUG --expires 1h");
    shop.wait(90);
    let bytes = || std::fs::read(shop.store()).ok();
    let before = (bytes(), shop.content());
    assert_eq!(offered(&shop, "sell MU"), "MUG");
    assert_eq!(offered(&shop, "order complete "), "");
    let after = (bytes(), shop.content());
    assert!(after == before, "the order that is due is released by the next command, not here");
    let empty = Shop::empty();
    assert_eq!(offered(&empty, "sell "), "");
    assert!(!empty.store().exists());
    empty.write("shop.db", "not a store");
    empty.write("config/bincard/config.toml", "nonsense = [");
    for line in
        ["sell ", "order complete ", "item list --category ", "sell --nonsense --x=", "\u{1b}"]
    {
        assert_eq!(offered(&empty, line), "", "{line}");
    }
    empty.ok("completions bash");
    assert_eq!(offered(&empty, "item list --format x"), "");
    assert_eq!(offered(&empty, "item list --format cs"), "csv");
}

/// The output of a shell running a script in a shop; `None` if the shell is not installed.
fn told_by(shop: &Shop, shell: &[&str], script: &str) -> Option<String> {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_bincard"));
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", program.parent().unwrap().display());
    let told = shop
        .in_shop(Command::new(shell[0]))
        .args(&shell[1..])
        .arg(script)
        .env("PATH", path)
        .env("COMPLETIONS", concat!(env!("CARGO_MANIFEST_DIR"), "/completions"))
        .output();
    let told = match told {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        told => told.unwrap(),
    };
    assert_eq!(String::from_utf8(told.stderr).unwrap(), "", "{script}");
    Some(String::from_utf8(told.stdout).unwrap())
}

#[test]
fn bash_rejoins_the_words_that_it_splits() {
    let shop = shop();
    for (fragments, cword, replies) in [
        ("bincard sell te", 2, "Tea\\ 03 TEA-01 TEA-02"),
        ("bincard sell MUG = 2 a : ", 6, "B"),
        ("bincard item list --format = nd", 5, "ndjson"),
        ("bincard item show 'Tea ", 3, "Tea 03"),
        ("bincard sell nothing", 2, ""),
    ] {
        let line = fragments.replace(" = ", "=").replace(" : ", ":");
        let script = format!(
            "source \"$COMPLETIONS/bincard.bash\"; COMP_LINE=\"{line}\" COMP_POINT=${{#COMP_LINE}} \
             COMP_CWORD={cword} COMP_WORDS=({}); _bincard; echo \"${{COMPREPLY[*]}}\"",
            fragments.replace('\'', "\\'").replace(" = ", " '=' ").replace(" : ", " ':' ")
        );
        assert_eq!(
            told_by(&shop, &["bash", "--norc", "-c"], &script).unwrap().trim(),
            replies,
            "{line}"
        );
    }
}

#[test]
fn fish_and_zsh_show_names_next_to_skus() {
    let shop = shop();
    let fish = "source $COMPLETIONS/bincard.fish; complete -C 'bincard sell te'; \
                complete -C 'bincard item list --format=nd'; complete -C 'bincard sell nothing'";
    if let Some(told) = told_by(&shop, &["fish", "--no-config", "-c"], fish) {
        assert_eq!(
            told,
            "Tea 03\tWhite tea\nTEA-01\tGreen tea, 100 g\nTEA-02\tTEA-02\n--format=ndjson\n"
        );
    }
    let zsh = "compdef() { }; _describe() { print -rl -- $found }; source $COMPLETIONS/_bincard; \
               words=(bincard sell \"'Tea 03'\" a) CURRENT=4 PREFIX=a; _bincard; \
               words=(bincard item show te) CURRENT=4 PREFIX=te; _bincard";
    if let Some(told) = told_by(&shop, &["zsh", "-f", "-c"], zsh) {
        assert_eq!(told, "A\\:B:A:B\nTea 03:White tea\nTEA-01:Green tea, 100 g\nTEA-02:TEA-02\n");
    }
}

#[test]
fn the_committed_completion_scripts_are_current() {
    let shop = Shop::empty();
    for (shell, file) in [
        ("bash", "bincard.bash"),
        ("zsh", "_bincard"),
        ("fish", "bincard.fish"),
        ("powershell", "bincard.ps1"),
    ] {
        let path = format!("{}/completions/{file}", env!("CARGO_MANIFEST_DIR"));
        let script = std::fs::read_to_string(path).unwrap();
        assert!(script.contains(&format!("completions {shell} \":")), "{file}");
        for format in ["", "--format table", "--format json"] {
            assert_eq!(shop.ok(&format!("completions {shell} {format}")), script);
        }
    }
    shop.sees(
        "
        $ bincard completions bsh
        error: invalid value `bsh`; expected one of: bash, zsh, fish, powershell
        hint: did you mean `bash`?
        [2]
        ",
    );
}
