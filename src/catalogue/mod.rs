//! Reading and writing files: the catalogues of bincard, Square, Shopify and WooCommerce, and batches. Everything is
//! streamed: memory grows by some thirty bytes for each row of a file (`duplicates`).

mod cell_text;
mod dialect;
mod difference;
mod duplicates;
mod entry;
mod export;
mod import;
mod notes;
mod opening;
mod reading;
mod rejects;
mod row_writer;
mod table;
mod table_columns;
#[cfg(test)]
mod tests;

pub(crate) use dialect::{Dialect, HandleCollector, Mapping, ShopifyHandles};
pub(crate) use difference::{FieldChange, field_changes, is_unchanged, new_item, updated_item};
pub(crate) use entry::{Entry, ParsedRow, SkipReason, Warning};
pub(crate) use export::{CatalogueWriter, ExportOptions};
pub(crate) use import::CatalogueReader;
pub(crate) use opening::ImportOptions;
pub(crate) use reading::{DecimalMark, Delimiter, NamedEncoding};
pub(crate) use rejects::{RejectsWriter, RowCells};
pub(crate) use table::{Table, TableOptions, TableRow};
pub(crate) use table_columns::{TableColumn, TableMapping};
