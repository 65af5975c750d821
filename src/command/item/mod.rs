//! `bincard item`: the catalogue.

mod add;
mod archive;
mod export;
mod history;
mod import;
mod list;
mod plot;
mod profile_options;
mod set;
mod show;

pub(super) use history::HISTORY_COLUMNS;

use anyhow::Result;
use clap::Subcommand;

use super::context::Context;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Add(add::Add),
    Set(set::Set),
    Show(show::Show),
    List(list::List),
    History(history::History),
    Import(import::Import),
    Export(export::Export),
    Archive(archive::Archive),
    Unarchive(archive::Unarchive),
}

impl Command {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::Add(add) => add.run(context),
            Self::Set(set) => set.run(context),
            Self::Show(show) => context.ask(&show),
            Self::List(list) => list.run(context),
            Self::History(history) => context.ask(&history),
            Self::Import(import) => import.run(context),
            Self::Export(export) => export.run(context),
            Self::Archive(archive) => archive.run(context),
            Self::Unarchive(unarchive) => unarchive.run(context),
        }
    }
}
