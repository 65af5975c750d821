//! `Document`: what causes movements. The states and steps of each kind are in its own file.

use jiff::Timestamp;

use super::adjustment::Adjustment;
use super::invoice::{Invoice, InvoiceState, InvoiceStep};
use super::label::Label;
use super::line::Line;
use super::order::{Order, OrderState, OrderStep};
use super::sale::{Sale, SaleState, SaleStep};
use super::transition::Transition;

/// The id of a document in the store; never shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DocumentId(pub(crate) i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DocumentKind {
    Sale,
    Invoice,
    Order,
    /// Includes counts and the opening stock of items added by hand.
    Adjustment,
    Import,
}

impl DocumentKind {
    pub(crate) const ALL: [Self; 5] =
        [Self::Sale, Self::Invoice, Self::Order, Self::Adjustment, Self::Import];

    /// The word in JSON, CSV, the store and references (`order:1001`).
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Sale => "sale",
            Self::Invoice => "invoice",
            Self::Order => "order",
            Self::Adjustment => "adjustment",
            Self::Import => "import",
        }
    }

    /// The prefix of the numbers that bincard assigns to this kind; `None` if the shop assigns them.
    pub(crate) fn prefix(self) -> Option<&'static str> {
        match self {
            Self::Sale => Some("SALE-"),
            Self::Adjustment => Some("ADJ-"),
            Self::Import => Some("IMPORT-"),
            Self::Invoice | Self::Order => None,
        }
    }

    /// The prefix of a number that has the form of those that bincard assigns.
    pub(crate) fn assigned_prefix(number: &str) -> Option<&'static str> {
        let starts_with = |prefix: &&str| {
            number.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        Self::ALL.into_iter().filter_map(Self::prefix).find(starts_with)
    }

    /// A number as it is stored: one that bincard assigned is found regardless of case (`sale-12`).
    pub(crate) fn stored_number(self, number: &str) -> String {
        let parts =
            self.prefix().and_then(|prefix| Some((prefix, number.split_at_checked(prefix.len())?)));
        match parts {
            Some((prefix, (start, digits))) if start.eq_ignore_ascii_case(prefix) => {
                format!("{prefix}{digits}")
            }
            Some(_) | None => number.to_owned(),
        }
    }
}

/// The state of a document of any kind, for the store and the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DocumentState {
    Sale(SaleState),
    Invoice(InvoiceState),
    Order(OrderState),
    Adjustment,
    Import,
}

impl DocumentState {
    pub(crate) fn kind(self) -> DocumentKind {
        match self {
            Self::Sale(_) => DocumentKind::Sale,
            Self::Invoice(_) => DocumentKind::Invoice,
            Self::Order(_) => DocumentKind::Order,
            Self::Adjustment => DocumentKind::Adjustment,
            Self::Import => DocumentKind::Import,
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Sale(state) => state.word(),
            Self::Invoice(state) => state.word(),
            Self::Order(state) => state.word(),
            Self::Adjustment | Self::Import => "recorded",
        }
    }

    /// The state of a kind of document with this word.
    pub(crate) fn of_word(kind: DocumentKind, word: &str) -> Option<Self> {
        match kind {
            DocumentKind::Sale => find(&SaleState::ALL, SaleState::word, word).map(Self::Sale),
            DocumentKind::Invoice => {
                find(&InvoiceState::ALL, InvoiceState::word, word).map(Self::Invoice)
            }
            DocumentKind::Order => find(&OrderState::ALL, OrderState::word, word).map(Self::Order),
            DocumentKind::Adjustment => {
                (word == Self::Adjustment.word()).then_some(Self::Adjustment)
            }
            DocumentKind::Import => (word == Self::Import.word()).then_some(Self::Import),
        }
    }
}

/// A step of a document of any kind, for the store and the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DocumentStep {
    /// The document was recorded: the first step of every kind.
    Record,
    Sale(SaleStep),
    Invoice(InvoiceStep),
    Order(OrderStep),
}

impl DocumentStep {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Sale(step) => step.word(),
            Self::Invoice(step) => step.word(),
            Self::Order(step) => step.word(),
        }
    }

    /// The step of a kind of document with this word.
    pub(crate) fn of_word(kind: DocumentKind, word: &str) -> Option<Self> {
        if word == Self::Record.word() {
            return Some(Self::Record);
        }
        match kind {
            DocumentKind::Sale => find(&SaleStep::ALL, SaleStep::word, word).map(Self::Sale),
            DocumentKind::Invoice => {
                find(&InvoiceStep::ALL, InvoiceStep::word, word).map(Self::Invoice)
            }
            DocumentKind::Order => find(&OrderStep::ALL, OrderStep::word, word).map(Self::Order),
            DocumentKind::Adjustment | DocumentKind::Import => None,
        }
    }
}

fn find<T: Copy>(all: &[T], word_of: fn(T) -> &'static str, word: &str) -> Option<T> {
    all.iter().copied().find(|one| word_of(*one) == word)
}

/// What a document of each kind has besides its number, lines and steps.
#[derive(Debug, Clone)]
pub(crate) enum Details {
    Sale(Sale),
    Invoice(Invoice),
    Order(Order),
    Adjustment(Adjustment),
    Import,
}

impl Details {
    pub(crate) fn state(&self) -> DocumentState {
        match self {
            Self::Sale(sale) => DocumentState::Sale(sale.state),
            Self::Invoice(invoice) => DocumentState::Invoice(invoice.state),
            Self::Order(order) => DocumentState::Order(order.state),
            Self::Adjustment(_) => DocumentState::Adjustment,
            Self::Import => DocumentState::Import,
        }
    }

    pub(crate) fn kind(&self) -> DocumentKind {
        self.state().kind()
    }
}

/// A step that was taken.
#[derive(Debug, Clone)]
pub(crate) struct StepTaken {
    pub(crate) step: DocumentStep,
    pub(crate) at: Timestamp,
    pub(crate) note: Option<Label>,
}

/// A document in the store; a `Document<Order>` is known to be an order.
#[derive(Debug, Clone)]
pub(crate) struct Document<D = Details> {
    pub(crate) id: DocumentId,
    /// The shop's number, or the one that bincard assigned (`SALE-12`).
    pub(crate) number: String,
    pub(crate) details: D,
    /// In the order given.
    pub(crate) lines: Vec<Line>,
    /// In the order recorded.
    pub(crate) steps: Vec<StepTaken>,
}

impl<D> Document<D> {
    /// When a step was first taken, if it was.
    pub(crate) fn taken_at(&self, step: DocumentStep) -> Option<Timestamp> {
        self.steps.iter().find(|taken| taken.step == step).map(|taken| taken.at)
    }

    /// When a step was last taken: a document can be refunded in parts (R20), and a reopened order can end again.
    pub(crate) fn last_taken_at(&self, step: DocumentStep) -> Option<Timestamp> {
        self.steps.iter().rev().find(|taken| taken.step == step).map(|taken| taken.at)
    }
}

impl Document<Order> {
    /// When the order's deadline expired it; `None` if it was expired by hand or not at all.
    pub(crate) fn expired_by_itself_at(&self) -> Option<Timestamp> {
        let last = self.steps.last().filter(|_| self.details.state == OrderState::Expired)?;
        self.details.expires_at.filter(|deadline| last.at == *deadline)
    }
}

impl Document {
    /// The same document, if it is of this kind.
    pub(crate) fn of_kind<D: HasSteps>(self) -> Option<Document<D>> {
        let Self { id, number, details, lines, steps } = self;
        D::of_details(details).map(|details| Document { id, number, details, lines, steps })
    }
}

/// A kind of document that has steps after its first.
pub(crate) trait HasSteps: Sized {
    const KIND: DocumentKind;
    type Step: Copy + Into<DocumentStep>;

    fn of_details(details: Details) -> Option<Self>;

    fn state(&self) -> DocumentState;

    /// The step that works when this one is forbidden (R21).
    fn step_instead(&self, forbidden: Self::Step) -> Option<DocumentStep>;

    /// What a step would do to the document.
    fn after(&self, step: Self::Step) -> Transition<DocumentState>;
}

macro_rules! has_steps {
    ($kind:ident, $step:ident) => {
        impl From<$step> for DocumentStep {
            fn from(step: $step) -> Self {
                Self::$kind(step)
            }
        }

        impl HasSteps for $kind {
            const KIND: DocumentKind = DocumentKind::$kind;
            type Step = $step;

            fn of_details(details: Details) -> Option<Self> {
                if let Details::$kind(details) = details { Some(details) } else { None }
            }

            fn state(&self) -> DocumentState {
                DocumentState::$kind(self.state)
            }

            fn step_instead(&self, forbidden: $step) -> Option<DocumentStep> {
                self.state.step_instead(forbidden).map(DocumentStep::$kind)
            }

            fn after(&self, step: $step) -> Transition<DocumentState> {
                self.state.after(step).map(DocumentState::$kind)
            }
        }
    };
}

has_steps!(Sale, SaleStep);
has_steps!(Invoice, InvoiceStep);
has_steps!(Order, OrderStep);
