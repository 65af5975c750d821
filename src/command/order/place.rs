//! `order place`: reserves its lines at once, or is refused as sold out (R15, R16).

use anyhow::Result;
use clap::Args;
use serde::Serialize;

use super::expire::expiry_message;
use crate::command::change::{Change, ChangeOptions, EntryOptions};
use crate::command::document::document_record;
use crate::command::stock_lines::{items_record, lines_of, typed, warn};
use crate::ledger::count::EntryTime;
use crate::ledger::document::{
    DocumentId, DocumentKind, DocumentState, Handover, Line, LineEffect, NewDocument, StepKind,
};
use crate::ledger::item::Item;
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::order;
use crate::locale::Message;
use crate::output::{Notice, Outcome};
use crate::parse::when::{Deadline, later};
use crate::parse::{self, RequestLine};
use crate::settings::{expire_after, time_zone};
use crate::stock::{LevelChange, Posting, Stock};
use crate::store::Scope;

/// `order place`.
#[derive(Debug, Args, Serialize)]
pub(crate) struct Place {
    /// The order's number: it works as its key
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// What is ordered, and how much of it (1 if not given)
    #[arg(value_name = "SKU[=QTY]", required = true)]
    #[serde(serialize_with = "parse::added_up")]
    lines: Vec<RequestLine>,
    /// Fetched in the shop: touches no stock, and is never sold out
    #[arg(long)]
    pickup: bool,
    /// For whom
    #[arg(long, value_name = "NAME", value_parser = parse::label, allow_hyphen_values = true)]
    customer: Option<Label>,
    /// When it gives its goods back if it was not completed: an instant or a duration
    #[arg(long, value_name = "WHEN|DURATION", allow_hyphen_values = true)]
    expires: Option<Deadline>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    #[serde(skip)]
    pub(super) options: ChangeOptions,
}

impl Change for Place {
    const WORDS: &'static str = "order place";

    fn summary(&self) -> String {
        let pickup = if self.pickup { " --pickup" } else { "" };
        format!("{} {}{pickup}", self.number, typed(&self.lines))
    }

    fn own_key(&self) -> Option<(Scope, &Label)> {
        Some((Scope::Order, &self.number))
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let entry_time = self.entry.time(stock)?;
        let (mut asked, items): (Vec<(Line, Level)>, Vec<Item>) = lines_of(stock, &self.lines)?
            .into_iter()
            .map(|(line, item)| ((line, item.level), item))
            .unzip();
        let mut document = NewDocument::new(DocumentKind::Order, DocumentState::Open);
        document.number = Some(self.number.clone());
        document.customer.clone_from(&self.customer);
        if self.pickup {
            document.handover = Handover::Pickup;
            for (line, _) in &mut asked {
                line.effect = LineEffect::Still;
            }
        }
        let zone = time_zone(stock)?;
        document.expires_at = match (&self.expires, expire_after(stock)?) {
            (Some(deadline), _) => Some(deadline.instant(&zone, entry_time.at())?),
            (None, Some(span)) => Some(later(entry_time.at(), &span, &zone)),
            (None, None) => None,
        };
        let movements = order::place(&asked)?;
        let lines: Vec<Line> = asked.into_iter().map(|(line, _)| line).collect();
        let (id, number) = stock.write_document(&document, &lines)?;
        let mut changes = stock.post(&Posting {
            document: id,
            step: StepKind::Record,
            entry_time,
            note: self.entry.note.as_ref(),
            movements,
            counts: Vec::new(),
        })?;
        let expired = expired_at_once(stock, id, &mut changes)?;
        let record =
            document_record(&stock.document_by_id(id)?).with("items", items_record(&changes));
        let message = match (self.pickup, changes.is_empty()) {
            (true, _) => "said-pickup-placed",
            (false, true) => "said-order-placed-untracked",
            (false, false) => "said-order-placed",
        };
        let message = Message::new(message).with("number", number).with("goods", lines.as_slice());
        let outcome = Outcome::list(record, "items", "number").done(message);
        let mut outcome = warn(outcome, &[], &items);
        outcome.notices.extend(expired.map(Notice::Done));
        Ok(outcome)
    }
}

/// An order that is told late may have been due since: it expires as it is recorded (R18).
fn expired_at_once(
    stock: &Stock<'_>,
    placed: DocumentId,
    changes: &mut [LevelChange],
) -> Result<Option<Message>> {
    let document = stock.document_by_id(placed)?;
    let Some(deadline) = document.details.expires_at.filter(|deadline| *deadline <= stock.now())
    else {
        return Ok(None);
    };
    let released = stock.expire(&document, EntryTime::At(deadline))?;
    for change in changes {
        if let Some(last) = released.iter().find(|last| last.sku == change.sku) {
            change.after = last.after;
        }
    }
    Ok(Some(expiry_message(&document, &released)))
}
