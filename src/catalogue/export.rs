//! Writing catalogues: one item in each row, as a stream, with the columns that the other system reads.

use std::io::{self, Write};

use super::dialect::{Dialect, ShopifyHandles, bincard, shopify, square, woocommerce};
use super::reading::Delimiter;
use super::row_writer::RowWriter;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::Profile;
use crate::ledger::level::Level;
use crate::ledger::quantity::Quantity;

/// How a catalogue is written.
#[derive(Debug, Clone)]
pub(crate) struct ExportOptions {
    pub(crate) to: Dialect,
    /// Whether to start with a byte order mark, which some spreadsheets need to recognize UTF-8.
    pub(crate) has_byte_order_mark: bool,
    /// The separator; `,` by default.
    pub(crate) delimiter: Option<Delimiter>,
    /// The location in the names of Square's quantity columns.
    pub(crate) location: Option<String>,
    /// Shopify's handles, as decided among all items.
    pub(crate) handles: ShopifyHandles,
}

/// An export in progress.
pub(crate) struct CatalogueWriter<W: Write> {
    rows: RowWriter<W>,
    to: Dialect,
    handles: ShopifyHandles,
    last_handle: String,
}

impl<W: Write> CatalogueWriter<W> {
    /// Writes the header.
    pub(crate) fn start(mut output: W, options: &ExportOptions) -> io::Result<Self> {
        if options.has_byte_order_mark {
            output.write_all("\u{feff}".as_bytes())?;
        }
        let mut rows = RowWriter::new(output, options.delimiter.unwrap_or(Delimiter::COMMA));
        match options.to {
            Dialect::Bincard => rows.header(bincard::columns())?,
            Dialect::Square => rows.header(square::columns(options.location.as_deref()))?,
            Dialect::Shopify => rows.header(shopify::COLUMNS)?,
            Dialect::Woocommerce => rows.header(woocommerce::COLUMNS)?,
        }
        let handles = options.handles.clone();
        Ok(Self { rows, to: options.to, handles, last_handle: String::new() })
    }

    /// Writes an item, with its identity in the other system if an import found one. For Shopify, the items of a
    /// product must follow one another. Shopify and WooCommerce get the available quantity, because they sell
    /// whatever they are given.
    pub(crate) fn write(
        &mut self,
        item: &Profile,
        level: Level,
        identity: Option<&ForeignIdentity>,
    ) -> io::Result<()> {
        let on_hand = level.on_hand().map_err(io::Error::other)?;
        let for_sale = level.available.max(Quantity::ZERO);
        let rows = &mut self.rows;
        match self.to {
            Dialect::Bincard => bincard::write(rows, item, level, on_hand)?,
            Dialect::Square => square::write(rows, item, on_hand, identity)?,
            Dialect::Shopify => {
                let handle = self.handles.handle(item, identity);
                let is_first = handle != self.last_handle;
                shopify::write(rows, item, for_sale, identity, &handle, is_first)?;
                self.last_handle = handle;
            }
            Dialect::Woocommerce => woocommerce::write(rows, item, for_sale, identity)?,
        }
        self.rows.end_row()
    }

    /// Writes what is still buffered, and returns the output.
    pub(crate) fn finish(self) -> io::Result<W> {
        self.rows.finish()
    }
}
