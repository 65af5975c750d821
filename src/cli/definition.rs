//! What can be typed: the program's own help, the global options, and the commands of command/.

use clap::Parser;

use super::global::Global;
use crate::command::Command;

/// Keep stock: an exact ledger of a shop's goods in one file.
///
/// Import a catalogue, record sales, invoices, online orders and adjustments, and be told once a day what runs
/// low. Every change of stock is an entry in a ledger that nothing ever alters.
#[derive(Debug, Parser)]
#[command(name = "bincard", version, max_term_width = 100, hide_possible_values = true)]
#[command(after_help = format!("{FIRST_STEPS}\n\n{FOR_SCRIPTS}"))]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

pub(super) const FIRST_STEPS: &str = "\
First steps:
  bincard item import catalogue.csv    (or one item after the other:)
  bincard item add TEA-01 --name 'Green tea' --quantity 12 --threshold 5
  bincard sell TEA-01=2
  bincard item list

Every command has examples: `bincard sell --help`.";

pub(super) const FOR_SCRIPTS: &str = "\
Scripts take --format json; schema/bincard.schema.json of the source is the JSON Schema of what it answers.

Exit codes: 0\u{a0}done, 1\u{a0}it could not be done, 2\u{a0}wrong command line, 3\u{a0}no such thing, 4\u{a0}sold out, \
5\u{a0}conflict, 65\u{a0}bad CSV, 66\u{a0}no store, 69\u{a0}the mail server refused, 74\u{a0}reading or writing failed, \
75\u{a0}try again later, 78\u{a0}a setting is wrong.";
