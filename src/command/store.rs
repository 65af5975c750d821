//! `bincard store`: the store itself.

use anyhow::Result;
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};

use super::context::{Context, make_private_folder};
use super::store_findings::{damaged, findings, findings_in, message, not_whole};
use crate::locale::Message;
use crate::output::{Notice, Outcome, Progress, Record, Value};
use crate::refusal::Refusal;
use crate::settings::must_be_path;
use crate::stock;
use crate::store::{Address, CommitMode, Fault, Finding, ServerAddress, Store, beside, fault_of};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create an empty store
    #[command(after_help = "\
Examples:
  bincard store init
  bincard store init --store /srv/shop/bincard.db")]
    Init(DryRun),
    /// Show the path of the store
    #[command(after_help = "\
Examples:
  bincard store path
  bincard store path --format json")]
    Path,
    /// Check that the store is intact and that its balances match the ledger
    #[command(after_help = "\
Examples:
  bincard store check && echo OK    (prints nothing if all is well)
  bincard store check --repair

Exit codes: 1 if something is wrong, 66 if there is no store.")]
    Check(Check),
    /// Back up the store to a file, even while it is in use
    #[command(after_help = "\
Examples:
  bincard store backup /backup/shop.db
  bincard store backup /backup/shop-$(date +%F).db --quiet  (for cron)

Exit codes: 1 if the store is damaged and would replace an older backup, 66 if there is no store, \
74 if the backup cannot be written.")]
    Backup(Backup),
    /// Replace the store with a backup, keeping the old store next to it
    #[command(after_help = "\
Examples:
  bincard store restore /backup/shop.db --dry-run
  bincard store restore /backup/shop.db

Exit codes: 66 if the file is not a bincard store.")]
    Restore(Restore),
    /// Upgrade a shared store to the format of this version
    #[command(after_help = "\
Examples:
  bincard store upgrade --dry-run
  bincard store upgrade

Exit codes: 66 if there is no store.")]
    Upgrade(DryRun),
}

/// The option of store commands that change something.
#[derive(Debug, Args)]
pub(crate) struct DryRun {
    /// Show what would change without changing anything
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Back up the store, then rebuild whatever does not match the ledger
    #[arg(long)]
    repair: bool,
    #[command(flatten)]
    options: DryRun,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// File to write, replacing any older backup there
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    options: DryRun,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// Backup to restore
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Restore the backup even if it belongs to another shop
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    options: DryRun,
}

impl Command {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match &self {
            Self::Backup(Backup { file, .. }) => must_be_file("store backup", file)?,
            Self::Restore(Restore { file, .. }) => must_be_file("store restore", file)?,
            Self::Init(_) | Self::Path | Self::Check(_) | Self::Upgrade(_) => {}
        }
        match self {
            Self::Init(args) => init(context, args.dry_run),
            Self::Path => {
                let path = context.address.to_string();
                context.print(&Outcome::value(Record::new().with("path", path), "path"))
            }
            Self::Check(args) if args.repair => repair(context, args.options.dry_run),
            Self::Check(_) => check(context),
            Self::Backup(args) => backup(context, &args),
            Self::Restore(args) => restore(context, &args),
            Self::Upgrade(args) => upgrade(context, args.dry_run),
        }
    }
}

/// Refuses a URL, and `-`, which elsewhere is standard input or output.
fn must_be_file(command: &'static str, file: &Path) -> Result<(), Refusal> {
    match file.to_str() {
        Some("-") => Err(Refusal::NeedsFile { command }),
        Some(file) => must_be_path(file),
        None => Ok(()),
    }
}

fn about(context: &Context<'_, '_>, message: &'static str) -> Outcome {
    let path = context.address.to_string();
    let record = Record::new().with("store", path.as_str());
    Outcome::list(record, "stores", "stores").done(Message::new(message).with("path", path))
}

fn init(context: &mut Context<'_, '_>, is_dry_run: bool) -> Result<()> {
    match context.open() {
        Ok(_) => return context.print_change(about(context, "said-store-there"), is_dry_run),
        Err(error) if is_missing(&error) => {}
        Err(error) => return Err(error),
    }
    let is_made = is_dry_run
        || match &context.address {
            Address::File(path) => context.draft(path)?.place()?,
            Address::Server(server) => {
                let settings = context.first_settings()?;
                Store::create_on_server(server, &settings, context.busy_timeout, context.clock)?
            }
        };
    let message = if is_made { "said-store-made" } else { "said-store-there" };
    context.print_change(about(context, message), is_dry_run)
}

fn check(context: &mut Context<'_, '_>) -> Result<()> {
    let findings = findings(context, &context.address)?;
    if findings.is_empty() {
        say_all_is_well(context);
        return Ok(());
    }
    Err(damaged(context, &context.address, &findings))
}

/// Under cron, success is silent.
fn say_all_is_well(context: &mut Context<'_, '_>) {
    if context.is_attended {
        let path = context.address.to_string();
        let message = Message::new("said-store-checked").with("path", path);
        context.notices.push(Notice::Done(message));
    }
}

/// Backs up and repairs the store; fails if a problem remains.
fn repair(context: &mut Context<'_, '_>, is_dry_run: bool) -> Result<()> {
    let found = findings(context, &context.address)?;
    if found.is_empty() {
        say_all_is_well(context);
        return Ok(());
    }
    if !found.iter().any(Finding::is_repairable) {
        return Err(damaged(context, &context.address, &found));
    }
    let mut outcome = about(context, "said-store-repaired");
    if is_dry_run {
        outcome.notices.extend(found.iter().map(|finding| Notice::Done(message(finding))));
        return context.print_change(outcome, true);
    }
    let mut store = context.open()?;
    let set_aside = place_before_repair(context)?;
    store.back_up(&set_aside, &stock::findings)?;
    let repaired = stock::write(&mut store, |stock| Ok((stock.repair()?, CommitMode::Commit)))?;
    store.close()?;
    outcome.notices.extend(repaired.iter().map(|finding| Notice::Done(message(finding))));
    outcome =
        outcome.done(Message::new("said-store-kept").with("path", set_aside.display().to_string()));
    let descriptions: Vec<String> =
        repaired.iter().map(|finding| context.texts.say(&message(finding))).collect();
    outcome.record = outcome.record.with("repaired", Value::Texts(descriptions));
    context.print_change(outcome, false)?;
    let left = findings(context, &context.address)?;
    if left.is_empty() { Ok(()) } else { Err(damaged(context, &context.address, &left)) }
}

/// Where the store is backed up before a repair: next to a file, and for a shared store among this machine's files.
fn place_before_repair(context: &Context<'_, '_>) -> Result<PathBuf> {
    let ending = format!(".before-repair-{}", stamp(context));
    if let Some(file) = context.address.file() {
        return Ok(beside(file, &ending));
    }
    let folder = context.machine.data_folder();
    make_private_folder(folder)?;
    Ok(beside(&folder.join("shared-store.db"), &ending))
}

fn stamp(context: &Context<'_, '_>) -> String {
    (context.clock)().strftime("%Y%m%dT%H%M%S%.6fZ").to_string()
}

fn backup(context: &mut Context<'_, '_>, args: &Backup) -> Result<()> {
    let store = context.open_to_read()?;
    let found = if args.options.dry_run {
        store.must_be_place_of_backup(&args.file)?;
        Vec::new()
    } else {
        let _progress = Progress::working(context.is_attended);
        store.back_up(&args.file, &stock::findings)?
    };
    let file = args.file.display().to_string();
    let record =
        Record::new().with("store", context.address.to_string()).with("backup", file.as_str());
    let outcome = Outcome::list(record, "stores", "stores")
        .done(Message::new("said-backed-up").with("path", file));
    context.print_change(not_whole(context, outcome, &found), args.options.dry_run)
}

fn restore(context: &mut Context<'_, '_>, args: &Restore) -> Result<()> {
    let mut outcome = about(context, "said-restored");
    let found = Store::open_backup(&args.file, context.busy_timeout, context.clock)
        .and_then(|backup| findings_in(context, backup))
        .map_err(|error| as_backup(error, &args.file))?;
    if found.iter().any(|finding| matches!(finding, Finding::File(_))) {
        return Err(damaged(context, &args.file.display(), &found));
    }
    context.must_not_be_store(&args.file)?;
    if let Some(path) = context.address.file().filter(|_| !args.options.dry_run) {
        Store::undo_interrupted_restore(path)?;
    }
    if let Some(set_aside) = put_back(context, args)? {
        let path = set_aside.display().to_string();
        outcome = outcome.done(Message::new("said-store-kept").with("path", path));
    }
    context.print_change(not_whole(context, outcome, &found), args.options.dry_run)
}

/// Replaces the store with a backup and returns the path of the previous store. A store that is too damaged to be
/// copied is moved aside unchanged.
fn put_back(context: &Context<'_, '_>, args: &Restore) -> Result<Option<PathBuf>> {
    let path = match &context.address {
        Address::Server(server) => {
            return put_back_on_server(context, server, args).map(|()| None);
        }
        Address::File(path) => path,
    };
    let stamp = stamp(context);
    let backup = || Store::open_backup(&args.file, context.busy_timeout, context.clock);
    let is_requested = !args.options.dry_run;
    let restored = context.open().and_then(|mut store| {
        if !args.force && !store.is_of_same_shop(&backup()?)? {
            return Err(Refusal::RestoreOfOther { path: args.file.clone() }.into());
        }
        let restored = is_requested
            .then(|| store.restore(&args.file, &stamp, &stock::findings))
            .transpose()?;
        Ok(restored.flatten())
    });
    match restored {
        Err(error) if matches!(error.downcast_ref(), Some(Refusal::NoStore { .. })) => {
            if is_requested {
                backup()?.back_up(path, &stock::findings)?;
            }
            Ok(None)
        }
        Err(error) if is_beyond_opening(&error) || is_full_of_damage(context, &error) => {
            is_requested.then(|| backup()?.replace_damaged(path, &stamp)).transpose()
        }
        restored => restored.map_err(not_replaced),
    }
}

/// Fills an empty store on a server from a backup, and creates it if it is missing (R65).
fn put_back_on_server(
    context: &Context<'_, '_>,
    server: &ServerAddress,
    args: &Restore,
) -> Result<()> {
    let mut opened = context.open();
    let is_missing =
        |error: &anyhow::Error| matches!(error.downcast_ref(), Some(Refusal::NoSharedStore { .. }));
    if opened.as_ref().is_err_and(is_missing) {
        if args.options.dry_run {
            return Ok(());
        }
        let settings = context.first_settings()?;
        Store::create_on_server(server, &settings, context.busy_timeout, context.clock)?;
        opened = context.open();
    }
    let mut store = opened?;
    if !args.options.dry_run {
        store.restore(&args.file, &stamp(context), &stock::findings)?;
    }
    Ok(())
}

/// Whether copying a store filled the disk because the store is damaged: its pages form a cycle, or point far
/// beyond its end.
fn is_full_of_damage(context: &Context<'_, '_>, error: &anyhow::Error) -> bool {
    let is_damage = |finding: &Finding| matches!(finding, Finding::File(_));
    matches!(fault_of(error), Some(Fault::DiskFull))
        && findings(context, &context.address).is_ok_and(|found| found.iter().any(is_damage))
}

/// Whether a file is a bincard store, but too damaged or tampered with to be used.
fn is_beyond_opening(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Refusal::StoreTampered { .. }))
        || matches!(fault_of(error), Some(Fault::Damaged(_)))
}

/// Refuses to replace a file that is not a bincard store (R37).
fn not_replaced(error: anyhow::Error) -> anyhow::Error {
    match error.downcast_ref() {
        Some(Refusal::NotAStore { path, why }) => {
            Refusal::RestoreOverOther { path: path.clone(), why: why.clone() }.into()
        }
        Some(_) | None => error,
    }
}

fn is_missing(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(Refusal::NoStore { .. } | Refusal::NoSharedStore { .. }))
}

/// Brings a shared store up to this version's format; a file is brought up to date by the first change (R64).
fn upgrade(context: &mut Context<'_, '_>, is_dry_run: bool) -> Result<()> {
    let mode = if is_dry_run { CommitMode::RollBack } else { CommitMode::Commit };
    let is_upgraded = match &context.address {
        Address::File(_) => context.open().map(|_| false)?,
        Address::Server(server) => Store::upgrade(server, context.busy_timeout, mode)?,
    };
    let message = if is_upgraded { "said-store-upgraded" } else { "said-store-up-to-date" };
    context.print_change(about(context, message), is_dry_run)
}

/// Explains a missing or invalid backup as such, not as a missing or invalid store.
fn as_backup(error: anyhow::Error, file: &Path) -> anyhow::Error {
    let why = match error.downcast_ref() {
        Some(Refusal::NoStore { .. }) => Message::new("backup-missing"),
        Some(Refusal::NotAStore { why, .. }) => why.clone(),
        Some(_) => return error,
        None => match fault_of(&error) {
            Some(Fault::Damaged(_)) => Message::new("backup-damaged"),
            Some(_) | None => return error,
        },
    };
    Refusal::NotABackup { path: file.to_owned(), why }.into()
}
