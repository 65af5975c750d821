//! The columns in all of Shopify's exports that identify the variant and its product.

use std::borrow::Cow;

use super::shopify_handles::DEFAULT_OPTION;
use crate::catalogue::cell_text::{escaped, unescaped};
use crate::catalogue::entry::{Entry, FieldUpdate};
use crate::catalogue::reading::cells::Cells;
use crate::catalogue::reading::header::Header;
use crate::catalogue::reading::reader::Row;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::refusal::{BadRow, FileProblem};

/// The names of a product's options.
pub(super) type OptionNames = [String; 3];

#[derive(Debug)]
pub(super) struct Variant {
    pub(super) handle: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) option_names: [Option<usize>; 3],
    pub(super) options: [Option<usize>; 3],
    pub(super) sku: Option<usize>,
}

impl Variant {
    pub(super) fn new(header: &Header) -> Result<Self, FileProblem> {
        let option_name = |number: u8| {
            header.column(&[
                &*format!("option{number} name"),
                &*format!("option {number} name"),
                &*format!("nom de l'option {number}"),
            ])
        };
        let option = |number: u8| {
            header.column(&[
                &*format!("option{number} value"),
                &*format!("option {number} value"),
                &*format!("valeur de l'option {number}"),
            ])
        };
        let variant = Self {
            handle: header.column(&["handle", "url handle", "identifiant"]),
            title: header.column(&["title", "titre"]),
            option_names: [option_name(1), option_name(2), option_name(3)],
            options: [option(1), option(2), option(3)],
            sku: header.column(&["variant sku", "sku", "ugs"]),
        };
        if variant.handle.is_none() && variant.sku.is_none() {
            return Err(FileProblem::MissingColumn { column: "Handle".to_owned() });
        }
        Ok(variant)
    }

    /// The SKU in the file, without the `'` that Shopify adds to one of digits, for spreadsheets.
    pub(super) fn sku<'a>(&self, row: Row<'a>) -> &'a str {
        without_mark(row.cell(self.sku))
    }

    /// `handle/option1/option2/option3`, with as many options as there are.
    pub(super) fn identity(&self, cells: Cells<'_>, handle: &str) -> String {
        let options = self.options.iter().map(|column| unescaped(cells.raw(*column)));
        let parts: Vec<&str> =
            [handle].into_iter().chain(options).filter(|part| !part.is_empty()).collect();
        parts.join("/")
    }

    /// The identity of the variant in Shopify. `names` are those of the product's options; they are blank in a file
    /// without them.
    pub(super) fn foreign_identity(
        &self,
        cells: Cells<'_>,
        handle: &str,
        names: &OptionNames,
        sku: Option<String>,
    ) -> Option<ForeignIdentity> {
        if handle.is_empty() || self.option_names.iter().all(Option::is_none) {
            return None;
        }
        let values = self.options.iter().map(|column| unescaped(cells.raw(*column)).to_owned());
        let details = names.iter().cloned().zip(values).flat_map(<[String; 2]>::from).collect();
        Some(ForeignIdentity { code: handle.to_owned(), details, sku })
    }

    /// Adopts the option names of a row; only the first row of a product has them.
    pub(super) fn read_option_names(&self, cells: Cells<'_>, names: &mut OptionNames) {
        for (column, name) in self.option_names.iter().zip(names) {
            let text = unescaped(cells.raw(*column));
            if !text.is_empty() {
                text.clone_into(name);
            }
        }
    }

    /// The options that a customer chooses, such as `Red / M`; empty for a product without a choice.
    fn variation(&self, cells: Cells<'_>) -> String {
        let options = self.options.iter().map(|column| unescaped(cells.raw(*column)));
        let parts: Vec<&str> =
            options.filter(|part| !part.is_empty() && *part != DEFAULT_OPTION).collect();
        parts.join(" / ")
    }

    /// Sets the name and the variation of a row's item.
    pub(super) fn set_name(
        &self,
        cells: Cells<'_>,
        title: &str,
        entry: &mut Entry,
    ) -> Result<(), BadRow> {
        if !title.is_empty() {
            entry.name = FieldUpdate::Set(cells.label(self.title, title)?);
        }
        let variation = self.variation(cells);
        if !variation.is_empty() {
            let [first, ..] = self.options;
            entry.variation = FieldUpdate::Set(cells.label(first, &variation)?);
        }
        Ok(())
    }
}

pub(super) fn without_mark(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if has_digits_behind_marks(rest) => rest,
        Some(_) | None => unescaped(text),
    }
}

/// A text that already starts with the mark that Shopify adds gets another one.
pub(super) fn with_mark(text: &str) -> Cow<'_, str> {
    if text.starts_with('\'') && has_digits_behind_marks(text) {
        return format!("'{text}").into();
    }
    escaped(text)
}

fn has_digits_behind_marks(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(|c: char| c.is_ascii_digit())
}
