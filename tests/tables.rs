//! Tables on terminals: they fit, names are shortened and numbers never are; low items are marked; lists show and
//! sort by named columns.

use crate::support::Shop;

fn shop() -> Shop {
    let shop = Shop::empty();
    shop.ok("item add TEA-01 --name 'Green tea from the hills of Uji' --variation '100 g' --quantity 1234567.25 --threshold 5");
    shop.ok("item add MUG-02 --name Mug --variation Blue --quantity 3 --threshold 5");
    shop.ok("item add 茶-03 --name '抹茶 ceremonial grade matcha powder' --quantity 12");
    shop.ok("order place 1001 MUG-02=2 --customer 'Marie-Ève Tremblay-Lachance' --expires 48h");
    shop.ok("order place 1002 TEA-01=2");
    shop.ok("sell MUG-02=3 --note 'at the market, on Saturday, in the rain'");
    shop
}

#[test]
fn names_are_shortened_and_columns_dropped_before_numbers_are() {
    let shop = shop();
    let shown = |width| shop.shows(width, "item list --color never");
    let lines = |width| shown(width).lines().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        lines(80),
        [
            " SKU     Name         Variation  On hand       Available     Threshold  Stock",
            "                                                                        alert",
            " MUG-02  Mug          Blue                  0            -2          5  Sold out",
            " TEA-01  Green tea…   100 g      1,234,567.25  1,234,565.25          5",
            " 茶-03   抹茶 cerem…                       12            12",
        ]
    );
    assert_eq!(
        lines(48),
        [
            " SKU     Name             Available     Stock",
            "                                        alert",
            " MUG-02  Mug                        -2  Sold out",
            " TEA-01  Green tea from…  1,234,565.25",
            " 茶-03   抹茶 ceremonia…            12",
        ]
    );
    assert_eq!(
        lines(24)[..5],
        [
            " SKU        MUG-02",
            " Name       Mug",
            " Variation  Blue",
            " On hand    0",
            " Reserved   2"
        ]
    );
}

#[test]
fn every_list_fits_every_width_with_complete_numbers() {
    let shop = shop();
    for line in [
        "item list",
        "item list --columns sku,name,on_hand,available,threshold,low_since",
        "item history MUG-02",
        "order list",
        "notify list",
        "settings list",
        "sell TEA-01 --dry-run",
    ] {
        for width in 24..=130 {
            let shown = shop.shows(width, &format!("{line} --color never"));
            for row in shown.lines() {
                let columns: usize = row.chars().map(|c| if c > '\u{2e80}' { 2 } else { 1 }).sum();
                assert!(columns <= usize::from(width), "{width} {line}\n{shown}");
            }
            let number = if line.contains("TEA") || line.contains("item list") {
                "1,234,565.25"
            } else {
                ""
            };
            assert!(shown.contains(number), "{width} {line}\n{shown}");
        }
    }
}

#[test]
fn empty_columns_are_dropped_before_anything_is_shortened() {
    let shop = Shop::empty();
    shop.ok("item add TEA-01 --name 'Green tea from Uji' --quantity 12");
    shop.ok("item add TEA-02 --name 'White tea from Fuding' --quantity 7");
    let first = |width| shop.shows(width, "item list").lines().next().unwrap().to_owned();
    assert_eq!(
        first(120),
        " SKU     Name                   Variation  On hand  Reserved  Available  Threshold  Stock alert"
    );
    assert_eq!(first(80), " SKU     Name                   On hand  Reserved  Available");
    assert!(shop.shows(60, "item list").contains("White tea from Fuding"));
}

#[test]
fn skus_numbers_and_states_are_never_truncated_and_long_texts_are_wrapped() {
    let shop = shop();
    let sku = "CHOCOLATE-DARK-85-PERCENT-ORIGIN-MADAGASCAR";
    shop.ok(&format!("item add {sku} --name Chocolate --quantity 1 --threshold 4 --price 8"));
    shop.write(
        "c.csv",
        format!("sku,name,price,category\n{sku},Dark chocolate from Madagascar,9.5,Chocolates of the house\n"),
    );
    let dry_run = format!("item import {} --dry-run", shop.path("c.csv").display());
    for width in [40, 60, 80, 120] {
        let bare = |line: &str| shop.shows(width, &format!("{line} --color never"));
        let without_breaks = |text: &str| text.replace(['\n', ' '], "");
        let cell = |text: &str, from: usize, to: usize| {
            let part = |line: &str| line.chars().take(to).skip(from).collect::<String>();
            without_breaks(
                &text.lines().map(|line| part(line).trim().to_owned()).collect::<String>(),
            )
        };
        let listed = bare("item list --search chocolate --columns sku,name,available");
        assert!(cell(&listed, 0, listed.find("Name").unwrap()).contains(sku), "{listed}");
        let shown = bare(&dry_run);
        let start = shown.find("Difference").unwrap();
        let difference = cell(&shown, start, usize::from(width));
        assert_eq!(
            difference,
            "Differencename:Chocolate→DarkchocolatefromMadagascar;category:Chocolatesofthehouse;price:8.00→9.50",
            "{width}\n{shown}"
        );
        assert!(bare("order list").contains("open"), "{width}");
    }
    let alert = shop.shows(40, "item list --search chocolate --color never");
    assert!(alert.contains("2026-11-24"), "{alert}");
}

#[test]
fn an_untracked_item_has_dashes_for_quantities() {
    let shop = Shop::with("TEA=3");
    shop.ok("item add GIFT --name 'Gift wrap' --track off");
    shop.sees(
        "
        $ bincard item list --format table
         SKU   Name       Variation  On hand  Reserved  Available  Threshold  Stock alert
         GIFT  Gift wrap                   –         –          –
         TEA   TEA                         3         0          3
        $ bincard item list --format table --columns sku,available
         SKU   Available
         GIFT          –
         TEA           3
        $ bincard item show GIFT --format table
         SKU        GIFT
         Name       Gift wrap
         Tracked    no
         Alert      no
         On hand    –
         Reserved   –
         Available  –
         Archived   no
        $ bincard item list --search gift
        GIFT\tGift wrap\t\t\t\t\t\t
        ",
    );
    let gift = shop.json("item show GIFT");
    assert!(gift["on_hand"].is_null() && gift["reserved"].is_null() && gift["available"].is_null());
}

#[test]
fn low_items_are_marked_by_a_word_and_by_colour() {
    let mut shop = shop();
    let shown = shop.shows(120, "item list --search mug");
    assert!(shown.contains("\u{1b}[31mSold out\u{1b}[0m"), "{shown}");
    shop.ok("adjust MUG-02 =4");
    let shown = shop.shows(120, "item list --search mug");
    assert!(shown.contains("\u{1b}[31m2\u{1b}[0m"), "{shown}");
    assert!(shown.contains("\u{1b}[31mLow since 2026-11-24\u{1b}[0m"), "{shown}");
    assert!(!shop.shows(120, "item list --search tea").contains('\u{1b}'), "not low");
    assert!(!shop.ok("item list --format table").contains('\u{1b}'), "not a terminal");
    shop.set_env("NO_COLOR", "1");
    let plain = shop.shows(120, "item list --search mug");
    assert!(plain.contains("Low since 2026-11-24") && !plain.contains('\u{1b}'), "{plain}");
}

#[test]
fn every_list_shows_and_sorts_by_named_columns() {
    let shop = shop();
    shop.ok("invoice create B MUG-02 --customer Roy");
    shop.ok("invoice create A TEA-01 --customer Adam");
    shop.sees(
        "
        $ bincard order list --sort customer --columns number,customer,placed-at
        1002\t\t2026-11-24T12:00:00+00:00
        1001\tMarie-Ève Tremblay-Lachance\t2026-11-24T12:00:00+00:00
        $ bincard order list --sort number --limit 1 --columns number
        1001
        $ bincard order list --reverse --columns number
        1001
        1002
        $ bincard invoice list --sort customer --columns number
        A
        B
        $ bincard item history MUG-02 --sort after --reverse --columns kind,after
        opening\t3
        reserve\t1
        sale\t-2
        $ bincard notify list --columns sku,threshold --sort sku
        MUG-02\t5
        $ bincard settings list --sort value --reverse --columns key --limit 1
        error: unexpected argument `--limit` found
        hint: for usage, run `bincard settings list --help`
        [2]
        ",
    );
}

#[test]
fn a_mistyped_column_gets_a_suggestion() {
    let shop = shop();
    for (line, near) in [
        ("item list --columns sku,availble", "available"),
        ("item list --sort nmae", "name"),
        ("order list --columns numbr", "number"),
        ("order list --sort custmer", "customer"),
        ("invoice list --sort paid", "paid_at"),
        ("item history MUG-02 --columns knd", "kind"),
        ("notify list --sort thresold", "threshold"),
        ("settings list --columns soruce", "source"),
        ("notify list --deliveries --columns adress", "address"),
    ] {
        let ran = shop.typed(line);
        assert_eq!(ran.code, 2, "{line}");
        assert!(
            ran.err.ends_with(&format!("hint: did you mean `{near}`?\n")),
            "{line}: {}",
            ran.err
        );
    }
}

#[test]
fn a_very_long_table_keeps_its_column_widths() {
    let shop = Shop::empty();
    let rows: String = (0..5_001).map(|n| format!("SKU-{n:04},Tea,1,3\n")).collect();
    let last = "TEA-WITH-A-LONG-NAME,Tea,123456789.5,3\n";
    shop.write("c.csv", format!("sku,name,quantity,price\n{rows}{last}"));
    shop.ok("item import SHOP/c.csv");
    let table = shop.shows(60, "item list --columns sku,name,available");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 5_005, "one line of headers");
    assert!(
        lines[0].contains("Available") && lines[5_001].starts_with(" SKU-5000  Tea"),
        "{}",
        lines[5_001]
    );
    assert!(
        lines[5_002].starts_with(" TEA-WITH") && lines[5_002].ends_with("123,456,789.5"),
        "{}",
        lines[5_002]
    );
    assert_eq!(lines[5_003..], [" -A-LONG-", " NAME"], "a SKU is never cut");
    let told =
        shop.shows(20, "item list --columns sku,name,price,available,on_hand,reserved,threshold");
    let blanks = told.lines().filter(|line| line.is_empty()).count();
    assert_eq!(blanks, 5_001, "a blank line between any two");
}

#[test]
fn an_empty_list_says_so_only_on_a_terminal() {
    let shop = Shop::empty();
    shop.ok("store init");
    let seen = |line: &str| shop.terminal(80, line).replace("\u{1b}[36mhint:\u{1b}[0m", "hint:");
    let first = seen("item list");
    assert!(
        first.starts_with("No items.\nhint: add the first item with `bincard item add"),
        "{first}"
    );
    assert_eq!(seen("order list"), "No orders.\n");
    assert_eq!(seen("invoice list --state paid"), "No invoices match.\n");
    assert_eq!(seen("notify list"), "No items are low.\n");
    assert_eq!(seen("notify list --all"), "No item has been low yet.\n");
    assert!(seen("notify list --deliveries").starts_with("No daily e-mails yet.\nhint: "));
    shop.ok("item add TEA --name Tea --quantity 5");
    shop.ok("item add GIFT --name Gift --track off");
    assert_eq!(seen("item list --low"), "No items are low.\n");
    assert_eq!(seen("item list --archived"), "No archived items.\n");
    assert_eq!(seen("item list --search coffee"), "No items match.\n");
    assert_eq!(seen("item history GIFT"), "No movements.\n");
    assert_eq!(seen("item list --low --lang fr"), "Aucun article en stock réduit.\n");
    for format in ["table", "plain", "ndjson"] {
        let ran = shop.typed(&format!("item list --low --format {format}"));
        assert_eq!((ran.out.as_str(), ran.err.as_str()), ("", ""), "{format}");
    }
    assert_eq!(seen("item list --low --format json"), "[]\n");
}
