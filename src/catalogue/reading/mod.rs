//! From bytes to cells, and from cells to values: what any CSV file has, whoever wrote it.

pub(super) mod cells;
mod encoding;
pub(super) mod header;
pub(super) mod number;
pub(super) mod reader;
mod record;
mod records;
mod scan;
mod separator;

pub(crate) use encoding::NamedEncoding;
pub(crate) use number::DecimalMark;
pub(crate) use separator::Delimiter;
