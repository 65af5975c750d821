//! Parses single values: SKUs, texts, numbers and words.

use super::french;
use crate::ledger::label::{Label, TextError};
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::{MAX_SKU_LENGTH, Sku};
use crate::refusal::Refusal;
use crate::suggest::nearest;

pub(crate) fn sku(text: &str) -> Result<Sku, Refusal> {
    Sku::parse(text).map_err(|why| Refusal::BadSku { text: text.to_owned(), why })
}

pub(crate) fn label(text: &str) -> Result<Label, Refusal> {
    Label::parse(text).map_err(|why| Refusal::BadText { text: text.to_owned(), why })
}

/// Reads the number of a document or a key: like a label, but on one line.
pub(crate) fn number(text: &str) -> Result<Label, Refusal> {
    let bad = |why| Refusal::BadText { text: text.to_owned(), why };
    let label = Label::parse(text).map_err(bad)?;
    let break_at = label.as_str().chars().find(|c| matches!(c, '\n' | '\t'));
    match break_at {
        Some(character) => Err(bad(TextError::Control(character))),
        None if label.as_str().chars().count() > MAX_SKU_LENGTH => {
            Err(bad(TextError::TooLong { most: MAX_SKU_LENGTH }))
        }
        None => Ok(label),
    }
}

/// Reads a quantity, which may be negative.
pub(crate) fn quantity(text: &str) -> Result<Quantity, Refusal> {
    french::number(text).parse().map_err(|why| Refusal::BadNumber { text: text.to_owned(), why })
}

pub(crate) fn money(text: &str) -> Result<Money, Refusal> {
    french::number(text).parse().map_err(|why| Refusal::BadNumber { text: text.to_owned(), why })
}

pub(crate) fn whole(text: &str) -> Result<u64, Refusal> {
    text.trim().parse().map_err(|_| Refusal::BadWholeNumber { text: text.to_owned() })
}

pub(crate) fn positive(text: &str) -> Result<Quantity, Refusal> {
    let quantity = quantity(text)?;
    if quantity.is_positive() {
        Ok(quantity)
    } else {
        Err(Refusal::QuantityNotPositive { text: text.to_owned() })
    }
}

/// Reads a switch, in either language. Suggests only a word that starts alike, because another could be the opposite
/// (R6).
pub(crate) fn switch(text: &str) -> Result<bool, Refusal> {
    let requested = text.trim().to_lowercase();
    match requested.as_str() {
        "on" | "yes" | "oui" | "true" | "1" => Ok(true),
        "off" | "no" | "non" | "false" | "0" => Ok(false),
        _ => Err(Refusal::UnknownWord {
            text: text.to_owned(),
            known: "on, off".to_owned(),
            nearest: nearest(&requested, ["on", "off"].into_iter())
                .filter(|word| word.chars().next() == requested.chars().next()),
        }),
    }
}

/// Reads one of a few known words, in English or French, regardless of case. Refuses any other, suggesting the
/// nearest one.
pub(crate) fn word<T: Copy>(
    text: &str,
    all: &[T],
    word_of: fn(T) -> &'static str,
) -> Result<T, Refusal> {
    let requested = text.trim().to_lowercase();
    let known: Vec<&str> = all.iter().map(|one| word_of(*one)).collect();
    let is_meant = |word: &str| word == requested || french::is_french_for(&requested, word);
    all.iter().copied().find(|one| is_meant(word_of(*one))).ok_or_else(|| Refusal::UnknownWord {
        text: text.to_owned(),
        nearest: nearest(&requested, known.iter().copied()).or_else(|| {
            nearest(&requested, known.iter().filter_map(|word| french::word_for(word)))
        }),
        known: known.join(", "),
    })
}
