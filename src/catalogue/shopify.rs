//! Shopify's product exports, old headers and new. A row is a variant or a further picture; later
//! rows of a handle take its title. Inventory exports are in `shopify_inventory`; texts, weights
//! and pictures are not read.

use std::borrow::Cow;
use std::io::{self, Write};

use super::cells::{CellFormat, Cells};
use super::entry::{Entry, Given, PassedOver, RowMeaning};
use super::handles::Handles;
use super::header::Header;
use super::identity::{DuplicateSkus, Notes, choose};
use super::reading::Row;
use super::words::{escaped, unescaped};
use super::writing;
use crate::ledger::item::{ItemStatus, Profile, Tracking};
use crate::ledger::label::Label;
use crate::ledger::quantity::Quantity;
use crate::refusal::{BadRow, FileProblem, RowProblem};

/// The columns that say which variant of which product a row is, in both kinds of export.
#[derive(Debug)]
pub(super) struct Variant {
    pub(super) handle: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) options: [Option<usize>; 3],
    pub(super) sku: Option<usize>,
}

impl Variant {
    /// Finds the columns.
    pub(super) fn new(header: &Header) -> Result<Self, FileProblem> {
        for column in 1..=3 {
            header
                .column(&[&*format!("option{column} name"), &*format!("option {column} name")])?;
        }
        let option = |number: u8| {
            header.column(&[
                &*format!("option{number} value"),
                &*format!("option {number} value"),
                &*format!("valeur de l'option {number}"),
            ])
        };
        let variant = Self {
            handle: header.column(&["handle", "url handle", "identifiant"])?,
            title: header.column(&["title", "titre"])?,
            options: [option(1)?, option(2)?, option(3)?],
            sku: header.column(&["variant sku", "sku", "ugs"])?,
        };
        if variant.handle.is_none() && variant.sku.is_none() {
            return Err(FileProblem::MissingColumn { column: "Handle".to_owned() });
        }
        Ok(variant)
    }

    /// The SKU as the file has it; Shopify marks one of digits with a `'` against spreadsheets.
    pub(super) fn sku<'a>(&self, row: Row<'a>) -> &'a str {
        without_mark(row.cell(self.sku))
    }

    /// `handle/option1/option2/option3`, as far as there are options.
    pub(super) fn identity(&self, cells: Cells<'_>, handle: &str) -> String {
        let options = self.options.iter().map(|column| unescaped(cells.raw(*column)));
        let parts: Vec<&str> =
            [handle].into_iter().chain(options).filter(|part| !part.is_empty()).collect();
        parts.join("/")
    }

    /// The options a customer chooses by, `Red / M`; the one of a product without a choice is none.
    pub(super) fn variation(&self, cells: Cells<'_>) -> String {
        let options = self.options.iter().map(|column| unescaped(cells.raw(*column)));
        let parts: Vec<&str> =
            options.filter(|part| !part.is_empty() && *part != DEFAULT_OPTION).collect();
        parts.join(" / ")
    }

    /// Name and variation of a row's item.
    pub(super) fn name(
        &self,
        cells: Cells<'_>,
        title: &str,
        entry: &mut Entry,
    ) -> Result<(), BadRow> {
        if !title.is_empty() {
            entry.name = Given::Set(cells.label(self.title, title)?);
        }
        let variation = self.variation(cells);
        if !variation.is_empty() {
            let [first, ..] = self.options;
            entry.variation = Given::Set(cells.label(first, &variation)?);
        }
        Ok(())
    }
}

/// The option of a product without a choice.
pub(super) const DEFAULT_OPTION: &str = "Default Title";

fn without_mark(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if has_digits_behind_marks(rest) => rest,
        Some(_) | None => unescaped(text),
    }
}

/// A text of ours that begins as one that Shopify has marked gets a mark more.
fn with_mark(text: &str) -> Cow<'_, str> {
    if text.starts_with('\'') && has_digits_behind_marks(text) {
        return format!("'{text}").into();
    }
    escaped(text)
}

fn has_digits_behind_marks(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(|c: char| c.is_ascii_digit())
}

/// What the first row of a product says for the rows below it; only the latest product's is kept.
#[derive(Debug, Default)]
struct Product {
    handle: String,
    title: String,
    category: String,
    status: String,
    /// The line of its first row, where that could not be read.
    unread: Option<u64>,
}

/// A product export: where each field stands, and the product the rows are in.
#[derive(Debug)]
pub(crate) struct Products {
    variant: Variant,
    categories: [Option<usize>; 2],
    barcode: Option<usize>,
    price: Option<usize>,
    cost: Option<usize>,
    tracker: Option<usize>,
    quantity: Option<usize>,
    status: Option<usize>,
    image: Option<usize>,
    product: Product,
}

impl Products {
    /// Finds the columns.
    pub(crate) fn new(header: &Header) -> Result<Self, FileProblem> {
        Ok(Self {
            variant: Variant::new(header)?,
            categories: [
                header.column(&["type"])?,
                header.column(&["product category", "catégorie de produit"])?,
            ],
            barcode: header.column(&["variant barcode", "barcode", "code-barres"])?,
            price: header.column(&["variant price", "price", "prix"])?,
            cost: header.column(&["cost per item", "coût par article"])?,
            tracker: header.column(&["variant inventory tracker", "inventory tracker"])?,
            quantity: header.column(&["variant inventory qty", "inventory quantity"])?,
            status: header.column(&["status", "statut"])?,
            image: header.column(&["image src", "product image url"])?,
            product: Product::default(),
        })
    }

    /// Where the SKU stands.
    pub(crate) fn sku_column(&self) -> Option<usize> {
        self.variant.sku
    }

    /// The SKU a row's item has in the file.
    pub(crate) fn item_sku<'a>(&self, row: Row<'a>) -> &'a str {
        self.variant.sku(row)
    }

    /// What a row says.
    pub(crate) fn entry(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        so_far: (&DuplicateSkus, &mut Notes),
    ) -> Result<RowMeaning, BadRow> {
        let cells = Cells::new(row, format);
        self.enter_product(cells);
        if self.is_image_only(cells) {
            return Ok(RowMeaning::Nothing(PassedOver::ImageOnly));
        }
        if self.is_unpriced(cells) {
            return Ok(RowMeaning::Nothing(PassedOver::Unpriced));
        }
        if let Some(first) = self.product.unread.filter(|_| self.product.title.is_empty()) {
            return Err(cells.bad(self.variant.title, RowProblem::FirstRowUnread { first }));
        }
        let handle = match self.product.handle.as_str() {
            "" => self.product.title.as_str(),
            handle => handle,
        };
        let own = || self.variant.identity(cells, handle);
        let sku = choose(cells, self.variant.sku, self.variant.sku(row), own, so_far)?;
        let mut entry = Entry::new(cells.line(), sku);
        self.variant.name(cells, &self.product.title, &mut entry)?;
        if !self.product.category.is_empty() {
            let [first, _] = self.categories;
            entry.category = Given::Set(cells.label(first, &self.product.category)?);
        }
        let barcode = without_mark(cells.raw(self.barcode));
        entry.barcode = match cells.barcode(self.barcode)? {
            Given::Set(_) => Given::Set(cells.label(self.barcode, barcode)?),
            blank @ (Given::Absent | Given::Cleared) => blank,
        };
        entry.price = cells.money(self.price)?;
        entry.cost = cells.money(self.cost)?;
        entry.on_hand = cells.quantity(self.quantity)?;
        if self.tracker.is_some() {
            let is_tracked = !cells.raw(self.tracker).is_empty();
            entry.tracking =
                Given::Set(if is_tracked { Tracking::Tracked } else { Tracking::Untracked });
        }
        entry.status = match self.product.status.to_lowercase().as_str() {
            "" => Given::Absent,
            "archived" | "archivé" => Given::Set(ItemStatus::Archived),
            _ => Given::Set(ItemStatus::Active),
        };
        Ok(RowMeaning::Item(Box::new(entry)))
    }

    /// Goes past a row that cannot be read. Where a product begins with it, its title is not known.
    pub(crate) fn skip(&mut self, row: Row<'_>) {
        let handle = unescaped(row.cell(self.variant.handle));
        if handle != self.product.handle {
            let (handle, unread) = (handle.to_owned(), Some(row.line()));
            self.product = Product { handle, unread, ..Product::default() };
        }
    }

    /// What the product says in a column for a later row of it.
    pub(crate) fn inherited(&self, row: Row<'_>, column: usize) -> Option<Cow<'_, str>> {
        let product = &self.product;
        if product.handle.is_empty() || unescaped(row.cell(self.variant.handle)) != product.handle {
            return None;
        }
        let [kind, category] = self.categories;
        let said = [
            (self.variant.title, &product.title),
            (kind.or(category), &product.category),
            (self.status, &product.status),
        ];
        let (_, text) = said.into_iter().find(|(place, _)| *place == Some(column))?;
        Some(escaped(text))
    }

    fn enter_product(&mut self, cells: Cells<'_>) {
        let handle = unescaped(cells.raw(self.variant.handle));
        let title = unescaped(cells.raw(self.variant.title));
        let is_new =
            if handle.is_empty() { !title.is_empty() } else { handle != self.product.handle };
        if is_new {
            self.product = Product { handle: handle.to_owned(), ..Product::default() };
        }
        let category = self.categories.iter().map(|column| unescaped(cells.raw(*column)));
        let product = &mut self.product;
        for (kept, said) in [
            (&mut product.title, title),
            (
                &mut product.category,
                category.into_iter().find(|said| !said.is_empty()).unwrap_or(""),
            ),
            (&mut product.status, cells.raw(self.status)),
        ] {
            if !said.is_empty() {
                said.clone_into(kept);
            }
        }
    }

    /// Shopify writes a price and a tracker in every variant's row. A row with a picture and
    /// neither is no variant, whatever else a broken file put into it.
    fn is_unpriced(&self, cells: Cells<'_>) -> bool {
        self.price.is_some()
            && cells.raw(self.price).is_empty()
            && cells.raw(self.tracker).is_empty()
            && !cells.raw(self.image).is_empty()
    }

    fn is_image_only(&self, cells: Cells<'_>) -> bool {
        let [first, second, third] = self.variant.options;
        [
            self.variant.title,
            first,
            second,
            third,
            self.variant.sku,
            self.barcode,
            self.price,
            self.cost,
            self.tracker,
            self.quantity,
        ]
        .into_iter()
        .all(|column| cells.raw(column).is_empty())
    }
}

/// The columns of an export that Shopify takes back.
pub(super) const COLUMNS: [&str; 15] = [
    "Handle",
    "Title",
    "Type",
    "Option1 Name",
    "Option1 Value",
    "Variant SKU",
    "Variant Inventory Tracker",
    "Variant Inventory Qty",
    "Variant Inventory Policy",
    "Variant Fulfillment Service",
    "Variant Price",
    "Variant Barcode",
    "Gift Card",
    "Cost per item",
    "Status",
];

/// Writes an item as a variant of its product. `last` is the handle of the row before:
/// rows of one product say its title once.
pub(super) fn write<W: Write>(
    cells: &mut writing::RowWriter<'_, W>,
    item: &Profile,
    on_hand: Quantity,
    (handles, last): (&Handles, &mut String),
) -> io::Result<()> {
    let handle = handles.handle(item);
    let is_first = handle != *last;
    cells.text(&handle)?;
    if is_first {
        cells.text(item.name.as_str())?;
        cells.optional(item.category.as_ref().map(Label::as_str))?;
        *last = handle;
    } else {
        cells.raw("")?;
        cells.raw("")?;
    }
    if let Some(variation) = &item.variation {
        cells.raw("Variation")?;
        cells.text(variation.as_str())?;
    } else {
        cells.raw("Title")?;
        cells.raw(DEFAULT_OPTION)?;
    }
    cells.raw(&with_mark(item.sku.as_str()))?;
    cells.raw(if item.is_tracked() { "shopify" } else { "" })?;
    cells.number(item.is_tracked().then_some(on_hand))?;
    cells.raw("deny")?;
    cells.raw("manual")?;
    cells.number(item.price)?;
    cells.raw(
        &item.barcode.as_ref().map(|barcode| with_mark(barcode.as_str())).unwrap_or_default(),
    )?;
    cells.raw(if is_first { "false" } else { "" })?;
    cells.number(item.cost)?;
    cells.raw(match (is_first, item.status) {
        (false, _) => "",
        (true, ItemStatus::Active) => "active",
        (true, ItemStatus::Archived) => "archived",
    })
}
