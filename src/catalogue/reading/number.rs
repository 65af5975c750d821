//! Quantities and prices as people write them in cells: exact, and refused where they can be read
//! two ways. No floating point, and no guessing from the other rows.

use std::borrow::Cow;

use crate::ledger::decimal::DecimalError;
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::refusal::{Refusal, RowProblem};

/// The mark before the decimals, in the whole file.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    /// `1234.5`
    #[default]
    Point,
    /// The same, and `1234,5` where the comma cannot stand between thousands: in a French session.
    PointOrComma,
    /// `1234,5`: in files with `;`, and where `--decimal-comma` says so.
    Comma,
}

impl DecimalMark {
    fn mark(self) -> char {
        match self {
            Self::Point | Self::PointOrComma => '.',
            Self::Comma => ',',
        }
    }

    fn other(self) -> char {
        match self {
            Self::Point | Self::PointOrComma => ',',
            Self::Comma => '.',
        }
    }
}

/// What may stand around a price, beside `$`, `€`, `£` and `¥`.
const CURRENCIES: [&str; 18] = [
    "CA", "CAD", "C", "CDN", "US", "USD", "EUR", "GBP", "CHF", "AU", "A", "AUD", "NZ", "NZD",
    "JPY", "CNY", "MXN", "XOF",
];

pub(crate) fn quantity(text: &str, mark: DecimalMark) -> Result<Quantity, RowProblem> {
    if is_plain(text, mark) {
        return text.parse().map_err(|why| not_a_number(text, why));
    }
    plain(text.trim(), text, mark)?.parse().map_err(|why| not_a_number(text, why))
}

/// Reads a price or a cost; a currency and blanks between the thousands change nothing.
pub(crate) fn money(text: &str, mark: DecimalMark) -> Result<Money, RowProblem> {
    if is_plain(text, mark) {
        return text.parse().map_err(|why| not_a_number(text, why));
    }
    let bare = without_currency(text)
        .and_then(|bare| without_blanks(&bare, mark).map(Cow::into_owned))
        .ok_or_else(|| not_a_number(text, DecimalError::NotANumber))?;
    plain(&bare, text, mark)?.parse().map_err(|why| not_a_number(text, why))
}

/// Whether a text can only be what it looks like: nearly all are.
fn is_plain(text: &str, mark: DecimalMark) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || (b == b'.' && mark != DecimalMark::Comma))
}

/// Whether a text is what a spreadsheet leaves of a long number: `6.37702E+15`.
pub(crate) fn is_spreadsheet_damage(text: &str) -> bool {
    if !matches!(text.as_bytes(), [b'0'..=b'9', b'.' | b',' | b'E' | b'e', ..]) {
        return false;
    }
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, "0"));
    let is_mantissa = whole.len() == 1 && is_digits(whole) && is_digits(fraction);
    let digits = match (exponent.strip_prefix('+'), exponent.strip_prefix('-')) {
        (Some(digits), _) => digits,
        (None, Some(digits)) if mantissa.len() > 1 => digits,
        (None, Some(_) | None) => return false,
    };
    is_mantissa && is_digits(digits)
}

fn not_a_number(text: &str, why: DecimalError) -> RowProblem {
    RowProblem::Refused(Box::new(Refusal::BadNumber { text: text.trim().to_owned(), why }))
}

/// The number with a decimal point and nothing between the thousands.
fn plain<'a>(number: &'a str, text: &str, mark: DecimalMark) -> Result<Cow<'a, str>, RowProblem> {
    let number: Cow<'a, str> = match number.strip_prefix('\u{2212}') {
        Some(magnitude) => format!("-{magnitude}").into(),
        None => number.into(),
    };
    let (decimal, other) = (mark.mark(), mark.other());
    let positions = (number.rfind(decimal), number.rfind(other));
    let marks = (number.matches(decimal).count(), number.matches(other).count());
    let (fraction_mark, group) = match (marks, positions) {
        ((0, 0), _) => return Ok(number),
        ((1, 0), _) => {
            return Ok(if decimal == '.' { number } else { number.replace(',', ".").into() });
        }
        // Both marks: the last one, once, stands before the decimals.
        ((1, _), (Some(last), Some(group))) if last > group => (Some(decimal), other),
        ((_, 1), (Some(group), Some(last))) if last > group => (Some(other), decimal),
        // One mark several times groups the thousands.
        ((0, 2..), _) => (None, other),
        ((2.., 0), _) => (None, decimal),
        ((0, 1), _) => return single_mark(&number, mark, text),
        _ => return Err(not_a_number(text, DecimalError::NotANumber)),
    };
    let (whole, fraction) = match fraction_mark {
        Some(mark) => number.rsplit_once(mark).unwrap_or((&number, "")),
        None => (&*number, "0"),
    };
    if !is_grouped(whole, group) {
        return Err(not_a_number(text, DecimalError::NotANumber));
    }
    Ok(format!("{}.{fraction}", whole.replace(group, "")).into())
}

/// A single mark that is not the file's decimal mark. In a file of decimal commas a point that
/// cannot stand between thousands is a decimal point (`12.50`); in a French session such a comma is
/// a decimal comma, and elsewhere a comma is never taken for anything.
fn single_mark<'a>(
    number: &str,
    mark: DecimalMark,
    text: &str,
) -> Result<Cow<'a, str>, RowProblem> {
    let (other, is_comma) = (mark.other(), mark.other() == ',');
    if is_grouped(number, other) {
        let decimal = number.replace(',', ".");
        let thousands = number.replace(other, "");
        return Err(if is_comma {
            RowProblem::AmbiguousComma { decimal, thousands }
        } else {
            RowProblem::AmbiguousPoint { decimal, thousands }
        });
    }
    if is_comma {
        let decimal = number.replace(',', ".");
        return Err(match decimal.parse::<Quantity>() {
            Ok(_) if mark == DecimalMark::PointOrComma => return Ok(decimal.into()),
            Ok(_) => RowProblem::DecimalComma { decimal },
            Err(_) => not_a_number(text, DecimalError::Comma),
        });
    }
    Ok(number.to_owned().into())
}

/// Whether a mark cuts digits into a first group of one to three and further groups of three.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.strip_prefix('-').unwrap_or(whole).split(mark);
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = groups.next().is_some_and(|first| {
        (1..=3).contains(&first.len()) && is_digits(first) && !first.starts_with('0')
    });
    is_first && groups.all(|group| group.len() == 3 && is_digits(group))
}

fn without_currency(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text),
    };
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '\u{2212}');
    let start = rest.find(is_number)?;
    let last = rest.rfind(is_number)?;
    let (before, number) = rest.split_at_checked(start)?;
    let length = last.checked_sub(start)?.checked_add(1)?;
    let (number, after) = number.split_at_checked(length)?;
    let is_currency = |affix: &str| {
        let letters = affix.replace(['$', '€', '£', '¥'], " ");
        letters.trim().is_empty() || CURRENCIES.contains(&letters.trim())
    };
    if !is_currency(before) || !is_currency(after) {
        return None;
    }
    Some(if sign.is_empty() { number.into() } else { format!("{sign}{number}").into() })
}

fn without_blanks(number: &str, mark: DecimalMark) -> Option<Cow<'_, str>> {
    if !number.contains(char::is_whitespace) {
        return Some(number.into());
    }
    let spaced: String = number.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let other = if spaced.contains(mark.mark()) { mark.mark() } else { mark.other() };
    let whole = spaced.split(other).next()?;
    let rest = spaced.strip_prefix(whole)?;
    let is_plain = is_grouped(whole, ' ') && !rest.contains(' ');
    is_plain.then(|| format!("{}{rest}", whole.replace(' ', "")).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::{Comma, Point, PointOrComma};

    fn price(text: &str, mark: DecimalMark) -> String {
        match money(text, mark) {
            Ok(money) => money.to_string(),
            Err(
                RowProblem::AmbiguousComma { decimal, thousands }
                | RowProblem::AmbiguousPoint { decimal, thousands },
            ) => format!("{decimal} or {thousands}"),
            Err(_) => "refused".to_owned(),
        }
    }

    #[test]
    fn prices_are_read_as_shops_write_them() {
        for (text, read) in [
            ("12.50", "12.5"),
            (" $12.50 ", "12.5"),
            ("CA$ 12.50", "12.5"),
            ("12.50 CAD", "12.5"),
            ("EUR 5", "5"),
            ("£3", "3"),
            ("-$5", "-5"),
            ("$-5.00", "-5"),
            ("1,234.56", "1234.56"),
            ("1,234,567", "1234567"),
            ("12 000.50 $", "12000.5"),
            ("1\u{202f}234", "1234"),
            ("1.234,56", "1234.56"),
            ("1,234", "1.234 or 1234"),
            ("12,50", "refused"),
            ("12,34.5", "refused"),
            ("1.2.3", "refused"),
            ("12 50", "refused"),
            ("x12", "refused"),
            ("12 USDX", "refused"),
            ("$", "refused"),
            ("variable", "refused"),
        ] {
            assert_eq!(price(text, Point), read, "{text}");
        }
    }

    #[test]
    fn prices_with_a_decimal_comma_are_read() {
        for (text, read) in [
            ("12,50", "12.5"),
            ("12\u{a0}000,50\u{a0}$", "12000.5"),
            ("12 000,50 $ CA", "12000.5"),
            ("1.234,56 €", "1234.56"),
            ("1,234.56", "1234.56"),
            ("1,234", "1.234"),
            ("12.50", "12.5"),
            ("0.125", "0.125"),
            ("1.234", "1.234 or 1234"),
            ("12", "12"),
            ("−3,5", "-3.5"),
        ] {
            assert_eq!(price(text, Comma), read, "{text}");
        }
    }

    #[test]
    fn a_french_session_reads_a_comma_that_can_only_be_a_decimal_comma() {
        for (text, read) in [
            ("12,50", "12.5"),
            ("12 000,50 $", "12000.5"),
            ("12.50", "12.5"),
            ("1.125", "1.125"),
            ("1,234", "1.234 or 1234"),
        ] {
            assert_eq!(price(text, PointOrComma), read, "{text}");
        }
    }

    #[test]
    fn quantities_are_exact_and_never_guessed() {
        assert_eq!(quantity(" 2.5 ", Point).unwrap().to_string(), "2.5");
        assert_eq!(quantity("2,5", Comma).unwrap().to_string(), "2.5");
        assert_eq!(quantity("-3", Point).unwrap().to_string(), "-3");
        let problem = quantity("1,234", Point).unwrap_err();
        let (decimal, thousands) = ("1.234".to_owned(), "1234".to_owned());
        assert_eq!(problem, RowProblem::AmbiguousComma { decimal, thousands });
        let decimal = "2.5".to_owned();
        assert_eq!(quantity("2,5", Point).unwrap_err(), RowProblem::DecimalComma { decimal });
        for text in ["$5", "1e3", "0.000001", "1 000", "2,5x", "", "five", "+5"] {
            assert!(matches!(quantity(text, Point), Err(RowProblem::Refused(_))), "{text}");
        }
    }

    #[test]
    fn what_a_spreadsheet_leaves_of_a_number_is_known() {
        for text in ["6.37702E+15", "6,37702E+15", "1E+05", "1.2e-7"] {
            assert!(is_spreadsheet_damage(text), "{text}");
        }
        for text in ["1E5", "5E-10", "TEA+1", "12.5E+3", "E+15", "A1E+15", "00012"] {
            assert!(!is_spreadsheet_damage(text), "{text}");
        }
    }
}
