//! Shell completion: shells run `bincard completions SHELL :WORD BEFORE…`, where WORD is the current word up to the
//! cursor and BEFORE are the words before it. The answer has one candidate a line, with a tab and its description.
//! Completion never changes the store, prints nothing to stderr, and offers nothing if something fails.

use clap::{Arg, Command, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

use super::command_line::{CommandLine, takes_value};
use super::help;
use super::process::Process;
use crate::command::{Candidate, Completes, Place, Shell, store_address};
use crate::config::Machine;
use crate::ledger::label::forbidden_character;
use crate::ledger::sku::fold;
use crate::locale::{Language, Texts};
use crate::text::visible;

/// Printed instead of candidates where a file name is expected; the shell completes those itself.
const FILES: &str = "\tfiles";

/// The shell and the words to complete, if the command line asks for completion.
pub(super) fn question(args: &[OsString]) -> Option<(Shell, Vec<String>)> {
    let mut words = args.iter().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    words.next().filter(|word| word == "completions")?;
    let shell = Shell::from_str(&words.next()?, true).ok()?;
    let word = words.next()?.strip_prefix(':')?.to_owned();
    Some((shell, words.chain([word]).collect()))
}

/// Prints the candidates, ignoring a closed pipe.
pub(super) fn answer(process: &mut Process<'_>, shell: Shell, mut words: Vec<String>) {
    let word = words.pop().unwrap_or_default();
    let open = word.chars().next().filter(|c| matches!(c, '\'' | '"'));
    if shell == Shell::Bash {
        words = words.iter().map(|word| without_shell_quotes(word)).collect();
    }
    let (mut machine, _) = Machine::load(None, process.env, process.home);
    machine.prefer("language", typed_language(&words));
    let root = help::command_in(machine.language().word());
    let cursor = Cursor::find(&root, &words, &without_shell_quotes(&word));
    let written = cursor.candidates(process).into_iter().filter_map(|candidate| {
        if candidate.value.contains(forbidden_character) {
            return None;
        }
        let value = match shell {
            Shell::Bash => typed_in_bash(&candidate.value, open)?,
            Shell::Zsh | Shell::Fish | Shell::Powershell => candidate.value,
        };
        let description = candidate.description.lines().next().map(visible).unwrap_or_default();
        Some(format!("{value}\t{description}\n"))
    });
    let mut text: String = written.collect();
    if matches!(cursor.completes(), Completes::Files) {
        text = format!("{FILES}\n");
    }
    let _ = process.stdout.write_all(text.as_bytes()).and_then(|()| process.stdout.flush());
}

/// The language that `--lang` names before the cursor.
fn typed_language(words: &[String]) -> Option<String> {
    let is_option = |word: &String| word == "--lang" || word.starts_with("--lang=");
    let index = words.iter().rposition(is_option)?;
    match words.get(index)?.split_once('=') {
        Some((_, language)) => Some(language.to_owned()),
        None => words.get(index.saturating_add(1)).cloned(),
    }
}

/// Removes a word's quotes and escapes, as the shell would.
fn without_shell_quotes(word: &str) -> String {
    let mut meant = String::with_capacity(word.len());
    let mut open = None;
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        match (c, open) {
            ('\'' | '"', None) => open = Some(c),
            ('\\', None | Some('"')) => meant.extend(rest.next()),
            (c, Some(quote)) if c == quote => open = None,
            (c, _) => meant.push(c),
        }
    }
    meant
}

/// A word for bash after an open quote, escaped so that nothing in it is run; `None` if that is impossible.
fn typed_in_bash(word: &str, open: Option<char>) -> Option<String> {
    match open {
        Some('\'') => Some(word.replace('\'', "'\\''")),
        // Between double quotes, `!` always recalls an earlier command.
        Some(_) if word.contains('!') => None,
        Some(_) => Some(word.chars().fold(String::new(), |mut typed, c| {
            typed
                .extend(matches!(c, '"' | '$' | '`' | '\\').then_some('\\').into_iter().chain([c]));
            typed
        })),
        None => Some(escaped(word)),
    }
}

/// A word for bash outside quotes.
fn escaped(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=+@%,".contains(c);
    word.chars().fold(String::with_capacity(word.len()), |mut typed, c| {
        typed.extend((!is_plain(c)).then_some('\\').into_iter().chain([c]));
        typed
    })
}

/// The cursor in a command line.
struct Cursor<'c> {
    /// The command line before it.
    line: CommandLine<'c>,
    /// The argument whose value is at the cursor.
    arg: Option<&'c Arg>,
    /// The part of the word to leave unchanged: `--format=`, or the first of several values.
    lead: String,
    /// The part of the word to complete.
    typed: String,
}

impl<'c> Cursor<'c> {
    fn find(root: &'c Command, before: &[String], word: &str) -> Self {
        let line = CommandLine::read(root, before.iter().map(String::as_str));
        let (mut arg, mut lead, mut typed) = (line.awaiting, String::new(), word.to_owned());
        if arg.is_none() && !line.is_escaped && word.starts_with("--") && word.contains('=') {
            if let Some((option, Some(value))) = line.option(word) {
                word.strip_suffix(value).unwrap_or_default().clone_into(&mut lead);
                value.clone_into(&mut typed);
                arg = Some(option);
            }
        } else if arg.is_none() && (line.is_escaped || !word.starts_with('-')) {
            arg = line.positional(line.operands);
        }
        // If the word contains several values, complete the last one.
        let delimiter = arg.and_then(Arg::get_value_delimiter);
        let parts =
            delimiter.and_then(|delimiter| Some((typed.rsplit_once(delimiter)?, delimiter)));
        if let Some(((first, last), delimiter)) = parts {
            lead.push_str(first);
            lead.push(delimiter);
            typed = last.to_owned();
        }
        Self { line, arg, lead, typed }
    }

    fn completes(&self) -> Completes {
        let Some(arg) = self.arg else { return Completes::Nothing };
        let possible = arg.get_possible_values();
        if !possible.is_empty() && takes_value(arg) {
            let names = possible.iter().map(|value| value.get_name().to_owned());
            return Completes::Words(names.collect());
        }
        let (path, given) = (self.line.path.as_slice(), &self.line.given);
        Completes::at(&Place { path, id: arg.get_id().as_str(), given })
    }

    fn candidates(&self, process: &Process<'_>) -> Vec<Candidate> {
        let candidates = match self.arg {
            Some(_) => self.values(process),
            None if self.typed.starts_with('-') => self.options(),
            None if self.line.operands == 0 => self.commands(),
            None => Vec::new(),
        };
        candidates
            .into_iter()
            .map(|candidate| Candidate {
                value: format!("{}{}", self.lead, candidate.value),
                ..candidate
            })
            .collect()
    }

    fn values(&self, process: &Process<'_>) -> Vec<Candidate> {
        let Process { env, home, clock, .. } = process;
        let path = |id: &str| self.line.given.get(id).map(|path| expanded(path, home));
        let (mut machine, file) = Machine::load(path("config").as_deref(), env, home);
        let store = path("store").map(|path| path.to_string_lossy().into_owned());
        machine.prefer("store.path", store);
        machine.prefer("language", self.line.given.get("lang").cloned());
        let store = file.ok().and_then(|()| store_address(&machine, env, home).ok());
        let texts = Texts::new(machine.language());
        let completes = in_language(self.completes(), &texts);
        completes.candidates(&self.typed, store.as_ref(), clock, &texts)
    }

    fn options(&self) -> Vec<Candidate> {
        let is_offered =
            |arg: &&Arg| !arg.is_hide_set() && !self.line.given.contains_key(arg.get_id().as_str());
        let help_of = |arg: &Arg| arg.get_help().map(ToString::to_string).unwrap_or_default();
        let command = self.line.command;
        command
            .get_arguments()
            .filter(is_offered)
            .filter_map(|arg| {
                arg.get_long()
                    .map(|long| Candidate { value: format!("--{long}"), description: help_of(arg) })
            })
            .filter(|candidate| candidate.value.starts_with(&self.typed))
            .collect()
    }

    fn commands(&self) -> Vec<Candidate> {
        let start = fold(&self.typed);
        let command = self.line.command;
        command
            .get_subcommands()
            .filter(|below| below.get_name().starts_with(&start))
            .map(|below| Candidate {
                value: below.get_name().to_owned(),
                description: below.get_about().map(ToString::to_string).unwrap_or_default(),
            })
            .collect()
    }
}

/// The words of a language, where the values have such. A heading of several words is one word to a shell.
fn in_language(completes: Completes, texts: &Texts) -> Completes {
    match (completes, texts.language()) {
        (Completes::Words(words), Language::Fr) => {
            let french = texts.known_words(&words.join(", ")).replace(", ", "\n").replace(' ', "-");
            Completes::Words(french.lines().map(str::to_owned).collect())
        }
        (completes, Language::En | Language::Fr) => completes,
    }
}

/// A path as the shell would have made it of what is typed.
fn expanded(path: &str, home: &dyn Fn() -> Option<PathBuf>) -> PathBuf {
    match (path.strip_prefix("~/"), home()) {
        (Some(rest), Some(home)) => home.join(rest),
        (Some(_) | None, _) => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests;
