//! The result of an import: the number of rows with each outcome, and the warnings. Every row is accounted for: read
//! = added + changed + unchanged + skipped + refused.

use std::collections::BTreeMap;

use super::rows::RowOutcome;
use crate::catalogue::{Dialect, Warning};
use crate::command::rejected_rows::RejectsReport;
use crate::locale::{Message, Texts};
use crate::output::{Outcome, Record, Value};
use crate::refusal::{FileProblem, Refusal};
use crate::stock::ImportedStock;
use crate::text::shortened;

/// The number of rows with each outcome.
#[derive(Debug, Default)]
pub(super) struct ImportSummary {
    read: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    refused: u64,
    /// By the word of the reason: the number of rows, and its message.
    skipped: BTreeMap<&'static str, (u64, &'static str)>,
}

impl ImportSummary {
    pub(super) fn count(&mut self, outcome: &RowOutcome) {
        let counter = match outcome {
            RowOutcome::Added(_) => &mut self.added,
            RowOutcome::Changed(_) => &mut self.changed,
            RowOutcome::Unchanged => &mut self.unchanged,
            RowOutcome::Refused(_) => &mut self.refused,
            RowOutcome::Skipped(reason) => {
                &mut self.skipped.entry(reason.word()).or_insert((0, reason.message_id())).0
            }
        };
        *counter = counter.saturating_add(1);
        self.read = self.read.saturating_add(1);
    }

    /// Whether any row was an item.
    pub(super) fn has_items(&self) -> bool {
        [self.added, self.changed, self.unchanged].iter().any(|count| *count > 0)
    }

    /// Refuses a file without rows, and one whose rows were all skipped.
    pub(super) fn check_any_item(&self, file_name: &str) -> Result<(), Refusal> {
        if self.has_items() {
            return Ok(());
        }
        let why = if self.read == 0 {
            FileProblem::NoRows
        } else {
            FileProblem::NoItems { reasons: self.skip_messages().collect() }
        };
        Err(Refusal::BadFile { file: file_name.to_owned(), why })
    }

    fn skip_messages(&self) -> impl Iterator<Item = Message> {
        self.skipped.values().map(|(count, id)| Message::new(id).with("count", *count))
    }

    pub(super) fn outcome(
        &self,
        file_name: &str,
        dialect: Dialect,
        done: &ImportedStock,
        warnings: Vec<Warning>,
        rejects: &RejectsReport,
        texts: &Texts,
    ) -> Outcome {
        let warnings: Vec<Message> = all_warnings(warnings, done).iter().map(message_of).collect();
        let record = self.record(file_name, dialect, done, &warnings, rejects, texts);
        let message = Message::new("said-imported")
            .with("file", file_name)
            .with("from", dialect.word())
            .with("read", self.read)
            .with("added", self.added)
            .with("changed", self.changed)
            .with("unchanged", self.unchanged)
            .with("skipped", self.skipped_count())
            .with("refused", self.refused);
        let mut outcome = Outcome::value(record, "summary").done(message);
        if done.counted > 0 {
            outcome = outcome.done(Message::new("said-import-counted").with("count", done.counted));
        }
        outcome = self.skip_messages().fold(outcome, Outcome::done);
        outcome = rejects.warn(outcome, self.refused);
        for warning in warnings {
            let is_mappable = dialect == Dialect::Bincard || warning.id != "import-unknown-columns";
            let hint = texts.hint(&warning).filter(|_| is_mappable);
            outcome = outcome.warning(warning);
            if let Some(hint) = hint {
                outcome = outcome.hint(Message::new("warn-plain").with("text", hint));
            }
        }
        outcome
    }

    fn record(
        &self,
        file_name: &str,
        dialect: Dialect,
        done: &ImportedStock,
        warnings: &[Message],
        rejects: &RejectsReport,
        texts: &Texts,
    ) -> Record {
        let reason = |(word, (count, _)): (&&'static str, &(u64, _))| {
            Record::new().with("reason", *word).with("count", *count)
        };
        let reasons: Vec<Record> = self.skipped.iter().map(reason).collect();
        let warnings = warnings.iter().map(|warning| texts.say(warning));
        Record::new()
            .with("file", file_name)
            .with("from", dialect.word())
            .with("document", done.document.clone().map(Value::from))
            .with("read", self.read)
            .with("added", self.added)
            .with("changed", self.changed)
            .with("unchanged", self.unchanged)
            .with("skipped", self.skipped_count())
            .with("refused", self.refused)
            .with("counted", done.counted)
            .with("reasons", reasons)
            .with("rejects", rejects.path.as_deref().map(Value::from))
            .with("warnings", Value::Texts(warnings.chain(rejects.rows.iter().cloned()).collect()))
    }

    fn skipped_count(&self) -> u64 {
        self.skipped.values().fold(0_u64, |sum, (count, _)| sum.saturating_add(*count))
    }
}

/// The warnings of the file and those of its stock. What its quantities mean is told only if any of them was imported.
fn all_warnings(of_file: Vec<Warning>, done: &ImportedStock) -> Vec<Warning> {
    let mut untracked = done.counts_of_untracked;
    let mut warnings = Vec::with_capacity(of_file.len());
    for warning in of_file {
        let is_about_quantities =
            matches!(warning, Warning::NotFreeToSell { .. } | Warning::AvailableOnly);
        if let Warning::QuantityOfUntracked { count } = warning {
            untracked = untracked.saturating_add(count);
        } else if !is_about_quantities || done.document.is_some() {
            warnings.push(warning);
        }
    }
    if untracked > 0 {
        warnings.push(Warning::QuantityOfUntracked { count: untracked });
    }
    if done.quantities_unchanged > 0 {
        warnings.push(Warning::QuantitiesUnchanged { count: done.quantities_unchanged });
    }
    warnings
}

fn message_of(warning: &Warning) -> Message {
    let message = Message::new(warning.message_id());
    match warning {
        Warning::UnknownColumns { columns } => message.with("columns", shown(columns)),
        Warning::NoQuantities { count, columns, dialect }
        | Warning::NoThresholds { count, columns, dialect } => message
            .with("count", *count)
            .with("columns", shown(columns))
            .with("similar", u64::try_from(columns.len()).unwrap_or(u64::MAX))
            .with("from", dialect.word()),
        Warning::ThresholdAtOrBelow { count, dialect } => {
            message.with("count", *count).with("system", dialect.name())
        }
        Warning::ParentStock { count, quantity } => {
            message.with("count", *count).with("quantity", *quantity)
        }
        Warning::NotFreeToSell { committed, unavailable } => {
            message.with("committed", *committed).with("unavailable", *unavailable)
        }
        Warning::AvailableOnly => message,
        Warning::DamagedText { count, line } | Warning::DamagedBarcodes { count, line } => {
            message.with("count", *count).with("line", line.to_string())
        }
        Warning::Untracked { count, .. }
        | Warning::QuantityOfUntracked { count }
        | Warning::QuantitiesUnchanged { count }
        | Warning::RoundedCosts { count }
        | Warning::RepeatedSkus { count } => message.with("count", *count),
        Warning::Archived { count, skus } => {
            message.with("count", *count).with("skus", skus.as_str())
        }
        Warning::RepeatedSku { sku, line, instead } => message
            .with("sku", sku.as_str())
            .with("line", line.to_string())
            .with("instead", instead.as_str()),
    }
}

/// The most columns that a warning names.
const MAX_COLUMNS_SHOWN: usize = 10;

fn shown(columns: &[String]) -> String {
    let more = (columns.len() > MAX_COLUMNS_SHOWN).then_some("…");
    let first = columns.iter().take(MAX_COLUMNS_SHOWN).map(|name| shortened(name));
    first.chain(more.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}
