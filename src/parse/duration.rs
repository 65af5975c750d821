//! A duration as people write it: `48h`, `3d`, `2 weeks`, `2 semaines`, or ISO 8601.

use jiff::civil::date;
use jiff::{Span, ToSpan};

use super::french;
use crate::refusal::Refusal;

/// A hundred years.
const MAX_DAYS: i32 = 36_500;

/// A number with more digits exceeds `MAX_DAYS` in any unit.
const MAX_DIGITS: usize = 10;

/// Reads a positive duration of whole seconds or longer units. Days are calendar days.
pub(crate) fn span(text: &str) -> Result<Span, Refusal> {
    let bad = || Refusal::BadDuration { text: text.to_owned() };
    let too_long = || Refusal::DurationTooLong { text: text.to_owned() };
    // The library accepts fractions and `12:30:00`, but these are hardly ever what was meant.
    if text.contains(['.', ',', ':']) {
        return Err(bad());
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let has_long_number = text.split(|c| !is_digit(c)).any(|digits| digits.len() > MAX_DIGITS);
    let span: Span = french::units(text.trim())
        .parse()
        .map_err(|_| if has_long_number { too_long() } else { bad() })?;
    if span.get_milliseconds() != 0 || span.get_microseconds() != 0 || span.get_nanoseconds() != 0 {
        return Err(bad());
    }
    let start = date(2000, 1, 1).at(0, 0, 0, 0);
    let end = start.checked_add(span).map_err(|_| too_long())?;
    if end <= start {
        return Err(Refusal::DurationNotPositive { text: text.to_owned() });
    }
    if end > start.saturating_add(MAX_DAYS.days()) { Err(too_long()) } else { Ok(span) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        for (text, shown) in [
            ("48h", "PT48H"),
            ("3d", "P3D"),
            ("2w", "P2W"),
            ("2 weeks", "P2W"),
            ("3 semaines", "P3W"),
            ("2 jours", "P2D"),
            ("2j", "P2D"),
            ("48 h", "PT48H"),
            ("1d12h", "P1DT12H"),
            ("90 min", "PT90M"),
            ("P1DT12H", "P1DT12H"),
        ] {
            assert_eq!(span(text).unwrap().to_string(), shown, "{text}");
        }
        for text in
            ["", "3", "h", "3x", "-3d", "0h", "1.5h", "12:30:00", "500ms", "99999999999999999999d"]
        {
            assert!(span(text).is_err(), "{text}");
        }
        for text in ["36501d", "999999999999d", "99999999999999999999d", "1000000h"] {
            assert!(matches!(span(text), Err(Refusal::DurationTooLong { .. })), "{text}");
        }
    }
}
