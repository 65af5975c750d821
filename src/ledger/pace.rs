//! `Pace`: how fast an item sells, how many days what is there lasts, and how much to reorder. A rule of thumb over
//! the last 28 days; seasons, lead times and what is on its way are not known here.

use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

use super::decimal::SCALE;
use super::movement::MovementKind;
use super::quantity::Quantity;

/// The days whose sales count, of 24 hours each, up to now.
pub(crate) const WINDOW_DAYS: i64 = 28;
/// The fewest days a pace is taken over, so that the first good day of a new item promises no rush.
const FEWEST_DAYS: i64 = 7;
const HOURS_A_DAY: i64 = 24;
const SECONDS_A_DAY: i64 = 86_400;

/// How fast an item sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    /// What was sold within the days, in steps; above zero.
    sold: i128,
    /// How many days: 7 to 28.
    days: i128,
}

/// What an item sold on the last days on which it sold, as it is kept beside its balances: `20787:300000
/// 20788:-100000`, a day of UTC since 1970-01-01 and the steps sold on it, less what voids brought back. The days are
/// those that a window ending on the latest one has a part of: they follow from the ledger alone. With them a list of
/// all that runs low costs no look at the ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DailySales(String);

impl DailySales {
    /// What a store has kept. What cannot be read of it counts as nothing sold: `store check` finds it.
    pub(crate) fn kept(text: Option<String>) -> Self {
        Self(text.unwrap_or_default())
    }

    /// As it is kept.
    pub(crate) fn of(days: &SalesByDay) -> Self {
        let parts: Vec<String> = days.0.iter().map(|(day, sold)| format!("{day}:{sold}")).collect();
        Self(parts.join(" "))
    }

    /// The text that is kept; nothing where the item never sold.
    pub(crate) fn text(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(self.0.as_str())
    }

    /// The same with a movement more; nothing where that is no sale.
    pub(crate) fn with(
        &self,
        kind: MovementKind,
        quantity: Quantity,
        at: Timestamp,
    ) -> Option<Self> {
        let sold = sold_by(kind, quantity)?;
        let mut days = self.days();
        days.add_steps(sold, at);
        Some(Self::of(&days))
    }

    /// Whether the latest day is yet to come: it was entered by a clock that ran ahead, and only the ledger tells what
    /// was sold up to now.
    pub(crate) fn is_ahead_of(&self, now: Timestamp) -> bool {
        self.days().0.last_key_value().is_some_and(|(latest, _)| *latest > day_of(now))
    }

    /// The pace of an item that was made at an instant; `None` where nothing was sold, so that nothing can be said. Of
    /// the day in which the window begins, the part that lies in it counts.
    pub(crate) fn pace(&self, now: Timestamp, created_at: Timestamp) -> Option<Pace> {
        let starts_at = window_start(now);
        let (first, days) = (day_of(starts_at), self.days());
        let outside = i128::from(starts_at.as_second().rem_euclid(SECONDS_A_DAY));
        let day = i128::from(SECONDS_A_DAY);
        let inside = |(on, sold): (&i64, &i128)| {
            let part = if *on == first { day.saturating_sub(outside) } else { day };
            (*on, sold.saturating_mul(part).div_euclid(day))
        };
        let window: Vec<(i64, i128)> = days.0.range(first..=day_of(now)).map(inside).collect();
        let sold = window.iter().fold(0_i128, |sum, (_, sold)| sum.saturating_add(*sold));
        let first_sold = window.iter().find(|(_, sold)| *sold > 0).map(|(on, _)| *on);
        let known_since = match first_sold.and_then(start_of) {
            Some(sold_at) if day_of(sold_at) < day_of(created_at) => sold_at,
            Some(_) | None => created_at,
        };
        let hours = now.duration_since(known_since.max(starts_at)).as_hours();
        let days = hours.div_euclid(HOURS_A_DAY).clamp(FEWEST_DAYS, WINDOW_DAYS);
        (sold > 0).then_some(Pace { sold, days: i128::from(days) })
    }

    fn days(&self) -> SalesByDay {
        let day_and_sold = |part: &str| {
            let (day, sold) = part.split_once(':')?;
            Some((day.parse().ok()?, sold.parse().ok()?))
        };
        SalesByDay(self.0.split(' ').filter_map(day_and_sold).collect())
    }
}

/// The first instant of the first day that has a part in the window.
pub(crate) fn first_day_starts_at(now: Timestamp) -> Timestamp {
    start_of(day_of(window_start(now))).unwrap_or(Timestamp::MIN)
}

fn window_start(now: Timestamp) -> Timestamp {
    let window = SignedDuration::from_hours(WINDOW_DAYS.saturating_mul(HOURS_A_DAY));
    now.checked_sub(window).unwrap_or(Timestamp::MIN)
}

/// The sales of an item being added up, in whatever order: steps by day.
#[derive(Debug, Default)]
pub(crate) struct SalesByDay(BTreeMap<i64, i128>);

impl SalesByDay {
    /// Counts what left the shop for a customer, and what a voided sale brought back; nothing else is a sale. Days that
    /// a window ending on the latest one has no part of are left out.
    pub(crate) fn add(&mut self, kind: MovementKind, quantity: Quantity, at: Timestamp) {
        if let Some(sold) = sold_by(kind, quantity) {
            self.add_steps(sold, at);
        }
    }

    fn add_steps(&mut self, sold: i128, at: Timestamp) {
        let that_day = self.0.entry(day_of(at)).or_default();
        *that_day = that_day.saturating_add(sold);
        if let Some((latest, _)) = self.0.last_key_value() {
            let first = latest.saturating_sub(WINDOW_DAYS);
            self.0.retain(|day, _| *day >= first);
        }
    }
}

/// The steps a movement counts as sold; nothing where it is no sale.
fn sold_by(kind: MovementKind, quantity: Quantity) -> Option<i128> {
    let steps = i128::from(quantity.steps());
    match kind {
        MovementKind::Sale | MovementKind::Invoice | MovementKind::Complete => Some(steps),
        MovementKind::Void => Some(steps.saturating_neg()),
        MovementKind::Opening
        | MovementKind::Reserve
        | MovementKind::Release
        | MovementKind::Adjustment
        | MovementKind::Count
        | MovementKind::CountCorrection => None,
    }
}

fn day_of(at: Timestamp) -> i64 {
    at.as_second().div_euclid(SECONDS_A_DAY)
}

fn start_of(day: i64) -> Option<Timestamp> {
    Timestamp::from_second(day.saturating_mul(SECONDS_A_DAY)).ok()
}

impl Pace {
    /// How many whole days what is available lasts; 0 where nothing is, or it is gone within the day.
    pub(crate) fn days_left(self, available: Quantity) -> u64 {
        let steps = i128::from(available.steps()).max(0);
        let days = steps.saturating_mul(self.days).checked_div(self.sold).unwrap_or(0);
        u64::try_from(days).unwrap_or(u64::MAX)
    }

    /// What to reorder: what brings the stock up to the threshold and the sales of 28 days, rounded up to a
    /// whole number. `None` where there is enough.
    pub(crate) fn reorder(self, available: Quantity, threshold: Quantity) -> Option<Quantity> {
        let window = i128::from(WINDOW_DAYS);
        let scale = i128::from(SCALE);
        let sales = self.sold.saturating_mul(window).checked_div(self.days)?;
        let wanted = i128::from(threshold.steps())
            .saturating_add(sales)
            .saturating_sub(i128::from(available.steps()));
        let up = wanted.saturating_add(scale.saturating_sub(1)).div_euclid(scale);
        let steps = i64::try_from(up.saturating_mul(scale)).ok()?;
        Quantity::from_steps(steps).filter(|quantity| quantity.is_positive())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(text: &str) -> Quantity {
        text.parse().unwrap()
    }

    fn now() -> Timestamp {
        "2026-11-24T12:00:00Z".parse().unwrap()
    }

    fn ago(days: i64) -> Timestamp {
        now().checked_sub(SignedDuration::from_hours(days.saturating_mul(24))).unwrap()
    }

    fn sales(movements: &[(MovementKind, &str, i64)]) -> DailySales {
        movements.iter().fold(DailySales::default(), |sales, (kind, steps, days)| {
            sales.with(*kind, quantity(steps), ago(*days)).unwrap_or(sales)
        })
    }

    /// A pace of what was sold, by an item known for some days.
    fn pace(sold: &str, days: i64) -> Option<Pace> {
        let sales = sales(&[
            (MovementKind::Adjustment, "50", days.min(3)),
            (MovementKind::Sale, sold, days.min(3)),
            (MovementKind::Sale, "1", 1),
            (MovementKind::Void, "1", 1),
        ]);
        sales.pace(now(), ago(days))
    }

    #[test]
    fn days_and_reorder_follow_from_28_days_of_sales() {
        let month = pace("56", 400).unwrap();
        assert_eq!(month.days_left(quantity("5")), 2, "two a day");
        assert_eq!(month.days_left(quantity("-3")), 0);
        assert_eq!(month.reorder(quantity("5"), quantity("10")), Some(quantity("61")));
        assert_eq!(month.reorder(quantity("100"), quantity("10")), None);
        let slow = pace("0.5", 400).unwrap();
        assert_eq!(slow.days_left(quantity("2")), 112);
        assert_eq!(slow.reorder(quantity("2"), quantity("3")), Some(quantity("2")), "rounded up");
    }

    #[test]
    fn a_young_item_is_taken_by_its_own_days_but_a_week_at_least() {
        assert_eq!(pace("14", 14).unwrap().days_left(quantity("5")), 5);
        assert_eq!(pace("14", 2).unwrap().days_left(quantity("5")), 2, "two a day over a week");
        assert_eq!(
            pace("14", 14).unwrap().reorder(quantity("0"), quantity("4")),
            Some(quantity("32"))
        );
    }

    #[test]
    fn without_sales_nothing_is_said() {
        assert_eq!(DailySales::default().pace(now(), now()), None);
        assert_eq!(sales(&[(MovementKind::Void, "1", 0)]).pace(now(), ago(40)), None);
        assert_eq!(sales(&[(MovementKind::Sale, "3", 29)]).pace(now(), ago(40)), None);
    }

    #[test]
    fn of_the_first_day_of_the_window_the_part_within_counts() {
        let month = |steps, days| sales(&[(MovementKind::Sale, steps, days)]).pace(now(), ago(400));
        let days_left = |pace: Option<Pace>| pace.unwrap().days_left(quantity("4"));
        assert_eq!(days_left(month("8", 27)), 14);
        assert_eq!(days_left(month("8", 28)), 28, "noon: half of it");
        let sold = sales(&[(MovementKind::Sale, "28", 14)]);
        for later in ["2026-11-24T23:59:59Z", "2026-11-25T00:00:01Z", "2026-11-25T11:00:00Z"] {
            let pace = sold.pace(later.parse().unwrap(), ago(400)).unwrap();
            assert_eq!(pace.days_left(quantity("42")), 42, "one a day, whatever the hour");
        }
    }

    #[test]
    fn the_days_of_a_window_are_kept_whatever_came_when() {
        let kept = |movements: &[(MovementKind, &str, i64)]| sales(movements).0;
        let sale = |days| (MovementKind::Sale, "1", days);
        assert_eq!(kept(&[sale(32), sale(3), sale(3)]), "20778:200000");
        assert_eq!(kept(&[sale(3), sale(32)]), "20778:100000", "told late");
        assert_eq!(kept(&[sale(28), sale(0)]), "20753:100000 20781:100000");
        let ahead = sales(&[sale(5), sale(-365), sale(1)]);
        assert_eq!(ahead.0, "21146:100000");
        assert!(ahead.is_ahead_of(now()) && !ahead.is_ahead_of(ago(-365)));
        assert!(!DailySales::default().is_ahead_of(now()));
    }
}
