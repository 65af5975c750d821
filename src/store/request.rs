//! Requests that were answered, so that the same one again gives the same answer and nothing else (R33).

use anyhow::Result;
use rusqlite::{OptionalExtension, params};

use super::row::instant;
use super::{Snapshot, Transaction};

/// What a key belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// A key given with `--key`.
    Key,
    /// An order's number.
    Order,
    /// An invoice's number.
    Invoice,
}

impl Scope {
    fn word(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Order => "order",
            Self::Invoice => "invoice",
        }
    }
}

/// A request that was answered before.
#[derive(Debug, Clone)]
pub(crate) struct Answered {
    /// Of all that was asked for.
    pub(crate) fingerprint: String,
    /// The same in short.
    pub(crate) words: String,
    /// The outcome, as JSON.
    pub(crate) outcome: String,
}

impl Snapshot<'_> {
    /// The answer that was given under a key, if there is one.
    pub(crate) fn answered(&self, scope: Scope, key: &str) -> Result<Option<Answered>> {
        let mut query = self.connection.prepare_cached(
            "select fingerprint, words, outcome from request where scope = ?1 and key = ?2",
        )?;
        Ok(query
            .query_row([scope.word(), key], |row| {
                Ok(Answered { fingerprint: row.get(0)?, words: row.get(1)?, outcome: row.get(2)? })
            })
            .optional()?)
    }
}

impl Transaction<'_> {
    /// Keeps the answer to a request.
    pub(crate) fn remember(&self, scope: Scope, key: &str, answered: &Answered) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "insert into request (scope, key, fingerprint, words, outcome, recorded_at)
             values (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        insert.execute(params![
            scope.word(),
            key,
            answered.fingerprint,
            answered.words,
            answered.outcome,
            instant(self.now()),
        ])?;
        Ok(())
    }
}
