//! What the rows of a catalogue do to the store: items added and changed, opening stock, counts.

use anyhow::Result;

use super::import::bad_row;
use super::summary::Summary;
use crate::catalogue::{self, Entry, FieldChange, SkipReason};
use crate::ledger::count::EntryTime;
use crate::ledger::document::{Details, DocumentStep};
use crate::ledger::item::{Item, Profile};
use crate::ledger::label::Label;
use crate::ledger::money::Money;
use crate::ledger::movement::Movement;
use crate::ledger::quantity::Quantity;
use crate::output::{Record, Value};
use crate::refusal::{BadRow, Refusal, RowProblem};
use crate::stock::{OpenStep, Stock, on_hand_at};
use crate::store::NewItems;

/// What became of a row.
pub(super) enum Applied {
    /// An item was added; how, where that is asked for.
    Added(Option<Difference>),
    /// An item was changed; how, where that is asked for.
    Changed(Option<Difference>),
    /// Nothing was to be done.
    Unchanged,
    /// The row is no item.
    Skipped(SkipReason),
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
    fn new(profile: &Profile, is_new: bool, fields: Vec<FieldChange>) -> Self {
        Self { sku: profile.sku.to_string(), is_new, fields }
    }

    /// As data: `fields` reads `price: 8.5 → 9`.
    pub(super) fn record(&self) -> Record {
        let fields = self
            .fields
            .iter()
            .map(|change| {
                Record::new()
                    .with("field", change.field)
                    .with("old", exact(change.field, &change.old))
                    .with("new", exact(change.field, &change.new))
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

/// What a row does to the stock of an item that is there.
enum StockEffect {
    /// Nothing.
    LeftAlone,
    /// It starts with it.
    Opening(Quantity),
    /// It was counted.
    Counted(Quantity),
}

/// How a catalogue is applied.
pub(super) struct How {
    /// When what it says was so.
    pub(super) entry_time: EntryTime,
    /// What is noted with the stock it moves.
    pub(super) note: Option<Label>,
    /// Whether it is a physical count.
    pub(super) is_count: bool,
    /// Whether stale counts are taken all the same.
    pub(super) is_forced: bool,
    /// Whether each difference is told field by field.
    pub(super) tells_fields: bool,
}

/// A catalogue being applied.
pub(super) struct Applying<'a> {
    stock: &'a Stock<'a>,
    how: How,
    /// The columns as the file names them.
    header: &'a [String],
    step: Option<OpenStep>,
    /// The short way, into a store without items.
    new_items: Option<NewItems<'a>>,
    /// What came of the rows so far.
    pub(super) summary: Summary,
}

impl<'a> Applying<'a> {
    /// Nothing is applied yet.
    pub(super) fn new(stock: &'a Stock<'a>, how: How, header: &'a [String]) -> Result<Self> {
        let new_items = if how.is_count { None } else { stock.new_items(how.entry_time.at())? };
        Ok(Self { stock, how, header, step: None, new_items, summary: Summary::default() })
    }

    /// Applies a row, or says why it cannot be; a refused row has changed nothing.
    pub(super) fn apply(&mut self, entry: &Entry) -> Result<Applied> {
        if self.new_items.is_some() {
            return self.add_to_none(entry);
        }
        let (line, sku) = (entry.line, entry.sku.clone());
        let applied = match self.stock.find_item(&sku)? {
            None => self.add(entry),
            Some(item) => self.change(entry, &item),
        };
        let applied = match applied {
            Err(error) => match Refusal::take(error) {
                Ok(refusal) => Applied::Refused(bad_row(line, sku.to_string(), refusal)),
                Err(error) => return Err(error),
            },
            Ok(applied) => applied,
        };
        self.stock.settle_alerts()?;
        Ok(applied)
    }

    fn add_to_none(&mut self, entry: &Entry) -> Result<Applied> {
        let difference = self.how.tells_fields.then(|| {
            let (profile, fields) = catalogue::apply(entry, None);
            let opening = entry.opening().filter(|_| profile.is_tracked());
            Difference::new(&profile, true, with_opening(fields, opening))
        });
        let profile = catalogue::new_item(entry);
        let opening = entry.opening().filter(|_| profile.is_tracked()).unwrap_or(Quantity::ZERO);
        if !opening.is_zero() {
            self.open_step()?;
        }
        if let Some(new_items) = &mut self.new_items {
            let id = new_items.add(&profile, opening)?;
            self.stock.open_if_low(id, &profile, opening)?;
        }
        Ok(Applied::Added(difference))
    }

    fn add(&mut self, entry: &Entry) -> Result<Applied> {
        let (profile, fields) = catalogue::apply(entry, None);
        let opening = entry.opening().filter(|_| profile.is_tracked());
        self.must_be_countable(opening)?;
        let id = self.stock.add_item(&profile, self.how.entry_time.at())?;
        if let Some(quantity) = opening {
            let item = self.stock.item_by_id(id)?;
            if self.how.is_count {
                self.count(&item, quantity)?;
            } else if let Some(movement) = Movement::opening(id, quantity) {
                self.enter(&item, &movement)?;
            }
        }
        let difference = || Difference::new(&profile, true, with_opening(fields, opening));
        Ok(Applied::Added(self.how.tells_fields.then(difference)))
    }

    /// Refuses what nobody can have counted, where the file is a count.
    fn must_be_countable(&self, quantity: Option<Quantity>) -> Result<(), Refusal> {
        match quantity.filter(|quantity| self.how.is_count && quantity.is_negative()) {
            Some(quantity) => Err(Refusal::CountNegative { text: quantity.to_string() }),
            None => Ok(()),
        }
    }

    /// Counts a quantity of an item that is not tracked.
    fn note_unkept(&mut self, profile: &Profile, quantity: Option<Quantity>) {
        if !profile.is_tracked() && quantity.is_some_and(|quantity| !quantity.is_zero()) {
            self.summary.unkept = self.summary.unkept.saturating_add(1);
        }
    }

    /// Counts a quantity that is left alone, for the item is there, although on hand is another.
    fn note_left_alone(&mut self, entry: &Entry, item: &Item) -> Result<()> {
        let told = entry.on_hand.filter(|_| self.counted(entry).is_none());
        if let Some(quantity) = told.filter(|_| item.profile.is_tracked())
            && quantity != item.level.on_hand()?
        {
            self.summary.left_alone = self.summary.left_alone.saturating_add(1);
        }
        Ok(())
    }

    fn change(&mut self, entry: &Entry, item: &Item) -> Result<Applied> {
        let is_same = catalogue::is_unchanged(entry, &item.profile);
        if is_same && self.counted(entry).is_none() {
            self.note_left_alone(entry, item)?;
            return Ok(Applied::Unchanged);
        }
        let profile = catalogue::applied(entry, &item.profile);
        self.note_unkept(&profile, self.counted(entry));
        let on_hand = self.on_hand(item)?;
        let stock = match self.stock(entry, item, &profile, on_hand)? {
            Ok(stock) => stock,
            Err(problem) => return Ok(Applied::Refused(self.stale(entry, problem))),
        };
        if !is_same {
            self.stock.set_item(item, &profile)?;
        }
        let becomes = match stock {
            StockEffect::LeftAlone => {
                self.note_left_alone(entry, item)?;
                on_hand
            }
            StockEffect::Opening(quantity) => {
                if let Some(movement) = Movement::opening(item.id, quantity) {
                    self.enter(item, &movement)?;
                }
                quantity
            }
            StockEffect::Counted(counted) => {
                self.count(item, counted)?;
                counted
            }
        };
        if is_same && becomes == on_hand {
            return Ok(Applied::Unchanged);
        }
        let difference = || {
            let (_, mut fields) = catalogue::apply(entry, Some(&item.profile));
            if becomes != on_hand {
                let (old, new) = (on_hand.to_string(), becomes.to_string());
                fields.insert(0, FieldChange { field: "on_hand", old, new });
            }
            Difference::new(&item.profile, false, fields)
        };
        Ok(Applied::Changed(self.how.tells_fields.then(difference)))
    }

    /// A row whose old count no longer holds.
    fn stale(&self, entry: &Entry, problem: RowProblem) -> BadRow {
        let column = entry.old_count_column.and_then(|column| self.header.get(column));
        let value = entry.old_count.map(|old| old.to_string()).unwrap_or_default();
        let column = column.map(|name| name.trim().to_owned());
        BadRow { line: entry.line, column, value, problem }
    }

    /// The physical count that a row tells, if it tells one.
    fn counted(&self, entry: &Entry) -> Option<Quantity> {
        entry.new_count.or(entry.on_hand.filter(|_| self.how.is_count))
    }

    /// What a row does to the stock of an item that is there, or why it may not.
    fn stock(
        &self,
        entry: &Entry,
        item: &Item,
        after: &Profile,
        on_hand: Quantity,
    ) -> Result<Result<StockEffect, RowProblem>> {
        let is_new_to_stock = after.is_tracked() && !item.profile.is_tracked();
        if let Some(quantity) = entry.opening().filter(|_| is_new_to_stock)
            && !self.stock.has_moved(item.id)?
        {
            self.must_be_countable(Some(quantity))?;
            return Ok(Ok(if self.how.is_count {
                StockEffect::Counted
            } else {
                StockEffect::Opening
            }(quantity)));
        }
        let Some(counted) = self.counted(entry).filter(|_| after.is_tracked()) else {
            return Ok(Ok(StockEffect::LeftAlone));
        };
        // Where the file tells the old count too, a new one that holds already was no count, or was taken before.
        let is_taken = entry.old_count.is_some() && !self.how.is_count;
        if counted == on_hand && (is_taken || counted.is_negative()) {
            return Ok(Ok(StockEffect::LeftAlone));
        }
        if counted.is_negative() {
            return Err(Refusal::CountNegative { text: counted.to_string() }.into());
        }
        if entry.old_count.is_some_and(|old| old != on_hand) && !self.how.is_forced {
            return Ok(Err(RowProblem::Stale { on_hand }));
        }
        counted.minus(on_hand)?;
        Ok(Ok(StockEffect::Counted(counted)))
    }

    fn on_hand(&self, item: &Item) -> Result<Quantity> {
        match self.how.entry_time {
            EntryTime::Now(_) => Ok(item.level.on_hand()?),
            EntryTime::At(at) => on_hand_at(self.stock, item, at),
        }
    }

    /// A physical count: on hand becomes what was counted (R22).
    fn count(&mut self, item: &Item, counted: Quantity) -> Result<()> {
        if let Some(movement) = Movement::count(item.id, counted.minus(self.on_hand(item)?)?) {
            self.enter(item, &movement)?;
        }
        self.summary.counted = self.summary.counted.saturating_add(1);
        let stock = self.stock;
        stock.enter_count(self.open_step()?, item.id, counted)
    }

    fn enter(&mut self, item: &Item, movement: &Movement) -> Result<()> {
        let stock = self.stock;
        stock.enter(self.open_step()?, item, movement).map(drop)
    }

    /// The one step of the whole import, written when the first quantity is.
    fn open_step(&mut self) -> Result<&mut OpenStep> {
        if self.step.is_none() {
            let (document, number) = self.stock.write_document(None, &Details::Import, &[])?;
            self.summary.document = Some(number);
            let (told, note) = (self.how.entry_time, self.how.note.as_ref());
            self.step = Some(self.stock.open_step(document, DocumentStep::Record, told, note)?);
        }
        self.step.as_mut().ok_or_else(|| anyhow::anyhow!("the step of the import is missing"))
    }

    /// What came of all rows.
    pub(super) fn finish(self) -> Result<Summary> {
        if let Some(new_items) = self.new_items {
            new_items.finish(self.step.as_ref().map(|step| step.id))?;
        }
        self.stock.settle_alerts()?;
        Ok(self.summary)
    }
}

/// The text of a field in an export as the value it stands for.
fn exact(field: &str, text: &str) -> Value {
    match field {
        _ if text.is_empty() => Value::Null,
        "on_hand" | "threshold" => text.parse::<Quantity>().ok().into(),
        "price" | "cost" => text.parse::<Money>().ok().into(),
        "tracked" | "archived" => (text == "true").into(),
        "alert" => (text == "on").into(),
        _ => text.into(),
    }
}

/// What a new item has, the stock it comes with first: a narrow screen cuts a line at its end.
fn with_opening(mut fields: Vec<FieldChange>, opening: Option<Quantity>) -> Vec<FieldChange> {
    if let Some(quantity) = opening {
        let (old, new) = (String::new(), quantity.to_string());
        fields.insert(0, FieldChange { field: "on_hand", old, new });
    }
    fields
}
