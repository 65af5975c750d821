//! The directory of `file:DIR`: each e-mail becomes an `.eml` file, whole or not at all, readable
//! by its owner alone. The directory is not made here: a mistyped path must be noticed.

use std::io::{ErrorKind, Write};
use std::path::Path;

use super::outcome::{SendOutcome, about};
use crate::files::NewFile;
use crate::locale::{Message, io_error};

/// Writes the message under a name made from its Message-ID, so that one sent again takes the place
/// of the first; a link that somebody planted there is replaced, not followed.
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
