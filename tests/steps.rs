//! The steps of random histories for the laws (laws.rs).

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::model::{Item, Lines};

/// A step in a shop.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Add { item: Item, quantity: i64, threshold: Option<i64>, is_tracked: bool, ago: Ago },
    Threshold { item: Item, threshold: Option<i64> },
    Alert { item: Item, alert: Option<bool> },
    Track { item: Item, is_tracked: bool },
    Shelve { item: Item, is_archived: bool },
    Sell { lines: Lines, ago: Ago, key: Option<u8> },
    Void { nth: usize, ago: Ago },
    Create { number: u8, lines: Lines },
    Pay { nth: usize, is_part: bool, ago: Ago },
    EndInvoice { nth: usize, is_refund: bool },
    Place { number: u8, lines: Lines, is_pickup: bool, expires: Option<i64>, ago: Ago },
    Complete { nth: usize, ago: Ago },
    Cancel { nth: usize, ago: Ago },
    Expire { nth: Option<usize> },
    Reopen { nth: usize, expires: Option<i64>, is_backorder: bool, ago: Ago },
    Refund { nth: usize, lines: Lines },
    Adjust { item: Item, by: i64, ago: Ago },
    Count { item: Item, on_hand: i64, ago: Ago },
    Rule { is_at_or_below: bool },
    TrackInvoices { is_on: bool },
    ExpireAfter { hours: Option<i64> },
    Again { nth: usize },
}

/// How many minutes ago something happened, if that is given.
pub(crate) type Ago = Option<i64>;

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![7 => Just(0), 5 => Just(1), 3 => Just(2), 1 => Just(3)]
}

fn lines() -> impl Strategy<Value = Lines> {
    vec((item(), 1..500_i64), 1..4)
}

fn ago() -> impl Strategy<Value = Ago> {
    prop_oneof![2 => Just(None), 1 => (0..400_i64).prop_map(Some)]
}

/// A number for a new document. There are few, so that some are used twice.
fn number() -> impl Strategy<Value = u8> {
    0..8_u8
}

/// Which of the existing documents; from 18 on, one that does not exist.
fn nth() -> impl Strategy<Value = usize> {
    0..20_usize
}

fn profiles() -> impl Strategy<Value = Step> {
    let threshold = || option::of(-100..1500_i64);
    prop_oneof![
        (item(), -200..2000_i64, threshold(), prop::bool::weighted(0.9), ago()).prop_map(
            |(item, quantity, threshold, is_tracked, ago)| Step::Add {
                item,
                quantity,
                threshold,
                is_tracked,
                ago
            }
        ),
        (item(), threshold()).prop_map(|(item, threshold)| Step::Threshold { item, threshold }),
        (item(), option::of(any::<bool>())).prop_map(|(item, alert)| Step::Alert { item, alert }),
        (item(), prop::bool::weighted(0.7))
            .prop_map(|(item, is_tracked)| Step::Track { item, is_tracked }),
        (item(), any::<bool>()).prop_map(|(item, is_archived)| Step::Shelve { item, is_archived }),
        any::<bool>().prop_map(|is_at_or_below| Step::Rule { is_at_or_below }),
        any::<bool>().prop_map(|is_on| Step::TrackInvoices { is_on }),
        option::of(1..6_i64).prop_map(|hours| Step::ExpireAfter { hours }),
    ]
}

fn orders() -> impl Strategy<Value = Step> {
    let place = (number(), lines(), prop::bool::weighted(0.15), option::of(1..8_i64), ago());
    prop_oneof![
        4 => place.prop_map(|(number, lines, is_pickup, expires, ago)| {
            Step::Place { number, lines, is_pickup, expires, ago }
        }),
        2 => (nth(), ago()).prop_map(|(nth, ago)| Step::Complete { nth, ago }),
        1 => (nth(), ago()).prop_map(|(nth, ago)| Step::Cancel { nth, ago }),
        1 => option::of(nth()).prop_map(|nth| Step::Expire { nth }),
        2 => (nth(), option::of(1..8_i64), prop::bool::weighted(0.3), ago()).prop_map(
            |(nth, expires, is_backorder, ago)| Step::Reopen { nth, expires, is_backorder, ago }
        ),
        2 => (nth(), prop_oneof![Just(Vec::new()), vec((item(), 1..200_i64), 1..3)])
            .prop_map(|(nth, lines)| Step::Refund { nth, lines }),
    ]
}

fn invoices() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (number(), lines()).prop_map(|(number, lines)| Step::Create { number, lines }),
        2 => (nth(), prop::bool::weighted(0.2), ago())
            .prop_map(|(nth, is_part, ago)| Step::Pay { nth, is_part, ago }),
        1 => (nth(), any::<bool>()).prop_map(|(nth, is_refund)| Step::EndInvoice { nth, is_refund }),
    ]
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => profiles(),
        6 => orders(),
        3 => invoices(),
        4 => (lines(), ago(), option::of(0..3_u8))
            .prop_map(|(lines, ago, key)| Step::Sell { lines, ago, key }),
        1 => (nth(), ago()).prop_map(|(nth, ago)| Step::Void { nth, ago }),
        2 => (item(), -900..900_i64, ago()).prop_map(|(item, by, ago)| Step::Adjust { item, by, ago }),
        3 => (item(), 0..2000_i64, ago())
            .prop_map(|(item, on_hand, ago)| Step::Count { item, on_hand, ago }),
        1 => (0..9_usize).prop_map(|nth| Step::Again { nth }),
    ]
}

/// Minutes that pass, and the step after them.
pub(crate) fn histories() -> impl Strategy<Value = Vec<(i64, Step)>> {
    vec((0..90_i64, steps()), 5..48)
}
