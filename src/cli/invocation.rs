//! `Invocation`: the parsed command line, the configuration, and the language, each determined once.

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
use crate::parse;
use crate::refusal::Refusal;

pub(super) struct Invocation {
    pub(super) global: Global,
    pub(super) machine: Machine,
    pub(super) language: Language,
    pub(super) command: Result<Command, Refused>,
}

/// Why no command runs.
pub(super) enum Refused {
    /// The command line is invalid, or asks for help.
    CommandLine(Box<clap::Error>),
    /// The configuration file is invalid, and the command cannot fix it.
    Configuration(anyhow::Error),
}

impl Invocation {
    pub(super) fn of(process: &Process<'_>) -> Self {
        let mut parsed = Cli::try_parse_from(&process.args);
        if parsed.as_ref().is_err_and(is_number) && is_french(process) {
            parsed = parse::with_decimal_commas(|| Cli::try_parse_from(&process.args));
        }
        let (global, command) = match parsed {
            Ok(Cli { global, command }) => (global, Ok(command)),
            Err(error) if error.kind() == ErrorKind::DisplayVersion => {
                (Global::default(), Err(Refused::CommandLine(Box::new(error))))
            }
            Err(error) => (global_of_refused(process), Err(Refused::CommandLine(Box::new(error)))),
        };
        let (mut machine, file) = machine(&global, process);
        let store = global.store.as_ref().map(|path| path.to_string_lossy().into_owned());
        machine.prefer("store.path", store);
        machine.prefer("format", global.format.map(|format| format.word().to_owned()));
        let command = command.and_then(|command| match file {
            Err(error) if !command.is_about_configuration() => Err(Refused::Configuration(error)),
            Ok(()) | Err(_) => Ok(command),
        });
        Self { language: machine.language(), global, machine, command }
    }
}

/// This machine's settings, with the language that was asked for.
fn machine(global: &Global, process: &Process<'_>) -> (Machine, anyhow::Result<()>) {
    let (mut machine, file) = Machine::load(global.config.as_deref(), process.env, process.home);
    machine.prefer("language", global.lang.map(|language| language.word().to_owned()));
    (machine, file)
}

/// The global options of a command line that the parser refuses.
fn global_of_refused(process: &Process<'_>) -> Global {
    Global::of_refused(&read(&help::command(), &process.args).given)
}

fn is_french(process: &Process<'_>) -> bool {
    machine(&global_of_refused(process), process).0.language() == Language::Fr
}

/// Whether the parser refused a number. Only then does the language matter: what English reads, French reads alike.
fn is_number(error: &clap::Error) -> bool {
    let refusal = std::error::Error::source(error).and_then(|cause| cause.downcast_ref());
    matches!(refusal, Some(Refusal::BadNumber { .. } | Refusal::BadLine { .. }))
}

/// A command line as far as it can be read.
pub(super) fn read<'c>(root: &'c clap::Command, args: &[OsString]) -> CommandLine<'c> {
    CommandLine::read(root, args.iter().skip(1).filter_map(|arg| arg.to_str()))
}
