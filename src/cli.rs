//! The root of the command line: global options, the one transaction, keys (R33), dry runs (R34), and the
//! orders that are due (R18). What each command does is in command/.

mod complete;
mod help;
mod hint;
mod usage;

use anyhow::Result;
use clap::{Args, CommandFactory, FromArgMatches, Parser};
use jiff::Timestamp;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

use crate::command::{Command, Context};
use crate::config::{FORMAT_VARIABLE, Machine};
use crate::exit::{self, Failure};
use crate::locale::{Language, Message, Texts};
use crate::output::{Format, Notice, Pager, Printer, Screen, pager_command};
use crate::refusal::Refusal;
use crate::settings;
use crate::store::looks_ours;
use crate::text::shell_word;

/// What a process has: everything that comes from outside is handed in here.
#[allow(missing_debug_implementations, reason = "it holds streams and closures")]
pub struct Process<'a> {
    /// The program's name and what was typed after it.
    pub args: Vec<OsString>,
    /// The clock.
    pub clock: &'a dyn Fn() -> Timestamp,
    /// The environment.
    pub env: &'a dyn Fn(&str) -> Option<OsString>,
    /// The home folder.
    pub home: &'a dyn Fn() -> Option<PathBuf>,
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// Standard output.
    pub stdout: &'a mut dyn Write,
    /// Standard error.
    pub stderr: &'a mut dyn Write,
    /// Whether standard output is a terminal.
    pub is_stdout_terminal: bool,
    /// Whether standard error is a terminal.
    pub is_stderr_terminal: bool,
    /// The terminal's columns, if it is one.
    pub width: Option<u16>,
    /// The terminal's lines, if it is one.
    pub height: Option<u16>,
}

/// Keep stock: an exact ledger of a shop's goods in one file.
///
/// Import a catalogue, record sales, invoices, online orders and adjustments, and be told once a day what runs
/// low. Every change of stock is an entry in a ledger that nothing ever alters.
#[derive(Debug, Parser)]
#[command(name = "bincard", version, max_term_width = 100, hide_possible_values = true, after_help = format!("{FIRST_STEPS}\n\n{FOR_SCRIPTS}"))]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

const FIRST_STEPS: &str = "\
First steps:
  bincard item import catalogue.csv    (or one item after the other:)
  bincard item add TEA-01 --name 'Green tea' --quantity 12 --threshold 5
  bincard sell TEA-01=2
  bincard item list

Every command has examples: `bincard sell --help`.";

const FOR_SCRIPTS: &str = "\
Scripts take --format json; schema/bincard.schema.json of the source is the JSON Schema of what it answers.

Exit codes: 0\u{a0}done, 1\u{a0}it could not be done, 2\u{a0}wrong command line, 3\u{a0}no such thing, 4\u{a0}sold out, \
5\u{a0}conflict, 65\u{a0}bad CSV, 66\u{a0}no store, 69\u{a0}the mail server refused, 74\u{a0}reading or writing failed, \
75\u{a0}try again later, 78\u{a0}a setting is wrong.";

#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
struct Global {
    /// The shop's store [env: `BINCARD_STORE`]
    #[arg(long, global = true, value_name = "PATH")]
    store: Option<PathBuf>,
    /// This machine's configuration file [env: `BINCARD_CONFIG`]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// How results are shown: table, plain, json, ndjson or csv [env: `BINCARD_FORMAT`]
    #[arg(long, global = true, value_name = "FORMAT")]
    format: Option<Format>,
    /// The language of texts: en or fr
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<Language>,
    /// Colours: auto, always or never [env: `NO_COLOR`]
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true,
        ignore_case = true
    )]
    color: Color,
    /// Write long tables to the terminal at once, without a pager [env: `BINCARD_PAGER`, `PAGER`]
    #[arg(long, global = true)]
    no_pager: bool,
    /// Say nothing but warnings and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say which store and configuration are used
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Whether that means colours on a stream.
    fn is_on(self, is_terminal: bool, env: &dyn Fn(&str) -> Option<OsString>) -> bool {
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

/// The command line's definition, for completions and manual pages.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// The command line's definition with its help in a language (`fr`, `fr-CA`; English for any other), for manual pages.
#[must_use]
pub fn command_in(language: &str) -> clap::Command {
    help::told_in(command(), Language::of_locale(language))
}

fn parsed(args: &[OsString], language: Language) -> Result<Cli, clap::Error> {
    help::told_in(command(), language)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches))
}

/// The language of help, and of what is wrong with a command line: read from it as far as it can be, else from the
/// configuration or the environment.
fn language_of(
    args: &[OsString],
    env: &dyn Fn(&str) -> Option<OsString>,
    home: &dyn Fn() -> Option<PathBuf>,
) -> Language {
    let typed = usage::typed(args, "--lang").and_then(|word| word.parse().ok());
    let set = || {
        let file = usage::typed(args, "--config").map(std::path::Path::new);
        let machine = Machine::load(file, env, home).ok()?;
        machine.value("language").and_then(|(word, _)| word.parse().ok())
    };
    typed.or_else(set).or_else(|| Language::of_environment(env)).unwrap_or(Language::En)
}

/// The same where the command line is right, with only the definition of the command that was typed: defining all
/// of them takes longer than parsing one. Whatever is not plainly right is left to the whole definition.
fn quickly_parsed(args: &[OsString]) -> Option<Cli> {
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    let typed = words.find_map(Command::definition_of)?;
    let root = Global::augment_args(clap::Command::new("bincard")).subcommand(typed);
    let matches = root.try_get_matches_from(args).ok()?;
    Cli::from_arg_matches(&matches).ok()
}

/// The words of a command line that name a command, as far as they do: `bincard item list`, also of its help.
fn words_typed(args: &[OsString]) -> String {
    let mut typed = String::from("bincard");
    let mut definition = None::<clap::Command>;
    for word in args
        .iter()
        .skip(1)
        .filter_map(|arg| arg.to_str())
        .filter(|word| !word.starts_with('-') && *word != "help")
    {
        let below = match &definition {
            None => Command::definition_of(word),
            Some(definition) => definition.find_subcommand(word).cloned(),
        };
        let Some(below) = below else { break };
        typed.push(' ');
        typed.push_str(word);
        definition = Some(below);
    }
    typed
}

/// Does what was typed, and gives the exit code.
#[must_use]
pub fn run(mut process: Process<'_>) -> u8 {
    if let Some((shell, words)) = complete::question(&process.args) {
        complete::answer(&mut process, shell, words);
        return exit::DONE;
    }
    let own_language = Language::of_environment(process.env).unwrap_or(Language::En);
    let wholly_parsed = || {
        let language = language_of(&process.args, process.env, process.home);
        parsed(&process.args, language).map_err(|error| (error, language))
    };
    let cli = match quickly_parsed(&process.args).map_or_else(wholly_parsed, Ok) {
        Ok(cli) => cli,
        Err((error, language)) => {
            return not_parsed(&error, &Texts::new(language), &mut process);
        }
    };
    let (color, is_quiet) = (cli.global.color, cli.global.quiet);
    let named = cli.global.config.as_deref();
    let mut machine = match Machine::load(named, process.env, process.home) {
        Ok(machine) => machine,
        Err(_) if cli.command.is_about_configuration() => {
            Machine::without_file(named, process.env, process.home)
        }
        Err(error) => {
            let texts = Texts::new(cli.global.lang.unwrap_or(own_language));
            return Reporter::new(&mut process, color, is_quiet).fail(&error, &texts);
        }
    };
    let store = cli.global.store.as_ref().map(|path| path.to_string_lossy().into_owned());
    machine.prefer("store.path", store);
    machine.prefer("format", cli.global.format.map(|format| format.word().to_owned()));
    machine.prefer("language", cli.global.lang.map(|language| language.word().to_owned()));
    let language =
        machine.value("language").and_then(|(word, _)| word.parse().ok()).unwrap_or(own_language);
    let texts = Texts::new(language);
    let (said, done) = match done(cli, &machine, &texts, &mut process) {
        Ok(said) => said,
        Err(error) => (Vec::new(), Err(error)),
    };
    let mut reporter = Reporter::new(&mut process, color, is_quiet);
    reporter.say(&said, &texts);
    match done {
        Ok(()) => exit::DONE,
        Err(error) if exit::is_closed_pipe(&error) => exit::DONE,
        Err(error) => reporter.fail(&error, &texts),
    }
}

/// Does a command and shows its result; gives what is to be said, whether or not it could be done.
fn done(
    cli: Cli,
    machine: &Machine,
    texts: &Texts,
    process: &mut Process<'_>,
) -> Result<(Vec<Notice>, Result<()>)> {
    let is_terminal = process.is_stdout_terminal;
    let format = format(machine, is_terminal)?;
    let screen = Screen {
        width: process.width,
        is_colored: cli.global.color.is_on(is_terminal, process.env),
        is_ascii: !is_unicode(process.env),
    };
    let is_paged = format == Format::Table && is_terminal && !cli.global.no_pager;
    let wanted = is_paged.then(|| pager(process.env)).flatten().zip(process.height);
    let mut pager = Pager::new(process.stdout, wanted);
    let mut context = Context {
        path: machine.store_path(process.home),
        busy_timeout: busy_timeout(machine)?,
        machine,
        clock: process.clock,
        env: process.env,
        texts,
        stdin: process.stdin,
        is_attended: process.is_stderr_terminal,
        printer: Printer::new(&mut pager, format, screen, texts),
        notices: Vec::new(),
    };
    if cli.global.verbose {
        context.say_where();
    }
    context.warn_of_open_store();
    let done = cli.command.run(&mut context);
    let said = std::mem::take(&mut context.notices);
    drop(context);
    Ok((said, done.and(pager.finish().map_err(anyhow::Error::from))))
}

/// The format that was asked for; without a word, a table on a terminal and plain text elsewhere.
fn format(machine: &Machine, is_terminal: bool) -> Result<Format> {
    match machine.value("format") {
        // The file's value and the option's were read before.
        Some((word, _)) => Ok(word.parse().map_err(|_| Refusal::EnvironmentWrong {
            variable: FORMAT_VARIABLE,
            value: word.to_owned(),
            why: Message::new("expected-one-of")
                .with("known", Format::ALL.map(Format::word).join(", ")),
        })?),
        None if is_terminal => Ok(Format::Table),
        None => Ok(Format::Plain),
    }
}

/// The command of the person's pager, if one is wanted.
fn pager(env: &dyn Fn(&str) -> Option<OsString>) -> Option<String> {
    let said: Vec<String> = ["BINCARD_PAGER", "PAGER"]
        .iter()
        .filter_map(|name| env(name).map(|value| value.to_string_lossy().into_owned()))
        .collect();
    let folders = env("PATH").unwrap_or_default();
    let command = pager_command(said.iter().map(String::as_str), |program| {
        std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
    })?;
    // What less does by itself is not meant for tables that may fit after all.
    Some(if env("LESS").is_some() { command } else { format!("LESS=FRXK {command}") })
}

/// Whether what reads the output knows more characters than ASCII: the locale's encoding tells.
fn is_unicode(env: &dyn Fn(&str) -> Option<OsString>) -> bool {
    let named =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env(name).filter(|v| !v.is_empty()));
    let name = named.map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    name.contains("utf-8") || name.contains("utf8")
}

fn busy_timeout(machine: &Machine) -> Result<std::time::Duration> {
    match machine.value("store.busy_timeout") {
        Some((text, _)) => Ok(settings::busy_timeout(text)?),
        None => Ok(crate::store::DEFAULT_BUSY_TIMEOUT),
    }
}

/// Help and version are what was asked for; anything else the parser refuses is an error.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is clap's, and may grow")]
fn not_parsed(error: &clap::Error, texts: &Texts, process: &mut Process<'_>) -> u8 {
    use clap::error::ErrorKind;
    let typed = words_typed(&process.args);
    let help = || help::with_own_words(&error.render().to_string(), texts.language());
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let stdout = &mut *process.stdout;
            match stdout.write_all(help().as_bytes()).and_then(|()| stdout.flush()) {
                Ok(()) => exit::DONE,
                Err(broken) if broken.kind() == std::io::ErrorKind::BrokenPipe => exit::DONE,
                Err(broken) => {
                    Reporter::new(process, Color::Auto, false).fail(&broken.into(), texts)
                }
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand
            if process.args.len() < 2 || usage::is_language_alone(&process.args) =>
        {
            let short = help::for_newcomers(command(), FIRST_STEPS, texts.language());
            let _ = process.stdout.write_all(short.as_bytes());
            exit::DONE
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = process.stderr.write_all(help().as_bytes());
            exit::USAGE
        }
        _ => {
            let failure = usage::failure(error, &typed, &process.args, texts);
            Reporter::new(process, Color::Auto, false).tell(&failure, texts)
        }
    }
}

/// Says things on stderr.
struct Reporter<'a> {
    stderr: &'a mut dyn Write,
    is_colored: bool,
    is_quiet: bool,
}

impl<'p> Reporter<'p> {
    fn new(process: &'p mut Process<'_>, color: Color, is_quiet: bool) -> Self {
        let is_colored = color.is_on(process.is_stderr_terminal, process.env);
        Self { stderr: &mut *process.stderr, is_colored, is_quiet }
    }

    /// What cannot be said on a broken stderr is not said: the exit code still tells.
    fn say(&mut self, said: &[Notice], texts: &Texts) {
        for one in said {
            let (label, message) = match one {
                Notice::Done(_) | Notice::Hint(_) if self.is_quiet => continue,
                Notice::Done(message) => (None, message),
                Notice::Warning(message) => (Some(("word-warning", "33")), message),
                Notice::Hint(message) => (Some(("word-hint", "36")), message),
            };
            let label = label.map(|(id, color)| self.label(id, color, texts)).unwrap_or_default();
            let _ = writeln!(self.stderr, "{label}{}", texts.say(message));
        }
    }

    fn fail(&mut self, error: &anyhow::Error, texts: &Texts) -> u8 {
        self.tell(&Failure::of(error, texts), texts)
    }

    fn tell(&mut self, failure: &Failure, texts: &Texts) -> u8 {
        let label = self.label("word-error", "1;31", texts);
        let _ = writeln!(self.stderr, "{label}{}", failure.error);
        if let Some(hint) = &failure.hint {
            let label = self.label("word-hint", "36", texts);
            let _ = writeln!(self.stderr, "{label}{hint}");
        }
        failure.code
    }

    fn label(&self, id: &'static str, color: &str, texts: &Texts) -> String {
        let word = texts.say(&Message::new(id));
        if self.is_colored {
            format!("\u{1b}[{color}m{word}\u{1b}[0m ")
        } else {
            format!("{word} ")
        }
    }
}

impl Context<'_, '_> {
    /// A store of ours that other people of the machine can read is not refused, for a till must go on; but it is told.
    fn warn_of_open_store(&mut self) {
        use std::os::unix::fs::MetadataExt;
        let Ok(metadata) = std::fs::metadata(&self.path) else { return };
        let mode = metadata.mode() & 0o777;
        if metadata.is_file() && mode & 0o077 != 0 && looks_ours(&self.path) {
            let message = Message::new("warn-store-open")
                .with("path", self.path.display().to_string())
                .with("word", shell_word(&self.path.display().to_string()))
                .with("mode", format!("{mode:o}"));
            self.notices.push(Notice::Warning(message));
        }
    }

    fn say_where(&mut self) {
        let message = Message::new("said-where")
            .with("store", self.path.display().to_string())
            .with("config", self.machine.file().display().to_string());
        self.notices.push(Notice::Done(message));
    }
}
