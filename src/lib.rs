//! bincard
mod ledger;
mod locale;
mod output;
