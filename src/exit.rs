//! How a command ends: exit codes, `error:` and `hint:`.

mod kind;

use anyhow::{Context as _, Error, Result};

use self::kind::kind_of;
use crate::ledger::error::LedgerError;
use crate::locale::{Message, RefusalText, Texts, engine_error, explain, io_error};
use crate::refusal::Refusal;
use crate::store::{Broken, Fault, fault_of};

/// Success, or nothing to do.
pub(crate) const DONE: u8 = 0;
const FAILED: u8 = 1;
/// The command line is invalid.
pub(crate) const USAGE: u8 = 2;
const NO_SUCH_THING: u8 = 3;
const SOLD_OUT: u8 = 4;
const CONFLICT: u8 = 5;
const BAD_DATA: u8 = 65;
const NO_STORE: u8 = 66;
const MAIL_REFUSED: u8 = 69;
/// Reading or writing failed.
pub(crate) const IO: u8 = 74;
const TRY_LATER: u8 = 75;
const BAD_SETTING: u8 = 78;

/// The exit code of each refusal that a rule can give.
#[allow(clippy::too_many_lines, reason = "one arm for each refusal, and none forgotten")]
pub(crate) fn code_of(refusal: &Refusal) -> u8 {
    use LedgerError as Ledger;
    match refusal {
        Refusal::Ledger(Ledger::ReasonMissing)
        | Refusal::BadNumber { .. }
        | Refusal::QuantityNotPositive { .. }
        | Refusal::QuantityIsBarcode { .. }
        | Refusal::CountNegative { .. }
        | Refusal::BadChange { .. }
        | Refusal::BadLine { .. }
        | Refusal::BadSku { .. }
        | Refusal::BadText { .. }
        | Refusal::BadOptionText { .. }
        | Refusal::BadInstant { .. }
        | Refusal::ZoneInBrackets { .. }
        | Refusal::BadWholeNumber { .. }
        | Refusal::BadDuration { .. }
        | Refusal::DurationNotPositive { .. }
        | Refusal::DurationTooLong { .. }
        | Refusal::InFuture { .. }
        | Refusal::DeadlinePassed { .. }
        | Refusal::BeforeLastStep { .. }
        | Refusal::UnknownWord { .. }
        | Refusal::BadMapping { .. }
        | Refusal::BadDelimiter { .. }
        | Refusal::BadAddress { .. }
        | Refusal::BadSettingValue { .. }
        | Refusal::ConflictingWords { .. }
        | Refusal::NothingAsked { .. }
        | Refusal::NumberAssigned { .. }
        | Refusal::OrderNumberMissing { .. }
        | Refusal::MachineTakesNoKey { .. }
        | Refusal::NameMissing { .. }
        | Refusal::NeedsFile { .. }
        | Refusal::RejectsOverSource { .. }
        | Refusal::NoLocations { .. } => USAGE,
        Refusal::NotASetting { .. }
        | Refusal::AmbiguousDocument { .. }
        | Refusal::UnknownItem { .. }
        | Refusal::UnknownDocument { .. } => NO_SUCH_THING,
        Refusal::Ledger(Ledger::SoldOut { .. }) => SOLD_OUT,
        Refusal::Ledger(
            Ledger::StepForbidden { .. }
            | Ledger::RefundTooMuch { .. }
            | Ledger::NotOnDocument { .. },
        )
        | Refusal::KeyReused { .. }
        | Refusal::NumberReused { .. }
        | Refusal::DocumentEnded { .. }
        | Refusal::ItemExists { .. }
        | Refusal::ItemArchived { .. } => CONFLICT,
        Refusal::Ledger(Ledger::Untracked { .. } | Ledger::OutOfRange { .. })
        | Refusal::OpeningUntracked { .. }
        | Refusal::NewerStore { .. }
        | Refusal::NewerSchema { .. }
        | Refusal::OlderSchema { .. }
        | Refusal::SharedStoreNotEmpty
        | Refusal::IsTheStore { .. }
        | Refusal::BackupOverOther { .. }
        | Refusal::RestoreOfOther { .. }
        | Refusal::BackupOfDamaged { .. }
        | Refusal::StoreLeftover { .. }
        | Refusal::StoreLinked { .. }
        | Refusal::StoreMounted { .. }
        | Refusal::StoreCompanion { .. }
        | Refusal::NetworkStore { .. }
        | Refusal::StoreDamaged { .. }
        | Refusal::StoreBroken { .. } => FAILED,
        Refusal::BadRows { .. } | Refusal::BadFile { .. } => BAD_DATA,
        Refusal::NoStore { .. }
        | Refusal::NoSharedStore { .. }
        | Refusal::SchemaTampered { .. }
        | Refusal::NotAStore { .. }
        | Refusal::StoreTampered { .. }
        | Refusal::NotABackup { .. }
        | Refusal::RestoreOverOther { .. } => NO_STORE,
        Refusal::FileUnreadable { .. }
        | Refusal::NoFolder { .. }
        | Refusal::MailNotRecorded { .. } => IO,
        Refusal::StoreBusy { .. } | Refusal::MailDeferred { .. } | Refusal::MailUnknown { .. } => {
            TRY_LATER
        }
        Refusal::MailRefused { .. } => MAIL_REFUSED,
        Refusal::WithHint { refusal, .. } => code_of(refusal),
        Refusal::BadTimeZone { .. }
        | Refusal::SettingMissing { .. }
        | Refusal::SettingWrong { .. }
        | Refusal::EnvironmentWrong { .. }
        | Refusal::BadConfig { .. }
        | Refusal::ConfigOpenToOthers { .. }
        | Refusal::SecretOpenToOthers { .. }
        | Refusal::StoreUrl { .. }
        | Refusal::BadStoreAddress { .. }
        | Refusal::ServerUnfit { .. }
        | Refusal::ServerRefused { .. }
        | Refusal::ServerTls { .. }
        | Refusal::PasswordInUrl { .. } => BAD_SETTING,
    }
}

/// How a failed command ends.
pub(crate) struct Failure {
    pub(crate) code: u8,
    /// A stable name for scripts.
    pub(crate) kind: &'static str,
    /// The error, on one line; for the invalid rows of a file, one line each.
    pub(crate) error: String,
    /// What to do, if anything.
    pub(crate) hint: Option<String>,
    /// The rule that says no, unless something broke.
    pub(crate) refusal: Option<Refusal>,
    /// The store that broke, or could not be reached.
    pub(crate) store: Option<String>,
}

impl Failure {
    /// Classifies an error: a refusal or a fault.
    pub(crate) fn of(error: &Error, texts: &Texts) -> Self {
        if let Some(refusal) = Refusal::of(error) {
            return Self::of_refusal(refusal, texts);
        }
        let why = one_line(error, texts);
        let store = error.downcast_ref().map(|Broken { store, .. }| store.clone());
        let path = store.as_deref().unwrap_or_default();
        let at = |id, why: Message| Message::new(id).with("path", path).with("why", why);
        let (code, kind, message) = match fault_of(error) {
            Some(Fault::Busy) => (TRY_LATER, "store_busy", Message::new("broke-busy")),
            Some(Fault::Unreachable(why)) => {
                (TRY_LATER, "store_unreachable", at("broke-unreachable", why))
            }
            Some(Fault::DiskFull) => (IO, "disk_full", Message::new("broke-full")),
            Some(Fault::ReadOnly(why) | Fault::Io(why)) if store.is_none() => {
                (IO, "io_error", Message::new("broke-io").with("why", engine_error(&why)))
            }
            Some(Fault::ReadOnly(why)) => {
                (IO, "read_only", at("broke-read-only", engine_error(&why)))
            }
            Some(Fault::Io(why)) => (IO, "io_error", at("broke-disk", engine_error(&why))),
            Some(Fault::OutcomeUnknown(why)) => {
                let message = Message::new("broke-unknown").with("why", why);
                (IO, "outcome_unknown", message)
            }
            Some(Fault::Damaged(why)) => {
                let message = Message::new("broke-damaged").with("why", engine_error(&why));
                (FAILED, "file_damaged", message)
            }
            None if error.chain().any(<dyn std::error::Error>::is::<std::io::Error>) => {
                (IO, "io_error", Message::new("broke-io").with("why", why))
            }
            None => (FAILED, "failed", Message::new("broke-other").with("why", why)),
        };
        let (error, hint) = (texts.say(&message), texts.hint(&message));
        Self { code, kind, error, hint, refusal: None, store }
    }

    fn of_refusal(refusal: Refusal, texts: &Texts) -> Self {
        let RefusalText { error, hint } = explain(&refusal, texts);
        let (code, kind) = (code_of(&refusal), kind_of(&refusal));
        Self { code, kind, error, hint, refusal: Some(refusal), store: None }
    }

    /// A command line that cannot be read.
    pub(crate) fn of_usage(error: &Message, hint: &Message, texts: &Texts) -> Self {
        let (error, hint) = (texts.say(error), Some(texts.say(hint)));
        Self { code: USAGE, kind: "usage", error, hint, refusal: None, store: None }
    }
}

/// An error with its causes, on one line: bincard's and the system's texts in the user's language, a library's
/// unchanged.
fn one_line(error: &Error, texts: &Texts) -> String {
    let doing = error.downcast_ref::<Message>();
    let is_cause = |cause: &&(dyn std::error::Error + 'static)| {
        doing.is_none_or(|message| cause.to_string() != message.to_string())
    };
    let causes = error.chain().filter(is_cause).map(|cause| {
        let text = match cause.downcast_ref::<std::io::Error>() {
            Some(error) => texts.say(&io_error(error)),
            None => texts.say(&engine_error(&cause.to_string())),
        };
        text.replace('\n', " ")
    });
    let parts: Vec<String> =
        doing.map(|message| texts.say(message)).into_iter().chain(causes).collect();
    let because = |why: String, what: String| {
        texts.say(&Message::new("broke-because").with("what", what).with("why", why))
    };
    parts.into_iter().rev().reduce(because).unwrap_or_default()
}

/// A reader that has read enough (`| head`) is not an error.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Prints after the commit: from here on, an error means that the change was recorded nevertheless (R3).
pub(crate) fn recorded<T>(printed: Result<T>) -> Result<T> {
    match printed {
        Err(error) if is_closed_pipe(&error) => Err(error),
        other => other.context(Message::new("broke-recorded")),
    }
}
