//! `bincard item`: what is counted.

mod add;
mod apply;
mod archive;
mod export;
mod feed;
mod history;
mod import;
mod list;
mod profile_options;
mod set;
mod show;

use anyhow::Result;
use clap::Subcommand;

use super::Desk;

/// The item commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add an item; makes the store if there is none
    Add(add::Add),
    /// Change what is known of an item; an empty value clears it
    Set(set::Set),
    /// Show everything known of an item, its open notification and open orders too
    Show(show::Show),
    /// List items, now or as they were at any past instant
    List(list::List),
    /// Show every movement of an item, with what was available before and after
    History(history::History),
    /// Import a catalogue from CSV, whole or not at all
    Import(import::ImportArgs),
    /// Export the catalogue as CSV
    Export(export::ExportArgs),
    /// Take items out of the lists and the alerts; their history stays
    Archive(archive::Archive),
    /// Bring archived items back
    Unarchive(archive::Unarchive),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, desk: &mut Desk<'_, '_>) -> Result<()> {
        match self {
            Self::Add(add) => add.run(desk),
            Self::Set(set) => set.run(desk),
            Self::Show(show) => desk.ask(&show),
            Self::List(list) => list.run(desk),
            Self::History(history) => desk.ask(&history),
            Self::Import(import) => import.run(desk),
            Self::Export(export) => export.run(desk),
            Self::Archive(archive) => archive.run(desk),
            Self::Unarchive(unarchive) => unarchive.run(desk),
        }
    }
}
