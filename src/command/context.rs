//! `Context`: what every command works with.

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use std::ffi::OsString;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use crate::config::{Machine, Source};
use crate::exit;
use crate::locale::{Language, Message, Texts, zone};
use crate::output::{BufferedRows, Column, Notice, Outcome, Printer};
use crate::refusal::Refusal;
use crate::store::{Address, Draft, Store, is_of_store};

pub(crate) struct Context<'a, 'o> {
    pub(crate) address: Address,
    /// How long to wait for other processes.
    pub(crate) busy_timeout: Duration,
    pub(crate) machine: &'a Machine,
    pub(crate) clock: &'a dyn Fn() -> Timestamp,
    pub(crate) env: &'a dyn Fn(&str) -> Option<OsString>,
    pub(crate) texts: &'a Texts,
    pub(crate) stdin: &'a mut dyn Read,
    /// Whether a person reads stderr. Cron mails it, so success is silent there.
    pub(crate) is_attended: bool,
    pub(crate) is_verbose: bool,
    pub(crate) printer: Printer<'o>,
    /// Printed to stderr at the end.
    pub(crate) notices: Vec<Notice>,
}

const DIFFERENCE_COLUMNS: [Column; 3] = [Column("sku"), Column("change"), Column("difference")];

impl<'a> Context<'a, '_> {
    pub(crate) fn open(&self) -> Result<Store<'a>> {
        Store::open(&self.address, self.busy_timeout, self.clock)
    }

    /// The store to read it and for nothing else.
    pub(crate) fn open_to_read(&self) -> Result<Store<'a>> {
        Store::open_to_read(&self.address, self.busy_timeout, self.clock)
    }

    /// Refuses to write a file over the store or the engine's files next to it.
    pub(crate) fn must_not_be_store(&self, path: &Path) -> Result<()> {
        if self.address.file().is_some_and(|store| is_of_store(store, path)) {
            return Err(Refusal::IsTheStore { path: path.to_owned() }.into());
        }
        Ok(())
    }

    /// An empty store that is discarded: a dry run leaves no trace, not even a directory.
    pub(super) fn passing_draft(&self) -> Result<Draft> {
        let settings = self.first_settings()?;
        Draft::build(&std::env::temp_dir().join("bincard.db"), &settings, (self.clock)())
    }

    /// The settings that a new store takes from the command that creates it: its time zone, and its language (R32) if
    /// it is not the default.
    pub(super) fn first_settings(&self) -> Result<Vec<(&'static str, String)>> {
        let tz = (self.env)("TZ").map(|tz| tz.to_string_lossy().into_owned());
        let mut settings = vec![("timezone", zone::of_system(tz.as_deref())?)];
        let language = self.texts.language();
        if language != Language::En {
            settings.push(("digest.language", language.word().to_owned()));
        }
        Ok(settings)
    }

    /// An empty store next to its final path. Creates the directory if it is the default one.
    pub(crate) fn draft(&self, path: &Path) -> Result<Draft> {
        let settings = self.first_settings()?;
        let is_default =
            self.machine.value("store.path").is_some_and(|(_, source)| source == Source::Default);
        if let Some(folder) = path.parent().filter(|_| is_default) {
            make_private_folder(folder)?;
        }
        Draft::build(path, &settings, (self.clock)())
    }

    /// Prints the result of a command that changed no store.
    pub(crate) fn print(&mut self, outcome: &Outcome) -> Result<()> {
        self.printer.outcome(outcome)
    }

    pub(crate) fn print_change(&mut self, mut outcome: Outcome, is_dry_run: bool) -> Result<()> {
        if is_dry_run {
            outcome.record = outcome.record.with("dry_run", true);
            self.notices.push(Notice::Done(Message::new("said-dry-run")));
        }
        self.notices.append(&mut outcome.notices);
        let printed = self.printer.outcome(&outcome);
        if is_dry_run { printed } else { exit::recorded(printed) }
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
}

/// Creates a directory that only its owner can access.
pub(super) fn make_private_folder(folder: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| Message::new("broke-folder").with("path", folder.display().to_string()))
}
