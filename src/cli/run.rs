//! Runs a command line: parse, perform, report, exit code.

use anyhow::Result;
use clap::error::ErrorKind;

use super::complete;
use super::global::{self, Global};
use super::help;
use super::invocation::{Invocation, Refused, read};
use super::process::Process;
use super::report::{Report, notices_of_store, warning_of_clock};
use super::usage::{self, Answer, Stream};
use crate::command::{Command, Context, store_address};
use crate::config::Machine;
use crate::exit;
use crate::locale::Texts;
use crate::output::{Format, Notice, Pager, Printer, Screen, pager_command};
use crate::store::Address;

/// Runs a command line and returns the exit code.
#[must_use]
pub fn run(mut process: Process<'_>) -> u8 {
    if let Some((shell, words)) = complete::question(&process.args) {
        complete::answer(&mut process, shell, words);
        return exit::DONE;
    }
    let Invocation { global, machine, language, command } = Invocation::of(&process);
    let texts = Texts::new(language);
    let is_json = global::format(&machine, process.is_stdout_terminal).is_ok_and(Format::is_json);
    let mut notices = Vec::new();
    let result = match command {
        Ok(command) => perform(command, &global, &machine, &texts, &mut process, &mut notices),
        Err(Refused::Configuration(error)) => Err(error),
        Err(Refused::CommandLine(error)) => {
            return answer(&error, &global, is_json, &texts, &mut process);
        }
    };
    Report::new(&mut process, &global, is_json, &texts).result(result, &notices)
}

/// Runs a command and prints its result. Its notices are collected even if it fails.
fn perform(
    command: Command,
    global: &Global,
    machine: &Machine,
    texts: &Texts,
    process: &mut Process<'_>,
    notices: &mut Vec<Notice>,
) -> Result<()> {
    let is_terminal = process.is_stdout_terminal;
    let format = global::format(machine, is_terminal)?;
    let is_colored = global.color.is_on(is_terminal, process.env);
    let screen = Screen::new(process.width, is_colored, process.env);
    let is_paged = format == Format::Table && is_terminal && !global.no_pager;
    let pager = is_paged.then(|| pager_command(process.env)).flatten();
    let mut pager = Pager::new(process.stdout, pager.zip(process.height));
    let address = match store_address(machine, process.env, process.home) {
        Err(_) if command.is_about_configuration() => {
            Address::File(machine.store_path(process.home))
        }
        address => address?,
    };
    let mut context = Context {
        notices: notices_of_store(&address, machine, global.verbose),
        is_verbose: global.verbose,
        address,
        busy_timeout: machine.timeout("store.busy_timeout")?,
        machine,
        clock: process.clock,
        env: process.env,
        texts,
        stdin: process.stdin,
        is_attended: process.is_stderr_terminal,
        printer: Printer::new(&mut pager, format, screen, texts),
    };
    let done = command.run(&mut context);
    context.notices.extend(warning_of_clock(&context.address));
    notices.append(&mut context.notices);
    drop(context);
    done.and(pager.finish().map_err(anyhow::Error::from))
}

/// Prints the help requested, or what is wrong with the command line.
fn answer(
    error: &clap::Error,
    global: &Global,
    is_json: bool,
    texts: &Texts,
    process: &mut Process<'_>,
) -> u8 {
    let answer = if error.kind() == ErrorKind::DisplayVersion {
        Answer::Page(error.render().to_string())
    } else {
        let root = help::command();
        let is_colored = |stream| {
            let is_terminal = match stream {
                Stream::Stdout => process.is_stdout_terminal,
                Stream::Stderr => process.is_stderr_terminal,
            };
            global.color.is_on(is_terminal, process.env)
        };
        let line = read(&root, &process.args);
        usage::answer(error, &root, &line, &process.args, texts, &is_colored)
    };
    match answer {
        Answer::Page(page) => {
            let stdout = &mut *process.stdout;
            let written = stdout.write_all(page.as_bytes()).and_then(|()| stdout.flush());
            let result = written.map_err(anyhow::Error::from);
            Report::new(process, global, is_json, texts).result(result, &[])
        }
        Answer::PageInstead(page, _) if !is_json => {
            Report::new(process, global, is_json, texts).text(&page);
            exit::USAGE
        }
        Answer::PageInstead(_, failure) | Answer::Failure(failure) => {
            Report::new(process, global, is_json, texts).failure(&failure, &[])
        }
    }
}
