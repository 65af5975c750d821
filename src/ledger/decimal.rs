//! Exact decimals: from text to an integer number of 1/100000 and back (R4). No floating point, and no thousands
//! separators or decimal commas: the catalogue handles those.

use std::fmt;

/// The most decimal places of a number.
pub(crate) const PLACES: usize = 5;
/// One, in units of 1/100000.
pub(crate) const SCALE: i64 = 100_000;
/// The largest magnitude, in units of 1/100000: 9 × 10^12.
pub(crate) const LIMIT: i64 = 9_000_000_000_000 * SCALE;

/// Why a text is not an exact decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalError {
    /// It is not a plain decimal.
    NotANumber,
    /// It has a comma instead of the decimal point.
    Comma,
    /// It has more than five decimal places.
    TooManyPlaces,
    /// It is outside ±9 × 10^12.
    OutOfRange,
}

/// Reads `-12.5` as -1250000. A leading `+`, exponents, spaces and commas are refused; zeros after the fifth place
/// are allowed.
pub(crate) fn parse(text: &str) -> Result<i64, DecimalError> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || fraction.is_empty() || digits.is_empty() {
        let is_comma = digits.matches(',').count() == 1
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
            && digits.len() > 1;
        return Err(if is_comma { DecimalError::Comma } else { DecimalError::NotANumber });
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > PLACES {
        return Err(DecimalError::TooManyPlaces);
    }
    let zeros = std::iter::repeat_n(b'0', PLACES.saturating_sub(fraction.len()));
    let mut padded = whole.bytes().chain(fraction.bytes()).chain(zeros);
    let steps = padded.try_fold(0_i64, |steps, digit| {
        let digit = i64::from(digit.saturating_sub(b'0'));
        steps.checked_mul(10)?.checked_add(digit).filter(|steps| *steps <= LIMIT)
    });
    let steps = steps.ok_or(DecimalError::OutOfRange)?;
    Ok(if is_negative { steps.saturating_neg() } else { steps })
}

/// The shortest exact form, without trailing zeros, and without a point if there is no fraction.
pub(crate) fn write(steps: i64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let magnitude = steps.unsigned_abs();
    let scale = SCALE.unsigned_abs();
    let (whole, fraction) = (magnitude.div_euclid(scale), magnitude.rem_euclid(scale));
    let mut text = format!("{}{whole}", if steps < 0 { "-" } else { "" });
    if fraction != 0 {
        text.push_str(format!(".{fraction:05}").trim_end_matches('0'));
    }
    f.pad_integral(true, "", &text)
}

/// A newtype for the scaled integer, with exact text in both directions.
macro_rules! exact_number {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub(crate) struct $name(i64);

        impl $name {
            /// Zero.
            #[allow(dead_code, reason = "both numbers share one definition")]
            pub(crate) const ZERO: Self = Self(0);

            /// Converts the stored integer; refused outside the range of R4.
            pub(crate) fn from_steps(steps: i64) -> Option<Self> {
                (-$crate::ledger::decimal::LIMIT..=$crate::ledger::decimal::LIMIT)
                    .contains(&steps)
                    .then_some(Self(steps))
            }

            /// The stored integer: units of 1/100000.
            pub(crate) fn steps(self) -> i64 {
                self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ledger::decimal::DecimalError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::ledger::decimal::parse(text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                $crate::ledger::decimal::write(self.0, f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|_| serde::de::Error::custom("not an exact decimal"))
            }
        }
    };
}
pub(crate) use exact_number;

#[cfg(test)]
mod tests {
    use super::*;

    struct Shown(i64);
    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write(self.0, f)
        }
    }

    #[test]
    fn reads_and_writes_exactly() {
        for (text, steps, shown) in [
            ("0", 0, "0"),
            ("-0", 0, "0"),
            ("0.1", 10_000, "0.1"),
            (".5", 50_000, "0.5"),
            ("-1.28", -128_000, "-1.28"),
            ("12.50000", 1_250_000, "12.5"),
            ("1.0000000", 100_000, "1"),
            ("0.00001", 1, "0.00001"),
            ("007", 700_000, "7"),
            ("9000000000000", LIMIT, "9000000000000"),
        ] {
            assert_eq!(parse(text), Ok(steps), "{text}");
            assert_eq!(Shown(steps).to_string(), shown);
        }
    }

    #[test]
    fn refuses_what_is_not_exact() {
        for (text, why) in [
            ("", DecimalError::NotANumber),
            ("-", DecimalError::NotANumber),
            (".", DecimalError::NotANumber),
            (",", DecimalError::NotANumber),
            ("5.", DecimalError::NotANumber),
            ("1e3", DecimalError::NotANumber),
            ("NaN", DecimalError::NotANumber),
            ("+1", DecimalError::NotANumber),
            ("1 000", DecimalError::NotANumber),
            ("١", DecimalError::NotANumber),
            ("1,5", DecimalError::Comma),
            ("1,234,567", DecimalError::NotANumber),
            ("0.000001", DecimalError::TooManyPlaces),
            ("9000000000000.00001", DecimalError::OutOfRange),
            ("99999999999999999999999999", DecimalError::OutOfRange),
        ] {
            assert_eq!(parse(text), Err(why), "{text}");
        }
    }
}
