//! `Texts`: one language's texts, numbers and dates. A file of texts is parsed the first time one of its texts is
//! needed: most commands need one file, and parsing all of them would take longer than recording a sale.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use jiff::tz::TimeZone;
use std::cell::OnceCell;

use super::language::Language;
use super::{numbers, zone};
use crate::ledger::adjustment::Change;
use crate::ledger::quantity::Quantity;
use crate::message::{Arg, Message};
use crate::parse::french;
use crate::text::{visible, without_password};

/// The files of texts.
const ENGLISH: [&str; 6] = [
    include_str!("en/output.ftl"),
    include_str!("en/command.ftl"),
    include_str!("en/refusal.ftl"),
    include_str!("en/usage.ftl"),
    include_str!("en/catalogue.ftl"),
    include_str!("en/mail.ftl"),
];

/// The same in French.
const FRENCH: [&str; ENGLISH.len()] = [
    include_str!("fr/output.ftl"),
    include_str!("fr/command.ftl"),
    include_str!("fr/refusal.ftl"),
    include_str!("fr/usage.ftl"),
    include_str!("fr/catalogue.ftl"),
    include_str!("fr/mail.ftl"),
];

/// The texts of a language, with the time zone that instants are written in.
pub(crate) struct Texts {
    language: Language,
    zone_name: OnceCell<String>,
    zone: OnceCell<TimeZone>,
    files: [OnceCell<Bundle>; ENGLISH.len()],
}

/// The texts of one file.
type Bundle = FluentBundle<FluentResource>;

impl Texts {
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            zone_name: OnceCell::new(),
            zone: OnceCell::new(),
            files: Default::default(),
        }
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Sets the time zone of instants; until then, they are written in UTC.
    pub(crate) fn use_zone(&self, name: String) {
        self.zone_name.get_or_init(|| name);
    }

    /// The time zone of instants, looked up when first needed.
    pub(crate) fn zone(&self) -> TimeZone {
        let named =
            || self.zone_name.get().and_then(|name| zone::named(name)).unwrap_or(TimeZone::UTC);
        self.zone.get_or_init(named).clone()
    }

    /// The text of a message.
    pub(crate) fn say(&self, message: &Message) -> String {
        let text = self.find(message, None);
        debug_assert!(text.is_some(), "no text has the name `{}`", message.id);
        text.unwrap_or_else(|| message.id.to_string())
    }

    /// The hint that goes with a message, if it has one.
    pub(crate) fn hint(&self, message: &Message) -> Option<String> {
        self.find(message, Some("hint"))
    }

    /// Joins sentences.
    pub(crate) fn sentences(&self, sentences: impl IntoIterator<Item = String>) -> String {
        let beside = |one: String, other: String| {
            self.say(&Message::new("text-beside").with("one", one).with("other", other))
        };
        sentences.into_iter().reduce(beside).unwrap_or_default()
    }

    /// A text without arguments, or `None` if there is none with that id.
    pub(crate) fn word(&self, id: &str) -> Option<String> {
        self.find(&Message { id: id.to_owned().into(), args: Vec::new() }, None)
    }

    /// The words that a value can be, as the language has them.
    pub(crate) fn known_words(&self, known: &str) -> String {
        if self.language == Language::En {
            return known.to_owned();
        }
        let heading = |key: &str| self.word(&format!("column-{}", key.replace('_', "-")));
        let heading_or_key =
            |key: &str| heading(key).map_or_else(|| key.to_owned(), |text| text.to_lowercase());
        french::words_in_french(known.split(", "), heading_or_key).join(", ")
    }

    /// An exact decimal as the language writes it.
    pub(crate) fn number(&self, exact: &str) -> String {
        numbers::decimal(exact, self.language)
    }

    /// A price or cost as the language writes it, with at least two decimal places.
    pub(crate) fn money(&self, exact: &str) -> String {
        self.number(&numbers::with_cents(exact))
    }

    /// An instant in the shop's time zone.
    pub(crate) fn instant(&self, at: jiff::Timestamp) -> String {
        numbers::instant(at, &self.zone())
    }

    /// The day of an instant in the shop's time zone.
    pub(crate) fn instant_day(&self, at: jiff::Timestamp) -> String {
        numbers::day(at.to_zoned_datetime(self.zone()).date())
    }

    /// The day of an instant in the shop's time zone, written out: `November 24, 2026`.
    pub(crate) fn long_day(&self, at: jiff::Timestamp) -> String {
        self.say(&self.dated("date-day", at))
    }

    /// The first day of a range, without what it has in common with the last: `November 18` (to `November 23, 2026`).
    pub(crate) fn first_day(&self, first: jiff::Timestamp, last: jiff::Timestamp) -> String {
        let date = |at: jiff::Timestamp| at.to_zoned_datetime(self.zone()).date();
        let (first_on, last_on) = (date(first), date(last));
        let in_common = if first_on.first_of_month() == last_on.first_of_month() {
            "month"
        } else if first_on.year() == last_on.year() {
            "year"
        } else {
            "nothing"
        };
        self.say(&self.dated("date-first-day", first).with("in-common", in_common))
    }

    /// An instant in the shop's time zone, written out: `November 24, 2026, 07:00`.
    pub(crate) fn long_instant(&self, at: jiff::Timestamp) -> String {
        let time = at.to_zoned_datetime(self.zone()).time();
        let message = Message::new("date-instant")
            .with("day", self.long_day(at))
            .with("hour", time.strftime("%H").to_string())
            .with("bare-hour", time.hour().to_string())
            .with("on-the-hour", if time.minute() == 0 { "yes" } else { "no" })
            .with("minute", time.strftime("%M").to_string());
        self.say(&message)
    }

    fn dated(&self, id: &'static str, at: jiff::Timestamp) -> Message {
        let date = at.to_zoned_datetime(self.zone()).date();
        let month = Message::new("date-month")
            .with("month", date.strftime("%B").to_string().to_lowercase());
        Message::new(id)
            .with("day", date.day().to_string())
            .with("is-first", if date.day() == 1 { "yes" } else { "no" })
            .with("month", self.say(&month))
            .with("year", date.year().to_string())
    }

    fn find(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let sources = match self.language {
            Language::En => &ENGLISH,
            Language::Fr => &FRENCH,
        };
        let mut parsed = self.files.iter().filter_map(OnceCell::get);
        let bundle = parsed.find(|bundle| bundle.has_message(&message.id)).or_else(|| {
            let mut files = self.files.iter().zip(sources);
            let (file, source) = files.find(|(_, source)| defines(source, &message.id))?;
            Some(file.get_or_init(|| parse(source, self.language)))
        })?;
        let known = bundle.get_message(&message.id)?;
        let pattern = match attribute {
            Some(name) => known.get_attribute(name)?.value(),
            None => known.value()?,
        };
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            args.set(name.as_ref(), self.value(value));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        // A missing argument stays visible in the text as `{$name}`.
        debug_assert!(errors.is_empty(), "the text `{}`: {errors:?}", message.id);
        Some(text)
    }

    fn lines(&self, lines: &[(Quantity, String)]) -> String {
        let line = |(quantity, sku): &(Quantity, String)| {
            format!("{} × {}", self.number(&quantity.to_string()), visible(sku))
        };
        lines.iter().map(line).collect::<Vec<_>>().join(", ")
    }

    fn command_to_paste(&self, command: &str) -> String {
        let reason = command.split_once("--reason ").map(|(_, rest)| rest);
        let word = reason.and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        let command = self.typed_numbers(&shown(command));
        match (self.language, french::word_for(word)) {
            (Language::Fr, Some(french)) => {
                command.replacen(&format!("--reason {word}"), &format!("--reason {french}"), 1)
            }
            (Language::En | Language::Fr, _) => command,
        }
    }

    /// A command with the quantities in it (`TEA-01=1.5`, `+1.5`) as they are typed in the language.
    pub(super) fn typed_numbers(&self, command: &str) -> String {
        match self.language {
            Language::En => command.to_owned(),
            Language::Fr => {
                command.split(' ').map(french::typed_quantity).collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// `+1.5`, `=9` as the language writes it.
    fn change(&self, change: Change) -> String {
        let exact = change.to_string();
        let digits = exact.trim_start_matches(['+', '=']);
        let sign = exact.strip_suffix(digits).unwrap_or_default();
        format!("{sign}{}", self.number(digits))
    }

    fn value<'a>(&self, value: &'a Arg) -> FluentValue<'a> {
        match value {
            Arg::Text(text) => FluentValue::from(shown(text)),
            Arg::Command(command) => FluentValue::from(self.command_to_paste(command)),
            Arg::Words(known) => FluentValue::from(self.known_words(known)),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Quantity(quantity) => FluentValue::from(self.number(&quantity.to_string())),
            Arg::Change(change) => FluentValue::from(self.change(*change)),
            Arg::At(at) => FluentValue::from(self.instant(*at)),
            Arg::Lines(lines) => FluentValue::from(self.lines(lines)),
            Arg::Message(message) => FluentValue::from(self.say(message)),
        }
    }
}

/// Whether a file has a message, which begins its line.
fn defines(source: &str, id: &str) -> bool {
    source.match_indices(id).any(|(start, _)| {
        let (before, rest) = source.split_at(start);
        let after = rest.get(id.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with('\n')) && after.starts_with(" =")
    })
}

fn parse(source: &str, language: Language) -> Bundle {
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, errors)| {
            debug_assert!(errors.is_empty(), "a text cannot be read: {errors:?}");
            readable
        });
    let mut bundle = FluentBundle::new(vec![language.word().parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| counted(value, Language::En),
        Language::Fr => |value, _| counted(value, Language::Fr),
    }));
    let added = bundle.add_resource(resource);
    debug_assert!(added.is_ok(), "a text is there twice: {added:?}");
    bundle
}

/// A number, formatted for the language.
fn counted(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(numbers::decimal(&number.as_string(), language))
}

/// A value as a message shows it: without passwords, and with control characters made visible (R38).
fn shown(text: &str) -> String {
    visible(&without_password(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "the text `said-sold`")]
    fn a_text_without_one_of_its_values_is_a_fault() {
        Texts::new(Language::En).say(&Message::new("said-sold").with("number", "7"));
    }

    #[test]
    #[should_panic(expected = "no text has the name `said-nothing`")]
    fn a_message_without_a_text_is_a_fault() {
        Texts::new(Language::En).say(&Message::new("said-nothing"));
    }

    #[test]
    #[should_panic(expected = "a text cannot be read")]
    fn a_text_that_is_not_fluent_is_a_fault() {
        parse("a = { $b\n", Language::En);
    }

    #[test]
    fn french_counts_and_dates() {
        let (en, fr) = (Texts::new(Language::En), Texts::new(Language::Fr));
        let low =
            |count: u64| Message::new("mail-subject-low").with("count", count).with("names", "Thé");
        assert_eq!(en.say(&low(0)), "0 items low: Thé");
        assert_eq!(en.say(&low(12_345)), "12,345 items low: Thé");
        assert_eq!(fr.say(&low(0)), "0 article en stock réduit\u{a0}: Thé");
        assert_eq!(fr.say(&low(12_345)), "12\u{a0}345 articles en stock réduit\u{a0}: Thé");
        let at: jiff::Timestamp = "2026-11-01T07:05:00Z".parse().unwrap();
        assert_eq!(en.long_instant(at), "November 1, 2026, 07:05");
        assert_eq!(fr.long_instant(at), "1er\u{a0}novembre 2026 à 7\u{a0}h\u{a0}05");
        let sharp: jiff::Timestamp = "2026-11-01T07:00:00Z".parse().unwrap();
        assert_eq!(fr.long_instant(sharp), "1er\u{a0}novembre 2026 à 7\u{a0}h");
        let later: jiff::Timestamp = "2026-08-24T07:05:00Z".parse().unwrap();
        assert_eq!(fr.long_day(later), "24\u{a0}août 2026");
        assert_eq!(fr.word("word-yes").as_deref(), Some("oui"));
        let next_year: jiff::Timestamp = "2027-01-02T07:05:00Z".parse().unwrap();
        let third: jiff::Timestamp = "2026-11-03T07:05:00Z".parse().unwrap();
        assert_eq!(
            [third, later, next_year].map(|last| en.first_day(at, last)),
            ["November 1", "November 1", "November 1, 2026"]
        );
        assert_eq!(
            [third, later, next_year].map(|last| fr.first_day(at, last)),
            ["1er", "1er\u{a0}novembre", "1er\u{a0}novembre 2026"]
        );
    }

    #[test]
    fn words_and_commands_are_in_the_language() {
        let (en, fr) = (Texts::new(Language::En), Texts::new(Language::Fr));
        for (english, french) in [
            ("open, expired", "ouverte, échue"),
            ("yes, no, true, false, 1, 0", "oui, non, 1, 0"),
            ("table, plain", "table, plain"),
            ("sku, on_hand, ignore", "ugs, en stock, ignore"),
        ] {
            assert_eq!(en.known_words(english), english);
            assert_eq!(fr.known_words(english), french);
        }
        let adjust = "adjust A1.5 +1.5 --reason return --ref 7";
        assert_eq!(en.command_to_paste(adjust), adjust);
        assert_eq!(fr.command_to_paste(adjust), "adjust A1.5 +1,5 --reason retour --ref 7");
        assert_eq!(fr.command_to_paste("sell A=1.5 B=2"), "sell A=1,5 B=2");
    }
}
