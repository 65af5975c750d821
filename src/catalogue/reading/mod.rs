//! From bytes to cells, and from cells to values: what all CSV files have in common.

pub(super) mod cells;
mod encoding;
pub(super) mod header;
pub(super) mod number;
pub(super) mod reader;
mod record;
mod records;
mod scan;
mod separator;
pub(super) mod switch;

pub(crate) use encoding::NamedEncoding;
pub(crate) use number::DecimalMark;
pub(crate) use separator::Delimiter;
