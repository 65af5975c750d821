//! The definition of the command line: the program, the global options, and the commands of command/.

use clap::Parser;
use clap::builder::styling::{AnsiColor, Styles};

use super::global::Global;
use crate::command::Command;

/// Track a shop's stock in an exact, append-only ledger.
///
/// Import a catalogue, record sales, invoices, online orders, and adjustments, and get a daily e-mail that lists
/// what is running low. Every change in stock is an entry in a ledger that is never altered.
#[derive(Debug, Parser)]
#[command(name = "bincard", version, max_term_width = 100, hide_possible_values = true)]
#[command(styles = STYLES)]
#[command(after_help = format!("{FIRST_STEPS}\n\n{FOR_SCRIPTS}"))]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The colours of help.
pub(super) const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

pub(super) const FIRST_STEPS: &str = "\
Getting started:
  bincard item import catalogue.csv    (or add items one by one:)
  bincard item add TEA-01 --name 'Green tea' --quantity 12 --threshold 5
  bincard sell TEA-01=2
  bincard item list

Every command has examples: `bincard sell --help`.";

pub(super) const FOR_SCRIPTS: &str = "\
For scripts, use --format json: the result is written to standard output, and an error to standard error, on one \
line, with its `code`, `kind`, `message`, `hint`, and the items, lines, and columns concerned. The JSON Schema of \
both is schema/bincard.schema.json in the source tree.

Exit codes: 0\u{a0}success, 1\u{a0}failure, 2\u{a0}invalid command line, 3\u{a0}not found, 4\u{a0}sold out, \
5\u{a0}conflict, 65\u{a0}invalid CSV, 66\u{a0}no store, 69\u{a0}rejected by the mail server, 74\u{a0}I/O error, \
75\u{a0}try again later, 78\u{a0}invalid configuration.";
