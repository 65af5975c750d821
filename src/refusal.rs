//! `Refusal`: everything that a rule can refuse, as data. Its text is in locale/, its exit code in exit.rs.

use std::path::PathBuf;

use crate::ledger::decimal::DecimalError;
use crate::ledger::document::{DocumentKind, DocumentState};
use crate::ledger::error::LedgerError;
use crate::ledger::label::TextError;
use crate::ledger::quantity::Quantity;
use crate::ledger::sku::Sku;
use crate::message::Message;

/// A row of a CSV file that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BadRow {
    /// The line in the file, counted from 1.
    pub(crate) line: u64,
    /// The name of the column in the file, if a column is the cause.
    pub(crate) column: Option<String>,
    /// The value of the cell.
    pub(crate) value: String,
    /// What is wrong with it, and what was expected.
    pub(crate) problem: RowProblem,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RowProblem {
    /// A rule refuses the value.
    Refused(Box<Refusal>),
    /// The row has more or fewer cells than the header.
    RowLength { cells: usize, header: usize },
    /// There is text after a closing quote.
    LooseQuote,
    /// The product's title is in an earlier row, which cannot be read.
    FirstRowUnread { first: u64 },
    /// The change of stock has no sign, or is not a change at all.
    NoChange,
    /// A required cell is blank.
    Blank,
    /// The quantity is zero.
    Zero,
    /// Another row of the sale is invalid.
    SaleInvalid { line: u64 },
    /// The word is not one of those known for the column.
    UnknownWord { known: &'static str },
    /// The number has a comma that is ambiguous.
    AmbiguousComma {
        /// Read as a decimal comma.
        decimal: String,
        /// Read as a thousands separator.
        thousands: String,
    },
    /// In a file with decimal commas, the number has a point that is ambiguous.
    AmbiguousPoint {
        /// Read as a decimal point.
        decimal: String,
        /// Read as a thousands separator.
        thousands: String,
    },
    /// The number has a decimal comma, in a file with decimal points.
    DecimalComma {
        /// Read as a decimal comma.
        decimal: String,
    },
    /// The SKU looks like a long number that a spreadsheet has damaged.
    SpreadsheetNumber,
    /// The SKU is already on an earlier line.
    DuplicateSku { first: u64 },
    /// Another column for the same field has another value.
    ColumnsDiffer { other: String, text: String },
    /// The old count in the file differs from the store.
    Stale {
        /// On hand in the store.
        on_hand: Quantity,
    },
    /// The record is longer than 1 MiB.
    RecordTooLong,
}

/// The first request with a key or number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirstRequest {
    pub(crate) summary: String,
    /// The differences between it and the refused request.
    pub(crate) differences: Vec<RequestDifference>,
}

/// A field in which two requests with the same key differ (R33).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestDifference {
    pub(crate) field: RequestField,
    /// The value in the first request, if it was given.
    pub(crate) before: Option<String>,
    /// The value in the refused request, if it was given.
    pub(crate) now: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RequestField {
    /// The quantity of an item, by its SKU.
    QuantityOf(String),
    /// An option as it is typed.
    Option(String),
    /// Anything else, by its name in the text of a request.
    Named(String),
}

/// A rule refused; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named by what they hold")]
pub(crate) enum Refusal {
    // Rules of stock.
    Ledger(LedgerError),

    // The command line.
    BadNumber { text: String, why: DecimalError },
    QuantityNotPositive { text: String },
    QuantityIsBarcode { text: String },
    CountNegative { text: String },
    BadChange { text: String },
    BadLine { text: String, quantity: String },
    BadSku { text: String, why: TextError },
    BadText { text: String, why: TextError },
    BadOptionText { option: String, text: String, why: TextError },
    BadInstant { text: String },
    ZoneInBrackets { text: String },
    BadWholeNumber { text: String },
    BadDuration { text: String },
    DurationNotPositive { text: String },
    DurationTooLong { text: String },
    BadTimeZone { text: String },
    InFuture { text: String },
    DeadlinePassed { text: String },
    BeforeLastStep { kind: DocumentKind, number: String, text: String },
    UnknownWord { text: String, known: String, nearest: Option<String> },
    BadMapping { text: String },
    BadDelimiter { text: String },
    BadAddress { why: Message },
    BadSettingValue { key: String, value: String, expected: Message, nearest: Option<String> },
    NotASetting { key: String, known: String, nearest: Option<String> },
    ConflictingWords { one: Message, other: Message },
    NothingAsked { known: Message },
    NumberAssigned { number: String, prefix: &'static str },
    OrderNumberMissing { option: &'static str },
    MachineTakesNoKey { setting: &'static str },
    NameMissing { sku: Sku },
    NeedsFile { command: &'static str },
    RejectsOverSource { path: PathBuf },

    // Missing items, documents and settings.
    UnknownItem { sku: String, nearest: Vec<String> },
    UnknownDocument { kind: Option<DocumentKind>, number: String, nearest: Vec<String> },
    AmbiguousDocument { number: String, kinds: Vec<DocumentKind> },

    // Conflicts with the current state.
    KeyReused { key: String, first: FirstRequest },
    NumberReused { kind: DocumentKind, number: String, first: FirstRequest },
    DocumentEnded { number: String, state: DocumentState },
    ItemExists { sku: Sku },
    ItemArchived { sku: Sku },

    // Impossible changes.
    OpeningUntracked { sku: Sku },

    // Files.
    BadRows { file: String, rows: Vec<BadRow>, count: u64 },
    FileUnreadable { file: String, why: Message },
    BadFile { file: String, why: FileProblem },
    NoLocations { file: String, from: &'static str },

    // The store (R36, R37).
    NoStore { path: PathBuf },
    NoSharedStore { store: String },
    NoFolder { path: PathBuf },
    NotAStore { path: PathBuf, why: Message },
    StoreTampered { path: PathBuf, said: String },
    NotABackup { path: PathBuf, why: Message },
    BackupOfDamaged { store: PathBuf, backup: PathBuf },
    BackupOverOther { path: PathBuf, why: Message },
    RestoreOfOther { path: PathBuf },
    RestoreOverOther { path: PathBuf, why: Message },
    NewerStore { path: PathBuf, version: i64, known: i64 },
    IsTheStore { path: PathBuf },
    StoreLeftover { path: PathBuf },
    StoreUrl { scheme: String },
    BadStoreAddress { why: Message },
    ServerUnfit { store: String, why: Message },
    ServerRefused { why: Message },
    ServerTls { store: String, why: Message },
    SchemaTampered { store: String, said: String },
    NewerSchema { store: String, version: i64, known: i64 },
    OlderSchema { store: String, version: i64, known: i64 },
    SharedStoreNotEmpty,
    StoreLinked { path: PathBuf },
    StoreMounted { path: PathBuf },
    StoreCompanion { path: PathBuf },
    NetworkStore { path: PathBuf, kind: &'static str },
    StoreDamaged { store: String, findings: Vec<String> },
    StoreBroken { store: String, findings: Vec<String> },
    StoreBusy { store: String, waited_seconds: u64 },

    // Settings (78).
    SettingMissing { key: &'static str },
    SettingWrong { key: String, value: String, why: Message },
    EnvironmentWrong { variable: &'static str, value: String, why: Message },
    BadConfig { path: PathBuf, why: Message, hint: Message },
    ConfigOpenToOthers { path: PathBuf, mode: u32 },
    SecretOpenToOthers { path: PathBuf, mode: u32 },
    PasswordInUrl { key: &'static str },

    // Mail.
    MailDeferred { address: String, why: Message },
    MailRefused { address: String, why: Message },
    MailUnknown { address: String, why: Message },
    MailNotRecorded { address: String, why: Message },

    // With another hint than its own, or none: `notify test` knows better what to do.
    WithHint { refusal: Box<Refusal>, hint: Option<Message> },
}

/// Why a whole CSV file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named by what they hold")]
pub(crate) enum FileProblem {
    Empty,
    Spreadsheet { kind: &'static str },
    NotUtf8 { line: u64, readings: Vec<(String, String)> },
    NoKnownHeader { header: Vec<String> },
    NoItems { reasons: Vec<Message> },
    NoRows,
    NothingCounted,
    MissingColumn { column: String },
    MissingBoth { one: &'static str, other: &'static str },
    DuplicateColumn { column: String },
    MapUnknownColumn { column: String, header: Vec<String> },
    UnclosedQuote { line: u64 },
    LongQuote { line: u64 },
    NotText,
    Malformed { line: u64, encoding: &'static str },
    ManyLocations { locations: Vec<String> },
    UnknownLocation { location: String, locations: Vec<String> },
}

impl<E: Into<LedgerError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Ledger(error.into())
    }
}

impl Refusal {
    pub(crate) fn of(error: &anyhow::Error) -> Option<Self> {
        error.chain().find_map(|cause| {
            let refusal = cause.downcast_ref::<Self>().cloned();
            refusal.or_else(|| LedgerError::of(cause).map(Self::Ledger))
        })
    }

    /// The refusal that an error contains, or the error itself if it is another one.
    pub(crate) fn take(error: anyhow::Error) -> anyhow::Result<Self> {
        Self::of(&error).ok_or(error)
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refusal {}
