//! `Outcome`: what a command did, as data. Nothing is printed until the transaction is durable (R3).

use std::borrow::Cow;

use super::value::{Record, Value};
use crate::locale::Message;

/// A message about a result, on stderr.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notice {
    /// What was done.
    Done(Message),
    /// What the reader should know before it hurts.
    Warning(Message),
    /// What to do next.
    Hint(Message),
}

/// How a record is shown where it is not JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum View {
    /// Its values one under another.
    Fields,
    /// The list under that key is the table and the CSV; plain text is the value of the other key.
    List {
        /// The key of the list.
        rows: Cow<'static, str>,
        /// The key of what a script wants to know.
        plain: Cow<'static, str>,
        /// The key of the list that is a line each in NDJSON, where the record is not one line by itself.
        lines: Option<Cow<'static, str>>,
    },
    /// The value under that key alone.
    Value(Cow<'static, str>),
    /// The text under that key, as it is.
    Text(Cow<'static, str>),
}

/// What a command did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// The result.
    pub(crate) record: Record,
    /// How it is shown.
    pub(crate) view: View,
    /// Messages about it.
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

    /// The same of several things that were done: each in the list under that key is a line in NDJSON.
    pub(crate) fn several(
        record: Record,
        rows: &'static str,
        plain: &'static str,
        lines: &'static str,
    ) -> Self {
        let view = View::List { rows: rows.into(), plain: plain.into(), lines: Some(lines.into()) };
        Self { record, view, notices: Vec::new() }
    }

    /// A result of which people and scripts want one value.
    pub(crate) fn value(record: Record, key: &'static str) -> Self {
        Self { record, view: View::Value(key.into()), notices: Vec::new() }
    }

    /// A result that is a text, like an e-mail's.
    pub(crate) fn text(key: &'static str, text: String) -> Self {
        Self {
            record: Record::new().with(key, Value::Text(text)),
            view: View::Text(key.into()),
            notices: Vec::new(),
        }
    }

    /// Says what was done.
    pub(crate) fn done(mut self, message: Message) -> Self {
        self.notices.push(Notice::Done(message));
        self
    }

    /// Says what should be known.
    pub(crate) fn warning(mut self, message: Message) -> Self {
        self.notices.push(Notice::Warning(message));
        self
    }

    /// Says what to do next.
    pub(crate) fn hint(mut self, message: Message) -> Self {
        self.notices.push(Notice::Hint(message));
        self
    }
}
