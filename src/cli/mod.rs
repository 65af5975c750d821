//! The command line, from arguments to exit code. The commands themselves are in command/.

mod command_line;
mod complete;
mod definition;
mod error_context;
mod global;
mod help;
mod hint;
mod invocation;
mod process;
mod report;
mod run;
mod usage;

pub use help::{command, command_in};
pub use process::Process;
pub use run::run;
