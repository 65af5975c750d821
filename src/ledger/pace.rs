//! `Pace`: how fast an item sells, how many days its stock will last, and how much to reorder. A rule of thumb based
//! on the last 28 days; it ignores seasons, lead times and deliveries on their way.

use jiff::{SignedDuration, Timestamp};

use super::decimal::SCALE;
use super::movement::MovementKind;
use super::quantity::Quantity;

/// The number of days whose sales count, of 24 hours each, up to now.
pub(crate) const WINDOW_DAYS: i64 = 28;
/// The fewest days that a pace is averaged over, so that the good first day of a new item does not suggest a rush.
const FEWEST_DAYS: i64 = 7;
const HOURS_A_DAY: i64 = 24;

/// How fast an item sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    /// The quantity sold in that time, in units of 1/100000; positive.
    sold: i128,
    /// The number of days: 7 to 28.
    days: i128,
}

/// The first instant whose sales count.
pub(crate) fn window_start(now: Timestamp) -> Timestamp {
    let window = SignedDuration::from_hours(WINDOW_DAYS.saturating_mul(HOURS_A_DAY));
    now.checked_sub(window).unwrap_or(Timestamp::MIN)
}

/// The sales of an item within the window, in any order.
#[derive(Debug, Default)]
pub(crate) struct Sales {
    /// The quantity sold, in units of 1/100000.
    sold: i128,
    first_at: Option<Timestamp>,
}

impl Sales {
    /// Adds a movement if it is a sale of any kind; a return has a negative quantity. Voided sales are not passed at
    /// all (R11).
    pub(crate) fn add(&mut self, kind: MovementKind, quantity: Quantity, at: Timestamp) {
        let Some(sold) = sold_by(kind, quantity) else { return };
        self.sold = self.sold.saturating_add(sold);
        self.first_at = Some(self.first_at.map_or(at, |first| first.min(at)));
    }

    /// The pace of an item that was added at an instant; `None` if it had no sales. If it was sold before it was
    /// added, its first sale counts as the start.
    pub(crate) fn pace(&self, now: Timestamp, created_at: Timestamp) -> Option<Pace> {
        let known_since = self.first_at.map_or(created_at, |first| first.min(created_at));
        let hours = now.duration_since(known_since.max(window_start(now))).as_hours();
        let days = hours.div_euclid(HOURS_A_DAY).clamp(FEWEST_DAYS, WINDOW_DAYS);
        (self.sold > 0).then_some(Pace { sold: self.sold, days: i128::from(days) })
    }
}

/// The quantity that a movement counts as sold; `None` if it is not a sale.
fn sold_by(kind: MovementKind, quantity: Quantity) -> Option<i128> {
    let steps = i128::from(quantity.steps());
    match kind {
        MovementKind::Sale | MovementKind::Invoice | MovementKind::Complete => Some(steps),
        MovementKind::Void
        | MovementKind::Opening
        | MovementKind::Reserve
        | MovementKind::Release
        | MovementKind::Adjustment
        | MovementKind::Count
        | MovementKind::CountCorrection => None,
    }
}

impl Pace {
    /// How many whole days the available quantity will last; 0 if nothing is available, or it lasts less than a day.
    pub(crate) fn days_left(self, available: Quantity) -> u64 {
        let steps = i128::from(available.steps()).max(0);
        let days = steps.saturating_mul(self.days).checked_div(self.sold).unwrap_or(0);
        u64::try_from(days).unwrap_or(u64::MAX)
    }

    /// How much to reorder: what brings the stock up to the threshold plus 28 days of sales, rounded up to a whole
    /// number. `None` if there is enough.
    pub(crate) fn reorder(self, available: Quantity, threshold: Quantity) -> Option<Quantity> {
        let window = i128::from(WINDOW_DAYS);
        let scale = i128::from(SCALE);
        let sales = self.sold.saturating_mul(window).checked_div(self.days)?;
        let missing = i128::from(threshold.steps())
            .saturating_add(sales)
            .saturating_sub(i128::from(available.steps()));
        let up = missing.saturating_add(scale.saturating_sub(1)).div_euclid(scale);
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

    fn sales(movements: &[(MovementKind, &str, i64)]) -> Sales {
        let mut sales = Sales::default();
        for (kind, steps, days) in movements {
            sales.add(*kind, quantity(steps), ago(*days));
        }
        sales
    }

    /// The pace of an item added some days ago.
    fn pace(sold: &str, days: i64) -> Option<Pace> {
        let sales = sales(&[
            (MovementKind::Adjustment, "50", days.min(3)),
            (MovementKind::Sale, sold, days.min(3)),
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
    fn a_new_item_is_averaged_over_its_own_days_but_at_least_a_week() {
        assert_eq!(pace("14", 14).unwrap().days_left(quantity("5")), 5);
        assert_eq!(pace("14", 2).unwrap().days_left(quantity("5")), 2, "two a day over a week");
        assert_eq!(
            pace("14", 14).unwrap().reorder(quantity("0"), quantity("4")),
            Some(quantity("32"))
        );
    }

    #[test]
    fn without_sales_there_is_no_pace() {
        assert_eq!(Sales::default().pace(now(), now()), None);
        assert_eq!(sales(&[(MovementKind::Void, "1", 0)]).pace(now(), ago(40)), None);
    }
}
