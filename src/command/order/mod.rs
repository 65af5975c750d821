//! `bincard order`: online orders, which reserve stock until they are completed, cancelled, or expired (R15–R21).

mod deadline;
mod expire;
mod list;
mod place;
mod reopen;
mod steps;

use anyhow::Result;
use clap::Subcommand;

use super::context::Context;
use super::document_step::StepArgs;
use super::refund::RefundArgs;
use crate::ledger::order::{Order, OrderStep};
use expire::{Expire, ExpireDue};
use list::{List, Show};
use place::Place;
use reopen::Reopen;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Place an order and reserve its lines, unless an item is sold out
    #[command(after_help = "\
Examples:
  bincard order place 1001 TEA-01=2 MUG-02 --customer 'A. Roy'
  bincard order place 1002 TEA-01 --expires 48h
  bincard order place 1003 TEA-01 --pickup       (does not touch stock)

Exit codes: 4 if a line requests more than is available, 5 if the number was used for a different order.")]
    Place(Place),
    /// Complete an order, moving what it reserved to sold
    #[command(after_help = "\
Examples:
  bincard order complete 1001
  bincard order complete 1001 --at '2026-11-23 17:45'

Exit codes: 5 if the order is no longer open. Completing it again succeeds and changes nothing.")]
    Complete(StepArgs),
    /// Cancel an order and release what it reserved
    #[command(after_help = "\
Examples:
  bincard order cancel 1001
  bincard order cancel 1001 --note 'the customer called'

Exit codes: 5 if the order is no longer open. Cancelling it again succeeds and changes nothing.")]
    Cancel(StepArgs),
    /// Reopen a cancelled or expired order, reserving its items again
    #[command(after_help = "\
Examples:
  bincard order reopen 1001
  bincard order reopen 1001 --expires 48h

Exit codes: 4 if a line requests more than is available, 5 if the order was completed.")]
    Reopen(Reopen),
    /// Expire an order, or every order whose deadline has passed
    #[command(after_help = "\
Examples:
  bincard order expire         (every order whose deadline has passed)
  bincard order expire 1002    (this order, whatever its deadline)")]
    Expire(Expire),
    /// Record the refund of a completed order or some of its lines, without moving stock
    #[command(after_help = "\
Examples:
  bincard order refund 1001
  bincard order refund 1001 TEA-01=1

Exit codes: 5 if the order was not completed, or the refund exceeds what was ordered.

To put returned items back in stock, use `bincard adjust`.")]
    Refund(RefundArgs),
    /// List orders, newest first
    #[command(
        after_help = "Examples:\n  bincard order list --state open\n  bincard order list --sort customer --columns number,customer,lines"
    )]
    List(List),
    /// Show an order in full
    #[command(after_help = "\
Examples:
  bincard order show 1001
  bincard order show 1001 --format json")]
    Show(Show),
}

impl Command {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::Place(place) => context.change(&place, &place.options),
            Self::Complete(args) => args.take::<Order>(context, OrderStep::Complete),
            Self::Cancel(args) => args.take::<Order>(context, OrderStep::Cancel),
            Self::Reopen(reopen) => context.change(&reopen, &reopen.options),
            Self::Expire(args) => match args.number {
                None => {
                    args.must_be_plain()?;
                    context.change(&ExpireDue {}, &args.options)
                }
                Some(number) => {
                    let step = StepArgs { number, entry: args.entry, options: args.options };
                    step.take::<Order>(context, OrderStep::Expire)
                }
            },
            Self::Refund(args) => args.take::<Order>(context, OrderStep::Refund),
            Self::List(list) => context.ask(&list),
            Self::Show(show) => context.ask(&show),
        }
    }
}
