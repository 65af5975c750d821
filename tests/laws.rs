//! Laws: random histories of all commands, compared with a naive model (model.rs).
//!
//! After each step, the exit code and the available, reserved and low items match the model. At the end, the store is
//! consistent, and so is its past. A failing history is stored in `laws.proptest-regressions`, and tried first from
//! then on.

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeMap;

use crate::model::{Lines, Model, Profile, SKUS, added_up, shown};
use crate::steps::{Ago, Step, histories};
use crate::support::{Ran, Shop, bare, variable};

/// A request with its own key or number, and its outcome.
struct Answered {
    key: String,
    asked: String,
    args: Vec<String>,
    ran: Ran,
}

/// A shop and its model.
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

    /// A past time, and the option that gives it.
    fn time_of(&self, ago: Ago) -> (Timestamp, Vec<String>) {
        let now = self.model.now;
        let Some(minutes) = ago else { return (now, Vec::new()) };
        let at = now.checked_sub(SignedDuration::from_mins(minutes)).unwrap();
        (at, vec!["--at".to_owned(), at.to_string()])
    }

    /// Runs a command that must end as the model does.
    fn run(&self, args: &[String], code: u8) -> Ran {
        let ran = self.shop.run(args);
        assert_eq!(ran.code, code, "bincard {}\n{}", args.join(" "), ran.err);
        ran
    }

    fn plain(&self, words: &str, at: Vec<String>, code: u8) {
        let args = words.split(' ').map(str::to_owned).chain(at).collect::<Vec<_>>();
        self.run(&args, code);
    }

    /// A request with a key: if the key was used before, the first answer or a conflict (R33).
    fn once(
        &mut self,
        key: String,
        asked: String,
        args: Vec<String>,
        take: impl FnOnce(&mut Self, &Ran) -> u8,
    ) {
        if let Some(nth) = self.answered.iter().position(|answered| answered.key == key) {
            if self.answered[nth].asked == asked {
                self.again(nth, &args);
            } else {
                self.model.release_due();
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

    /// The same request again: the first result, unless its order or invoice ended without a sale (R33).
    fn again(&mut self, nth: usize, args: &[String]) {
        self.model.release_due();
        let first = &self.answered[nth];
        if self.model.has_ended(&first.key) {
            self.run(args, 5);
        } else {
            let again = self.run(args, 0);
            assert_eq!(again.out, first.ran.out, "sent again: bincard {}", args.join(" "));
            assert!(again.err.starts_with("Already done "), "{}", again.err);
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
                let (at, when) = self.time_of(*ago);
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
                if !self.answered.is_empty() {
                    let nth = nth % self.answered.len();
                    self.again(nth, &self.answered[nth].args.clone());
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
            | Step::Reopen { .. }
            | Step::Refund { .. }
            | Step::Adjust { .. }
            | Step::Count { .. } => {
                self.model.release_due();
                self.take_document(step);
            }
        }
    }

    fn sell(&mut self, lines: &Lines, ago: Ago, key: Option<u8>) {
        let (at, when) = self.time_of(ago);
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
                let (at, when) = self.time_of(*ago);
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
                let value = threshold.map(shown).unwrap_or_default();
                self.plain(&format!("item set {} --threshold={value}", SKUS[*item]), vec![], code);
            }
            Step::Alert { item, alert } => {
                let code = self.model.set(*item, |profile| profile.alert = *alert);
                let value = alert.map(on_off).unwrap_or_default();
                self.plain(&format!("item set {} --alert={value}", SKUS[*item]), vec![], code);
            }
            Step::Track { item, is_tracked } => {
                let code = self.model.set(*item, |profile| profile.is_tracked = *is_tracked);
                let value = on_off(*is_tracked);
                self.plain(&format!("item set {} --track={value}", SKUS[*item]), vec![], code);
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
                let (at, when) = self.time_of(*ago);
                let number = one_of(&self.model.sales, *nth, "SALE-999".to_owned());
                let code = self.model.void(&number, at);
                self.plain(&format!("sell --void {number}"), when, code);
            }
            Step::Pay { nth, is_part, ago } => {
                let number = one_of(&self.model.invoices, *nth, 99);
                let (at, when) = self.time_of(*ago);
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
                let (at, when) = self.time_of(*ago);
                let code = self.model.complete(number, ago.map(|_| at));
                self.plain(&format!("order complete {number}"), when, code);
            }
            Step::Cancel { nth, ago } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let (at, when) = self.time_of(*ago);
                let code = self.model.end_order(number, "cancelled", at, 0);
                self.plain(&format!("order cancel {number}"), when, code);
            }
            Step::Expire { nth: Some(nth) } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let code = self.model.end_order(number, "expired", self.model.now, 0);
                self.plain(&format!("order expire {number}"), vec![], code);
            }
            Step::Expire { nth: None } => self.plain("order expire", vec![], 0),
            Step::Reopen { nth, expires, is_backorder, ago } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let (at, when) = self.time_of(*ago);
                let code = self.model.reopen(number, *expires, *is_backorder, at);
                let expires =
                    expires.map(|hours| format!(" --expires={hours}h")).unwrap_or_default();
                let backorder = if *is_backorder { " --backorder" } else { "" };
                self.plain(&format!("order reopen {number}{expires}{backorder}"), when, code);
            }
            Step::Refund { nth, lines } => {
                let number = one_of(&self.model.orders, *nth, 99);
                let code = self.model.refund(number, lines);
                self.run(&words(&format!("order refund {number}"), lines), code);
            }
            Step::Adjust { item, by, ago } => {
                let (at, when) = self.time_of(*ago);
                let by = if *by == 0 { 1 } else { *by };
                let code = self.model.adjust(*item, by, at);
                let sign = if by > 0 { "+" } else { "" };
                let line =
                    format!("adjust {} {sign}{} --reason correction", SKUS[*item], shown(by));
                self.plain(&line, when, code);
            }
            Step::Count { item, on_hand, ago } => {
                let (at, when) = self.time_of(*ago);
                let code = self.model.count(*item, *on_hand, at);
                self.plain(&format!("adjust {} ={}", SKUS[*item], shown(*on_hand)), when, code);
            }
            other => unreachable!("{other:?} is of no document"),
        }
    }

    /// What is listed of each item, one line each: `TEA 6/4 low`.
    fn listed(&self, options: &str) -> Vec<String> {
        let level = |row: &serde_json::Value| {
            let low = if row["low_since"].is_null() { "" } else { " low" };
            format!(
                "{} {}/{}{low}",
                bare(&row["sku"]),
                bare(&row["available"]),
                bare(&row["reserved"])
            )
        };
        self.shop.rows(&format!("item list {options}")).iter().map(level).collect()
    }

    fn must_agree(&mut self, is_archived: bool) {
        self.model.release_due();
        let model = &self.model;
        let listed = model.items.iter().filter(|(_, profile)| profile.is_archived == is_archived);
        let mut expected: Vec<String> = listed
            .map(|(item, _)| {
                let (available, reserved) = model.stock(*item, model.now);
                assert!(reserved >= 0, "nothing can be promised that was not there");
                let low = if model.is_low(*item) { " low" } else { "" };
                if !model.items[item].is_tracked {
                    return format!("{} null/null", SKUS[*item]);
                }
                format!("{} {}/{}{low}", SKUS[*item], shown(available), shown(reserved))
            })
            .collect();
        expected.sort();
        assert_eq!(self.listed(if is_archived { "--archived" } else { "" }), expected);
    }

    /// What is checked at the end of every history.
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
                let expected = if model.items[&item].is_tracked {
                    (shown(available), shown(reserved))
                } else {
                    ("null".to_owned(), "null".to_owned())
                };
                assert_eq!(seen, expected, "{} at {then}", SKUS[item]);
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

/// The number of an existing document, or of one that does not exist.
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

/// Half of the histories: 512 in total, or as many as `BINCARD_HISTORIES` says.
fn half() -> ProptestConfig {
    let given = variable("BINCARD_HISTORIES");
    let given = given.map(|text| text.to_str().unwrap().parse::<u32>().unwrap());
    let cases = given.unwrap_or(512).div_ceil(2);
    let failures = FileFailurePersistence::Direct("tests/laws.proptest-regressions");
    ProptestConfig {
        cases,
        max_shrink_iters: 400,
        failure_persistence: Some(Box::new(failures)),
        ..ProptestConfig::default()
    }
}

// Two halves, so that two cores share the work.
proptest! {
    #![proptest_config(half())]

    #[test]
    fn stock_matches_a_naive_model(history in histories()) {
        Twins::live(&history);
    }

    #[test]
    fn stock_matches_a_naive_model_in_the_other_half(history in histories()) {
        Twins::live(&history);
    }
}
