//! The five formats, exact and safe in each (R4, R38), and what goes to stdout and stderr.

use crate::support::Shop;

fn shop() -> Shop {
    let shop = Shop::empty();
    shop.ok("item add TEA --name 'Green tea' --quantity 1200.5 --price 8.50 --threshold 1201");
    shop.ok("item add MUG --name 'Mug, \"blue\"' --quantity -0.00001");
    shop
}

#[test]
fn a_list_as_a_table() {
    shop().sees(
        r#"
        $ bincard item list --format table --columns sku,name,price,available,stock_alert
         SKU  Name         Price  Available  Stock alert
         MUG  Mug, "blue"          -0.00001
         TEA  Green tea     8.50    1,200.5  Low since 2026-11-24
        $ bincard item list --format table --low --search nothing
        "#,
    );
}

#[test]
fn a_list_as_plain_text() {
    shop().sees(
        "
        $ bincard item list --format plain --columns sku,name,price,available,stock_alert
        MUG\tMug, \"blue\"\t\t-0.00001\t
        TEA\tGreen tea\t8.5\t1200.5\tLow since 2026-11-24
        ",
    );
}

#[test]
fn a_list_as_csv() {
    let listed = shop().ok("item list --format csv --columns sku,name,price,available,low_since");
    assert_eq!(
        listed,
        "sku,name,price,available,low_since\r\n\
         MUG,\"Mug, \"\"blue\"\"\",,-0.00001,\r\n\
         TEA,Green tea,8.5,1200.5,2026-11-24T12:00:00+00:00\r\n"
    );
    assert_eq!(
        shop().ok("item list --format csv --search nothing --columns sku,name"),
        "sku,name\r\n"
    );
}

#[test]
fn a_list_in_json_and_ndjson_has_every_key() {
    let shop = shop();
    shop.sees(
        r#"
        $ bincard item list --format ndjson --search tea
        {"sku":"TEA","name":"Green tea","variation":null,"category":null,"barcode":null,"price":8.5,"cost":null,"tracked":true,"alert":true,"threshold":1201,"on_hand":1200.5,"reserved":0,"available":1200.5,"low_since":"2026-11-24T12:00:00+00:00","archived":false}
        $ bincard item list --format json --search nothing
        []
        "#,
    );
    let listed = shop.json("item list");
    assert_eq!(listed.as_array().unwrap().len(), 2);
    assert_eq!(listed[0]["available"].to_string(), "-0.00001");
    assert_eq!(listed[1], shop.rows("item list")[1]);
}

#[test]
fn quantities_are_exact_in_json_however_large() {
    let shop = Shop::with("BIG=8999999999999.99999 SMALL=0.1");
    shop.ok("adjust SMALL +0.2 --reason received");
    let written = shop.ok("item list --format ndjson");
    assert!(written.contains(r#""available":8999999999999.99999,"#), "{written}");
    assert!(written.contains(r#""available":0.3,"#), "{written}");
}

#[test]
fn one_item_in_every_format() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name Tea --quantity 3 --price 8.5");
    shop.ok("order place 1 TEA");
    shop.sees(
        "
        $ bincard item show TEA --format table
         SKU        TEA
         Name       Tea
         Price      8.50
         Tracked    yes
         Alert      no
         On hand    3
         Reserved   1
         Available  2
         Archived   no
         Counted    2026-11-24 12:00

        Open orders
         Number  Quantity
         1              1
        $ bincard item show TEA
        sku\tTEA
        name\tTea
        variation\t
        category\t
        barcode\t
        price\t8.5
        cost\t
        tracked\ttrue
        alert\tfalse
        threshold\t
        on_hand\t3
        reserved\t1
        available\t2
        low_since\t
        archived\tfalse
        counted_at\t2026-11-24T12:00:00+00:00
        notification\t
        open_orders\tnumber=1 quantity=1
        $ bincard item show TEA --format csv
        sku,name,variation,category,barcode,price,cost,tracked,alert,threshold,on_hand,reserved,available,low_since,archived,counted_at,notification,open_orders
        TEA,Tea,,,,8.5,,true,false,,3,1,2,,false,2026-11-24T12:00:00+00:00,,number=1 quantity=1
        ",
    );
    let json = shop.ok("item show TEA --format json");
    assert!(json.starts_with("{\n  \"sku\": \"TEA\",\n"), "{json}");
}

#[test]
fn a_formula_is_escaped_in_csv() {
    let shop = Shop::empty();
    for (sku, name) in
        [("A", "=1+1"), ("B", "+4"), ("C", "-x"), ("D", "@a"), ("E", "'=1"), ("F", "plain")]
    {
        shop.ok(&format!("item add {sku} \"--name={name}\" --quantity=-1"));
    }
    assert_eq!(
        shop.ok("item list --columns name,available --format csv"),
        "name,available\r\n'=1+1,-1\r\n'+4,-1\r\n'-x,-1\r\n'@a,-1\r\n''=1,-1\r\nplain,-1\r\n"
    );
    assert_eq!(shop.rows("item list")[0]["name"], "=1+1", "JSON has it as it is");
}

#[test]
fn line_breaks_are_quoted_in_csv_and_visible_elsewhere() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name $'Tea\\npot\\tred'");
    shop.sees(
        r"
        $ bincard item list --columns sku,name
        TEA	Tea\npot\tred
        $ bincard item list --columns sku,name --format table
         SKU  Name
         TEA  Tea\npot\tred
        ",
    );
    assert_eq!(
        shop.ok("item list --columns sku,name --format csv"),
        "sku,name\r\nTEA,\"Tea\npot\tred\"\r\n"
    );
    assert!(shop.ok("item list --format ndjson").contains(r#""name":"Tea\npot\tred""#));
}

#[test]
fn control_characters_are_refused_and_visible_in_the_error() {
    let shop = Shop::with("TEA=1");
    shop.sees(
        r"
        $ bincard item set TEA --name $'red\e[31m'
        error: invalid value `red\u{1b}[31m` for `--name`: it contains the control character \u{1b}
        [2]
        $ bincard item show $'T\e[2J'
        error: `T\u{1b}[2J` is not a valid SKU: it contains the control character \u{1b}
        [2]
        $ bincard settings get $'a\eb'
        error: there is no setting `a\u{1b}b`; expected one of: shop.name, timezone, currency, alerts.rule, invoices.track_stock, orders.expire_after, digest.enabled, digest.to, digest.from, digest.reply_to, digest.language, digest.not_before, store.path, store.busy_timeout, store.idle_timeout, store.password_file, store.password_command, store.ca_file, language, format, smtp.url, smtp.username, smtp.password_file, smtp.password_command, smtp.ca_file, smtp.hello
        hint: list all settings with `bincard settings list -v`
        [3]
        ",
    );
}

#[test]
fn control_characters_written_by_another_program_are_made_visible() {
    let shop = Shop::with("TEA=1");
    shop.ok("sell TEA --note quick");
    shop.sql(
        "update item set name = 'T\u{1b}[2J\u{202e}\u{9b}x'; \
         update step set note = '\u{1b}]0;t\u{7}' where note is not null",
    );
    for format in ["table", "plain", "csv", "json", "ndjson"] {
        let lines = [
            "item list",
            "item show TEA",
            "item history TEA",
            "item archive TEA --dry-run",
            "item export",
            "item export --to square",
        ];
        for line in lines {
            let ran = shop.typed(&format!("{line} --format {format}"));
            let told = format!("{}{}", ran.out, ran.err);
            let is_bad = |c: &char| matches!(c, '\u{1b}' | '\u{7}' | '\u{9b}' | '\u{202e}');
            assert_eq!(told.chars().find(is_bad), None, "{line} --format {format}");
        }
    }
}

#[test]
fn a_quiet_command_prints_only_warnings_and_errors() {
    let shop = Shop::with("TEA=1");
    shop.sees(
        "
        $ bincard sell TEA --quiet
        SALE-2
        $ bincard -q sell TEA
        SALE-3
        warning: TEA has run out: -1 available
        $ bincard item list --verbose --columns sku
        TEA
        store: SHOP/shop.db; configuration: SHOP/config/bincard/config.toml
        $ bincard sell TEA -q -v
        error: the argument `--quiet` cannot be used with `--verbose`
        hint: for usage, run `bincard sell --help`
        [2]
        ",
    );
}

#[test]
fn colours_can_be_turned_on_and_off() {
    let shop = Shop::with("TEA=1");
    assert!(!shop.typed("sell NOPE").err.contains('\u{1b}'));
    let asked = shop.typed("sell NOPE --color always").err;
    assert!(asked.starts_with("\u{1b}[1;31merror:\u{1b}[0m there is no item"), "{asked}");
    assert!(!shop.typed("sell NOPE --color never").err.contains('\u{1b}'));
}

#[test]
fn the_format_is_an_option_a_variable_or_a_setting() {
    let mut shop = Shop::with("TEA=1");
    let listed = |shop: &Shop, line: &str| shop.ok(&format!("item list --columns sku {line}"));
    assert_eq!(listed(&shop, ""), "TEA\n", "not a terminal");
    shop.ok("settings set format csv");
    assert_eq!(listed(&shop, ""), "sku\r\nTEA\r\n");
    shop.set_env("BINCARD_FORMAT", "table");
    assert_eq!(listed(&shop, ""), " SKU\n TEA\n");
    assert_eq!(listed(&shop, "--format plain"), "TEA\n");
    shop.set_env("BINCARD_FORMAT", "xml");
    assert_ne!(shop.typed("item list").code, 0);
}

#[test]
fn help_and_version_are_printed_to_stdout() {
    let shop = Shop::empty();
    for line in ["--help", "sell --help", "order place --help", "item --help", "help sell"] {
        let ran = shop.typed(line);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{line}");
        assert!(ran.out.contains("Usage: bincard"), "{line}");
    }
    assert_eq!(shop.ok("--version"), format!("bincard {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let shop = Shop::with("TEA=10");
    for line in ["item list", "item history TEA", "--help", "item export", "sell TEA"] {
        assert_eq!(shop.run_into(line, &mut Closed).code, 0, "{line}");
    }
    assert_eq!(shop.stock("TEA"), "9/0/9");
}

#[test]
fn a_change_that_was_recorded_but_could_not_be_printed_says_so() {
    let shop = Shop::with("TEA=10");
    let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = shop.run_into("sell TEA", &mut full);
    assert_eq!(ran.code, 74);
    assert!(
        ran.err.contains("the change was recorded, but its result could not be written"),
        "{}",
        ran.err
    );
    assert_eq!(shop.stock("TEA"), "9/0/9");
    assert_eq!(shop.run_into("item list", &mut full).code, 74);
}

#[test]
fn chosen_columns_are_the_only_keys_in_json_too() {
    let shop = Shop::empty();
    shop.ok("item add TEA --name 'Green tea' --quantity 1 --threshold 5");
    shop.sees(
        "
        $ bincard item list --columns available,sku --format ndjson
        {\"available\":1,\"sku\":\"TEA\"}
        $ bincard item list --columns category,stock_alert,low-since --format ndjson
        {\"category\":null,\"stock_alert\":\"Low since 2026-11-24\",\"low_since\":\"2026-11-24T12:00:00+00:00\"}
        $ bincard item list --columns sku --format json
        [
        {
          \"sku\": \"TEA\"
        }
        ]
        ",
    );
    let all = &shop.rows("item list")[0];
    assert_eq!((all.as_object().unwrap().len(), all.get("stock_alert")), (15, None));
}
