//! `bincard item export`: the catalogue as CSV, for bincard or for another system.

use anyhow::{Context, Result};
use clap::Args;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::list::Filter;
use crate::catalogue::{Delimiter, Dialect, Export, ExportOptions, Handles, Survey};
use crate::command::{Ask, Desk};
use crate::files::NewFile;
use crate::locale::Message;
use crate::output::{Printer, Progress, Said};
use crate::store::{Listing, Reading, SortColumn};

/// Export the catalogue as CSV, to a file or to standard output
///
/// What `item export` writes, `item import` reads again without changing anything. Archived items are exported
/// too, marked as such, where the other system has a place for that.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item export catalogue.csv
  bincard item export --to shopify - | gzip > shopify.csv.gz
  bincard item export --low --bom low.csv        (--bom: for spreadsheets)")]
pub(crate) struct ExportArgs {
    /// The file, or - for standard output
    #[arg(value_name = "FILE|-", default_value = "-", hide_default_value = true)]
    file: String,
    /// For which system: bincard, square, shopify or woocommerce
    #[arg(long, value_name = "SYSTEM")]
    to: Option<Dialect>,
    /// Put a byte order mark before it, which some spreadsheets need
    #[arg(long)]
    bom: bool,
    /// The character between cells
    #[arg(long, value_name = "C")]
    delimiter: Option<Delimiter>,
    /// The location that Square's quantity columns name
    #[arg(long, value_name = "NAME")]
    location: Option<String>,
    #[command(flatten)]
    filter: Filter,
}

impl ExportArgs {
    /// Does it.
    pub(crate) fn run(self, desk: &mut Desk<'_, '_>) -> Result<()> {
        if self.file == "-" {
            return desk.ask(&self);
        }
        let path = PathBuf::from(&self.file);
        desk.must_not_be_store(&path)?;
        let naming = || Message::new("broke-write").with("path", path.display().to_string());
        let file = NewFile::start(&path).with_context(naming)?;
        let request = ToFile { args: &self, file: &file, is_attended: desk.is_attended };
        desk.ask(&request)?;
        file.finish().with_context(naming)?;
        desk.said.push(Said::Done(Message::new("said-exported").with("path", self.file.as_str())));
        Ok(())
    }

    fn listing(&self, tx: &Reading<'_>) -> Result<Listing> {
        let dialect = self.to.unwrap_or(Dialect::Bincard);
        let mut listing = self.filter.listing(tx)?;
        listing.with_archived = match dialect {
            Dialect::Bincard | Dialect::Square => !listing.only_archived,
            Dialect::Shopify | Dialect::Woocommerce => false,
        };
        // The variants of a product stand together in Shopify's and WooCommerce's files.
        listing.sort = listing.sort.or(match dialect {
            Dialect::Bincard | Dialect::Square => None,
            Dialect::Shopify | Dialect::Woocommerce => Some(SortColumn::Product),
        });
        Ok(listing)
    }

    /// Shopify's handles are settled among all items, so that a filter changes none.
    fn handles(&self, tx: &Reading<'_>) -> Result<Handles> {
        let mut survey = Survey::default();
        if self.to == Some(Dialect::Shopify) {
            let all = Listing { with_archived: true, ..Listing::default() };
            tx.each_item(&all, |item, _| {
                survey.add(item.id, &item.profile);
                Ok(ControlFlow::Continue(()))
            })?;
        }
        Ok(survey.settle())
    }

    fn write(&self, tx: &Reading<'_>, output: impl Write, progress: &Progress) -> Result<()> {
        let options = ExportOptions {
            to: self.to.unwrap_or(Dialect::Bincard),
            has_mark: self.bom,
            delimiter: self.delimiter,
            location: self.location.clone(),
            handles: self.handles(tx)?,
        };
        let mut export = Export::start(BufWriter::with_capacity(64 * 1024, output), &options)?;
        let listing = self.listing(tx)?;
        for is_apart in [false, true] {
            if is_apart && !options.handles.sets_apart() {
                break;
            }
            tx.each_item(&listing, |item, _| {
                if options.handles.is_apart(&item.profile) == is_apart {
                    progress.tick();
                    export.write(&item.profile, item.level)?;
                }
                Ok(ControlFlow::Continue(()))
            })?;
        }
        export.finish()?.flush()?;
        Ok(())
    }
}

impl Ask for ExportArgs {
    fn ask(&self, tx: &Reading<'_>, printer: &mut Printer<'_>) -> Result<()> {
        self.write(tx, printer.raw(), &Progress::rows(false))
    }
}

/// An export into a file that has no name yet.
struct ToFile<'a> {
    args: &'a ExportArgs,
    file: &'a NewFile,
    is_attended: bool,
}

impl Ask for ToFile<'_> {
    fn ask(&self, tx: &Reading<'_>, _printer: &mut Printer<'_>) -> Result<()> {
        self.args.write(tx, self.file, &Progress::rows(self.is_attended))
    }
}
