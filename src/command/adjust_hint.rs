//! The `adjust` commands suggested when stock must be adjusted by hand: after a pickup order was handed over (R19),
//! or when refunded items come back (R20).

use anyhow::Result;

use crate::ledger::document::{Document, HasSteps};
use crate::ledger::invoice::Invoice;
use crate::ledger::line::{Line, LineEffect};
use crate::ledger::order::{Handover, Order};
use crate::locale::Message;
use crate::message::Arg;
use crate::output::{Outcome, Value};
use crate::stock::{Stock, is_only_document};
use crate::text::shell_word;

/// Suggests the commands that take the lines of a pickup order out of stock (R19).
pub(crate) fn suggest_pickup(
    stock: &Stock<'_>,
    order: &Document<Order>,
    outcome: Outcome,
) -> Result<Outcome> {
    let mut commands = Vec::new();
    for line in &order.lines {
        if stock.item_by_id(line.item)?.profile.is_tracked() {
            commands.push(adjust_command(stock, order, line, "-", "pickup")?);
        }
    }
    Ok(suggest(outcome, "hint-take-off", commands))
}

/// Suggests the commands that put refunded lines of an order back into stock (R20), for the items that are tracked.
/// Those of a pickup order were taken out by hand.
pub(crate) fn suggest_return(
    stock: &Stock<'_>,
    order: &Document<Order>,
    refunded: &[Line],
    outcome: Outcome,
) -> Result<Outcome> {
    let mut commands = Vec::new();
    for line in refunded {
        let has_left_stock = match order.details.handover {
            Handover::Pickup => true,
            Handover::Ship => line.effect == LineEffect::Moves,
        };
        if has_left_stock && stock.item_by_id(line.item)?.profile.is_tracked() {
            commands.push(adjust_command(stock, order, line, "+", "return")?);
        }
    }
    Ok(suggest(outcome, "hint-put-back", commands))
}

/// The same for the lines of a refunded invoice.
pub(crate) fn suggest_invoice_return(
    stock: &Stock<'_>,
    invoice: &Document<Invoice>,
    outcome: Outcome,
) -> Result<Outcome> {
    let mut commands = Vec::new();
    for line in invoice.lines.iter().filter(|line| line.effect == LineEffect::Moves) {
        if stock.item_by_id(line.item)?.profile.is_tracked() {
            commands.push(adjust_command(stock, invoice, line, "+", "return")?);
        }
    }
    Ok(suggest(outcome, "hint-put-back", commands))
}

/// A command that can be pasted: with the kind of the document if its number is ambiguous, and `--` before a SKU that
/// starts with a dash.
fn adjust_command<D: HasSteps>(
    stock: &Stock<'_>,
    document: &Document<D>,
    line: &Line,
    sign: &str,
    reason: &str,
) -> Result<String> {
    let number = &document.number;
    let is_plain = !number.contains(':') && is_only_document(stock, D::KIND, number)?;
    let reference = if is_plain { number.clone() } else { format!("{}:{number}", D::KIND.word()) };
    let (sku, reference) = (shell_word(line.sku.as_str()), shell_word(&reference));
    let between = if reference.starts_with('-') { "=" } else { " " };
    let options = format!("--reason {reason} --ref{between}{reference}");
    let quantity = line.quantity;
    Ok(if sku.starts_with('-') {
        format!("bincard adjust {options} -- {sku} {sign}{quantity}")
    } else {
        format!("bincard adjust {sku} {sign}{quantity} {options}")
    })
}

fn suggest(mut outcome: Outcome, message: &'static str, commands: Vec<String>) -> Outcome {
    for command in &commands {
        outcome =
            outcome.hint(Message::new(message).with("command", Arg::Command(command.clone())));
    }
    outcome.record = outcome.record.with("adjust", Value::Texts(commands));
    outcome
}
