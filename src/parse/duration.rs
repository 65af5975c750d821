//! A span of time as people write it (`48h`, `3d`), kept as written.

use jiff::Span;
use std::cmp::Ordering;

use crate::refusal::Refusal;

/// A hundred years.
const MOST_DAYS: i32 = 36_500;

/// Reads `90min`, `48h`, `3d`, `2w`: one or more whole numbers with a unit. Days are calendar days.
pub(crate) fn span(text: &str) -> Result<Span, Refusal> {
    let bad = || Refusal::BadDuration { text: text.to_owned() };
    let too_long = || Refusal::DurationTooLong { text: text.to_owned() };
    let not_positive = || Refusal::DurationNotPositive { text: text.to_owned() };
    if text.trim().strip_prefix('-').is_some_and(|after| span(after).is_ok()) {
        return Err(not_positive());
    }
    let mut span = Span::new();
    let mut rest = text.trim();
    if rest.is_empty() {
        return Err(bad());
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or_else(bad)?;
        let (count, after) = rest.split_at(digits);
        if count.is_empty() {
            return Err(bad());
        }
        let count: i64 = count.parse().map_err(|_| too_long())?;
        let unit = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (unit, after) = after.split_at(unit);
        let part = match unit.trim() {
            "w" | "week" | "weeks" => {
                count.checked_mul(7).and_then(|days| Span::new().try_days(days).ok())
            }
            "d" | "day" | "days" => Span::new().try_days(count).ok(),
            "h" | "hour" | "hours" => Span::new().try_hours(count).ok(),
            "m" | "min" | "minute" | "minutes" => Span::new().try_minutes(count).ok(),
            "s" | "second" | "seconds" => Span::new().try_seconds(count).ok(),
            _ => return Err(bad()),
        }
        .ok_or_else(too_long)?;
        span = span
            .checked_add(jiff::SpanArithmetic::from(part).days_are_24_hours())
            .map_err(|_| too_long())?;
        rest = after.trim_start();
    }
    if span.is_zero() {
        return Err(not_positive());
    }
    let most = jiff::SpanCompare::from(Span::new().days(MOST_DAYS)).days_are_24_hours();
    match span.compare(most) {
        Ok(Ordering::Less | Ordering::Equal) => Ok(span),
        Ok(Ordering::Greater) | Err(_) => Err(too_long()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (text, shown) in [
            ("48h", "PT48H"),
            ("3d", "P3D"),
            ("2w", "P14D"),
            ("1d12h", "P1DT12H"),
            ("90 min", "PT90M"),
        ] {
            assert_eq!(span(text).unwrap().to_string(), shown, "{text}");
        }
        for text in ["", "3", "h", "3x", "-3d", "0h", "1.5h", "99999999999999999999d"] {
            assert!(span(text).is_err(), "{text}");
        }
        for text in ["36501d", "999999999999d", "99999999999999999999d", "1000000h"] {
            assert!(matches!(span(text), Err(Refusal::DurationTooLong { .. })), "{text}");
        }
    }
}
