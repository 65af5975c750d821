//! What can be typed: a file for each command, with its arguments, whose doc comments are the help, and what it does.

mod adjust;
mod adjust_hint;
mod adjustment_request;
mod batch;
mod candidate;
mod change;
mod completions;
mod context;
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
mod request;
mod sale_request;
mod sell;
mod settings;
mod stock_lines;
mod store;
mod stored_answer;

pub(crate) use candidate::{Candidate, Completes, Place};
pub(crate) use completions::Shell;
pub(crate) use context::Context;

use anyhow::Result;
use clap::Subcommand;

/// The commands. Each is defined only where it is named: defining all of them takes longer than parsing one. Not so the
/// commands of a group: their help is on the variants, and the doc comments of what is deferred would come over it.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
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
    /// Whether it runs even if the configuration file cannot be used.
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
