//! What help shows, and the suggestion for every mistyped word.

use crate::support::Shop;

#[test]
fn bincard_alone_shows_a_newcomer_the_commands_and_the_first_steps() {
    let ran = Shop::empty().typed("");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("Track a shop's stock "), "{}", ran.out);
    assert!(ran.out.ends_with("For all options, see `bincard --help`.\n"), "{}", ran.out);
    for line in
        ["  sell         Record a sale", "Getting started:", "  bincard item import catalogue.csv"]
    {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert!(!ran.out.contains("--busy") && !ran.out.contains("--color"), "{}", ran.out);
    assert!(ran.out.lines().count() < 25, "one screen");
}

#[test]
fn the_first_steps_can_be_taken() {
    let shop = Shop::empty();
    let help = shop.ok("--help");
    let steps: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Getting started:")
        .filter_map(|line| line.strip_prefix("  bincard "))
        .filter(|line| !line.starts_with("item import"))
        .collect();
    assert_eq!(steps.len(), 3, "{help}");
    for step in steps {
        shop.ok(step);
    }
    assert_eq!(shop.stock("TEA-01"), "10/0/10");
}

#[test]
fn the_language_option_alone_shows_the_first_steps_too() {
    let mut shop = Shop::empty();
    let french = shop.typed("--lang fr");
    assert_eq!(french, shop.typed("--lang=fr"));
    shop.set_env("LC_ALL", "fr_CA.UTF-8");
    assert_eq!(french, shop.typed(""));
    assert_eq!(french.code, 0);
}

/// The help of every command, in both languages.
fn every_help() -> Vec<(String, String)> {
    fn below(command: &clap::Command, words: &str, found: &mut Vec<(String, String)>) {
        if let Some(text) = command.get_after_help() {
            found.push((words.to_owned(), text.to_string()));
        }
        for command in command.get_subcommands() {
            below(command, &format!("{words} {}", command.get_name()), found);
        }
    }
    let mut found = Vec::new();
    for language in ["en", "fr"] {
        below(&bincard::command_in(language), language, &mut found);
    }
    found
}

#[test]
fn the_text_below_the_options_fits_80_columns() {
    for (words, text) in every_help() {
        for line in text.lines() {
            // A paragraph is one line that is wrapped to fit; an example cannot be wrapped.
            let is_right = if line.starts_with("  ") {
                line.chars().count() <= 80
            } else {
                line.is_empty() || line.ends_with(['.', ':'])
            };
            assert!(is_right, "{words}: {line}");
        }
    }
}

#[test]
fn an_argument_that_begins_with_an_equals_sign_is_in_quotes_for_zsh() {
    let readme = include_str!("../README.md").to_owned();
    for (words, text) in every_help().into_iter().chain([("README".to_owned(), readme)]) {
        for line in text.lines().filter(|line| line.contains("bincard ")) {
            assert!(!line.split(' ').any(|word| word.starts_with('=')), "{words}: {line}");
        }
    }
}

/// Every command without subcommands.
fn leaves() -> Vec<String> {
    fn below(command: &clap::Command, words: &str, found: &mut Vec<String>) {
        let mut commands = command.get_subcommands().filter(|c| c.get_name() != "help").peekable();
        if commands.peek().is_none() {
            found.push(words.trim().to_owned());
        }
        for command in commands {
            below(command, &format!("{words} {}", command.get_name()), found);
        }
    }
    let mut found = Vec::new();
    below(&bincard::command(), "", &mut found);
    assert!(found.len() > 25, "{found:?}");
    found
}

#[test]
fn every_command_has_a_sentence_two_examples_and_its_options_in_groups() {
    let shop = Shop::empty();
    for words in leaves() {
        let help = shop.ok(&format!("{words} --help"));
        let examples = help
            .lines()
            .filter(|line| line.starts_with("  ") && line.contains(&format!("bincard {words}")));
        assert!(examples.count() >= 2, "{words}\n{help}");
        assert!(!help.contains("\nGlobal options:\n"), "listed once, by `bincard --help`: {words}");
        assert!(help.ends_with("see `bincard --help`.\n"), "{words}\n{help}");
        let sentence = help.lines().next().unwrap();
        assert!(sentence.split(' ').count() > 2 && !sentence.ends_with('.'), "{words}: {sentence}");
    }
}

#[test]
fn every_example_is_correct() {
    for words in leaves() {
        let shop = Shop::empty();
        for line in shop.ok(&format!("{words} --help")).lines() {
            let Some(typed) = line.strip_prefix("  bincard ") else { continue };
            let typed = typed.split("  ").next().unwrap();
            if typed.contains(['|', '&', '$', '<', '>']) {
                continue;
            }
            let ran = shop.typed(typed);
            assert_ne!(ran.code, 2, "bincard {typed}\n{}", ran.err);
        }
    }
}

#[test]
fn help_lists_exit_codes_where_they_matter() {
    let shop = Shop::empty();
    for (words, code) in [
        ("order place", "4 if"),
        ("order complete", "5 if"),
        ("order refund", "5 if"),
        ("invoice pay", "5 if"),
        ("item import", "65 if"),
        ("item add", "5 if"),
        ("sell", "65 if"),
        ("adjust", "1 if"),
        ("store check", "1 if"),
        ("notify digest", "75"),
        ("settings get", "3 if"),
    ] {
        let help = shop.ok(&format!("{words} --help"));
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = help.split("Exit codes:").nth(1).unwrap_or_else(|| panic!("{words}\n{help}"));
        assert!(told.contains(code), "{words}\n{help}");
    }
}

#[test]
fn every_mistyped_word_gets_a_suggestion() {
    let shop = Shop::empty();
    shop.ok("item add TEA-01 --name Tea --category Tea --quantity 5");
    shop.ok("order place 1001 TEA-01");
    shop.ok("order place 1002 TEA-01");
    shop.ok("order complete 1002");
    for (line, near) in [
        ("itme list", "`item`"),
        ("order complte 1", "`complete`"),
        ("item list --catgory x", "`--category`"),
        ("sell TEA-01 --dryrun", "`--dry-run`"),
        ("sell TAE-01", "`TEA-01`"),
        ("order complete 1010", "`1001`"),
        ("settings get alert.rule", "`alerts.rule`"),
        ("settings set alerts.rule belw", "`below`"),
        ("settings set digest.enabled ture", "`true`"),
        ("settings set digest.language fe", "`fr`"),
        ("settings set timezone America/Montral", "`America/Montreal`"),
        ("adjust TEA-01 +1 --reason recieved", "`received`"),
        ("item list --columns availble", "`available`"),
        ("item list --sort nmae", "`name`"),
        ("item list --category Te", "`Tea`"),
        ("order list --state opn", "`open`"),
        ("item list --format jsn", "`json`"),
        ("item export --to shopfy -", "`shopify`"),
        ("item set TEA-01 --alert onn", "`on`"),
        ("completions zhs", "`zsh`"),
        ("sel", "did you mean `sell`?"),
        ("list", "`bincard item list`, `bincard invoice list`, `bincard order list`"),
        ("import f.csv", "`bincard item import`"),
        ("item place 1 TEA-01", "`bincard order place`"),
        ("item low", "`bincard item list --low`"),
        ("item search tea", "`bincard item list --search`"),
        ("item delete TEA-01", "`bincard item archive`"),
        ("item set TEA-01 --quantity 3", "`bincard adjust`"),
        ("item add MUG --name Mug --qty 3", "`--quantity`"),
        ("help items", "`item`"),
        ("help csv", "`man bincard-csv`"),
        ("help postgres", "`man bincard-postgres`"),
        ("help config", "`man bincard-config`"),
        ("sell TEA-01 --quantity 3", "write the quantity with the SKU: `TEA-01=3`"),
        ("order place 7 TEA-01=2 --qty=3", "write the quantity with the SKU: `TEA-01=3`"),
        ("sell TEA-01 --zzz", "for usage, run `bincard sell --help`"),
        ("sell TEA-01 2", "`TEA-01=2`"),
        ("invoice create 7 TEA-01 2.5", "`TEA-01=2.5`"),
        ("order refund 1002 TEA-01 1", "`TEA-01=1`"),
        ("sell 2", "list all items with `bincard item list`"),
        ("sell 'TEA-01 = 2'", "write `TEA-01=2`"),
        ("adjust -- TEA-01 -2 --reason pickup", "put `--reason` before it"),
        ("adjust TEA-01=5", "run `bincard adjust TEA-01 '=5'`"),
    ] {
        let ran = shop.typed(line);
        let hint = ran.err.lines().find_map(|line| line.strip_prefix("hint: ")).unwrap_or_default();
        assert!(hint.contains(near), "bincard {line}\n{}", ran.err);
    }
    let right = shop.typed("item list --category tea --low");
    assert_eq!((right.out.as_str(), right.err.as_str()), ("", ""), "the category is right");
}

#[test]
fn help_is_for_the_named_command_wherever_the_option_is() {
    let shop = Shop::empty();
    let place = shop.ok("order place --help");
    assert!(place.contains("Usage: bincard order place [OPTIONS] <NUMBER>"), "{place}");
    for line in ["help order place", "order help place", "--store sell order place --help"] {
        assert_eq!(shop.ok(line), place, "{line}");
    }
    assert_eq!(shop.ok("order --help place"), shop.ok("help order"));
    let (short, long) = (shop.ok("sell -h"), shop.ok("sell --help"));
    assert!(short.lines().count() < long.lines().count(), "{short}");
    assert_eq!(shop.ok("help sell"), long);
}

#[test]
fn global_options_are_listed_in_the_help_of_the_program() {
    let help = Shop::empty().ok("--help");
    let (_, global) = help.split_once("\nGlobal options:\n").unwrap();
    for option in ["--store", "--config", "--format", "--lang", "--color", "--quiet", "--verbose"] {
        assert!(global.contains(option), "{option}\n{help}");
    }
}

#[test]
fn help_is_coloured_on_request() {
    let mut shop = Shop::empty();
    for line in ["", "--help", "help order", "sell --help"] {
        let plain = shop.ok(line);
        assert!(!plain.contains('\u{1b}'), "{line}");
        let colored = shop.ok(&format!("--color always {line}"));
        assert!(colored.contains('\u{1b}'), "{line}");
    }
    let colored = shop.ok("sell --help --color always --lang fr");
    assert!(!colored.contains("Usage") && colored.contains("Utilisation"), "{colored}");
    shop.set_env("NO_COLOR", "1");
    assert!(!shop.ok("sell --help --color auto").contains('\u{1b}'));
}

#[test]
fn settings_are_shown_with_their_meanings() {
    let shop = Shop::empty();
    shop.ok("store init");
    let meaning = "Time zone of the shop, such as America/Montreal";
    assert!(shop.ok("settings set --help").contains(meaning));
    assert!(shop.ok("settings list -v").contains(meaning));
    assert!(!shop.ok("settings list").contains(meaning));
    assert!(shop.ok("settings list --columns key,meaning").contains(meaning));
    let offered = shop.ok("completions bash : settings get");
    assert!(offered.contains(&format!("timezone\t{meaning}\n")), "{offered}");
}

#[test]
fn usage_errors_use_the_requested_language_and_colours() {
    let mut shop = Shop::empty();
    shop.write("mine.toml", "language = \"fr\"\n");
    let config = shop.path("mine.toml").display().to_string();
    let refused = |shop: &Shop, line: &str| shop.typed(line).err;
    let french = "erreur\u{a0}: `sel` n’est pas une commande de bincard\n";
    assert!(refused(&shop, &format!("--config {config} sel")).starts_with(french));
    assert!(refused(&shop, "sel --lang fr").starts_with(french));
    assert!(refused(&shop, &format!("--config {config} sel --lang en")).starts_with("error: "));
    assert!(refused(&shop, "--color always sel").starts_with("\u{1b}[1;31merror:\u{1b}[0m "));
    shop.set_env("LC_ALL", "fr_CA.UTF-8");
    shop.write("mine.toml", "nonsense = [");
    assert!(refused(&shop, &format!("--config {config} sel")).starts_with(french));
}
