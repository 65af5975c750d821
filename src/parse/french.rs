//! Reads what a French session prints: words, units of time, and numbers with a decimal comma. The words are read in
//! every session, a decimal comma only in a French one, because `1,000` is a thousand in English.

use std::borrow::Cow;
use std::cell::Cell;

use crate::ledger::sort_key::sort_key;

/// The words that have a French equivalent: reasons, states and switches. If there are several, the first one is
/// shown.
const WORDS: [(&str, &str); 22] = [
    ("received", "reçu"),
    ("return", "retour"),
    ("count", "dénombrement"),
    ("damaged", "endommagé"),
    ("theft", "vol"),
    ("loss", "perte"),
    ("pickup", "ramassage"),
    ("correction", "correction"),
    ("other", "autre"),
    ("unpaid", "impayée"),
    ("paid", "payée"),
    ("open", "ouverte"),
    ("completed", "terminée"),
    ("cancelled", "annulée"),
    ("expired", "échue"),
    ("refunded", "remboursée"),
    ("on", "oui"),
    ("off", "non"),
    ("true", "oui"),
    ("false", "non"),
    ("yes", "oui"),
    ("no", "non"),
];

/// The units of a duration, as the parser of durations knows them.
const UNITS: [(&str, &[&str]); 6] = [
    ("y", &["an", "ans", "annee", "annees"]),
    ("mo", &["mois"]),
    ("w", &["sem", "semaine", "semaines"]),
    ("d", &["j", "jour", "jours"]),
    ("h", &["heure", "heures"]),
    ("s", &["seconde", "secondes"]),
];

// On this thread, because the parsers of arguments are given nothing but the text.
thread_local! {
    static READS_DECIMAL_COMMAS: Cell<bool> = const { Cell::new(false) };
}

/// Whether a typed word is the French one for an English word; accents may be missing.
pub(crate) fn is_french_for(typed: &str, english: &str) -> bool {
    word_for(english).is_some_and(|french| sort_key(french) == sort_key(typed.trim()))
}

/// The French word for an English one, if there is one.
pub(crate) fn word_for(english: &str) -> Option<&'static str> {
    WORDS.iter().find(|(word, _)| *word == english).map(|(_, french)| *french)
}

/// Known words in French, each of them once; `otherwise` says what one without a French word becomes.
pub(crate) fn words_in_french<'w>(
    words: impl Iterator<Item = &'w str>,
    otherwise: impl Fn(&str) -> String,
) -> Vec<String> {
    let mut french = Vec::new();
    for word in words {
        let word = word_for(word).map_or_else(|| otherwise(word), str::to_owned);
        if !french.contains(&word) {
            french.push(word);
        }
    }
    french
}

/// A word of a command that is a quantity (`TEA-01=1.5`, `+1.5`), with a decimal comma; any other is unchanged.
pub(crate) fn typed_quantity(word: &str) -> Cow<'_, str> {
    let digits = word.rsplit_once('=').map(|(_, digits)| digits);
    let digits = digits.or_else(|| word.strip_prefix(['+', '-'])).unwrap_or_default();
    let is_decimal = |c: char| c.is_ascii_digit() || c == '.';
    let number = digits.strip_prefix('-').unwrap_or(digits);
    if !number.starts_with(|c: char| c.is_ascii_digit()) || !number.chars().all(is_decimal) {
        return word.into();
    }
    let start = word.strip_suffix(digits).unwrap_or_default();
    format!("{start}{}", digits.replacen('.', ",", 1)).into()
}

/// A time of day as it is written in French (`7 h`, `14 h 30`, `9h05`), with a colon; any other text is unchanged.
pub(crate) fn time_of_day(text: &str) -> Cow<'_, str> {
    let Some((hour, minute)) = text.split_once(['h', 'H']) else { return text.into() };
    let (hour, minute) = (hour.trim_end(), minute.trim_start());
    let is_number = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if hour.is_empty() || !is_number(hour) || !is_number(minute) {
        return text.into();
    }
    format!("{hour:0>2}:{minute:0>2}").into()
}

/// A duration with its French units replaced by those that the parser of durations knows.
pub(super) fn units(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let is_letter = |c: char| c.is_alphabetic();
        let end = rest.find(|next| is_letter(next) != is_letter(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let word = sort_key(part);
        let unit = UNITS.iter().find(|(_, french)| french.contains(&word.as_str()));
        read.push_str(unit.map_or(part, |(letter, _)| letter));
        rest = after;
    }
    read
}

/// Runs `read` as a French session, in which numbers may be written as it prints them.
pub(crate) fn with_decimal_commas<T>(read: impl FnOnce() -> T) -> T {
    READS_DECIMAL_COMMAS.set(true);
    let read = read();
    READS_DECIMAL_COMMAS.set(false);
    read
}

/// A number of a French session, with a decimal point and without spaces between thousands. Any other text, and any
/// text in another session, is unchanged.
pub(super) fn number(text: &str) -> Cow<'_, str> {
    if !READS_DECIMAL_COMMAS.get() || !text.contains([',', ' ', '\u{a0}', '\u{202f}']) {
        return text.into();
    }
    let (whole, fraction) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches('-').split([' ', '\u{a0}', '\u{202f}']);
    let is_first = groups.next().is_some_and(|first| !first.is_empty() && first.len() <= 3);
    let is_grouped = whole.contains([' ', '\u{a0}', '\u{202f}']);
    if is_grouped && (!is_first || !groups.all(|group| group.len() == 3)) {
        return text.into();
    }
    let whole = whole.replace([' ', '\u{a0}', '\u{202f}'], "");
    if text.contains(',') { format!("{whole}.{fraction}").into() } else { whole.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_without_their_accents_too() {
        assert!(is_french_for("Reçu", "received") && is_french_for("recu", "received"));
        assert!(!is_french_for("received", "received"));
    }

    #[test]
    fn times_of_day_are_read_as_french_writes_them() {
        for (text, read) in [
            ("7 h", "07:00"),
            ("7h00", "07:00"),
            ("14\u{a0}h\u{a0}30", "14:30"),
            ("9 h 5", "09:05"),
            ("07:00", "07:00"),
            ("h", "h"),
            ("an 2 h", "an 2 h"),
        ] {
            assert_eq!(time_of_day(text), read);
        }
    }

    #[test]
    fn units_are_read_in_french() {
        for (text, read) in [
            ("2 jours", "2 d"),
            ("3 semaines", "3 w"),
            ("1 an 2 mois", "1 y 2 mo"),
            ("1 Année", "1 y"),
            ("48 h", "48 h"),
            ("P1DT12H", "P1DT12H"),
            ("jours", "d"),
        ] {
            assert_eq!(units(text), read);
        }
    }

    #[test]
    fn a_french_session_reads_the_numbers_that_it_prints() {
        for (text, read) in [
            ("1,5", "1.5"),
            ("-1\u{a0}200,25", "-1200.25"),
            ("12 000", "12000"),
            ("1.5", "1.5"),
            ("12 00", "12 00"),
            (" 1,5", " 1,5"),
            ("1,2,3", "1.2,3"),
            ("x", "x"),
        ] {
            assert_eq!(with_decimal_commas(|| number(text).into_owned()), read, "{text}");
        }
        assert_eq!(number("1,5"), "1,5", "in any other session");
    }
}
