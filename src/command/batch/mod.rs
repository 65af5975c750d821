//! Batches: many sales, or a count sheet, from a CSV file, all or nothing, with every invalid row reported. Rows
//! are read when needed and answers are buffered on disk, so that long batches need little memory.

mod counts;
mod rows;
mod sales;

pub(crate) use counts::{CountSheet, adjust};
pub(crate) use sales::sell;
