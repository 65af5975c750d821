//! The global options, which every command takes.

use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::config::{FORMAT_VARIABLE, Machine};
use crate::locale::{Language, Message};
use crate::output::Format;
use crate::refusal::Refusal;

#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Global options")]
pub(super) struct Global {
    /// Store to use [env: `BINCARD_STORE`]
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) store: Option<PathBuf>,
    /// Configuration file of this machine [env: `BINCARD_CONFIG`]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Output format: table, plain, json, ndjson, or csv [env: `BINCARD_FORMAT`]
    #[arg(long, global = true, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// Language of the output: en or fr
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub(super) lang: Option<Language>,
    /// When to use colour: auto, always, or never [env: `NO_COLOR`]
    #[arg(long, global = true, value_name = "WHEN", ignore_case = true)]
    #[arg(default_value = "auto", hide_default_value = true)]
    pub(super) color: Color,
    /// Do not page long tables [env: `BINCARD_PAGER`, `PAGER`]
    #[arg(long, global = true)]
    pub(super) no_pager: bool,
    /// Suppress informational messages
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Show which store and configuration file are used
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

impl Global {
    /// The options of an invalid command line that affect how the error is shown.
    pub(super) fn of_refused(given: &BTreeMap<String, String>) -> Self {
        let value = |id: &str| given.get(id);
        let color = value("color").and_then(|word| Color::from_str(word, true).ok());
        Self {
            config: value("config").map(PathBuf::from),
            format: value("format").and_then(|word| word.parse().ok()),
            lang: value("lang").and_then(|word| word.parse().ok()),
            color: color.unwrap_or_default(),
            ..Self::default()
        }
    }
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether to use colours on a stream.
    pub(super) fn is_on(self, is_terminal: bool, env: &dyn Fn(&str) -> Option<OsString>) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let is_set = |name| env(name).is_some_and(|value| !value.is_empty());
                let is_dumb = env("TERM").is_some_and(|term| term == "dumb");
                is_terminal && !is_set("NO_COLOR") && !is_dumb
            }
        }
    }
}

/// The format requested, else a table on a terminal and plain text elsewhere.
pub(super) fn format(machine: &Machine, is_terminal: bool) -> Result<Format, Refusal> {
    match machine.value("format") {
        // The values of the file and of the option are already validated.
        Some((word, _)) => word.parse().map_err(|_| Refusal::EnvironmentWrong {
            variable: FORMAT_VARIABLE,
            value: word.to_owned(),
            why: Message::new("expected-one-of")
                .with("known", Format::ALL.map(Format::word).join(", ")),
        }),
        None if is_terminal => Ok(Format::Table),
        None => Ok(Format::Plain),
    }
}
