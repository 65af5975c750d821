//! `Pace`: how fast an item sells, how many days what is there lasts, and how much to reorder. A rule of thumb over
//! the last 28 days; seasons, lead times and what is on its way are not known here.

use jiff::{SignedDuration, Timestamp};

use super::decimal::SCALE;
use super::movement::MovementKind;
use super::quantity::Quantity;

/// The days whose sales count.
pub(crate) const WINDOW_DAYS: i64 = 28;
/// The fewest days a pace is taken over, so that the first good day of a new item promises no rush.
const FEWEST_DAYS: i64 = 7;
const HOURS_A_DAY: i64 = 24;

/// How fast an item sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    /// What was sold within the days, in steps; above zero.
    sold: i128,
    /// How many days: 7 to 28.
    days: i128,
}

/// The sales of one item, added up one by one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tally {
    now: Timestamp,
    known_since: Timestamp,
    sold: i128,
}

impl Tally {
    /// Nothing yet, for an item that was made at an instant.
    pub(crate) fn new(now: Timestamp, created_at: Timestamp) -> Self {
        Self { now, known_since: created_at, sold: 0 }
    }

    /// The first instant that counts.
    pub(crate) fn starts_at(now: Timestamp) -> Timestamp {
        let window = SignedDuration::from_hours(WINDOW_DAYS.saturating_mul(HOURS_A_DAY));
        now.checked_sub(window).unwrap_or(Timestamp::MIN)
    }

    /// Counts what left the shop for a customer, and what a voided sale brought back; nothing else is a sale.
    pub(crate) fn add(&mut self, kind: MovementKind, quantity: Quantity, at: Timestamp) {
        let steps = i128::from(quantity.steps());
        self.sold = match kind {
            MovementKind::Sale | MovementKind::Invoice | MovementKind::Complete => {
                self.known_since = self.known_since.min(at);
                self.sold.saturating_add(steps)
            }
            MovementKind::Void => self.sold.saturating_sub(steps),
            MovementKind::Opening
            | MovementKind::Reserve
            | MovementKind::Release
            | MovementKind::Adjustment
            | MovementKind::Count
            | MovementKind::CountCorrection => self.sold,
        };
    }

    /// The pace; `None` where nothing was sold, so that nothing can be said.
    pub(crate) fn pace(self) -> Option<Pace> {
        let hours = self.now.duration_since(self.known_since).as_hours();
        let days = hours.div_euclid(HOURS_A_DAY).clamp(FEWEST_DAYS, WINDOW_DAYS);
        (self.sold > 0).then_some(Pace { sold: self.sold, days: i128::from(days) })
    }
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

    /// A pace of what was sold, by an item known for some days.
    fn pace(sold: &str, days: i64) -> Option<Pace> {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let ago = |days: i64| {
            now.checked_sub(SignedDuration::from_hours(days.saturating_mul(24))).unwrap()
        };
        let mut tally = Tally::new(now, ago(days));
        tally.add(MovementKind::Adjustment, quantity("50"), ago(days.min(3)));
        tally.add(MovementKind::Sale, quantity(sold), ago(days.min(3)));
        tally.add(MovementKind::Sale, Quantity::ONE, ago(1));
        tally.add(MovementKind::Void, Quantity::ONE, ago(1));
        tally.pace()
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
        let now = Timestamp::UNIX_EPOCH;
        assert_eq!(Tally::new(now, now).pace(), None);
        let mut voided = Tally::new(now, now);
        voided.add(MovementKind::Void, Quantity::ONE, now);
        assert_eq!(voided.pace(), None);
    }
}
