//! The commands: a file for each, with its arguments, whose doc comments are the help, and what it does.

mod adjust;
mod adjust_hint;
mod adjustment_request;
mod batch;
mod candidate;
mod change;
mod completions;
mod context;
mod count_warnings;
mod document_list;
mod document_record;
mod document_step;
mod idempotency;
mod input;
mod invoice;
mod item;
mod item_record;
mod listing;
mod notify;
mod order;
mod query;
mod refund;
mod rejected_rows;
mod request;
mod request_difference;
mod sale_request;
mod sell;
mod settings;
mod stock_lines;
mod store;
mod store_address;
mod store_findings;
mod stored_answer;

pub(crate) use candidate::{Candidate, Completes, Place};
pub(crate) use completions::Shell;
pub(crate) use context::Context;
pub(crate) use settings::meanings as setting_meanings;
pub(crate) use store_address::store_address;

use anyhow::Result;
use clap::{Args, Subcommand};

/// The commands. Each is defined only where it is named: defining all of them takes longer than parsing one.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(crate) enum Command {
    /// Manage items: add, change, list, import, and export them
    Item(Group<item::Command>),
    Sell(sell::Sell),
    /// Manage invoices, which can move stock when they are paid
    Invoice(Group<invoice::Command>),
    /// Manage online orders, which reserve stock until completed or cancelled
    Order(Group<order::Command>),
    Adjust(adjust::Adjust),
    /// List low stock and send the daily e-mail
    Notify(Group<notify::Command>),
    /// View and change the settings of the shop and of this machine
    Settings(Group<settings::Command>),
    /// Create, check, back up, and restore the store
    Store(Group<store::Command>),
    Completions(completions::Completions),
}

// Without a doc comment, which would take the place of the help on the variants.
#[derive(Debug, Args)]
pub(crate) struct Group<C: Subcommand> {
    #[command(subcommand)]
    command: C,
}

impl Command {
    /// Whether the command runs even if the configuration file is invalid.
    pub(crate) fn is_about_configuration(&self) -> bool {
        match self {
            Self::Settings(group) => group.command.is_about_configuration(),
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

    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::Item(group) => group.command.run(context),
            Self::Sell(command) => command.run(context),
            Self::Invoice(group) => group.command.run(context),
            Self::Order(group) => group.command.run(context),
            Self::Adjust(command) => command.run(context),
            Self::Notify(group) => group.command.run(context),
            Self::Settings(group) => group.command.run(context),
            Self::Store(group) => group.command.run(context),
            Self::Completions(command) => command.run(context),
        }
    }
}
