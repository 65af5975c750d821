//! What bincard does: transcripts of what a user types and sees, an example of every refusal, laws for random
//! histories, many processes at once, and the house rules.

#![allow(missing_docs, reason = "a test's name says what it holds")]
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_sign_loss,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::must_use_candidate,
    clippy::wildcard_enum_match_arm,
    reason = "a test that panics is a test that fails"
)]

mod generated;
mod manual;
mod model;
mod source;
mod steps;
mod support;

mod adjust;
mod architecture;
mod attacks;
mod batch;
mod catalogue;
mod completions;
mod concurrency;
mod digest;
mod digest_month;
mod digest_once;
mod files;
mod foreign;
mod french;
mod help;
mod invoice;
mod item;
mod json_errors;
mod keys;
mod laws;
mod modules;
mod names;
mod notify;
mod order;
mod output;
mod package;
mod pager;
mod picture;
mod plot;
mod postgres;
mod readme;
mod refusals;
mod scenarios;
mod schema;
mod sell;
mod settings;
mod sqlite;
mod stored_requests;
mod tables;
mod terminal;
mod test_email;
mod tidy;
