//! Numbers and instants as a language writes them, for people; machine formats do not use these.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::language::Language;

/// An exact decimal with the language's decimal mark and groups of three: `12,000.5`, `12 000,5`.
pub(crate) fn decimal(exact: &str, language: Language) -> String {
    let (group, mark) = match language {
        Language::En => (",", "."),
        Language::Fr => ("\u{a0}", ","),
    };
    let (sign, digits) = exact.strip_prefix('-').map_or(("", exact), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut written = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        let behind = whole.len().saturating_sub(index);
        if index > 0 && behind.is_multiple_of(3) {
            written.push_str(group);
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push_str(mark);
        written.push_str(fraction);
    }
    written
}

/// An exact decimal with two places at least: `8.5` is `8.50`.
pub(crate) fn with_cents(exact: &str) -> String {
    match exact.split_once('.') {
        None => format!("{exact}.00"),
        Some((_, fraction)) if fraction.len() == 1 => format!("{exact}0"),
        Some(_) => exact.to_owned(),
    }
}

/// A day and time of day in the shop's time zone: `2026-11-24 08:30`.
pub(crate) fn instant(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// The day of an instant in the shop's time zone: `2026-11-24`.
pub(crate) fn day(day: Date) -> String {
    day.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_the_language() {
        assert_eq!(decimal("1234567.05", Language::En), "1,234,567.05");
        assert_eq!(decimal("-12000.5", Language::Fr), "-12\u{a0}000,5");
        assert_eq!(decimal("100", Language::En), "100");
        assert_eq!(["8", "8.5", "8.125"].map(with_cents), ["8.00", "8.50", "8.125"]);
    }
}
