//! The text of one refusal: what is wrong, with the value, and what to do about it.

use super::difference::difference_lines;
use super::file::file_problem;
use super::message::message;
use crate::ledger::error::LedgerError;
use crate::ledger::order::Shortage;
use crate::locale::texts::Texts;
use crate::message::Message;
use crate::refusal::Refusal;
use crate::text::visible;

/// What the user reads about a refusal.
pub(crate) struct RefusalText {
    /// What is wrong.
    pub(crate) error: String,
    /// What to do about it, if anything.
    pub(crate) hint: Option<String>,
}

/// The text of a refusal without the rows that it may list.
#[expect(clippy::wildcard_enum_match_arm, reason = "most refusals are one text and its hint")]
pub(super) fn single(refusal: &Refusal, texts: &Texts) -> RefusalText {
    match refusal {
        Refusal::Ledger(LedgerError::SoldOut { shortages }) => sold_out(shortages, texts),
        Refusal::BadFile { why, .. } => RefusalText {
            error: texts.say(&message(refusal, texts)),
            hint: texts.hint(&file_problem(why, texts)),
        },
        Refusal::UnknownItem { nearest, .. } | Refusal::UnknownDocument { nearest, .. } => {
            let message = message(refusal, texts);
            let hint = if nearest.is_empty() {
                texts.hint(&message)
            } else {
                let near = nearest.iter().map(|near| format!("`{}`", visible(near)));
                let near = near.collect::<Vec<_>>().join(", ");
                Some(texts.say(&Message::new("hint-nearest").with("nearest", near)))
            };
            RefusalText { error: texts.say(&message), hint }
        }
        Refusal::UnknownWord { nearest: Some(near), .. }
        | Refusal::BadSettingValue { nearest: Some(near), .. }
        | Refusal::NotASetting { nearest: Some(near), .. } => {
            let near = texts.known_words(near);
            let hint = Message::new("hint-nearest").with("nearest", format!("`{near}`"));
            RefusalText { error: texts.say(&message(refusal, texts)), hint: Some(texts.say(&hint)) }
        }
        Refusal::KeyReused { first, .. } | Refusal::NumberReused { first, .. } => {
            let message = message(refusal, texts);
            let sentences = difference_lines(&first.differences, texts);
            let error = texts.sentences(std::iter::once(texts.say(&message)).chain(sentences));
            RefusalText { error, hint: texts.hint(&message) }
        }
        Refusal::BadConfig { hint, .. } => {
            RefusalText { error: texts.say(&message(refusal, texts)), hint: Some(texts.say(hint)) }
        }
        Refusal::ServerUnfit { why, .. }
        | Refusal::ServerRefused { why }
        | Refusal::ServerTls { why, .. } => {
            RefusalText { error: texts.say(&message(refusal, texts)), hint: texts.hint(why) }
        }
        Refusal::WithHint { refusal, hint } => RefusalText {
            error: single(refusal, texts).error,
            hint: hint.as_ref().map(|hint| texts.say(hint)),
        },
        other => {
            let message = message(other, texts);
            RefusalText { error: texts.say(&message), hint: texts.hint(&message) }
        }
    }
}

fn sold_out(shortages: &[Shortage], texts: &Texts) -> RefusalText {
    let sentences = shortages.iter().map(|shortage| {
        let message = if shortage.available.is_positive() {
            Message::new("only-left").with("left", shortage.available)
        } else {
            Message::new("sold-out")
        };
        texts.say(&message.with("sku", &shortage.sku))
    });
    let message = Message::new("refused-sold-out");
    RefusalText { error: texts.sentences(sentences), hint: texts.hint(&message) }
}
