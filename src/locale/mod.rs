//! Every text for people, by name, in the language asked for. English is complete; where another
//! language lacks a text, English stands in. JSON keys, exit codes and machine formats are never translated.

mod io;
mod numbers;
mod refusal;
mod texts;
pub(crate) mod zone;

pub(crate) use crate::ledger::message::Message;
pub(crate) use io::io_error;
pub(crate) use refusal::{bad_row, rows_in_words, word_of_sku, words};
pub(crate) use texts::{Language, Texts};
