//! What happens to stock: reads through a transaction, decides in the ledger, and records through the transaction. No
//! SQL, and no printing.

mod alerts;
mod check;
mod count;
pub(crate) mod delivery;
pub(crate) mod digest;
mod import;
mod item;
mod late;
mod listing;
mod look_ahead;
mod pace;
mod post;
mod reference;
mod release;
mod transaction;

pub(crate) use alerts::rule as alert_rule;
pub(crate) use check::findings;
pub(crate) use count::OddCounts;
pub(crate) use import::{CatalogueImport, ImportMode, ImportedRow, ImportedStock};
pub(crate) use late::LateEntries;
pub(crate) use listing::each_item;
pub(crate) use post::{LevelChange, Posting, on_hand_at};
pub(crate) use reference::{document_of_reference, is_only_document};
pub(crate) use transaction::{Stock, write};
