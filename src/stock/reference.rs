//! Which document a reference names (R23): by its number, or by kind and number if several kinds share the number.

use anyhow::Result;

use crate::ledger::document::{Document, DocumentKind};
use crate::ledger::label::Label;
use crate::refusal::Refusal;
use crate::store::Snapshot;

/// What an adjustment can refer to (R23).
const REFERRED: [DocumentKind; 3] =
    [DocumentKind::Sale, DocumentKind::Invoice, DocumentKind::Order];

/// Whether no document of another kind has this number, so that a reference needs no kind.
pub(crate) fn is_only_document(
    snapshot: &Snapshot<'_>,
    of: DocumentKind,
    number: &str,
) -> Result<bool> {
    let number = Label::stored(number.to_owned());
    for kind in REFERRED.into_iter().filter(|kind| *kind != of) {
        if snapshot.find_document(kind, &number)?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The document that a reference names: `1001`, or `order:1001` if several kinds share the number (R23).
pub(crate) fn document_of_reference(
    snapshot: &Snapshot<'_>,
    reference: &Label,
) -> Result<Document> {
    let (kinds, number) = match reference.as_str().split_once(':') {
        Some((kind, number)) => match REFERRED.into_iter().find(|known| known.word() == kind) {
            Some(kind) => (vec![kind], Label::parse(number).ok()),
            None => (REFERRED.to_vec(), None),
        },
        None => (REFERRED.to_vec(), None),
    };
    let number = number.unwrap_or_else(|| reference.clone());
    let mut found = Vec::new();
    for kind in kinds {
        found.extend(snapshot.find_document(kind, &number)?);
    }
    let kinds: Vec<DocumentKind> = found.iter().map(|document| document.details.kind()).collect();
    match (found.pop(), found.is_empty()) {
        (Some(document), true) => Ok(document),
        (Some(_), false) => {
            Err(Refusal::AmbiguousDocument { number: number.as_str().to_owned(), kinds }.into())
        }
        (None, _) => Err(Refusal::UnknownDocument {
            kind: None,
            number: reference.as_str().to_owned(),
            nearest: Vec::new(),
        }
        .into()),
    }
}
