//! `Format`: the formats of results, by their words on the command line.

use std::str::FromStr;

use crate::refusal::Refusal;

/// A format of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people: a table with headers, numbers to the right.
    Table,
    /// For scripts: values separated by tabs, one row a line, no header.
    Plain,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// RFC 4180 with a header.
    Csv,
}

impl Format {
    /// Every format there is.
    pub(crate) const ALL: [Self; 5] =
        [Self::Table, Self::Plain, Self::Json, Self::Ndjson, Self::Csv];

    /// Whether every value comes with its key.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::Json | Self::Ndjson)
    }

    /// Its word on the command line.
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
