//! The systems, with their words on the command line.

use std::str::FromStr;

use crate::parse;
use crate::refusal::Refusal;

/// A system whose CSV files are supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// bincard's own files, and any spreadsheet whose columns have such names or are mapped.
    Bincard,
    /// Square's item library.
    Square,
    /// Shopify's product and inventory exports.
    Shopify,
    /// WooCommerce's product exports.
    Woocommerce,
}

impl Dialect {
    pub(crate) const ALL: [Self; 4] =
        [Self::Bincard, Self::Square, Self::Shopify, Self::Woocommerce];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Bincard => "bincard",
            Self::Square => "square",
            Self::Shopify => "shopify",
            Self::Woocommerce => "woocommerce",
        }
    }
}

impl Dialect {
    /// The name that the system uses for itself.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bincard => "bincard",
            Self::Square => "Square",
            Self::Shopify => "Shopify",
            Self::Woocommerce => "WooCommerce",
        }
    }
}

impl FromStr for Dialect {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        parse::word(text, &Self::ALL, Self::word)
    }
}
