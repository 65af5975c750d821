//! Output to stderr: notices, errors, and hints.

use anyhow::Result;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::global::Global;
use super::process::Process;
use crate::config::Machine;
use crate::exit::{self, Failure};
use crate::locale::{Message, Texts};
use crate::output::{Notice, Record, Value, to_json, with_fields};
use crate::store::{Address, looks_ours};
use crate::text::{shell_word, without_password};

pub(super) struct Report<'a> {
    stderr: &'a mut dyn Write,
    texts: &'a Texts,
    is_colored: bool,
    is_quiet: bool,
    /// Whether an error is for a program to read.
    is_json: bool,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        process: &'a mut Process<'_>,
        global: &Global,
        is_json: bool,
        texts: &'a Texts,
    ) -> Self {
        let is_colored = global.color.is_on(process.is_stderr_terminal, process.env);
        Self { stderr: &mut *process.stderr, texts, is_colored, is_quiet: global.quiet, is_json }
    }

    /// Prints the notices of a command. Failing to write to stderr is ignored: the exit code still counts.
    fn notices(&mut self, notices: &[Notice]) {
        for notice in notices {
            let (label, message) = match notice {
                Notice::Done(_) | Notice::Hint(_) if self.is_quiet => continue,
                Notice::Done(message) => (None, message),
                Notice::Warning(message) => (Some(("word-warning", "33")), message),
                Notice::Hint(message) => (Some(("word-hint", "36")), message),
            };
            let label = label.map(|(id, color)| self.label(id, color)).unwrap_or_default();
            let _ = writeln!(self.stderr, "{label}{}", self.texts.say(message));
        }
    }

    /// Prints notices and the error, if any, and returns the exit code.
    pub(super) fn result(&mut self, result: Result<()>, notices: &[Notice]) -> u8 {
        match result {
            Err(error) if !exit::is_closed_pipe(&error) => {
                self.failure(&Failure::of(&error, self.texts), notices)
            }
            Ok(()) | Err(_) => {
                self.notices(notices);
                exit::DONE
            }
        }
    }

    pub(super) fn failure(&mut self, failure: &Failure, notices: &[Notice]) -> u8 {
        if self.is_json {
            let error = self.error_record(failure, notices);
            if let Ok(json) = to_json(&error, &self.texts.zone()) {
                let _ = writeln!(self.stderr, "{json}");
            }
            return failure.code;
        }
        self.notices(notices);
        let label = self.label("word-error", "1;31");
        let _ = writeln!(self.stderr, "{label}{}", failure.error);
        if let Some(hint) = &failure.hint {
            let label = self.label("word-hint", "36");
            let _ = writeln!(self.stderr, "{label}{hint}");
        }
        failure.code
    }

    /// An error for programs (R35b). It includes the warnings, because nothing else is written to stderr.
    fn error_record(&self, failure: &Failure, notices: &[Notice]) -> Record {
        let warnings = notices.iter().filter_map(|notice| match notice {
            Notice::Warning(message) => Some(self.texts.say(message)),
            Notice::Done(_) | Notice::Hint(_) => None,
        });
        let error = Record::new()
            .with("code", u64::from(failure.code))
            .with("kind", failure.kind)
            // The rows that may follow are a field.
            .with("message", failure.error.lines().next())
            .with("hint", failure.hint.as_deref())
            .with("warnings", Value::Texts(warnings.collect()));
        let error = match &failure.refusal {
            Some(refusal) => with_fields(error, refusal, self.texts),
            None => match &failure.store {
                Some(store) => error.with("path", store.as_str()),
                None => error,
            },
        };
        let error = error.map_texts(&|text| without_password(text).into_owned());
        Record::new().with("error", error)
    }

    /// Prints text unchanged, such as help.
    pub(super) fn text(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes());
    }

    fn label(&self, id: &'static str, color: &str) -> String {
        let word = self.texts.say(&Message::new(id));
        if self.is_colored {
            format!("\u{1b}[{color}m{word}\u{1b}[0m ")
        } else {
            format!("{word} ")
        }
    }
}

/// Notices about the store that any command may print.
pub(super) fn notices_of_store(
    address: &Address,
    machine: &Machine,
    is_verbose: bool,
) -> Vec<Notice> {
    let place = || {
        let message = Message::new("said-where")
            .with("store", address.to_string())
            .with("config", machine.file().display().to_string());
        Notice::Done(message)
    };
    let place = is_verbose.then(place);
    let file = address.file();
    place
        .into_iter()
        .chain(file.and_then(warning_of_open_store))
        .chain(file.and_then(warning_of_open_folder))
        .collect()
}

/// Warns about a clock of this machine that differs from the store's, by which everything is judged.
pub(super) fn warning_of_clock(address: &Address) -> Option<Notice> {
    let lead = address.wrong_clock()?;
    let side = if lead.is_negative() { "behind" } else { "ahead" };
    let message = Message::new("warn-wrong-clock")
        .with("minutes", lead.abs().as_mins().to_string())
        .with("side", side);
    Some(Notice::Warning(message))
}

/// Warns about a store that other users can read; refusing it would stop the till.
fn warning_of_open_store(path: &Path) -> Option<Notice> {
    let metadata = std::fs::metadata(path).ok()?;
    let mode = metadata.mode() & 0o777;
    (metadata.is_file() && mode & 0o077 != 0 && looks_ours(path)).then(|| {
        let message = Message::new("warn-store-open")
            .with("path", path.display().to_string())
            .with("word", shell_word(&path.display().to_string()))
            .with("mode", format!("{mode:o}"));
        Notice::Warning(message)
    })
}

/// A directory in which anybody could replace the store; with the sticky bit, as in `/tmp`, nobody can.
fn warning_of_open_folder(path: &Path) -> Option<Notice> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mode = std::fs::metadata(folder).ok()?.mode();
    let is_open = mode & 0o002 != 0 && mode & 0o1000 == 0;
    (is_open && looks_ours(path)).then(|| {
        let folder = folder.display().to_string();
        let message = Message::new("warn-folder-open")
            .with("path", folder.as_str())
            .with("word", shell_word(&folder));
        Notice::Warning(message)
    })
}
