//! What a shell asks while a person types: `bincard completions SHELL :WORD BEFORE…`, where WORD is what stands before
//! the cursor of the word it is in, and BEFORE are the words before that. The answer is a candidate a line, with a tab
//! and what is told of it. Nothing is ever written to the store or given on stderr, and what fails offers nothing.

use clap::{Arg, Command};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use super::Process;
use crate::command::{Asked, Candidate, Completion, Shell};
use crate::config::Machine;
use crate::ledger::sku::fold;
use crate::text::visible;

/// Printed in the place of a candidate where names of files may stand; the shell knows those itself.
const FILES: &str = "\tfiles";

/// The question in what was typed, if it is one.
pub(super) fn question(args: &[OsString]) -> Option<(Shell, Vec<String>)> {
    let mut words = args.iter().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    words.next().filter(|word| word == "completions")?;
    let shell = words.next()?.parse().ok()?;
    let word = words.next()?.strip_prefix(':')?.to_owned();
    Some((shell, words.chain([word]).collect()))
}

/// Answers a question. What cannot be written to a closed pipe is not.
pub(super) fn answer(process: &mut Process<'_>, shell: Shell, mut words: Vec<String>) {
    let word = words.pop().unwrap_or_default();
    let open = word.chars().next().filter(|c| matches!(c, '\'' | '"'));
    if shell == Shell::Bash {
        words = words.iter().map(|word| unquoted(word)).collect();
    }
    let mut root = super::command();
    root.build();
    let spot = Spot::find(&root, &words, &unquoted(&word));
    let written = spot.candidates(process).into_iter().map(|candidate| {
        let value = match shell {
            Shell::Bash if open.is_none() => escaped(&candidate.value),
            Shell::Bash | Shell::Zsh | Shell::Fish | Shell::Powershell => candidate.value,
        };
        let told = candidate.told.lines().next().map(visible).unwrap_or_default();
        format!("{value}\t{told}\n")
    });
    let mut text: String = written.collect();
    if matches!(spot.asked(), Asked::Files) {
        text = format!("{FILES}\n");
    }
    let _ = process.stdout.write_all(text.as_bytes()).and_then(|()| process.stdout.flush());
}

/// A word as a shell takes it, its quotes undone as far as they go.
fn unquoted(word: &str) -> String {
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

/// A word as it is typed in bash without quotes.
fn escaped(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=+@%,".contains(c);
    word.chars().fold(String::with_capacity(word.len()), |mut typed, c| {
        typed.extend((!is_plain(c)).then_some('\\').into_iter().chain([c]));
        typed
    })
}

/// Where the cursor stands in a command line.
struct Spot<'c> {
    /// The command as far as it is named.
    command: &'c Command,
    /// Its words.
    words: Vec<&'c str>,
    /// Words that are no option and no command.
    words_after: usize,
    /// What was given for each argument before.
    given: BTreeMap<String, String>,
    /// What the word at the cursor is for, if it is a value.
    value: Option<&'c Arg>,
    /// What of the word stays: `--format=`, or the first of several values.
    lead: String,
    /// What of it is to be completed.
    typed: String,
}

impl<'c> Spot<'c> {
    fn find(root: &'c Command, before: &[String], word: &str) -> Self {
        let mut spot = Self {
            command: root,
            words: Vec::new(),
            words_after: 0,
            given: BTreeMap::new(),
            value: None,
            lead: String::new(),
            typed: word.to_owned(),
        };
        let mut awaited = None;
        let mut is_escaped = false;
        for word in before {
            if let Some(arg) = awaited.take() {
                spot.say(arg, word);
            } else if word == "--" && !is_escaped {
                is_escaped = true;
            } else if let Some(given) = spot.option(word).filter(|_| !is_escaped) {
                match given {
                    (arg, Some(value)) => spot.say(arg, value),
                    (arg, None) if takes_value(arg) => awaited = Some(arg),
                    (arg, None) => spot.say(arg, ""),
                }
            } else if let Some(below) =
                spot.command.find_subcommand(word).filter(|_| spot.words_after == 0)
            {
                spot.command = below;
                spot.words.push(below.get_name());
            } else {
                if let Some(arg) = spot.positional(spot.words_after) {
                    spot.say(arg, word);
                }
                spot.words_after = spot.words_after.saturating_add(1);
            }
        }
        spot.value = awaited;
        if spot.value.is_none() && !is_escaped && word.starts_with("--") && word.contains('=') {
            if let Some((arg, Some(value))) = spot.option(word) {
                spot.lead = word.strip_suffix(value).unwrap_or_default().to_owned();
                spot.typed = value.to_owned();
                spot.value = Some(arg);
            }
        } else if spot.value.is_none() && (is_escaped || !word.starts_with('-')) {
            spot.value = spot.positional(spot.words_after);
        }
        spot.cut_list();
        spot
    }

    fn say(&mut self, arg: &Arg, value: &str) {
        self.given.insert(arg.get_id().to_string(), value.to_owned());
    }

    /// The option that a word names, with the value within the word; a word of short flags names its last.
    fn option<'w>(&self, word: &'w str) -> Option<(&'c Arg, Option<&'w str>)> {
        if let Some(long) = word.strip_prefix("--") {
            let (name, value) =
                long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
            let arg = self.command.get_arguments().find(|arg| arg.get_long() == Some(name))?;
            return Some((arg, value));
        }
        let last = word.strip_prefix('-')?.chars().next_back()?;
        self.command
            .get_arguments()
            .find(|arg| arg.get_short() == Some(last))
            .map(|arg| (arg, None))
    }

    /// What the value of that place is for: the last argument takes all that are left, if it takes several.
    fn positional(&self, place: usize) -> Option<&'c Arg> {
        let mut last = None;
        for (n, arg) in self.command.get_positionals().enumerate() {
            if n == place {
                return Some(arg);
            }
            last = Some(arg);
        }
        last.filter(|arg| arg.get_num_args().is_some_and(|range| range.max_values() > 1))
    }

    /// Of several values in one word, the last is completed.
    fn cut_list(&mut self) {
        let Some(delimiter) = self.value.and_then(Arg::get_value_delimiter) else { return };
        if let Some((first, last)) = self.typed.rsplit_once(delimiter) {
            self.lead.push_str(first);
            self.lead.push(delimiter);
            self.typed = last.to_owned();
        }
    }

    fn asked(&self) -> Asked {
        let Some(arg) = self.value else { return Asked::Nothing };
        let possible = arg.get_possible_values();
        if !possible.is_empty() && takes_value(arg) {
            return Asked::Words(possible.iter().map(|one| one.get_name().to_owned()).collect());
        }
        let name = arg.get_value_names().and_then(<[_]>::first).map_or("", |name| name.as_str());
        Completion {
            words: &self.words,
            value: name,
            id: arg.get_id().as_str(),
            given: &self.given,
        }
        .asked()
    }

    fn candidates(&self, process: &Process<'_>) -> Vec<Candidate> {
        let candidates = match self.value {
            Some(_) => self.values(process),
            None if self.typed.starts_with('-') => self.options(),
            None if self.words_after == 0 => self.commands(),
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
        let path = |id: &str| self.given.get(id).map(|path| expanded(path, home));
        let machine =
            Machine::load(path("config").as_deref(), env, home).ok().map(|mut machine| {
                let store = path("store").map(|path| path.to_string_lossy().into_owned());
                machine.prefer("store.path", store);
                machine
            });
        let store = machine.map(|machine| machine.store_path(home));
        self.asked().candidates(&self.typed, store.as_deref(), clock)
    }

    fn options(&self) -> Vec<Candidate> {
        let is_wanted =
            |arg: &&Arg| !arg.is_hide_set() && !self.given.contains_key(arg.get_id().as_str());
        let told = |arg: &Arg| arg.get_help().map(ToString::to_string).unwrap_or_default();
        self.command
            .get_arguments()
            .filter(is_wanted)
            .filter_map(|arg| {
                arg.get_long().map(|long| Candidate { value: format!("--{long}"), told: told(arg) })
            })
            .filter(|candidate| candidate.value.starts_with(&self.typed))
            .collect()
    }

    fn commands(&self) -> Vec<Candidate> {
        let start = fold(&self.typed);
        self.command
            .get_subcommands()
            .filter(|below| below.get_name().starts_with(&start))
            .map(|below| Candidate {
                value: below.get_name().to_owned(),
                told: below.get_about().map(ToString::to_string).unwrap_or_default(),
            })
            .collect()
    }
}

fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}

/// A path as the shell would have made it of what is typed.
fn expanded(path: &str, home: &dyn Fn() -> Option<PathBuf>) -> PathBuf {
    match (path.strip_prefix("~/"), home()) {
        (Some(rest), Some(home)) => home.join(rest),
        (Some(_) | None, _) => PathBuf::from(path),
    }
}
