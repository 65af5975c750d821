//! `bincard item add`: a new item, with its opening stock.

use anyhow::Result;
use clap::Args;

use super::profile_options::ProfileOptions;
use crate::command::change::{Change, ChangeOptions, EntryOptions, Missing};
use crate::command::context::Context;
use crate::command::item_record::item_record;
use crate::command::request::RequestFields;
use crate::command::stock_lines::change_records;
use crate::ledger::adjustment::Adjustment;
use crate::ledger::count::EntryTime;
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
        if let Some(known) = stock.find_item(&self.sku)? {
            let sku = self.sku.clone();
            let is_archived = known.profile.is_archived();
            let refusal = if is_archived {
                Refusal::ItemArchived { sku }
            } else {
                Refusal::ItemExists { sku }
            };
            return Err(refusal.into());
        }
        let Some(name) = self.profile.name().cloned() else {
            return Err(Refusal::NameMissing { sku: self.sku.clone() }.into());
        };
        let profile = self.profile.apply(Profile::new(self.sku.clone(), name));
        if !profile.is_tracked() && self.quantity.is_some_and(|quantity| !quantity.is_zero()) {
            return Err(Refusal::OpeningUntracked { sku: self.sku.clone() }.into());
        }
        let id = stock.add_item(&profile, entry_time.at())?;
        let opening = self.quantity.filter(|_| profile.is_tracked());
        let opened = opening.map(|opening| self.open_stock(stock, id, opening, entry_time));
        let (number, changes) = opened.transpose()?.unzip();
        let item = stock.item_by_id(id)?;
        let record = item_record(&item, None)?
            .with("number", number.map(Value::from))
            .with("items", change_records(&changes.unwrap_or_default()));
        let message = if profile.is_tracked() {
            Message::new("said-item-added").with("available", item.level.available)
        } else {
            Message::new("said-item-added-untracked")
        };
        Ok(Outcome::list(record, "items", "sku").done(message.with("sku", &self.sku)))
    }
}

impl Add {
    /// Writes the document of a new item's opening stock, which is its first count (R22b), and returns its number.
    fn open_stock(
        &self,
        stock: &Stock<'_>,
        item: ItemId,
        opening: Quantity,
        entry_time: EntryTime,
    ) -> Result<(String, Vec<LevelChange>)> {
        let line = Line::new(item, self.sku.clone(), opening, LineEffect::Moves);
        let details = Details::Adjustment(Adjustment { reason: None, reference: None });
        let (document, number) = stock.write_document(None, &details, &[line])?;
        let changes = stock.post(&Posting {
            document,
            step: DocumentStep::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements: Movement::opening(item, opening).into_iter().collect(),
            items: &[],
            counts: vec![(item, opening)],
        })?;
        Ok((number, changes))
    }
}
