//! `order refund` and `invoice refund`: refunds all lines or some of them, without moving stock (R14, R20).

use anyhow::Result;
use clap::Args;
use jiff::{SignedDuration, Timestamp};

use super::change::{Change, ChangeOptions, EntryOptions};
use super::context::Context;
use super::document_record::document_record;
use super::document_step::{StepEffects, already, next_state};
use super::request::RequestFields;
use super::stock_lines::{requested_item, typed};
use crate::ledger::document::Document;
use crate::ledger::error::LedgerError;
use crate::ledger::label::Label;
use crate::ledger::line::Line;
use crate::locale::Message;
use crate::output::{Notice, Outcome};
use crate::parse::{self, RequestLine, add_up};
use crate::stock::Stock;
use crate::store::Snapshot;

/// Two identical refunds within this time deserve a warning (R21).
const IDENTICAL_STEPS: SignedDuration = SignedDuration::from_hours(1);

#[derive(Debug, Args)]
pub(crate) struct RefundArgs {
    /// Number of the order or invoice
    #[arg(value_name = "NUMBER", value_parser = parse::number)]
    number: Label,
    /// Lines to refund, as SKU or SKU=QUANTITY (default: all of them)
    #[arg(value_name = "SKU[=QTY]")]
    lines: Vec<RequestLine>,
    #[command(flatten)]
    entry: EntryOptions,
    #[command(flatten)]
    options: ChangeOptions,
}

impl RefundArgs {
    pub(crate) fn take<D: StepEffects>(
        self,
        context: &mut Context<'_, '_>,
        step: D::Step,
    ) -> Result<()> {
        let Self { number, lines, entry, options } = self;
        let has_key = options.has_key();
        context.change(&Refund::<D> { number, lines, step, entry, has_key }, &options)
    }
}

#[derive(Debug)]
struct Refund<D: StepEffects> {
    number: Label,
    lines: Vec<RequestLine>,
    /// The refund step of this kind of document.
    step: D::Step,
    entry: EntryOptions,
    has_key: bool,
}

impl<D: StepEffects> Change for Refund<D> {
    fn summary(&self) -> String {
        let line = format!("{} {} {}", D::words(self.step), self.number, typed(&self.lines));
        line.trim_end().to_owned()
    }

    fn describe(&self, fields: &mut RequestFields<'_>) {
        fields.text("command", &D::words(self.step));
        fields.text("number", self.number.as_str());
        fields.lines(&self.lines);
        self.entry.describe(fields);
    }

    fn change(&self, stock: &Stock<'_>) -> Result<Outcome> {
        let mut document = stock.document::<D>(&self.number)?;
        let refunded_state = next_state(&document, self.step)?;
        if refunded_state.is_none() && self.lines.is_empty() {
            return already(stock, &document);
        }
        let entry_time = self.entry.time_of_step(stock, &document)?;
        let refunded = self.refunded_lines(stock, &document)?;
        let warning = self.identical_refund(stock, &document, &refunded)?;
        for line in &mut document.lines {
            if let Some(now) = refunded.iter().find(|now| now.item == line.item) {
                line.refunded = line.refunded.plus(now.quantity)?;
            }
        }
        stock.set_refunded(document.id, &document.lines)?;
        let is_whole = document.lines.iter().all(|line| line.refunded >= line.quantity);
        if let Some(state) = refunded_state.filter(|_| is_whole) {
            stock.set_state(document.id, state)?;
        }
        let (step, note) = (self.step.into(), self.entry.note.as_ref());
        let step = stock.open_step(document.id, step, entry_time, note)?;
        stock.insert_refund(step.id, &refunded)?;
        let record = document_record(&stock.document_by_id(document.id)?).with("items", Vec::new());
        let part = Document { lines: refunded, ..document };
        let mut outcome =
            Outcome::list(record, "items", "number").done(D::message(&part, self.step, &[]));
        outcome.notices.extend(warning.into_iter().flatten());
        D::advise(stock, &part, self.step, &[], outcome)
    }
}

impl<D: StepEffects> Refund<D> {
    /// The warning that the same quantities were just refunded, and how to prevent that (R21).
    fn identical_refund(
        &self,
        stock: &Stock<'_>,
        document: &Document<D>,
        refunded: &[Line],
    ) -> Result<Option<[Notice; 2]>> {
        if self.lines.is_empty() || self.has_key {
            return Ok(None);
        }
        let hour_before = stock.now().checked_sub(IDENTICAL_STEPS).unwrap_or(Timestamp::MIN);
        let Some(last) = stock.last_refund(document.id, hour_before)? else { return Ok(None) };
        let mut lines: Vec<_> = refunded.iter().map(|line| (line.item, line.quantity)).collect();
        lines.sort_unstable();
        if last.lines != lines || last.note != self.entry.note {
            return Ok(None);
        }
        let warning = Message::new("warn-identical-refund")
            .with("kind", D::KIND.word())
            .with("number", document.number.as_str())
            .with("lines", refunded)
            .with("before", last.recorded_at)
            .with("now", stock.now());
        Ok(Some([Notice::Warning(warning), Notice::Hint(Message::new("hint-key"))]))
    }

    /// The lines refunded now, with their quantities: those requested, or everything that is left.
    fn refunded_lines(&self, tx: &Snapshot<'_>, document: &Document<D>) -> Result<Vec<Line>> {
        if self.lines.is_empty() {
            let left = document
                .lines
                .iter()
                .map(|line| Ok(Line { quantity: line.refundable()?, ..line.clone() }));
            let mut left = left.collect::<Result<Vec<_>>>()?;
            left.retain(|line| line.quantity.is_positive());
            return Ok(left);
        }
        let mut refunded = Vec::new();
        for request in add_up(&self.lines)? {
            let Some(line) = document.lines.iter().find(|line| line.sku == request.sku) else {
                requested_item(tx, &self.lines, &request)?;
                let (number, sku) = (document.number.clone(), request.sku);
                return Err(LedgerError::NotOnDocument { number, sku }.into());
            };
            refunded.push((line, request.quantity));
        }
        for (line, quantity) in &refunded {
            let left = line.refundable()?;
            if *quantity > left {
                let (number, sku) = (document.number.clone(), line.sku.clone());
                return Err(LedgerError::RefundTooMuch { number, sku, left }.into());
            }
        }
        let line = |(line, quantity): (&Line, _)| Line { quantity, ..line.clone() };
        Ok(refunded.into_iter().map(line).collect())
    }
}
