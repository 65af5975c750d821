//! A machine's own settings: its configuration file, environment variables and options, in this order from
//! weakest to strongest. The file is changed with its comments kept.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::ledger::refusal::Refusal;
use crate::locale::{Language, Message, io_error};

/// Where a setting's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// Nobody has said anything.
    Default,
    /// The shop's store.
    Store,
    /// The machine's file.
    File,
    /// An environment variable.
    Environment,
    /// An option of this command.
    Option,
}

impl Source {
    /// The word in JSON.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Store => "store",
            Self::File => "file",
            Self::Environment => "environment",
            Self::Option => "option",
        }
    }
}

/// The machine's settings as this process has them.
#[derive(Debug)]
pub(crate) struct Machine {
    file: PathBuf,
    values: BTreeMap<&'static str, (String, Source)>,
}

/// The file, every key known.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Option<String>,
    format: Option<String>,
    #[serde(default)]
    store: StoreSection,
    #[serde(default)]
    smtp: SmtpSection,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoreSection {
    path: Option<String>,
    busy_timeout: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SmtpSection {
    url: Option<String>,
    username: Option<String>,
    password_file: Option<String>,
    password_command: Option<String>,
    ca_file: Option<String>,
}

impl Machine {
    /// Reads the file and the environment. A file that was named must be there; a wrong one is refused whole.
    pub(crate) fn load(
        named: Option<&Path>,
        env: &dyn Fn(&str) -> Option<OsString>,
        home: &dyn Fn() -> Option<PathBuf>,
    ) -> Result<Self> {
        let from_env = env("BINCARD_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
        let named = named.map(Path::to_path_buf).or(from_env);
        let file = match &named {
            Some(path) => path.clone(),
            None => folder(env, home, "XDG_CONFIG_HOME", ".config").join("bincard/config.toml"),
        };
        let mut machine = Self { values: BTreeMap::new(), file };
        match std::fs::read_to_string(&machine.file) {
            Ok(text) => machine.take_file(&text)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {}
            Err(error) => return Err(machine.bad(io_error(&error)).into()),
        }
        let data = folder(env, home, "XDG_DATA_HOME", ".local/share").join("bincard/bincard.db");
        machine
            .values
            .entry("store.path")
            .or_insert((data.to_string_lossy().into_owned(), Source::Default));
        for (key, variable) in [("store.path", "BINCARD_STORE"), ("format", "BINCARD_FORMAT")] {
            if let Some(value) = env(variable).filter(|value| !value.is_empty()) {
                machine
                    .values
                    .insert(key, (value.to_string_lossy().into_owned(), Source::Environment));
            }
        }
        if let Some(language) = Language::of_environment(env) {
            let own = || (language.word().to_owned(), Source::Environment);
            machine.values.entry("language").or_insert_with(own);
        }
        Ok(machine)
    }

    fn take_file(&mut self, text: &str) -> Result<()> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line =
                error.span().map(|span| text.get(..span.start).unwrap_or("").matches('\n').count());
            let why = Message::foreign(error.message().replace('\n', " "));
            self.bad(match line {
                Some(line) => Message::new("config-line")
                    .with("line", line.saturating_add(1).to_string())
                    .with("why", why),
                None => why,
            })
        })?;
        for (key, value) in [
            ("language", file.language),
            ("format", file.format),
            ("store.path", file.store.path),
            ("store.busy_timeout", file.store.busy_timeout),
            ("smtp.url", file.smtp.url),
            ("smtp.username", file.smtp.username),
            ("smtp.password_file", file.smtp.password_file),
            ("smtp.password_command", file.smtp.password_command),
            ("smtp.ca_file", file.smtp.ca_file),
        ] {
            let Some(value) = value else { continue };
            let canonical = crate::settings::find(key)
                .and_then(|setting| setting.canonical(&value))
                .map_err(|refusal| self.wrong(key, &value, refusal))?;
            self.values.insert(key, (canonical, Source::File));
        }
        self.must_keep_secrets()
    }

    /// A file that others can read must not hold what a password can be had by.
    fn must_keep_secrets(&self) -> Result<()> {
        let holds_secret = self.values.contains_key("smtp.password_command");
        let mode = std::fs::metadata(&self.file)?.permissions().mode() & 0o777;
        if holds_secret && mode & 0o077 != 0 {
            return Err(Refusal::ConfigOpenToOthers { path: self.file.clone(), mode }.into());
        }
        Ok(())
    }

    fn bad(&self, why: Message) -> Refusal {
        Refusal::BadConfig { path: self.file.clone(), why }
    }

    fn wrong(&self, key: &str, value: &str, refusal: Refusal) -> Refusal {
        match refusal {
            Refusal::BadSettingValue { expected, .. } => {
                let message = Message::new("config-value").with("key", key).with("value", value);
                self.bad(message.with("expected", expected))
            }
            other => other,
        }
    }

    /// The value of a machine's setting, and where it comes from.
    pub(crate) fn value(&self, key: &str) -> Option<(&str, Source)> {
        self.values.get(key).map(|(value, source)| (value.as_str(), *source))
    }

    /// Takes an option of this command over everything else.
    pub(crate) fn prefer(&mut self, key: &'static str, value: Option<String>) {
        if let Some(value) = value {
            self.values.insert(key, (value, Source::Option));
        }
    }

    /// The store's path; `~` is the home folder where the file says so.
    pub(crate) fn store_path(&self, home: &dyn Fn() -> Option<PathBuf>) -> PathBuf {
        let path = self.value("store.path").map_or("", |(path, _)| path);
        match (path.strip_prefix("~/"), home()) {
            (Some(rest), Some(home)) => home.join(rest),
            (Some(_) | None, _) => PathBuf::from(path),
        }
    }

    /// The file, whether or not it is there.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Sets a setting in the file, or takes it away; comments and order stay. `false` if it was so before.
    pub(crate) fn edit(&self, key: &str, value: Option<&str>, is_dry_run: bool) -> Result<bool> {
        let before = match std::fs::read_to_string(&self.file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| self.naming("broke-read")),
        };
        let mut document: toml_edit::DocumentMut = before
            .parse()
            .map_err(|error: toml_edit::TomlError| self.bad(Message::foreign(error.message())))?;
        let (section, name) =
            key.split_once('.').map_or((None, key), |(section, name)| (Some(section), name));
        let table: &mut dyn toml_edit::TableLike = match section {
            None => document.as_table_mut(),
            Some(section) => {
                let entry = document.as_table_mut().entry(section).or_insert_with(toml_edit::table);
                entry.as_table_like_mut().ok_or_else(|| {
                    self.bad(Message::new("config-not-a-table").with("key", section))
                })?
            }
        };
        put(table, name, value);
        let after = document.to_string();
        if after != before && !is_dry_run {
            self.write(&after)?;
        }
        Ok(after != before)
    }

    fn write(&self, text: &str) -> Result<()> {
        use std::io::Write;
        let folder = self.file.parent().unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder).with_context(|| self.naming("broke-folder"))?;
        let mut draft =
            tempfile::NamedTempFile::new_in(folder).with_context(|| self.naming("broke-write"))?;
        draft.write_all(text.as_bytes()).with_context(|| self.naming("broke-write"))?;
        draft.as_file().sync_all().with_context(|| self.naming("broke-write"))?;
        if let Ok(metadata) = std::fs::metadata(&self.file) {
            draft
                .as_file()
                .set_permissions(metadata.permissions())
                .with_context(|| self.naming("broke-write"))?;
        }
        draft
            .persist(&self.file)
            .map_err(|refused| refused.error)
            .with_context(|| self.naming("broke-write"))?;
        Ok(())
    }

    fn naming(&self, what: &'static str) -> Message {
        Message::new(what).with("path", self.file.display().to_string())
    }
}

/// Sets a value without losing the comments above it and on its line.
fn put(table: &mut dyn toml_edit::TableLike, name: &str, value: Option<&str>) {
    let Some(value) = value else {
        table.remove(name);
        return;
    };
    let mut new = toml_edit::Value::from(value);
    if let Some(old) = table.get(name).and_then(toml_edit::Item::as_value) {
        *new.decor_mut() = old.decor().clone();
        if old.as_str() == Some(value) {
            return;
        }
    }
    match table.get_mut(name) {
        Some(item) => *item = toml_edit::Item::Value(new),
        None => drop(table.insert(name, toml_edit::Item::Value(new))),
    }
}

fn folder(
    env: &dyn Fn(&str) -> Option<OsString>,
    home: &dyn Fn() -> Option<PathBuf>,
    variable: &str,
    below_home: &str,
) -> PathBuf {
    env(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .unwrap_or_else(|| home().unwrap_or_default().join(below_home))
}
