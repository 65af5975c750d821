//! `bincard item import`: file → `row_stream` → `rows` (each row applied to stock) → `summary`.

mod command;
mod difference;
mod row_stream;
mod rows;
mod summary;

pub(super) use command::Import;
