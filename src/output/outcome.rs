//! `Outcome`: what a command did, as data. Nothing is printed until the transaction is durable (R3).

use std::borrow::Cow;

use super::value::{Record, Value};
use crate::locale::Message;

/// A message about a result, on stderr.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notice {
    Done(Message),
    /// A problem to know about.
    Warning(Message),
    /// What to do next.
    Hint(Message),
}

/// How a record is shown in formats other than JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum View {
    /// Its fields, one below the other.
    Fields,
    /// One key has the list for tables and CSV; another has the value for plain text.
    List {
        /// The key of the list.
        rows: Cow<'static, str>,
        /// The key of the value that plain output prints.
        plain: Cow<'static, str>,
        /// The key of the list that NDJSON prints line by line, if the record is not one line itself.
        lines: Option<Cow<'static, str>>,
    },
    /// Only the value under this key.
    Value(Cow<'static, str>),
    /// The text under this key, unchanged.
    Text(Cow<'static, str>),
}

/// What a command did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) record: Record,
    pub(crate) view: View,
    pub(crate) notices: Vec<Notice>,
}

impl Outcome {
    /// A result shown field by field.
    pub(crate) fn fields(record: Record) -> Self {
        Self { record, view: View::Fields, notices: Vec::new() }
    }

    /// A result whose table is a list within it.
    pub(crate) fn list(record: Record, rows: &'static str, plain: &'static str) -> Self {
        Self {
            record,
            view: View::List { rows: rows.into(), plain: plain.into(), lines: None },
            notices: Vec::new(),
        }
    }

    /// A result of several actions; NDJSON prints the list under this key line by line.
    pub(crate) fn several(
        record: Record,
        rows: &'static str,
        plain: &'static str,
        lines: &'static str,
    ) -> Self {
        let view = View::List { rows: rows.into(), plain: plain.into(), lines: Some(lines.into()) };
        Self { record, view, notices: Vec::new() }
    }

    /// A result that is a single value.
    pub(crate) fn value(record: Record, key: &'static str) -> Self {
        Self { record, view: View::Value(key.into()), notices: Vec::new() }
    }

    /// A result that is a text, such as an e-mail.
    pub(crate) fn text(key: &'static str, text: String) -> Self {
        Self {
            record: Record::new().with(key, Value::Text(text)),
            view: View::Text(key.into()),
            notices: Vec::new(),
        }
    }

    pub(crate) fn done(mut self, message: Message) -> Self {
        self.notices.push(Notice::Done(message));
        self
    }

    pub(crate) fn warning(mut self, message: Message) -> Self {
        self.notices.push(Notice::Warning(message));
        self
    }

    pub(crate) fn hint(mut self, message: Message) -> Self {
        self.notices.push(Notice::Hint(message));
        self
    }
}
