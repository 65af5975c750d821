//! `bincard item list`: filtered items, now or at any past instant, with the Stock alert column (R26).

use anyhow::Result;
use clap::Args;
use std::ops::ControlFlow;

use crate::command::context::Context;
use crate::command::item_record::{LIST_COLUMNS, SPARE_COLUMNS, item_record};
use crate::command::listing::column;
use crate::command::query::Query;
use crate::ledger::item_field::ItemField;
use crate::ledger::label::Label;
use crate::ledger::low::{StockAlert, stock_alert};
use crate::ledger::sort_key::sort_key;
use crate::locale::{Language, Message, Texts};
use crate::output::{Column, Format, Notice, Printer};
use crate::parse;
use crate::parse::when::{Edge, When};
use crate::refusal::Refusal;
use crate::settings::time_zone;
use crate::store::{Listing, Snapshot, SortColumn};

const DISPLAY: &str = "Display options";

/// The filters that lists and exports share.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Filter options")]
pub(crate) struct Filter {
    /// Only items that are low
    #[arg(long)]
    pub(crate) low: bool,
    /// Only items in this category
    #[arg(long, value_name = "CATEGORY", value_parser = parse::label)]
    pub(crate) category: Option<Label>,
    /// Only items with these words in the SKU, name, variation, category, or barcode
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// Only archived items
    #[arg(long)]
    pub(crate) archived: bool,
    /// Show stock as of this time (a date means the end of that day); names, prices, and thresholds are current
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub(crate) as_of: Option<When>,
    /// Sort by this column
    #[arg(long, value_name = "COLUMN", value_parser = item_field, help_heading = DISPLAY)]
    pub(crate) sort: Option<ItemField>,
    /// Reverse the order
    #[arg(long, help_heading = DISPLAY)]
    pub(crate) reverse: bool,
    /// Show at most N rows
    #[arg(long, value_name = "N", value_parser = parse::whole, help_heading = DISPLAY)]
    pub(crate) limit: Option<u64>,
}

impl Filter {
    pub(crate) fn listing(&self, tx: &Snapshot<'_>) -> Result<Listing> {
        let instant =
            |when: &When| -> Result<_> { Ok(when.instant(&time_zone(tx)?, tx.now(), Edge::End)?) };
        Ok(Listing {
            only_low: self.low,
            only_archived: self.archived,
            with_archived: false,
            category: self.category.clone(),
            search: self.search.clone(),
            as_of: self.as_of.as_ref().map(instant).transpose()?,
            system: None,
            sort: self.sort.map(SortColumn::Field),
            is_reversed: self.reverse,
            limit: self.limit,
        })
    }
}

/// List items and their stock, now or at any time in the past
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item list --low
  bincard item list --search tea --sort available
  bincard item list --as-of 2026-01-31 --columns sku,name,on_hand

Columns: sku, name, variation, category, barcode, price, cost, tracked, alert, threshold, \
on_hand, reserved, available, low_since, archived, stock_alert.")]
pub(crate) struct List {
    #[command(flatten)]
    filter: Filter,
    /// Columns to show, in this order (also in JSON)
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = item_field)]
    #[arg(help_heading = DISPLAY)]
    columns: Vec<ItemField>,
}

fn item_field(text: &str) -> Result<ItemField, Refusal> {
    column(text, &ItemField::ALL, ItemField::word)
}

fn columns(fields: &[ItemField]) -> Vec<Column> {
    fields.iter().map(|field| Column(field.word())).collect()
}

impl List {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        context.ask(&self)?;
        match &self.filter.category {
            Some(category) if !context.printer.has_rows() => hint_at_category(context, category),
            Some(_) | None => Ok(()),
        }
    }
}

/// If nothing was listed, suggests a category with a similar name.
fn hint_at_category(context: &mut Context<'_, '_>, category: &Label) -> Result<()> {
    let known = context.open_to_read()?.read(|tx| tx.categories_from("", usize::MAX))?;
    let requested = sort_key(category.as_str());
    if known.iter().any(|known| sort_key(known.as_str()) == requested) {
        return Ok(());
    }
    let near = crate::suggest::nearest(category.as_str(), known.iter().map(Label::as_str));
    let message = near.map(|near| Message::new("hint-category").with("category", near));
    context.notices.extend(message.map(Notice::Hint));
    Ok(())
}

impl Filter {
    /// The message if no item matches.
    fn nothing_found(&self) -> Message {
        let is_narrow = self.category.is_some() || self.search.is_some() || self.as_of.is_some();
        Message::new(match (is_narrow, self.low, self.archived) {
            (false, false, false) => "empty-items",
            (false, true, false) => "empty-items-low",
            (false, false, true) => "empty-items-archived",
            (true, _, _) | (_, true, true) => "empty-items-match",
        })
    }
}

impl Query for List {
    fn nothing_listed(&self, tx: &Snapshot<'_>) -> Result<Vec<Notice>> {
        if tx.has_items()? {
            return Ok(vec![Notice::Done(self.filter.nothing_found())]);
        }
        let nothing = Notice::Done(Message::new("empty-items"));
        Ok(vec![nothing, Notice::Hint(Message::new("hint-first-item"))])
    }

    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let is_chosen = !self.columns.is_empty();
        let (fields, spare): (&[ItemField], &[ItemField]) =
            if is_chosen { (&self.columns, &[]) } else { (&LIST_COLUMNS, &SPARE_COLUMNS) };
        let has_alert_column = fields.contains(&ItemField::StockAlert);
        let columns = columns(fields);
        printer.begin_with_spare(&columns, &self::columns(spare))?;
        // People read the alert in plain text too; the other formats are the same in every language.
        let english = Texts::new(Language::En);
        let texts = match printer.format() {
            Format::Table | Format::Plain => printer.texts(),
            Format::Json | Format::Ndjson | Format::Csv => &english,
        };
        let zone = printer.texts();
        crate::stock::each_item(tx, &self.filter.listing(tx)?, |item, low_since, _| {
            let mut record = item_record(item, low_since)?;
            if has_alert_column && (is_chosen || !printer.format().is_json()) {
                let alert = stock_alert(&item.profile, item.level.available, low_since);
                let alert = alert.map(|alert| texts.say(&alert_message(alert, zone)));
                record = record.with(ItemField::StockAlert.word(), alert);
            }
            let is_cut = is_chosen && printer.format().is_json();
            printer.row(&if is_cut { record.only(&columns) } else { record })?;
            Ok(ControlFlow::Continue(()))
        })?;
        printer.end()
    }
}

fn alert_message(alert: StockAlert, zone: &Texts) -> Message {
    match alert {
        StockAlert::SoldOut => Message::new("column-sold-out"),
        StockAlert::LowSince(since) => {
            Message::new("column-low-since-day").with("day", zone.instant_day(since))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_heading_and_is_in_the_help() {
        let headings = [
            ("src/locale/en/output.ftl", include_str!("../../locale/en/output.ftl")),
            ("src/locale/fr/output.ftl", include_str!("../../locale/fr/output.ftl")),
        ];
        let lists = [
            ("src/command/item/list.rs", include_str!("list.rs"), "Columns: "),
            (
                "src/locale/help/fr.ftl",
                include_str!("../../locale/help/fr.ftl"),
                "celui du JSON\u{a0}: ",
            ),
        ];
        let mut missing = Vec::new();
        for word in ItemField::ALL.map(ItemField::word) {
            let id = format!("column-{} =", word.replace('_', "-"));
            let lacks = headings.iter().filter(|(_, text)| !text.contains(&format!("\n{id}")));
            missing.extend(lacks.map(|(path, _)| format!("{path}: {id} …")));
            for (path, text, start) in lists {
                let list = text.split_once(start).unwrap().1.split(&['.', ';']).next().unwrap();
                let mut listed = list.split(|c: char| !c.is_ascii_lowercase() && c != '_');
                if !listed.any(|listed| listed == word) {
                    missing.push(format!("{path}: `{word}`, in the list of columns"));
                }
            }
        }
        assert!(missing.is_empty(), "to add a column, also add:\n{}", missing.join("\n"));
    }
}
