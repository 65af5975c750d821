//! `Invocation`: what was typed, with which configuration and in which language. Each is decided here, once.

use clap::Parser;
use clap::error::ErrorKind;
use std::ffi::OsString;

use super::command_line::CommandLine;
use super::definition::Cli;
use super::global::Global;
use super::help;
use super::process::Process;
use crate::command::Command;
use crate::config::Machine;
use crate::locale::Language;

pub(super) struct Invocation {
    pub(super) global: Global,
    pub(super) machine: Machine,
    pub(super) language: Language,
    pub(super) command: Result<Command, Refused>,
}

/// Why no command is run.
pub(super) enum Refused {
    /// The parser refused the command line, or was asked for help.
    CommandLine(Box<clap::Error>),
    /// The configuration file cannot be used, and the command is not one that mends it.
    Configuration(anyhow::Error),
}

impl Invocation {
    pub(super) fn of(process: &Process<'_>) -> Self {
        let (global, command) = match Cli::try_parse_from(&process.args) {
            Ok(Cli { global, command }) => (global, Ok(command)),
            Err(error) if error.kind() == ErrorKind::DisplayVersion => {
                (Global::default(), Err(Refused::CommandLine(Box::new(error))))
            }
            Err(error) => {
                let global = Global::of_refused(&read(&help::command(), &process.args).given);
                (global, Err(Refused::CommandLine(Box::new(error))))
            }
        };
        let named = global.config.as_deref();
        let (mut machine, file) = Machine::load(named, process.env, process.home);
        let store = global.store.as_ref().map(|path| path.to_string_lossy().into_owned());
        machine.prefer("store.path", store);
        machine.prefer("format", global.format.map(|format| format.word().to_owned()));
        machine.prefer("language", global.lang.map(|language| language.word().to_owned()));
        let command = command.and_then(|command| match file {
            Err(error) if !command.is_about_configuration() => Err(Refused::Configuration(error)),
            Ok(()) | Err(_) => Ok(command),
        });
        Self { language: machine.language(), global, machine, command }
    }
}

/// A command line as far as it can be read.
pub(super) fn read<'c>(root: &'c clap::Command, args: &[OsString]) -> CommandLine<'c> {
    CommandLine::read(root, args.iter().skip(1).filter_map(|arg| arg.to_str()))
}
