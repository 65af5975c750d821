//! How results are shown: as a table for people, or plain, JSON, NDJSON and CSV for programs.

mod chart;
mod difference;
mod format;
mod grid;
mod json;
mod outcome;
mod pager;
mod printer;
mod progress;
mod screen;
mod shape;
mod spool;
mod value;
mod wording;

pub(crate) use chart::Bar;
pub(crate) use format::Format;
pub(crate) use outcome::{Outcome, Said};
pub(crate) use pager::{Pager, pager_command};
pub(crate) use printer::Printer;
pub(crate) use progress::Progress;
pub(crate) use screen::Screen;
pub(crate) use spool::{Spool, Spooled};
pub(crate) use value::{Column, Record, Value};
