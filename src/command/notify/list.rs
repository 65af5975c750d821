//! `bincard notify list`: the low spells of items (R25).

use anyhow::Result;
use clap::Args;
use std::ops::ControlFlow;

use crate::command::Ask;
use crate::output::{Column, Printer, Record};
use crate::store::{Reading, WithClosed};

const COLUMNS: [Column; 7] = [
    Column("sku"),
    Column("name"),
    Column("opened_at"),
    Column("available"),
    Column("threshold"),
    Column("closed_at"),
    Column("closed_available"),
];

/// List open notifications, or all there ever were
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  bincard notify list\n  bincard notify list --all")]
pub(crate) struct List {
    /// Closed ones too
    #[arg(long)]
    all: bool,
}

impl Ask for List {
    fn ask(&self, tx: &Reading<'_>, printer: &mut Printer<'_>) -> Result<()> {
        printer.begin(&COLUMNS)?;
        let with_closed = if self.all { WithClosed::Yes } else { WithClosed::No };
        tx.each_spell(with_closed, |spell| {
            let record = Record::new()
                .with("sku", &spell.sku)
                .with("name", &spell.name)
                .with("opened_at", spell.opened_at)
                .with("available", spell.opened_available)
                .with("threshold", spell.opened_threshold)
                .with("closed_at", spell.closed_at)
                .with("closed_available", spell.closed_available);
            printer.row(&record)?;
            Ok(ControlFlow::Continue(()))
        })?;
        printer.end()
    }
}
