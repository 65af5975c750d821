//! A machine's own settings and its configuration file.

mod edit;
mod errors;
mod file;
mod machine;

pub(crate) use machine::{FORMAT_VARIABLE, Machine, Source};
