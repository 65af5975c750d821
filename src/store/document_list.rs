//! `order list` and `invoice list`: the documents of a filter one by one.

use anyhow::Result;
use std::ops::ControlFlow;

use super::document::{DOCUMENT_COLUMNS, bare_document_of};
use super::snapshot::Snapshot;
use super::statements::Statements;
use super::value::bind;
use crate::ledger::document::{Document, DocumentId, DocumentKind, DocumentState};

/// Documents of a list that are read at once.
const PAGE: i64 = 100;

/// Which documents of a kind are listed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DocumentFilter {
    /// The kind.
    pub(crate) kind: DocumentKind,
    /// Only those in this state.
    pub(crate) state: Option<DocumentState>,
}

impl Snapshot<'_> {
    /// Shows the documents of a filter one by one, latest first.
    pub(crate) fn each_document(
        &self,
        filter: DocumentFilter,
        mut see: impl FnMut(&Document) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let mut before = DocumentId(i64::MAX);
        loop {
            let page = self.documents_before(filter, before)?;
            match page.last() {
                Some(last) => before = last.id,
                None => return Ok(()),
            }
            for document in page {
                if see(&self.with_details(document)?)?.is_break() {
                    return Ok(());
                }
            }
        }
    }

    fn documents_before(
        &self,
        filter: DocumentFilter,
        before: DocumentId,
    ) -> Result<Vec<Document>> {
        let query = format!(
            "select {DOCUMENT_COLUMNS} from document
             where kind = ?1 and (kind = 'invoice' or kind = 'order') and (?2 is null or state = ?2) and id < ?3
             order by id desc limit ?4"
        );
        let values = bind![filter.kind, filter.state, before, PAGE];
        self.connection.query_all(&query, values, bare_document_of)
    }
}
