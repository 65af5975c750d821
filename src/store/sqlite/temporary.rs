//! Temporary files that are built beside their place and renamed there when they are whole: where one begins, and what
//! becomes of those whose process was killed.

use std::fs::{DirEntry, File};
use std::io;
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// What the name of a new store's draft ends with.
pub(crate) const NEW: &str = ".new";
/// What the name of a backup's draft ends with.
pub(crate) const BACKUP: &str = ".backup";

const PREFIX: &str = ".bincard-";

/// What the engine puts beside a file that it writes.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A draft that young may not have its lock yet.
const ABANDONED_AFTER: Duration = Duration::from_secs(10);

/// Starts a draft in a folder, locked as long as its process lives, and takes away those that were abandoned.
pub(crate) fn start(folder: &Path, suffix: &str) -> io::Result<NamedTempFile> {
    clear_abandoned(folder);
    let draft = tempfile::Builder::new().prefix(PREFIX).suffix(suffix).tempfile_in(folder)?;
    draft.as_file().lock()?;
    Ok(draft)
}

/// Takes away the drafts that nobody holds a lock on any more, and then what stood beside them. What cannot be
/// taken away does no harm.
fn clear_abandoned(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let (drafts, others): (Vec<_>, Vec<_>) = entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX) && is_old(entry))
        .partition(|entry| is_draft(&entry.file_name().to_string_lossy()));
    for draft in drafts {
        if File::open(draft.path()).is_ok_and(|file| file.try_lock().is_ok()) {
            let _ = std::fs::remove_file(draft.path());
        }
    }
    for other in others {
        let name = other.file_name();
        let name = name.to_string_lossy();
        let owner = COMPANIONS.iter().find_map(|ending| name.strip_suffix(ending));
        if owner.is_some_and(|owner| is_draft(owner) && !folder.join(owner).exists()) {
            let _ = std::fs::remove_file(other.path());
        }
    }
}

fn is_draft(name: &str) -> bool {
    name.ends_with(NEW) || name.ends_with(BACKUP)
}

fn is_old(entry: &DirEntry) -> bool {
    let age = entry.metadata().and_then(|metadata| metadata.modified()).map(|at| at.elapsed());
    matches!(age, Ok(Ok(age)) if age >= ABANDONED_AFTER)
}
