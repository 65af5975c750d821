//! `Finding`: something in a store that does not hold.

use crate::ledger::level::Level;
use crate::message::Message;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    /// The file itself is damaged: only a backup helps.
    File(Message),
    /// The schema is not as bincard made it.
    Schema(String),
    /// An item's balances are not the sums over the ledger.
    Balance {
        /// The item.
        sku: String,
        /// The balances beside the ledger.
        stored: Level,
        /// What the ledger says.
        summed: Level,
    },
    /// The instant of an item's latest count is not that of its counts.
    CountedAt {
        /// The item.
        sku: String,
    },
    /// What an item's name, variation and category are sorted by does not follow from them.
    SortKey {
        /// The item.
        sku: String,
    },
    /// What an item is looked up by does not follow from its SKU.
    SkuKey {
        /// The item.
        sku: String,
    },
    /// More of a document's line is refunded than there is on it.
    Refunded {
        /// Its number.
        number: String,
        /// The item.
        sku: String,
    },
    /// A document's lines and state do not agree with its movements.
    Document {
        /// Its number.
        number: String,
        /// The item.
        sku: String,
    },
    /// An item's movement is dated otherwise than its step or its count.
    Instant {
        /// The item.
        sku: String,
    },
    /// An item is low without an open notification, or has one without being low.
    Notification {
        /// The item.
        sku: String,
    },
    /// So many more of the same kind.
    More {
        /// How many.
        count: u64,
    },
}

impl Finding {
    /// Whether it is about the file or its schema, so that its content cannot be relied on.
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
