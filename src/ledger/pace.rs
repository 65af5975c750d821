//! `Pace`: how fast an item sells, how many days what is there lasts, and how much to reorder. A rule of thumb over
//! the last 28 days; seasons, lead times and what is on its way are not known here.

use jiff::Timestamp;
use std::collections::BTreeMap;

use super::decimal::SCALE;
use super::movement::MovementKind;
use super::quantity::Quantity;

/// The days whose sales count, today among them.
pub(crate) const WINDOW_DAYS: i64 = 28;
/// The fewest days a pace is taken over, so that the first good day of a new item promises no rush.
const FEWEST_DAYS: i64 = 7;
const SECONDS_A_DAY: i64 = 86_400;

/// How fast an item sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pace {
    /// What was sold within the days, in steps; above zero.
    sold: i128,
    /// How many days: 7 to 28.
    days: i128,
}

/// What an item sold on its last days, as it is kept beside its balances: `20787:300000 20788:-100000`, a day of UTC
/// since 1970-01-01 and the steps sold on it, less what voids brought back. With it a list of all that runs low costs
/// no look at the ledger.
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
        now: Timestamp,
    ) -> Option<Self> {
        if !is_sale(kind) {
            return None;
        }
        let mut days = self.days();
        days.add(kind, quantity, at);
        days.let_go(Some(now));
        Some(Self::of(&days))
    }

    /// The days that follow from the ledger alone, whatever the clock did: those within a window of the latest.
    pub(crate) fn whole(&self) -> Self {
        let mut days = self.days();
        days.let_go(None);
        Self::of(&days)
    }

    /// The pace of an item that was made at an instant; `None` where nothing was sold, so that nothing can be said.
    pub(crate) fn pace(&self, now: Timestamp, created_at: Timestamp) -> Option<Pace> {
        let (today, days) = (day_of(now), self.days());
        let first = first_of_window(today);
        let window = days.0.range(first..=today);
        let sold = window.clone().fold(0_i128, |sum, (_, sold)| sum.saturating_add(*sold));
        let first_sold = window.clone().find(|(_, sold)| **sold > 0).map(|(day, _)| *day);
        let known_since = day_of(created_at).min(first_sold.unwrap_or(today)).max(first);
        let known_days = today.saturating_sub(known_since).saturating_add(1);
        let days = i128::from(known_days.clamp(FEWEST_DAYS, WINDOW_DAYS));
        (sold > 0).then_some(Pace { sold, days })
    }

    fn days(&self) -> SalesByDay {
        let day_and_sold = |part: &str| {
            let (day, sold) = part.split_once(':')?;
            Some((day.parse().ok()?, sold.parse().ok()?))
        };
        SalesByDay(self.0.split(' ').filter_map(day_and_sold).collect())
    }
}

/// The sales of an item being added up: steps by day.
#[derive(Debug, Default)]
pub(crate) struct SalesByDay(BTreeMap<i64, i128>);

impl SalesByDay {
    /// Counts what left the shop for a customer, and what a voided sale brought back; nothing else is a sale.
    pub(crate) fn add(&mut self, kind: MovementKind, quantity: Quantity, at: Timestamp) {
        if !is_sale(kind) {
            return;
        }
        let steps = i128::from(quantity.steps());
        let sold = if kind == MovementKind::Void { steps.saturating_neg() } else { steps };
        let that_day = self.0.entry(day_of(at)).or_default();
        *that_day = that_day.saturating_add(sold);
    }

    /// Lets days go that the latest one is a window away from. Where it is said what time it is, a later one than today
    /// counts as today: a clock that once ran ahead costs no sales.
    pub(crate) fn let_go(&mut self, now: Option<Timestamp>) {
        if let Some((latest, _)) = self.0.last_key_value() {
            let last = now.map_or(*latest, |now| day_of(now).min(*latest));
            self.0 = self.0.split_off(&first_of_window(last));
        }
    }
}

fn is_sale(kind: MovementKind) -> bool {
    match kind {
        MovementKind::Sale
        | MovementKind::Invoice
        | MovementKind::Complete
        | MovementKind::Void => true,
        MovementKind::Opening
        | MovementKind::Reserve
        | MovementKind::Release
        | MovementKind::Adjustment
        | MovementKind::Count
        | MovementKind::CountCorrection => false,
    }
}

/// The first day of a window that ends with a day.
fn first_of_window(last: i64) -> i64 {
    last.saturating_sub(WINDOW_DAYS).saturating_add(1)
}

fn day_of(at: Timestamp) -> i64 {
    at.as_second().div_euclid(SECONDS_A_DAY)
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
    use jiff::SignedDuration;

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
            sales.with(*kind, quantity(steps), ago(*days), now()).unwrap_or(sales)
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
        sales.pace(now(), ago(days.saturating_sub(1)))
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
        let old = sales(&[(MovementKind::Sale, "3", 28)]);
        assert_eq!(old.pace(now(), ago(40)), None);
        assert!(old.pace(ago(1), ago(40)).is_some(), "the 28th day back counts");
    }

    #[test]
    fn the_days_of_a_window_are_kept_whatever_came_when() {
        let kept = |movements: &[(MovementKind, &str, i64)]| sales(movements).0;
        let sale = |days| (MovementKind::Sale, "1", days);
        assert_eq!(kept(&[sale(31), sale(3), sale(3)]), "20778:200000");
        assert_eq!(kept(&[sale(3), sale(31)]), "20778:100000", "told late");
        assert_eq!(kept(&[sale(27), sale(0)]), "20754:100000 20781:100000");
        // A till whose clock was a year ahead: what was sold in truth is still counted.
        let ahead = kept(&[sale(5), sale(-365), sale(1)]);
        assert_eq!(ahead, "20776:100000 20780:100000 21146:100000");
        assert_eq!(DailySales(ahead).whole().0, "21146:100000");
        assert_eq!(DailySales("x 5 7:y 8:1".to_owned()).whole().0, "8:1");
    }
}
