//! `Digest`: what the daily e-mail to one address lists (R27).

use jiff::Timestamp;

use super::decimal;
use super::money::Money;
use super::pace::Pace;
use super::quantity::Quantity;
use super::sku::Sku;
use crate::ledger::label::Label;

/// The most items of a section that are listed anywhere: a megabyte or two in the attached list.
pub(crate) const MAX_LISTED: usize = 10_000;
/// Items collected before they are sorted again.
const SORTED_AT_ONCE: usize = 2_500;

#[derive(Debug, Clone)]
pub(crate) struct DigestItem {
    pub(crate) sku: Sku,
    pub(crate) name: Label,
    /// The variation, such as a size or a colour.
    pub(crate) variation: Option<Label>,
    /// The quantity available.
    pub(crate) available: Quantity,
    /// The quantity reserved for open orders.
    pub(crate) reserved: Quantity,
    /// The quantity below which it is low.
    pub(crate) threshold: Quantity,
    /// Its price, for reordering.
    pub(crate) price: Option<Money>,
    /// How fast it sells, if it does.
    pub(crate) pace: Option<Pace>,
    pub(crate) low_since: Timestamp,
    /// When it recovered; `None` while it is low.
    pub(crate) back_at: Option<Timestamp>,
}

impl DigestItem {
    /// The shortfall to the threshold; `None` if there is none.
    pub(crate) fn shortfall(&self) -> Shortfall {
        let missing = self.threshold.steps().saturating_sub(self.available.steps());
        Shortfall(missing.max(0))
    }

    /// Whether nothing is available.
    pub(crate) fn is_sold_out(&self) -> bool {
        !self.available.is_positive()
    }

    /// How many days the available quantity will last, if it has sales.
    pub(crate) fn days_left(&self) -> Option<u64> {
        self.pace.map(|pace| pace.days_left(self.available))
    }

    /// How much to reorder, if it is low and has sales.
    pub(crate) fn reorder(&self) -> Option<Quantity> {
        let pace = self.pace.filter(|_| self.back_at.is_none())?;
        pace.reorder(self.available, self.threshold)
    }
}

/// The shortfall in units of 1/100000, which may be up to twice the range of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shortfall(i64);

impl std::fmt::Display for Shortfall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        decimal::write(self.0, f)
    }
}

/// What one address receives: every low item, and those that recovered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Digest {
    /// Became low since the last digest to this address.
    pub(crate) new: Section,
    /// Was already low.
    pub(crate) still: Section,
    /// Had run out since the last digest, and is no longer low: back in stock.
    pub(crate) back: Section,
    /// Was low since the last digest without running out, and no longer is.
    pub(crate) recovered: Section,
    /// Whether this address never received a digest, so that nothing is new to it.
    pub(crate) is_first: bool,
}

impl Digest {
    /// Whether there is nothing to report, so that no e-mail is sent (R28).
    pub(crate) fn is_empty(&self) -> bool {
        self.low_count() == 0 && self.recovered_count() == 0
    }

    /// The number of items that are no longer low.
    pub(crate) fn recovered_count(&self) -> usize {
        self.back.count.saturating_add(self.recovered.count)
    }

    /// The number of low items that are sold out.
    pub(crate) fn sold_out_count(&self) -> usize {
        self.new.sold_out.saturating_add(self.still.sold_out)
    }

    /// The number of low items.
    pub(crate) fn low_count(&self) -> usize {
        self.new.count.saturating_add(self.still.count)
    }

    /// Sorts the most urgent items first.
    pub(crate) fn sort(&mut self) {
        let Self { new, still, back, recovered, is_first: _ } = self;
        for section in [new, still, back, recovered] {
            section.keep_most_urgent();
        }
    }
}

/// The most urgent items of a section and their total number, so that memory does not grow with the catalogue.
#[derive(Debug, Clone, Default)]
pub(crate) struct Section {
    items: Vec<DigestItem>,
    count: usize,
    sold_out: usize,
}

impl Section {
    /// Adds an item, which is dropped again if there are enough more urgent ones.
    pub(crate) fn push(&mut self, item: DigestItem) {
        self.count = self.count.saturating_add(1);
        self.sold_out = self.sold_out.saturating_add(usize::from(item.is_sold_out()));
        self.items.push(item);
        if self.items.len() >= MAX_LISTED.saturating_add(SORTED_AT_ONCE) {
            self.keep_most_urgent();
        }
    }

    /// The first `MAX_LISTED` items.
    pub(crate) fn items(&self) -> &[DigestItem] {
        &self.items
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Sold-out items come first, then those that last the fewest days, then those without sales; among equals, the
    /// largest shortfall in proportion to the threshold, then by SKU.
    fn keep_most_urgent(&mut self) {
        self.items.sort_by(|a, b| a.urgency_against(b).then_with(|| a.sku.key().cmp(b.sku.key())));
        self.items.truncate(MAX_LISTED);
    }
}

#[cfg(test)]
impl From<Vec<DigestItem>> for Section {
    fn from(items: Vec<DigestItem>) -> Self {
        let sold_out = items.iter().filter(|item| item.is_sold_out()).count();
        Self { count: items.len(), items, sold_out }
    }
}

impl DigestItem {
    /// Less is more urgent. Compares available in proportion to the threshold without a division.
    fn urgency_against(&self, other: &Self) -> std::cmp::Ordering {
        let part = |available: Quantity, threshold: Quantity| {
            i128::from(available.steps()).saturating_mul(i128::from(threshold.steps().max(1)))
        };
        let rank = |item: &Self| match item.days_left() {
            _ if item.is_sold_out() => (0, 0),
            Some(days) => (1, days),
            None => (2, 0),
        };
        rank(self)
            .cmp(&rank(other))
            .then(part(self.available, other.threshold).cmp(&part(other.available, self.threshold)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::movement::MovementKind;
    use crate::ledger::pace::Sales;

    fn item(n: usize) -> DigestItem {
        let now: Timestamp = "2026-11-24T12:00:00Z".parse().unwrap();
        let mixed = n.wrapping_mul(7_919) % 100_003;
        let mut sales = Sales::default();
        if !mixed.is_multiple_of(3) {
            sales.add(
                MovementKind::Sale,
                (mixed % 97).saturating_add(1).to_string().parse().unwrap(),
                now,
            );
        }
        DigestItem {
            sku: Sku::parse(&format!("SKU-{n}")).unwrap(),
            name: Label::parse("Tea").unwrap(),
            variation: None,
            available: (mixed % 11).to_string().parse().unwrap(),
            reserved: Quantity::ZERO,
            threshold: (mixed % 13).saturating_add(9).to_string().parse().unwrap(),
            price: None,
            pace: sales.pace(now, Timestamp::UNIX_EPOCH),
            low_since: now,
            back_at: None,
        }
    }

    #[test]
    fn the_listed_items_are_the_first_of_all_when_sorted() {
        for count in [3, MAX_LISTED - 1, MAX_LISTED, MAX_LISTED + 1, 2 * MAX_LISTED + 4_321] {
            let mut section = Section::default();
            let mut all: Vec<DigestItem> = (0..count).map(item).collect();
            all.iter().cloned().for_each(|item| section.push(item));
            section.keep_most_urgent();
            all.sort_by(|a, b| a.urgency_against(b).then_with(|| a.sku.key().cmp(b.sku.key())));
            let skus = |items: &[DigestItem]| {
                let skus = items.iter().take(MAX_LISTED).map(|item| item.sku.to_string());
                skus.collect::<Vec<_>>()
            };
            assert_eq!(section.count(), count);
            assert!(skus(section.items()) == skus(&all), "{count}");
        }
    }

    #[test]
    fn a_shortfall_beyond_the_range_of_quantities_is_exact() {
        let mut item = item(1);
        item.threshold = "9000000000000".parse().unwrap();
        item.available = "-9000000000000".parse().unwrap();
        assert_eq!(item.shortfall().to_string(), "18000000000000");
        item.available = "9000000000000".parse().unwrap();
        assert_eq!(item.shortfall().to_string(), "0");
    }
}
