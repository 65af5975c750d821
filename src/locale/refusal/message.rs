//! The message of every refusal, in one match.

use super::file::file_problem;
use super::ledger::{kind_word, ledger_message, operand, sku_argument, state_word};
use crate::ledger::decimal::DecimalError;
use crate::ledger::document::DocumentState;
use crate::ledger::label::TextError;
use crate::locale::texts::Texts;
use crate::message::{Arg, Message};
use crate::parse;
use crate::refusal::Refusal;
use crate::text::{shell_word, shortened};

#[allow(clippy::too_many_lines, reason = "one arm for each refusal, and none forgotten")]
pub(super) fn message(refusal: &Refusal, texts: &Texts) -> Message {
    let with_path = |id: &'static str, path: &std::path::Path| {
        Message::new(id).with("path", path.display().to_string())
    };
    let with_word = |id: &'static str, path: &std::path::Path| {
        with_path(id, path).with("word", shell_word(&path.display().to_string()))
    };
    match refusal {
        Refusal::Ledger(error) => ledger_message(error, texts),
        Refusal::BadRows { file, count, .. } => {
            Message::new("refused-bad-rows").with("file", file.as_str()).with("count", *count)
        }
        Refusal::BadFile { file, why } => Message::new("bad-file")
            .with("file", file.as_str())
            .with("why", file_problem(why, texts)),
        Refusal::BadNumber { text, why } => Message::new(why_not_a_number(text, *why))
            .with("text", shortened(text))
            .with("plain", shortened(&text.replace(',', "")))
            .with("point", shortened(&text.replace(',', "."))),
        Refusal::QuantityNotPositive { text } => {
            Message::new("refused-not-positive").with("text", text.as_str())
        }
        Refusal::QuantityIsBarcode { text } => {
            Message::new("refused-barcode").with("text", text.as_str())
        }
        Refusal::CountNegative { text } => {
            Message::new("refused-count-negative").with("text", text.as_str())
        }
        Refusal::BadChange { text } => {
            Message::new("refused-bad-change").with("text", shortened(text))
        }
        Refusal::BadLine { text, quantity } => bad_line(text, quantity),
        Refusal::BadSku { text, why } => Message::new("refused-bad-sku")
            .with("text", shortened(text))
            .with("why", why_not_a_text(*why, texts)),
        Refusal::BadText { text, why } => Message::new("refused-bad-text")
            .with("text", shortened(text))
            .with("why", why_not_a_text(*why, texts)),
        Refusal::BadOptionText { option, text, why } => Message::new("refused-bad-option-text")
            .with("option", option.as_str())
            .with("text", shortened(text))
            .with("why", why_not_a_text(*why, texts)),
        Refusal::BadInstant { text } => {
            Message::new("refused-bad-instant").with("text", shortened(text))
        }
        Refusal::ZoneInBrackets { text } => {
            Message::new("refused-zone-in-brackets").with("text", shortened(text))
        }
        Refusal::BadWholeNumber { text } => {
            Message::new("refused-bad-whole-number").with("text", text.as_str())
        }
        Refusal::BadDuration { text } => {
            Message::new("refused-bad-duration").with("text", shortened(text))
        }
        Refusal::DurationNotPositive { text } => {
            Message::new("refused-duration-not-positive").with("text", text.as_str())
        }
        Refusal::DurationTooLong { text } => {
            Message::new("refused-duration-too-long").with("text", shortened(text))
        }
        Refusal::BadTimeZone { text } => {
            Message::new("refused-bad-time-zone").with("text", text.as_str())
        }
        Refusal::InFuture { text } => Message::new("refused-in-future").with("text", text.as_str()),
        Refusal::DeadlinePassed { text } => {
            Message::new("refused-deadline-passed").with("text", text.as_str())
        }
        Refusal::BeforeLastStep { kind, number, text } => Message::new("refused-before-document")
            .with("kind", kind_word(*kind, texts))
            .with("number", number.as_str())
            .with("text", text.as_str()),
        Refusal::UnknownWord { text, known, .. } => Message::new("refused-unknown-word")
            .with("text", shortened(text))
            .with("known", Message::words(known)),
        Refusal::BadMapping { text } => Message::new("bad-mapping").with("text", text.as_str()),
        Refusal::BadDelimiter { text } => Message::new("bad-delimiter").with("text", text.as_str()),
        Refusal::BadAddress { why } => why.clone(),
        Refusal::BadSettingValue { key, value, expected, .. } => {
            Message::new("refused-bad-setting-value")
                .with("key", key.as_str())
                .with("value", value.as_str())
                .with("expected", expected.clone())
        }
        Refusal::NotASetting { key, known, .. } => Message::new("refused-not-a-setting")
            .with("key", key.as_str())
            .with("known", known.as_str()),
        Refusal::ConflictingWords { one, other } => Message::new("refused-conflicting-words")
            .with("one", one.clone())
            .with("other", other.clone()),
        Refusal::MachineTakesNoKey { setting } => {
            Message::new("refused-machine-key").with("key", *setting)
        }
        Refusal::NothingAsked { known } => {
            Message::new("refused-nothing-asked").with("known", known.clone())
        }
        Refusal::NameMissing { sku } => {
            Message::new("refused-name-missing").with("word", sku_argument(sku))
        }
        Refusal::NeedsFile { command } => {
            Message::new("refused-needs-file").with("command", *command)
        }
        Refusal::RejectsOverSource { path } => with_path("refused-rejects-over-source", path),
        Refusal::UnknownItem { sku, .. } => {
            Message::new("refused-unknown-item").with("sku", sku.as_str())
        }
        Refusal::UnknownDocument { kind: Some(kind), number, .. } => {
            Message::new("refused-unknown-document")
                .with("kind", kind_word(*kind, texts))
                .with("which", kind.word())
                .with("number", number.as_str())
        }
        Refusal::UnknownDocument { kind: None, number, .. } => {
            Message::new("refused-unknown-reference").with("number", number.as_str())
        }
        Refusal::AmbiguousDocument { number, kinds } => {
            let ways = kinds.iter().map(|kind| format!("`{}:{number}`", kind.word()));
            Message::new("refused-ambiguous-reference")
                .with("number", number.as_str())
                .with("ways", ways.collect::<Vec<_>>().join(", "))
        }
        Refusal::KeyReused { key, first } => Message::new("refused-key-reused")
            .with("key", key.as_str())
            .with("first", Arg::Command(first.summary.clone())),
        Refusal::DocumentEnded { number, state: state @ DocumentState::Order(_) } => {
            Message::new("refused-order-ended")
                .with("number", number.as_str())
                .with("word", operand(number))
                .with("state", state_word(*state, texts))
        }
        Refusal::DocumentEnded { number, state } => Message::new("refused-document-ended")
            .with("kind", kind_word(state.kind(), texts))
            .with("number", number.as_str())
            .with("state", state_word(*state, texts)),
        Refusal::NumberAssigned { number, prefix } => Message::new("refused-number-assigned")
            .with("number", number.as_str())
            .with("prefix", *prefix),
        Refusal::OrderNumberMissing { option } => {
            Message::new("refused-order-number-missing").with("option", *option)
        }
        Refusal::NumberReused { kind, number, first } => Message::new("refused-number-reused")
            .with("kind", kind_word(*kind, texts))
            .with("number", number.as_str())
            .with("first", Arg::Command(first.summary.clone())),
        Refusal::ItemExists { sku } => Message::new("refused-item-exists").with("sku", sku),
        Refusal::ItemArchived { sku } => {
            Message::new("refused-item-archived").with("sku", sku).with("word", sku_argument(sku))
        }
        Refusal::OpeningUntracked { sku } => {
            Message::new("refused-opening-untracked").with("sku", sku)
        }
        Refusal::FileUnreadable { file, why } => Message::new("refused-file-unreadable")
            .with("file", file.as_str())
            .with("why", why.clone()),
        Refusal::NoLocations { file, from } => {
            Message::new("refused-no-locations").with("file", file.as_str()).with("from", *from)
        }
        Refusal::NoStore { path } => with_path("refused-no-store", path),
        Refusal::NoFolder { path } => with_word("refused-no-folder", path),
        Refusal::NotAStore { path, why } => {
            with_path("refused-not-a-store", path).with("why", why.clone())
        }
        Refusal::StoreTampered { path, said } => {
            with_path("refused-store-tampered", path).with("said", said.as_str())
        }
        Refusal::NotABackup { path, why } => {
            with_path("refused-not-a-backup", path).with("why", why.clone())
        }
        Refusal::BackupOfDamaged { store, backup } => Message::new("refused-backup-of-damaged")
            .with("store", store.display().to_string())
            .with("backup", backup.display().to_string()),
        Refusal::BackupOverOther { path, why } => {
            with_path("refused-backup-over-other", path).with("why", why.clone())
        }
        Refusal::RestoreOfOther { path } => with_word("refused-restore-of-other", path),
        Refusal::RestoreOverOther { path, why } => {
            with_path("refused-restore-over-other", path).with("why", why.clone())
        }
        Refusal::NewerStore { path, version, known } => with_path("refused-newer-store", path)
            .with("version", version.to_string())
            .with("known", known.to_string()),
        Refusal::StoreLeftover { path } => with_word("refused-store-leftover", path),
        Refusal::StoreUrl { scheme } => {
            Message::new("refused-store-url").with("scheme", scheme.as_str())
        }
        Refusal::StoreLinked { path } => with_word("refused-store-linked", path),
        Refusal::StoreMounted { path } => with_path("refused-store-mounted", path),
        Refusal::StoreCompanion { path } => with_word("refused-store-companion", path),
        Refusal::IsTheStore { path } => with_path("refused-is-the-store", path),
        Refusal::NetworkStore { path, kind } => {
            with_path("refused-network-store", path).with("kind", *kind)
        }
        Refusal::StoreDamaged { store, findings } => with_store("refused-store-damaged", store)
            .with("findings", texts.sentences(findings.clone())),
        Refusal::StoreBroken { store, findings } => with_store("refused-store-broken", store)
            .with("findings", texts.sentences(findings.clone())),
        Refusal::StoreBusy { store, waited_seconds } => {
            with_store("refused-store-busy", store).with("seconds", *waited_seconds)
        }
        Refusal::NoSharedStore { store } => with_store("refused-no-shared-store", store),
        Refusal::BadStoreAddress { why } => {
            Message::new("refused-bad-store-address").with("why", why.clone())
        }
        Refusal::ServerUnfit { store, why } => {
            with_store("refused-server-unfit", store).with("why", why.clone())
        }
        Refusal::ServerRefused { why } => {
            Message::new("refused-server-refused").with("why", why.clone())
        }
        Refusal::ServerTls { store, why } => {
            with_store("refused-server-tls", store).with("why", why.clone())
        }
        Refusal::SchemaTampered { store, said } => {
            with_store("refused-schema-tampered", store).with("said", said.as_str())
        }
        Refusal::NewerSchema { store, version, known } => with_store("refused-newer-store", store)
            .with("version", version.to_string())
            .with("known", known.to_string()),
        Refusal::OlderSchema { store, version, known } => with_store("refused-older-store", store)
            .with("version", version.to_string())
            .with("known", known.to_string()),
        Refusal::SharedStoreNotEmpty => Message::new("refused-shared-store-not-empty"),
        Refusal::SettingMissing { key } => {
            Message::new("refused-setting-missing").with("key", *key)
        }
        Refusal::SettingWrong { key, value, why } => Message::new("refused-setting-wrong")
            .with("key", key.as_str())
            .with("value", value.as_str())
            .with("why", why.clone()),
        Refusal::EnvironmentWrong { variable, value, why } => {
            Message::new("refused-environment-wrong")
                .with("variable", *variable)
                .with("value", shortened(value))
                .with("why", why.clone())
        }
        Refusal::BadConfig { path, why, .. } => {
            with_path("refused-bad-config", path).with("why", why.clone())
        }
        Refusal::ConfigOpenToOthers { path, mode } => {
            with_word("refused-config-open", path).with("mode", format!("{mode:o}"))
        }
        Refusal::SecretOpenToOthers { path, mode } => {
            with_word("refused-secret-open", path).with("mode", format!("{mode:o}"))
        }
        Refusal::PasswordInUrl { key: "store.path" } => {
            Message::new("refused-password-in-store-address")
        }
        Refusal::PasswordInUrl { key } => Message::new("refused-password-in-url").with("key", *key),
        Refusal::MailDeferred { address, why } => Message::new("refused-mail-deferred")
            .with("address", address.as_str())
            .with("why", why.clone()),
        Refusal::MailRefused { address, why } => Message::new("refused-mail-refused")
            .with("address", address.as_str())
            .with("why", why.clone()),
        Refusal::MailNotRecorded { address, why } => Message::new("refused-mail-not-recorded")
            .with("address", address.as_str())
            .with("why", why.clone()),
        Refusal::MailUnknown { address, why } => Message::new("refused-mail-unknown")
            .with("address", address.as_str())
            .with("why", why.clone()),
        Refusal::WithHint { refusal, .. } => message(refusal, texts),
    }
}

/// A line whose quantity is invalid; if only spaces are wrong, the hint shows the line without them.
fn bad_line(text: &str, quantity: &str) -> Message {
    let sku = text.strip_suffix(quantity).and_then(|rest| rest.strip_suffix('='));
    let with_text = |id| Message::new(id).with("text", text).with("quantity", quantity);
    match sku.filter(|_| parse::positive(quantity.trim()).is_ok()) {
        Some(sku) => with_text("refused-spaced-line")
            .with("line", format!("{}={}", sku.trim_end(), quantity.trim())),
        None => with_text("refused-bad-line"),
    }
}

fn why_not_a_number(text: &str, why: DecimalError) -> &'static str {
    match why {
        DecimalError::NotANumber => "refused-not-a-number",
        DecimalError::Comma if may_be_thousands(text) => "refused-ambiguous-comma",
        DecimalError::Comma => "refused-comma",
        DecimalError::TooManyPlaces => "refused-too-many-places",
        DecimalError::OutOfRange => "refused-out-of-range",
    }
}

/// Whether the comma of a number may separate thousands.
fn may_be_thousands(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.split_once(',').is_some_and(|(whole, rest)| {
        matches!(whole.len(), 1..=3) && !whole.starts_with('0') && rest.len() == 3
    })
}

fn why_not_a_text(why: TextError, texts: &Texts) -> String {
    texts.say(&match why {
        TextError::Blank => Message::new("text-blank"),
        TextError::TooLong { most } => Message::new("text-too-long").with("most", most),
        TextError::Control(character) => {
            Message::new("text-control").with("character", character.escape_unicode().to_string())
        }
    })
}

/// A message about a store, by its path or address.
fn with_store(id: &'static str, store: &str) -> Message {
    Message::new(id).with("path", store)
}
