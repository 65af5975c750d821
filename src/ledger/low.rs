//! When an item is low (R24), and what that does to its notification (R25).

use jiff::Timestamp;

use super::item::Profile;
use super::quantity::Quantity;

/// The setting `alerts.rule`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AlertRule {
    /// Low below the threshold.
    Below,
    /// Low at or below the threshold.
    AtOrBelow,
}

/// Whether an item with this available quantity is low.
pub(crate) fn is_low<S, L>(profile: &Profile<S, L>, available: Quantity, rule: AlertRule) -> bool {
    let Some(threshold) = profile.threshold else { return false };
    is_under(available, threshold, rule)
        && profile.is_tracked()
        && !profile.is_archived()
        && profile.is_alert_on()
}

/// Whether an item was low when this much was available in the past. The threshold is today's, because no other is
/// known. A notification that was open then is proof, even if the alert has been turned off since, unless entries
/// backdated later (R22b) show that enough was available.
pub(crate) fn was_low(
    profile: &Profile,
    available: Quantity,
    rule: AlertRule,
    notified_at: Option<Timestamp>,
) -> bool {
    match profile.threshold {
        Some(threshold) if notified_at.is_some() => is_under(available, threshold, rule),
        Some(_) => is_low(profile, available, rule),
        None => notified_at.is_some(),
    }
}

fn is_under(available: Quantity, threshold: Quantity, rule: AlertRule) -> bool {
    match rule {
        AlertRule::Below => available < threshold,
        AlertRule::AtOrBelow => available <= threshold,
    }
}

/// The stock alert of an item (R26).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StockAlert {
    /// Nothing is available.
    SoldOut,
    LowSince(Timestamp),
}

/// The stock alert of an item, if its alert is on and it is sold out or low.
pub(crate) fn stock_alert(
    profile: &Profile,
    available: Quantity,
    low_since: Option<Timestamp>,
) -> Option<StockAlert> {
    if !profile.is_alert_on() {
        return None;
    }
    if profile.is_tracked() && !profile.is_archived() && !available.is_positive() {
        return Some(StockAlert::SoldOut);
    }
    low_since.map(StockAlert::LowSince)
}

/// What happens to an item's notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transition {
    /// It became low.
    Open,
    /// It is no longer low.
    Close,
    /// No change.
    Stay,
}

pub(crate) fn transition(was_low: bool, is_low: bool) -> Transition {
    match (was_low, is_low) {
        (false, true) => Transition::Open,
        (true, false) => Transition::Close,
        (true, true) | (false, false) => Transition::Stay,
    }
}
