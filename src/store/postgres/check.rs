//! Whether the schema is complete and bincard's.

use anyhow::Result;

use super::connection::Connection;
use super::schema;
use crate::store::finding::Finding;

/// What is missing from the schema. Anything that does not belong there was refused on opening.
pub(crate) fn schema_findings(connection: &Connection) -> Result<Vec<Finding>> {
    Ok(schema::missing(connection)?.into_iter().map(Finding::Schema).collect())
}
