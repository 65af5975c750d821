//! Whether the file itself is intact: its pages, its schema and its references.

use anyhow::Result;

use super::connection::Connection;
use super::schema;
use crate::message::Message;
use crate::store::finding::Finding;
use crate::store::statements::Statements;

/// What is wrong with the pages of a file or, if they are intact, with its schema.
pub(crate) fn file_findings(connection: &Connection) -> Result<Vec<Finding>> {
    let mut findings = page_findings(connection)?;
    findings.extend(schema::strangers(connection)?.into_iter().map(Finding::Schema));
    if findings.is_empty() {
        findings.extend(schema::changed_tables(connection)?.into_iter().map(Finding::Schema));
    }
    Ok(findings)
}

fn page_findings(connection: &Connection) -> Result<Vec<Finding>> {
    let reports: Vec<String> =
        connection.query_all("pragma integrity_check(100)", &[], |row| row.get(0))?;
    let faults = reports.iter().flat_map(|report| report.lines());
    let faults = faults.filter(|line| *line != "ok" && !line.starts_with("***"));
    Ok(faults.map(|fault| Finding::File(Message::foreign(fault))).collect())
}

/// Rows that refer to missing rows.
pub(crate) fn missing_references(connection: &Connection) -> Result<Vec<Finding>> {
    connection.query_all("pragma foreign_key_check", &[], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        let message = Message::new("finding-reference");
        Ok(Finding::File(message.with("table", table).with("parent", parent)))
    })
}
