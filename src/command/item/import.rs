//! `bincard item import`: a catalogue from CSV, whole or not at all (csv.md).

use anyhow::{Context as _, Result};
use clap::Args;
use serde::{Serialize, Serializer};
use std::cell::RefCell;
use std::fs::File;
use std::io::Seek;
use std::path::{Path, PathBuf};

use super::apply::{Applied, Applying, How};
use super::feed::{Opened, RowCells, Rows, feed};
use super::profile_options::tracking;
use crate::catalogue::{
    DecimalMark, Delimiter, Dialect, ImportOptions, Mapping, NamedEncoding, ParsedRow,
    RejectsWriter, Warning,
};
use crate::command::change::{Change, ChangeOptions, EntryOptions, Length, Missing};
use crate::command::context::Context;
use crate::command::input::{Input, content_hash};
use crate::files::{self, NewFile};
use crate::ledger::item::Tracking;
use crate::ledger::low::AlertRule;
use crate::locale::{Message, Texts, bad_row_line, bad_row_lines};
use crate::output::{BufferedRows, Outcome, Progress, RowBuffer};
use crate::parse;
use crate::refusal::{BadRow, Refusal, RowProblem};
use crate::stock::{self, Stock};

/// The most bad rows that are kept to be told in full.
const MOST_BAD_ROWS: usize = 20;

/// Import a catalogue from a CSV file, or from standard input (-), whole or not at all
///
/// Files of Square, Shopify and WooCommerce are read as those systems write them; any other spreadsheet with
/// `--map`. A new item gets its quantity as opening stock; the stock of one that is there is left alone, unless
/// `--counts` says that the file is a physical count. Every row is accounted for, and one bad row changes nothing.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item import catalogue.csv --dry-run
  bincard item import shopify-export.csv
  bincard item import stock.csv --map 'Item number=sku' --map QTY=quantity
  bincard item import count.csv --counts
Exit codes: 65 where the file has bad rows; they are named by line and column.")]
pub(crate) struct ImportArgs {
    /// The file, or - for standard input
    #[arg(value_name = "FILE|-")]
    file: String,
    /// The system it comes from: auto, bincard, square, shopify or woocommerce
    #[arg(long, value_name = "SYSTEM", value_parser = origin)]
    from: Option<Origin>,
    /// What a column holds, by name; fields: sku, name, variation, category, barcode, price, cost, tracked, alert,
    /// threshold, quantity, archived
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<Mapping>,
    /// The file is a physical count: on hand becomes what it says
    #[arg(long)]
    counts: bool,
    /// Apply the good rows and write the bad ones to a file of rejects
    #[arg(long)]
    partial: bool,
    /// Where the bad rows go [default: FILE.rejects.csv]
    #[arg(long, value_name = "FILE", requires = "partial")]
    rejects: Option<String>,
    /// Take new counts even where the file's old count no longer holds
    #[arg(long)]
    force: bool,
    /// The encoding, where it is not UTF-8: windows-1252, macintosh, iso-8859-15, …
    #[arg(long, value_name = "NAME")]
    encoding: Option<NamedEncoding>,
    /// The character between cells, where it is not found by itself
    #[arg(long, value_name = "C")]
    delimiter: Option<Delimiter>,
    /// Numbers have a decimal comma
    #[arg(long)]
    decimal_comma: bool,
    /// Whose quantities, where the file has several locations
    #[arg(long, value_name = "NAME")]
    location: Option<String>,
    /// Whether all its items are tracked, whatever the file says: on or off
    #[arg(long, value_name = "on|off", value_parser = tracking)]
    track: Option<Tracking>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

/// What `--from` says.
#[derive(Debug, Clone, Copy)]
struct Origin(Option<Dialect>);

/// Every word that `--from` takes.
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

impl ImportArgs {
    /// Does it.
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        self.must_keep(context)?;
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
            is_dry_run,
            texts,
            is_attended: context.is_attended,
            buffer: RefCell::new(None),
        };
        let outcome = context.changed(&request, &options)?;
        match request.buffer.into_inner() {
            Some(buffer) if is_dry_run => context.print_differences(outcome, &buffer),
            Some(_) | None => context.print_change(outcome, is_dry_run),
        }
    }

    fn import_options(&self) -> ImportOptions {
        ImportOptions {
            from: self.from.and_then(|origin| origin.0),
            map: self.map.clone(),
            encoding: self.encoding,
            delimiter: self.delimiter,
            decimal_mark: self.decimal_comma.then_some(DecimalMark::Comma),
            location: self.location.clone(),
            track: self.track,
        }
    }

    /// Refuses where the file of rejects would replace the file that is read, or the store.
    fn must_keep(&self, context: &Context<'_, '_>) -> Result<()> {
        let source = if self.file == "-" { "/dev/stdin" } else { &self.file };
        let rejects = PathBuf::from(self.rejects_path());
        if !self.partial {
            return Ok(());
        }
        if files::is_same(Path::new(source), &rejects) {
            return Err(Refusal::RejectsOverSource { path: rejects }.into());
        }
        context.must_not_be_store(&rejects)
    }

    fn rejects_path(&self) -> String {
        let stem = if self.file == "-" { "stdin" } else { &self.file };
        self.rejects.clone().unwrap_or_else(|| format!("{stem}.rejects.csv"))
    }
}

/// An import as one change.
struct Request<'a> {
    args: ImportArgs,
    name: String,
    file: File,
    file_hash: String,
    is_dry_run: bool,
    texts: &'a Texts,
    is_attended: bool,
    buffer: RefCell<Option<BufferedRows>>,
}

/// Two imports are the same request when file and options are.
impl Serialize for Request<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let args = &self.args;
        let options = format!("{:?} {}", args.import_options(), args.rejects_path());
        let switches = [args.counts, args.partial, args.force];
        (&self.file_hash, options, switches, &args.entry).serialize(serializer)
    }
}

impl Change for Request<'_> {
    const MISSING: Missing = Missing::Make;

    fn words(&self) -> String {
        "item import".to_owned()
    }

    fn length(&self) -> Length {
        Length::Long
    }

    fn summary(&self) -> String {
        self.name.clone()
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut file = self.file.try_clone()?;
        file.rewind()?;
        let row_cells = if self.args.partial { RowCells::Keep } else { RowCells::Drop };
        feed(&self.name, file, &self.args.import_options(), row_cells, |opened, rows| {
            self.apply(stock, opened, rows)
        })
    }
}

impl Request<'_> {
    fn apply(&self, stock: &Stock<'_>, opened: &Opened, rows: &mut Rows) -> Result<Outcome> {
        let entry_time = self.args.entry.time(stock)?;
        let how = How {
            entry_time,
            note: self.args.entry.note.clone(),
            is_count: self.args.counts,
            is_forced: self.args.force,
            tells_fields: self.is_dry_run,
        };
        let mut applying = Applying::new(stock, how, &opened.header)?;
        let mut refused = Refused::new(&self.args, opened, self.is_dry_run);
        let mut buffer = if self.is_dry_run { Some(RowBuffer::new()) } else { None };
        let progress = Progress::rows(self.is_attended);
        while let Some(row) = rows.next()? {
            progress.tick();
            let applied = match &row.result {
                ParsedRow::Entry(entry) => applying.apply(entry)?,
                ParsedRow::Skipped(why) => Applied::Skipped(why.clone()),
                ParsedRow::Refused(bad) => Applied::Refused(bad.clone()),
            };
            applying.summary.count(&applied);
            match applied {
                Applied::Refused(bad) => refused.take(&row.cells, bad, self.texts)?,
                Applied::Added(Some(difference)) | Applied::Changed(Some(difference)) => {
                    if let Some(buffer) = &mut buffer {
                        buffer.push(&difference.record())?;
                    }
                }
                Applied::Added(None)
                | Applied::Changed(None)
                | Applied::Unchanged
                | Applied::Skipped(_) => {}
            }
        }
        drop(progress);
        let rejected = refused.end(&self.name, self.texts)?;
        *self.buffer.borrow_mut() = buffer.map(RowBuffer::finish).transpose()?;
        let mut summary = applying.finish()?;
        let is_alike = stock::alert_rule(stock)? == AlertRule::AtOrBelow;
        let mut warnings = std::mem::take(&mut rows.warnings);
        warnings.retain(|one| !(is_alike && matches!(one, Warning::ThresholdAtOrBelow { .. })));
        summary.take_warnings(warnings);
        Ok(summary.outcome(&self.name, opened.dialect, &rejected, self.texts))
    }
}

/// The rows that cannot be taken: a refusal of the whole, or a file of rejects with `--partial`.
struct Refused<'a> {
    rows: Vec<BadRow>,
    count: u64,
    /// Where they go, if they may be left out.
    path: Option<String>,
    opened: &'a Opened,
    /// The file of rejects, started with the first; a dry run writes none.
    rejects: Option<RejectsWriter<NewFile>>,
    is_dry_run: bool,
}

impl<'a> Refused<'a> {
    fn new(args: &ImportArgs, opened: &'a Opened, is_dry_run: bool) -> Self {
        let path = args.partial.then(|| args.rejects_path());
        Self { rows: Vec::new(), count: 0, path, opened, rejects: None, is_dry_run }
    }

    fn take(&mut self, cells: &[String], bad: BadRow, texts: &Texts) -> Result<()> {
        self.count = self.count.saturating_add(1);
        if let Some(path) = self.path.as_ref().filter(|_| !self.is_dry_run) {
            let naming = || format!("cannot write `{path}`");
            let rejects = match &mut self.rejects {
                Some(rejects) => rejects,
                empty @ None => {
                    let file = NewFile::start(Path::new(path)).with_context(naming)?;
                    let (header, delimiter) = (&self.opened.header, self.opened.delimiter);
                    empty
                        .insert(RejectsWriter::start(file, header, delimiter).with_context(naming)?)
                }
            };
            let error = bad_row_line(&bad, texts);
            rejects.write(cells.iter(), &error).with_context(naming)?;
        }
        if self.rows.len() < MOST_BAD_ROWS {
            self.rows.push(bad);
        }
        Ok(())
    }

    /// Refuses the whole where a row was refused and none may be left out; else tells which were.
    fn end(self, name: &str, texts: &Texts) -> Result<Rejected> {
        if self.count == 0 {
            return Ok(Rejected::default());
        }
        let Some(path) = self.path else {
            let (file, rows, count) = (name.to_owned(), self.rows, self.count);
            return Err(Refusal::BadRows { file, rows, count }.into());
        };
        let Some(rejects) = self.rejects else {
            return Ok(Rejected { path: None, rows: bad_row_lines(&self.rows, self.count, texts) });
        };
        let written = rejects.finish().and_then(NewFile::finish);
        written.with_context(|| Message::new("broke-write").with("path", path.as_str()))?;
        Ok(Rejected { path: Some(path), rows: Vec::new() })
    }
}

/// The rows that were left out.
#[derive(Default)]
pub(super) struct Rejected {
    /// The file they were written to.
    pub(super) path: Option<String>,
    /// What is wrong with the first of them, where a dry run wrote none.
    pub(super) rows: Vec<String>,
}

/// A rule's refusal of what a row asks for.
pub(super) fn bad_row(line: u64, value: String, refusal: Refusal) -> BadRow {
    BadRow { line, column: None, value, problem: RowProblem::Refused(Box::new(refusal)) }
}
