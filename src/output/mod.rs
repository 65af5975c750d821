//! Output: tables for people; plain text, JSON, NDJSON, and CSV for programs.

mod cell;
mod chart;
mod csv_lines;
mod difference;
mod error_record;
mod exact;
mod format;
mod json;
mod outcome;
mod pager;
pub(crate) mod period;
mod plain_lines;
mod printer;
mod progress;
mod row_buffer;
mod screen;
mod sorter;
mod table;
mod table_writer;
mod value;
mod widths;
mod wording;

pub(crate) use chart::Bar;
pub(crate) use error_record::with_fields;
pub(crate) use format::Format;
pub(crate) use json::to_json;
pub(crate) use outcome::{Notice, Outcome, View};
pub(crate) use pager::{Pager, pager_command};
pub(crate) use printer::Printer;
pub(crate) use progress::Progress;
pub(crate) use row_buffer::{BufferedRows, RowBuffer};
pub(crate) use screen::Screen;
pub(crate) use sorter::{Direction, Sorter};
pub(crate) use value::{Column, Record, Value};
