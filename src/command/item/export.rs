//! `bincard item export`: the catalogue as CSV, for bincard or for another system.

use anyhow::{Context as _, Result};
use clap::Args;
use std::cell::Cell;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::list::Filter;
use crate::catalogue::{
    CatalogueWriter, Delimiter, Dialect, ExportOptions, HandleCollector, ShopifyHandles,
};
use crate::command::context::Context;
use crate::command::query::Query;
use crate::files::NewFile;
use crate::locale::Message;
use crate::output::{Notice, Printer, Progress};
use crate::store::{Listing, Snapshot, SortColumn};

/// Export the catalogue as CSV, to a file or standard output
///
/// Importing the result with `item import` changes nothing. Exports for bincard and Square include archived items,
/// marked as such. Shopify can only archive whole products, and WooCommerce cannot archive at all, so exports for these
/// two leave archived items out and say how many; `--archived` exports only archived items.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item export catalogue.csv
  bincard item export --to shopify - | gzip > shopify.csv.gz
  bincard item export --bom --delimiter ';' stock.csv    (Excel: 12,5)")]
pub(crate) struct Export {
    /// File to write, or - for standard output (the default)
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    file: String,
    /// System to export for: bincard, square, shopify, or woocommerce
    #[arg(long, value_name = "SYSTEM")]
    to: Option<Dialect>,
    /// Start with a byte order mark, which some spreadsheets need
    #[arg(long)]
    bom: bool,
    /// Character that separates cells
    #[arg(long, value_name = "CHAR")]
    delimiter: Option<Delimiter>,
    /// Location to name in Square's quantity columns
    #[arg(long, value_name = "NAME")]
    location: Option<String>,
    #[command(flatten)]
    filter: Filter,
}

impl Export {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        let left_out = Cell::new(0);
        if self.file == "-" {
            context.ask(&ToStream { args: &self, left_out: &left_out })?;
            self.report_left_out(context, left_out.get());
            return Ok(());
        }
        let path = PathBuf::from(&self.file);
        context.must_not_be_store(&path)?;
        let naming = || Message::new("broke-write").with("path", path.display().to_string());
        let file = NewFile::start(&path).with_context(naming)?;
        let is_attended = context.is_attended;
        let request = ToFile { args: &self, file: &file, is_attended, left_out: &left_out };
        context.ask(&request)?;
        file.finish().with_context(naming)?;
        context
            .notices
            .push(Notice::Done(Message::new("said-exported").with("path", self.file.as_str())));
        self.report_left_out(context, left_out.get());
        Ok(())
    }

    fn report_left_out(&self, context: &mut Context<'_, '_>, count: u64) {
        if count > 0 {
            let system = self.to.unwrap_or(Dialect::Bincard).name();
            let message = Message::new("warn-archived-left-out");
            context
                .notices
                .push(Notice::Warning(message.with("count", count).with("system", system)));
        }
    }

    fn listing(&self, tx: &Snapshot<'_>) -> Result<Listing> {
        let dialect = self.to.unwrap_or(Dialect::Bincard);
        let mut listing = self.filter.listing(tx)?;
        listing.system = (dialect != Dialect::Bincard).then(|| dialect.word());
        listing.with_archived = match dialect {
            Dialect::Bincard | Dialect::Square => !listing.only_archived,
            Dialect::Shopify | Dialect::Woocommerce => false,
        };
        // Shopify and WooCommerce expect the variants of a product next to each other.
        listing.sort = listing.sort.or(match dialect {
            Dialect::Bincard | Dialect::Square => None,
            Dialect::Shopify | Dialect::Woocommerce => Some(SortColumn::Product),
        });
        Ok(listing)
    }

    /// How many archived items that match the filter are left out.
    fn left_out(tx: &Snapshot<'_>, listing: &Listing) -> Result<u64> {
        let mut count = 0_u64;
        if !listing.with_archived && !listing.only_archived {
            let archived = Listing { only_archived: true, limit: None, ..listing.clone() };
            crate::stock::each_item(tx, &archived, |_, _, _| {
                count = count.saturating_add(1);
                Ok(ControlFlow::Continue(()))
            })?;
        }
        Ok(count)
    }

    /// Shopify's handles, assigned among all items, so that they do not depend on the filter.
    fn handles(&self, tx: &Snapshot<'_>) -> Result<ShopifyHandles> {
        let mut collector = HandleCollector::default();
        if self.to == Some(Dialect::Shopify) {
            let system = Some(Dialect::Shopify.word());
            let all = Listing { with_archived: true, system, ..Listing::default() };
            crate::stock::each_item(tx, &all, |item, _, identity| {
                collector.add(item.id, &item.profile, identity);
                Ok(ControlFlow::Continue(()))
            })?;
        }
        Ok(collector.settle())
    }

    /// Writes the catalogue, and returns how many archived items were left out.
    fn write(&self, tx: &Snapshot<'_>, output: impl Write, progress: &Progress<'_>) -> Result<u64> {
        let options = ExportOptions {
            to: self.to.unwrap_or(Dialect::Bincard),
            has_byte_order_mark: self.bom,
            delimiter: self.delimiter,
            location: self.location.clone(),
            handles: self.handles(tx)?,
        };
        let mut export =
            CatalogueWriter::start(BufWriter::with_capacity(64 * 1024, output), &options)?;
        let listing = self.listing(tx)?;
        for is_separate in [false, true] {
            if is_separate && !options.handles.has_separate_items() {
                break;
            }
            crate::stock::each_item(tx, &listing, |item, _, identity| {
                if options.handles.is_separate(&item.profile) == is_separate {
                    progress.tick(|| 0);
                    export.write(&item.profile, item.level, identity)?;
                }
                Ok(ControlFlow::Continue(()))
            })?;
        }
        export.finish()?.flush()?;
        Self::left_out(tx, &listing)
    }
}

/// An export to standard output.
struct ToStream<'a> {
    args: &'a Export,
    left_out: &'a Cell<u64>,
}

impl Query for ToStream<'_> {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let progress = Progress::rows(false, None, printer.texts());
        self.left_out.set(self.args.write(tx, printer.raw(), &progress)?);
        Ok(())
    }
}

/// An export into a file that has no name yet.
struct ToFile<'a> {
    args: &'a Export,
    file: &'a NewFile,
    is_attended: bool,
    left_out: &'a Cell<u64>,
}

impl Query for ToFile<'_> {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let progress = Progress::rows(self.is_attended, None, printer.texts());
        self.left_out.set(self.args.write(tx, self.file, &progress)?);
        Ok(())
    }
}
