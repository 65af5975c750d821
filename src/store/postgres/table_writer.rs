//! `TableWriter`: COPY into a table. Rows are collected here and sent in parts, so that the server, which waits for a
//! COPY to end, never waits for a file to be read.

use anyhow::Result;
use bytes::Bytes;
use futures_util::SinkExt as _;
use std::fmt::Write as _;
use std::pin::pin;

use super::connection::Connection;
use crate::store::tables::Columns;
use crate::store::value::Value;

/// The size of a part.
const PART_BYTES: usize = 1024 * 1024;

pub(crate) struct TableWriter<'c> {
    connection: &'c Connection,
    copy: String,
    rows: String,
}

impl<'c> TableWriter<'c> {
    pub(crate) fn new(connection: &'c Connection, rows: Columns<'_>) -> Self {
        let copy = format!("copy {} ({}) from stdin", rows.table, rows.columns);
        Self { connection, copy, rows: String::new() }
    }

    pub(crate) fn add<'v>(&mut self, values: impl IntoIterator<Item = Value<'v>>) -> Result<()> {
        for (column, value) in values.into_iter().enumerate() {
            if column > 0 {
                self.rows.push('\t');
            }
            match value {
                Value::Null(_) => self.rows.push_str("\\N"),
                Value::Integer(integer) => write!(self.rows, "{integer}")?,
                Value::Text(text) => push_escaped(text, &mut self.rows),
            }
        }
        self.rows.push('\n');
        Ok(())
    }

    pub(crate) fn is_full(&self) -> bool {
        self.rows.len() >= PART_BYTES
    }

    /// Sends the rows collected.
    pub(crate) fn send(&mut self) -> Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let rows = Bytes::from(std::mem::take(&mut self.rows).into_bytes());
        let link = self.connection.link();
        let sent = link.wait(async {
            let sink = link.client().copy_in::<_, Bytes>(&self.copy).await?;
            let mut sink = pin!(sink);
            sink.send(rows).await?;
            sink.finish().await
        });
        sent.map(drop).map_err(|error| self.connection.failed(&error))
    }
}

/// Adds text as COPY reads it.
fn push_escaped(text: &str, rows: &mut String) {
    for character in text.chars() {
        match character {
            '\\' => rows.push_str("\\\\"),
            '\t' => rows.push_str("\\t"),
            '\n' => rows.push_str("\\n"),
            '\r' => rows.push_str("\\r"),
            other => rows.push(other),
        }
    }
}
