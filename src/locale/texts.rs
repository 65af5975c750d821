//! `Texts`: one language's texts, read the first time one is needed.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use jiff::tz::TimeZone;
use std::cell::OnceCell;
use std::str::FromStr;

use super::message::{Arg, Message};
use super::{numbers, zone};
use crate::ledger::refusal::Refusal;
use crate::ledger::text::visible;

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

    /// The language of a locale's name (`fr_CA.UTF-8`): French where it says so, else English.
    pub(crate) fn of_locale(name: &str) -> Self {
        if name.to_ascii_lowercase().starts_with("fr") { Self::Fr } else { Self::En }
    }

    /// The files of texts, those that most commands need first.
    fn sources(self) -> [&'static str; FILES] {
        match self {
            Self::En | Self::Fr => [
                include_str!("en/output.ftl"),
                include_str!("en/command.ftl"),
                include_str!("en/refusal.ftl"),
                include_str!("en/catalogue.ftl"),
                include_str!("en/mail.ftl"),
            ],
        }
    }
}

/// How many files a language's texts are in.
const FILES: usize = 5;

impl FromStr for Language {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        crate::ledger::request::word(text, &Self::ALL, Self::word)
    }
}

/// The texts of a language, with the time zone that instants are written in.
pub(crate) struct Texts {
    language: Language,
    zone_name: OnceCell<String>,
    zone: OnceCell<TimeZone>,
    bundles: [OnceCell<FluentBundle<FluentResource>>; FILES],
}

impl Texts {
    /// Nothing is read yet.
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            zone_name: OnceCell::new(),
            zone: OnceCell::new(),
            bundles: Default::default(),
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

    fn find(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let sources = self.language.sources();
        let (bundle, known) = self.bundles.iter().zip(sources).find_map(|(cell, source)| {
            let bundle = cell.get_or_init(|| bundle(self.language, source));
            bundle.get_message(&message.id).map(|known| (bundle, known))
        })?;
        let pattern = match attribute {
            Some(name) => known.get_attribute(name)?.value(),
            None => known.value()?,
        };
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            args.set(name.as_ref(), self.value(value));
        }
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    fn value<'a>(&self, value: &'a Arg) -> FluentValue<'a> {
        match value {
            Arg::Text(text) => FluentValue::String(visible(text)),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Quantity(quantity) => FluentValue::from(self.number(&quantity.to_string())),
            Arg::At(at) => FluentValue::from(self.instant(*at)),
        }
    }
}

fn bundle(language: Language, source: &'static str) -> FluentBundle<FluentResource> {
    let tag = language.word().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![tag]);
    bundle.set_use_isolating(false);
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _errors)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}
