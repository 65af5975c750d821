//! `Finding`: a problem found in a store.

use crate::ledger::level::Level;
use crate::message::Message;

/// A problem found in a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// The file itself is damaged; only a backup helps.
    File(Message),
    /// The schema was modified.
    Schema(String),
    /// An item's balances differ from the sums over the ledger.
    Balance {
        sku: String,
        /// The stored balances.
        stored: Level,
        /// The sums over the ledger.
        summed: Level,
    },
    /// The time of an item's latest count is wrong.
    CountedAt { sku: String },
    /// The sort keys of an item do not match its name, variation and category.
    SortKey { sku: String },
    /// The lookup key of an item does not match its SKU.
    SkuKey { sku: String },
    /// More was refunded of a document's line than was sold.
    Refunded { number: String, sku: String },
    /// A document's movements do not match its lines and state.
    Document { number: String, sku: String },
    /// The time of a movement does not match its step or count.
    Instant { sku: String },
    /// An item is low without an open notification, or the other way round.
    Notification { sku: String },
    /// The number of further findings of the same kind.
    More { count: u64 },
}

impl Finding {
    /// Whether it concerns the file or its schema, so that the content cannot be trusted.
    pub(crate) fn is_of_file(&self) -> bool {
        matches!(self, Self::File(_) | Self::Schema(_))
    }

    /// Whether it can be rebuilt from the ledger.
    pub(crate) fn is_repairable(&self) -> bool {
        match self {
            Self::Balance { .. }
            | Self::CountedAt { .. }
            | Self::SortKey { .. }
            | Self::SkuKey { .. }
            | Self::Notification { .. } => true,
            Self::File(_)
            | Self::Schema(_)
            | Self::Document { .. }
            | Self::Refunded { .. }
            | Self::Instant { .. }
            | Self::More { .. } => false,
        }
    }
}
