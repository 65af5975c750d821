//! What makes a command safe to repeat: its answer is kept under its key or number, and given again (R33).

use anyhow::Result;
use sha2::{Digest, Sha256};
use std::io;

use super::change::Change;
use crate::ledger::document::DocumentKind;
use crate::ledger::label::Label;
use crate::output::Outcome;
use crate::refusal::Refusal;
use crate::stock::Stock;
use crate::store::{Answered, Scope};

/// The answer to a request that must not happen twice.
pub(crate) enum Answer {
    /// It happened now.
    New(Outcome),
    /// It happened before: the first answer.
    Again(Outcome),
}

/// Makes a request happen unless it did under its key or number (R33); another request under the same is refused.
/// A key that comes with a request made before is used up too.
pub(crate) fn once<C: Change>(
    stock: &Stock<'_>,
    request: &C,
    key: Option<&Label>,
    change: impl FnOnce() -> Result<Outcome>,
) -> Result<Answer> {
    let mut keys: Vec<(Scope, &Label)> = key.map(|key| (Scope::Key, key)).into_iter().collect();
    keys.extend(request.own_key());
    if keys.is_empty() {
        return change().map(Answer::New);
    }
    let fingerprint = fingerprint(request)?;
    let mut first = None;
    let mut unused = Vec::with_capacity(keys.len());
    for (scope, key) in keys {
        match stock.answered(scope, key.as_str())? {
            Some(answered) => {
                let outcome = replay(scope, key, &fingerprint, &answered)?;
                first.get_or_insert((answered, outcome));
            }
            None => unused.push((scope, key)),
        }
    }
    let (answered, answer) = if let Some((answered, outcome)) = first {
        (answered, Answer::Again(outcome))
    } else {
        let outcome = change()?;
        let words = format!("{} {}", request.words(), request.summary());
        let answered = Answered { fingerprint, words, outcome: serde_json::to_string(&outcome)? };
        (answered, Answer::New(outcome))
    };
    for (scope, key) in unused {
        stock.remember(scope, key.as_str(), &answered)?;
    }
    Ok(answer)
}

/// The first answer again, or a refusal where the request is another.
fn replay(scope: Scope, key: &Label, fingerprint: &str, answered: &Answered) -> Result<Outcome> {
    if answered.fingerprint == fingerprint {
        return Ok(serde_json::from_str(&answered.outcome)?);
    }
    let (number, first) = (key.as_str().to_owned(), answered.words.clone());
    Err(match scope {
        Scope::Key => Refusal::KeyReused { key: number, first },
        Scope::Order => Refusal::NumberReused { kind: DocumentKind::Order, number, first },
        Scope::Invoice => Refusal::NumberReused { kind: DocumentKind::Invoice, number, first },
    }
    .into())
}

fn fingerprint<C: Change>(request: &C) -> Result<String> {
    let mut hashing = Hashing::default();
    hashing.0.update(request.words());
    hashing.0.update([0]);
    serde_json::to_writer(&mut hashing, request)?;
    Ok(hashing.finish())
}

/// A stream that keeps nothing but what tells its content from any other's.
#[derive(Default)]
pub(crate) struct Hashing(Sha256);

impl Hashing {
    /// The SHA-256 of all that was written, as hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
        self.0.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }
}

impl io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
