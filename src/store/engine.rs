//! The engine in use. With a second one, these become enums of both.

pub(crate) use super::sqlite::{
    Connection, Draft, NewItems, back_up, beside, file_findings, identity, is_of_store, looks_ours,
    missing_references, must_be_place_of_backup, open, open_alone, open_backup, open_to_check,
    open_to_read, replace_damaged, restore, seen_at, undo_interrupted, with_journal,
    without_journal,
};
