//! Why reading or writing failed, in the user's language.

use std::io::{Error, ErrorKind};
use std::string::FromUtf8Error;

use super::text::Message;

/// `EIO` and `EMFILE`, for which std has no kind.
const BROKEN_DEVICE: i32 = 5;
const TOO_MANY_FILES: i32 = 24;

/// The text of a system error; rare ones are left in the system's words.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is std's, and may grow")]
pub(crate) fn io_error(error: &Error) -> Message {
    let own = match error.kind() {
        ErrorKind::NotFound => Some("io-not-found"),
        ErrorKind::PermissionDenied => Some("io-denied"),
        ErrorKind::IsADirectory => Some("io-is-folder"),
        ErrorKind::NotADirectory => Some("io-not-a-folder"),
        ErrorKind::AlreadyExists => Some("io-exists"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some("io-full"),
        ErrorKind::FileTooLarge => Some("io-too-large"),
        ErrorKind::InvalidFilename => Some("io-bad-name"),
        ErrorKind::ReadOnlyFilesystem => Some("io-read-only"),
        ErrorKind::OutOfMemory => Some("io-no-memory"),
        ErrorKind::UnexpectedEof => Some("io-ended"),
        ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
            Some("io-closed")
        }
        ErrorKind::ConnectionRefused => Some("io-nobody"),
        ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::AddrNotAvailable => Some("io-unreachable"),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Some("io-silent"),
        ErrorKind::InvalidData if is_not_text(error) => Some("io-not-utf8"),
        _ if is_lookup(error) => Some("io-no-such-host"),
        _ => match error.raw_os_error() {
            Some(BROKEN_DEVICE) => Some("io-device"),
            Some(TOO_MANY_FILES) => Some("io-too-many-files"),
            Some(_) | None => None,
        },
    };
    own.map_or_else(|| Message::foreign(error.to_string()), Message::new)
}

fn is_not_text(error: &Error) -> bool {
    let cause = error.get_ref().and_then(|cause| cause.downcast_ref::<FromUtf8Error>());
    cause.is_some()
}

/// Whether the name of a host is unknown; std has no kind for it.
fn is_lookup(error: &Error) -> bool {
    error.to_string().starts_with("failed to lookup address")
}

/// The text of an error of the store's engine; rare ones are left in the engine's words.
pub(crate) fn engine_error(report: &str) -> Message {
    let own = match report {
        "attempt to write a readonly database" => "engine-read-only",
        "database disk image is malformed" => "engine-malformed",
        "disk I/O error" => "engine-io",
        "database or disk is full" => "engine-full",
        "file is not a database" => "engine-not-a-database",
        "out of memory" => "io-no-memory",
        "unable to open database file" => "engine-cannot-open",
        _ => return Message::foreign(report),
    };
    Message::new(own)
}
