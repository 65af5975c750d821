//! `Statements`: how statements are run, on any engine.

use anyhow::Result;
use std::ops::ControlFlow;

use super::fault::Fault;
use super::row::Row;
use super::value::Value;

/// How the rows of a query are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fetch {
    /// Few rows, which fit in memory.
    All,
    /// Any number of rows, a part at a time; the visitor may run other statements.
    InParts,
}

/// Sees the rows of a query one by one, for as long as it asks for more.
pub(crate) type Visitor<'v> = &'v mut dyn FnMut(&Row<'_>) -> Result<ControlFlow<()>>;

/// An open store, or a part of one, that runs statements. Placeholders are `?1`, `?2`, ….
pub(crate) trait Statements {
    /// Runs a statement and returns the number of rows it changed.
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize>;

    fn visit(&self, fetch: Fetch, sql: &str, values: &[Value<'_>], see: Visitor<'_>) -> Result<()>;

    /// The only row of a query.
    fn query_one<T>(
        &self,
        sql: &str,
        values: &[Value<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        let missing = || Fault::Damaged(format!("no row: {sql}")).into();
        self.query_optional(sql, values, read)?.ok_or_else(missing)
    }

    /// The first row of a query, if any.
    fn query_optional<T>(
        &self,
        sql: &str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut found = None;
        self.visit(Fetch::All, sql, values, &mut |row| {
            found = Some(read(row)?);
            Ok(ControlFlow::Break(()))
        })?;
        Ok(found)
    }

    /// Whether a query has any rows.
    fn exists(&self, sql: &str, values: &[Value<'_>]) -> Result<bool> {
        Ok(self.query_optional(sql, values, |_| Ok(()))?.is_some())
    }

    /// All rows of a query that has few.
    fn query_all<T>(
        &self,
        sql: &str,
        values: &[Value<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.visit(Fetch::All, sql, values, &mut |row| {
            found.push(read(row)?);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(found)
    }

    /// Passes the rows of a query one by one to `see`, for as long as it asks for more; `see` may run other queries.
    fn query_each(
        &self,
        sql: &str,
        values: &[Value<'_>],
        mut see: impl FnMut(&Row<'_>) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        self.visit(Fetch::InParts, sql, values, &mut see)
    }
}
