//! Every text for people, by name, in the language asked for. English is complete; where another
//! language lacks a text, English stands in. JSON keys, exit codes and machine formats are never translated.

mod bad_rows;
mod io;
mod numbers;
mod refusal;
mod texts;
pub(crate) mod zone;

pub(crate) use crate::message::Message;
pub(crate) use bad_rows::{bad_row, rows_in_words};
pub(crate) use io::io_error;
pub(crate) use refusal::{word_of_sku, words};
pub(crate) use texts::{Language, Texts};
