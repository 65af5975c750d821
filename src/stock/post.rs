//! Posting: the only way in which stock moves. Ledger and balances change together (R2).

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;

use super::transaction::Stock;
use crate::ledger::count::{EntryTime, correction};
use crate::ledger::document::{DocumentId, DocumentStep};
use crate::ledger::item::{Item, ItemId};
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::movement::Movement;
use crate::ledger::quantity::{OutOfRange, Quantity};
use crate::ledger::sku::Sku;
use crate::store::{Fault, Snapshot, StepId};

/// Two counts of an item within this time deserve a warning (R22).
const COUNTED_TWICE: SignedDuration = SignedDuration::from_hours(1);

/// A step of a document, and what it moves.
pub(crate) struct Posting<'a> {
    pub(crate) document: DocumentId,
    pub(crate) step: DocumentStep,
    pub(crate) entry_time: EntryTime,
    pub(crate) note: Option<&'a Label>,
    pub(crate) movements: Vec<Movement>,
    /// Items as they are now, as far as the caller has read them.
    pub(crate) items: &'a [Item],
    /// The quantities counted, by item, each a physical count at that instant (R22).
    pub(crate) counts: Vec<(ItemId, Quantity)>,
}

/// How a posting changed an item.
#[derive(Debug, Clone)]
pub(crate) struct LevelChange {
    pub(crate) item: ItemId,
    pub(crate) sku: Sku,
    /// An untracked item moves only to end what an order reserved earlier, and shows no quantity (R6).
    pub(crate) is_tracked: bool,
    pub(crate) before: Level,
    pub(crate) after: Level,
}

/// A step that is being entered, one movement at a time.
pub(crate) struct OpenStep {
    pub(crate) id: StepId,
    entry_time: EntryTime,
    /// The number of its next movement.
    pub(super) next: i64,
}

/// The quantity of an item on hand at an instant, according to the ledger as it is now.
pub(crate) fn on_hand_at(snapshot: &Snapshot<'_>, item: &Item, at: Timestamp) -> Result<Quantity> {
    let on_hand = snapshot.level_at(item.id, at)?.on_hand();
    Ok(on_hand.map_err(|error| error.of_item(&item.profile.sku))?)
}

impl Stock<'_> {
    /// Enters a step of a document with its movements. If a later count already included a backdated movement, the
    /// movement changes only the past (R22b). Returns each item's stock before and after, in the order of first
    /// mention.
    pub(crate) fn post(&self, posting: &Posting<'_>) -> Result<Vec<LevelChange>> {
        let mut step =
            self.open_step(posting.document, posting.step, posting.entry_time, posting.note)?;
        let mut read: BTreeMap<_, _> = posting.items.iter().map(|item| (item.id, item)).collect();
        let mut changes: Vec<LevelChange> = Vec::new();
        for movement in &posting.movements {
            // What has moved once is not as it was read.
            let item = match read.remove(&movement.item()) {
                Some(item) => item.clone(),
                None => self.item_by_id(movement.item())?,
            };
            let after = self.enter(&mut step, &item, movement)?;
            match changes.iter_mut().rev().find(|change| change.item == item.id) {
                Some(change) => change.after = after,
                None => changes.push(LevelChange {
                    item: item.id,
                    is_tracked: item.profile.is_tracked(),
                    sku: item.profile.sku,
                    before: item.level,
                    after,
                }),
            }
        }
        for (item, counted) in &posting.counts {
            self.enter_count(&step, *item, *counted)?;
        }
        Ok(changes)
    }

    /// Opens a step whose movements are entered one at a time, such as that of a whole catalogue.
    pub(crate) fn open_step(
        &self,
        document: DocumentId,
        step: DocumentStep,
        entry_time: EntryTime,
        note: Option<&Label>,
    ) -> Result<OpenStep> {
        let id = self.insert_step(document, step, entry_time.at(), note)?;
        Ok(OpenStep { id, entry_time, next: 0 })
    }

    /// Enters one movement and, if it is backdated, what the next count absorbs of it (R22b).
    pub(crate) fn enter(
        &self,
        step: &mut OpenStep,
        item: &Item,
        movement: &Movement,
    ) -> Result<Level> {
        let counted_at = item.counted_at.unwrap_or(Timestamp::MIN);
        let at = step.entry_time.not_before(counted_at);
        self.record(step, movement, at)?;
        let of_item = |error: OutOfRange| error.of_item(&item.profile.sku);
        let mut after = item.level.after(movement).map_err(of_item)?;
        if counted_at > at
            && let Some(absorbed) = correction(movement)
            && let Some((count_at, number)) = self.first_count_after(item.id, at)?
        {
            self.past_must_be_in_range(item, &absorbed)?;
            self.record(step, &absorbed, count_at)?;
            after = after.after(&absorbed).map_err(of_item)?;
            self.late.borrow_mut().add(item, after.on_hand()?, count_at, number);
        }
        self.change_balances(item, movement, after)?;
        self.watch_change(item, after.available)?;
        Ok(after)
    }

    fn record(&self, step: &mut OpenStep, movement: &Movement, at: Timestamp) -> Result<()> {
        self.insert_movement(step.id, step.next, at, movement)?;
        step.next = step.next.saturating_add(1);
        Ok(())
    }

    /// What counts absorb changes only the past, which today's balance does not limit (R4), so the sum of what they
    /// absorbed of an item must stay within the range. Small movements are not checked: it would take millions of
    /// them to exceed it.
    fn past_must_be_in_range(&self, item: &Item, absorbed: &Movement) -> Result<()> {
        if absorbed.quantity() > Quantity::MILLION {
            let earlier = self.absorbed_by_counts(item.id)?;
            earlier.plus(absorbed.quantity()).map_err(|error| error.of_item(&item.profile.sku))?;
        }
        Ok(())
    }

    /// Changes the balances. A reservation succeeds only if the items are still available, whatever was read before
    /// (R16), and the resulting balances must be the expected ones.
    fn change_balances(&self, item: &Item, movement: &Movement, after: Level) -> Result<()> {
        let change = Level {
            available: after.available.minus(item.level.available)?,
            reserved: after.reserved.minus(item.level.reserved)?,
        };
        if self.change_level(item.id, change, movement.needed())? == Some(after) {
            return Ok(());
        }
        let sku = &item.profile.sku;
        Err(Fault::Damaged(format!("the balances of `{sku}` do not follow the ledger")).into())
    }

    /// Enters a physical count (R22), after the movement of its difference.
    pub(crate) fn enter_count(
        &self,
        step: &OpenStep,
        item: ItemId,
        counted: Quantity,
    ) -> Result<()> {
        let before = self.item_by_id(item)?;
        let latest = before.counted_at.unwrap_or(Timestamp::MIN);
        let at = step.entry_time.not_before(latest);
        let hour_before = at.checked_sub(COUNTED_TWICE).unwrap_or(Timestamp::MIN);
        let earlier = self.count_between(item, hour_before, at, step.id)?;
        let level = (at >= latest).then_some(before.level);
        self.counts.borrow_mut().add(&before.profile.sku, counted, level, earlier);
        self.insert_count(step.id, item, at, counted)?;
        self.set_counted_at(item, at.max(latest))
    }
}
