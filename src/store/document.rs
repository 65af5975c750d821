//! Documents: writing them, finding them, and changing their state.

use anyhow::Result;
use jiff::Timestamp;

use super::row::Row;
use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::bind;
use crate::ledger::adjustment::Adjustment;
use crate::ledger::document::{
    Details, Document, DocumentId, DocumentKind, DocumentState, DocumentStep, HasSteps, StepTaken,
};
use crate::ledger::invoice::Invoice;
use crate::ledger::item::ItemId;
use crate::ledger::label::Label;
use crate::ledger::line::Line;
use crate::ledger::order::{Handover, Order};
use crate::ledger::quantity::Quantity;
use crate::ledger::sale::Sale;
use crate::refusal::Refusal;
use crate::suggest::nearest_few;

/// The columns that `bare_document_of` reads, in its order.
pub(super) const DOCUMENT_COLUMNS: &str =
    "id, kind, number, state, customer, is_pickup, expires_at, reason, reference, is_tracked";

/// How many numbers are compared with a mistyped one to suggest similar ones.
const NEAREST_SCANNED: i64 = 5_000;

/// Reads a document from `DOCUMENT_COLUMNS`, without its lines and steps.
pub(super) fn bare_document_of(row: &Row<'_>) -> Result<Document> {
    Ok(Document {
        id: row.get(0)?,
        number: row.get(2)?,
        details: details_of(row.get(1)?, row)?,
        lines: Vec::new(),
        steps: Vec::new(),
    })
}

fn details_of(kind: DocumentKind, row: &Row<'_>) -> Result<Details> {
    Ok(match row.read(3, |word: String| DocumentState::of_word(kind, &word))? {
        DocumentState::Sale(state) => Details::Sale(Sale { state, reference: row.get(8)? }),
        DocumentState::Invoice(state) => {
            Details::Invoice(Invoice { state, customer: row.get(4)?, tracks_stock: row.get(9)? })
        }
        DocumentState::Order(state) => Details::Order(Order {
            state,
            customer: row.get(4)?,
            handover: row.get(5)?,
            expires_at: row.get(6)?,
        }),
        DocumentState::Adjustment => {
            Details::Adjustment(Adjustment { reason: row.get(7)?, reference: row.get(8)? })
        }
        DocumentState::Import => Details::Import,
    })
}

impl Snapshot<'_> {
    /// The document with a kind and number, if any, with its lines and steps.
    pub(crate) fn find_document(
        &self,
        kind: DocumentKind,
        number: &Label,
    ) -> Result<Option<Document>> {
        let query =
            format!("select {DOCUMENT_COLUMNS} from document where kind = ?1 and number = ?2");
        let number = kind.stored_number(number.as_str());
        let found =
            self.connection.query_optional(&query, bind![kind, number], bare_document_of)?;
        found.map(|document| self.with_details(document)).transpose()
    }

    /// The document of a row, with its lines and steps.
    pub(crate) fn document_by_id(&self, id: DocumentId) -> Result<Document> {
        let query = format!("select {DOCUMENT_COLUMNS} from document where id = ?1");
        self.with_details(self.connection.query_one(&query, bind![id], bare_document_of)?)
    }

    /// The order, invoice or sale with a number. Refuses an unknown number, suggesting the nearest ones.
    pub(crate) fn document<D: HasSteps>(&self, number: &Label) -> Result<Document<D>> {
        let kind = D::KIND;
        match self.find_document(kind, number)?.and_then(Document::of_kind) {
            Some(document) => Ok(document),
            None => Err(Refusal::UnknownDocument {
                kind: Some(kind),
                number: number.as_str().to_owned(),
                nearest: self.nearest_numbers(kind, number.as_str())?,
            }
            .into()),
        }
    }

    /// Some of the open orders past their deadline, earliest first (R18), without their steps.
    pub(crate) fn due_orders(&self, most: usize) -> Result<Vec<Document<Order>>> {
        let query = format!(
            "select {DOCUMENT_COLUMNS} from document
             where state = 'open' and expires_at <= ?1 order by expires_at, id limit ?2"
        );
        let most = i64::try_from(most)?;
        let due = self.connection.query_all(&query, bind![self.now(), most], bare_document_of)?;
        let orders = due.into_iter().map(|document| self.with_lines(document));
        orders.filter_map(|order| order.map(Document::of_kind).transpose()).collect()
    }

    /// The number of open orders past their deadline.
    pub(crate) fn count_due_orders(&self) -> Result<i64> {
        let query = "select count(*) from document where state = 'open' and expires_at <= ?1";
        self.connection.query_one(query, bind![self.now()], |row| row.get(0))
    }

    /// The open orders that reserve an item, with their numbers and quantities.
    pub(crate) fn open_orders_of(&self, item: ItemId) -> Result<Vec<(String, Quantity)>> {
        self.connection.query_all(
            "select document.number, line.quantity
             from document join line on line.document_id = document.id
             where document.id in (select id from document where state = 'open')
               and line.item_id = ?1 and line.moves = 1 order by document.id",
            bind![item],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    pub(super) fn with_details(&self, document: Document) -> Result<Document> {
        self.with_steps(self.with_lines(document)?)
    }

    fn with_lines(&self, mut document: Document) -> Result<Document> {
        document.lines = self.connection.query_all(
            "select line.item_id, item.sku, line.quantity, line.moves, line.refunded
             from line join item on item.id = line.item_id where line.document_id = ?1 order by line.n",
            bind![document.id],
            |row| {
                Ok(Line {
                    item: row.get(0)?,
                    sku: row.get(1)?,
                    quantity: row.get(2)?,
                    effect: row.get(3)?,
                    refunded: row.get(4)?,
                })
            },
        )?;
        Ok(document)
    }

    fn with_steps(&self, mut document: Document) -> Result<Document> {
        let kind = document.details.kind();
        document.steps = self.connection.query_all(
            "select kind, at, note from step where document_id = ?1 order by id",
            bind![document.id],
            |row| {
                let step = row.read(0, |word: String| DocumentStep::of_word(kind, &word))?;
                Ok(StepTaken { step, at: row.get(1)?, note: row.get(2)? })
            },
        )?;
        Ok(document)
    }

    fn nearest_numbers(&self, kind: DocumentKind, number: &str) -> Result<Vec<String>> {
        let known: Vec<String> = self.connection.query_all(
            "select number from document
             where kind = ?1 and (kind = 'invoice' or kind = 'order') order by id desc limit ?2",
            bind![kind, NEAREST_SCANNED],
            |row| row.get(0),
        )?;
        Ok(nearest_few(number, known.iter().map(String::as_str), 3))
    }
}

impl Transaction<'_> {
    /// Writes a document and its lines, and returns its row and number. Its first step is posted with its movements.
    pub(crate) fn write_document(
        &self,
        number: Option<&Label>,
        details: &Details,
        lines: &[Line],
    ) -> Result<(DocumentId, String)> {
        let kind = details.kind();
        let (customer, reason, reference) = match details {
            Details::Sale(sale) => (None, None, sale.reference.as_ref()),
            Details::Invoice(invoice) => (invoice.customer.as_ref(), None, None),
            Details::Order(order) => (order.customer.as_ref(), None, None),
            Details::Adjustment(adjustment) => {
                (None, adjustment.reason, adjustment.reference.as_ref())
            }
            Details::Import => (None, None, None),
        };
        let (handover, expires_at) = match details {
            Details::Order(order) => (order.handover, order.expires_at),
            Details::Sale(_) | Details::Invoice(_) | Details::Adjustment(_) | Details::Import => {
                (Handover::Ship, None)
            }
        };
        let number = match (number, kind.prefix()) {
            (Some(number), _) => number.to_string(),
            (None, prefix) => self.next_number(prefix.unwrap_or_default())?,
        };
        let id = self.connection.query_one(
            "insert into document (kind, number, state, customer, is_pickup, expires_at, reason, reference)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) returning id",
            bind![
                kind,
                number,
                details.state(),
                customer,
                handover,
                expires_at,
                reason,
                reference,
            ],
            |row| row.get(0),
        )?;
        let insert = "insert into line (document_id, n, item_id, quantity, moves) values (?1, ?2, ?3, ?4, ?5)";
        for (n, line) in (0_i64..).zip(lines) {
            let values = bind![id, n, line.item, line.quantity, line.effect];
            self.connection.execute(insert, values)?;
        }
        Ok((id, number))
    }

    /// The next number that bincard assigns. It comes from a counter, which is rolled back with the transaction, so
    /// numbers have no gaps.
    fn next_number(&self, prefix: &str) -> Result<String> {
        let update =
            "update shop set last_number = last_number + 1 where id = 1 returning last_number";
        let number: i64 = self.connection.query_one(update, &[], |row| row.get(0))?;
        Ok(format!("{prefix}{number}"))
    }

    pub(crate) fn set_state(&self, document: DocumentId, state: DocumentState) -> Result<()> {
        let update = "update document set state = ?2 where id = ?1";
        self.connection.execute(update, bind![document, state]).map(drop)
    }

    /// Records whether a paid invoice moved stock, and with which of its lines (R13).
    pub(crate) fn fix_tracking(
        &self,
        document: DocumentId,
        is_tracked: bool,
        lines: &[Line],
    ) -> Result<()> {
        let update = "update document set is_tracked = ?2 where id = ?1";
        self.connection.execute(update, bind![document, is_tracked])?;
        self.set_effects(document, lines)
    }

    /// Sets which lines of a document move stock.
    pub(crate) fn set_effects(&self, document: DocumentId, lines: &[Line]) -> Result<()> {
        for (n, line) in (0_i64..).zip(lines) {
            let update = "update line set moves = ?3 where document_id = ?1 and n = ?2";
            self.connection.execute(update, bind![document, n, line.effect])?;
        }
        Ok(())
    }

    pub(crate) fn set_deadline(
        &self,
        order: DocumentId,
        expires_at: Option<Timestamp>,
    ) -> Result<()> {
        let update = "update document set expires_at = ?2 where id = ?1";
        self.connection.execute(update, bind![order, expires_at]).map(drop)
    }
}
