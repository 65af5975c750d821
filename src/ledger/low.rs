//! When an item is low (R24), and what that does to its notification (R25).

use jiff::Timestamp;

use super::item::Profile;
use super::quantity::Quantity;

/// The setting `alerts.rule`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AlertRule {
    /// Low under the threshold; equal is not low.
    Below,
    /// Low at the threshold too.
    AtOrBelow,
}

/// Whether an item with this much available is low.
pub(crate) fn is_low<S, L>(profile: &Profile<S, L>, available: Quantity, rule: AlertRule) -> bool {
    let Some(threshold) = profile.threshold else { return false };
    is_under(available, threshold, rule)
        && profile.is_tracked()
        && !profile.is_archived()
        && profile.is_alert_on()
}

/// Whether an item that had this much available at a past instant was low then. Its threshold is today's, as the only
/// one that is known. A notification that was open then counts where the alert was turned off since; where stock was
/// entered late (R22b), the stock counts.
pub(crate) fn was_low(
    profile: &Profile,
    available: Quantity,
    rule: AlertRule,
    had_notification: bool,
) -> bool {
    match profile.threshold {
        Some(threshold) if had_notification => is_under(available, threshold, rule),
        Some(_) => is_low(profile, available, rule),
        None => had_notification,
    }
}

fn is_under(available: Quantity, threshold: Quantity, rule: AlertRule) -> bool {
    match rule {
        AlertRule::Below => available < threshold,
        AlertRule::AtOrBelow => available <= threshold,
    }
}

/// What the Stock alert column says of an item (R26).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StockAlert {
    /// Nothing of it can be sold.
    SoldOut,
    LowSince(Timestamp),
}

/// The stock alert of an item, if it has one: its alert is on, and it is sold out or low.
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

/// What becomes of an item's notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transition {
    /// It became low.
    Open,
    /// It is no longer low.
    Close,
    /// As before.
    Stay,
}

/// The transition from one answer to the next.
pub(crate) fn transition(was_low: bool, is_low: bool) -> Transition {
    match (was_low, is_low) {
        (false, true) => Transition::Open,
        (true, false) => Transition::Close,
        (true, true) | (false, false) => Transition::Stay,
    }
}
