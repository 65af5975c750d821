//! `bincard sell`: a sale in the shop, a batch of sales, or the voiding of one (R8–R11).

use anyhow::Result;
use clap::Args;

use super::batch::{self, BatchOptions};
use super::change::{ChangeOptions, EntryOptions};
use super::context::Context;
use super::document_step::{StepEffects, TakeStep};
use super::sale_request::SaleRequest;
use super::stock_lines::warn_of_counts;
use crate::ledger::document::Document;
use crate::ledger::label::Label;
use crate::ledger::line::{Line, moving};
use crate::ledger::movement::Movement;
use crate::ledger::sale::{self, Sale, SaleStep};
use crate::locale::Message;
use crate::output::Outcome;
use crate::parse::{self, RequestLine};
use crate::stock::{LevelChange, Stock};

/// Record a sale in the shop, deducting it from stock
///
/// Running out of stock never blocks a sale: available goes below zero, and a warning says so. A sale with several
/// lines is recorded completely or not at all.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard sell TEA-01=2 MUG-02
  bincard sell TEA-01 --key till-1-0042    (safe to repeat)
  bincard sell --batch day.csv    (columns: sku, quantity, sale, at, key, note)
  bincard sell --void SALE-17

In a batch, rows with the same `sale` are one sale, and a negative quantity is a return. With `--key K`, \
the key of a sale is `K/SALE`.

Exit codes: 3 if there is no such item or sale, 5 if the key was used for a different request, \
65 if the file has invalid rows. Running out of stock is a warning, not an error.")]
pub(crate) struct Sell {
    /// Items sold, as SKU or SKU=QUANTITY (default quantity: 1)
    #[arg(
        value_name = "SKU[=QTY]",
        required_unless_present_any = ["batch", "void"],
        conflicts_with = "BatchOptions"
    )]
    lines: Vec<RequestLine>,
    /// Record the sales in a CSV file, or standard input (-), all or nothing
    #[arg(long, value_name = "FILE|-", conflicts_with_all = ["lines", "void"])]
    batch: Option<String>,
    /// Void a sale, putting its items back in stock
    #[arg(long, value_name = "SALE", conflicts_with_all = ["lines", "BatchOptions"], value_parser = parse::number)]
    void: Option<Label>,
    #[command(flatten)]
    batch_options: BatchOptions,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

impl Sell {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match (self.void, self.batch) {
            (Some(number), _) => {
                let request = TakeStep::<Sale> { number, step: SaleStep::Void, entry: self.entry };
                context.change(&request, &self.options)
            }
            (None, Some(file)) => {
                batch::sell(context, &file, &self.entry, &self.batch_options, &self.options)
            }
            (None, None) => context.change(
                &SaleRequest { lines: self.lines, reference: None, entry: self.entry },
                &self.options,
            ),
        }
    }
}

impl StepEffects for Sale {
    fn words(step: SaleStep) -> String {
        match step {
            SaleStep::Void => "sell --void".to_owned(),
        }
    }

    fn movements(
        _stock: &Stock<'_>,
        sale: &mut Document<Self>,
        step: SaleStep,
    ) -> Result<Vec<Movement>> {
        match step {
            SaleStep::Void => Ok(sale::void(&sale.lines)),
        }
    }

    fn message(sale: &Document<Self>, _step: SaleStep, changes: &[LevelChange]) -> Message {
        let id = if changes.is_empty() { "said-voided-still" } else { "said-voided" };
        let returned: Vec<Line> = moving(&sale.lines).cloned().collect();
        Message::new(id).with("number", sale.number.as_str()).with("lines", returned.as_slice())
    }

    fn already(sale: &Document<Self>) -> Message {
        Message::new("said-void-already").with("number", sale.number.as_str())
    }

    fn advise(
        stock: &Stock<'_>,
        sale: &Document<Self>,
        _step: SaleStep,
        changes: &[LevelChange],
        outcome: Outcome,
    ) -> Result<Outcome> {
        warn_of_counts(stock, outcome, sale, changes)
    }
}
