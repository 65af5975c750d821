//! `Document`: what causes movements, and the words its kinds, states and steps have.
//! Which step may follow which state is told in sale.rs, invoice.rs and order.rs.

use jiff::Timestamp;
use serde::Serialize;

use super::item::ItemId;
use super::quantity::Quantity;
use super::sku::Sku;
use crate::ledger::label::Label;

/// A document's row in the store; never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DocumentId(pub(crate) i64);

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DocumentKind {
    /// A sale in the shop.
    Sale,
    /// An invoice.
    Invoice,
    /// An online or pickup order.
    Order,
    /// An adjustment by hand, a count, or the opening stock of an item added by hand.
    Adjustment,
    /// A catalogue read in.
    Import,
}

impl DocumentKind {
    /// Every kind there is.
    pub(crate) const ALL: [Self; 5] =
        [Self::Sale, Self::Invoice, Self::Order, Self::Adjustment, Self::Import];

    /// The word in JSON, CSV and references (`order:1001`), whatever the language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Invoice => "invoice",
            Self::Order => "order",
            Self::Adjustment => "adjustment",
            Self::Import => "import",
        }
    }

    /// The letters before the number bincard gives to a document of this kind;
    /// none for those whose number the shop gives.
    pub(crate) fn prefix(self) -> Option<&'static str> {
        match self {
            Self::Sale => Some("SALE-"),
            Self::Adjustment => Some("ADJ-"),
            Self::Import => Some("IMPORT-"),
            Self::Invoice | Self::Order => None,
        }
    }
}

/// Where a document stands. Which of these a kind can have is told by its own file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DocumentState {
    /// A sale, adjustment or import that stands.
    Recorded,
    /// A sale taken back.
    Voided,
    /// An invoice that waits for its money.
    Unpaid,
    /// An invoice that has it.
    Paid,
    /// An order that holds its goods.
    Open,
    /// An order handed over.
    Completed,
    /// An order or invoice given up.
    Cancelled,
    /// An order whose deadline passed.
    Expired,
    /// An order or invoice whose money went back.
    Refunded,
}

impl DocumentState {
    /// Every state there is.
    pub(crate) const ALL: [Self; 9] = [
        Self::Recorded,
        Self::Voided,
        Self::Unpaid,
        Self::Paid,
        Self::Open,
        Self::Completed,
        Self::Cancelled,
        Self::Expired,
        Self::Refunded,
    ];

    /// The word in JSON and CSV, whatever the language.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Recorded => "recorded",
            Self::Voided => "voided",
            Self::Unpaid => "unpaid",
            Self::Paid => "paid",
            Self::Open => "open",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
            Self::Refunded => "refunded",
        }
    }
}

/// A step in the life of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StepKind {
    /// It came to be.
    Record,
    /// A sale was taken back.
    Void,
    /// A deposit on an invoice: moves nothing.
    Deposit,
    /// An invoice was paid in full.
    Pay,
    /// An order was handed over.
    Complete,
    /// An order or invoice was given up.
    Cancel,
    /// An order's deadline passed.
    Expire,
    /// Money went back.
    Refund,
}

impl StepKind {
    /// Every step there is.
    pub(crate) const ALL: [Self; 8] = [
        Self::Record,
        Self::Void,
        Self::Deposit,
        Self::Pay,
        Self::Complete,
        Self::Cancel,
        Self::Expire,
        Self::Refund,
    ];

    /// The word in the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Void => "void",
            Self::Deposit => "deposit",
            Self::Pay => "pay",
            Self::Complete => "complete",
            Self::Cancel => "cancel",
            Self::Expire => "expire",
            Self::Refund => "refund",
        }
    }
}

/// How goods leave with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Handover {
    /// Sent: the order reserves what it asks for (R15).
    Ship,
    /// Fetched in the shop: the order touches no stock (R19).
    Pickup,
}

/// Whether a line of a document moves stock, fixed when the document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum LineEffect {
    /// Its quantity moves with the document's steps.
    Moves,
    /// It moves nothing: the item was not tracked, or the document does not touch stock.
    Still,
}

/// One line of a document.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The item.
    pub(crate) item: ItemId,
    /// Its SKU.
    pub(crate) sku: Sku,
    /// How much of it; a count's line has what was counted, an adjustment's the signed change.
    pub(crate) quantity: Quantity,
    /// Whether it moves stock.
    pub(crate) effect: LineEffect,
    /// How much of it the money went back for.
    pub(crate) refunded: Quantity,
}

/// A step that was taken.
#[derive(Debug, Clone)]
pub(crate) struct StepTaken {
    /// Which.
    pub(crate) kind: StepKind,
    /// When it happened.
    pub(crate) at: Timestamp,
    /// What was noted.
    pub(crate) note: Option<Label>,
}

/// What a document says of itself when it is written.
#[derive(Debug, Clone)]
pub(crate) struct NewDocument {
    /// What it is.
    pub(crate) kind: DocumentKind,
    /// Its number, where the shop gives one.
    pub(crate) number: Option<Label>,
    /// Its first state.
    pub(crate) state: DocumentState,
    /// For whom.
    pub(crate) customer: Option<Label>,
    /// How an order's goods leave.
    pub(crate) handover: Handover,
    /// When an open order gives its goods back (R18).
    pub(crate) expires_at: Option<Timestamp>,
    /// Why an adjustment was made.
    pub(crate) reason: Option<super::adjustment::Reason>,
    /// The document an adjustment refers to (R23), or what a batch called a sale.
    pub(crate) reference: Option<Label>,
}

impl NewDocument {
    /// A document of a kind and first state about which nothing else is said.
    pub(crate) fn new(kind: DocumentKind, state: DocumentState) -> Self {
        Self {
            kind,
            number: None,
            state,
            customer: None,
            handover: Handover::Ship,
            expires_at: None,
            reason: None,
            reference: None,
        }
    }
}

/// A document as the store has it.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// Its row.
    pub(crate) id: DocumentId,
    /// Its number: the shop's, or bincard's own (`SALE-12`).
    pub(crate) number: String,
    /// What it says of itself, `state` being where it stands now.
    pub(crate) details: NewDocument,
    /// Whether a paid invoice took its lines off available, fixed when it was paid (R13).
    pub(crate) is_tracked: Option<bool>,
    /// Its lines, in the order given.
    pub(crate) lines: Vec<Line>,
    /// Its steps, in the order recorded.
    pub(crate) steps: Vec<StepTaken>,
}

impl Document {
    /// When a step was first taken, if it was.
    pub(crate) fn taken_at(&self, kind: StepKind) -> Option<Timestamp> {
        self.steps.iter().find(|step| step.kind == kind).map(|step| step.at)
    }
}
