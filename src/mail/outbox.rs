//! The directory of `file:DIRECTORY`: each e-mail becomes an `.eml` file, complete or not at all, that only its owner
//! can read. The directory is not created, so that a mistyped path is noticed.

use std::io::{ErrorKind, Write};
use std::path::Path;

use super::outcome::{SendOutcome, about};
use crate::files::NewFile;
use crate::locale::{Message, io_error};

/// Writes the message to a file named after its Message-ID, so that one sent again replaces the first. A link planted
/// there is replaced, not followed.
pub(super) fn write(directory: &Path, message_id: &str, message: &[u8]) -> SendOutcome {
    match write_file(directory, &file_name(message_id), message) {
        Ok(()) => SendOutcome::Accepted,
        Err(error) => {
            let why = about(&directory.display(), io_error(&error));
            let is_permanent = matches!(
                error.kind(),
                ErrorKind::NotFound | ErrorKind::PermissionDenied | ErrorKind::NotADirectory
            );
            SendOutcome::NotSent { can_retry: !is_permanent, why }
        }
    }
}

/// Why nothing can be written there, if that is known.
pub(super) fn why_unusable(directory: &Path) -> Option<Message> {
    match std::fs::metadata(directory) {
        Err(error) => Some(io_error(&error)),
        Ok(metadata) if !metadata.is_dir() => Some(Message::new("io-not-a-folder")),
        Ok(_) => None,
    }
}

fn write_file(directory: &Path, name: &str, message: &[u8]) -> std::io::Result<()> {
    let mut file = NewFile::replacing(&directory.join(name))?;
    file.write_all(message)?;
    file.finish_private()
}

/// `<20261124-ab12@bincard.invalid>` as `20261124-ab12@bincard.invalid.eml`.
fn file_name(message_id: &str) -> String {
    let inner = message_id.trim_matches(['<', '>']);
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "-_.@".contains(c);
    let name: String = inner.chars().map(|c| if is_safe(c) { c } else { '_' }).take(200).collect();
    format!("{}.eml", name.trim_start_matches('.'))
}
