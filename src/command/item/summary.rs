//! What came of an import: how many rows came to what, and what is told of them. Every row is accounted for:
//! read = added + changed + unchanged + passed over + refused.

use std::collections::BTreeMap;

use super::apply::Applied;
use super::import::Rejected;
use crate::catalogue::{Dialect, Warning};
use crate::locale::{Message, Texts};
use crate::output::{Outcome, Record, Value};

/// How many rows came to what.
#[derive(Debug, Default)]
pub(super) struct Summary {
    read: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    refused: u64,
    passed_over: BTreeMap<&'static str, (u64, &'static str)>,
    /// Physical counts that were entered, those that found no difference too.
    pub(super) counted: u64,
    /// Rows with a quantity that cannot be kept, for the item is not tracked.
    pub(super) unkept: u64,
    /// Items that are there already, whose quantity in the file is not what is on hand.
    pub(super) left_alone: u64,
    /// What is to be told once.
    warnings: Vec<Warning>,
    /// The document of what moved, if anything did.
    pub(super) document: Option<String>,
}

impl Summary {
    /// Counts a row.
    pub(super) fn count(&mut self, applied: &Applied) {
        let counter = match applied {
            Applied::Added(_) => &mut self.added,
            Applied::Changed(_) => &mut self.changed,
            Applied::Unchanged => &mut self.unchanged,
            Applied::Refused(_) => &mut self.refused,
            Applied::Skipped(why) => {
                &mut self.passed_over.entry(why.word()).or_insert((0, why.message_id())).0
            }
        };
        *counter = counter.saturating_add(1);
        self.read = self.read.saturating_add(1);
    }

    /// Takes over what is to be told of the file.
    pub(super) fn take_warnings(&mut self, warnings: Vec<Warning>) {
        let mut unkept = self.unkept;
        for warning in warnings {
            if let Warning::QuantityOfUntracked { count } = warning {
                unkept = unkept.saturating_add(count);
            } else {
                self.warnings.push(warning);
            }
        }
        if unkept > 0 {
            self.warnings.push(Warning::QuantityOfUntracked { count: unkept });
        }
        if self.left_alone > 0 {
            self.warnings.push(Warning::QuantitiesUnchanged { count: self.left_alone });
        }
    }

    /// What is told of the import.
    pub(super) fn outcome(
        &self,
        file: &str,
        dialect: Dialect,
        rejected: &Rejected,
        texts: &Texts,
    ) -> Outcome {
        let passed_over =
            self.passed_over.values().fold(0_u64, |sum, (count, _)| sum.saturating_add(*count));
        let reasons: Vec<Record> = self
            .passed_over
            .iter()
            .map(|(word, (count, _))| Record::new().with("reason", *word).with("count", *count))
            .collect();
        let warnings: Vec<Message> = self.warnings.iter().map(warning).collect();
        let told = warnings.iter().map(|warning| texts.say(warning));
        let told = told.chain(rejected.rows.iter().cloned()).collect();
        let record = Record::new()
            .with("file", file)
            .with("from", dialect.word())
            .with("document", self.document.clone().map(Value::from))
            .with("read", self.read)
            .with("added", self.added)
            .with("changed", self.changed)
            .with("unchanged", self.unchanged)
            .with("passed_over", passed_over)
            .with("refused", self.refused)
            .with("counted", self.counted)
            .with("reasons", reasons)
            .with("rejects", rejected.path.as_deref().map(Value::from))
            .with("warnings", Value::Texts(told));
        let message = Message::new("said-imported")
            .with("file", file)
            .with("from", dialect.word())
            .with("read", self.read)
            .with("added", self.added)
            .with("changed", self.changed)
            .with("unchanged", self.unchanged)
            .with("passed", passed_over)
            .with("refused", self.refused);
        let mut outcome = Outcome::value(record, "summary").done(message);
        if self.counted > 0 {
            outcome = outcome.done(Message::new("said-import-counted").with("count", self.counted));
        }
        for (count, text) in self.passed_over.values() {
            outcome = outcome.done(Message::new(text).with("count", *count));
        }
        if let Some(path) = &rejected.path {
            let message = Message::new("warn-rejects").with("path", path.as_str());
            outcome = outcome.warning(message.with("count", self.refused));
        }
        for row in &rejected.rows {
            outcome = outcome.warning(Message::new("warn-plain").with("text", row.as_str()));
        }
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
}

fn warning(warning: &Warning) -> Message {
    let message = Message::new(warning.message_id());
    match warning {
        Warning::UnknownColumns { columns } => message.with("columns", columns.join(", ")),
        Warning::Untracked { count }
        | Warning::QuantityOfUntracked { count }
        | Warning::QuantitiesUnchanged { count }
        | Warning::ThresholdAtOrBelow { count }
        | Warning::RepeatedSkus { count } => message.with("count", *count),
        Warning::RepeatedSku { sku, line, instead } => message
            .with("sku", sku.as_str())
            .with("line", line.to_string())
            .with("instead", instead.as_str()),
    }
}
