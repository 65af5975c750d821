//! `+N`, `-N`, `=N` and reasons, the arguments of `adjust`.

use std::str::FromStr;

use super::value;
use crate::ledger::adjustment::{Change, Reason};
use crate::refusal::Refusal;

impl FromStr for Reason {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        value::word(text, &Self::ALL, Self::word)
    }
}

impl FromStr for Change {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        if let Some(digits) = text.strip_prefix('+') {
            return value::positive(digits).map(Self::By);
        }
        if let Some(digits) = text.strip_prefix('-') {
            return value::positive(digits).map(|quantity| Self::By(quantity.negated()));
        }
        let Some(digits) = text.strip_prefix('=') else {
            return Err(Refusal::BadChange { text: text.to_owned() });
        };
        let counted = value::quantity(digits)?;
        if counted.is_negative() {
            Err(Refusal::CountNegative { text: digits.to_owned() })
        } else {
            Ok(Self::To(counted))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_read_with_their_sign() {
        for (text, shown) in [("+4", "+4"), ("-0.5", "-0.5"), ("=9", "=9"), ("=0", "=0")] {
            assert_eq!(text.parse::<Change>().unwrap().to_string(), shown);
        }
        for text in ["5", "", "+", "+-5", "++5", "=-1", "+0", "-0", "=x", "+1,5"] {
            assert!(text.parse::<Change>().is_err(), "{text}");
        }
    }
}
