//! Quantities and prices as people write them in cells: exact, and refused if they are ambiguous. No floating point,
//! and no guessing from other rows.

use std::borrow::Cow;

use crate::ledger::decimal::{DecimalError, PLACES};
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::refusal::{Refusal, RowProblem};

/// The decimal mark of a file.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    /// `1234.5`
    #[default]
    Point,
    /// The same, and `1234,5` where the comma cannot be a thousands separator; in French sessions.
    PointOrComma,
    /// `1234,5`: in files separated by `;`, and with `--decimal-comma`.
    Comma,
    /// Either, in files from programs that never write thousands separators.
    Either,
}

impl DecimalMark {
    fn mark(self) -> char {
        match self {
            Self::Point | Self::PointOrComma | Self::Either => '.',
            Self::Comma => ',',
        }
    }

    fn other(self) -> char {
        match self {
            Self::Point | Self::PointOrComma | Self::Either => ',',
            Self::Comma => '.',
        }
    }
}

/// What may surround a price, in addition to Unicode's currency signs: the codes of ISO 4217, and common
/// abbreviations.
const CURRENCIES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
     BZD CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ \
     GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL \
     LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG \
     QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD \
     TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL \
     CA C CDN US AU A NZ R S HK MX FCFA CFA FR FR. F KR KR. RS RS. ZŁ KČ FT LEI DH RM RP RP. TL L \
     CAN NT J TT EC RD BDS B U Q N P GH KSH KSH. S/ B/. BS BS. GS GS. SFR SFR. DIN DIN. L. KN ЛВ ЛВ. РУБ РУБ. ГРН ГРН. Đ 円 元";

pub(crate) fn quantity(text: &str, mark: DecimalMark) -> Result<Quantity, RowProblem> {
    if is_plain(text, mark) {
        return text.parse().map_err(|why| not_a_number(text, why));
    }
    let bare = without_blanks(text.trim(), mark)
        .ok_or_else(|| not_a_number(text, DecimalError::NotANumber))?;
    plain(&bare, text, mark)?.parse().map_err(|why| not_a_number(text, why))
}

/// A cost, which may have more than five decimals, and whether it was rounded.
pub(crate) fn cost(text: &str, mark: DecimalMark) -> Result<(Money, bool), RowProblem> {
    match money_text(text, mark)?.parse() {
        Ok(money) => Ok((money, false)),
        Err(DecimalError::TooManyPlaces) => {
            let rounded = rounded(&money_text(text, mark)?);
            rounded
                .map(|money| (money, true))
                .ok_or_else(|| not_a_number(text, DecimalError::OutOfRange))
        }
        Err(why) => Err(not_a_number(text, why)),
    }
}

/// The nearest number with five decimals; half a unit is rounded away from zero.
fn rounded(number: &str) -> Option<Money> {
    let (whole, fraction) = number.split_once('.')?;
    let cut: Money = format!("{whole}.{}", fraction.get(..PLACES)?).parse().ok()?;
    let is_up = fraction.as_bytes().get(PLACES).is_some_and(|digit| *digit >= b'5');
    let step = if !is_up {
        0
    } else if number.starts_with('-') {
        -1
    } else {
        1
    };
    Money::from_steps(cut.steps().checked_add(step)?)
}

/// Reads a price, ignoring currencies and spaces between thousands.
pub(crate) fn money(text: &str, mark: DecimalMark) -> Result<Money, RowProblem> {
    money_text(text, mark)?.parse().map_err(|why| not_a_number(text, why))
}

/// A price with a decimal point, and nothing around or between its digits.
fn money_text(text: &str, mark: DecimalMark) -> Result<Cow<'_, str>, RowProblem> {
    if is_plain(text, mark) {
        return Ok(text.into());
    }
    let bare = without_currency(text)
        .and_then(|bare| without_blanks(&bare, mark).map(Cow::into_owned))
        .ok_or_else(|| not_a_number(text, DecimalError::NotANumber))?;
    plain(&bare, text, mark).map(Cow::into_owned).map(Cow::Owned)
}

/// Whether a text is unambiguous, as nearly all are.
fn is_plain(text: &str, mark: DecimalMark) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || (b == b'.' && mark != DecimalMark::Comma))
}

/// Whether a spreadsheet has damaged a long number: `6.37702E+15`.
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

/// The number with a decimal point and without thousands separators.
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
        ((0, 1), _) if mark == DecimalMark::Either => return Ok(number.replace(',', ".").into()),
        ((1, 0), _) => {
            return Ok(if decimal == '.' { number } else { number.replace(',', ".").into() });
        }
        // With both marks, the last one is the decimal mark if it occurs once.
        ((1, _), (Some(last), Some(group))) if last > group => (Some(decimal), other),
        ((_, 1), (Some(group), Some(last))) if last > group => (Some(other), decimal),
        // A mark that occurs several times separates thousands.
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

/// Decides about a single mark that is not the file's decimal mark. In a file with decimal commas, a point that
/// cannot be a thousands separator is a decimal point (`12.50`). In a French session, such a comma is a decimal
/// comma; otherwise, a comma is refused.
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

/// Whether a mark splits the digits into a first group of one to three and further groups of three.
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
    let digit = rest.find(|c: char| c.is_ascii_digit())?;
    let lead =
        rest.get(..digit)?.chars().next_back().filter(|c| ['.', ',', '-', '\u{2212}'].contains(c));
    let start = digit.checked_sub(lead.map_or(0, char::len_utf8))?;
    let last = rest.rfind(|c: char| c.is_ascii_digit())?;
    let (before, number) = rest.split_at_checked(start)?;
    let length = last.checked_sub(start)?.checked_add(1)?;
    let (number, after) = number.split_at_checked(length)?;
    if !is_currency(before) || !is_currency(after) {
        return None;
    }
    Some(if sign.is_empty() { number.into() } else { format!("{sign}{number}").into() })
}

/// Whether a text is a currency, or nothing.
pub(crate) fn is_currency(text: &str) -> bool {
    let letters = text.replace(is_currency_sign, " ").trim().to_uppercase();
    letters.is_empty() || CURRENCIES.split_ascii_whitespace().any(|known| known == letters)
}

/// The characters of Unicode's category Sc.
fn is_currency_sign(character: char) -> bool {
    matches!(
        character,
        '$' | '\u{a2}'..='\u{a5}' | '\u{58f}' | '\u{60b}' | '\u{7fe}' | '\u{7ff}' | '\u{9f2}' | '\u{9f3}' | '\u{9fb}'
            | '\u{af1}' | '\u{bf9}' | '\u{e3f}' | '\u{17db}' | '\u{20a0}'..='\u{20cf}' | '\u{a838}' | '\u{fdfc}'
            | '\u{fe69}' | '\u{ff04}' | '\u{ffe0}' | '\u{ffe1}' | '\u{ffe5}' | '\u{ffe6}'
            | '\u{11fdd}'..='\u{11fe0}' | '\u{1e2ff}' | '\u{1ecb0}'
    )
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
    use DecimalMark::{Comma, Either, Point, PointOrComma};

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
            ("15 000 FCFA", "15000"),
            ("NT$300", "300"),
            ("S/ 12.50", "12.5"),
            ("KSh 5", "5"),
            ("GH₵5.50", "5.5"),
            ("5 руб.", "5"),
            ("500円", "500"),
            ("R$ 12.50", "12.5"),
            ("12.50 zł", "12.5"),
            ("kr 12.50", "12.5"),
            ("12.50 kr.", "12.5"),
            ("Rs. 1,200.00", "1200"),
            ("₹1,200.00", "1200"),
            ("ARS 8.50", "8.5"),
            ("₦8.50", "8.5"),
            (".50 €", "0.5"),
            ("Re: 12", "refused"),
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
    fn files_without_thousands_separators_have_only_decimal_marks() {
        for (text, read) in
            [("1,234", "1.234"), ("1.234", "1.234"), ("8,5", "8.5"), ("12", "12"), ("-3,5", "-3.5")]
        {
            assert_eq!(price(text, Either), read, "{text}");
        }
        assert_eq!(quantity("2,5", Either).unwrap().to_string(), "2.5");
    }

    #[test]
    fn a_cost_with_more_decimals_is_rounded() {
        for (text, read) in [
            ("4.123456", "4.12346 true"),
            ("4.123454", "4.12345 true"),
            ("-0.000005", "-0.00001 true"),
            ("0.999999", "1 true"),
            ("ARS 4.1234560", "4.12346 true"),
            ("4.12345", "4.12345 false"),
        ] {
            let (money, is_rounded) = cost(text, Point).unwrap();
            assert_eq!(format!("{money} {is_rounded}"), read, "{text}");
        }
        assert!(cost("x", Point).is_err());
    }

    #[test]
    fn quantities_are_exact_and_never_guessed() {
        assert_eq!(quantity(" 2.5 ", Point).unwrap().to_string(), "2.5");
        assert_eq!(quantity("2,5", Comma).unwrap().to_string(), "2.5");
        assert_eq!(quantity("-3", Point).unwrap().to_string(), "-3");
        assert_eq!(quantity("1\u{202f}234,5", Comma).unwrap().to_string(), "1234.5");
        assert_eq!(quantity("-12 000", Point).unwrap().to_string(), "-12000");
        assert!(quantity("12 34", Point).is_err() && quantity("1 2", Point).is_err());
        let problem = quantity("1,234", Point).unwrap_err();
        let (decimal, thousands) = ("1.234".to_owned(), "1234".to_owned());
        assert_eq!(problem, RowProblem::AmbiguousComma { decimal, thousands });
        let decimal = "2.5".to_owned();
        assert_eq!(quantity("2,5", Point).unwrap_err(), RowProblem::DecimalComma { decimal });
        for text in ["$5", "1e3", "0.000001", "1 00", "2,5x", "", "five", "+5"] {
            assert!(matches!(quantity(text, Point), Err(RowProblem::Refused(_))), "{text}");
        }
    }

    #[test]
    fn damaged_numbers_are_recognized() {
        for text in ["6.37702E+15", "6,37702E+15", "1E+05", "1.2e-7"] {
            assert!(is_spreadsheet_damage(text), "{text}");
        }
        for text in ["1E5", "5E-10", "TEA+1", "12.5E+3", "E+15", "A1E+15", "00012"] {
            assert!(!is_spreadsheet_damage(text), "{text}");
        }
    }
}
