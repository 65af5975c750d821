//! CSV in and out: catalogues as bincard, Square, Shopify and WooCommerce write them. Streams: what
//! grows with a file is some thirty bytes a row (`identity`). No store, no printing: a row becomes
//! an `Entry`, and the caller applies it.

mod bincard;
mod cells;
mod dialect;
mod difference;
mod encoding;
mod entry;
mod field;
mod handles;
mod header;
mod identity;
mod import;
mod number;
mod reading;
mod records;
mod separator;
mod shopify;
mod shopify_inventory;
mod square;
mod table;
#[cfg(test)]
mod tests;
mod woocommerce;
mod words;
mod writing;

pub(crate) use dialect::Dialect;
pub(crate) use difference::{FieldChange, applied, apply, is_unchanged, new_item};
pub(crate) use encoding::NamedEncoding;
pub(crate) use entry::{Entry, PassedOver, RowResult, Warning};
pub(crate) use handles::{Handles, Survey};
pub(crate) use header::Mapping;
pub(crate) use import::{Import, ImportOptions};
pub(crate) use number::DecimalMark;
pub(crate) use separator::Delimiter;
pub(crate) use table::{Table, TableColumn, TableRow};
pub(crate) use writing::{Export, ExportOptions, Rejects};
