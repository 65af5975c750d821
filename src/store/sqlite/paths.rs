//! The paths of a store's files.

use anyhow::{Context as _, Result};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::files::folder_of;
use crate::message::Message;
use crate::refusal::Refusal;

/// An operation that failed, and on which path.
pub(crate) fn naming(what: &'static str, path: &Path) -> Message {
    Message::new(what).with("path", path.display().to_string())
}

/// The path of a file next to another, with a suffix added to its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Makes the names in a directory durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    std::fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .with_context(|| naming("broke-write", folder))
}

/// The absolute path with the links of its directory resolved. The file's own name is not resolved, so that a link in
/// its place is noticed.
pub(crate) fn real_path(path: &Path) -> Result<PathBuf> {
    let missing = || Refusal::NoStore { path: path.to_owned() };
    let Some(name) = path.file_name() else {
        let why = Message::new("io-is-folder");
        let is_folder = path.is_dir();
        let folder = || Refusal::NotAStore { path: path.to_owned(), why };
        return Err(if is_folder { folder() } else { missing() }.into());
    };
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

/// The same for a file to be created, whose directory must exist.
pub(crate) fn new_path(path: &Path) -> Result<PathBuf> {
    let no_folder = |folder: &Path| Refusal::NoFolder { path: folder.to_owned() }.into();
    let real = real_path(path).map_err(|error| match error.downcast_ref() {
        Some(Refusal::NoStore { .. }) => no_folder(folder_of(path)),
        Some(_) | None => error,
    })?;
    let is_folder = path.as_os_str().as_bytes().ends_with(b"/");
    if is_folder && std::fs::symlink_metadata(&real).is_err() {
        return Err(no_folder(path));
    }
    Ok(real)
}

/// Whether the files that the engine keeps next to a store in use exist.
pub(crate) fn is_in_use(real: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|ending| beside(real, ending).exists())
}

/// Refuses to create a store where a killed process left the journal of one that has since been removed: the engine
/// would apply it to the new one. The journal is looked for first: one that exists at that point belongs to an
/// earlier store.
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

/// The kind of network file system that a file is on, if any: their locks are unreliable.
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
