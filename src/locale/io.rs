//! Why reading or writing failed, in the language of the reader.

use std::io::{Error, ErrorKind};

use crate::message::Message;

/// The text of a failure of the system; rare ones keep the system's own words.
#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is std's, and may grow")]
pub(crate) fn io_error(error: &Error) -> Message {
    let own = match error.kind() {
        ErrorKind::NotFound => Some("io-not-found"),
        ErrorKind::PermissionDenied => Some("io-denied"),
        ErrorKind::IsADirectory => Some("io-is-folder"),
        ErrorKind::NotADirectory => Some("io-not-a-folder"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Some("io-full"),
        ErrorKind::ReadOnlyFilesystem => Some("io-read-only"),
        ErrorKind::ConnectionRefused => Some("io-nobody"),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Some("io-silent"),
        _ => None,
    };
    own.map_or_else(|| Message::foreign(error.to_string()), Message::new)
}
