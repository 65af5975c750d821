//! Persistence. This is the only module with SQL: each statement is written once, in the dialect that its engines
//! share, and takes and returns the ledger's types.

mod candidate;
mod check;
mod delivery;
mod document;
mod document_list;
mod engine;
mod fault;
mod finding;
mod foreign_identity;
mod handle;
mod history;
mod item;
mod listing;
mod mode;
mod movement;
mod new_item;
mod notification;
mod refund;
mod request;
mod row;
mod setting;
mod snapshot;
mod sort_keys;
mod sqlite;
mod value;

pub(crate) use check::{ITEMS_AT_ONCE, MAX_FINDINGS, repair_in_parts};
pub(crate) use delivery::{Delivery, DeliveryState, LastDelivery};
pub(crate) use document_list::DocumentFilter;
pub(crate) use engine::{Draft, NewItems, beside, is_of_store, looks_ours};
pub(crate) use fault::{Broken, Fault, fault_of};
pub(crate) use finding::Finding;
pub(crate) use handle::Store;
pub(crate) use listing::{Listing, SortColumn};
pub(crate) use mode::CommitMode;
pub(crate) use movement::{EarlierCount, SaleMovement};
pub(crate) use notification::WithClosed;
pub(crate) use request::{Answered, Scope};
pub(crate) use row::StepId;
pub(crate) use snapshot::{Snapshot, Transaction};
