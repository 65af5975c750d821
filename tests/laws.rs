//! What must always hold: random histories of all commands, run beside a naive model (model.rs).
//!
//! After each step the exit code, and what is available, reserved and low of every item, are the model's. At the
//! end the store proves itself, and the past is the model's past. A history that fails is kept in
//! `laws.proptest-regressions` and tried first from then on.

use jiff::{SignedDuration, Timestamp};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeMap;

use crate::model::{Item, Lines, Model, Profile, SKUS, added_up, shown};
use crate::support::{Ran, Shop, bare};

/// Something done in the shop. `ago` is how many minutes ago it happened, where that is said.
#[derive(Debug, Clone)]
enum Step {
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
    Refund { nth: usize, lines: Lines },
    Adjust { item: Item, by: i64, ago: Ago },
    Count { item: Item, on_hand: i64, ago: Ago },
    Rule { is_at_or_below: bool },
    TrackInvoices { is_on: bool },
    ExpireAfter { hours: Option<i64> },
    Again { nth: usize },
}

type Ago = Option<i64>;

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![7 => Just(0), 5 => Just(1), 3 => Just(2), 1 => Just(3)]
}

fn lines() -> impl Strategy<Value = Lines> {
    vec((item(), 1..500_i64), 1..4)
}

fn ago() -> impl Strategy<Value = Ago> {
    prop_oneof![2 => Just(None), 1 => (0..400_i64).prop_map(Some)]
}

/// A number for a new document; few, so that some are given twice.
fn number() -> impl Strategy<Value = u8> {
    0..8_u8
}

/// Which of the documents there are; from 18 on, one that there is not.
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

/// Minutes that pass, and what is done then.
fn histories() -> impl Strategy<Value = Vec<(i64, Step)>> {
    vec((0..90_i64, steps()), 5..48)
}

/// A request under a key or a number of its own, and what came of it.
struct Answered {
    key: String,
    asked: String,
    args: Vec<String>,
    ran: Ran,
}

/// A shop beside its model.
struct Twins {
    shop: Shop,
    model: Model,
    answered: Vec<Answered>,
}

impl Twins {
    fn new() -> Self {
        let shop = Shop::empty();
        shop.ok("store init");
        let mut model = Model::default();
        model.now = shop.now();
        let mut twins = Self { shop, model, answered: Vec::new() };
        for (item, quantity, threshold) in
            [(0, 1000, Some(500)), (1, 2500, None), (2, 200, Some(200))]
        {
            twins.take(&Step::Add { item, quantity, threshold, is_tracked: true, ago: None });
        }
        twins
    }

    /// When something happened, and the words that say so.
    fn told(&self, ago: Ago) -> (Timestamp, Vec<String>) {
        let now = self.model.now;
        let Some(minutes) = ago else { return (now, Vec::new()) };
        let at = now.checked_sub(SignedDuration::from_mins(minutes)).unwrap();
        (at, vec!["--at".to_owned(), at.to_string()])
    }

    /// Runs a command that must end as the model says.
    fn run(&self, args: &[String], code: u8) -> Ran {
        let ran = self.shop.run(args);
        assert_eq!(ran.code, code, "bincard {}\n{}", args.join(" "), ran.err);
        ran
    }

    fn plain(&self, words: &str, at: Vec<String>, code: u8) {
        let args = words.split(' ').map(str::to_owned).chain(at).collect::<Vec<_>>();
        self.run(&args, code);
    }

    /// A request under a key: the first answer again, or a conflict, where the key was used (R33).
    fn once(
        &mut self,
        key: String,
        asked: String,
        args: Vec<String>,
        take: impl FnOnce(&mut Self, &Ran) -> u8,
    ) {
        if let Some(first) = self.answered.iter().find(|answered| answered.key == key) {
            if first.asked == asked {
                assert_eq!(self.run(&args, 0), first.ran, "told again: bincard {}", args.join(" "));
            } else {
                self.run(&args, 5);
            }
            return;
        }
        self.model.release_due();
        let ran = self.shop.run(&args);
        let code = take(self, &ran);
        assert_eq!(ran.code, code, "bincard {}\n{}", args.join(" "), ran.err);
        if code == 0 {
            self.answered.push(Answered { key, asked, args, ran });
        }
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Sell { lines, ago, key } => self.sell(lines, *ago, *key),
            Step::Create { number, lines } => {
                let args = words(&format!("invoice create {number}"), lines);
                let asked = format!("{:?}", added_up(lines));
                let (number, lines) = (*number, lines.clone());
                self.once(format!("invoice {number}"), asked, args, move |twins, _| {
                    twins.model.create_invoice(number, &lines)
                });
            }
            Step::Place { number, lines, is_pickup, expires, ago } => {
                let (at, when) = self.told(*ago);
                let mut args = words(&format!("order place {number}"), lines);
                args.extend(is_pickup.then(|| "--pickup".to_owned()));
                args.extend(expires.map(|hours| format!("--expires={hours}h")));
                args.extend(when.clone());
                let asked = format!("{:?} {is_pickup} {expires:?} {when:?}", added_up(lines));
                let (number, lines, is_pickup, expires) =
                    (*number, lines.clone(), *is_pickup, *expires);
                self.once(format!("order {number}"), asked, args, move |twins, _| {
                    twins.model.place(number, &lines, is_pickup, expires, at)
                });
            }
            Step::Again { nth } => {
                if let Some(first) = self.answered.iter().cycle().nth(*nth) {
                    assert_eq!(
                        self.run(&first.args, 0),
                        first.ran,
                        "bincard {}",
                        first.args.join(" ")
                    );
                }
            }
            Step::Add { .. }
            | Step::Threshold { .. }
            | Step::Alert { .. }
            | Step::Track { .. }
            | Step::Shelve { .. }
            | Step::Rule { .. }
            | Step::TrackInvoices { .. }
            | Step::ExpireAfter { .. } => {
                self.model.release_due();
                self.take_profile(step);
            }
            Step::Void { .. }
            | Step::Pay { .. }
            | Step::EndInvoice { .. }
            | Step::Complete { .. }
            | Step::Cancel { .. }
            | Step::Expire { .. }
            | Step::Refund { .. }
            | Step::Adjust { .. }
            | Step::Count { .. } => {
                self.model.release_due();
                self.take_document(step);
            }
        }
    }

    fn sell(&mut self, lines: &Lines, ago: Ago, key: Option<u8>) {
        let (at, when) = self.told(ago);
        let mut args = words("sell", lines);
        args.extend(when.clone());
        let sold = lines.clone();
        let take = move |twins: &mut Self, ran: &Ran| twins.model.sell(&sold, at, ran.out.trim());
        if let Some(key) = key {
            args.push(format!("--key=till-{key}"));
            let asked = format!("{:?} {when:?}", added_up(lines));
            return self.once(format!("key {key}"), asked, args, take);
        }
        self.model.release_due();
        let ran = self.shop.run(&args);
        let code = take(self, &ran);
        assert_eq!(ran.code, code, "bincard {}\n{}", args.join(" "), ran.err);
    }

    fn take_profile(&mut self, step: &Step) {
        match step {
            Step::Add { item, quantity, threshold, is_tracked, ago } => {
                let (at, when) = self.told(*ago);
                let profile = Profile {
                    is_tracked: *is_tracked,
                    is_archived: false,
                    alert: None,
                    threshold: *threshold,
                };
                let code = self.model.add(*item, *quantity, profile, at);
                let threshold =
                    threshold.map(|q| format!(" --threshold={}", shown(q))).unwrap_or_default();
                let (sku, track, quantity) = (SKUS[*item], on_off(*is_tracked), shown(*quantity));
                let line = format!(
                    "item add {sku} --name {sku} --track {track} --quantity={quantity}{threshold}"
                );
                self.plain(&line, when, code);
            }
            Step::Threshold { item, threshold } => {
                let code = self.model.set(*item, |profile| profile.threshold = *threshold);
                let said = threshold.map(shown).unwrap_or_default();
                self.plain(&format!("item set {} --threshold={said}", SKUS[*item]), vec![], code);
            }
            Step::Alert { item, alert } => {
                let code = self.model.set(*item, |profile| profile.alert = *alert);
                let said = alert.map(on_off).unwrap_or_default();
                self.plain(&format!("item set {} --alert={said}", SKUS[*item]), vec![], code);
            }
            Step::Track { item, is_tracked } => {
                let code = self.model.set(*item, |profile| profile.is_tracked = *is_tracked);
                let said = on_off(*is_tracked);
                self.plain(&format!("item set {} --track={said}", SKUS[*item]), vec![], code);
            }
            Step::Shelve { item, is_archived } => {
                let code = self.model.set(*item, |profile| profile.is_archived = *is_archived);
                let word = if *is_archived { "archive" } else { "unarchive" };
                self.plain(&format!("item {word} {}", SKUS[*item]), vec![], code);
            }
            Step::Rule { is_at_or_below } => {
                self.model.is_at_or_below = *is_at_or_below;
                let word = if *is_at_or_below {
                    "set alerts.rule at-or-below"
                } else {
                    "unset alerts.rule"
                };
                self.plain(&format!("settings {word}"), vec![], 0);
            }
            Step::TrackInvoices { is_on } => {
                self.model.is_tracking_invoices = *is_on;
                self.plain(
                    &format!("settings set invoices.track_stock {}", on_off(*is_on)),
                    vec![],
                    0,
                );
            }
            Step::ExpireAfter { hours } => {
                self.model.expire_after = *hours;
                match hours {
                    Some(hours) => {
                        self.plain(
                            &format!("settings set orders.expire_after {hours}h"),
                            vec![],
                            0,
                        );
                    }
                    None => self.plain("settings unset orders.expire_after", vec![], 0),
                }
            }
            other => unreachable!("{other:?} is of no profile"),
        }
    }

    fn take_document(&mut self, step: &Step) {
        match step {
            Step::Void { nth, ago } => {
                let (at, when) = self.told(*ago);
                let number = one_of(&self.model.sales, *nth, "SALE-999".to_owned());
                let code = self.model.void(&number, at);
                self.plain(&format!("sell --void {number}"), when, code);
            }
            Step::Pay { nth, is_part, ago } => {
                let number = one_of(&self.model.invoices, *nth, 99);
                let (at, when) = self.told(*ago);
                let code = self.model.pay_invoice(number, *is_part, at);
                let part = if *is_part { " --part" } else { "" };
                self.plain(&format!("invoice pay {number}{part}"), when, code);
            }
            Step::EndInvoice { nth, is_refund } => {
                let number = one_of(&self.model.invoices, *nth, 99);
                let (word, from, to) = if *is_refund {
                    ("refund", "paid", "refunded")
                } else {
                    ("cancel", "unpaid", "cancelled")
                };
                let code = self.model.end_invoice(number, from, to);
                self.plain(&format!("invoice {word} {number}"), vec![], code);
            }
            Step::Complete { nth, ago } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let (at, when) = self.told(*ago);
                let code = self.model.end_order(number, "completed", at, 1);
                self.plain(&format!("order complete {number}"), when, code);
            }
            Step::Cancel { nth, ago } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let (at, when) = self.told(*ago);
                let code = self.model.end_order(number, "cancelled", at, 0);
                self.plain(&format!("order cancel {number}"), when, code);
            }
            Step::Expire { nth: Some(nth) } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let code = self.model.end_order(number, "expired", self.model.now, 0);
                self.plain(&format!("order expire {number}"), vec![], code);
            }
            Step::Expire { nth: None } => self.plain("order expire", vec![], 0),
            Step::Refund { nth, lines } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let code = self.model.refund(number, lines);
                self.run(&words(&format!("order refund {number}"), lines), code);
            }
            Step::Adjust { item, by, ago } => {
                let (at, when) = self.told(*ago);
                let by = if *by == 0 { 1 } else { *by };
                let code = self.model.adjust(*item, by, at);
                let sign = if by > 0 { "+" } else { "" };
                let line =
                    format!("adjust {} {sign}{} --reason correction", SKUS[*item], shown(by));
                self.plain(&line, when, code);
            }
            Step::Count { item, on_hand, ago } => {
                let (at, when) = self.told(*ago);
                let code = self.model.count(*item, *on_hand, at);
                self.plain(&format!("adjust {} ={}", SKUS[*item], shown(*on_hand)), when, code);
            }
            other => unreachable!("{other:?} is of no document"),
        }
    }

    /// What is listed of each item, a line each: `TEA 6/4 low`.
    fn listed(&self, options: &str) -> Vec<String> {
        let told = |row: &serde_json::Value| {
            let low = if row["low_since"].is_null() { "" } else { " low" };
            format!(
                "{} {}/{}{low}",
                bare(&row["sku"]),
                bare(&row["available"]),
                bare(&row["reserved"])
            )
        };
        self.shop.rows(&format!("item list {options}")).iter().map(told).collect()
    }

    fn must_agree(&mut self, is_archived: bool) {
        self.model.release_due();
        let model = &self.model;
        let wanted = model.items.iter().filter(|(_, profile)| profile.is_archived == is_archived);
        let mut expected: Vec<String> = wanted
            .map(|(item, _)| {
                let (available, reserved) = model.stock(*item, model.now);
                assert!(reserved >= 0, "nothing can be promised that was not there");
                let low = if model.is_low(*item) { " low" } else { "" };
                format!("{} {}/{}{low}", SKUS[*item], shown(available), shown(reserved))
            })
            .collect();
        expected.sort();
        assert_eq!(self.listed(if is_archived { "--archived" } else { "" }), expected);
    }

    /// What holds at the end of every history.
    fn must_hold(&mut self) {
        self.must_agree(true);
        self.shop.checks();
        let (shop, model) = (&self.shop, &self.model);
        let low = model.items.keys().filter(|item| model.is_low(**item)).count();
        assert_eq!(shop.rows("item list --low").len(), low);
        assert_eq!(shop.rows("notify list").len(), low, "one open notification for each low item");
        for hours in [0, 1, 3, 7] {
            let then = model.now.checked_sub(SignedDuration::from_hours(hours)).unwrap();
            for row in shop.rows(&format!("item list --as-of {then}")) {
                let item = SKUS.iter().position(|sku| row["sku"] == *sku).unwrap();
                let (available, reserved) = model.stock(item, then);
                let seen = (bare(&row["available"]), bare(&row["reserved"]));
                assert_eq!(seen, (shown(available), shown(reserved)), "{} at {then}", SKUS[item]);
            }
        }
        for item in model.items.keys() {
            let history = shop.rows(&format!("item history {}", SKUS[*item]));
            let mut before = "0".to_owned();
            for row in &history {
                assert_eq!(
                    bare(&row["before"]),
                    before,
                    "each entry starts where the last one ended"
                );
                before = bare(&row["after"]);
            }
            assert_eq!(before, shown(model.stock(*item, model.now).0));
        }
        for order in shop.rows("order list") {
            let number: u8 = bare(&order["number"]).parse().unwrap();
            assert_eq!(order["state"], model.orders[&number].state);
        }
        assert_eq!(shop.rows("order list").len(), model.orders.len());
        for invoice in shop.rows("invoice list") {
            let number: u8 = bare(&invoice["number"]).parse().unwrap();
            assert_eq!(invoice["state"], model.invoices[&number].state);
        }
    }

    fn live(history: &[(i64, Step)]) {
        let mut twins = Self::new();
        for (minutes, step) in history {
            twins.shop.wait(*minutes);
            twins.model.now = twins.shop.now();
            twins.take(step);
            twins.must_agree(false);
        }
        twins.must_hold();
    }
}

/// The number of a document that there is, or of one that there is not.
fn one_of<K: Clone, V>(documents: &BTreeMap<K, V>, nth: usize, unknown: K) -> K {
    let known = documents.keys().cycle().take(18).nth(nth);
    known.cloned().unwrap_or(unknown)
}

fn words(command: &str, lines: &Lines) -> Vec<String> {
    let lines =
        lines.iter().map(|(item, quantity)| format!("{}={}", SKUS[*item], shown(*quantity)));
    command.split(' ').map(str::to_owned).chain(lines).collect()
}

fn on_off(is_on: bool) -> &'static str {
    if is_on { "on" } else { "off" }
}

fn cases(cases: u32) -> ProptestConfig {
    let kept = FileFailurePersistence::Direct("tests/laws.proptest-regressions");
    ProptestConfig {
        cases,
        max_shrink_iters: 400,
        failure_persistence: Some(Box::new(kept)),
        ..ProptestConfig::default()
    }
}

// Two halves, so that two cores share the work.
proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn stock_is_what_a_naive_model_says(history in histories()) {
        Twins::live(&history);
    }

    #[test]
    fn stock_is_what_a_naive_model_says_too(history in histories()) {
        Twins::live(&history);
    }
}
