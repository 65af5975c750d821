//! What is told of a command line that the parser refuses, in the language asked for, and which language that is.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

use super::hint;
use crate::exit::{self, Failure};
use crate::locale::{Message, Texts};
use crate::refusal::Refusal;
use crate::suggest::nearest;

/// The value of a global option on a command line that may be wrong elsewhere.
pub(super) fn typed<'a>(args: &'a [OsString], option: &str) -> Option<&'a str> {
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(word) = words.next().filter(|word| *word != "--") {
        match word.strip_prefix(option) {
            Some("") => return words.next(),
            Some(rest) if rest.starts_with('=') => return rest.get(1..),
            Some(_) | None => {}
        }
    }
    None
}

/// Whether a language is all that was asked for.
pub(super) fn is_language_alone(args: &[OsString]) -> bool {
    let words: Vec<_> = args.iter().skip(1).filter_map(|arg| arg.to_str()).collect();
    match words.as_slice() {
        ["--lang", _] => true,
        [word] => word.starts_with("--lang="),
        _ => false,
    }
}

/// What is told of a refused command line, whose words that name a command are `command`.
pub(super) fn failure(error: &Error, command: &str, args: &[OsString], texts: &Texts) -> Failure {
    let source = std::error::Error::source(error);
    if let Some(refusal) = source.and_then(|cause| cause.downcast_ref::<Refusal>()) {
        return Failure::of(&with_option(refusal.clone(), error).into(), texts);
    }
    if let Some(refusal) = unknown_word(error) {
        return Failure::of(&refusal.into(), texts);
    }
    let words: Vec<&str> = args.iter().skip(1).filter_map(|arg| arg.to_str()).collect();
    let help = || Message::new("hint-help").with("command", command_of(error, command));
    let hint = hint::of(error, command, &words).unwrap_or_else(help);
    Failure { code: exit::USAGE, error: texts.say(&message(error)), hint: Some(texts.say(&hint)) }
}

/// What is refused where an argument has a list of possible values: the same as where a word is read elsewhere.
fn unknown_word(error: &Error) -> Option<Refusal> {
    if error.kind() != ErrorKind::InvalidValue {
        return None;
    }
    let text = list(error, ContextKind::InvalidValue)?.pop().filter(|text| !text.is_empty())?;
    let known = list(error, ContextKind::ValidValue)?;
    let nearest = nearest(&text, known.iter().map(String::as_str));
    Some(Refusal::UnknownWord { text, known: known.join(", "), nearest })
}

/// A text that cannot be kept is told with the option it was given to: a blank one does not show itself.
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

/// The command that refused, as its usage names it; else the words that were typed.
fn command_of(error: &Error, typed: &str) -> String {
    let usage = list(error, ContextKind::Usage).and_then(|mut usage| usage.pop());
    let words = usage.as_deref().and_then(|usage| usage.strip_prefix("Usage: ")).unwrap_or(typed);
    let end = words.find(['[', '<', '-', '|']).unwrap_or(words.len());
    words.get(..end).unwrap_or(words).trim_end().to_owned()
}

/// What the parser tells of one thing.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is clap's, and may grow")]
pub(super) fn list(error: &Error, kind: ContextKind) -> Option<Vec<String>> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(vec![text.clone()]),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.clone()),
        ContextValue::StyledStr(text) => Some(vec![text.to_string()]),
        ContextValue::Number(number) => Some(vec![number.to_string()]),
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is clap's, and may grow")]
fn message(error: &Error) -> Message {
    let list = |kind| list(error, kind).unwrap_or_default();
    let said = |kind| list(kind).join(" ");
    let arg = said(ContextKind::InvalidArg);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => Message::new("usage-unexpected").with("arg", arg),
        ErrorKind::InvalidSubcommand => {
            Message::new("usage-no-command").with("arg", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand => Message::new("usage-command-missing")
            .with("known", list(ContextKind::ValidSubcommand).join(", ")),
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing").with("arg", arg),
        ErrorKind::ArgumentConflict => {
            let prior = list(ContextKind::PriorArg);
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

/// What the type of a value says of it where no rule of ours refuses it.
fn why(error: &Error) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

fn first_line(error: &Error) -> String {
    let rendered = error.render().to_string();
    let first = rendered.lines().next().unwrap_or_default();
    first.strip_prefix("error: ").unwrap_or(first).to_owned()
}
