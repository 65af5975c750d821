//! Arbitrary words as numbers, SKUs, texts, instants and durations: never a panic, and what is read prints back
//! unchanged.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::duration;
use super::when::{Deadline, Edge, When};
use crate::ledger::label::{Label, forbidden_character};
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::text::visible;

/// Any text, or one of the characters that such words consist of.
fn words(characters: &'static str) -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), characters]
}

proptest! {
    #[test]
    fn quantities(text in words("[-+]{0,2}[0-9]{0,14}[.,]{0,2}[0-9]{0,7}[eE ]?[0-9]{0,3}")) {
        if let Ok(quantity) = text.parse::<Quantity>() {
            let shown = quantity.to_string();
            prop_assert_eq!(shown.parse::<Quantity>(), Ok(quantity));
            let exact = shown.trim_start_matches('-');
            prop_assert!(exact == "0" || text.contains(exact.trim_start_matches('0')), "{} as {}", text, shown);
            prop_assert_eq!(quantity.minus(quantity).unwrap(), Quantity::ZERO);
        }
    }

    #[test]
    fn any_quantity_is_printed_and_read_back(steps in any::<i64>()) {
        if let Some(quantity) = Quantity::from_steps(steps) {
            prop_assert_eq!(quantity.to_string().parse::<Quantity>().map(Quantity::steps), Ok(steps));
        }
    }

    #[test]
    fn skus_and_labels(text in words("[ a-zA-Zéß\u{301}\u{202e}\u{a0}\0\n'=-]{0,300}")) {
        if let Ok(sku) = Sku::parse(&text) {
            let again = Sku::parse(sku.as_str()).unwrap();
            prop_assert_eq!(again.as_str(), sku.as_str());
            prop_assert_eq!(again.key(), sku.key());
            prop_assert_eq!(Sku::stored(sku.key().to_owned()), sku.clone());
            prop_assert!(!sku.as_str().contains(forbidden_character));
        }
        if let Ok(label) = Label::parse(&text) {
            prop_assert_eq!(Label::parse(label.as_str()).unwrap(), label);
        }
        prop_assert!(!visible(&text).contains(forbidden_character));
    }

    #[test]
    fn instants(text in words("[0-9]{0,5}[-/]?[0-9]{1,2}[-/]?[0-9]{1,2}[T ]?[0-9:.]{0,12}[Z+-]?[0-9:]{0,5}")) {
        let zone = TimeZone::get("America/Montreal").unwrap();
        let now = Timestamp::UNIX_EPOCH;
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.as_str().parse::<When>().unwrap(), when.clone());
            if let (Ok(start), Ok(end)) = (when.instant(&zone, now, Edge::Start), when.instant(&zone, now, Edge::End)) {
                prop_assert!(start <= end);
                let shown = start.to_string().parse::<When>().unwrap();
                prop_assert_eq!(shown.instant(&zone, now, Edge::Start).unwrap(), start);
            }
        }
    }

    #[test]
    fn spans_and_deadlines(text in words("([0-9]{1,20} ?(w|d|h|min|s|days|hours|x) ?){0,3}")) {
        if let Ok(span) = duration::span(&text) {
            prop_assert!(span.is_positive());
        }
        let zone = TimeZone::get("America/Montreal").unwrap();
        if let Ok(deadline) = text.parse::<Deadline>() {
            for from in ["2026-03-08T06:59:59Z", "2026-11-01T05:30:00Z", "1970-01-01T00:00:00Z"] {
                let from: Timestamp = from.parse().unwrap();
                if let Ok(at) = deadline.instant(&zone, from) {
                    prop_assert!(at > from);
                }
            }
        }
    }
}
