//! `Language`: the languages that bincard is available in.

use std::ffi::OsString;
use std::str::FromStr;

use crate::refusal::Refusal;

/// A language that bincard is available in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    En,
    Fr,
}

impl Language {
    pub(crate) const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// Its value on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// Its tag (BCP 47), for mail and HTML: French is Canada's.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr-CA",
        }
    }

    /// The language of a locale such as `fr_CA.UTF-8`; English unless it is French.
    pub(crate) fn of_locale(name: &str) -> Self {
        Self::of_name(name).unwrap_or(Self::En)
    }

    /// The language that the environment names, if it names one.
    pub(crate) fn of_environment(env: &dyn Fn(&str) -> Option<OsString>) -> Option<Self> {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(env);
        let name = set.into_iter().find(|value| !value.is_empty())?;
        Some(Self::of_locale(&name.to_string_lossy()))
    }

    /// The language of a name with a country, an encoding or neither: `fr`, `fr-CA`, `fr_CA.UTF-8`.
    fn of_name(name: &str) -> Option<Self> {
        let bare = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.word().eq_ignore_ascii_case(bare))
    }
}

impl FromStr for Language {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        match Self::of_name(text.trim()) {
            Some(language) => Ok(language),
            None => crate::parse::word(text, &Self::ALL, Self::word),
        }
    }
}
