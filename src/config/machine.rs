//! `Machine`: this machine's settings, from its file, the environment and the command's options, in ascending order
//! of precedence.

use anyhow::Result;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::file::ConfigFile;
use crate::locale::Language;
use crate::refusal::Refusal;
use crate::settings::{self, is_server, must_be_store, url_scheme};

/// The environment variable of the format.
pub(crate) const FORMAT_VARIABLE: &str = "BINCARD_FORMAT";

type Env<'a> = &'a dyn Fn(&str) -> Option<OsString>;
type Home<'a> = &'a dyn Fn() -> Option<PathBuf>;

/// Where a setting's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Default,
    Store,
    File,
    Environment,
    Option,
}

impl Source {
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

/// The machine's settings for this process.
#[derive(Debug)]
pub(crate) struct Machine {
    file: ConfigFile,
    /// The directory of bincard's files, unless they are given another path.
    data_folder: PathBuf,
    values: BTreeMap<&'static str, (String, Source)>,
    /// Why the store's address is refused, if it is.
    store_refusal: Option<Refusal>,
}

impl Machine {
    /// Reads the file and the environment. If the file is invalid, only the environment is used.
    pub(crate) fn load(named: Option<&Path>, env: Env<'_>, home: Home<'_>) -> (Self, Result<()>) {
        let file = file_of(named, env, home);
        let (from_file, result) = match file.read() {
            Ok(values) => (values, Ok(())),
            Err(error) => (Vec::new(), Err(error)),
        };
        let from_file = from_file.into_iter().map(|(key, value)| (key, (value, Source::File)));
        let data_folder = folder(env, home, "XDG_DATA_HOME", ".local/share").join("bincard");
        let mut machine =
            Self { file, data_folder, values: from_file.collect(), store_refusal: None };
        machine.take_environment(env);
        (machine, result)
    }

    fn take_environment(&mut self, env: Env<'_>) {
        let data = self.data_folder.join("bincard.db");
        self.values
            .entry("store.path")
            .or_insert((data.to_string_lossy().into_owned(), Source::Default));
        for (key, variable) in [("store.path", "BINCARD_STORE"), ("format", FORMAT_VARIABLE)] {
            if let Some(value) = env(variable).filter(|value| !value.is_empty()) {
                let value = value.to_string_lossy().into_owned();
                self.values.insert(key, (value, Source::Environment));
            }
        }
        self.forget_store_secrets();
        if let Some(language) = Language::of_environment(env) {
            let of_locale = || (language.word().to_owned(), Source::Environment);
            self.values.entry("language").or_insert_with(of_locale);
        }
    }

    /// The value of a machine's setting, and where it comes from.
    pub(crate) fn value(&self, key: &str) -> Option<(&str, Source)> {
        self.values.get(key).map(|(value, source)| (value.as_str(), *source))
    }

    /// What overrides a setting of the file, if anything. A locale does not: the file takes precedence.
    pub(crate) fn stronger_than_file(&self, key: &str) -> Option<Source> {
        match self.value(key)? {
            (_, Source::Option) => Some(Source::Option),
            (_, Source::Environment) if key != "language" => Some(Source::Environment),
            (_, Source::Environment | Source::Default | Source::Store | Source::File) => None,
        }
    }

    /// Makes an option of this command override everything else.
    pub(crate) fn prefer(&mut self, key: &'static str, value: Option<String>) {
        if let Some(value) = value {
            self.values.insert(key, (value, Source::Option));
            if key == "store.path" {
                self.store_refusal = None;
                self.forget_store_secrets();
            }
        }
    }

    /// Discards all but the scheme of a store given as a URL that may contain a password.
    fn forget_store_secrets(&mut self) {
        if let Some((value, _)) = self.values.get_mut("store.path")
            && let Err(refusal) = must_be_store(value)
        {
            *value = format!("{}://…", url_scheme(value).unwrap_or("postgres"));
            self.store_refusal = Some(refusal);
        }
    }

    /// Refuses a store that is named by a URL of another kind, or by one with a password.
    pub(crate) fn check_store(&self) -> Result<(), Refusal> {
        self.store_refusal.clone().map_or(Ok(()), Err)
    }

    /// The address of the server that holds the store, if it is not a file.
    pub(crate) fn server(&self) -> Option<&str> {
        self.value("store.path").map(|(text, _)| text).filter(|text| is_server(text))
    }

    pub(crate) fn data_folder(&self) -> &Path {
        &self.data_folder
    }

    /// The store's path; a leading `~` in the file is the home directory.
    pub(crate) fn store_path(&self, home: &dyn Fn() -> Option<PathBuf>) -> PathBuf {
        let path = self.value("store.path").map_or("", |(path, _)| path);
        match (path.strip_prefix("~/"), home()) {
            (Some(rest), Some(home)) => home.join(rest),
            (Some(_) | None, _) => PathBuf::from(path),
        }
    }

    /// The language from an option, the file or the environment, or else English.
    pub(crate) fn language(&self) -> Language {
        let named = self.value("language").and_then(|(word, _)| word.parse().ok());
        named.unwrap_or(Language::En)
    }

    /// The value of `store.busy_timeout` or `store.idle_timeout`.
    pub(crate) fn timeout(&self, key: &str) -> Result<Duration, Refusal> {
        let setting = settings::find(key)?;
        let text = self.value(setting.key).map(|(text, _)| text).or(setting.default);
        settings::timeout(text.unwrap_or_default())
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file.path
    }

    /// Sets or removes a setting in the file. Returns whether anything changed.
    pub(crate) fn edit(&self, key: &str, value: Option<&str>, is_dry_run: bool) -> Result<bool> {
        self.file.edit(key, value, is_dry_run)
    }
}

/// The file that the user named with an option or in the environment, or else the usual one.
fn file_of(named: Option<&Path>, env: Env<'_>, home: Home<'_>) -> ConfigFile {
    let from_env = || env("BINCARD_CONFIG").filter(|path| !path.is_empty()).map(PathBuf::from);
    let named = named.map(Path::to_path_buf).or_else(from_env);
    let is_named = named.is_some();
    let usual = || folder(env, home, "XDG_CONFIG_HOME", ".config").join("bincard/config.toml");
    ConfigFile { path: named.unwrap_or_else(usual), is_named }
}

fn folder(env: Env<'_>, home: Home<'_>, variable: &str, below_home: &str) -> PathBuf {
    env(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .unwrap_or_else(|| home().unwrap_or_default().join(below_home))
}
