//! `Process`: the environment of the program, passed in by main.rs and by tests.

use jiff::Timestamp;
use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

/// Everything that the program gets from outside.
#[allow(missing_debug_implementations, reason = "it holds streams and closures")]
pub struct Process<'a> {
    /// The program's name and what was typed after it.
    pub args: Vec<OsString>,
    /// The clock.
    pub clock: &'a dyn Fn() -> Timestamp,
    /// The environment.
    pub env: &'a dyn Fn(&str) -> Option<OsString>,
    /// The home directory.
    pub home: &'a dyn Fn() -> Option<PathBuf>,
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// Standard output.
    pub stdout: &'a mut dyn Write,
    /// Standard error.
    pub stderr: &'a mut dyn Write,
    /// Whether standard output is a terminal.
    pub is_stdout_terminal: bool,
    /// Whether standard error is a terminal.
    pub is_stderr_terminal: bool,
    /// The terminal's columns, if it is one.
    pub width: Option<u16>,
    /// The terminal's lines, if it is one.
    pub height: Option<u16>,
}
