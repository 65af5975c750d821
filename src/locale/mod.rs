//! Every text for people, by id, in the user's language. Every language has every text. JSON keys, exit codes, and
//! machine formats are never translated.

mod help;
mod language;
mod numbers;
mod refusal;
mod texts;
pub(crate) mod zone;

pub(crate) use crate::message::{Message, engine_error, io_error};
pub(crate) use help::HelpTexts;
pub(crate) use language::Language;
pub(crate) use refusal::{
    RefusalText, bad_row_line, bad_row_lines, explain, row_problem, sku_argument,
};
pub(crate) use texts::Texts;
