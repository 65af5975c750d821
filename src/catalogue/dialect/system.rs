//! The systems, by their words on the command line.

use std::str::FromStr;

use crate::parse;
use crate::refusal::Refusal;

/// A system whose CSV files are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// bincard's own, and any spreadsheet whose columns are named like it or mapped.
    Bincard,
    /// Square's item library.
    Square,
    /// Shopify's product and inventory exports.
    Shopify,
    /// WooCommerce's product exporter.
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
    /// What the system calls itself.
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
