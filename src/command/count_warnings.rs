//! Warnings about counts: those that already included an entry (R22b), and unusual ones (R22).

use crate::locale::Message;
use crate::stock::{LateEntries, OddCounts, Stock};

/// The warnings about everything entered since the last call.
pub(super) fn count_warnings(stock: &Stock<'_>) -> Vec<Message> {
    let mut warnings = odd_counts(&stock.take_odd_counts());
    warnings.extend(late_entries(&stock.take_late_entries()));
    warnings
}

fn late_entries(late: &LateEntries) -> Vec<Message> {
    let named = late.named.iter().map(|entry| {
        Message::new("warn-late-entry")
            .with("sku", &entry.sku)
            .with("at", entry.counted_at)
            .with("number", entry.number.as_str())
            .with("on-hand", entry.on_hand)
    });
    let more =
        (late.more > 0).then(|| Message::new("warn-late-entries-more").with("count", late.more));
    named.chain(more).collect()
}

fn odd_counts(counts: &OddCounts) -> Vec<Message> {
    let mut warnings = Vec::new();
    for count in &counts.named {
        if let Some(level) = count.below_reserved {
            warnings.push(
                Message::new("warn-count-below-reserved")
                    .with("sku", &count.sku)
                    .with("on-hand", count.counted)
                    .with("reserved", level.reserved)
                    .with("available", level.available),
            );
        }
        if let Some(earlier) = &count.earlier {
            warnings.push(
                Message::new("warn-counted-twice")
                    .with("sku", &count.sku)
                    .with("before", earlier.on_hand)
                    .with("at", earlier.at)
                    .with("number", earlier.number.as_str())
                    .with("counted", count.counted),
            );
        }
    }
    let more =
        (counts.more > 0).then(|| Message::new("warn-counts-more").with("count", counts.more));
    warnings.extend(more);
    warnings
}
