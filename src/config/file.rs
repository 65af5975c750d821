//! `ConfigFile`: this machine's configuration file: reading it, and changing it with its comments preserved.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::edit::{self, EditError};
use super::errors;
use crate::files::{NewFile, read_small_text};
use crate::locale::Message;
use crate::refusal::Refusal;
use crate::settings;

/// The file, whether or not it exists.
#[derive(Debug)]
pub(super) struct ConfigFile {
    pub(super) path: PathBuf,
    /// Whether the user named it, so that it must exist.
    pub(super) is_named: bool,
}

/// The file's keys; any other is refused.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    language: Option<String>,
    format: Option<String>,
    #[serde(default)]
    store: StoreSection,
    #[serde(default)]
    smtp: SmtpSection,
}

impl Keys {
    /// Whether they give access to a password.
    fn hold_secret(&self) -> bool {
        self.smtp.password_command.is_some() || self.store.password_command.is_some()
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoreSection {
    path: Option<String>,
    busy_timeout: Option<String>,
    idle_timeout: Option<String>,
    password_file: Option<String>,
    password_command: Option<String>,
    ca_file: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmtpSection {
    url: Option<String>,
    username: Option<String>,
    password_file: Option<String>,
    password_command: Option<String>,
    ca_file: Option<String>,
    hello: Option<String>,
}

impl ConfigFile {
    /// The settings in the file, checked and in their canonical form. An invalid file is refused as a whole.
    pub(super) fn read(&self) -> Result<Vec<(&'static str, String)>> {
        match read_small_text(&self.path) {
            Ok(text) => self.values(&text),
            Err(error) if error.kind() == ErrorKind::NotFound && !self.is_named => Ok(Vec::new()),
            Err(error) => Err(errors::unreadable(&self.path, &error).into()),
        }
    }

    fn values(&self, text: &str) -> Result<Vec<(&'static str, String)>> {
        let keys: Keys = toml::from_str(text)
            .map_err(|error| errors::malformed(&self.path, text, error.span(), error.message()))?;
        let has_secret = keys.hold_secret();
        let mut values = Vec::new();
        for (key, value) in [
            ("language", keys.language),
            ("format", keys.format),
            ("store.path", keys.store.path),
            ("store.busy_timeout", keys.store.busy_timeout),
            ("store.idle_timeout", keys.store.idle_timeout),
            ("store.password_file", keys.store.password_file),
            ("store.password_command", keys.store.password_command),
            ("store.ca_file", keys.store.ca_file),
            ("smtp.url", keys.smtp.url),
            ("smtp.username", keys.smtp.username),
            ("smtp.password_file", keys.smtp.password_file),
            ("smtp.password_command", keys.smtp.password_command),
            ("smtp.ca_file", keys.smtp.ca_file),
            ("smtp.hello", keys.smtp.hello),
        ] {
            let Some(value) = value else { continue };
            let canonical = settings::find(key)
                .and_then(|setting| setting.canonical(&value))
                .map_err(|refusal| errors::bad_value(&self.path, key, &value, refusal))?;
            values.push((key, canonical));
        }
        match self.mode_open_to_others().filter(|_| has_secret) {
            Some(mode) => Err(Refusal::ConfigOpenToOthers { path: self.path.clone(), mode }.into()),
            None => Ok(values),
        }
    }

    /// The mode of the file, if others can read it.
    fn mode_open_to_others(&self) -> Option<u32> {
        let mode = std::fs::metadata(&self.path).ok()?.permissions().mode() & 0o777;
        (mode & 0o077 != 0).then_some(mode)
    }

    /// Sets or removes a setting, preserving line endings. Returns whether anything changed.
    pub(super) fn edit(&self, key: &str, value: Option<&str>, is_dry_run: bool) -> Result<bool> {
        let before = match read_small_text(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| self.message("broke-read")),
        };
        let has_returns = before.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
        let before = before.replace("\r\n", "\n");
        let after = match value {
            Some(value) => edit::set(&before, key, value),
            None => edit::unset(&before, key),
        };
        let after = after.map_err(|error| match error {
            EditError::NotToml(error) => {
                errors::malformed(&self.path, &before, error.span(), error.message())
            }
            EditError::NotATable(section) => errors::not_a_table(&self.path, section),
        })?;
        let must_close = holds_secret(&after) && self.mode_open_to_others().is_some();
        if (after != before || must_close) && !is_dry_run {
            let written = if has_returns { after.replace('\n', "\r\n") } else { after.clone() };
            self.write(&written)?;
        }
        Ok(after != before)
    }

    fn write(&self, text: &str) -> Result<()> {
        let folder = self.path.parent().unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder).with_context(|| self.message("broke-folder"))?;
        let mut file = NewFile::start(&self.path).with_context(|| self.message("broke-write"))?;
        file.write_all(text.as_bytes()).with_context(|| self.message("broke-write"))?;
        let finished = if holds_secret(text) { file.finish_private() } else { file.finish() };
        finished.with_context(|| self.message("broke-write"))
    }

    fn message(&self, id: &'static str) -> Message {
        Message::new(id).with("path", self.path.display().to_string())
    }
}

/// Whether the file gives access to a password.
fn holds_secret(text: &str) -> bool {
    toml::from_str::<Keys>(text).is_ok_and(|keys| keys.hold_secret())
}
