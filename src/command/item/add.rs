//! `bincard item add`: a new item, with the stock it comes with.

use anyhow::Result;
use clap::Args;

use super::profile_options::ProfileOptions;
use crate::command::change::{Change, ChangeOptions, EntryOptions, Missing};
use crate::command::context::Context;
use crate::command::item_record::item_record;
use crate::command::request::RequestFields;
use crate::command::stock_lines::items_record;
use crate::ledger::adjustment::Adjustment;
use crate::ledger::document::{Details, DocumentStep};
use crate::ledger::item::{ItemId, Profile};
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::movement::Movement;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::output::{Outcome, Value};
use crate::parse;
use crate::refusal::Refusal;
use crate::stock::{LevelChange, Posting, Stock};

/// Add an item, creating the store if there is none
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item add TEA-01 --name 'Green tea' --quantity 12 --price 8.50
  bincard item add GIFT --name 'Gift card' --track off

Exit codes: 5 if an item already has that SKU.")]
pub(crate) struct Add {
    /// SKU of the new item
    #[arg(value_name = "SKU", value_parser = parse::sku)]
    sku: Sku,
    #[command(flatten)]
    profile: ProfileOptions,
    /// Opening stock
    #[arg(long, value_name = "QTY", value_parser = parse::quantity, allow_negative_numbers = true)]
    quantity: Option<Quantity>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Add {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        context.change(&self, &self.options)
    }
}

impl Change for Add {
    const MISSING: Missing = Missing::Make;

    fn summary(&self) -> String {
        format!("item add {}", self.sku)
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "item add");
        fields.text("item", self.sku.key());
        self.profile.describe(fields);
        fields.optional("quantity", self.quantity);
        self.entry.describe(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let entry_time = self.entry.time(stock)?;
        let Some(name) = self.profile.name().cloned() else {
            let sku = self.sku.clone();
            return Err(match stock.find_item(&sku)? {
                Some(_) => Refusal::ItemExists { sku },
                None => Refusal::NameMissing { sku },
            }
            .into());
        };
        let profile = self.profile.apply(Profile::new(self.sku.clone(), name));
        let opening = self.quantity.unwrap_or(Quantity::ZERO);
        if !profile.is_tracked() && !opening.is_zero() {
            return Err(Refusal::OpeningUntracked { sku: self.sku.clone() }.into());
        }
        let id = stock.add_item(&profile, entry_time.at())?;
        let (number, changes) =
            open_stock(stock, id, &self.sku, opening, &self.entry, entry_time)?.unzip();
        let item = stock.item_by_id(id)?;
        let record = item_record(&item, None)?
            .with("number", number.map(Value::from))
            .with("items", items_record(&changes.unwrap_or_default()));
        Ok(Outcome::list(record, "items", "sku").done(
            Message::new("said-item-added")
                .with("sku", &self.sku)
                .with("available", item.level.available),
        ))
    }
}

/// Writes the document of a new item's stock and gives its number; nothing where it comes with none.
fn open_stock(
    stock: &Stock<'_>,
    item: ItemId,
    sku: &Sku,
    opening: Quantity,
    entry: &EntryOptions,
    entry_time: crate::ledger::count::EntryTime,
) -> Result<Option<(String, Vec<LevelChange>)>> {
    let Some(movement) = Movement::opening(item, opening) else { return Ok(None) };
    let line = Line::new(item, sku.clone(), opening, LineEffect::Moves);
    let details = Details::Adjustment(Adjustment { reason: None, reference: None });
    let (document, number) = stock.write_document(None, &details, &[line])?;
    let changes = stock.post(&Posting {
        document,
        step: DocumentStep::Record,
        entry_time,
        note: entry.note.as_ref(),
        movements: vec![movement],
        counts: Vec::new(),
    })?;
    Ok(Some((number, changes)))
}
