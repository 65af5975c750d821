//! Refusals as people read them.

mod difference;
mod explain;
mod file;
mod ledger;
mod message;
mod rows;
mod text;

pub(crate) use explain::explain;
pub(crate) use ledger::sku_argument;
pub(crate) use rows::{bad_row_line, bad_row_lines, row_problem};
pub(crate) use text::RefusalText;
