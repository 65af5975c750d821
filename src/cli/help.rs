//! The help of the command line in another language. The doc comments of `command/` are the English source; the
//! French of each text stands beside it in `locale/fr/help.po`, so that a changed text is noticed. Read only where
//! help is shown or the command line is wrong.

use clap::{Arg, Command};
use std::collections::BTreeMap;

use crate::locale::Language;

const FRENCH: &str = include_str!("../locale/fr/help.po");

const ALL_OPTIONS: &str = "All options: `bincard --help`.";

/// What the parser itself writes at the start of a line of help.
const OWN_WORDS: [(&str, &str); 3] = [
    ("Usage: ", "Utilisation\u{a0}: "),
    ("Arguments:\n", "Arguments\u{a0}:\n"),
    ("Options:\n", "Options\u{a0}:\n"),
];

/// The command line with its help in a language.
pub(crate) fn told_in(mut command: Command, language: Language) -> Command {
    match language {
        Language::En => command,
        Language::Fr => {
            command.build();
            let french = entries(FRENCH);
            let mut say = |text: &str| french.get(text).cloned().unwrap_or_else(|| text.to_owned());
            told(command, &mut say)
        }
    }
}

/// Help as the parser wrote it, with the words in it that are the parser's own.
pub(crate) fn with_own_words(help: &str, language: Language) -> String {
    match language {
        Language::En => help.to_owned(),
        Language::Fr => help.split_inclusive('\n').map(own_words).collect(),
    }
}

/// What a newcomer reads who types the program's name alone.
pub(super) fn for_newcomers(command: Command, first_steps: &str, language: Language) -> String {
    let french = match language {
        Language::En => BTreeMap::new(),
        Language::Fr => entries(FRENCH),
    };
    let said = |text: &str| french.get(text).cloned().unwrap_or_else(|| text.to_owned());
    let template = format!(
        "{{about-with-newline}}\n{}:\n{{subcommands}}\n\n{}\n{}\n",
        said("Commands"),
        said(first_steps),
        said(ALL_OPTIONS),
    );
    told_in(command, language).help_template(template).render_help().to_string()
}

fn own_words(line: &str) -> String {
    for (english, french) in OWN_WORDS {
        if let Some(rest) = line.strip_prefix(english) {
            return format!("{french}{rest}");
        }
    }
    line.to_owned()
}

/// Every text of a command, of its arguments and of the commands below it, said anew.
fn told(mut command: Command, say: &mut dyn FnMut(&str) -> String) -> Command {
    if let Some(text) = command.get_about().map(ToString::to_string) {
        command = command.about(say(&text));
    }
    if let Some(text) = command.get_long_about().map(ToString::to_string) {
        command = command.long_about(say(&text));
    }
    if let Some(text) = command.get_after_help().map(ToString::to_string) {
        command = command.after_help(say(&text));
    }
    if let Some(text) = command.get_after_long_help().map(ToString::to_string) {
        command = command.after_long_help(say(&text));
    }
    if command.has_subcommands() {
        let (heading, name) = (say("Commands"), say("COMMAND"));
        command = command.subcommand_help_heading(heading).subcommand_value_name(name);
    }
    command.mut_args(|arg| told_argument(arg, say)).mut_subcommands(|below| told(below, say))
}

fn told_argument(mut arg: Arg, say: &mut dyn FnMut(&str) -> String) -> Arg {
    if let Some(text) = arg.get_help().map(ToString::to_string) {
        arg = arg.help(say(&text));
    }
    if let Some(text) = arg.get_long_help().map(ToString::to_string) {
        arg = arg.long_help(say(&text));
    }
    if let Some(text) = arg.get_help_heading().map(str::to_owned) {
        arg = arg.help_heading(say(&text));
    }
    let names = arg.get_value_names().map(<[_]>::to_vec);
    if let Some(names) = names.filter(|_| arg.get_num_args().is_some_and(|n| n.takes_values())) {
        arg = arg.value_names(names.iter().map(|name| say(name)).collect::<Vec<_>>());
    }
    arg
}

/// The entries of a PO file: each `msgid` with its `msgstr`.
fn entries(file: &str) -> BTreeMap<String, String> {
    let mut entries = BTreeMap::new();
    let (mut id, mut said, mut is_id) = (String::new(), String::new(), true);
    for line in file.lines().map(str::trim) {
        let quoted = if let Some(quoted) = line.strip_prefix("msgid ") {
            entries.insert(std::mem::take(&mut id), std::mem::take(&mut said));
            is_id = true;
            quoted
        } else if let Some(quoted) = line.strip_prefix("msgstr ") {
            is_id = false;
            quoted
        } else {
            line
        };
        let Some(text) = quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')) else {
            continue;
        };
        if is_id { &mut id } else { &mut said }.push_str(&unescaped(text));
    }
    entries.insert(id, said);
    entries.remove("");
    entries
}

fn unescaped(text: &str) -> String {
    let mut rest = text.chars();
    let mut plain = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        match (c, c == '\\') {
            (_, true) => plain.extend(rest.next().map(|c| if c == 'n' { '\n' } else { c })),
            (c, false) => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every English text of the command line.
    fn texts() -> BTreeSet<String> {
        let mut command = super::super::command();
        command.build();
        let mut texts: BTreeSet<String> =
            [super::super::FIRST_STEPS, ALL_OPTIONS].map(str::to_owned).into();
        told(command, &mut |text| {
            texts.insert(text.to_owned());
            text.to_owned()
        });
        texts
    }

    #[test]
    fn every_text_of_the_command_line_is_said_in_french_and_none_is_left_over() {
        let french = entries(FRENCH);
        let (english, known) = (texts(), french.keys().cloned().collect::<BTreeSet<_>>());
        let missing: Vec<_> = english.difference(&known).collect();
        let left_over: Vec<_> = known.difference(&english).collect();
        assert_eq!((missing, left_over), (vec![], vec![]), "in src/locale/fr/help.po");
    }

    #[test]
    fn french_help_has_its_spaces_and_apostrophes_and_keeps_what_is_typed() {
        for (english, french) in entries(FRENCH) {
            let said: String = french
                .lines()
                .filter(|line| !line.starts_with("  "))
                .flat_map(|line| line.split('`').step_by(2))
                .collect();
            for wrong in [" :", " ;", " ?", "« ", " »", "'", "...", "etc/systemd :"] {
                assert!(!said.contains(wrong), "`{wrong}` in {french}");
            }
            let options = |text: &str| {
                let words = text.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
                let options = words.filter(|word| word.starts_with("--"));
                options.map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(options(&english), options(&french), "{french}");
        }
    }

    #[test]
    fn no_help_in_french_has_a_text_in_english() {
        fn check(command: &mut Command, same: &BTreeSet<String>) {
            let written = command.render_long_help().to_string();
            let help = with_own_words(&written, Language::Fr);
            for line in help.lines().map(str::trim) {
                assert!(!same.contains(line), "{line}");
            }
            assert!(!help.contains("Usage") && !help.contains("[default"), "{help}");
            for below in command.get_subcommands_mut() {
                check(below, same);
            }
        }
        let french = entries(FRENCH);
        let english = texts()
            .into_iter()
            .filter(|text| french[text] != *text)
            .flat_map(|text| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>())
            .filter(|line| line.len() > 3 && !line.starts_with("bincard ") && line.contains(' '))
            .filter(|line| !french.values().any(|said| said.contains(line.as_str())))
            .collect();
        check(&mut told_in(super::super::command(), Language::Fr), &english);
    }
}
