//! What can be typed: a file for each command, its arguments (whose comments are the help) and what it does.
//! Here is the one way through that they all take; nothing here knows a rule of stock.

mod adjust;
mod batch;
mod candidate;
mod completions;
mod document;
mod input;
mod invoice;
mod item;
mod item_record;
mod listing;
mod notify;
mod once;
mod order;
mod sell;
mod settings;
mod stock_lines;
mod store;

pub(crate) use candidate::{Asked, Candidate, Completion};
pub(crate) use completions::Shell;

use once::{Answer, once};

use anyhow::Result;
use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::config::Machine;
use crate::exit;
use crate::files;
use crate::ledger::count::EntryTime;
use crate::ledger::document::{Document, StepKind};
use crate::ledger::label::Label;
use crate::locale::{Message, Texts};
use crate::output::{BufferedRows, Column, Notice, Outcome, Printer};
use crate::parse;
use crate::parse::when::When;
use crate::refusal::Refusal;
use crate::settings::{system_time_zone, time_zone, time_zone_name};
use crate::stock::{self, Stock};
use crate::store::{CommitMode, Draft, Scope, Snapshot, Store, beside};

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Items: add, change, list, import and export them
    #[command(subcommand)]
    Item(item::Command),
    Sell(sell::Sell),
    /// Invoices: they move stock when paid, where `invoices.track_stock` is on
    #[command(subcommand)]
    Invoice(invoice::Command),
    /// Online orders: they hold their goods until completed or given up
    #[command(subcommand)]
    Order(order::Command),
    Adjust(adjust::Adjust),
    /// What runs low, and the daily e-mail
    #[command(subcommand)]
    Notify(notify::Command),
    /// Settings of the shop and of this machine
    #[command(subcommand)]
    Settings(settings::Command),
    /// The store itself: make, check, back up, restore
    #[command(subcommand)]
    Store(store::Command),
    Completions(completions::Completions),
}

impl Command {
    /// The definition of the command of a word alone, if it is one.
    pub(crate) fn definition_of(word: &str) -> Option<clap::Command> {
        let command = clap::Command::new(word.to_owned());
        Some(match word {
            "item" => item::Command::augment_subcommands(command),
            "sell" => sell::Sell::augment_args(command),
            "invoice" => invoice::Command::augment_subcommands(command),
            "order" => order::Command::augment_subcommands(command),
            "adjust" => adjust::Adjust::augment_args(command),
            "notify" => notify::Command::augment_subcommands(command),
            "settings" => settings::Command::augment_subcommands(command),
            "store" => store::Command::augment_subcommands(command),
            "completions" => completions::Completions::augment_args(command),
            _ => return None,
        })
    }

    /// Whether it makes or mends the configuration file, tells where it is, or needs none.
    pub(crate) fn is_about_configuration(&self) -> bool {
        match self {
            Self::Settings(command) => command.is_about_configuration(),
            Self::Item(_)
            | Self::Sell(_)
            | Self::Invoice(_)
            | Self::Order(_)
            | Self::Adjust(_)
            | Self::Notify(_)
            | Self::Store(_) => false,
            Self::Completions(_) => true,
        }
    }

    /// Does it.
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::Item(command) => command.run(context),
            Self::Sell(command) => command.run(context),
            Self::Invoice(command) => command.run(context),
            Self::Order(command) => command.run(context),
            Self::Adjust(command) => command.run(context),
            Self::Notify(command) => command.run(context),
            Self::Settings(command) => command.run(context),
            Self::Store(command) => command.run(context),
            Self::Completions(command) => command.run(context),
        }
    }
}

/// What every command works with.
pub(crate) struct Context<'a, 'o> {
    /// The store's path.
    pub(crate) path: PathBuf,
    /// How long to wait for other processes.
    pub(crate) busy_timeout: Duration,
    /// The machine's settings.
    pub(crate) machine: &'a Machine,
    /// The clock.
    pub(crate) clock: &'a dyn Fn() -> Timestamp,
    /// The environment.
    pub(crate) env: &'a dyn Fn(&str) -> Option<OsString>,
    /// The language's texts.
    pub(crate) texts: &'a Texts,
    /// Standard input.
    pub(crate) stdin: &'a mut dyn Read,
    /// Whether a person reads what is said: cron mails it, so there a success is silent.
    pub(crate) is_attended: bool,
    /// Where results go.
    pub(crate) printer: Printer<'o>,
    /// What is said on stderr at the end.
    pub(crate) notices: Vec<Notice>,
}

/// The columns of what an import would change.
const DIFFERENCE_COLUMNS: [Column; 3] = [Column("sku"), Column("change"), Column("difference")];

/// Options of every command that changes something.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Scripts")]
pub(crate) struct ChangeOptions {
    /// Make it happen once: the same key and request again change nothing and print the first result
    #[arg(long, value_name = "KEY", value_parser = parse::number)]
    key: Option<Label>,
    /// Show what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl ChangeOptions {
    /// Whether a key was given.
    pub(crate) fn has_key(&self) -> bool {
        self.key.is_some()
    }
}

/// Options of every command that changes stock.
#[derive(Debug, Clone, Default, Args, Serialize)]
pub(crate) struct EntryOptions {
    /// A note to keep with it
    #[arg(long, value_name = "TEXT", value_parser = parse::label, allow_hyphen_values = true)]
    pub(crate) note: Option<Label>,
    /// When it happened: a date, a date and time, or RFC 3339; now if not given
    #[arg(long, value_name = "WHEN")]
    pub(crate) at: Option<When>,
}

impl EntryOptions {
    /// When it happened; refused where that has not come yet.
    pub(crate) fn time(&self, tx: &Snapshot<'_>) -> Result<EntryTime> {
        match &self.at {
            None => Ok(EntryTime::Now(tx.now())),
            Some(when) => Ok(EntryTime::At(when.past(&time_zone(tx)?, tx.now())?)),
        }
    }
}

impl EntryOptions {
    /// The same for a further step of a document: refused where that would come before the document itself.
    pub(crate) fn time_for(&self, tx: &Snapshot<'_>, document: &Document) -> Result<EntryTime> {
        let entry_time = self.time(tx)?;
        let written = document.taken_at(StepKind::Record);
        match (&self.at, written) {
            (Some(at), Some(written)) if entry_time.at() < written => {
                Err(Refusal::BeforeDocument {
                    kind: document.details.kind,
                    number: document.number.clone(),
                    text: at.as_str().to_owned(),
                }
                .into())
            }
            (Some(_) | None, Some(_) | None) => Ok(entry_time),
        }
    }
}

/// Whether a command makes the store where there is none (R36).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// It does.
    Make,
    /// A missing store is an error.
    Refuse,
}

/// How long a change has the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// A few milliseconds: others wait, if they must.
    Moment,
    /// A file's length: others read meanwhile.
    Long,
}

/// A request that changes something. What it serialises to is what makes two requests the same (R33).
pub(crate) trait Change: Serialize {
    /// The command's words, such as `order place`.
    const WORDS: &'static str;
    /// Whether it makes a missing store.
    const MISSING: Missing = Missing::Refuse;

    /// The request in short, for people: what stands after the command's words.
    fn summary(&self) -> String;

    /// How long it has the store.
    fn length(&self) -> Length {
        Length::Moment
    }

    /// The number that works as a key by itself: an order's or an invoice's.
    fn own_key(&self) -> Option<(Scope, &Label)> {
        None
    }

    /// Releases the orders that are due, before anything else (R18).
    fn release_due(&self, stock: &Stock<'_>) -> Result<()> {
        stock.release_due()
    }

    /// Does it within a transaction.
    fn change(&self, stock: &Stock<'_>) -> Result<Outcome>;
}

/// A request that only reads.
pub(crate) trait Ask {
    /// Answers it, handing rows to the printer.
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()>;
}

impl Context<'_, '_> {
    /// Opens the store.
    pub(crate) fn open(&self) -> Result<Store> {
        Store::open(&self.path, self.busy_timeout)
    }

    /// Refuses to write a file over the store or what the engine keeps beside it.
    pub(crate) fn must_not_be_store(&self, path: &Path) -> Result<()> {
        let is_of_store = |ending: &&str| files::is_same(path, &beside(&self.path, ending));
        if ["", "-wal", "-shm"].iter().any(is_of_store) {
            return Err(Refusal::IsTheStore { path: path.to_owned() }.into());
        }
        Ok(())
    }

    /// Answers a request that only reads, after releasing the orders that are due (R18).
    pub(crate) fn ask(&mut self, request: &impl Ask) -> Result<()> {
        let mut store = self.open()?;
        let is_due = store.read(self.clock, |tx| {
            self.texts.use_zone(time_zone_name(tx)?);
            tx.is_an_order_due()
        })?;
        if is_due {
            stock::write(&mut store, self.clock, |stock| {
                Ok((stock.release_due()?, CommitMode::Commit))
            })?;
        }
        let printer = &mut self.printer;
        store.read(self.clock, |tx| request.ask(tx, printer))
    }

    /// Makes a change happen, whole and durably or not at all, and prints what it did.
    pub(crate) fn change<C: Change>(&mut self, request: &C, options: &ChangeOptions) -> Result<()> {
        let outcome = self.changed(request, options)?;
        self.print_change(outcome, options.dry_run)
    }

    /// Makes a change happen and gives what it did.
    pub(crate) fn changed<C: Change>(
        &mut self,
        request: &C,
        options: &ChangeOptions,
    ) -> Result<Outcome> {
        let opening = match request.length() {
            Length::Moment => Store::open_alone(&self.path, self.busy_timeout),
            Length::Long => self.open(),
        };
        let opened = match opening {
            Err(error) if C::MISSING == Missing::Make && is_missing(&error) => None,
            opened => Some(opened?),
        };
        match opened {
            Some(mut store) => self.change_in(&mut store, request, options),
            None => self.change_in_new(request, options),
        }
    }

    /// A store that is not there yet is made with what the command does in it, or not at all.
    fn change_in_new<C: Change>(
        &mut self,
        request: &C,
        options: &ChangeOptions,
    ) -> Result<Outcome> {
        let draft = if options.dry_run { self.passing_draft()? } else { self.draft()? };
        let mut store = Store::open_draft(&draft, self.busy_timeout)?;
        let outcome = self.change_in(&mut store, request, options)?;
        store.finish_draft()?;
        if options.dry_run || draft.place()? {
            return Ok(outcome);
        }
        let mut store = self.open()?;
        self.change_in(&mut store, request, options)
    }

    /// An empty store that is never placed: a dry run leaves no trace, not even a folder.
    fn passing_draft(&self) -> Result<Draft> {
        let zone = self.system_zone()?;
        Draft::build(
            &std::env::temp_dir().join("bincard.db"),
            &zone,
            (self.clock)().as_microsecond(),
        )
    }

    fn system_zone(&self) -> Result<String> {
        let tz = (self.env)("TZ").map(|tz| tz.to_string_lossy().into_owned());
        Ok(system_time_zone(tz.as_deref())?)
    }

    /// An empty store beside the place where it will be; the default place's folder is made.
    pub(crate) fn draft(&self) -> Result<Draft> {
        let zone = self.system_zone()?;
        let is_default = self
            .machine
            .value("store.path")
            .is_some_and(|(_, source)| source == crate::config::Source::Default);
        if let Some(folder) = self.path.parent().filter(|_| is_default) {
            make_private_folder(folder)?;
        }
        Draft::build(&self.path, &zone, (self.clock)().as_microsecond())
    }

    fn change_in<C: Change>(
        &self,
        store: &mut Store,
        request: &C,
        options: &ChangeOptions,
    ) -> Result<Outcome> {
        stock::write(store, self.clock, |stock| {
            self.texts.use_zone(time_zone_name(stock)?);
            let answer = once(stock, request, options.key.as_ref(), || {
                request.release_due(stock)?;
                request.change(stock)
            })?;
            let mode = if options.dry_run { CommitMode::RollBack } else { CommitMode::Commit };
            match answer {
                Answer::New(outcome) => Ok((outcome, mode)),
                Answer::Again(mut outcome) => {
                    // A script gets the first answer as it was; a person should know that it is the first.
                    if self.is_attended {
                        outcome.notices.insert(0, Notice::Done(Message::new("said-again")));
                    }
                    Ok((outcome, mode))
                }
            }
        })
    }

    /// Prints what an import would change, row by row, and its summary (R34).
    pub(crate) fn print_differences(
        &mut self,
        mut outcome: Outcome,
        rows: &BufferedRows,
    ) -> Result<()> {
        self.notices.push(Notice::Done(Message::new("said-dry-run")));
        self.notices.append(&mut outcome.notices);
        let record = outcome.record.with("dry_run", true);
        self.printer.summary(&record, "changes", &DIFFERENCE_COLUMNS, rows)
    }

    /// Prints a result that no store was changed for.
    pub(crate) fn print(&mut self, outcome: &Outcome) -> Result<()> {
        self.printer.outcome(outcome)
    }

    /// Prints what a change did.
    pub(crate) fn print_change(&mut self, mut outcome: Outcome, is_dry_run: bool) -> Result<()> {
        if is_dry_run {
            outcome.record = outcome.record.with("dry_run", true);
            self.notices.push(Notice::Done(Message::new("said-dry-run")));
        }
        self.notices.append(&mut outcome.notices);
        let printed = self.printer.outcome(&outcome);
        if is_dry_run { printed } else { exit::recorded(printed) }
    }
}

fn is_missing(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Refusal::NoStore { .. }))
}

/// Makes a folder that its owner alone can look into.
fn make_private_folder(folder: &Path) -> Result<()> {
    use anyhow::Context as _;
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| Message::new("broke-folder").with("path", folder.display().to_string()))
}
