//! Where a store's files are.

use anyhow::{Context as _, Result};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::files::folder_of;
use crate::message::Message;
use crate::refusal::Refusal;

/// What could not be done, and to which path.
pub(crate) fn naming(what: &'static str, path: &Path) -> Message {
    Message::new(what).with("path", path.display().to_string())
}

/// The path of what stands beside a file under its name and an ending more.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Makes the names in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    std::fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .with_context(|| naming("broke-write", folder))
}

/// The path with its folder's links followed and made absolute; the file's own name is taken as it is,
/// so that a link in its place is seen.
pub(crate) fn real_path(path: &Path) -> Result<PathBuf> {
    let missing = || Refusal::NoStore { path: path.to_owned() };
    let name = path.file_name().ok_or_else(missing)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let folder = folder.canonicalize().map_err(|error| {
        if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) {
            anyhow::Error::from(missing())
        } else {
            anyhow::Error::from(error).context(naming("broke-look", folder))
        }
    })?;
    Ok(folder.join(name))
}

/// The same for a file that is to be made: its folder must be there.
pub(crate) fn new_path(path: &Path) -> Result<PathBuf> {
    real_path(path).map_err(|error| match error.downcast_ref() {
        Some(Refusal::NoStore { .. }) => {
            Refusal::NoFolder { path: folder_of(path).to_owned() }.into()
        }
        Some(_) | None => error,
    })
}

/// Whether what the engine keeps beside a store in use is there.
pub(crate) fn is_in_use(real: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|ending| beside(real, ending).exists())
}

/// Refuses to make a store where a killed process left the journal of one that was removed since: the engine would take
/// it for the new one's. The journal is looked for first: one that is there now had its store before.
pub(crate) fn must_have_no_leftover(real: &Path) -> Result<()> {
    for ending in ["-wal", "-journal"] {
        let left = beside(real, ending);
        let has_content = std::fs::symlink_metadata(&left).is_ok_and(|left| left.len() > 0);
        if has_content && std::fs::symlink_metadata(real).is_err() {
            return Err(Refusal::StoreLeftover { path: left }.into());
        }
    }
    Ok(())
}

/// Why a file is on a network file system, whose locks cannot be trusted.
pub(crate) fn network_file_system(path: &Path) -> Result<Option<&'static str>> {
    let kind = rustix::fs::statfs(path).with_context(|| naming("broke-look", path))?.f_type;
    Ok(match u32::try_from(kind).unwrap_or(0) {
        0x6969 => Some("NFS"),
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => Some("SMB"),
        0x5346_414F => Some("AFS"),
        0x00C3_6400 => Some("Ceph"),
        _ => None,
    })
}
