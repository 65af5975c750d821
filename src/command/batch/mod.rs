//! Batches: many sales, or a count sheet, from a CSV file, all or nothing, with every invalid row reported; with
//! `--partial`, the valid rows alone. Rows are read when needed and answers are buffered on disk, so that long batches
//! need little memory.

mod counts;
mod options;
mod rows;
mod sales;

pub(crate) use counts::{CountSheet, adjust};
pub(crate) use options::BatchOptions;
pub(crate) use sales::sell;
