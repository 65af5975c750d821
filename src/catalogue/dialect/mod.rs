//! The supported systems. Each file defines how its system's header is recognized, what the columns mean, how a row
//! becomes an entry, and how an item is written.

pub(super) mod bincard;
mod columns;
mod detection;
mod identity;
mod mapping;
mod row_parser;
pub(super) mod shopify;
mod shopify_handles;
mod shopify_inventory;
mod shopify_variant;
pub(super) mod square;
pub(super) mod system;
mod unused;
pub(super) mod woocommerce;
mod woocommerce_columns;

pub(super) use detection::{dialect_of, is_known_header, row_parser};
pub(crate) use mapping::Mapping;
pub(super) use mapping::{IGNORE, column_and_field};
pub(super) use row_parser::RowParser;
pub(crate) use shopify_handles::{HandleCollector, ShopifyHandles};
pub(crate) use system::Dialect;
pub(super) use unused::is_expected;
