//! `bincard item archive` and `bincard item unarchive` (R7).

use anyhow::Result;
use clap::Args;

use crate::command::change::{Change, ChangeOptions};
use crate::command::context::Context;
use crate::command::item_record::item_record;
use crate::command::request::RequestFields;
use crate::ledger::item::{Item, ItemStatus, Profile};
use crate::ledger::sku::Sku;
use crate::locale::Message;
use crate::output::{Notice, Outcome, Record, Value};
use crate::parse;
use crate::stock::Stock;

/// Archive items, hiding them from lists and alerts
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item archive TEA-01 MUG-02
  bincard item archive TEA-01 --dry-run

Exit codes: 3 if there is no such item, in which case nothing is archived.")]
pub(crate) struct Archive {
    /// SKUs of the items
    #[arg(value_name = "SKU", required = true, value_parser = parse::sku)]
    skus: Vec<Sku>,
    #[command(flatten)]
    options: ChangeOptions,
}

/// Bring back archived items
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard item unarchive TEA-01
  bincard item unarchive TEA-01 MUG-02 --dry-run")]
pub(crate) struct Unarchive {
    /// SKUs of the items
    #[arg(value_name = "SKU", required = true, value_parser = parse::sku)]
    skus: Vec<Sku>,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Archive {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        context.change(&ArchiveRequest { skus: self.skus }, &self.options)
    }
}

impl Unarchive {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        context.change(&UnarchiveRequest { skus: self.skus }, &self.options)
    }
}

#[derive(Debug)]
struct ArchiveRequest {
    skus: Vec<Sku>,
}

#[derive(Debug)]
struct UnarchiveRequest {
    skus: Vec<Sku>,
}

impl Change for ArchiveRequest {
    fn summary(&self) -> String {
        format!("item archive {}", joined(&self.skus))
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "item archive");
        fields.items(&self.skus);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        set_status(stock, &self.skus, ItemStatus::Archived)
    }
}

impl Change for UnarchiveRequest {
    fn summary(&self) -> String {
        format!("item unarchive {}", joined(&self.skus))
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", "item unarchive");
        fields.items(&self.skus);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        set_status(stock, &self.skus, ItemStatus::Active)
    }
}

fn joined(skus: &[Sku]) -> String {
    skus.iter().map(Sku::as_str).collect::<Vec<_>>().join(" ")
}

fn set_status(stock: &Stock<'_>, skus: &[Sku], status: ItemStatus) -> Result<Outcome> {
    let (message, already) = match status {
        ItemStatus::Archived => ("said-item-archived", "said-item-archived-already"),
        ItemStatus::Active => ("said-item-unarchived", "said-item-not-archived"),
    };
    let mut records = Vec::with_capacity(skus.len());
    let mut notices = Vec::with_capacity(skus.len());
    let mut names = Vec::with_capacity(skus.len());
    for sku in skus {
        let item = stock.item(sku)?;
        names.push(item.profile.sku.as_str().to_owned());
        if item.profile.status == status {
            records.push(item_record(&item, stock.low_since(item.id)?)?);
            notices.push(Notice::Done(Message::new(already).with("sku", &item.profile.sku)));
            continue;
        }
        stock.set_item(&item, &Profile { status, ..item.profile.clone() })?;
        stock.settle_alerts()?;
        records.push(item_record(&stock.item_by_id(item.id)?, stock.low_since(item.id)?)?);
        notices.push(Notice::Done(Message::new(message).with("sku", &item.profile.sku)));
        if status == ItemStatus::Archived {
            notices.extend(still_there(stock, &item)?.map(Notice::Warning));
        }
    }
    let record = Record::new().with("items", records).with("skus", Value::Texts(names));
    Ok(Outcome { notices, ..Outcome::list(record, "items", "skus") })
}

/// The stock and the open orders that an archived item still has (R7).
fn still_there(stock: &Stock<'_>, item: &Item) -> Result<Option<Message>> {
    let on_hand = item.level.on_hand()?;
    let orders = stock.open_orders_of(item.id)?.len();
    if on_hand.is_zero() && orders == 0 {
        return Ok(None);
    }
    let message = Message::new("warn-archived-stock")
        .with("sku", &item.profile.sku)
        .with("on-hand", on_hand)
        .with("orders", orders);
    Ok(Some(message))
}
