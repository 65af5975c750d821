//! Answers to command lines that clap does not accept.

use clap::error::{ContextKind, ErrorKind};
use clap::{Command, Error};
use std::ffi::OsString;

use super::command_line::CommandLine;
use super::error_context::list;
use super::{help, hint};
use crate::exit::Failure;
use crate::locale::{Language, Message, Texts};
use crate::refusal::Refusal;
use crate::suggest::nearest;

/// The answer to a command line that runs no command.
pub(super) enum Answer {
    /// The help that was asked for.
    Page(String),
    /// The help of a group whose command is missing, and the error for scripts.
    PageInstead(String, Failure),
    Failure(Failure),
}

/// Where an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    Stdout,
    Stderr,
}

/// The answer to a command line, as far as it could be read.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is clap's, and may grow")]
pub(super) fn answer(
    error: &Error,
    root: &Command,
    line: &CommandLine<'_>,
    args: &[OsString],
    texts: &Texts,
    is_colored: &dyn Fn(Stream) -> bool,
) -> Answer {
    let language = texts.language();
    match error.kind() {
        ErrorKind::DisplayHelp => {
            Answer::Page(help::page(line, language, is_colored(Stream::Stdout)))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand
            if line.is_bare() =>
        {
            Answer::Page(help::for_newcomers(language, is_colored(Stream::Stdout)))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let page = help::page(line, language, is_colored(Stream::Stderr));
            Answer::PageInstead(page, command_missing(root, line, texts))
        }
        _ => Answer::Failure(failure(error, root, line, args, texts)),
    }
}

fn command_missing(root: &Command, line: &CommandLine<'_>, texts: &Texts) -> Failure {
    let error = usage_command_missing(line.command.get_subcommands().map(Command::get_name));
    Failure::of_usage(&error, &hint_help(&path(root, line)), texts)
}

fn usage_command_missing<'n>(names: impl Iterator<Item = &'n str>) -> Message {
    let known: Vec<&str> = names.filter(|name| *name != "help").collect();
    Message::new("usage-command-missing").with("known", known.join(", "))
}

fn path(root: &Command, line: &CommandLine<'_>) -> String {
    line.named().iter().fold(root.get_name().to_owned(), |path, name| path + " " + name)
}

fn hint_help(command: &str) -> Message {
    Message::new("hint-help").with("command", command)
}

fn failure(
    error: &Error,
    root: &Command,
    line: &CommandLine<'_>,
    args: &[OsString],
    texts: &Texts,
) -> Failure {
    let source = std::error::Error::source(error);
    if let Some(refusal) = source.and_then(|cause| cause.downcast_ref::<Refusal>()) {
        return Failure::of(&with_option(refusal.clone(), error).into(), texts);
    }
    if let Some(refusal) = unknown_word(error) {
        return Failure::of(&refusal.into(), texts);
    }
    let words: Vec<&str> = args.iter().skip(1).filter_map(|arg| arg.to_str()).collect();
    let command = path(root, line);
    let help = || hint_help(&command_of(error, &command));
    let hint = hint::of(error, root, &command, &words).unwrap_or_else(help);
    Failure::of_usage(&message(error, texts.language()), &hint, texts)
}

/// Refuses a value that is not among the possible ones in the same way as our own parsers.
fn unknown_word(error: &Error) -> Option<Refusal> {
    if error.kind() != ErrorKind::InvalidValue {
        return None;
    }
    let text = list(error, ContextKind::InvalidValue)?.pop().filter(|text| !text.is_empty())?;
    let known = list(error, ContextKind::ValidValue)?;
    let nearest = nearest(&text, known.iter().map(String::as_str));
    Some(Refusal::UnknownWord { text, known: known.join(", "), nearest })
}

/// Names the option of an invalid text, since a blank text alone would say little.
fn with_option(refusal: Refusal, error: &Error) -> Refusal {
    let option = list(error, ContextKind::InvalidArg).and_then(|mut arg| arg.pop());
    match (refusal, option) {
        (Refusal::BadText { text, why }, Some(option)) => {
            let option = option.split(' ').next().unwrap_or_default().to_owned();
            Refusal::BadOptionText { option, text, why }
        }
        (refusal, _) => refusal,
    }
}

/// The command that was used, according to clap's usage line, else according to the words typed.
fn command_of(error: &Error, typed: &str) -> String {
    let usage = list(error, ContextKind::Usage).and_then(|mut usage| usage.pop());
    let words = usage.as_deref().and_then(|usage| usage.strip_prefix("Usage: ")).unwrap_or(typed);
    let end = words.find(['[', '<', '-', '|']).unwrap_or(words.len());
    words.get(..end).unwrap_or(words).trim_end().to_owned()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is clap's, and may grow")]
fn message(error: &Error, language: Language) -> Message {
    let list = |kind| list(error, kind).unwrap_or_default();
    let joined = |kind| list(kind).join(" ");
    let named = |arg: String| help::argument(&arg, language);
    let arg = named(joined(ContextKind::InvalidArg));
    let value = joined(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            Message::new("usage-unexpected").with("arg", joined(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidSubcommand => {
            Message::new("usage-no-command").with("arg", joined(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => {
            let known = list(ContextKind::ValidSubcommand);
            usage_command_missing(known.iter().map(String::as_str))
        }
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing").with("arg", arg),
        ErrorKind::ArgumentConflict => {
            let prior: Vec<String> = list(ContextKind::PriorArg).into_iter().map(named).collect();
            match prior.as_slice() {
                [one] if *one == arg => Message::new("usage-repeated").with("arg", arg),
                [] => Message::new("usage-conflict-any").with("arg", arg),
                some => {
                    Message::new("usage-conflict").with("arg", arg).with("other", some.join("`, `"))
                }
            }
        }
        ErrorKind::TooManyValues => {
            Message::new("usage-too-many").with("value", value).with("arg", arg)
        }
        ErrorKind::InvalidUtf8 => Message::new("usage-not-utf8"),
        ErrorKind::NoEquals => Message::new("usage-value-missing").with("arg", arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            Message::new("usage-value-missing").with("arg", arg)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Message::new("usage-bad-value")
            .with("value", value)
            .with("arg", arg)
            .with("why", why(error)),
        _ => Message::new("usage-other").with("why", first_line(error)),
    }
}

/// The reason given by the type of a value, if it is not a refusal of ours.
fn why(error: &Error) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

fn first_line(error: &Error) -> String {
    let rendered = error.render().to_string();
    let first = rendered.lines().next().unwrap_or_default();
    first.strip_prefix("error: ").unwrap_or(first).to_owned()
}
