//! bincard
mod catalogue;
mod ledger;
mod locale;
mod output;
