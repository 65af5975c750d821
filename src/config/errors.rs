//! What is wrong with a configuration file, and what to do about it.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use crate::locale::{Message, io_error};
use crate::refusal::Refusal;
use crate::settings::{SETTINGS, Setting, SettingScope};
use crate::suggest::nearest;
use crate::text::shell_word;

fn bad(path: &Path, why: Message, hint: Message) -> Refusal {
    Refusal::BadConfig { path: path.to_owned(), why, hint }
}

/// The file as a word in a suggested command.
fn word(path: &Path) -> String {
    shell_word(&path.display().to_string())
}

pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Refusal {
    let hint = if error.kind() == ErrorKind::NotFound {
        Message::new("hint-config-missing").with("word", word(path))
    } else {
        Message::new("hint-config-other")
    };
    bad(path, io_error(error), hint)
}

/// A text that is not TOML or has an unknown key; `reason` is the parser's error.
pub(super) fn malformed(
    path: &Path,
    text: &str,
    span: Option<Range<usize>>,
    reason: &str,
) -> Refusal {
    let (why, hint) = match UnknownKey::of(reason) {
        Some(unknown) => (unknown.why(), unknown.hint()),
        None if reason.starts_with("invalid type") => {
            (Message::new("config-not-text"), Message::new("hint-config-line"))
        }
        None => (
            Message::new("config-unreadable").with("why", reason.replace('\n', " ")),
            Message::new("hint-config-line"),
        ),
    };
    let Some(span) = span else { return bad(path, why, hint) };
    let line = text.get(..span.start).unwrap_or("").matches('\n').count();
    let why = Message::new("config-line")
        .with("line", line.saturating_add(1).to_string())
        .with("why", why);
    bad(path, why, hint)
}

pub(super) fn not_a_table(path: &Path, section: String) -> Refusal {
    let why = Message::new("config-not-a-table").with("key", section);
    bad(path, why, Message::new("hint-config-line"))
}

/// A value that the setting refuses.
pub(super) fn bad_value(path: &Path, key: &str, value: &str, refusal: Refusal) -> Refusal {
    let Refusal::BadSettingValue { expected, .. } = refusal else { return refusal };
    let message = Message::new("config-value").with("key", key).with("value", value);
    let hint = Message::new("hint-config-value").with("key", key);
    bad(path, message.with("expected", expected), hint.with("word", word(path)))
}

/// An unknown key, with the known ones in its section.
struct UnknownKey<'a> {
    key: &'a str,
    known: Vec<&'a str>,
}

impl<'a> UnknownKey<'a> {
    /// The keys in the parser's error, which has all of them in backticks, the unknown one first.
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
            setting.scope == SettingScope::Shop && section == self.key
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
