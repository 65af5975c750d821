//! A machine's own settings: its configuration file, environment variables and options, in this order from
//! weakest to strongest. The file is changed with its comments kept.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::ops::Range;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::files::NewFile;
use crate::locale::{Language, Message, io_error};
use crate::refusal::Refusal;
use crate::settings::{self, SETTINGS, Setting};
use crate::suggest::nearest;
use crate::text::shell_word;

/// The environment variable of the format.
pub(crate) const FORMAT_VARIABLE: &str = "BINCARD_FORMAT";

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
        let named = named_file(named, env);
        let mut machine = Self { values: BTreeMap::new(), file: file_of(named.clone(), env, home) };
        match std::fs::read_to_string(&machine.file) {
            Ok(text) => machine.take_file(&text)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && named.is_none() => {}
            Err(error) => return Err(machine.unreadable(&error).into()),
        }
        machine.take_environment(env, home);
        Ok(machine)
    }

    /// The same without the file, for the commands that make or mend it: it may be missing or wrong.
    pub(crate) fn without_file(
        named: Option<&Path>,
        env: &dyn Fn(&str) -> Option<OsString>,
        home: &dyn Fn() -> Option<PathBuf>,
    ) -> Self {
        let file = file_of(named_file(named, env), env, home);
        let mut machine = Self { values: BTreeMap::new(), file };
        machine.take_environment(env, home);
        machine
    }

    fn take_environment(
        &mut self,
        env: &dyn Fn(&str) -> Option<OsString>,
        home: &dyn Fn() -> Option<PathBuf>,
    ) {
        let data = folder(env, home, "XDG_DATA_HOME", ".local/share").join("bincard/bincard.db");
        self.values
            .entry("store.path")
            .or_insert((data.to_string_lossy().into_owned(), Source::Default));
        for (key, variable) in [("store.path", "BINCARD_STORE"), ("format", FORMAT_VARIABLE)] {
            if let Some(value) = env(variable).filter(|value| !value.is_empty()) {
                self.values
                    .insert(key, (value.to_string_lossy().into_owned(), Source::Environment));
            }
        }
        if let Some(language) = Language::of_environment(env) {
            let own = || (language.word().to_owned(), Source::Environment);
            self.values.entry("language").or_insert_with(own);
        }
    }

    fn take_file(&mut self, text: &str) -> Result<()> {
        let file: File = toml::from_str(text)
            .map_err(|error| self.malformed(text, error.span(), error.message()))?;
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
            let canonical = settings::find(key)
                .and_then(|setting| setting.canonical(&value))
                .map_err(|refusal| self.wrong(key, &value, refusal))?;
            self.values.insert(key, (canonical, Source::File));
        }
        self.must_keep_secrets()
    }

    /// A file that others can read must not hold what a password can be had by.
    fn must_keep_secrets(&self) -> Result<()> {
        match self.open_to_others().filter(|_| self.values.contains_key("smtp.password_command")) {
            Some(mode) => Err(Refusal::ConfigOpenToOthers { path: self.file.clone(), mode }.into()),
            None => Ok(()),
        }
    }

    /// The mode of the file, where others can read it.
    fn open_to_others(&self) -> Option<u32> {
        let mode = std::fs::metadata(&self.file).ok()?.permissions().mode() & 0o777;
        (mode & 0o077 != 0).then_some(mode)
    }

    fn bad(&self, why: Message, hint: Message) -> Refusal {
        Refusal::BadConfig { path: self.file.clone(), why, hint }
    }

    /// The file as a word of a command that is shown.
    fn word(&self) -> String {
        shell_word(&self.file.display().to_string())
    }

    fn unreadable(&self, error: &std::io::Error) -> Refusal {
        let hint = if error.kind() == std::io::ErrorKind::NotFound {
            Message::new("hint-config-missing").with("word", self.word())
        } else {
            Message::new("hint-config-other")
        };
        self.bad(io_error(error), hint)
    }

    /// A text that is no TOML, or has what nobody asked for; `said` is what the parser says of it.
    fn malformed(&self, text: &str, span: Option<Range<usize>>, said: &str) -> Refusal {
        let (why, hint) = match UnknownKey::of(said) {
            Some(unknown) => (unknown.why(), unknown.hint()),
            None => (
                Message::new("config-unreadable").with("why", said.replace('\n', " ")),
                Message::new("hint-config-line"),
            ),
        };
        let Some(span) = span else { return self.bad(why, hint) };
        let line = text.get(..span.start).unwrap_or("").matches('\n').count();
        let why = Message::new("config-line")
            .with("line", line.saturating_add(1).to_string())
            .with("why", why);
        self.bad(why, hint)
    }

    fn wrong(&self, key: &str, value: &str, refusal: Refusal) -> Refusal {
        let Refusal::BadSettingValue { expected, .. } = refusal else { return refusal };
        let message = Message::new("config-value").with("key", key).with("value", value);
        let hint = Message::new("hint-config-value").with("key", key);
        self.bad(message.with("expected", expected), hint.with("word", self.word()))
    }

    /// The value of a machine's setting, and where it comes from.
    pub(crate) fn value(&self, key: &str) -> Option<(&str, Source)> {
        self.values.get(key).map(|(value, source)| (value.as_str(), *source))
    }

    /// What a setting of the file is overridden by, if anything. A locale is not: the file is stronger.
    pub(crate) fn stronger_than_file(&self, key: &str) -> Option<Source> {
        match self.value(key)? {
            (_, Source::Option) => Some(Source::Option),
            (_, Source::Environment) if key != "language" => Some(Source::Environment),
            (_, Source::Environment | Source::Default | Source::Store | Source::File) => None,
        }
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

    /// Sets a setting in the file, or takes it away; comments, order and line ends stay. `false` if it was so before.
    pub(crate) fn edit(&self, key: &str, value: Option<&str>, is_dry_run: bool) -> Result<bool> {
        let before = match std::fs::read_to_string(&self.file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| self.naming("broke-read")),
        };
        let has_returns = before.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
        let before = before.replace("\r\n", "\n");
        let place =
            key.split_once('.').map_or((None, key), |(section, name)| (Some(section), name));
        let after = match value {
            Some(value) => with(&before, place, value),
            None => without(&before, place),
        };
        let after = after.map_err(|unfit| match unfit {
            Unfit::NoToml(error) => self.malformed(&before, error.span(), error.message()),
            Unfit::NotATable(key) => self.bad(
                Message::new("config-not-a-table").with("key", key),
                Message::new("hint-config-line"),
            ),
        })?;
        let must_close = holds_secret(&after) && self.open_to_others().is_some();
        if (after != before || must_close) && !is_dry_run {
            let written = if has_returns { after.replace('\n', "\r\n") } else { after.clone() };
            self.write(&written)?;
        }
        Ok(after != before)
    }

    fn write(&self, text: &str) -> Result<()> {
        use std::io::Write;
        let folder = self.file.parent().unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(folder).with_context(|| self.naming("broke-folder"))?;
        let mut file = NewFile::start(&self.file).with_context(|| self.naming("broke-write"))?;
        file.write_all(text.as_bytes()).with_context(|| self.naming("broke-write"))?;
        let finished = if holds_secret(text) { file.finish_private() } else { file.finish() };
        finished.with_context(|| self.naming("broke-write"))
    }

    fn naming(&self, what: &'static str) -> Message {
        Message::new(what).with("path", self.file.display().to_string())
    }
}

/// The file a person named, by option or environment.
fn named_file(named: Option<&Path>, env: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let from_env = || env("BINCARD_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
    named.map(Path::to_path_buf).or_else(from_env)
}

fn file_of(
    named: Option<PathBuf>,
    env: &dyn Fn(&str) -> Option<OsString>,
    home: &dyn Fn() -> Option<PathBuf>,
) -> PathBuf {
    named.unwrap_or_else(|| {
        folder(env, home, "XDG_CONFIG_HOME", ".config").join("bincard/config.toml")
    })
}

/// A key of the file that nothing asked for, and those there are beside it.
struct UnknownKey<'a> {
    key: &'a str,
    known: Vec<&'a str>,
}

impl<'a> UnknownKey<'a> {
    /// Of what the parser says: it names them all in backticks, the unknown one first.
    fn of(said: &'a str) -> Option<Self> {
        let mut named = said.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2);
        Some(Self { key: named.next()?, known: named.collect() })
    }

    fn why(&self) -> Message {
        Message::new("config-unknown-key").with("key", self.key)
    }

    fn hint(&self) -> Message {
        let is_shops = |setting: &&Setting| {
            let section = setting.key.split('.').next().unwrap_or_default();
            setting.scope == settings::SettingScope::Shop && section == self.key
        };
        if let Some(near) = nearest(self.key, self.known.iter().copied()) {
            return Message::new("hint-nearest").with("nearest", format!("`{near}`"));
        }
        match SETTINGS.iter().find(is_shops) {
            Some(setting) => Message::new("hint-config-shop").with("key", setting.key),
            None => Message::new("hint-config-known").with("known", self.known.join(", ")),
        }
    }
}

/// Why a file cannot be changed.
enum Unfit {
    NoToml(toml_edit::TomlError),
    NotATable(String),
}

impl From<toml_edit::TomlError> for Unfit {
    fn from(error: toml_edit::TomlError) -> Self {
        Self::NoToml(error)
    }
}

/// Whether a file says what a password can be had by.
fn holds_secret(text: &str) -> bool {
    toml::from_str::<File>(text).is_ok_and(|file| file.smtp.password_command.is_some())
}

/// Where a setting stands in the file: a section, if it has one, and a name.
type Key<'a> = (Option<&'a str>, &'a str);

/// The file with a setting; the comments above it and on its line stay.
fn with(text: &str, (section, name): Key<'_>, value: &str) -> Result<String, Unfit> {
    let mut document: toml_edit::DocumentMut = text.parse()?;
    let table: &mut dyn toml_edit::TableLike = match section {
        None => document.as_table_mut(),
        Some(section) => {
            let entry = document.as_table_mut().entry(section).or_insert_with(toml_edit::table);
            entry.as_table_like_mut().ok_or_else(|| Unfit::NotATable(section.to_owned()))?
        }
    };
    let mut new = toml_edit::Value::from(value);
    if let Some(old) = table.get(name).and_then(toml_edit::Item::as_value) {
        *new.decor_mut() = old.decor().clone();
        if old.as_str() == Some(value) {
            return Ok(text.to_owned());
        }
    }
    match table.get_mut(name) {
        Some(item) => *item = toml_edit::Item::Value(new),
        None => drop(table.insert(name, toml_edit::Item::Value(new))),
    }
    Ok(document.to_string())
}

/// The file without a setting; what was written above and behind it stays, which the library would drop.
fn without(text: &str, (section, name): Key<'_>) -> Result<String, Unfit> {
    let document = toml_edit::Document::parse(text)?;
    let table = match section {
        None => Some(document.as_table()),
        Some(section) => document.get(section).and_then(toml_edit::Item::as_table),
    };
    let span = table.and_then(|table| table.get_key_value(name)).and_then(|(key, item)| {
        let (key, value) = (key.span()?, item.span()?);
        Some(key.start..value.end)
    });
    let Some(span) = span else { return without_in_line(text, section, name) };
    let start = text.get(..span.start).and_then(|before| before.rfind('\n'));
    let start = start.map_or(0, |at| at.saturating_add(1));
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(span.end..).unwrap_or(""));
    let (rest, below) = after.split_once('\n').unwrap_or((after, ""));
    Ok(match rest.trim() {
        "" => format!("{before}{below}"),
        comment => format!("{before}{comment}\n{below}"),
    })
}

/// The same for a section that is written on one line: `smtp = { url = "…" }`.
fn without_in_line(text: &str, section: Option<&str>, name: &str) -> Result<String, Unfit> {
    let mut document: toml_edit::DocumentMut = text.parse()?;
    let table = section.and_then(|section| document.get_mut(section));
    match table.and_then(toml_edit::Item::as_inline_table_mut).and_then(|table| table.remove(name))
    {
        Some(_) => Ok(document.to_string()),
        None => Ok(text.to_owned()),
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
