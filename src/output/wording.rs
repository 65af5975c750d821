//! `Wording`: headings and values for people. Those for scripts are in exact.rs.

use super::value::Value;
use crate::ledger::document::DocumentKind;
use crate::locale::Texts;
use crate::text::visible;

/// Keys whose values are words of bincard, translated for people.
pub(super) const TRANSLATED: [&str; 6] = ["state", "kind", "reason", "source", "step", "change"];

/// Headings and values in a language.
pub(super) struct Wording<'a> {
    texts: &'a Texts,
    kind: Option<DocumentKind>,
}

impl<'a> Wording<'a> {
    /// Uses the headings of a kind of document, if it has its own.
    pub(super) fn new(texts: &'a Texts, kind: Option<DocumentKind>) -> Self {
        Self { texts, kind }
    }

    pub(super) fn texts(&self) -> &'a Texts {
        self.texts
    }

    pub(super) fn heading(&self, key: &str) -> String {
        let bare = key.replace('_', "-");
        let own = self.kind.map(|kind| format!("column-{}-{bare}", kind.word()));
        own.and_then(|id| self.texts.word(&id))
            .or_else(|| self.texts.word(&format!("column-{bare}")))
            .unwrap_or_else(|| key.replace('_', " "))
    }

    pub(super) fn value(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Text(text) => self.word(key, text).unwrap_or_else(|| visible(text).into_owned()),
            Value::Flag(flag) => {
                let id = if *flag { "word-yes" } else { "word-no" };
                self.texts.word(id).unwrap_or_else(|| flag.to_string())
            }
            Value::Quantity(quantity) => self.texts.number(&quantity.to_string()),
            Value::Money(money) => self.texts.money(&money.to_string()),
            Value::Count(count) => self.texts.number(&count.to_string()),
            Value::At(at) => self.texts.instant(*at),
            Value::Texts(texts) => visible(&texts.join(", ")).into_owned(),
            Value::Record(record) => {
                let shown = record.entries().map(|(key, value)| {
                    format!("{} {}", self.heading(key), self.value(key, value))
                });
                shown.collect::<Vec<_>>().join(", ")
            }
            Value::List(_) | Value::BufferedRows(_) => {
                value.count().unwrap_or_default().to_string()
            }
        }
    }

    /// A translated word; scripts get the English one.
    fn word(&self, key: &str, text: &str) -> Option<String> {
        let is_word = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let has_words = is_word && TRANSLATED.contains(&key);
        has_words.then(|| self.texts.word(&format!("{key}-{}", text.replace('_', "-")))).flatten()
    }
}
