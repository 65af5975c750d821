//! Idempotency (R33): the answer to a request is stored under its key or number, and returned if the request is
//! repeated.

use anyhow::Result;

use super::request::Identity;
use super::request_difference::differences;
use super::stored_answer::{decode, encode};
use crate::ledger::document::DocumentKind;
use crate::ledger::label::Label;
use crate::output::Outcome;
use crate::refusal::{FirstRequest, Refusal};
use crate::settings::time_zone;
use crate::stock::Stock;
use crate::store::{Answered, Scope};

/// A request that must take effect at most once.
pub(crate) struct Request<'a> {
    /// Keys that identify this request alone. The number of a document comes first: if it was used, it decides,
    /// whatever the others were used for.
    pub(crate) keys: Vec<(Scope, &'a Label)>,
    pub(crate) identity: Identity,
    /// A summary for people.
    pub(crate) summary: String,
}

/// The answer to a request that must take effect at most once.
pub(crate) enum Answer {
    New(Outcome),
    Repeated(Outcome),
}

/// Performs a request, unless it was already performed under one of its keys. Refuses a different request under the
/// same key. A new key of a repeated request counts as used, too. `repeat` returns the answer to a repeated
/// request, if that is not the stored one.
pub(crate) fn once(
    stock: &Stock<'_>,
    request: Request<'_>,
    change: impl FnOnce() -> Result<Outcome>,
    repeat: impl FnOnce() -> Result<Option<Outcome>>,
) -> Result<Answer> {
    let mut stored = None;
    for (scope, key) in &request.keys {
        if let Some(answered) = stock.answered(*scope, key.as_str())? {
            if answered.fingerprint != request.identity.fingerprint {
                return Err(reused(*scope, key, answered, &request.identity).into());
            }
            stored = Some(answered);
            break;
        }
    }
    let (answered, answer) = if let Some(answered) = stored {
        let outcome = match repeat()? {
            Some(outcome) => outcome,
            None => decode(&answered.outcome)?,
        };
        (answered, Answer::Repeated(outcome))
    } else {
        let outcome = change()?;
        let answered = Answered {
            fingerprint: request.identity.fingerprint.clone(),
            text: request.identity.text.clone(),
            words: request.summary,
            outcome: encode(&outcome, &time_zone(stock)?)?,
        };
        (answered, Answer::New(outcome))
    };
    for (scope, key) in request.keys {
        let is_new = stock.remember(scope, key.as_str(), &answered)?;
        if !is_new
            && matches!(answer, Answer::New(_))
            && let Some(known) = stock.answered(scope, key.as_str())?
            && known.fingerprint != answered.fingerprint
        {
            // A sale of this very batch has the key of the batch.
            return Err(reused(scope, key, known, &request.identity).into());
        }
    }
    Ok(answer)
}

fn reused(scope: Scope, key: &Label, first: Answered, second: &Identity) -> Refusal {
    let differences = differences(first.text.as_deref(), second.text.as_deref());
    let first = FirstRequest { summary: first.words, differences };
    let number = key.as_str().to_owned();
    match scope {
        Scope::Key => Refusal::KeyReused { key: number, first },
        Scope::Order => Refusal::NumberReused { kind: DocumentKind::Order, number, first },
        Scope::Invoice => Refusal::NumberReused { kind: DocumentKind::Invoice, number, first },
    }
}
