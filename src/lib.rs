//! bincard: stock on the command line, an exact and append-only ledger in one SQLite file.
//!
//! There is one way through:
//!
//! ```text
//! argv → cli (clap) → store.write(|tx| {          one BEGIN IMMEDIATE
//!           key seen before? → the first Outcome again
//!           release the orders that are due
//!           command::run:  words → request
//!               tx.item(…), tx.document(…)        read
//!               ledger::order::place(…)           decide: pure → movements, or a Refusal
//!               tx.post(document, movements)      write: ledger + balances + notifications, the only door
//!               → Outcome                         data, nothing printed
//!        }) → commit, or roll back if --dry-run
//!     → output::print(outcome, format) → exit code
//! ```
//!
//! The rooms, and who may use whom (never the other way): `main` → `lib` → `cli` → `command` →
//! {`store`, `catalogue`, `mail`, `output`} → `ledger`. `settings`, `config` and `locale` are read by those above
//! the ledger. Only `store` knows the engine, only `mail` how mail is sent, only `output` how tables are drawn,
//! only `catalogue` how CSV is written, only `files` how a file is replaced; `ledger` knows no clock, no file, no SQL and no command line.

mod catalogue;
mod cli;
mod command;
mod config;
mod exit;
mod files;
mod ledger;
mod locale;
mod mail;
mod message;
mod output;
mod parse;
mod refusal;
mod settings;
mod store;
mod suggest;
mod text;

pub use cli::{Process, command, command_in, run};
