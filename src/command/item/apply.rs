//! What the rows of a catalogue do to the store: items added and changed, opening stock, counts. Every row is
//! accounted for: read = added + changed + unchanged + passed over + refused.

use anyhow::Result;
use std::collections::BTreeMap;

use super::import::bad_row;
use crate::catalogue::{self, Dialect, Entry, FieldChange, PassedOver, Warning};
use crate::ledger::count::Told;
use crate::ledger::document::{DocumentKind, DocumentState, NewDocument, StepKind};
use crate::ledger::item::Item;
use crate::ledger::movement::Movement;
use crate::ledger::quantity::Quantity;
use crate::ledger::refusal::{BadRow, Refusal, RowProblem};
use crate::ledger::text::Label;
use crate::locale::{Message, Texts};
use crate::output::{Outcome, Record, Value};
use crate::store::{OpenStep, Writing};

/// What became of a row.
pub(super) enum Applied {
    /// An item was added or changed.
    Changed(Difference),
    /// Nothing was to be done.
    Unchanged,
    /// The row is no item.
    PassedOver(PassedOver),
    /// The row cannot be taken.
    Refused(BadRow),
}

/// What a row changes, field by field.
pub(super) struct Difference {
    sku: String,
    is_new: bool,
    fields: Vec<FieldChange>,
}

impl Difference {
    /// As data: `fields` reads `price: 8.5 → 9`.
    pub(super) fn record(&self) -> Record {
        let fields = self
            .fields
            .iter()
            .map(|change| {
                Record::new()
                    .with("field", change.field)
                    .with("old", change.old.as_str())
                    .with("new", change.new.as_str())
            })
            .collect::<Vec<_>>();
        let shown = self.fields.iter().map(|change| {
            if change.old.is_empty() {
                format!("{}: {}", change.field, change.new)
            } else {
                format!("{}: {} → {}", change.field, change.old, change.new)
            }
        });
        Record::new()
            .with("sku", self.sku.as_str())
            .with("change", if self.is_new { "added" } else { "changed" })
            .with("difference", shown.collect::<Vec<_>>().join("; "))
            .with("fields", fields)
    }
}

/// How many rows came to what.
#[derive(Debug, Default)]
pub(super) struct Summary {
    read: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    refused: u64,
    passed_over: BTreeMap<&'static str, (u64, &'static str)>,
    /// What is to be told once.
    pub(super) warnings: Vec<Warning>,
    document: Option<String>,
}

impl Summary {
    /// Counts a row.
    pub(super) fn count(&mut self, applied: &Applied) {
        let counter = match applied {
            Applied::Changed(difference) if difference.is_new => &mut self.added,
            Applied::Changed(_) => &mut self.changed,
            Applied::Unchanged => &mut self.unchanged,
            Applied::Refused(_) => &mut self.refused,
            Applied::PassedOver(why) => {
                &mut self.passed_over.entry(why.word()).or_insert((0, why.text())).0
            }
        };
        *counter = counter.saturating_add(1);
        self.read = self.read.saturating_add(1);
    }

    /// What is told of the import.
    pub(super) fn outcome(
        &self,
        file: &str,
        dialect: Dialect,
        rejects: Option<&str>,
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
        let told = warnings.iter().map(|warning| texts.say(warning)).collect();
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
            .with("reasons", reasons)
            .with("rejects", rejects.map(Value::from))
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
        for (count, text) in self.passed_over.values() {
            outcome = outcome.done(Message::new(text).with("count", *count));
        }
        if let Some(path) = rejects {
            outcome = outcome.warning(
                Message::new("warn-rejects").with("path", path).with("count", self.refused),
            );
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
    let message = Message::new(warning.text());
    match warning {
        Warning::UnknownColumns { columns } => message.with("columns", columns.join(", ")),
        Warning::Untracked { count }
        | Warning::ThresholdAtOrBelow { count }
        | Warning::RepeatedSkus { count } => message.with("count", *count),
        Warning::RepeatedSku { sku, line, instead } => message
            .with("sku", sku.as_str())
            .with("line", line.to_string())
            .with("instead", instead.as_str()),
    }
}

/// A catalogue being applied.
pub(super) struct Applying<'a, 'c> {
    tx: &'a Writing<'c>,
    told: Told,
    note: Option<Label>,
    is_count: bool,
    is_forced: bool,
    step: Option<OpenStep>,
    /// What came of the rows so far.
    pub(super) summary: Summary,
}

impl<'a, 'c> Applying<'a, 'c> {
    /// Nothing is applied yet.
    pub(super) fn new(
        tx: &'a Writing<'c>,
        told: Told,
        note: Option<Label>,
        is_count: bool,
        is_forced: bool,
    ) -> Self {
        Self { tx, told, note, is_count, is_forced, step: None, summary: Summary::default() }
    }

    /// Applies a row, or says why it cannot be; a refused row has changed nothing.
    pub(super) fn apply(&mut self, entry: &Entry) -> Result<Applied> {
        let known = self.tx.find_item(&entry.sku)?;
        let applied = match known {
            None => self.add(entry),
            Some(item) => self.change(entry, &item),
        };
        let applied = match applied {
            Err(error) => match error.downcast::<Refusal>() {
                Ok(refusal) => {
                    Applied::Refused(bad_row(entry.line, entry.sku.to_string(), refusal))
                }
                Err(error) => return Err(error),
            },
            Ok(applied) => applied,
        };
        self.tx.settle_notifications()?;
        Ok(applied)
    }

    fn add(&mut self, entry: &Entry) -> Result<Applied> {
        let (profile, mut fields) = catalogue::apply(entry, None);
        let id = self.tx.add_item(&profile, self.told.at())?;
        let opening = entry.opening().filter(|_| profile.is_tracked());
        if let Some(quantity) = opening {
            fields.push(FieldChange {
                field: "on_hand",
                old: String::new(),
                new: quantity.to_string(),
            });
            let item = self.tx.item_by_id(id)?;
            if self.is_count && !quantity.is_negative() {
                self.count(&item, quantity)?;
            } else if let Some(movement) = Movement::opening(id, quantity) {
                self.enter(&item, &movement)?;
            }
        }
        Ok(Applied::Changed(Difference { sku: profile.sku.to_string(), is_new: true, fields }))
    }

    fn change(&mut self, entry: &Entry, item: &Item) -> Result<Applied> {
        let (profile, mut fields) = catalogue::apply(entry, Some(&item.profile));
        let counted = match (entry.new_count, entry.on_hand) {
            (Some(new), _) => Some(new),
            (None, Some(counted)) if self.is_count => Some(counted),
            (None, Some(_) | None) => None,
        };
        let counted = counted.filter(|_| profile.is_tracked());
        let on_hand = match self.told {
            Told::Now(_) => item.level.on_hand()?,
            Told::Of(at) => self.tx.on_hand_at(item, at)?,
        };
        if let Some(counted) = counted {
            if counted.is_negative() {
                return Err(Refusal::CountNegative { text: counted.to_string() }.into());
            }
            if entry.old_count.is_some_and(|old| old != on_hand) && !self.is_forced {
                let (line, value) = (entry.line, entry.sku.to_string());
                let problem = RowProblem::Stale { on_hand };
                return Ok(Applied::Refused(BadRow { line, column: None, value, problem }));
            }
        }
        if let Some(counted) = counted {
            counted.minus(on_hand)?;
        }
        if !fields.is_empty() {
            self.tx.update_item(item, &profile)?;
        }
        if let Some(counted) = counted {
            self.count(item, counted)?;
            if counted != on_hand {
                let (old, new) = (on_hand.to_string(), counted.to_string());
                fields.push(FieldChange { field: "on_hand", old, new });
            }
        }
        let difference = Difference { sku: profile.sku.to_string(), is_new: false, fields };
        Ok(if difference.fields.is_empty() {
            Applied::Unchanged
        } else {
            Applied::Changed(difference)
        })
    }

    /// A physical count: on hand becomes what was counted (R22).
    fn count(&mut self, item: &Item, counted: Quantity) -> Result<()> {
        let on_hand = match self.told {
            Told::Now(_) => item.level.on_hand()?,
            Told::Of(at) => self.tx.on_hand_at(item, at)?,
        };
        if let Some(movement) = Movement::count(item.id, counted.minus(on_hand)?) {
            self.enter(item, &movement)?;
        }
        let tx = self.tx;
        tx.enter_count(self.step()?, item.id, counted)
    }

    fn enter(&mut self, item: &Item, movement: &Movement) -> Result<()> {
        let tx = self.tx;
        tx.enter(self.step()?, item, movement).map(drop)
    }

    /// The one step of the whole import, written when the first quantity is.
    fn step(&mut self) -> Result<&mut OpenStep> {
        if self.step.is_none() {
            let document = NewDocument::new(DocumentKind::Import, DocumentState::Recorded);
            let (document, number) = self.tx.write_document(&document, &[])?;
            self.summary.document = Some(number);
            self.step = Some(self.tx.open_step(
                document,
                StepKind::Record,
                self.told,
                self.note.as_ref(),
            )?);
        }
        self.step.as_mut().ok_or_else(|| anyhow::anyhow!("the step of the import is missing"))
    }

    /// What came of all rows.
    pub(super) fn finish(self) -> Result<Summary> {
        self.tx.settle_notifications()?;
        Ok(self.summary)
    }
}
