//! What the server's errors mean.

use rustls::CertificateError;
use std::error::Error as StdError;
use tokio_postgres::Error;
use tokio_postgres::error::{DbError, Severity, SqlState};

use super::address::ServerAddress;
use crate::message::{Message, io_error};
use crate::refusal::Refusal;
use crate::store::fault::Fault;

/// Classifies an error of the server or of the connection to it.
pub(super) fn fault(error: &Error, address: &ServerAddress) -> anyhow::Error {
    let Some(code) = error.code() else { return Fault::Unreachable(reason(error)).into() };
    match *code {
        SqlState::LOCK_NOT_AVAILABLE
        | SqlState::T_R_SERIALIZATION_FAILURE
        | SqlState::T_R_DEADLOCK_DETECTED => Fault::Busy.into(),
        SqlState::DISK_FULL => Fault::DiskFull.into(),
        _ if must_wait(error) || is_canceled(error) => Fault::Unreachable(reason(error)).into(),
        _ => match refused(error, address) {
            Some(refusal) => refusal.into(),
            None if ends_connection(error) => Fault::Unreachable(reason(error)).into(),
            None => Fault::Damaged(said(error)).into(),
        },
    }
}

/// Why no connection was made.
pub(super) fn connection_fault(error: &Error, address: &ServerAddress) -> anyhow::Error {
    let store = address.to_string();
    if is_of_read_only(error) {
        let why = Message::new("server-read-only");
        return Refusal::ServerUnfit { store, why }.into();
    }
    if is_configuration(error) && said(error) == "password missing" {
        let why = Message::new("server-no-password").with("user", address.user());
        return Refusal::ServerRefused { why }.into();
    }
    if is_tls(error) {
        return Refusal::ServerTls { store, why: tls_reason(error) }.into();
    }
    fault(error, address)
}

/// What the server does not let this user do.
fn refused(error: &Error, address: &ServerAddress) -> Option<Refusal> {
    let user = address.user();
    let why = match *error.code()? {
        SqlState::INSUFFICIENT_PRIVILEGE => {
            Message::new("server-denied").with("user", user).with("why", said(error))
        }
        SqlState::READ_ONLY_SQL_TRANSACTION => Message::new("server-read-only"),
        SqlState::INVALID_PASSWORD => Message::new("server-wrong-password").with("user", user),
        SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
            Message::new("server-no-entry").with("user", user).with("why", said(error))
        }
        SqlState::INVALID_CATALOG_NAME => {
            Message::new("server-no-database").with("database", address.database())
        }
        SqlState::PROTOCOL_VIOLATION if said(error).contains("statement pooling") => {
            Message::new("server-pool-mode")
        }
        _ => return None,
    };
    Some(Refusal::ServerRefused { why })
}

/// Whether connecting again in a moment may help.
pub(super) fn must_wait(error: &Error) -> bool {
    let Some(code) = error.code() else { return !is_tls(error) && !is_configuration(error) };
    *code == SqlState::TOO_MANY_CONNECTIONS || *code == SqlState::CANNOT_CONNECT_NOW
}

/// Whether the transaction can be run again: the server chose it as the one to give way.
pub(super) fn must_retry(error: &Error) -> bool {
    let Some(code) = error.code() else { return false };
    *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED
}

/// Whether the server cancelled a statement, because it took too long.
pub(super) fn is_canceled(error: &Error) -> bool {
    error.code() == Some(&SqlState::QUERY_CANCELED)
}

/// Whether the connection is gone: the network's fault, or the server ended it.
pub(super) fn ends_connection(error: &Error) -> bool {
    let Some(code) = error.code() else { return true };
    let is_ending = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
        SqlState::TOO_MANY_CONNECTIONS,
    ];
    let severity = error.as_db_error().and_then(DbError::parsed_severity);
    let is_last = matches!(severity, Some(Severity::Fatal | Severity::Panic));
    is_last || is_ending.contains(code) || code.code().starts_with("08") || code.code() == "57P05"
}

/// Why the connection failed, in the user's language where that is known.
pub(super) fn reason(error: &Error) -> Message {
    if let Some(code) = error.code() {
        return match *code {
            SqlState::TOO_MANY_CONNECTIONS => Message::new("server-full"),
            SqlState::CANNOT_CONNECT_NOW => Message::new("server-starting"),
            SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN => Message::new("server-stopped"),
            SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT => Message::new("server-idle"),
            SqlState::QUERY_CANCELED => Message::new("server-canceled"),
            _ => Message::foreign(said(error)),
        };
    }
    if error.is_closed() {
        return Message::new("io-closed");
    }
    match causes(error).find_map(|cause| cause.downcast_ref::<std::io::Error>()) {
        Some(io) => io_error(io),
        None => Message::foreign(said(error)),
    }
}

/// What the server or the library says, in its own words.
pub(super) fn said(error: &Error) -> String {
    match error.as_db_error() {
        Some(database) => database.message().to_owned(),
        None => causes(error).last().map_or_else(|| error.to_string(), ToString::to_string),
    }
}

/// The causes of an error of the library, which itself says only what was being done.
fn causes(error: &Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    std::iter::successors(error.source(), |cause| (*cause).source())
}

/// Whether the library found that something is missing before it asked the server.
fn is_configuration(error: &Error) -> bool {
    error.to_string().starts_with("invalid configuration")
}

/// Whether no server of the address accepts changes.
fn is_of_read_only(error: &Error) -> bool {
    error.code().is_none() && said(error) == "database does not allow writes"
}

/// Whether TLS failed, so that trying again cannot help.
fn is_tls(error: &Error) -> bool {
    tls_error(error).is_some() || said(error) == "server does not support TLS"
}

fn tls_error(error: &Error) -> Option<&rustls::Error> {
    causes(error).find_map(|cause| {
        let inner = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        cause.downcast_ref().or_else(|| inner.and_then(|inner| inner.downcast_ref()))
    })
}

/// Why the server's certificate cannot be trusted, or why there is no encryption.
fn tls_reason(error: &Error) -> Message {
    let Some(error) = tls_error(error) else {
        return Message::new("server-no-tls");
    };
    let rustls::Error::InvalidCertificate(certificate) = error else {
        return Message::foreign(error.to_string());
    };
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is the library's, and may grow")]
    match certificate {
        CertificateError::UnknownIssuer => Message::new("server-certificate-untrusted"),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            Message::new("server-certificate-name")
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
            Message::new("server-certificate-expired")
        }
        other if other.to_string().contains("CaUsedAsEndEntity") => {
            Message::new("server-certificate-is-authority")
        }
        other => Message::foreign(other.to_string()),
    }
}
