//! `Digest`: what the daily e-mail tells (R27), gathered for one address.

use jiff::Timestamp;

use super::money::Money;
use super::pace::Pace;
use super::quantity::Quantity;
use super::sku::Sku;
use crate::ledger::label::Label;

#[derive(Debug, Clone)]
pub(crate) struct DigestItem {
    pub(crate) sku: Sku,
    pub(crate) name: Label,
    /// Which of several of that name.
    pub(crate) variation: Option<Label>,
    /// What can be sold now.
    pub(crate) available: Quantity,
    /// What is promised to open orders.
    pub(crate) reserved: Quantity,
    /// The quantity under which it is low.
    pub(crate) threshold: Quantity,
    /// Its price, for whoever reorders.
    pub(crate) price: Option<Money>,
    /// How fast it sells, where it does.
    pub(crate) pace: Option<Pace>,
    pub(crate) low_since: Timestamp,
    /// When it was no longer low; `None` while it is.
    pub(crate) back_at: Option<Timestamp>,
}

impl DigestItem {
    /// How much is missing to the threshold; nothing where there is enough.
    pub(crate) fn shortfall(&self) -> Quantity {
        self.threshold.minus(self.available).unwrap_or(Quantity::ZERO).max(Quantity::ZERO)
    }

    /// Whether nothing can be sold any more.
    pub(crate) fn is_sold_out(&self) -> bool {
        !self.available.is_positive()
    }

    /// How many days what is available lasts, where its sales tell.
    pub(crate) fn days_left(&self) -> Option<u64> {
        self.pace.map(|pace| pace.days_left(self.available))
    }

    /// How much to reorder, where its sales tell and it is low.
    pub(crate) fn reorder(&self) -> Option<Quantity> {
        let pace = self.pace.filter(|_| self.back_at.is_none())?;
        pace.reorder(self.available, self.threshold)
    }
}

/// What one address gets: every item that is low, and those that no longer are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Digest {
    /// Became low since this address's last digest, most urgent first.
    pub(crate) new: Vec<DigestItem>,
    /// Was low before, most urgent first.
    pub(crate) still: Vec<DigestItem>,
    /// Was low at some moment since the last digest and no longer is.
    pub(crate) back: Vec<DigestItem>,
}

impl Digest {
    /// Whether there is nothing to tell, so that no e-mail is sent (R28).
    pub(crate) fn is_empty(&self) -> bool {
        self.new.is_empty() && self.still.is_empty() && self.back.is_empty()
    }

    /// How many items are low.
    pub(crate) fn low_count(&self) -> usize {
        self.new.len().saturating_add(self.still.len())
    }
}

impl Digest {
    /// Puts the most urgent first: what is sold out, then what lasts the fewest days, then what has no sales to
    /// tell by; among equals what is missing most in proportion to its threshold, then by SKU.
    pub(crate) fn sort(&mut self) {
        for items in [&mut self.new, &mut self.still, &mut self.back] {
            items.sort_by(|a, b| a.urgency_against(b).then_with(|| a.sku.key().cmp(b.sku.key())));
        }
    }
}

impl DigestItem {
    /// Less is more urgent. Available in proportion to threshold is compared without division.
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
