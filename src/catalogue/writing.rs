//! Catalogues out: one item a row, streamed, in the columns the wanted system reads. Where the rows
//! come from and where the file ends up is the caller's business.

use std::io::{self, Write};

use super::dialect::Dialect;
use super::field::Field;
use super::handles::Handles;
use super::separator::Delimiter;
use super::words;
use super::{shopify, square, woocommerce};
use crate::ledger::item::Profile;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::text::visible_in_cell;

/// How a catalogue is written.
#[derive(Debug, Clone)]
pub(crate) struct ExportOptions {
    /// For which system.
    pub(crate) to: Dialect,
    /// Whether a byte order mark comes first, for spreadsheets that need one to see UTF-8.
    pub(crate) has_mark: bool,
    /// The character between cells; `,` if none is said. With `;` decimals have a comma, as the
    /// spreadsheets that take `;` expect, and as import reads such files.
    pub(crate) delimiter: Option<Delimiter>,
    /// The place that Square's quantity columns name.
    pub(crate) location: Option<String>,
    /// Which of Shopify's handles are contested, by a survey of all items.
    pub(crate) handles: Handles,
}

/// A catalogue being written.
pub(crate) struct Export<W: Write> {
    csv: csv::Writer<W>,
    to: Dialect,
    is_comma_decimal: bool,
    handles: Handles,
    handle: String,
}

/// A row for some system, cell by cell.
pub(crate) struct RowWriter<'a, W: Write> {
    csv: &'a mut csv::Writer<W>,
    is_comma_decimal: bool,
}

impl<W: Write> RowWriter<'_, W> {
    /// Text, made safe for spreadsheets.
    pub(crate) fn text(&mut self, text: &str) -> io::Result<()> {
        self.raw(&words::escaped(&visible_in_cell(text)))
    }

    /// Text, where there is any.
    pub(crate) fn optional(&mut self, text: Option<impl AsRef<str>>) -> io::Result<()> {
        match text {
            Some(text) => self.text(text.as_ref()),
            None => self.raw(""),
        }
    }

    /// A number, where there is one; as a number.
    pub(crate) fn number(&mut self, number: Option<impl ToString>) -> io::Result<()> {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        if self.is_comma_decimal { self.raw(&number.replace('.', ",")) } else { self.raw(&number) }
    }

    /// A word of the format.
    pub(crate) fn raw(&mut self, word: &str) -> io::Result<()> {
        self.csv.write_field(word).map_err(io_error)
    }
}

impl<W: Write> Export<W> {
    /// Writes the header.
    pub(crate) fn start(mut output: W, options: &ExportOptions) -> io::Result<Self> {
        if options.has_mark {
            output.write_all("\u{feff}".as_bytes())?;
        }
        let delimiter = options.delimiter.unwrap_or(Delimiter::COMMA);
        let mut csv = csv::WriterBuilder::new().delimiter(delimiter.byte()).from_writer(output);
        match options.to {
            Dialect::Bincard => csv.write_record(Field::ALL.map(Field::word))?,
            Dialect::Square => csv.write_record(square::columns(options.location.as_deref()))?,
            Dialect::Shopify => csv.write_record(shopify::COLUMNS)?,
            Dialect::Woocommerce => csv.write_record(woocommerce::COLUMNS)?,
        }
        let is_comma_decimal = delimiter == Delimiter::SEMICOLON;
        let handles = options.handles.clone();
        Ok(Self { csv, to: options.to, is_comma_decimal, handles, handle: String::new() })
    }

    /// Writes an item. For Shopify, items of one product must follow one another.
    pub(crate) fn write(&mut self, item: &Profile, level: Level) -> io::Result<()> {
        let on_hand = level.on_hand().map_err(io::Error::other)?;
        let is_comma_decimal = self.is_comma_decimal;
        let mut cells = RowWriter { csv: &mut self.csv, is_comma_decimal };
        match self.to {
            Dialect::Bincard => {
                cells.text(item.sku.as_str())?;
                cells.text(item.name.as_str())?;
                cells.optional(item.variation.as_ref().map(Label::as_str))?;
                cells.optional(item.category.as_ref().map(Label::as_str))?;
                cells.optional(item.barcode.as_ref().map(Label::as_str))?;
                cells.number(item.price)?;
                cells.number(item.cost)?;
                cells.raw(&words::tracking(item.tracking))?;
                cells.raw(&words::alert(item.alert))?;
                cells.number(item.threshold)?;
                cells.number(Some(on_hand))?;
                cells.number(Some(level.reserved))?;
                cells.number(Some(level.available))?;
                cells.raw(&words::item_status(item.status))?;
            }
            Dialect::Square => square::write(&mut cells, item, on_hand)?,
            Dialect::Shopify => {
                let so_far = (&self.handles, &mut self.handle);
                shopify::write(&mut cells, item, on_hand, so_far)?;
            }
            Dialect::Woocommerce => woocommerce::write(&mut cells, item, on_hand)?,
        }
        self.csv.write_record(None::<&[u8]>).map_err(io_error)
    }

    /// Hands over what is still buffered, and gives the output back.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

/// The rows that were refused: the file's own columns, and `error`.
pub(crate) struct Rejects<W: Write> {
    csv: csv::Writer<W>,
    width: usize,
    error: usize,
}

impl<W: Write> Rejects<W> {
    /// Writes the header. A file of rejects that was imported again keeps its one `error` column.
    pub(crate) fn start(output: W, header: &[String], delimiter: Delimiter) -> io::Result<Self> {
        let mut csv = csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(delimiter.byte())
            .from_writer(output);
        let known = header.iter().position(|name| name.trim() == "error");
        let names = header.iter().map(|name| words::harmless(name));
        csv.write_record(names.chain(known.is_none().then_some("error".into())).map(String::from))?;
        Ok(Self { csv, width: header.len(), error: known.unwrap_or(header.len()) })
    }

    /// Writes a row as it stood in the file, but what a spreadsheet would run, and why it was refused.
    pub(crate) fn write(
        &mut self,
        cells: impl Iterator<Item: AsRef<str>>,
        error: &str,
    ) -> io::Result<()> {
        let mut cells = cells;
        for column in 0..self.width {
            let cell = cells.next();
            let cell = cell.as_ref().map_or("", AsRef::as_ref);
            let cell = if column == self.error { error.into() } else { words::harmless(cell) };
            self.csv.write_field(&*cell)?;
        }
        if self.error >= self.width {
            self.csv.write_field(error)?;
        }
        for extra in cells {
            self.csv.write_field(&*words::harmless(extra.as_ref()))?;
        }
        self.csv.write_record(None::<&[u8]>).map_err(io_error)
    }

    /// Hands over what is still buffered, and gives the output back.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.csv.flush()?;
        self.csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

/// What broke below the writer, as it was: a closed pipe is no error to tell.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is csv's, and may grow")]
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}
