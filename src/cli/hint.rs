//! Suggestions for unknown words: an equivalent of another program's word, the command that has such an argument,
//! or the most similar word.

use clap::Command;
use clap::error::{ContextKind, Error, ErrorKind};

use super::error_context::list;
use crate::locale::Message;
use crate::parse::{self, RequestLine};
use crate::suggest::nearest_few;

/// The most suggestions shown.
const MAX_WORDS: usize = 3;

/// The suggestion for a command line that was refused in the command `at`; `root` is the whole definition.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is clap's, and may grow")]
pub(super) fn of(error: &Error, root: &Command, at: &str, words: &[&str]) -> Option<Message> {
    let wrong = |kind| list(error, kind).and_then(|mut wrong| wrong.pop());
    let meant = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            commands_meant(root, at, &wrong(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::UnknownArgument => {
            let option = wrong(ContextKind::InvalidArg)?;
            if let Some(line) = line_meant(at, &option, words) {
                return Some(Message::new("hint-quantity-of-line").with("line", line));
            }
            let meant = options_meant(root, at, &option);
            let name = option.split('=').next().unwrap_or_default();
            if words.contains(&"--") && meant.iter().any(|meant| meant == name) {
                return Some(Message::new("hint-before-dashes").with("option", option));
            }
            meant
        }
        ErrorKind::MissingRequiredArgument if at == "bincard adjust" => {
            return adjustment_meant(words);
        }
        _ => list(error, ContextKind::SuggestedValue)?,
    };
    let quoted: Vec<String> = meant.iter().map(|one| format!("`{one}`")).collect();
    let message = || Message::new("hint-nearest").with("nearest", quoted.join(", "));
    (!quoted.is_empty()).then(message)
}

fn commands_meant(root: &Command, at: &str, word: &str) -> Vec<String> {
    let item = matches!(at, "bincard" | "bincard item");
    let known: &[&str] = match word {
        "low" if item => &["bincard item list --low"],
        "search" | "find" if item => &["bincard item list --search"],
        "delete" | "remove" | "rm" if item => &["bincard item archive"],
        "ls" if item => &["bincard item list"],
        "new" | "create" if at == "bincard item" => &["bincard item add"],
        "edit" | "update" | "change" if item => &["bincard item set"],
        "count" | "receive" | "stocktake" if item => &["bincard adjust"],
        "void" => &["bincard sell --void"],
        "csv" => &["man bincard-csv"],
        "postgres" | "postgresql" => &["man bincard-postgres"],
        "config" => &["bincard settings", "man bincard-config"],
        _ => &[],
    };
    let mut meant: Vec<String> = known.iter().map(|&one| one.to_owned()).collect();
    if meant.is_empty() {
        commands_named(root, "bincard", word, &mut meant);
        meant.truncate(MAX_WORDS);
    }
    if meant.is_empty() {
        let names = definition(root, at).get_subcommands().map(Command::get_name);
        meant = nearest_few(word, names, MAX_WORDS);
    }
    meant
}

/// Every command with a name, in any group: `list` exists for items, invoices, and orders.
fn commands_named(command: &Command, path: &str, name: &str, found: &mut Vec<String>) {
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let path = format!("{path} {}", below.get_name());
        if below.get_name() == name {
            found.push(path.clone());
        }
        commands_named(below, &path, name, found);
    }
}

fn options_meant(root: &Command, at: &str, option: &str) -> Vec<String> {
    let is_quantity =
        matches!(option, "--quantity" | "--qty" | "--stock" | "--on-hand" | "--count");
    match at {
        "bincard item set" if is_quantity => return vec!["bincard adjust".to_owned()],
        "bincard item add" if is_quantity => return vec!["--quantity".to_owned()],
        _ => {}
    }
    let Some(word) = option.strip_prefix("--") else { return Vec::new() };
    let known = definition(root, at).get_arguments().filter_map(clap::Arg::get_long);
    nearest_few(word, known, 1).iter().map(|near| format!("--{near}")).collect()
}

/// The definition of the command at a path.
fn definition<'a>(root: &'a Command, at: &str) -> &'a Command {
    let below = |command: &'a Command, word| command.find_subcommand(word).unwrap_or(command);
    at.split(' ').skip(1).fold(root, below)
}

/// The line meant if its quantity was given as an option: `TEA-01 --quantity 3` is `TEA-01=3`.
fn line_meant(at: &str, option: &str, words: &[&str]) -> Option<String> {
    let has_lines =
        ["bincard sell", "bincard invoice create", "bincard order place", "bincard order refund"];
    if !has_lines.contains(&at) || !matches!(option, "--quantity" | "--qty" | "--count") {
        return None;
    }
    let place = words.iter().position(|word| word.split('=').next() == Some(option))?;
    let (before, behind) = words.split_at(place);
    let line: RequestLine = before.last()?.parse().ok()?;
    let given = behind.iter().flat_map(|word| word.split('=')).nth(1)?;
    parse::positive(given).ok().map(|quantity| format!("{}={quantity}", line.sku))
}

/// The adjustment meant if SKU and change were written like a line of a sale: `TEA-01=5`.
fn adjustment_meant(words: &[&str]) -> Option<Message> {
    let typed = words.iter().find(|word| !word.starts_with('-') && word.contains('='))?;
    let (sku, counted) = typed.rsplit_once('=')?;
    parse::quantity(counted).ok()?;
    let change = format!("'={counted}'");
    Some(Message::new("hint-adjust").with("sku", sku.trim()).with("change", change))
}
