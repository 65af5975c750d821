//! Parses single values: SKUs, texts, numbers and words.

use super::french;
use crate::ledger::document::DocumentKind;
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

/// Reads the number of a new document that the shop numbers itself. Refuses one in the form of those that bincard assigns
/// (R44b).
pub(crate) fn new_number(text: &str) -> Result<Label, Refusal> {
    let number = number(text)?;
    match DocumentKind::assigned_prefix(number.as_str()) {
        Some(prefix) => Err(Refusal::NumberAssigned { number: number.to_string(), prefix }),
        None => Ok(number),
    }
}

/// Reads a quantity, which may be negative.
pub(crate) fn quantity(text: &str) -> Result<Quantity, Refusal> {
    not_scanned(text)?;
    french::number(text).parse().map_err(|why| Refusal::BadNumber { text: text.to_owned(), why })
}

/// Refuses a quantity that is a barcode: it was scanned into the wrong place (R4).
pub(crate) fn not_scanned(text: &str) -> Result<(), Refusal> {
    let digits = text.trim();
    if is_barcode(digits) {
        Err(Refusal::QuantityIsBarcode { text: digits.to_owned() })
    } else {
        Ok(())
    }
}

/// Whether a text is an EAN-8, UPC-A, EAN-13 or GTIN-14 with the right check digit.
fn is_barcode(text: &str) -> bool {
    if !matches!(text.len(), 8 | 12 | 13 | 14) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = text.bytes().rev().map(|byte| u32::from(byte & 15));
    let sum: u32 = digits
        .zip([1_u32, 3].into_iter().cycle())
        .map(|(digit, weight)| digit.saturating_mul(weight))
        .sum();
    sum.is_multiple_of(10) && text.bytes().any(|byte| byte != b'0')
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
        nearest: nearest(
            &requested,
            known.iter().flat_map(|word| [Some(*word), french::word_for(word)]).flatten(),
        ),
        known: known.join(", "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_that_is_a_barcode_is_refused_unless_it_has_decimals() {
        for barcode in ["4006381333931", "036000291452", "96385074", "14006381333938", " 96385074 "]
        {
            assert!(
                matches!(quantity(barcode), Err(Refusal::QuantityIsBarcode { .. })),
                "{barcode}"
            );
        }
        for other in [
            "4006381333931.0",
            "4006381333932",
            "96385075",
            "10000000",
            "00000000",
            "5",
            "17",
            "963850740",
        ] {
            assert!(quantity(other).is_ok(), "{other}");
        }
    }
}
