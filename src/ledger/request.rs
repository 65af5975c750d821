//! What a person asks for: lines of goods and changes of stock, parsed once at the edge.

use std::str::FromStr;

use super::quantity::Quantity;
use super::refusal::Refusal;
use super::sku::Sku;
use super::text::{Label, TextError};

/// Reads a SKU.
pub(crate) fn sku(text: &str) -> Result<Sku, Refusal> {
    Sku::parse(text).map_err(|why| Refusal::BadSku { text: text.to_owned(), why })
}

/// Reads a name, number, customer or note.
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
        None if label.as_str().chars().count() > super::sku::MAX_SKU_LENGTH => {
            Err(bad(TextError::TooLong { most: super::sku::MAX_SKU_LENGTH }))
        }
        None => Ok(label),
    }
}

/// Reads a quantity of either sign.
pub(crate) fn quantity(text: &str) -> Result<Quantity, Refusal> {
    text.parse().map_err(|why| Refusal::BadNumber { text: text.to_owned(), why })
}

/// Reads a price or a cost.
pub(crate) fn money(text: &str) -> Result<super::money::Money, Refusal> {
    text.parse().map_err(|why| Refusal::BadNumber { text: text.to_owned(), why })
}

/// Reads how many rows are wanted.
pub(crate) fn whole(text: &str) -> Result<u64, Refusal> {
    text.trim().parse().map_err(|_| Refusal::BadWholeNumber { text: text.to_owned() })
}

/// Reads a quantity above zero.
pub(crate) fn positive(text: &str) -> Result<Quantity, Refusal> {
    let quantity = quantity(text)?;
    if quantity.is_positive() {
        Ok(quantity)
    } else {
        Err(Refusal::QuantityNotPositive { text: text.to_owned() })
    }
}

/// Reads one of a few known words, without regard to case. Refuses others with the nearest known one.
pub(crate) fn word<T: Copy>(
    text: &str,
    all: &[T],
    word_of: fn(T) -> &'static str,
) -> Result<T, Refusal> {
    let wanted = text.trim().to_lowercase();
    let known: Vec<&str> = all.iter().map(|one| word_of(*one)).collect();
    all.iter().copied().find(|one| word_of(*one) == wanted).ok_or_else(|| Refusal::UnknownWord {
        text: text.to_owned(),
        nearest: nearest(&wanted, known.iter().copied()),
        known: known.join(", "),
    })
}

/// The known word that a mistyped one most likely means, if any is near enough.
pub(crate) fn nearest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    nearest_few(wanted, known, 1).pop()
}

/// The few known words nearest to a mistyped one, nearest first; none that is far off.
pub(crate) fn nearest_few<'a>(
    wanted: &str,
    known: impl Iterator<Item = &'a str>,
    most: usize,
) -> Vec<String> {
    let wanted = super::sku::fold(wanted);
    let mut near: Vec<(f64, &str)> = known
        .map(|word| (likeness(&wanted, &super::sku::fold(word)), word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    near.truncate(most);
    near.into_iter().map(|(_, word)| word.to_owned()).collect()
}

/// How much two words are alike, from 0 to 1: by their beginnings, or by being one slip of the finger apart.
fn likeness(one: &str, other: &str) -> f64 {
    let is_a_slip = strsim::osa_distance(one, other) == 1 && one.chars().count() > 1;
    strsim::jaro_winkler(one, other).max(if is_a_slip { 0.9 } else { 0.0 })
}

/// `SKU[=QTY]`: how much of what; one where no quantity is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestLine {
    /// Of what.
    pub(crate) sku: Sku,
    /// How much, above zero.
    pub(crate) quantity: Quantity,
}

impl FromStr for RequestLine {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let Some((sku_text, quantity_text)) = text.rsplit_once('=') else {
            return Ok(Self { sku: sku(text)?, quantity: Quantity::ONE });
        };
        let quantity = positive(quantity_text).map_err(|refusal| match refusal {
            Refusal::BadNumber { why: super::decimal::DecimalError::NotANumber, .. } => {
                Refusal::BadLine { text: text.to_owned(), quantity: quantity_text.to_owned() }
            }
            other => other,
        })?;
        Ok(Self { sku: sku(sku_text)?, quantity })
    }
}

/// Adds up lines that name an item twice, in the order of first mention (R16).
pub(crate) fn add_up(lines: &[RequestLine]) -> Result<Vec<RequestLine>, Refusal> {
    let mut place = std::collections::HashMap::new();
    let mut summed: Vec<RequestLine> = Vec::with_capacity(lines.len());
    for line in lines {
        let index = *place.entry(&line.sku).or_insert(summed.len());
        match summed.get_mut(index) {
            Some(known) => {
                let sum = known.quantity.plus(line.quantity);
                known.quantity = sum.map_err(|why| why.of_item(&known.sku))?;
            }
            None => summed.push(line.clone()),
        }
    }
    Ok(summed)
}

/// Lines as they count when two requests are compared: added up, in whatever order and whatever case of their SKUs.
/// Lines that cannot be added up are refused when the request happens, not here.
pub(crate) fn added_up<S: serde::Serializer>(
    lines: &[RequestLine],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut lines = add_up(lines).unwrap_or_else(|_| lines.to_vec());
    lines.sort_by(|one, other| one.sku.key().cmp(other.sku.key()));
    serializer.collect_seq(lines.iter().map(|line| (line.sku.key().to_owned(), line.quantity)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_at_the_last_equals_sign() {
        let line: RequestLine = "A=B=2.5".parse().unwrap();
        assert_eq!((line.sku.as_str(), line.quantity.to_string().as_str()), ("A=B", "2.5"));
        assert_eq!("TEA".parse::<RequestLine>().unwrap().quantity, Quantity::ONE);
        assert!(matches!("A=B".parse::<RequestLine>(), Err(Refusal::BadLine { .. })));
        assert!(matches!("A=0".parse::<RequestLine>(), Err(Refusal::QuantityNotPositive { .. })));
        assert!(matches!("A=-1".parse::<RequestLine>(), Err(Refusal::QuantityNotPositive { .. })));
        assert!(matches!("=1".parse::<RequestLine>(), Err(Refusal::BadSku { .. })));
    }

    #[test]
    fn one_slip_of_the_finger_is_near() {
        let known = ["TEA", "MUG", "GREEN-TEA"];
        for (wanted, near) in [
            ("TAE", Some("TEA")),
            ("teaa", Some("TEA")),
            ("gren-tea", Some("GREEN-TEA")),
            ("X", None),
        ] {
            assert_eq!(nearest(wanted, known.into_iter()).as_deref(), near, "{wanted}");
        }
        assert_eq!(nearest("A", ["B"].into_iter()), None, "a letter is no slip of another");
    }

    #[test]
    fn an_item_named_twice_is_one_line() {
        let lines = ["tea", "MUG=2", "TEA=3"].map(|text| text.parse().unwrap());
        let summed = add_up(&lines).unwrap();
        let shown: Vec<_> =
            summed.iter().map(|line| format!("{}={}", line.sku, line.quantity)).collect();
        assert_eq!(shown, ["tea=4", "MUG=2"]);
    }
}
