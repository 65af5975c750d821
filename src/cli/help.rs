//! Help, in the user's language. The English texts are the doc comments in command/; the French ones are in
//! `locale/help/fr.ftl`, by command and argument id.

use clap::builder::styling::Style;
use clap::{Arg, Command, CommandFactory};

use super::command_line::CommandLine;
use super::definition::{Cli, FIRST_STEPS, FOR_SCRIPTS, STYLES};
use crate::command::setting_meanings;
use crate::locale::{HelpTexts, Language, Texts};

const ALL_OPTIONS: &str = "For all options, see `bincard --help`.";

const GLOBAL_OPTIONS: &str = "Global options, such as --store and --format: see `bincard --help`.";

const SETTINGS: &str = "Settings:";

/// The message whose attributes are the texts of arguments shared by several commands.
const COMMON: &str = "help-common";

/// Words that clap itself writes at the start of a line.
const OWN_WORDS: [&str; 3] = ["Usage:", "Arguments:", "Options:"];

/// The command line's definition, for completions and manual pages.
#[must_use]
pub fn command() -> Command {
    let mut command = Cli::command();
    // Definitions are deferred until a command is used; here all of them are needed.
    command.build();
    with_own_help(command.mut_subcommands(with_global_options_last))
}

/// Replaces clap's description of the `help` commands.
fn with_own_help(command: Command) -> Command {
    command.mut_subcommands(|below| match below.get_name() {
        "help" => below.about("Show the help of a command"),
        _ => with_own_help(below),
    })
}

/// A command whose definition was deferred lists the global options before its own.
fn with_global_options_last(command: Command) -> Command {
    let global = command.get_arguments().filter(|arg| arg.is_global_set());
    let ids: Vec<String> = global.map(|arg| arg.get_id().to_string()).collect();
    // Changing an argument, even into itself, moves it to the end.
    ids.iter().fold(command, |command, id| command.mut_arg(id, |arg| arg))
}

/// The command line's definition with its help in a language (`fr`, `fr-CA`; English for any other), for manual pages.
#[must_use]
pub fn command_in(language: &str) -> Command {
    localized(Language::of_locale(language)).mut_subcommands(without_global_options)
}

/// Hides the global options, which are listed once, in the help of the program.
fn without_global_options(command: Command) -> Command {
    let hidden = |arg: Arg| if arg.is_global_set() { arg.hide(true) } else { arg };
    command.mut_args(hidden).mut_subcommands(without_global_options)
}

/// The help that a command line asks for, or that is shown for a group without a command.
pub(super) fn page(line: &CommandLine<'_>, language: Language, is_colored: bool) -> String {
    let texts = HelpTexts::new(language);
    let root = command_in(language.word());
    let below = |command: Command, name| command.find_subcommand(name).cloned().unwrap_or(command);
    let mut command = line.named().into_iter().fold(root, below);
    if !line.named().is_empty() {
        let own = command.get_after_help().map(|help| format!("{help}\n\n")).unwrap_or_default();
        let global = text("help-global-options", GLOBAL_OPTIONS, &texts);
        command = command.after_help(own + &global);
    }
    let is_long = line.wants_long_help() && command.get_long_about().is_some();
    let page = if is_long { command.render_long_help() } else { command.render_help() };
    let page = if is_colored { page.ansi().to_string() } else { page.to_string() };
    with_own_words(&page, &texts)
}

/// The help shown if the program's name is typed alone.
pub(super) fn for_newcomers(language: Language, is_colored: bool) -> String {
    let texts = HelpTexts::new(language);
    let style = if is_colored { *STYLES.get_header() } else { Style::new() };
    let template = format!(
        "{{about-with-newline}}\n{style}{}:{style:#}\n{{subcommands}}\n\n{}\n{}\n",
        heading("Commands", &texts),
        text("help-first-steps", FIRST_STEPS, &texts),
        text("help-all-options", ALL_OPTIONS, &texts),
    );
    let page = localized(language).help_template(template).render_help();
    if is_colored { page.ansi().to_string() } else { page.to_string() }
}

/// An argument as clap writes it, with its value name translated: `--void <SALE>`, `[SKU[=QTY]]...`.
pub(super) fn argument(written: &str, language: Language) -> String {
    value_name(written, &HelpTexts::new(language))
}

/// Translates the words that clap itself writes.
fn with_own_words(page: &str, texts: &HelpTexts) -> String {
    page.split_inclusive('\n').map(|line| own_words(line, texts)).collect()
}

fn own_words(line: &str, texts: &HelpTexts) -> String {
    // Colour codes may come first; they contain no capital letters.
    let start = line.find(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
    let (codes, text) = line.split_at(start);
    let is_at_start = codes.is_empty() || codes.starts_with('\u{1b}');
    let own = OWN_WORDS.into_iter().filter(|_| is_at_start).find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let name = word.trim_end_matches(':').to_lowercase();
        Some(format!("{codes}{}:{rest}", texts.text("help-words", Some(&name))?))
    });
    own.unwrap_or_else(|| line.to_owned())
}

fn localized(language: Language) -> Command {
    let texts = HelpTexts::new(language);
    let command = match language {
        Language::En => command(),
        Language::Fr => {
            let steps = text("help-first-steps", FIRST_STEPS, &texts);
            let scripts = text("help-for-scripts", FOR_SCRIPTS, &texts);
            localized_command(command(), "help", &texts).after_help(format!("{steps}\n\n{scripts}"))
        }
    };
    let list = settings(language, &texts);
    command.mut_subcommand("settings", |settings| {
        settings.mut_subcommand("set", |set| {
            let own = set.get_after_help().map(ToString::to_string).unwrap_or_default();
            set.after_help(format!("{own}\n\n{list}"))
        })
    })
}

/// The list of settings with their meanings, for the help of `settings set`.
fn settings(language: Language, texts: &HelpTexts) -> String {
    let meanings = setting_meanings(&Texts::new(language));
    let width = meanings.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let lines = meanings.iter().map(|(key, meaning)| format!("\n  {key:width$}  {meaning}"));
    text("help-all-settings", SETTINGS, texts) + &lines.collect::<String>()
}

fn text(id: &str, english: &str, texts: &HelpTexts) -> String {
    texts.text(id, None).unwrap_or_else(|| english.to_owned())
}

/// Translates a command, its arguments, and its subcommands; `id` is the message of the command.
fn localized_command(mut command: Command, id: &str, texts: &HelpTexts) -> Command {
    if let Some(text) = texts.text(id, None) {
        command = command.about(text);
    }
    if let Some(text) = texts.text(id, Some("long")) {
        command = command.long_about(text);
    }
    if let Some(text) = texts.text(id, Some("after")) {
        command = command.after_help(text);
    }
    if command.has_subcommands() {
        let name = value_name("COMMAND", texts);
        command = command.subcommand_help_heading(heading("Commands", texts));
        command = command.subcommand_value_name(name);
    }
    command.mut_args(|arg| localized_argument(arg, id, texts)).mut_subcommands(|below| {
        if below.get_name() == "help" {
            let about = texts.text(COMMON, Some("help-command"));
            return below.about(about.unwrap_or_default());
        }
        let id = format!("{id}-{}", below.get_name());
        localized_command(below, &id, texts)
    })
}

fn localized_argument(mut arg: Arg, id: &str, texts: &HelpTexts) -> Arg {
    let name = arg.get_id().to_string();
    let text = |name: &str| texts.text(id, Some(name)).or_else(|| texts.text(COMMON, Some(name)));
    if let Some(text) = text(&name) {
        arg = arg.help(text);
    }
    if let Some(text) = text(&format!("{name}-long")).filter(|_| arg.get_long_help().is_some()) {
        arg = arg.long_help(text);
    }
    if let Some(own) = arg.get_help_heading().map(str::to_owned) {
        arg = arg.help_heading(heading(&own, texts));
    }
    let names = arg.get_value_names().map(<[_]>::to_vec);
    if let Some(names) = names.filter(|_| arg.get_num_args().is_some_and(|n| n.takes_values())) {
        let names = names.iter().map(|name| value_name(name, texts));
        arg = arg.value_names(names.collect::<Vec<_>>());
    }
    arg
}

fn heading(english: &str, texts: &HelpTexts) -> String {
    let name = english.to_lowercase().replace(' ', "-");
    texts.text("help-headings", Some(&name)).unwrap_or_else(|| english.to_owned())
}

/// Translates a value name word by word: `SKU[=QTY]` is `UGS[=QTÉ]`.
fn value_name(english: &str, texts: &HelpTexts) -> String {
    if let Some(switch) = texts.text("help-values", Some("on-off")).filter(|_| english == "on|off")
    {
        return switch;
    }
    let mut name = String::with_capacity(english.len());
    let mut rest = english;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let said = texts.text("help-values", Some(&word.to_lowercase()));
        name.push_str(said.as_deref().unwrap_or(word));
        let next = after.find(|c: char| c.is_ascii_uppercase()).unwrap_or(after.len());
        let (between, after) = after.split_at(next);
        name.push_str(between);
        rest = after;
    }
    name
}

#[cfg(test)]
mod tests;
