//! What may stand at a place of a command line: the items, documents and words that completions offer there.

use anyhow::Result;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::completions::Shell;
use super::item::column_words;
use super::stock_lines::goods;
use crate::catalogue::Dialect;
use crate::ledger::adjustment::Reason;
use crate::ledger::document::{Details, Document, DocumentKind, DocumentState};
use crate::ledger::invoice::InvoiceState;
use crate::ledger::item::ItemStatus;
use crate::ledger::label::Label;
use crate::ledger::order::{Order, OrderState};
use crate::ledger::sale::SaleState;
use crate::ledger::sku::fold;
use crate::locale::Language;
use crate::output::Format;
use crate::parse;
use crate::settings::{SETTINGS, find};
use crate::store::{Snapshot, SortColumn, Store};

/// A person who waits for completions does not wait for another process.
const PATIENCE: Duration = Duration::from_millis(50);

/// The most that are offered.
const MOST: usize = 200;

/// One thing that may stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// It.
    pub(crate) value: String,
    /// What is told of it; may be empty.
    pub(crate) told: String,
}

/// A place of a command line.
pub(crate) struct Completion<'p> {
    /// The command's words.
    pub(crate) words: &'p [&'p str],
    /// What help calls the value.
    pub(crate) value: &'p str,
    /// The argument.
    pub(crate) id: &'p str,
    /// What was given before, by argument.
    pub(crate) given: &'p BTreeMap<String, String>,
}

/// What a place is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Something of the person's own.
    Nothing,
    /// A file or folder.
    Files,
    /// One of a few words.
    Words(Vec<String>),
    /// An item.
    Items(ItemStatus),
    /// A category.
    Categories,
    /// A document of a kind, in a state.
    Documents(DocumentKind, Option<DocumentState>),
    /// Any document an adjustment can refer to.
    References,
    /// An item on that order.
    OrderLines(String),
}

impl Completion<'_> {
    /// What it is for, by what help calls it.
    pub(crate) fn asked(&self) -> Asked {
        let given = |id: &str| self.given.get(id).cloned().unwrap_or_default();
        match (self.words, self.value) {
            (["item", "add"], "SKU") => Asked::Nothing,
            (["item", "unarchive"], "SKU") => Asked::Items(ItemStatus::Archived),
            (["order", "refund"], "SKU[=QTY]") => Asked::OrderLines(given("number")),
            (_, "SKU" | "SKU[=QTY]") => Asked::Items(ItemStatus::Active),
            (_, "CATEGORY") => Asked::Categories,
            (_, "SALE") => {
                Asked::Documents(DocumentKind::Sale, Some(DocumentState::Sale(SaleState::Recorded)))
            }
            (_, "DOCUMENT") => Asked::References,
            (["order", step], "NUMBER") => order(step),
            (["invoice", step], "NUMBER") => invoice(step),
            (_, "FILE" | "FILE|-" | "PATH") => Asked::Files,
            (["settings", ..], "KEY") if self.id == "setting" => {
                words(SETTINGS.map(|setting| setting.key))
            }
            (["settings", ..], "VALUE") => value_of(&given("setting")),
            (["order", ..], "STATE") => words(OrderState::ALL.map(OrderState::word)),
            (["invoice", ..], "STATE") => words(InvoiceState::ALL.map(InvoiceState::word)),
            (_, "REASON") => words(Reason::ALL.map(Reason::word)),
            (_, "FORMAT") => words(Format::ALL.map(Format::word)),
            (_, "LANGUAGE") => words(Language::ALL.map(Language::word)),
            (_, "SYSTEM") if self.words.ends_with(&["import"]) => {
                words(["auto"].into_iter().chain(Dialect::ALL.map(Dialect::word)))
            }
            (_, "SYSTEM") => words(Dialect::ALL.map(Dialect::word)),
            (["item", "list" | "export"], "COLUMN") => words(SortColumn::ALL.map(SortColumn::word)),
            (["item", "list"], "A,B") => words(column_words()),
            (_, "COLUMN" | "A,B") => self.columns(),
            (_, "on|off") => words(["on", "off"]),
            (_, "SHELL") => words(Shell::ALL.map(Shell::word)),
            _ => Asked::Nothing,
        }
    }
}

impl Completion<'_> {
    /// The columns of the list that the command shows.
    fn columns(&self) -> Asked {
        let columns = match self.words {
            ["order", ..] => super::document_list::ORDER_COLUMNS,
            ["invoice", ..] => super::document_list::INVOICE_COLUMNS,
            ["item", "history"] => super::item::HISTORY_COLUMNS,
            ["settings", ..] => super::settings::SETTING_COLUMNS,
            ["notify", ..] if self.given.contains_key("deliveries") => {
                super::notify::DELIVERY_COLUMNS
            }
            ["notify", ..] => super::notify::NOTIFICATION_COLUMNS,
            _ => return Asked::Nothing,
        };
        words(columns.known.iter().copied())
    }
}

fn words(words: impl IntoIterator<Item = &'static str>) -> Asked {
    Asked::Words(words.into_iter().map(str::to_owned).collect())
}

fn order(step: &str) -> Asked {
    let state = match step {
        "place" => return Asked::Nothing,
        "complete" | "cancel" | "expire" => Some(OrderState::Open),
        "refund" => Some(OrderState::Completed),
        _ => None,
    };
    Asked::Documents(DocumentKind::Order, state.map(DocumentState::Order))
}

fn invoice(step: &str) -> Asked {
    let state = match step {
        "create" => return Asked::Nothing,
        "pay" | "cancel" => Some(InvoiceState::Unpaid),
        "refund" => Some(InvoiceState::Paid),
        _ => None,
    };
    Asked::Documents(DocumentKind::Invoice, state.map(DocumentState::Invoice))
}

fn value_of(key: &str) -> Asked {
    match find(key) {
        Ok(setting) if setting.is_file() => Asked::Files,
        Ok(setting) => Asked::Words(setting.known_values()),
        Err(_) => Asked::Nothing,
    }
}

impl Asked {
    /// Those that begin with what is typed, without regard to case; none where the store cannot tell.
    pub(crate) fn candidates(
        &self,
        typed: &str,
        store: Option<&Path>,
        clock: &dyn Fn() -> Timestamp,
    ) -> Vec<Candidate> {
        match self {
            Self::Nothing | Self::Files => Vec::new(),
            Self::Words(words) => {
                let start = fold(typed);
                let is_meant = |word: &&String| fold(word).starts_with(&start);
                words.iter().filter(is_meant).take(MOST).map(|word| plain(word.clone())).collect()
            }
            Self::Items(_)
            | Self::Categories
            | Self::Documents(..)
            | Self::References
            | Self::OrderLines(..) => {
                let kept = |path: &Path| {
                    let mut store = Store::open(path, PATIENCE, clock)?;
                    store.read(|tx| self.kept(tx, typed))
                };
                store.and_then(|path| kept(path).ok()).unwrap_or_default()
            }
        }
    }

    fn kept(&self, tx: &Snapshot<'_>, word: &str) -> Result<Vec<Candidate>> {
        let documents = |kind, state| -> Result<Vec<Candidate>> {
            Ok(tx.documents_from(kind, state, word, MOST)?.iter().map(document).collect())
        };
        match self {
            Self::Nothing | Self::Files | Self::Words(_) => Ok(Vec::new()),
            Self::Items(which) => {
                let items = tx.items_from(&fold(word), *which, MOST)?.into_iter();
                Ok(items
                    .map(|(sku, name, variation)| Candidate {
                        value: sku.as_str().to_owned(),
                        told: told(&name, variation.as_ref()),
                    })
                    .collect())
            }
            Self::Categories => Ok(tx
                .categories_from(&fold(word), MOST)?
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
            Self::OrderLines(number) => {
                let document = tx.document::<Order>(&parse::number(number)?)?;
                let start = fold(word);
                let lines = document.lines.iter();
                Ok(lines
                    .filter(|line| line.sku.key().starts_with(&start))
                    .map(|line| Candidate {
                        value: line.sku.as_str().to_owned(),
                        told: line.quantity.to_string(),
                    })
                    .collect())
            }
        }
    }
}

fn plain(value: String) -> Candidate {
    Candidate { value, told: String::new() }
}

fn told(name: &Label, variation: Option<&Label>) -> String {
    match variation {
        Some(variation) => format!("{name}, {variation}"),
        None => name.to_string(),
    }
}

fn document(document: &Document) -> Candidate {
    let goods = goods(&document.lines);
    let customer = match &document.details {
        Details::Order(order) => order.customer.as_ref(),
        Details::Invoice(invoice) => invoice.customer.as_ref(),
        Details::Sale(_) | Details::Adjustment(_) | Details::Import => None,
    };
    let told = match customer {
        Some(customer) => format!("{customer}: {goods}"),
        None => goods,
    };
    Candidate { value: document.number.clone(), told }
}
