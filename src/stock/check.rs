//! `store check` and `--repair`: whether the store is consistent, and whether every low item has its notification.

use anyhow::Result;

use super::alerts;
use super::transaction::Stock;
use crate::ledger::item::ItemId;
use crate::ledger::low::is_low;
use crate::store::{Finding, ITEMS_AT_ONCE, MAX_FINDINGS, Snapshot, repair_in_parts};

/// Every problem found; empty if there is none.
pub(crate) fn findings(snapshot: &Snapshot<'_>) -> Result<Vec<Finding>> {
    let mut findings = snapshot.findings()?;
    if !findings.iter().any(Finding::is_of_file) {
        let wrong = wrong_notifications(snapshot, ItemId(0), MAX_FINDINGS)?;
        findings.extend(wrong.into_iter().map(|(_, finding)| finding));
    }
    Ok(findings)
}

/// The items after one that are low without an open notification, or the other way round.
fn wrong_notifications(
    snapshot: &Snapshot<'_>,
    after: ItemId,
    most: usize,
) -> Result<Vec<(ItemId, Finding)>> {
    let rule = alerts::rule(snapshot)?;
    let mut wrong = Vec::new();
    snapshot.each_alert(after, |item, has_notification| {
        if is_low(&item.profile, item.level.available, rule) != has_notification {
            wrong.push((item.id, Finding::Notification { sku: item.profile.sku.to_string() }));
        }
        Ok(wrong.len() < most)
    })?;
    Ok(wrong)
}

impl Stock<'_> {
    /// Rebuilds from the ledger what is derived from it, and returns what it changed.
    pub(crate) fn repair(&self) -> Result<Vec<Finding>> {
        let mut repaired = self.repair_balances()?;
        repaired.extend(self.settle_all_alerts()?);
        Ok(repaired)
    }

    /// Opens and closes notifications to match the stock of every item, and returns what it changed.
    pub(crate) fn settle_all_alerts(&self) -> Result<Vec<Finding>> {
        let mut repaired = Vec::new();
        repair_in_parts(&mut repaired, |after| {
            let wrong = wrong_notifications(self, after, ITEMS_AT_ONCE)?;
            for (id, _) in &wrong {
                self.repair_notification(&self.item_by_id(*id)?)?;
            }
            Ok(wrong)
        })?;
        Ok(repaired)
    }
}
