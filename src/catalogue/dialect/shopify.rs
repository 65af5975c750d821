//! Shopify's product exports, with old and new headers. A row is a variant or a further picture; later rows with a
//! handle take its title. Descriptions, weights and pictures are ignored.

use std::borrow::Cow;
use std::io::{self, Write};

use super::columns::has_on_hand;
use super::identity::{ChosenSku, choose_sku, sku_there};
use super::row_parser::RowParser;
use super::shopify_handles::DEFAULT_OPTION;
use super::shopify_variant::{OptionNames, Variant, with_mark, without_mark};
use crate::catalogue::cell_text::{escaped, unescaped};
use crate::catalogue::entry::{Entry, FieldUpdate, RowContent, SkipReason};
use crate::catalogue::notes::FileNotes;
use crate::catalogue::reading::cells::{CellFormat, Cells};
use crate::catalogue::reading::header::Header;
use crate::catalogue::reading::reader::Row;
use crate::catalogue::row_writer::RowWriter;
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{ItemStatus, Profile, Tracking};
use crate::ledger::quantity::Quantity;
use crate::refusal::{BadRow, FileProblem, RowProblem};
use crate::text::visible_in_cell;

/// Whether a header is one of Shopify's, of products or of the inventory.
pub(super) fn is_recognised(header: &Header) -> bool {
    let marks: [&[&str]; 5] = [
        &["option1 value"],
        &["variant price"],
        &["variant sku"],
        &["variant inventory qty", "inventory quantity"],
        &["on hand", "on hand (current)", "on hand (new)"],
    ];
    // A plain spreadsheet may have handles and titles, and quantities that Shopify has no column for.
    let is_titled = header.has(&["title", "titre"]) && !has_on_hand(header);
    let is_product =
        header.has(&["handle", "url handle"]) && (header.count_of(&marks) >= 1 || is_titled);
    is_product || header.has(&["on hand (current)", "on hand (new)"])
}

/// What the first row of a product determines for the rows below it.
#[derive(Debug, Default)]
struct Product {
    handle: String,
    title: String,
    category: String,
    status: String,
    option_names: OptionNames,
    /// The line of its first row, if that row could not be read.
    unread_line: Option<u64>,
}

/// A product export: its columns, and the product that the rows belong to.
#[derive(Debug)]
pub(super) struct ShopifyProducts {
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

impl ShopifyProducts {
    pub(super) fn new(header: &Header) -> Result<Self, FileProblem> {
        Ok(Self {
            variant: Variant::new(header)?,
            categories: [
                header.column(&["type"]),
                header.column(&["product category", "catégorie de produit"]),
            ],
            barcode: header.column(&["variant barcode", "barcode", "code barres"]),
            price: header.column(&["variant price", "price", "prix"]),
            cost: header.column(&["cost per item", "coût par article"]),
            tracker: header.column(&["variant inventory tracker", "inventory tracker"]),
            quantity: header.column(&["variant inventory qty", "inventory quantity"]),
            status: header.column(&["status", "statut"]),
            image: header.column(&["image src", "product image url"]),
            product: Product::default(),
        })
    }

    fn enter_product(&mut self, cells: Cells<'_>) {
        let handle = unescaped(cells.raw(self.variant.handle));
        let title = unescaped(cells.raw(self.variant.title));
        let is_new =
            if handle.is_empty() { !title.is_empty() } else { handle != self.product.handle };
        if is_new {
            self.product = Product { handle: handle.to_owned(), ..Product::default() };
        }
        self.variant.read_option_names(cells, &mut self.product.option_names);
        let category = self.categories.iter().map(|column| unescaped(cells.raw(*column)));
        let product = &mut self.product;
        for (field, text) in [
            (&mut product.title, title),
            (
                &mut product.category,
                category.into_iter().find(|text| !text.is_empty()).unwrap_or(""),
            ),
            (&mut product.status, cells.raw(self.status)),
        ] {
            if !text.is_empty() {
                text.clone_into(field);
            }
        }
    }

    /// Shopify writes a price and a tracker in the row of every variant, so a row with a picture and neither of these
    /// is not a variant, whatever else a damaged file has in it.
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

impl RowParser for ShopifyProducts {
    fn sku_column(&self) -> Option<usize> {
        self.variant.sku
    }

    fn has_quantities(&self) -> bool {
        self.quantity.is_some()
    }

    fn has_thresholds(&self) -> Option<bool> {
        None
    }

    fn first_pass<'a>(&mut self, row: Row<'a>) -> Option<&'a str> {
        Some(self.variant.sku(row))
    }

    fn parse(
        &mut self,
        row: Row<'_>,
        format: CellFormat,
        notes: &mut FileNotes,
    ) -> Result<RowContent, BadRow> {
        let cells = Cells::new(row, format);
        self.enter_product(cells);
        if self.is_image_only(cells) {
            return Ok(RowContent::NoItem(SkipReason::ImageOnly));
        }
        if self.is_unpriced(cells) {
            return Ok(RowContent::NoItem(SkipReason::Unpriced));
        }
        if let Some(first) = self.product.unread_line.filter(|_| self.product.title.is_empty()) {
            return Err(cells.bad(self.variant.title, RowProblem::FirstRowUnread { first }));
        }
        let handle = match self.product.handle.as_str() {
            "" => self.product.title.as_str(),
            handle => handle,
        };
        let identity = || self.variant.identity(cells, handle);
        let ChosenSku { sku, in_file, earlier } =
            choose_sku(cells, self.variant.sku, self.variant.sku(row), identity, notes)?;
        let mut entry = Entry::new(cells.line(), sku);
        entry.earlier_sku = earlier.map(Box::new);
        let Product { handle, option_names, .. } = &self.product;
        entry.identity =
            self.variant.foreign_identity(cells, handle, option_names, in_file).map(Box::new);
        self.variant.set_name(cells, &self.product.title, &mut entry)?;
        if !self.product.category.is_empty() {
            let [first, _] = self.categories;
            entry.category = FieldUpdate::Set(cells.label(first, &self.product.category)?);
        }
        let barcode = without_mark(cells.raw(self.barcode));
        entry.barcode = match cells.barcode(self.barcode, notes)? {
            FieldUpdate::Set(_) => FieldUpdate::Set(cells.label(self.barcode, barcode)?),
            blank @ (FieldUpdate::Unchanged | FieldUpdate::Cleared) => blank,
        };
        entry.price = cells.money(self.price)?;
        entry.cost = cells.cost(self.cost, notes)?;
        entry.quantities.on_hand = cells.quantity(self.quantity)?;
        if self.tracker.is_some() {
            let is_tracked = !cells.raw(self.tracker).is_empty();
            entry.tracking =
                FieldUpdate::Set(if is_tracked { Tracking::Tracked } else { Tracking::Untracked });
        }
        entry.status = match self.product.status.to_lowercase().as_str() {
            "" => FieldUpdate::Unchanged,
            "archived" | "archivé" => FieldUpdate::Set(ItemStatus::Archived),
            _ => FieldUpdate::Set(ItemStatus::Active),
        };
        Ok(RowContent::Item(Box::new(entry)))
    }

    /// If the first row of a product cannot be read, its title is unknown.
    fn skip(&mut self, row: Row<'_>) {
        let handle = unescaped(row.cell(self.variant.handle));
        if handle != self.product.handle {
            let (handle, unread_line) = (handle.to_owned(), Some(row.line()));
            self.product = Product { handle, unread_line, ..Product::default() };
        }
    }

    fn inherited(&self, row: Row<'_>, column: usize) -> Option<Cow<'_, str>> {
        let product = &self.product;
        if product.handle.is_empty() || unescaped(row.cell(self.variant.handle)) != product.handle {
            return None;
        }
        let [kind, category] = self.categories;
        let fields = [
            (self.variant.title, &product.title),
            (kind.or(category), &product.category),
            (self.status, &product.status),
        ];
        let (_, text) = fields.into_iter().find(|(of_field, _)| *of_field == Some(column))?;
        Some(escaped(text))
    }
}

/// The columns of an export that Shopify accepts.
pub(in crate::catalogue) const COLUMNS: [&str; 19] = [
    "Handle",
    "Title",
    "Type",
    "Option1 Name",
    "Option1 Value",
    "Option2 Name",
    "Option2 Value",
    "Option3 Name",
    "Option3 Value",
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

/// The names and values of three options.
const OPTION_CELLS: usize = 6;

/// Writes an item as a variant of its product, with the quantity available. Only the first row of a product has the
/// title. If Shopify already has the variant, its options are the ones that it has there.
pub(in crate::catalogue) fn write<W: Write>(
    cells: &mut RowWriter<W>,
    item: &Profile,
    for_sale: Quantity,
    identity: Option<&ForeignIdentity>,
    handle: &str,
    is_first: bool,
) -> io::Result<()> {
    cells.text(handle)?;
    if is_first {
        cells.text(item.name.as_str())?;
        cells.optional_text(item.category.as_ref())?;
    } else {
        cells.raw("")?;
        cells.raw("")?;
    }
    let own_option = match &item.variation {
        Some(variation) => ["Variation", variation.as_str()],
        None => ["Title", DEFAULT_OPTION],
    };
    for index in 0..OPTION_CELLS {
        cells.text(match identity {
            Some(identity) => identity.detail(index),
            None => own_option.get(index).copied().unwrap_or_default(),
        })?;
    }
    cells.raw(&with_mark(&visible_in_cell(sku_there(item, identity))))?;
    cells.raw(if item.is_tracked() { "shopify" } else { "" })?;
    cells.number(item.is_tracked().then_some(for_sale))?;
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
