//! `bincard item set`: changes the fields of an item. Its stock is changed with `adjust`.

use anyhow::Result;
use clap::Args;

use super::profile_options::ProfileOptions;
use crate::command::change::{Change, ChangeOptions};
use crate::command::context::Context;
use crate::command::item_record::item_record;
use crate::command::request::RequestFields;
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse;
use crate::refusal::Refusal;
use crate::stock::Stock;

/// Change the fields of an item
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item set TEA-01 --threshold 8 --price 9.00
  bincard item set TEA-01 --category ''
  bincard item set TEA-01 --alert off

An empty value clears the field. To change the stock, use `bincard adjust`.

Exit codes: 3 if there is no such item.")]
pub(crate) struct Set {
    /// SKU of the item
    #[arg(value_name = "SKU", value_parser = parse::sku)]
    sku: Sku,
    #[command(flatten)]
    profile: ProfileOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Set {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        if self.profile.is_empty() {
            return Err(Refusal::NothingAsked { known: Message::new("asked-profile") }.into());
        }
        context.change(&self, &self.options)
    }
}

impl Change for Set {
    fn summary(&self) -> String {
        format!("item set {}", self.sku)
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "item set");
        fields.text("item", self.sku.key());
        self.profile.describe(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let item = stock.item(&self.sku)?;
        stock.set_item(&item, &self.profile.apply(item.profile.clone()))?;
        stock.settle_alerts()?;
        let record = item_record(&stock.item_by_id(item.id)?, stock.low_since(item.id)?)?;
        Ok(Outcome::list(record, "items", "sku")
            .done(Message::new("said-item-set").with("sku", &item.profile.sku)))
    }
}
