//! `bincard item history --plot`: a chart of an item's stock over time.

use anyhow::Result;
use jiff::Timestamp;
use std::ops::ControlFlow;

use crate::ledger::item::Item;
use crate::ledger::low::is_low;
use crate::ledger::quantity::Quantity;
use crate::locale::Message;
use crate::output::period::{Period, PeriodUnit, periods};
use crate::output::{Bar, Column, Format, Printer, Record};
use crate::settings::time_zone;
use crate::store::Snapshot;

const COLUMNS: [Column; 3] = [Column("at"), Column("available"), Column("low")];

/// Shows what was available of an item at the end of each period, by default since its first movement. Whether it was
/// low is judged by today's threshold.
pub(super) fn plot(
    tx: &Snapshot<'_>,
    printer: &mut Printer<'_>,
    item: &Item,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
) -> Result<()> {
    let until = until.map_or(tx.now(), |until| until.min(tx.now()));
    let since = match since {
        Some(since) => since,
        None => tx.first_entry_at(item.id)?.unwrap_or(until),
    };
    let (unit, periods) = periods(since, until, &time_zone(tx)?);
    let levels = levels(tx, item, since.min(until), until, &periods)?;
    let rule = crate::stock::alert_rule(tx)?;
    let is_low = |available: Quantity| is_low(&item.profile, available, rule);
    if printer.format() == Format::Table {
        let low = printer.texts().say(&Message::new("word-low"));
        let bars: Vec<Bar> = periods
            .into_iter()
            .zip(levels)
            .map(|(period, quantity)| Bar {
                label: period.label,
                quantity,
                number: printer.texts().number(&quantity.to_string()),
                mark: if is_low(quantity) { low.clone() } else { String::new() },
            })
            .collect();
        return printer.chart(&title(item, unit), &bars, item.profile.threshold);
    }
    printer.begin(&COLUMNS)?;
    for (period, available) in periods.iter().zip(levels) {
        let record = Record::new()
            .with("at", period.ends_at)
            .with("available", available)
            .with("low", is_low(available));
        printer.row(&record)?;
    }
    printer.end()
}

fn title(item: &Item, unit: PeriodUnit) -> Message {
    Message::new("plot-title")
        .with("sku", &item.profile.sku)
        .with("name", item.profile.name.as_str())
        .with("unit", unit.word())
}

/// The quantity available at the end of each period.
fn levels(
    tx: &Snapshot<'_>,
    item: &Item,
    since: Timestamp,
    until: Timestamp,
    periods: &[Period],
) -> Result<Vec<Quantity>> {
    let mut available = None;
    let mut levels = Vec::with_capacity(periods.len());
    let mut ends = periods.iter().map(|period| period.ends_at).peekable();
    tx.each_entry(item.id, Some(since), Some(until), None, |entry| {
        while ends.next_if(|end| *end < entry.at).is_some() {
            levels.push(available.unwrap_or(entry.before));
        }
        available = Some(entry.after);
        Ok(ControlFlow::Continue(()))
    })?;
    let last = match available {
        Some(available) => available,
        None => tx.level_at(item.id, until)?.available,
    };
    levels.extend(ends.map(|_| last));
    Ok(levels)
}
