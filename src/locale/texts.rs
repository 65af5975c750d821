//! `Texts`: one language's texts, each read the first time it is needed.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use jiff::tz::TimeZone;
use std::cell::{OnceCell, RefCell};
use std::ffi::OsString;
use std::str::FromStr;

use super::{numbers, zone};
use crate::ledger::quantity::Quantity;
use crate::message::{Arg, Message};
use crate::refusal::Refusal;
use crate::text::visible;

/// A language bincard speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

impl Language {
    /// Every language there is.
    pub(crate) const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// Its word on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// Its tag (BCP 47), for mail and HTML: French is Canada's.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr-CA",
        }
    }

    /// The language of a locale's name (`fr_CA.UTF-8`): French where it says so, else English.
    pub(crate) fn of_locale(name: &str) -> Self {
        Self::of_name(name).unwrap_or(Self::En)
    }

    /// The language that the environment names, if it names one.
    pub(crate) fn of_environment(env: &dyn Fn(&str) -> Option<OsString>) -> Option<Self> {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(env);
        let name = set.into_iter().find(|value| !value.is_empty())?;
        Some(Self::of_locale(&name.to_string_lossy()))
    }

    /// The language of a name with a country, an encoding or neither: `fr`, `fr-CA`, `fr_CA.UTF-8`.
    fn of_name(name: &str) -> Option<Self> {
        let bare = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.word().eq_ignore_ascii_case(bare))
    }

    /// The files of texts, those that most commands need first. What a language lacks, English says.
    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::En => &[
                include_str!("en/output.ftl"),
                include_str!("en/command.ftl"),
                include_str!("en/refusal.ftl"),
                include_str!("en/usage.ftl"),
                include_str!("en/catalogue.ftl"),
                include_str!("en/mail.ftl"),
            ],
            Self::Fr => &[
                include_str!("fr/output.ftl"),
                include_str!("fr/command.ftl"),
                include_str!("fr/refusal.ftl"),
                include_str!("fr/usage.ftl"),
                include_str!("fr/catalogue.ftl"),
                include_str!("fr/mail.ftl"),
            ],
        }
    }
}

impl FromStr for Language {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        match Self::of_name(text.trim()) {
            Some(language) => Ok(language),
            None => crate::parse::word(text, &Self::ALL, Self::word),
        }
    }
}

/// The texts of a language, with the time zone that instants are written in.
pub(crate) struct Texts {
    language: Language,
    zone_name: OnceCell<String>,
    zone: OnceCell<TimeZone>,
    own: Bundle,
    english: Bundle,
}

/// The texts of one language that were said so far.
type Bundle = OnceCell<RefCell<FluentBundle<FluentResource>>>;

impl Texts {
    /// Nothing is read yet.
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            zone_name: OnceCell::new(),
            zone: OnceCell::new(),
            own: OnceCell::new(),
            english: OnceCell::new(),
        }
    }

    /// The language.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// From now on instants are written in the shop's time zone; until then in UTC.
    pub(crate) fn use_zone(&self, name: String) {
        self.zone_name.get_or_init(|| name);
    }

    /// The time zone instants are written in, looked up when the first is.
    pub(crate) fn zone(&self) -> TimeZone {
        let named =
            || self.zone_name.get().and_then(|name| zone::named(name)).unwrap_or(TimeZone::UTC);
        self.zone.get_or_init(named).clone()
    }

    /// The text of a message.
    pub(crate) fn say(&self, message: &Message) -> String {
        self.find(message, None).unwrap_or_else(|| message.id.to_string())
    }

    /// The hint that goes with a message, if it has one.
    pub(crate) fn hint(&self, message: &Message) -> Option<String> {
        self.find(message, Some("hint"))
    }

    /// A text without anything in it, or `None` where there is none of that name.
    pub(crate) fn word(&self, id: &str) -> Option<String> {
        self.find(&Message { id: id.to_owned().into(), args: Vec::new() }, None)
    }

    /// An exact decimal as the language writes it.
    pub(crate) fn number(&self, exact: &str) -> String {
        numbers::decimal(exact, self.language)
    }

    /// A price or cost as the language writes it, with two decimals at least.
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

    /// The day of an instant in the shop's time zone, as a email has it: `November 24, 2026`.
    pub(crate) fn long_day(&self, at: jiff::Timestamp) -> String {
        self.say(&self.dated("date-day", at))
    }

    /// An instant in the shop's time zone, as a email has it: `November 24, 2026, 07:00`.
    pub(crate) fn long_instant(&self, at: jiff::Timestamp) -> String {
        let time = at.to_zoned_datetime(self.zone()).time();
        let message = Message::new("date-instant")
            .with("day", self.long_day(at))
            .with("hour", time.strftime("%H").to_string())
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
        let own = self.find_in(&self.own, self.language, message, attribute);
        match self.language {
            Language::En => own,
            Language::Fr => {
                own.or_else(|| self.find_in(&self.english, Language::En, message, attribute))
            }
        }
    }

    fn find_in(
        &self,
        said: &Bundle,
        language: Language,
        message: &Message,
        attribute: Option<&str>,
    ) -> Option<String> {
        // A text within this one is said before the shelf is taken for this one.
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            args.set(name.as_ref(), self.value(value));
        }
        let mut bundle = said.get_or_init(|| bundle(language)).borrow_mut();
        if !bundle.has_message(&message.id) {
            let source = language.sources().iter().find_map(|file| source_of(file, &message.id))?;
            let resource = FluentResource::try_new(source.to_owned());
            bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _errors)| readable));
        }
        let known = bundle.get_message(&message.id)?;
        let pattern = match attribute {
            Some(name) => known.get_attribute(name)?.value(),
            None => known.value()?,
        };
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    fn goods(&self, goods: &[(Quantity, String)]) -> String {
        let one = |(quantity, sku): &(Quantity, String)| {
            format!("{} × {}", self.number(&quantity.to_string()), visible(sku))
        };
        goods.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn value<'a>(&self, value: &'a Arg) -> FluentValue<'a> {
        match value {
            Arg::Text(text) => FluentValue::String(visible(text)),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Quantity(quantity) => FluentValue::from(self.number(&quantity.to_string())),
            Arg::At(at) => FluentValue::from(self.instant(*at)),
            Arg::Goods(goods) => FluentValue::from(self.goods(goods)),
            Arg::Notice(message) => FluentValue::from(self.say(message)),
        }
    }
}

fn bundle(language: Language) -> RefCell<FluentBundle<FluentResource>> {
    let tag = language.word().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![tag]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::En => |value, _| counted(value, Language::En),
        Language::Fr => |value, _| counted(value, Language::Fr),
    }));
    RefCell::new(bundle)
}

/// A count as the language writes it.
fn counted(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    Some(numbers::decimal(&number.as_string(), language))
}

/// The lines of one text in a file of texts: from its name at the start of a line to the next such name or comment.
/// A command says one or two texts of hundreds, so only those are parsed.
fn source_of<'a>(file: &'a str, id: &str) -> Option<&'a str> {
    let is_start =
        |start: usize| start == 0 || file.as_bytes().get(start.wrapping_sub(1)) == Some(&b'\n');
    let (start, _) = file.match_indices(id).find(|(start, _)| {
        let after = file.get(start.saturating_add(id.len())..).unwrap_or_default();
        is_start(*start) && after.trim_start_matches(' ').starts_with('=')
    })?;
    let text = file.get(start..)?;
    let mut end = 0_usize;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if index > 0 && line.starts_with(|c: char| c.is_ascii_lowercase() || c == '#') {
            break;
        }
        end = end.saturating_add(line.len());
    }
    text.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_of_a_file_is_cut_out_whole() {
        let file = "a-b = no\nb = { $n ->\n    [one] 1\n   *[other] many\n}\n    .hint = do\n\n# next\nc = 3\n";
        assert_eq!(
            source_of(file, "b").unwrap(),
            "b = { $n ->\n    [one] 1\n   *[other] many\n}\n    .hint = do\n\n"
        );
        assert_eq!(source_of(file, "c").unwrap(), "c = 3\n");
        assert_eq!(source_of(file, "d"), None);
    }

    #[test]
    fn every_text_of_every_file_is_found_by_its_name() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for line in language.sources().iter().flat_map(|file| file.lines()) {
                if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    let id = line.split([' ', '=']).next().unwrap();
                    assert!(texts.word(id).is_some(), "{id}");
                }
            }
        }
    }

    #[test]
    fn french_counts_and_dates() {
        let (en, fr) = (Texts::new(Language::En), Texts::new(Language::Fr));
        let low = |count: u64| Message::new("mail-headline-low").with("count", count);
        assert_eq!(en.say(&low(0)), "0 items are low");
        assert_eq!(en.say(&low(12_345)), "12,345 items are low");
        assert_eq!(fr.say(&low(0)), "0 article en stock réduit");
        assert_eq!(fr.say(&low(12_345)), "12\u{a0}345 articles en stock réduit");
        let at: jiff::Timestamp = "2026-11-01T07:05:00Z".parse().unwrap();
        assert_eq!(en.long_instant(at), "November 1, 2026, 07:05");
        assert_eq!(fr.long_instant(at), "1er\u{a0}novembre 2026, 07\u{a0}h\u{a0}05");
        let later: jiff::Timestamp = "2026-08-24T07:05:00Z".parse().unwrap();
        assert_eq!(fr.long_day(later), "24\u{a0}août 2026");
        assert_eq!(fr.word("word-yes").as_deref(), Some("oui"));
    }
}
