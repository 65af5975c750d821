//! bincard: stock on the command line, an exact and append-only ledger in one SQLite file.
//!
//! There is one path through the code:
//!
//! ```text
//! argv → cli
//!     → command::X::run: arguments → request
//!         → stock::write(|stock| {              one transaction
//!               key used before? → the first result again
//!               stock.release_due()             deadlines that have passed (R18)
//!               stock.item(…)                   read
//!               ledger::order::place(…)         decide: pure → movements, or an error
//!               stock.post(…)                   record: ledger, balances and notifications together
//!               → Outcome                       data, nothing printed
//!           }) → commit, or roll back if --dry-run
//!     → output::print(outcome, format) → exit code
//! ```
//!
//! Modules use only those below them: `main` → `lib` → `cli` → `command` → {`stock`, `catalogue`, `mail`, `output`} →
//! `store` → `ledger`. `command` is what can be typed, `stock` what happens, `ledger` the rules, `store` where it is
//! kept. Only `store` names the engine, only `mail` how mail is sent, only `output` how tables are drawn, only
//! `catalogue` how CSV is read; `ledger` knows no clock, no file, no SQL and no command line.

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
mod stock;
mod store;
mod suggest;
mod text;

pub use cli::{Process, command, command_in, run};
