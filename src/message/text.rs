//! `Message`: a text by its id, with its values, as data. The texts are in locale/.

use jiff::Timestamp;
use std::borrow::Cow;

use crate::ledger::adjustment::Change;
use crate::ledger::line::Line;
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;

/// A value of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Arg {
    /// Text, shown with control characters made visible (R38).
    Text(String),
    /// The words that a value can be (`open, completed`), translated when shown.
    Words(String),
    /// A command to paste, with its reason translated when shown.
    Command(String),
    /// A number, which selects the plural.
    Count(u64),
    /// A quantity, formatted for the language.
    Quantity(Quantity),
    /// The change of an adjustment, with its sign.
    Change(Change),
    /// An instant, shown in the shop's time zone.
    At(Timestamp),
    /// Lines of a document, with quantities formatted for the language: `2 × TEA-01, 1.5 × MUG-02`.
    Lines(Vec<(Quantity, String)>),
    /// A text within the text, in the same language.
    Message(Box<Message>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&Sku> for Arg {
    fn from(sku: &Sku) -> Self {
        Self::Text(sku.as_str().to_owned())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(u64::try_from(count).unwrap_or(u64::MAX))
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Quantity> for Arg {
    fn from(quantity: Quantity) -> Self {
        Self::Quantity(quantity)
    }
}

impl From<Change> for Arg {
    fn from(change: Change) -> Self {
        Self::Change(change)
    }
}

impl From<Money> for Arg {
    fn from(money: Money) -> Self {
        Self::Text(money.to_string())
    }
}

impl From<Timestamp> for Arg {
    fn from(at: Timestamp) -> Self {
        Self::At(at)
    }
}

impl From<&[Line]> for Arg {
    fn from(lines: &[Line]) -> Self {
        Self::Lines(lines.iter().map(|line| (line.quantity, line.sku.to_string())).collect())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

/// A text by its id in the language files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) id: Cow<'static, str>,
    pub(crate) args: Vec<(Cow<'static, str>, Arg)>,
}

impl Message {
    /// A message without values.
    pub(crate) fn new(id: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), args: Vec::new() }
    }

    /// The words that a value can be, separated by commas.
    pub(crate) fn words(known: impl Into<String>) -> Self {
        Self::new("text-foreign").with("text", Arg::Words(known.into()))
    }

    /// Text from another program or a library, unchanged.
    pub(crate) fn foreign(text: impl Into<String>) -> Self {
        Self::new("text-foreign").with("text", text.into())
    }

    /// Adds a value.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }
}

/// For errors that carry a message; what the user reads is written by the locale, never by this.
impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.id)
    }
}
