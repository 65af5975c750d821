//! SQLite: one file. Everything that is specific to this engine.

mod backup;
mod check;
mod connection;
mod draft;
mod faults;
mod header;
mod lock;
mod migrations;
mod open;
mod path_checks;
mod paths;
mod schema;
mod table_writer;

pub(crate) use backup::{
    back_up, must_be_place_of_backup, must_be_place_of_copy, replace_damaged, restore,
    undo_interrupted,
};
pub(crate) use check::{file_findings, missing_references};
pub(crate) use connection::Connection;
pub(crate) use draft::{Draft, with_journal, without_journal};
pub(crate) use faults::seen_at;
pub(crate) use header::looks_ours;
pub(crate) use lock::instant;
pub(crate) use open::{open, open_alone, open_backup, open_to_check, open_to_read};
pub(crate) use path_checks::is_of_store;
pub(crate) use paths::beside;
pub(crate) use table_writer::{TableWriter, create_item_index, drop_item_index};
