//! `Quantity`: how much of an item, in the item's own unit, with five exact decimals (R4).

use super::decimal::exact_number;

exact_number! {
    /// How much of an item, in its own unit (pieces, kilograms, metres); may be negative.
    Quantity
}

/// A quantity would exceed the range of R4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OutOfRange;

impl std::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for OutOfRange {}

impl Quantity {
    /// One.
    pub(crate) const ONE: Self = Self(super::decimal::SCALE);

    /// One million.
    pub(crate) const MILLION: Self = Self(1_000_000 * super::decimal::SCALE);

    /// The sum. Refuses one outside the range of R4.
    pub(crate) fn plus(self, other: Self) -> Result<Self, OutOfRange> {
        let sum = self.0.checked_add(other.0).and_then(Self::from_steps);
        sum.ok_or(OutOfRange)
    }

    /// The difference. Refuses one outside the range of R4.
    pub(crate) fn minus(self, other: Self) -> Result<Self, OutOfRange> {
        self.plus(other.negated())
    }

    pub(crate) fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// Whether it is above zero.
    pub(crate) fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Whether it is below zero.
    pub(crate) fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Whether it is zero.
    pub(crate) fn is_zero(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenth_and_two_tenths_are_three_tenths() {
        let [a, b, sum] = ["0.1", "0.2", "0.3"].map(|text| text.parse::<Quantity>().unwrap());
        assert_eq!(a.plus(b).unwrap(), sum);
    }

    #[test]
    fn a_sum_beyond_the_range_is_refused() {
        let most: Quantity = "9000000000000".parse().unwrap();
        assert!(matches!(most.plus(Quantity::ONE), Err(OutOfRange)));
    }
}
