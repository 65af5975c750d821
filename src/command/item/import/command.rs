//! The command line of `bincard item import`: a catalogue from CSV, completely or not at all.

use anyhow::Result;
use clap::Args;
use std::cell::RefCell;
use std::fs::File;
use std::io::Seek;

use super::row_stream::{FileHeader, RowStream, stream_rows};
use super::rows::{ArchivedItems, RowImport, RowOutcome};
use super::summary::ImportSummary;
use crate::catalogue::{
    DecimalMark, Delimiter, Dialect, ImportOptions, Mapping, NamedEncoding, RowCells, Warning,
};
use crate::command::change::{Change, ChangeOptions, EntryOptions, Length, Missing};
use crate::command::context::Context;
use crate::command::input::{Input, content_hash, usual_decimal_mark};
use crate::command::item::profile_options::{tracking, tracking_word};
use crate::command::rejected_rows::{RejectedRows, RejectsMode, RejectsOptions};
use crate::command::request::RequestFields;
use crate::ledger::item::Tracking;
use crate::ledger::low::AlertRule;
use crate::locale::Texts;
use crate::output::{BufferedRows, Outcome, Progress, RowBuffer};
use crate::parse;
use crate::refusal::Refusal;
use crate::stock::{self, CatalogueImport, ImportMode, Stock};

/// Import a catalogue from CSV, all or nothing
///
/// Reads files exported by Square, Shopify, and WooCommerce, and any other spreadsheet with `--map`. A new item
/// gets its quantity as opening stock; the stock of an existing item is left unchanged, unless `--counts` says that
/// the file is a physical count. Every row is accounted for, and a single invalid row stops the whole import.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item import catalogue.csv --dry-run
  bincard item import shopify-export.csv
  bincard item import stock.csv --map 'Item number=sku' --map QTY=quantity
  bincard item import count.csv --counts

Exit codes: 65 if the file has invalid rows; each is reported with its line and column.")]
pub(crate) struct Import {
    /// File to import, or - for standard input
    #[arg(value_name = "FILE|-")]
    file: String,
    /// System that the file comes from: auto, bincard, square, shopify, or woocommerce
    #[arg(long, value_name = "SYSTEM", value_parser = origin)]
    from: Option<Origin>,
    /// Import a column as a field: sku, name, variation, category, barcode, price, cost, tracked, alert, threshold,
    /// quantity, or archived; `ignore` to leave it out; may be repeated
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<Mapping>,
    /// Treat the quantities as a physical count: on hand becomes what the file says
    #[arg(long)]
    counts: bool,
    /// Import the valid rows and write the others to a rejects file
    #[arg(long)]
    partial: bool,
    /// File to write the refused rows to [default: FILE.rejects.csv]
    #[arg(long, value_name = "FILE", requires = "partial")]
    rejects: Option<String>,
    /// Apply new counts even if on hand has changed since the file was written
    #[arg(long)]
    force: bool,
    /// Encoding of the file, if not UTF-8: windows-1252, macintosh, iso-8859-15, …
    #[arg(long, value_name = "NAME")]
    encoding: Option<NamedEncoding>,
    /// Character that separates cells (default: detected)
    #[arg(long, value_name = "CHAR")]
    delimiter: Option<Delimiter>,
    /// Read the first row as an item: the columns are named 1, 2, 3, …
    #[arg(long, requires = "map")]
    no_header: bool,
    /// Read commas in numbers as decimal commas
    #[arg(long)]
    decimal_comma: bool,
    /// Location to read quantities from, if the file has several
    #[arg(long, value_name = "NAME")]
    location: Option<String>,
    /// Add up the quantities of rows with the same SKU (lots, shelves)
    #[arg(long, conflicts_with = "partial")]
    add_up: bool,
    /// Track the stock of every item, whatever the file says: on or off
    #[arg(long, value_name = "on|off", value_parser = tracking)]
    track: Option<Tracking>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

/// The value of `--from`.
#[derive(Debug, Clone, Copy)]
struct Origin(Option<Dialect>);

/// Every word that `--from` accepts.
const ORIGINS: [Origin; 5] = [
    Origin(None),
    Origin(Some(Dialect::Bincard)),
    Origin(Some(Dialect::Square)),
    Origin(Some(Dialect::Shopify)),
    Origin(Some(Dialect::Woocommerce)),
];

fn origin(text: &str) -> Result<Origin, Refusal> {
    parse::word(text, &ORIGINS, |origin| origin.0.map_or("auto", Dialect::word))
}

impl Import {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        let rejects = RejectsOptions {
            source: &self.file,
            is_partial: self.partial,
            path: self.rejects.as_deref(),
        };
        let rejects_mode = rejects.mode(context, self.options.dry_run)?;
        let Input { mut file, name } = Input::open(&self.file, context)?;
        let file_hash =
            if self.options.has_key() { content_hash(&mut file)? } else { String::new() };
        let options = self.options.clone();
        let (is_dry_run, texts) = (options.dry_run, context.texts);
        let request = Request {
            args: self,
            name,
            file,
            file_hash,
            rejects_mode,
            is_dry_run,
            texts,
            is_attended: context.is_attended,
            differences: RefCell::new(None),
        };
        let outcome = context.changed(&request, &options)?;
        match request.differences.into_inner() {
            Some(differences) if is_dry_run => context.print_differences(outcome, &differences),
            Some(_) | None => context.print_change(outcome, is_dry_run),
        }
    }

    fn import_options(&self, texts: &Texts) -> ImportOptions {
        ImportOptions {
            from: self.from.and_then(|origin| origin.0),
            map: self.map.clone(),
            encoding: self.encoding,
            delimiter: self.delimiter,
            decimal_mark: self.decimal_comma.then_some(DecimalMark::Comma),
            usual_mark: usual_decimal_mark(texts),
            location: self.location.clone(),
            track: self.track,
            is_headerless: self.no_header,
            has_lots: self.add_up,
        }
    }
}

/// An import as one change.
struct Request<'a> {
    args: Import,
    name: String,
    file: File,
    file_hash: String,
    rejects_mode: RejectsMode,
    is_dry_run: bool,
    texts: &'a Texts,
    is_attended: bool,
    differences: RefCell<Option<BufferedRows>>,
}

impl Change for Request<'_> {
    const MISSING: Missing = Missing::Make;

    fn length(&self) -> Length {
        Length::Long
    }

    fn summary(&self) -> String {
        format!("item import {}", self.name)
    }

    /// Two imports are the same request if the file has the same content, whatever its name.
    fn describe(&self, fields: &mut RequestFields<'_>) {
        let args = &self.args;
        fields.text("command", "item import");
        fields.text("sha256", &self.file_hash);
        fields.optional("from", args.from.and_then(|origin| origin.0).map(Dialect::word));
        args.map.iter().for_each(|mapping| fields.text("map", &mapping.to_string()));
        fields.switch("counts", args.counts);
        fields.switch("partial", args.partial);
        fields.switch("force", args.force);
        fields.optional("encoding", args.encoding.map(NamedEncoding::name));
        fields.optional("delimiter", args.delimiter.map(|delimiter| char::from(delimiter.byte())));
        fields.switch("decimal_comma", args.decimal_comma);
        fields.switch("no_header", args.no_header);
        fields.switch("add_up", args.add_up);
        fields.optional("location", args.location.as_ref());
        fields.optional("track", args.track.map(tracking_word));
        args.entry.describe(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut file = self.file.try_clone()?;
        file.rewind()?;
        let row_cells = if self.args.partial { RowCells::Included } else { RowCells::Omitted };
        let options = self.args.import_options(self.texts);
        stream_rows(&self.name, file, &options, row_cells, |header, rows| {
            self.apply(stock, header, rows)
        })
    }
}

impl Request<'_> {
    fn apply(
        &self,
        stock: &Stock<'_>,
        header: &FileHeader,
        rows: &mut RowStream,
    ) -> Result<Outcome> {
        let mut import = RowImport {
            stock: CatalogueImport::new(stock, self.mode(stock, header.dialect)?)?,
            header: &header.columns,
            has_differences: self.is_dry_run,
            archived: ArchivedItems::default(),
        };
        let mut summary = ImportSummary::default();
        let mut rejected = RejectedRows::new(self.rejects_mode.clone(), header.rejects_source());
        let mut differences = if self.is_dry_run { Some(RowBuffer::new()) } else { None };
        let size = self.file.metadata().ok().map(|metadata| metadata.len());
        let progress = Progress::rows(self.is_attended, size, self.texts);
        while let Some(batch) = rows.next_batch()? {
            import.look_ahead(batch)?;
            for row in batch {
                // The reader's own handle shares its position with this one.
                progress.tick(|| (&self.file).stream_position().unwrap_or(0));
                let outcome = import.apply(&row.parsed)?;
                summary.count(&outcome);
                match outcome {
                    RowOutcome::Refused(bad) => rejected.add(&row.cells, bad, self.texts)?,
                    RowOutcome::Added(Some(difference)) | RowOutcome::Changed(Some(difference)) => {
                        if let Some(differences) = &mut differences {
                            differences.push(&difference.record())?;
                        }
                    }
                    RowOutcome::Added(None)
                    | RowOutcome::Changed(None)
                    | RowOutcome::Unchanged
                    | RowOutcome::Skipped(_) => {}
                }
            }
        }
        drop(progress);
        let rejects = rejected.finish(&self.name, summary.has_items(), self.texts)?;
        summary.check_any_item(&self.name)?;
        *self.differences.borrow_mut() = differences.map(RowBuffer::finish).transpose()?;
        let archived = import.archived.warning();
        let done = import.stock.finish()?;
        let alerts_at_threshold = stock::alert_rule(stock)? == AlertRule::AtOrBelow;
        rows.warnings.retain(|warning| {
            !(alerts_at_threshold && matches!(warning, Warning::ThresholdAtOrBelow { .. }))
        });
        let mut warnings = std::mem::take(&mut rows.warnings);
        warnings.extend(archived);
        warnings.extend(missing(&header.missing_columns, done.tracked_added));
        Ok(summary.outcome(&self.name, header.dialect, &done, warnings, &rejects, self.texts))
    }

    fn mode(&self, stock: &Stock<'_>, dialect: Dialect) -> Result<ImportMode> {
        Ok(ImportMode {
            system: dialect.word(),
            entry_time: self.args.entry.time(stock)?,
            note: self.args.entry.note.clone(),
            is_count: self.args.counts,
            is_forced: self.args.force,
        })
    }
}

/// The warnings about columns that are missing, if tracked items were added without them.
fn missing(columns: &[Warning], tracked_added: u64) -> impl Iterator<Item = Warning> {
    let warnings = columns.iter().filter(move |_| tracked_added > 0).cloned();
    warnings.map(move |mut warning| {
        if let Warning::NoQuantities { count, .. } | Warning::NoThresholds { count, .. } =
            &mut warning
        {
            *count = tracked_added;
        }
        warning
    })
}
