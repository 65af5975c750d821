//! The import of a catalogue: what its rows do to the stock of items, all in one step of one document.

use anyhow::Result;

use super::look_ahead::LookAhead;
use super::post::{OpenStep, on_hand_at};
use super::transaction::Stock;
use crate::ledger::count::{EntryTime, RowQuantities};
use crate::ledger::document::{Details, DocumentStep};
use crate::ledger::foreign_identity::ForeignIdentity;
use crate::ledger::item::{Item, ItemId, Profile, ProfileRef};
use crate::ledger::label::Label;
use crate::ledger::movement::Movement;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::store::{IdentifiedItem, NewItems};

/// How the quantities of a file are treated.
pub(crate) struct ImportMode {
    /// The system that the file comes from.
    pub(crate) system: &'static str,
    pub(crate) entry_time: EntryTime,
    /// The note of the document, if anything moves.
    pub(crate) note: Option<Label>,
    /// Whether the file is a physical count (`--counts`).
    pub(crate) is_count: bool,
    /// Whether stale counts are applied anyway (`--force`).
    pub(crate) is_forced: bool,
}

/// What a row does to the stock of an existing item.
enum StockEffect {
    Unchanged,
    Opening(Quantity),
    Count(Quantity),
    /// The row is refused.
    Refused(ImportedRow),
}

/// The result of a row.
pub(crate) enum ImportedRow {
    /// Nothing had to be done.
    Unchanged,
    /// On hand before and after.
    Applied { before: Quantity, after: Quantity },
    /// Refused: the old count in the file differs from the store.
    Stale { on_hand: Quantity },
    /// Refused: a count cannot be negative.
    NegativeCount { counted: Quantity },
}

/// What the import did to stock.
#[derive(Debug, Default)]
pub(crate) struct ImportedStock {
    /// The number of the document, if anything moved.
    pub(crate) document: Option<String>,
    /// Physical counts recorded, including those that found no difference.
    pub(crate) counted: u64,
    /// Counts of untracked items, which are not recorded.
    pub(crate) counts_of_untracked: u64,
    /// Tracked items added.
    pub(crate) tracked_added: u64,
    /// Existing items whose quantity in the file differs from on hand, and is ignored.
    pub(crate) quantities_unchanged: u64,
}

/// An import in progress.
pub(crate) struct CatalogueImport<'a> {
    stock: &'a Stock<'a>,
    mode: ImportMode,
    step: Option<OpenStep>,
    /// Bulk insertion of the new items, unless they are counted.
    new_items: Option<NewItems<'a>>,
    look_ahead: LookAhead,
    done: ImportedStock,
}

impl<'a> CatalogueImport<'a> {
    pub(crate) fn new(stock: &'a Stock<'a>, mode: ImportMode) -> Result<Self> {
        let new_items = if mode.is_count {
            None
        } else {
            Some(stock.new_items(mode.entry_time.at(), mode.system)?)
        };
        let (look_ahead, done) = (LookAhead::default(), ImportedStock::default());
        Ok(Self { stock, mode, step: None, new_items, look_ahead, done })
    }

    /// Looks up the items of the rows that come next.
    pub(crate) fn look_ahead<'s>(&mut self, skus: impl Iterator<Item = &'s Sku>) -> Result<()> {
        if self.had_no_items() {
            return Ok(());
        }
        self.look_ahead.prepare(self.stock, skus, self.mode.system)
    }

    /// The item with a SKU, if it exists. Must be called only once for each SKU.
    pub(crate) fn find(&mut self, sku: &Sku) -> Result<Option<IdentifiedItem>> {
        if self.had_no_items() {
            return Ok(None);
        }
        self.look_ahead.find(self.stock, sku, self.mode.system)
    }

    /// Whether no row can find an item, because the store had none.
    fn had_no_items(&self) -> bool {
        self.new_items.as_ref().is_some_and(NewItems::are_first)
    }

    /// The item of a SKU that an earlier file of the same system gave it, if that system still knows it by the same.
    pub(crate) fn find_earlier(
        &mut self,
        sku: &Sku,
        identity: &ForeignIdentity,
    ) -> Result<Option<IdentifiedItem>> {
        let found = self.find(sku)?.filter(|found| {
            let is_added = self.new_items.as_ref().is_some_and(|new| new.has_added(found.item.id));
            !is_added && found.identity.as_ref().is_some_and(|known| known.code == identity.code)
        });
        Ok(found)
    }

    /// Adds an item with its opening stock.
    pub(crate) fn add(
        &mut self,
        profile: &ProfileRef<'_>,
        quantities: &RowQuantities,
        identity: Option<&ForeignIdentity>,
    ) -> Result<ImportedRow> {
        let opening = quantities.opening().filter(|_| profile.is_tracked());
        let after = opening.unwrap_or(Quantity::ZERO);
        let added = ImportedRow::Applied { before: Quantity::ZERO, after };
        if profile.is_tracked() {
            self.done.tracked_added = self.done.tracked_added.saturating_add(1);
        }
        if self.new_items.is_some() {
            self.add_in_bulk(profile, opening, identity)?;
            return Ok(added);
        }
        if after.is_negative() {
            return Ok(ImportedRow::NegativeCount { counted: after });
        }
        let id = self.stock.add_item(&profile.to_profile(), self.mode.entry_time.at())?;
        self.identify(id, identity)?;
        if let Some(quantity) = opening {
            let item = self.stock.item_by_id(id)?;
            self.count(&item, quantity)?;
        }
        self.stock.settle_alerts()?;
        Ok(added)
    }

    fn add_in_bulk(
        &mut self,
        profile: &ProfileRef<'_>,
        opening: Option<Quantity>,
        identity: Option<&ForeignIdentity>,
    ) -> Result<()> {
        if opening.is_some() {
            self.step()?;
        }
        let is_low = self.stock.is_low(profile, opening.unwrap_or(Quantity::ZERO))?;
        match &mut self.new_items {
            Some(new_items) => new_items.add(profile, opening, is_low, identity),
            None => Ok(()),
        }
    }

    /// Records the other system's identity of the item.
    fn identify(&self, item: ItemId, identity: Option<&ForeignIdentity>) -> Result<()> {
        match identity {
            Some(identity) => self.stock.set_foreign_identity(item, self.mode.system, identity),
            None => Ok(()),
        }
    }

    /// Changes an existing item: its profile to `after`, if that differs, and its stock.
    pub(crate) fn change(
        &mut self,
        found: &IdentifiedItem,
        after: Option<&Profile>,
        quantities: &RowQuantities,
        identity: Option<&ForeignIdentity>,
    ) -> Result<ImportedRow> {
        let item = &found.item;
        let identity = identity.filter(|identity| !found.is_identified_by(identity));
        let count = self.count_of(quantities);
        if after.is_none() && count.is_none() {
            self.identify(item.id, identity)?;
            self.note_unchanged(item, quantities)?;
            return Ok(ImportedRow::Unchanged);
        }
        let profile = after.unwrap_or(&item.profile);
        if !profile.is_tracked() && count.is_some_and(|count| !count.is_zero()) {
            self.done.counts_of_untracked = self.done.counts_of_untracked.saturating_add(1);
        }
        let before = self.on_hand(item)?;
        let effect = self.effect(item, profile, quantities, before)?;
        if let (Some(after), false) = (after, matches!(effect, StockEffect::Refused(_))) {
            self.stock.set_item(item, after)?;
        }
        if !matches!(effect, StockEffect::Refused(_)) {
            self.identify(item.id, identity)?;
        }
        let after = match effect {
            StockEffect::Refused(row) => return Ok(row),
            StockEffect::Unchanged => {
                self.note_unchanged(item, quantities)?;
                before
            }
            StockEffect::Opening(quantity) => {
                self.open(item, quantity)?;
                quantity
            }
            StockEffect::Count(quantity) => {
                self.count(item, quantity)?;
                quantity
            }
        };
        self.stock.settle_alerts()?;
        Ok(ImportedRow::Applied { before, after })
    }

    /// Determines what a row does to the stock of an existing item.
    fn effect(
        &self,
        item: &Item,
        after: &Profile,
        quantities: &RowQuantities,
        on_hand: Quantity,
    ) -> Result<StockEffect> {
        let is_new_to_stock = after.is_tracked() && !item.profile.is_tracked();
        if let Some(quantity) = quantities.opening().filter(|_| is_new_to_stock)
            && !self.stock.has_moved(item.id)?
        {
            return Ok(match (self.mode.is_count, quantity.is_negative()) {
                (true, true) => {
                    StockEffect::Refused(ImportedRow::NegativeCount { counted: quantity })
                }
                (true, false) => StockEffect::Count(quantity),
                (false, _) => StockEffect::Opening(quantity),
            });
        }
        let Some(count) = self.count_of(quantities).filter(|_| after.is_tracked()) else {
            return Ok(StockEffect::Unchanged);
        };
        // If the file also has the old count, a new count equal to on hand is no count, or was applied before.
        let is_entered = quantities.old_count.is_some() && !self.mode.is_count;
        if count == on_hand && (is_entered || count.is_negative()) {
            return Ok(StockEffect::Unchanged);
        }
        if count.is_negative() {
            return Ok(StockEffect::Refused(ImportedRow::NegativeCount { counted: count }));
        }
        if quantities.old_count.is_some_and(|old| old != on_hand) && !self.mode.is_forced {
            return Ok(StockEffect::Refused(ImportedRow::Stale { on_hand }));
        }
        // Refused here rather than later, because a refused row must change nothing.
        count.minus(on_hand)?;
        Ok(StockEffect::Count(count))
    }

    /// The physical count in a row, if there is one.
    fn count_of(&self, quantities: &RowQuantities) -> Option<Quantity> {
        quantities.new_count.or(quantities.on_hand.filter(|_| self.mode.is_count))
    }

    /// Counts a quantity that is ignored although it differs from on hand.
    fn note_unchanged(&mut self, item: &Item, quantities: &RowQuantities) -> Result<()> {
        let is_ignored = self.count_of(quantities).is_none() && item.profile.is_tracked();
        if let Some(quantity) = quantities.on_hand.filter(|_| is_ignored)
            && quantity != item.level.on_hand()?
        {
            self.done.quantities_unchanged = self.done.quantities_unchanged.saturating_add(1);
        }
        Ok(())
    }

    fn on_hand(&self, item: &Item) -> Result<Quantity> {
        match self.mode.entry_time {
            EntryTime::Now(_) => Ok(item.level.on_hand()?),
            EntryTime::At(at) => on_hand_at(self.stock, item, at),
        }
    }

    /// Opening stock is a count (R22b).
    fn open(&mut self, item: &Item, quantity: Quantity) -> Result<()> {
        if let Some(movement) = Movement::opening(item.id, quantity) {
            self.enter(item, &movement)?;
        }
        let stock = self.stock;
        stock.enter_count(self.step()?, item.id, quantity)
    }

    /// On hand becomes what was counted (R22).
    fn count(&mut self, item: &Item, counted: Quantity) -> Result<()> {
        let difference = counted.minus(self.on_hand(item)?)?;
        if let Some(movement) = Movement::count(item.id, difference) {
            self.enter(item, &movement)?;
        }
        self.done.counted = self.done.counted.saturating_add(1);
        let stock = self.stock;
        stock.enter_count(self.step()?, item.id, counted)
    }

    fn enter(&mut self, item: &Item, movement: &Movement) -> Result<()> {
        let stock = self.stock;
        stock.enter(self.step()?, item, movement).map(drop)
    }

    /// The single step of the whole import, created with its first quantity.
    fn step(&mut self) -> Result<&mut OpenStep> {
        if self.step.is_none() {
            let (document, number) = self.stock.write_document(None, &Details::Import, &[])?;
            self.done.document = Some(number);
            let (entry_time, note) = (self.mode.entry_time, self.mode.note.as_ref());
            let step = self.stock.open_step(document, DocumentStep::Record, entry_time, note)?;
            self.step = Some(step);
        }
        self.step.as_mut().ok_or_else(|| anyhow::anyhow!("the step of the import is missing"))
    }

    /// Ends the import: completes a bulk insertion.
    pub(crate) fn finish(self) -> Result<ImportedStock> {
        if let Some(new_items) = self.new_items {
            new_items.finish(self.step.as_ref().map(|step| (step.id, step.next)))?;
        }
        Ok(self.done)
    }
}
