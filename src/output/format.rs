//! `Format`: the output formats.

use std::str::FromStr;

use crate::refusal::Refusal;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people: a table with headings.
    Table,
    /// For scripts: values separated by tabs, one row on each line, no header.
    Plain,
    /// One JSON document.
    Json,
    /// One JSON object on each line.
    Ndjson,
    /// RFC 4180 with a header.
    Csv,
}

impl Format {
    pub(crate) const ALL: [Self; 5] =
        [Self::Table, Self::Plain, Self::Json, Self::Ndjson, Self::Csv];

    /// Whether every value comes with its key.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson)
    }

    /// Its value on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Plain => "plain",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
        }
    }
}

impl FromStr for Format {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        crate::parse::word(text, &Self::ALL, Self::word)
    }
}
