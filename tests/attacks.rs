//! Attacks by somebody who can prepare a store, plant links or read output: settings with line breaks, links in place
//! of files to be written, secrets, NUL. Other tests cover formulas, control characters, schemas and keys (output,
//! store, keys), unbalanced quotes (catalogue), and HTML in e-mails (src/mail/tests).

use std::os::unix::fs::symlink;

use crate::support::{Ran, Shop, is_about_a_file, is_on_server, mode};

/// A shop with a low item, whose e-mails are written to `SHOP/mail`.
fn mailing_shop() -> Shop {
    let shop = Shop::with("TEA=1");
    std::fs::create_dir(shop.path("mail")).unwrap();
    for line in [
        "item set TEA --threshold 5",
        "settings set digest.to owner@shop.test",
        "settings set digest.from stock@shop.test",
        "settings set smtp.url file:SHOP/mail",
    ] {
        shop.ok(line);
    }
    shop
}

/// The e-mails of a shop: their names and texts.
fn mails(shop: &Shop) -> Vec<(String, String)> {
    let files = std::fs::read_dir(shop.path("mail")).unwrap().map(|entry| entry.unwrap());
    let read = |path: std::path::PathBuf| std::fs::read_to_string(path).unwrap();
    files.map(|file| (file.file_name().into_string().unwrap(), read(file.path()))).collect()
}

#[test]
fn settings_in_a_tampered_store_cannot_inject_e_mail_headers() {
    let evil = "owner@shop.test\r\nBcc: evil@shop.test";
    for key in ["shop.name", "digest.to", "digest.from", "digest.reply_to"] {
        let shop = mailing_shop();
        shop.sql(&format!(
            "delete from setting where key = '{key}'; insert into setting values ('{key}', '{evil}')"
        ));
        let ran = shop.typed("notify digest");
        let sent = mails(&shop);
        assert!((ran.code == 0) == (sent.len() == 1), "{key}: {}", ran.err);
        assert!(ran.code == 78 || key == "shop.name", "{key}: exit {}", ran.code);
        for (_, mail) in sent {
            assert!(
                !mail.lines().any(|line| line.to_lowercase().starts_with("bcc")),
                "{key}: {mail}"
            );
        }
    }
}

#[test]
fn links_planted_next_to_a_store_are_not_followed() {
    if is_about_a_file("nothing is next to a store on a server") {
        return;
    }
    for name in ["shop.db-wal", "shop.db-shm", "shop.db-journal"] {
        let shop = Shop::with("TEA=10");
        let victim = shop.write("victim", "of somebody else");
        let _ = std::fs::remove_file(shop.path(name));
        symlink("victim", shop.path(name)).unwrap();
        let _ = shop.typed("sell TEA");
        assert_eq!(std::fs::read(&victim).unwrap(), b"of somebody else", "{name}");
    }
    let shop = Shop::with("TEA=10");
    let victim = shop.write("victim", "of somebody else");
    shop.ok("store backup SHOP/copy.db");
    for (line, name) in [
        ("store restore SHOP/copy.db", "shop.db.before-restore-20261124T120000.000000Z"),
        ("store check --repair", "shop.db.before-repair-20261124T120000.000000Z"),
        ("store backup SHOP/link.db", "link.db"),
    ] {
        symlink("victim", shop.path(name)).unwrap();
        shop.sql("update balance set available = available + 1");
        assert_ne!(shop.typed(line).code, 0, "{line}");
        assert_eq!(std::fs::read(&victim).unwrap(), b"of somebody else", "{line}");
        shop.sql("update balance set available = available - 1");
        shop.checks();
    }
}

#[test]
fn a_link_planted_in_the_mail_directory_is_replaced_not_followed() {
    let shop = mailing_shop();
    shop.ok("notify digest");
    let name = mails(&shop).remove(0).0;
    std::fs::remove_file(shop.path("mail").join(&name)).unwrap();
    let victim = shop.write("victim", "of somebody else");
    symlink(&victim, shop.path("mail").join(&name)).unwrap();
    shop.sql("delete from delivery");
    shop.ok("notify digest");
    assert_eq!(std::fs::read(&victim).unwrap(), b"of somebody else");
    assert!(mails(&shop)[0].1.contains("TEA"));
}

#[test]
fn no_option_accepts_a_secret() {
    fn options(command: &clap::Command, found: &mut Vec<String>) {
        found.extend(command.get_arguments().map(|arg| arg.get_id().to_string()));
        command.get_subcommands().for_each(|below| options(below, found));
    }
    let mut found = Vec::new();
    options(&bincard::command(), &mut found);
    assert!(found.len() > 100, "{found:?}");
    for word in ["pass", "secret", "token", "credential"] {
        assert!(!found.iter().any(|option| option.contains(word)), "{word}: {found:?}");
    }
}

#[test]
fn a_secret_is_never_printed_or_stored() {
    const SECRET: &str = "hunter2-and-more";
    let mut shop = mailing_shop();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    shop.write("secret", format!("{SECRET}\n"));
    shop.write("teller", format!("#!/bin/sh\necho {SECRET}\n"));
    shop.ok(&format!("settings set smtp.url smtp://{nobody}"));
    shop.ok("settings set smtp.username shop");
    for source in ["smtp.password_file SHOP/secret", "smtp.password_command 'sh SHOP/teller'", ""] {
        if source.is_empty() {
            shop.set_env("BINCARD_SMTP_PASSWORD", SECRET);
        } else {
            shop.ok(&format!("settings set {source}"));
        }
        for line in [
            "notify digest --force -v",
            "notify test -v",
            "settings list -v",
            "settings get smtp.url -v",
            "settings set smtp.port 25 -v",
            "item list -v",
            "item export -v",
            "notify list --deliveries -v",
            "store backup SHOP/copy.db -v",
        ] {
            let ran = shop.typed(line);
            assert!(!format!("{}{}", ran.out, ran.err).contains(SECRET), "{line}: {}", ran.err);
        }
        if let Some((key, _)) = source.split_once(' ') {
            shop.ok(&format!("settings unset {key}"));
        }
    }
    let is_kept = |name: &str| {
        let bytes = std::fs::read(shop.path(name)).unwrap_or_default();
        bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes())
    };
    for name in ["shop.db", "shop.db-wal", "copy.db", "config/bincard/config.toml"] {
        assert!(!is_kept(name), "{name}");
    }
    assert!(is_kept("secret"), "it would be seen");
}

#[test]
fn every_file_is_private_to_its_owner() {
    let shop = mailing_shop();
    let backup = shop.ok("store backup SHOP/copy.db");
    assert_eq!(backup, "");
    let of_store = if is_on_server() { 0 } else { 2 };
    if of_store > 0 {
        shop.ok("store restore SHOP/copy.db");
    }
    shop.ok("notify digest");
    shop.ok("item export SHOP/catalogue.csv");
    let mut seen = 0;
    for folder in ["", "mail", "config/bincard"] {
        for entry in std::fs::read_dir(shop.path(folder)).unwrap().map(|entry| entry.unwrap()) {
            if entry.path().is_file() {
                assert_eq!(mode(&entry.path()), 0o600, "{}", entry.path().display());
                seen += 1;
            }
        }
    }
    assert_eq!(
        seen,
        of_store + 4,
        "store and what was there before; backup, configuration, mail, export"
    );
}

#[test]
fn nul_is_refused_as_input_and_shown_if_stored_by_another_program() {
    let shop = Shop::with("TEA=1");
    shop.write("c.csv", "sku,name\nMUG,a\0b\n");
    shop.refuses(65, "item import SHOP/c.csv");
    for args in [["item", "show", "T\0"], ["sell", "TEA", "--note=a\0b"]] {
        assert_ne!(shop.run(&args).code, 0);
    }
    if is_about_a_file("PostgreSQL stores no NUL") {
        return;
    }
    shop.sql("update item set name = 'a' || char(0) || 'b'");
    for format in ["table", "plain", "csv", "json", "ndjson"] {
        let ran = shop.typed(&format!("item list --format {format}"));
        assert!(!ran.out.contains('\0') && ran.out.contains('b'), "{format}: {}", ran.out);
    }
}

#[test]
fn a_rejects_file_runs_no_formula_and_reads_back_unchanged() {
    let shop = Shop::empty();
    let text = "sku,name,category,quantity,=1+1\n\
        =cmd|x,@Tea,'=Drinks,x,\n\
        MUG,a\u{1b}[2J,\"two\r\nlines\",-3,+1\n\
        CUP,-Cup,-5,y,-1.5\n";
    shop.write("c.csv", text);
    shop.refuses(65, "item import SHOP/c.csv --partial");
    let rejects = std::fs::read_to_string(shop.path("c.csv.rejects.csv")).unwrap();
    assert!(!rejects.contains(['\u{1b}', '\r']), "{rejects:?}");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rejects.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().take(5).map(str::to_owned).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["sku", "name", "category", "quantity", "'=1+1"],
            ["'=cmd|x", "'@Tea", "'=Drinks", "x", ""],
            ["MUG", "a\\u{1b}[2J", "two\nlines", "-3", "+1"],
            ["CUP", "'-Cup", "-5", "y", "-1.5"],
        ]
    );
    shop.write("mended.csv", rejects.replace(",x,", ",1,").replace(",y,", ",2,"));
    shop.ok("item import SHOP/mended.csv");
    assert_eq!(shop.field("=cmd|x", "name"), "@Tea");
    assert_eq!(shop.field("=cmd|x", "category"), "=Drinks");
    assert_eq!(shop.field("MUG", "category"), "two\nlines");
    assert_eq!([shop.field("CUP", "name"), shop.field("CUP", "category")], ["-Cup", "-5"]);
}

#[test]
fn a_password_in_a_store_url_is_never_shown() {
    const ADDRESS: &str = "postgres://u:geheim@127.0.0.1:9/shop";
    let mut shop = Shop::empty();
    let lines = [
        "item list -v",
        "settings list -v",
        "store path",
        "store init",
        "item add TEA --name Tea",
        "sell TEA --format json",
        "completions bash : sell",
        "settings get store.path",
    ];
    let is_silent = |shop: &Shop, line: &str| {
        let ran = shop.typed(line);
        assert!(!format!("{}{}", ran.out, ran.err).contains("geheim"), "{line}: {}", ran.err);
        ran.code
    };
    for line in lines {
        let code = is_silent(&shop, &format!("{line} --store {ADDRESS}"));
        assert_eq!(code, if line.starts_with("completions") { 0 } else { 78 }, "{line}");
    }
    for line in ["store backup", "store restore", "settings set store.path"] {
        assert_eq!(is_silent(&shop, &format!("{line} {ADDRESS}")), 78, "{line}");
    }
    shop.set_env("BINCARD_STORE", ADDRESS);
    for line in lines {
        is_silent(&shop, line);
    }
    let password = ADDRESS.split([':', '@']).nth(2).unwrap();
    shop.set_env("BINCARD_STORE", &format!("host=db user=u password={password}"));
    assert_eq!(is_silent(&shop, "item list"), 78);
    shop.unset_env("BINCARD_STORE");
    shop.write("config/bincard/config.toml", format!("[store]\npath = \"{ADDRESS}\"\n"));
    for line in lines {
        is_silent(&shop, line);
    }
    shop.ok("settings set store.path SHOP/shop.db");
    shop.ok("store init");
    assert_eq!(
        std::fs::read_dir(shop.path("")).unwrap().count(),
        2,
        "the configuration and the store"
    );
}

#[test]
fn a_password_in_an_address_that_is_no_file_is_not_shown() {
    let shop = Shop::with("TEA=5");
    let address = "https://till:s3cret-w0rd@shop.example/x.csv";
    for command in [
        "item import ADDRESS",
        "item import SHOP/shop.db --map ADDRESS",
        "item export ADDRESS",
        "sell --batch ADDRESS",
        "adjust --batch ADDRESS",
        "item list --config ADDRESS",
        "item list --store ADDRESS",
        "store backup ADDRESS",
        "store restore ADDRESS",
        "settings set smtp.url ADDRESS",
        "settings set smtp.ca_file ADDRESS",
        "settings set digest.to ADDRESS",
        "settings get ADDRESS",
        "notify digest --dry-run --html ADDRESS",
        "notify test --to ADDRESS",
        "item show ADDRESS",
        "ADDRESS",
        "item import 'host=h password=s3cret-w0rd'",
    ] {
        for format in ["", " --format json"] {
            let line = format!("{}{format}", command.replace("ADDRESS", address));
            let Ran { out, err, .. } = shop.typed(&line);
            assert!(!format!("{out}{err}").contains("s3cret"), "{line}: {out}{err}");
        }
    }
    let told = shop.typed(&format!("item import {address}")).err;
    assert!(told.contains("`https://till:…@shop.example/x.csv`"), "{told}");
}

#[test]
fn a_missing_row_of_the_shop_is_found() {
    let shop = Shop::with("TEA=1");
    shop.sql("delete from shop");
    let ran = shop.typed("store check");
    assert!(ran.code == 1 && ran.err.contains("no row in `shop`"), "{ran:?}");
}
