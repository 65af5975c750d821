//! A tolerant parser of command lines, valid or not, for completion, help, and usage errors.

use clap::{Arg, Command};
use std::collections::BTreeMap;

/// A command line, as far as it could be read.
pub(super) struct CommandLine<'c> {
    /// The definition of the innermost command, or of the program.
    pub(super) command: &'c Command,
    /// The names of the groups and the command.
    pub(super) path: Vec<&'c str>,
    /// The last value given for each argument, by the argument's id; for a flag, the word itself.
    pub(super) given: BTreeMap<String, String>,
    /// How many words are neither commands nor options.
    pub(super) operands: usize,
    /// The option that the next word is the value of.
    pub(super) awaiting: Option<&'c Arg>,
    /// Whether `--` ended the options.
    pub(super) is_escaped: bool,
}

impl<'c> CommandLine<'c> {
    /// Reads the words after the program's name.
    pub(super) fn read<'w>(root: &'c Command, words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut line = Self {
            command: root,
            path: Vec::new(),
            given: BTreeMap::new(),
            operands: 0,
            awaiting: None,
            is_escaped: false,
        };
        for word in words {
            line.word(word);
        }
        line
    }

    fn word(&mut self, word: &str) {
        if let Some(arg) = self.awaiting.take() {
            self.give(arg, word);
        } else if word == "--" && !self.is_escaped {
            self.is_escaped = true;
        } else if let Some((arg, value)) = self.option(word).filter(|_| !self.is_escaped) {
            match value {
                Some(value) => self.give(arg, value),
                None if takes_value(arg) => self.awaiting = Some(arg),
                None => self.give(arg, word),
            }
        } else if let Some(below) = self.subcommand(word) {
            // `help` is followed by the commands that could replace it.
            if below.get_name() != "help" {
                self.command = below;
            }
            self.path.push(below.get_name());
        } else {
            if let Some(arg) = self.positional(self.operands) {
                self.give(arg, word);
            }
            self.operands = self.operands.saturating_add(1);
        }
    }

    fn give(&mut self, arg: &Arg, value: &str) {
        self.given.insert(arg.get_id().to_string(), value.to_owned());
    }

    /// The subcommand that a word names; none after `--help`, which clap answers on the spot.
    fn subcommand(&self, word: &str) -> Option<&'c Command> {
        let may_follow = self.operands == 0 && !self.given.contains_key("help");
        self.command.find_subcommand(word).filter(|_| may_follow)
    }

    /// The option that a word names, with any value after `=`; for several short flags, the last one.
    pub(super) fn option<'w>(&self, word: &'w str) -> Option<(&'c Arg, Option<&'w str>)> {
        if let Some(long) = word.strip_prefix("--") {
            let (name, value) =
                long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
            let arg = self.command.get_arguments().find(|arg| arg.get_long() == Some(name))?;
            return Some((arg, value));
        }
        let last = word.strip_prefix('-')?.chars().next_back()?;
        let arg = self.command.get_arguments().find(|arg| arg.get_short() == Some(last))?;
        Some((arg, None))
    }

    /// The positional argument at an index; the last one takes all remaining words if it takes several.
    pub(super) fn positional(&self, place: usize) -> Option<&'c Arg> {
        let mut last = None;
        for (n, arg) in self.command.get_positionals().enumerate() {
            if n == place {
                return Some(arg);
            }
            last = Some(arg);
        }
        last.filter(|arg| arg.get_num_args().is_some_and(|range| range.max_values() > 1))
    }

    /// The command that is meant, without `help`: `help order place` means `order place`.
    pub(super) fn named(&self) -> Vec<&'c str> {
        self.path.iter().copied().filter(|name| *name != "help").collect()
    }

    /// Whether long help is requested; only `-h` requests the short form.
    pub(super) fn wants_long_help(&self) -> bool {
        match self.given.get("help") {
            Some(flag) => flag.starts_with("--"),
            None => self.path.contains(&"help"),
        }
    }

    /// Whether the command line is empty, except for the options of language and colour.
    pub(super) fn is_bare(&self) -> bool {
        self.path.is_empty()
            && self.operands == 0
            && self.given.keys().all(|id| matches!(id.as_str(), "lang" | "color"))
    }
}

pub(super) fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values()
}
