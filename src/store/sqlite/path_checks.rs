//! What is refused before a store is opened (R37): a second path to it, and files next to it that the engine would
//! trust.

use anyhow::{Context as _, Result};
use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags};
use std::ffi::OsStr;
use std::fs::Metadata;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::paths::{beside, naming};
use crate::files::{folder_of, is_same_place};
use crate::refusal::Refusal;

/// The files that the engine keeps next to a store.
const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Refuses a store that has a second path: the engine would keep a separate log for that path, and two logs corrupt
/// the store.
pub(crate) fn must_have_one_path(real: &Path, metadata: &Metadata, path: &Path) -> Result<()> {
    if metadata.nlink() > 1 {
        return Err(Refusal::StoreLinked { path: path.to_owned() }.into());
    }
    if is_mounted(real, metadata).with_context(|| naming("broke-look", path))? {
        return Err(Refusal::StoreMounted { path: path.to_owned() }.into());
    }
    Ok(())
}

/// Whether a file is a mount of its own, such as one that was mounted into a container by itself.
fn is_mounted(real: &Path, metadata: &Metadata) -> std::io::Result<bool> {
    let looked = rustix::fs::statx(CWD, real, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty());
    let stat = looked
        .ok()
        .filter(|looked| looked.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT));
    match stat {
        Some(looked) => Ok(looked.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)),
        None => Ok(std::fs::metadata(folder_of(real))?.dev() != metadata.dev()),
    }
}

/// Whether a path is a store's, or that of what the engine keeps or looks for beside it: it removes a journal that is not
/// its own, and takes a log for the store's.
pub(crate) fn is_of_store(store: &Path, path: &Path) -> bool {
    let mut endings = [""].into_iter().chain(COMPANIONS);
    endings.any(|ending| is_same_place(path, &beside(store, ending)))
}

/// Refuses to make a store where the engine would take it for part of another one.
pub(crate) fn must_be_of_no_other(real: &Path, path: &Path) -> Result<()> {
    let name = real.as_os_str().as_bytes();
    let other = COMPANIONS.iter().find_map(|ending| name.strip_suffix(ending.as_bytes()));
    if other.is_some_and(|other| Path::new(OsStr::from_bytes(other)).is_file()) {
        return Err(Refusal::IsTheStore { path: path.to_owned() }.into());
    }
    Ok(())
}

/// Refuses a log, index or journal that the engine did not create for this store: it would be written through, waited
/// for, or read as the shop's data.
pub(crate) fn must_own_companions(real: &Path, metadata: &Metadata) -> Result<()> {
    for ending in COMPANIONS {
        let companion = beside(real, ending);
        let Ok(found) = std::fs::symlink_metadata(&companion) else { continue };
        if !found.is_file() || found.nlink() > 1 || !has_owner_of(metadata, &found) {
            return Err(Refusal::StoreCompanion { path: companion }.into());
        }
    }
    Ok(())
}

/// Whether the owner of a file may write to a store: the store's owner, root, or anyone the store is open to.
fn has_owner_of(store: &Metadata, found: &Metadata) -> bool {
    let is_open_to = |mode: u32| store.mode() & mode != 0;
    found.uid() == store.uid()
        || found.uid() == 0
        || is_open_to(0o020) && found.gid() == store.gid()
        || is_open_to(0o002)
}
