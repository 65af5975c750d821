//! Documents are run: every `$ bincard …` in the `console` blocks of the READMEs and manual pages, one after another
//! in one shop, prints what the document shows. `$ cat FILE` shows a file, which is created if it does not exist. And
//! every example in a command's help works.

use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

use crate::manual::{HelpText, TONGUES, TOPICS, root};
use crate::support::{Shop, variable};

/// A shop at the time at which documents are run.
fn shop(language: &str) -> Shop {
    let mut shop = Shop::in_file();
    shop.set_env("BINCARD_FORMAT", "table");
    shop.set_env("LC_ALL", if language == "fr" { "fr_CA.UTF-8" } else { "C.UTF-8" });
    shop.at("2026-11-24T09:00:00Z");
    shop
}

/// A line with its files in the shop's directory.
fn placed(line: &str) -> String {
    let is_file = |word: &&str| [".csv", ".db", ".html"].iter().any(|end| word.ends_with(end));
    let own = |word| if is_file(&word) { format!("SHOP/{word}") } else { word.to_owned() };
    line.split(' ').map(own).collect::<Vec<_>>().join(" ")
}

/// The output of a block's commands.
fn played(shop: &Shop, block: &str) -> String {
    let folder = format!("{}/", shop.path("").display()).replace("//", "/");
    let mut seen = String::new();
    let mut lines = block.lines().peekable();
    while let Some(line) = lines.next() {
        let mut shown = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
            shown.push(line);
        }
        let output = if let Some(typed) = line.strip_prefix("$ bincard ") {
            let ran = shop.typed(&placed(typed));
            format!("{}{}", ran.out, ran.err).replace(&folder, "")
        } else if let Some(file) = line.strip_prefix("$ cat ") {
            let text = || shop.write(file, shown.join("\n") + "\n");
            let path = if shop.path(file).is_file() { shop.path(file) } else { text() };
            std::fs::read_to_string(path).unwrap()
        } else {
            panic!("`{line}` is neither `$ bincard …` nor `$ cat FILE`");
        };
        seen.push_str(&format!("{line}\n"));
        output.lines().for_each(|line| seen.push_str(&format!("{}\n", line.trim_end())));
    }
    seen.trim_end().to_owned() + "\n"
}

/// Only one document is written at a time.
static WRITING: Mutex<()> = Mutex::new(());

/// Runs a document, or writes the output into it on request.
fn must_show_what_a_terminal_shows(path: &Path, language: &str) {
    let _alone = WRITING.lock();
    let shop = shop(language);
    let document = std::fs::read_to_string(path).unwrap();
    let mut parts = document.split("```console\n");
    let mut anew = parts.next().unwrap().to_owned();
    let mut blocks = 0;
    for part in parts {
        let (block, rest) = part.split_once("```").unwrap();
        anew.push_str(&format!("```console\n{}```{rest}", played(&shop, block)));
        blocks += 1;
    }
    assert!(blocks > 0, "{} has no examples", path.display());
    if variable("BINCARD_GENERATE").is_some() && document != anew {
        std::fs::write(path, &anew).unwrap();
    } else {
        assert!(document == anew, "{} is out of date; the output is now:\n{anew}", path.display());
    }
}

const READMES: [(&str, &str); 2] = [("README.md", "en"), ("README.fr.md", "fr")];

#[test]
fn the_examples_generated_in_the_readmes_are_what_a_terminal_shows() {
    for (name, language) in READMES {
        must_show_what_a_terminal_shows(&root().join(name), language);
    }
}

/// The structure that both languages share: headings by level, rows of tables by number of cells, pictures without their language, and
/// commands without their values (names, SKUs, addresses, files).
fn structure(document: &str) -> Vec<String> {
    let is_command_word = |word: &&str| {
        word.starts_with("scripts/")
            || word.chars().all(|c| c.is_ascii_lowercase() || "-_.".contains(c))
    };
    let mut shared = Vec::new();
    let mut block = "";
    for line in document.lines() {
        let is_typed = line.starts_with("$ ") || (!block.is_empty() && block != "console");
        if let Some(language) = line.strip_prefix("```") {
            block = language;
            shared.push(line.to_owned());
        } else if is_typed {
            let bare = line.split("  #").next().unwrap();
            let words: Vec<&str> = bare.split_whitespace().filter(is_command_word).collect();
            shared.push(words.join(" "));
        } else if !block.is_empty() {
            // The output of a command is in the language of the document.
        } else if line.starts_with('#') {
            shared.push(line.split(' ').next().unwrap().to_owned());
        } else if line.starts_with('|') {
            shared.push(format!("row of {}", line.matches('|').count()));
        } else if line.starts_with("![") {
            let picture = line.split_once("](").map(|(_, picture)| picture);
            shared.extend(picture.map(|picture| picture.replace(".fr.", ".")));
        } else if line.starts_with("<img") {
            let picture = line.split('"').nth(1);
            shared.extend(picture.map(|picture| picture.replace(".fr.", ".")));
        }
    }
    shared
}

#[test]
fn the_readmes_have_the_same_sections_and_the_same_commands() {
    let [english, french] =
        READMES.map(|(name, _)| structure(&std::fs::read_to_string(root().join(name)).unwrap()));
    assert!(english.len() > 60, "{english:#?}");
    assert_eq!(english, french);
}

#[test]
fn manual_pages_show_what_a_terminal_shows() {
    must_play_sources();
}

/// Runs the sources of the manual pages.
pub(crate) fn must_play_sources() {
    for tongue in TONGUES {
        for topic in TOPICS {
            let path = format!("man/source/{}/{topic}.md", tongue.code);
            must_show_what_a_terminal_shows(&root().join(path), tongue.code);
        }
    }
}

/// What the examples of a command require: items and documents with the names that all examples use.
fn prepared(tongue: &str, words: &str) -> Shop {
    let shop = shop(tongue);
    shop.at("2026-11-18T09:00:00Z");
    let (tea, mug) = if tongue == "fr" { ("THE-01", "TASSE-02") } else { ("TEA-01", "MUG-02") };
    shop.write("mail.sh", "#!/bin/sh\ncat > /dev/null\n");
    crate::support::chmod(&shop.path("mail.sh"), 0o700);
    if words == "store init" {
        return shop;
    }
    shop.ok("store init");
    if words != "item add" {
        shop.ok(&format!("item add {tea} --name Tea --quantity 30 --threshold 2"));
        shop.ok(&format!("item add {mug} --name Mug --quantity 30"));
    }
    let order = |steps: &[&str]| {
        for step in steps {
            shop.ok(&step.replace("TEA", tea));
        }
    };
    match words {
        "order complete" | "order cancel" | "order show" => order(&["order place 1001 TEA"]),
        "order expire" => order(&["order place 1002 TEA"]),
        "order reopen" => order(&["order place 1001 TEA", "order cancel 1001"]),
        "order refund" => order(&["order place 1001 TEA=2", "order complete 1001"]),
        "adjust" => order(&["order place 1001 TEA=4", "order complete 1001"]),
        "invoice pay" | "invoice cancel" | "invoice show" => {
            order(&["invoice create 2026-117 TEA"]);
        }
        "invoice refund" => order(&["invoice create 2026-117 TEA", "invoice pay 2026-117"]),
        "sell" => (0..16).for_each(|_| order(&["sell TEA"])),
        "item unarchive" => order(&["item archive TEA"]),
        "notify digest" | "notify test" => order(&[
            "settings set digest.to owner@shop.example",
            "settings set digest.from stock@shop.example",
            "settings set smtp.url sendmail:SHOP/mail.sh",
        ]),
        _ => {}
    }
    for (file, text) in FILES {
        shop.write(file, text.replace("TEA", tea).replace("MUG", mug));
    }
    shop.ok("store backup SHOP/shop-backup.db");
    shop.at("2026-11-24T09:00:00Z");
    shop
}

/// The files that examples name.
const FILES: [(&str, &str); 11] = [
    ("catalogue.csv", "sku,name\nPOT,Pot\n"),
    ("shopify-export.csv", "Handle,Title,Variant SKU,Variant Price\npot,Pot,POT,9.00\n"),
    ("export-shopify.csv", "Handle,Title,Variant SKU,Variant Price\npot,Pot,POT,9.00\n"),
    ("count.csv", "sku,quantity,change\nTEA,5,=5\n"),
    ("inventaire.csv", "sku,quantity,change\nTEA,5,=5\n"),
    ("day.csv", "sku,quantity\nTEA,1\n"),
    ("journee.csv", "sku,quantity\nTEA,1\n"),
    ("prices.csv", "sku,price\nTEA,1\n"),
    ("prix.csv", "sku,price\nTEA,1\n"),
    ("stock.csv", ""),
    ("till.toml", ""),
];

/// Whether a line needs a shell.
fn is_for_a_shell(line: &str) -> bool {
    line.starts_with("source ") || line.contains(['|', '>', '$', '&'])
}

/// Runs a line in bash. Lines for other shells are not run, because those may not be installed.
fn must_run_in_a_shell(shop: &Shop, line: &str) {
    if line.contains("completions zsh") || line.contains("powershell") {
        return;
    }
    std::fs::create_dir_all(shop.path(".config/fish/completions")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_bincard")).parent().unwrap().display();
    let mut bash = Command::new("bash");
    bash.args(["-euo", "pipefail", "-c", line]);
    let mut bash = shop.in_shop(bash);
    let path = variable("PATH").unwrap();
    bash.env("PATH", format!("{program}:{}", path.display()));
    let done = bash
        .current_dir(shop.path(""))
        .env("BINCARD_STORE", shop.store())
        .env_remove("BINCARD_FORMAT")
        .output()
        .unwrap();
    assert!(done.status.success(), "{line}\n{}", String::from_utf8_lossy(&done.stderr));
}

/// A line with the system directories in examples replaced by directories in the shop.
fn moved(line: &str) -> String {
    line.replace("SHOP//", "/")
        .replace("/srv/shop/", "SHOP/")
        .replace("/srv/magasin/", "SHOP/")
        .replace("/backup/shop.db", "SHOP/shop-backup.db")
        .replace("/sauvegardes/magasin.db", "SHOP/shop-backup.db")
        .replace("/backup/", "SHOP/")
        .replace("/sauvegardes/", "SHOP/")
}

#[test]
fn every_example_of_a_command_can_be_typed() {
    for tongue in TONGUES {
        let mut command = bincard::command_in(tongue.code);
        command.build();
        let mut played = 0;
        for (words, help) in helps(&command, "") {
            for line in HelpText::read(&help).examples {
                let typed = line.split("  ").next().unwrap();
                let shop = prepared(tongue.code, &words);
                if is_for_a_shell(typed) {
                    let folder = shop.path("").display().to_string();
                    let folder = folder.trim_end_matches('/');
                    must_run_in_a_shell(&shop, &moved(typed).replace("SHOP", folder));
                    continue;
                }
                if typed.contains("stock.csv") {
                    let header = if tongue.code == "fr" {
                        "No article,Qté,Min"
                    } else {
                        "Item number,QTY,Min"
                    };
                    shop.write("stock.csv", format!("{header}\nPOT,1,2\n"));
                }
                let own = moved(&placed(typed.strip_prefix("bincard ").unwrap()));
                let ran = shop.typed(&own);
                assert_eq!(ran.code, 0, "bincard {own}\n{}{}", ran.out, ran.err);
                played += 1;
            }
        }
        assert!(played > 60, "{played}");
    }
}

/// Each command with the text below its options.
fn helps(command: &clap::Command, words: &str) -> Vec<(String, String)> {
    let own = command.get_after_help().map(|help| (words.to_owned(), help.to_string()));
    let mut found: Vec<_> = own.into_iter().filter(|_| !words.is_empty()).collect();
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let name = format!("{words} {}", below.get_name());
        found.extend(helps(below, name.trim()));
    }
    found
}
