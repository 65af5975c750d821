//! Batches: many sales, or a whole count sheet, from one CSV file. Checked whole, all or nothing, every bad row named by
//! its line. Rows are read when they are needed and answers are buffered outside of memory, so a long batch takes little.

mod counts;
mod rows;
mod sales;

pub(crate) use counts::{CountSheet, adjust};
pub(crate) use sales::sell;
