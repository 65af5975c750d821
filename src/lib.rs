//! bincard
mod ledger;
mod locale;
mod mail;
mod output;
