//! `bincard item show`: an item in full.

use anyhow::Result;
use clap::Args;

use crate::command::item_record::item_record;
use crate::command::query::Query;
use crate::ledger::sku::Sku;
use crate::output::{Outcome, Printer, Record};
use crate::parse;
use crate::store::Snapshot;

/// Show an item in full, with its open notification and open orders
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  bincard item show TEA-01\n  bincard item show TEA-01 --format json"
)]
pub(crate) struct Show {
    /// SKU of the item
    #[arg(value_name = "SKU", value_parser = parse::sku)]
    sku: Sku,
}

impl Query for Show {
    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let item = tx.item(&self.sku)?;
        let orders: Vec<Record> = tx
            .open_orders_of(item.id)?
            .into_iter()
            .map(|(number, quantity)| {
                Record::new().with("number", number).with("quantity", quantity)
            })
            .collect();
        let notification = tx.open_low_stock_period(item.id)?;
        let low_since = notification.as_ref().map(|period| period.opened_at);
        let notification = notification.map(|period| {
            Record::new()
                .with("opened_at", period.opened_at)
                .with("available", period.opened_available)
                .with("threshold", period.opened_threshold)
        });
        let record = item_record(&item, low_since)?
            .with("counted_at", item.counted_at)
            .with("notification", notification)
            .with("open_orders", orders);
        printer.outcome(&Outcome::fields(record))
    }
}
