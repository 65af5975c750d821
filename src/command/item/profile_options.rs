//! The options for the fields of an item, shared by `item add` and `item set`. An empty value clears a field.

use clap::Args;
use std::fmt::{self, Display, Formatter};

use crate::command::request::RequestFields;
use crate::ledger::item::{Alert, Profile, Tracking};
use crate::ledger::label::Label;
use crate::ledger::money::Money;
use crate::ledger::quantity::Quantity;
use crate::parse;
use crate::refusal::Refusal;

/// A value given on the command line; an empty one clears the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OptionValue<T> {
    Cleared,
    Set(T),
}

impl<T> OptionValue<T> {
    fn parse(text: &str, parse: impl FnOnce(&str) -> Result<T, Refusal>) -> Result<Self, Refusal> {
        if text.trim().is_empty() { Ok(Self::Cleared) } else { parse(text).map(Self::Set) }
    }

    fn into_option(self) -> Option<T> {
        match self {
            Self::Cleared => None,
            Self::Set(value) => Some(value),
        }
    }
}

fn label(text: &str) -> Result<OptionValue<Label>, Refusal> {
    OptionValue::parse(text, parse::label)
}

fn money(text: &str) -> Result<OptionValue<Money>, Refusal> {
    OptionValue::parse(text, parse::money)
}

fn quantity(text: &str) -> Result<OptionValue<Quantity>, Refusal> {
    OptionValue::parse(text, parse::quantity)
}

fn alert(text: &str) -> Result<Alert, Refusal> {
    if text.trim().is_empty() {
        return Ok(Alert::Unset);
    }
    Ok(if parse::switch(text)? { Alert::On } else { Alert::Off })
}

/// Parses `on` or `off`.
pub(crate) fn tracking(text: &str) -> Result<Tracking, Refusal> {
    Ok(if parse::switch(text)? { Tracking::Tracked } else { Tracking::Untracked })
}

pub(crate) fn tracking_word(tracking: Tracking) -> &'static str {
    match tracking {
        Tracking::Tracked => "on",
        Tracking::Untracked => "off",
    }
}

/// The fields of an item that can be set.
#[derive(Debug, Args)]
pub(crate) struct ProfileOptions {
    /// Name of the item
    #[arg(long, value_name = "NAME", value_parser = parse::label, allow_hyphen_values = true)]
    name: Option<Label>,
    /// Variation, such as a size or a colour
    #[arg(long, value_name = "VARIATION", value_parser = label, allow_hyphen_values = true)]
    variation: Option<OptionValue<Label>>,
    /// Category in the catalogue
    #[arg(long, value_name = "CATEGORY", value_parser = label, allow_hyphen_values = true)]
    category: Option<OptionValue<Label>>,
    /// Barcode (GTIN)
    #[arg(long, value_name = "GTIN", value_parser = label, allow_hyphen_values = true)]
    barcode: Option<OptionValue<Label>>,
    /// Selling price per unit
    #[arg(long, value_name = "PRICE", value_parser = money, allow_negative_numbers = true)]
    price: Option<OptionValue<Money>>,
    /// Purchase cost per unit
    #[arg(long, value_name = "COST", value_parser = money, allow_negative_numbers = true)]
    cost: Option<OptionValue<Money>>,
    /// Quantity below which the item is low
    #[arg(long, value_name = "QTY", value_parser = quantity, allow_negative_numbers = true)]
    threshold: Option<OptionValue<Quantity>>,
    /// Low-stock alert: on or off (default: on if there is a threshold)
    #[arg(long, value_name = "on|off", value_parser = alert)]
    alert: Option<Alert>,
    /// Stock tracking: on or off (default: on)
    #[arg(long, value_name = "on|off", value_parser = tracking)]
    track: Option<Tracking>,
}

impl<T: Display> Display for OptionValue<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cleared => Ok(()),
            Self::Set(value) => value.fmt(f),
        }
    }
}

impl ProfileOptions {
    /// The fields that make two requests the same (R33); a cleared field is empty.
    pub(crate) fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.optional("name", self.name.as_ref());
        fields.optional("variation", self.variation.as_ref());
        fields.optional("category", self.category.as_ref());
        fields.optional("barcode", self.barcode.as_ref());
        fields.optional("price", self.price.as_ref());
        fields.optional("cost", self.cost.as_ref());
        fields.optional("threshold", self.threshold.as_ref());
        let alert = self.alert.map(|alert| match alert {
            Alert::On => "on",
            Alert::Off => "off",
            Alert::Unset => "",
        });
        fields.optional("alert", alert);
        fields.optional("track", self.track.map(tracking_word));
    }

    pub(crate) fn name(&self) -> Option<&Label> {
        self.name.as_ref()
    }

    pub(crate) fn is_empty(&self) -> bool {
        let labels = [&self.variation, &self.category, &self.barcode];
        self.name.is_none()
            && labels.iter().all(|label| label.is_none())
            && self.price.is_none()
            && self.cost.is_none()
            && self.threshold.is_none()
            && self.alert.is_none()
            && self.track.is_none()
    }

    /// A profile with these values.
    pub(crate) fn apply(&self, mut profile: Profile) -> Profile {
        fn update<T: Clone>(field: &mut Option<T>, value: Option<&OptionValue<T>>) {
            if let Some(value) = value {
                *field = value.clone().into_option();
            }
        }
        if let Some(name) = &self.name {
            profile.name = name.clone();
        }
        update(&mut profile.variation, self.variation.as_ref());
        update(&mut profile.category, self.category.as_ref());
        update(&mut profile.barcode, self.barcode.as_ref());
        update(&mut profile.price, self.price.as_ref());
        update(&mut profile.cost, self.cost.as_ref());
        update(&mut profile.threshold, self.threshold.as_ref());
        profile.alert = self.alert.unwrap_or(profile.alert);
        profile.tracking = self.track.unwrap_or(profile.tracking);
        profile
    }
}
