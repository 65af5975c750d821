//! Quantities, SKUs, texts, instants and spans: what is read prints back the same.
#![no_main]

#[path = "../../src/ledger/mod.rs"]
mod ledger;

use ledger::quantity::Quantity;
use ledger::sku::Sku;
use ledger::text::{Label, visible};
use ledger::when::{Deadline, Edge, When};

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(quantity) = text.parse::<Quantity>() {
        assert_eq!(quantity.to_string().parse(), Ok(quantity));
    }
    if let Ok(sku) = Sku::parse(text) {
        assert_eq!(Sku::parse(sku.as_str()).unwrap().as_str(), sku.as_str());
        assert_eq!(Sku::stored(sku.key().to_owned()), sku);
    }
    if let Ok(label) = Label::parse(text) {
        assert_eq!(Label::parse(label.as_str()).unwrap(), label);
    }
    assert!(!visible(text).contains(ledger::text::forbidden_character));
    let zone = jiff::tz::TimeZone::get("America/Montreal").unwrap();
    if let Ok(when) = text.parse::<When>() {
        let _ = when.instant(&zone, Edge::End);
    }
    if let Ok(deadline) = text.parse::<Deadline>() {
        let from = jiff::Timestamp::UNIX_EPOCH;
        if let Ok(at) = deadline.instant(&zone, from) {
            assert!(at > from, "{at}");
        }
    }
});
