//! The candidates of completion: items, documents, settings, and words.

use anyhow::Result;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::time::Duration;

use crate::catalogue::Dialect;
use crate::ledger::adjustment::Reason;
use crate::ledger::document::{Details, Document, DocumentKind, DocumentState};
use crate::ledger::invoice::InvoiceState;
use crate::ledger::item::ItemStatus;
use crate::ledger::item_field::ItemField;
use crate::ledger::label::Label;
use crate::ledger::order::OrderState;
use crate::ledger::sale::SaleState;
use crate::ledger::sku::fold;
use crate::ledger::sort_key::sort_key;
use crate::locale::{Language, Message, Texts};
use crate::output::Format;
use crate::parse;
use crate::settings::{SETTINGS, find};
use crate::store::{Address, Snapshot, Store};

/// Completion must be fast, so it does not wait for other processes.
const BUSY_TIMEOUT: Duration = Duration::from_millis(50);

const MAX_CANDIDATES: usize = 200;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) value: String,
    /// Shown next to the value; may be empty.
    pub(crate) description: String,
}

/// What the value of an argument can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Completes {
    /// Free text.
    Nothing,
    /// A path.
    Files,
    Words(Vec<String>),
    Items(ItemStatus),
    Categories,
    /// A setting, with its meaning.
    Settings,
    /// A document of a kind, in a state.
    Documents(DocumentKind, Option<DocumentState>),
    /// A document that an adjustment can refer to.
    References,
    /// An item on the document of a kind and number.
    Lines(DocumentKind, String),
}

/// The position of a value in the command line.
pub(crate) struct Place<'p> {
    /// The names of the groups and the command.
    pub(crate) path: &'p [&'p str],
    /// The argument's id.
    pub(crate) id: &'p str,
    /// The values of the arguments before it, by id.
    pub(crate) given: &'p BTreeMap<String, String>,
}

impl Completes {
    /// What completes an argument without a list of possible values.
    pub(crate) fn at(place: &Place<'_>) -> Self {
        let given = |id: &str| place.given.get(id).cloned().unwrap_or_default();
        match (place.path, place.id) {
            (_, "store" | "config" | "batch" | "file" | "rejects" | "html") => Self::Files,
            (["item", "add"], "sku") => Self::Nothing,
            (["item", "unarchive"], "skus") => Self::Items(ItemStatus::Archived),
            (["order", "refund"], "lines") => Self::Lines(DocumentKind::Order, given("number")),
            (["invoice", "refund"], "lines") => Self::Lines(DocumentKind::Invoice, given("number")),
            (_, "sku" | "skus" | "lines") => Self::Items(ItemStatus::Active),
            (_, "category") => Self::Categories,
            (_, "void") => {
                Self::Documents(DocumentKind::Sale, Some(DocumentState::Sale(SaleState::Recorded)))
            }
            (_, "reference") => Self::References,
            (["order", step], "number") => orders(step),
            (["invoice", step], "number") => invoices(step),
            (_, "setting") => Self::Settings,
            (["settings", ..], "value") => values_of(&given("setting")),
            (["order", ..], "state") => words(OrderState::ALL.map(OrderState::word)),
            (["invoice", ..], "state") => words(InvoiceState::ALL.map(InvoiceState::word)),
            (_, "reason") => words(Reason::ALL.map(Reason::word)),
            (_, "format") => words(Format::ALL.map(Format::word)),
            (_, "lang") => words(Language::ALL.map(Language::word)),
            (["item", "import"], "from") => {
                words(["auto"].into_iter().chain(Dialect::ALL.map(Dialect::word)))
            }
            (["item", "export"], "to") => words(Dialect::ALL.map(Dialect::word)),
            (["item", "list" | "export"], "sort") | (["item", "list"], "columns") => {
                words(ItemField::ALL.map(ItemField::word))
            }
            (_, "sort" | "columns") => columns(place),
            (_, "alert" | "track") => words(["on", "off"]),
            _ => Self::Nothing,
        }
    }
}

/// The columns of the list that a command shows.
fn columns(place: &Place<'_>) -> Completes {
    let columns = match place.path {
        ["order", ..] => super::document_list::ORDER_COLUMNS,
        ["invoice", ..] => super::document_list::INVOICE_COLUMNS,
        ["item", "history"] => super::item::HISTORY_COLUMNS,
        ["settings", ..] => super::settings::SETTING_COLUMNS,
        ["notify", ..] if place.given.contains_key("deliveries") => super::notify::DELIVERY_COLUMNS,
        ["notify", ..] => super::notify::NOTIFICATION_COLUMNS,
        _ => return Completes::Nothing,
    };
    words(columns.known.iter().copied())
}

fn words(words: impl IntoIterator<Item = &'static str>) -> Completes {
    Completes::Words(words.into_iter().map(str::to_owned).collect())
}

fn orders(step: &str) -> Completes {
    let state = match step {
        "place" => return Completes::Nothing,
        "complete" | "cancel" | "expire" => Some(OrderState::Open),
        "refund" => Some(OrderState::Completed),
        _ => None,
    };
    Completes::Documents(DocumentKind::Order, state.map(DocumentState::Order))
}

fn invoices(step: &str) -> Completes {
    let state = match step {
        "create" => return Completes::Nothing,
        "pay" | "cancel" => Some(InvoiceState::Unpaid),
        "refund" => Some(InvoiceState::Paid),
        _ => None,
    };
    Completes::Documents(DocumentKind::Invoice, state.map(DocumentState::Invoice))
}

fn values_of(key: &str) -> Completes {
    match find(key) {
        Ok(setting) if setting.is_file() => Completes::Files,
        Ok(setting) => Completes::Words(setting.known_values()),
        Err(_) => Completes::Nothing,
    }
}

impl Completes {
    /// The candidates that start with what is typed, ignoring case; none if the store cannot be read.
    pub(crate) fn candidates(
        &self,
        typed: &str,
        store: Option<&Address>,
        clock: &dyn Fn() -> Timestamp,
        texts: &Texts,
    ) -> Vec<Candidate> {
        match self {
            Self::Nothing | Self::Files => Vec::new(),
            Self::Words(words) => {
                let start = fold(typed);
                let is_match = |word: &&String| fold(word).starts_with(&start);
                words
                    .iter()
                    .filter(is_match)
                    .take(MAX_CANDIDATES)
                    .map(|word| plain(word.clone()))
                    .collect()
            }
            Self::Settings => {
                let start = fold(typed);
                SETTINGS
                    .iter()
                    .filter(|setting| setting.key.starts_with(&start))
                    .map(|setting| Candidate {
                        value: setting.key.to_owned(),
                        description: setting.meaning(texts),
                    })
                    .collect()
            }
            Self::Items(_)
            | Self::Categories
            | Self::Documents(..)
            | Self::References
            | Self::Lines(..) => {
                let stored = |address: &Address| {
                    let mut store = Store::open_to_read(address, BUSY_TIMEOUT, clock)?;
                    store.read(|tx| self.stored(tx, typed, texts))
                };
                store.and_then(|address| stored(address).ok()).unwrap_or_default()
            }
        }
    }

    fn stored(&self, tx: &Snapshot<'_>, word: &str, texts: &Texts) -> Result<Vec<Candidate>> {
        let documents = |kind, state| -> Result<Vec<Candidate>> {
            let found = tx.documents_from(kind, state, word, MAX_CANDIDATES)?;
            Ok(found.iter().map(|found| document(found, texts)).collect())
        };
        match self {
            Self::Nothing | Self::Files | Self::Words(_) | Self::Settings => Ok(Vec::new()),
            Self::Items(which) => {
                let items = tx.items_from(&fold(word), *which, MAX_CANDIDATES)?.into_iter();
                Ok(items
                    .map(|(sku, name, variation)| Candidate {
                        value: sku.as_str().to_owned(),
                        description: full_name(&name, variation.as_ref()),
                    })
                    .collect())
            }
            Self::Categories => Ok(tx
                .categories_from(&sort_key(word), MAX_CANDIDATES)?
                .into_iter()
                .map(|category| plain(category.as_str().to_owned()))
                .collect()),
            Self::Documents(kind, state) => documents(*kind, *state),
            Self::References => {
                let mut all = documents(DocumentKind::Order, None)?;
                all.extend(documents(DocumentKind::Invoice, None)?);
                all.extend(documents(DocumentKind::Sale, None)?);
                Ok(all)
            }
            Self::Lines(kind, number) => {
                let found = tx.find_document(*kind, &parse::number(number)?)?;
                let start = fold(word);
                let lines = found.iter().flat_map(|document| &document.lines);
                Ok(lines
                    .filter(|line| line.sku.key().starts_with(&start))
                    .map(|line| Candidate {
                        value: line.sku.as_str().to_owned(),
                        description: texts.number(&line.quantity.to_string()),
                    })
                    .collect())
            }
        }
    }
}

fn plain(value: String) -> Candidate {
    Candidate { value, description: String::new() }
}

fn full_name(name: &Label, variation: Option<&Label>) -> String {
    match variation {
        Some(variation) => format!("{name}, {variation}"),
        None => name.to_string(),
    }
}

fn document(document: &Document, texts: &Texts) -> Candidate {
    let lines = Message::new("candidate-lines").with("lines", document.lines.as_slice());
    let customer = match &document.details {
        Details::Order(order) => order.customer.as_ref(),
        Details::Invoice(invoice) => invoice.customer.as_ref(),
        Details::Sale(_) | Details::Adjustment(_) | Details::Import => None,
    };
    let message = match customer {
        Some(customer) => Message::new("candidate-customer")
            .with("customer", customer.as_str())
            .with("lines", lines),
        None => lines,
    };
    let description = texts.say(&message);
    Candidate { value: document.number.clone(), description }
}
