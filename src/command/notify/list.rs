//! `bincard notify list`: low-stock periods (R25), and the last e-mail to each address.

use anyhow::Result;
use clap::Args;
use std::ops::ControlFlow;

use super::mail_settings::MailSettings;
use crate::command::context::Context;
use crate::command::listing::{Columns, ListOptions};
use crate::command::query::Query;
use crate::locale::{Message, Texts};
use crate::output::{Notice, Printer, Record};
use crate::store::{DeliveryState, LastDelivery, Snapshot, WithClosed};

pub(crate) const NOTIFICATION_COLUMNS: Columns = Columns {
    known: &["sku", "name", "opened_at", "available", "threshold", "closed_at", "closed_available"],
    usual: &["sku", "name", "opened_at", "available", "threshold", "closed_at", "closed_available"],
    spare: &["closed_available", "closed_at", "name", "opened_at"],
};

pub(crate) const DELIVERY_COLUMNS: Columns = Columns {
    known: &["address", "sent_at", "day", "state", "detail", "message_id"],
    usual: &["address", "sent_at", "day", "state", "detail", "message_id"],
    spare: &["message_id", "day", "detail"],
};

/// List open low-stock notifications
///
/// Also reports when the last daily e-mail was sent to each address, or why it was not. With `--deliveries`, lists
/// those e-mails instead.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard notify list
  bincard notify list --all --sort available
  bincard notify list --deliveries")]
pub(crate) struct List {
    /// Include closed notifications
    #[arg(long)]
    all: bool,
    /// List the last daily e-mail to each address instead
    #[arg(long, conflicts_with = "all")]
    deliveries: bool,
    #[command(flatten)]
    shown: ListOptions,
}

impl List {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        if !self.deliveries {
            context.ask(&self)?;
        }
        let mut store = context.open_to_read()?;
        let deliveries = store.read(|tx| {
            context.texts.use_zone(crate::settings::time_zone_name(tx)?);
            last_deliveries(tx)
        })?;
        if self.deliveries {
            let mut listed = self.shown.begin(&mut context.printer, &DELIVERY_COLUMNS, None)?;
            for delivery in &deliveries {
                listed.row(&mut context.printer, record(delivery))?;
            }
            listed.end(&mut context.printer)?;
            if context.printer.shows_nothing() {
                context.notices.push(Notice::Done(Message::new("empty-deliveries")));
                context.notices.push(Notice::Hint(Message::new("hint-digest-to")));
            }
            return Ok(());
        }
        context
            .notices
            .extend(deliveries.iter().flat_map(|delivery| notices(delivery, context.texts)));
        Ok(())
    }
}

/// The last e-mail to each address that is a recipient or was one.
fn last_deliveries(tx: &Snapshot<'_>) -> Result<Vec<LastDelivery>> {
    let mut deliveries = tx.last_deliveries()?;
    for recipient in MailSettings::read(tx, &[])?.to {
        let address = recipient.address.mailbox();
        if !deliveries.iter().any(|known| known.address == address) {
            deliveries.push(LastDelivery::none_to(&address));
        }
    }
    Ok(deliveries)
}

fn record(delivery: &LastDelivery) -> Record {
    let last = delivery.last.as_ref();
    Record::new()
        .with("address", delivery.address.as_str())
        .with("sent_at", delivery.sent_at)
        .with("day", last.map(|last| last.day_on.clone()))
        .with("state", last.map(|last| last.state.word()))
        .with("detail", last.and_then(|last| last.detail.clone()))
        .with("message_id", last.map(|last| last.message_id.clone()))
}

/// When the last e-mail to an address was sent, and what happened to a later one.
fn notices(delivery: &LastDelivery, texts: &Texts) -> Vec<Notice> {
    let address = delivery.address.as_str();
    let mut notices = vec![Notice::Done(match delivery.sent_at {
        Some(at) => {
            Message::new("said-digest-last").with("address", address).with("at", texts.instant(at))
        }
        None => Message::new("said-digest-never").with("address", address),
    })];
    if let Some(last) = &delivery.last {
        let id = match last.state {
            DeliveryState::Sent => return notices,
            DeliveryState::Claimed => "warn-digest-claimed",
            DeliveryState::Failed | DeliveryState::Refused => "warn-digest-failed",
            DeliveryState::Unknown => "warn-digest-unknown",
        };
        let message = Message::new(id)
            .with("address", address)
            .with("day", last.day_on.as_str())
            .with("why", last.detail.clone().unwrap_or_default());
        notices.push(Notice::Warning(message));
    }
    notices
}

impl Query for List {
    fn nothing_listed(&self, _tx: &Snapshot<'_>) -> Result<Vec<Notice>> {
        let id = if self.all { "empty-notifications" } else { "empty-items-low" };
        Ok(vec![Notice::Done(Message::new(id))])
    }

    fn ask(&self, tx: &Snapshot<'_>, printer: &mut Printer<'_>) -> Result<()> {
        let mut listed = self.shown.begin(printer, &NOTIFICATION_COLUMNS, None)?;
        let with_closed = if self.all { WithClosed::Yes } else { WithClosed::No };
        tx.each_low_stock_period(with_closed, |period| {
            let record = Record::new()
                .with("sku", &period.sku)
                .with("name", &period.name)
                .with("opened_at", period.opened_at)
                .with("available", period.opened_available)
                .with("threshold", period.opened_threshold)
                .with("closed_at", period.closed_at)
                .with("closed_available", period.closed_available);
            listed.row(printer, record)?;
            Ok(ControlFlow::Continue(()))
        })?;
        listed.end(printer)
    }
}
