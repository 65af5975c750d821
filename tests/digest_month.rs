//! A month in a shop (R27–R30): a run every half hour except on three days, a mail server that is down on four days,
//! and a clock change. Each address gets one e-mail on each day with something to report, and every low period is
//! listed as new exactly once.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

use crate::support::mail::{Mail, take};
use crate::support::{Shop, bare};

const SKUS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const ADDRESSES: [&str; 2] = ["owner@shop.test", "manager@shop.test"];
/// Days of the month without any run, counted from 0.
const MISSED: [i32; 3] = [4, 12, 13];
/// Days on which the mail server is down.
const DOWN: [i32; 4] = [7, 8, 14, 21];

/// A low period, as it is in the store.
struct LowStockPeriod {
    sku: String,
    opened_at: Timestamp,
    closed_at: Option<Timestamp>,
}

struct Month {
    shop: Shop,
    zone: TimeZone,
    first: Date,
    dice: u64,
    /// The e-mails of each address, with their times.
    had: BTreeMap<String, Vec<(Timestamp, Mail)>>,
    /// The day, and whether there was something to report that day while mail could be sent.
    due: BTreeMap<(String, Date), bool>,
}

impl Month {
    fn roll(&mut self, sides: u64) -> u64 {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.dice >> 33) % sides
    }

    fn spells(&self) -> Vec<LowStockPeriod> {
        let read = |text: &serde_json::Value| bare(text).parse().unwrap();
        let rows = self.shop.rows("notify list --all");
        let period = |row: &serde_json::Value| LowStockPeriod {
            sku: bare(&row["sku"]),
            opened_at: read(&row["opened_at"]),
            closed_at: row["closed_at"].as_str().map(|text| text.parse().unwrap()),
        };
        rows.iter().map(period).collect()
    }

    /// What is sold, received and reserved in half an hour.
    fn trade(&mut self) {
        let sku = SKUS[usize::try_from(self.roll(6)).unwrap()];
        match self.roll(40) {
            0..3 => drop(self.shop.ok(&format!("sell {sku}=3"))),
            3 => drop(self.shop.ok(&format!("adjust {sku} +9 --reason received"))),
            4 => drop(self.shop.typed(&format!("order place {} {sku}=2 --expires 9h", self.dice))),
            _ => {}
        }
        if self.roll(150) == 0 {
            for sku in SKUS {
                self.shop.ok(&format!("adjust {sku} =15"));
            }
        }
    }

    /// Half an hour: sales, then the run, unless there is none on that day.
    fn pass(&mut self) {
        let now = self.shop.now();
        let local = now.to_zoned_datetime(self.zone.clone());
        let day = (local.date() - self.first).get_days();
        if MISSED.contains(&day) {
            return;
        }
        self.trade();
        let is_up = !DOWN.contains(&day);
        let is_time = local.hour() >= 7;
        if is_up && is_time {
            let spells = self.spells();
            for address in ADDRESSES {
                let last = self.had.get(address).and_then(|had| had.last()).map(|had| had.0);
                let since = last.unwrap_or(now - SignedDuration::from_hours(24));
                let is_due =
                    spells.iter().any(|period| period.closed_at.is_none_or(|at| at > since));
                *self.due.entry((address.to_owned(), local.date())).or_default() |= is_due;
            }
        }
        let config = self.shop.path(if is_up { "up.toml" } else { "down.toml" });
        let ran = self.shop.typed(&format!("notify digest --config {}", config.display()));
        assert!(ran.code == 0 || !is_up && ran.code == 75, "{now} {}", ran.err);
        for mail in take(&self.shop.path("box")) {
            assert!(is_up && is_time, "{now} {mail:?}");
            self.had.entry(mail.header("To").to_owned()).or_default().push((now, mail));
        }
    }

    /// One e-mail on each day with something to report, none on any other, and none twice.
    fn each_day_had_its_mail(&self) {
        let mut sent: BTreeMap<(String, Date), usize> = BTreeMap::new();
        for (address, had) in &self.had {
            for (at, _) in had {
                let day = at.to_zoned_datetime(self.zone.clone()).date();
                *sent.entry((address.clone(), day)).or_default() += 1;
            }
        }
        for ((address, day), is_due) in &self.due {
            let count = sent.remove(&(address.clone(), *day)).unwrap_or(0);
            assert_eq!(count, usize::from(*is_due), "{address} {day}");
        }
        assert!(sent.is_empty(), "{sent:?}");
        let quiet = self.due.values().filter(|is_due| !**is_due).count();
        assert!(quiet > 0 && quiet < self.due.len() / 2, "{quiet} of {} quiet", self.due.len());
    }

    /// Every period is new in the first e-mail after it began, and still low in every later e-mail until it ends. One
    /// that ended before its first e-mail is listed as recovered, unless the item is low again.
    fn every_spell_was_told(&self) {
        let spells = self.spells();
        let (mut told_new, mut told_back) = (0, 0);
        for had in self.had.values() {
            let mut before = Timestamp::MIN;
            for (at, mail) in had {
                let is_open = |period: &&LowStockPeriod| {
                    period.opened_at <= *at && period.closed_at.is_none_or(|closed| closed > *at)
                };
                let skus = |wanted: &dyn Fn(&&LowStockPeriod) -> bool| {
                    let mut skus: Vec<String> =
                        spells.iter().filter(wanted).map(|period| period.sku.clone()).collect();
                    skus.sort();
                    skus.dedup();
                    skus
                };
                let low = skus(&|period| is_open(period));
                let new = skus(&|period| is_open(period) && period.opened_at > before);
                let still = skus(&|period| is_open(period) && period.opened_at <= before);
                let mut back = skus(&|period| {
                    period.closed_at.is_some_and(|closed| closed > before && closed <= *at)
                });
                back.retain(|sku| !low.contains(sku));
                assert_eq!(mail.section("New"), new, "{at} {}", mail.text);
                assert_eq!(mail.section("Still"), still, "{at} {}", mail.text);
                if before != Timestamp::MIN {
                    let mut told = [mail.section("Back"), mail.section("No longer low")].concat();
                    told.sort();
                    assert_eq!(told, back, "{at} {}", mail.text);
                    told_back += back.len();
                }
                told_new += new.len();
                before = *at;
            }
        }
        assert!(told_new > 10 && told_back > 10, "{told_new} new, {told_back} back");
    }
}

fn simulate(zone: &str, first: &str, dice: u64) {
    let mut shop = Shop::empty();
    shop.set_env("TZ", zone);
    let zone = TimeZone::get(zone).unwrap();
    let first: Date = first.parse().unwrap();
    let start = first.to_zoned_datetime(zone.clone()).unwrap().timestamp();
    shop.at(&start.to_string());
    for sku in SKUS {
        shop.ok(&format!("item add {sku} --name {sku} --quantity 14 --threshold 8"));
    }
    shop.ok(&format!("settings set digest.to '{}'", ADDRESSES.join(", ")));
    shop.ok("settings set digest.not_before 07:00");
    std::fs::create_dir(shop.path("box")).unwrap();
    let box_url = format!("[smtp]\nurl = \"file:{}\"\n", shop.path("box").display());
    shop.write("up.toml", box_url);
    shop.write("down.toml", "[smtp]\nurl = \"smtp://127.0.0.1:9\"\n");
    let mut month = Month { shop, zone, first, dice, had: BTreeMap::new(), due: BTreeMap::new() };
    let days = month.first.checked_add(jiff::Span::new().days(31)).unwrap();
    let end = days.to_zoned_datetime(month.zone.clone()).unwrap().timestamp();
    while month.shop.now() < end {
        month.pass();
        month.shop.wait(30);
    }
    month.each_day_had_its_mail();
    month.every_spell_was_told();
    month.shop.checks();
}

#[test]
fn a_month_in_which_the_clock_goes_forward() {
    simulate("America/Montreal", "2026-02-20", 1);
}

#[test]
fn a_month_in_which_the_clock_goes_back() {
    simulate("Europe/Paris", "2026-10-05", 2);
}
