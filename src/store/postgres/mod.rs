//! PostgreSQL: a database that any number of machines share. Everything that is specific to this engine.

mod address;
mod check;
mod connection;
mod faults;
mod link;
mod migrations;
mod open;
mod password_file;
mod schema;
mod table_writer;
mod tls;

pub(crate) use address::{ServerAccess, ServerAddress};
pub(crate) use check::schema_findings;
pub(crate) use connection::Connection;
pub(crate) use migrations::upgrade;
pub(crate) use open::{create, open};
pub(crate) use schema::continue_numbers;
pub(crate) use table_writer::TableWriter;
