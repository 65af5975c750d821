//! Answered requests: repeating one returns the same answer and changes nothing (R33).

use anyhow::Result;

use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::bind;

/// The scope of a key.
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
    pub(crate) fingerprint: String,
    /// The text that the fingerprint was computed from; `None` if it is long.
    pub(crate) text: Option<String>,
    /// A summary for people.
    pub(crate) words: String,
    /// The outcome, as JSON.
    pub(crate) outcome: String,
}

impl Snapshot<'_> {
    /// The answer given under a key, if any.
    pub(crate) fn answered(&self, scope: Scope, key: &str) -> Result<Option<Answered>> {
        self.connection.query_optional(
            "select fingerprint, text, words, outcome from request where scope = ?1 and key = ?2",
            bind![scope.word(), key],
            |row| {
                Ok(Answered {
                    fingerprint: row.get(0)?,
                    text: row.get(1)?,
                    words: row.get(2)?,
                    outcome: row.get(3)?,
                })
            },
        )
    }
}

impl Transaction<'_> {
    /// Stores the answer to a request, unless its key is already used; returns whether it was new.
    pub(crate) fn remember(&self, scope: Scope, key: &str, answered: &Answered) -> Result<bool> {
        let insert =
            "insert into request (scope, key, fingerprint, text, words, outcome, recorded_at)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing";
        let Answered { fingerprint, text, words, outcome } = answered;
        let (scope, now) = (scope.word(), self.now());
        let values = bind![scope, key, fingerprint, text, words, outcome, now];
        Ok(self.connection.execute(insert, values)? == 1)
    }
}
