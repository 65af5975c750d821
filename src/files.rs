//! Files that commands write: a draft next to the destination until it is complete, then renamed, so that nobody sees
//! half of one. Leftovers of a killed process are removed by the next draft in that directory.

use rustix::fs::OFlags;
use std::fs::{DirEntry, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

/// Longer chains of symbolic links are refused.
const MAX_LINKS: usize = 40;

/// The most bytes of a file that holds settings, or that a setting names.
const MAX_SMALL_BYTES: u64 = 4 * 1024 * 1024;

/// The prefix of the names of drafts, which nobody uses for other files, least of all for a backup.
const DRAFT_PREFIX: &str = ".bincard-draft-";
/// Makes a draft's name unique.
const RANDOM_CHARACTERS: usize = 16;

/// A younger draft may not have its lock yet.
const ABANDONED_AFTER: Duration = Duration::from_secs(10);

/// Creates a draft in a directory, private and locked as long as its process lives, and removes abandoned ones.
pub(crate) fn start_draft(folder: &Path) -> io::Result<NamedTempFile> {
    remove_abandoned(folder);
    let draft = tempfile::Builder::new()
        .prefix(DRAFT_PREFIX)
        .rand_bytes(RANDOM_CHARACTERS)
        .tempfile_in(folder)?;
    // If a file system has no locks, abandoned drafts remain, because they look like any others.
    let _ = draft.as_file().lock();
    Ok(draft)
}

/// Moves a draft to its destination, durably, replacing any file there.
pub(crate) fn place_draft(draft: NamedTempFile, place: &Path) -> io::Result<()> {
    draft.as_file().sync_all()?;
    draft.persist(place).map_err(|refused| refused.error)?;
    File::open(folder_of(place))?.sync_all()
}

/// The file at a path, if it is a regular file and not a link.
pub(crate) fn regular_at(place: &Path) -> Option<Metadata> {
    std::fs::symlink_metadata(place).ok().filter(Metadata::is_file)
}

/// Gives a draft the owner and mode of the file that it replaces.
pub(crate) fn take_mode(draft: &File, replaced: &Metadata) -> io::Result<()> {
    take_owner(draft, replaced);
    draft.set_permissions(replaced.permissions())
}

/// Gives a draft the owner of another file, if this user may, so that commands run by root leave the shop's files to
/// their owner.
pub(crate) fn take_owner(draft: &File, other: &Metadata) {
    let (user, group) = (Some(other.uid()), Some(other.gid()));
    let is_given = std::os::unix::fs::fchown(draft, user, group);
    let _ = is_given.or_else(|_| std::os::unix::fs::fchown(draft, None, group));
}

/// Removes drafts that nobody holds a lock on, and then files named after a draft that is gone, such as its journal.
/// What cannot be removed does no harm.
fn remove_abandoned(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let is_ours = |entry: &DirEntry| {
        entry.file_name().to_string_lossy().starts_with(DRAFT_PREFIX) && is_old(entry)
    };
    let (drafts, others): (Vec<_>, Vec<_>) = entries
        .flatten()
        .filter(is_ours)
        .partition(|entry| is_draft(&entry.file_name().to_string_lossy()));
    for draft in drafts {
        if open_regular(&draft.path()).is_ok_and(|file| is_abandoned(&file)) {
            let _ = std::fs::remove_file(draft.path());
        }
    }
    for other in others {
        let name = other.file_name();
        let name = name.to_string_lossy();
        let owner = name.rsplit_once('-').map(|(owner, _)| owner);
        if owner.is_some_and(|owner| is_draft(owner) && !folder.join(owner).exists()) {
            let _ = std::fs::remove_file(other.path());
        }
    }
}

/// Whether this user's draft is held by no process and has no other name.
fn is_abandoned(file: &File) -> bool {
    let user = rustix::process::geteuid().as_raw();
    let is_own = file.metadata().is_ok_and(|found| found.uid() == user && found.nlink() == 1);
    is_own && file.try_lock().is_ok()
}

/// Opens a file to read it, links followed. A pipe that nobody writes into is empty, and not waited for.
pub(crate) fn open_without_waiting(path: &Path) -> io::Result<File> {
    let without_waiting = i32::try_from(OFlags::NONBLOCK.bits()).map_err(io::Error::other)?;
    let file = OpenOptions::new().read(true).custom_flags(without_waiting).open(path)?;
    rustix::fs::fcntl_setfl(&file, OFlags::empty())?;
    Ok(file)
}

/// Reads a file that holds settings, or that a setting names, links followed. A pipe that nobody writes into and a
/// file that is too large for one are errors.
pub(crate) fn read_small(path: &Path) -> io::Result<Vec<u8>> {
    let file = open_without_waiting(path)?;
    let mut bytes = Vec::new();
    (&file).take(MAX_SMALL_BYTES.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX_SMALL_BYTES) {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    if bytes.is_empty() && file.metadata()?.file_type().is_fifo() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

/// The same, as text.
pub(crate) fn read_small_text(path: &Path) -> io::Result<String> {
    let bytes = read_small(path)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Opens a file for reading, without following a link or waiting for a pipe or device.
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
    let flags = i32::try_from(flags).map_err(io::Error::other)?;
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

fn is_draft(name: &str) -> bool {
    name.strip_prefix(DRAFT_PREFIX).is_some_and(|rest| {
        rest.len() == RANDOM_CHARACTERS && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

fn is_old(entry: &DirEntry) -> bool {
    let age = entry.metadata().and_then(|metadata| metadata.modified()).map(|at| at.elapsed());
    matches!(age, Ok(Ok(age)) if age >= ABANDONED_AFTER)
}

/// A file being written. A symbolic link is followed; a pipe or device is written to directly.
#[derive(Debug)]
pub(crate) struct NewFile(Kind);

#[derive(Debug)]
enum Kind {
    Draft { draft: NamedTempFile, place: PathBuf },
    Direct(File),
}

impl NewFile {
    /// Starts the file. Nothing changes at its path until `finish`, unless that is a pipe or device.
    pub(crate) fn start(path: &Path) -> io::Result<Self> {
        let target = Target::of(path)?;
        let is_regular = match std::fs::metadata(&target.path) {
            Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) => metadata.is_file() && !target.is_open,
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(error),
        };
        if is_regular {
            return Self::replacing(&target.path);
        }
        // A file that this process already has open (`/dev/stdout`) is continued at its current position.
        let mut options = OpenOptions::new();
        let file = options.write(true).append(target.is_open).open(target.path)?;
        Ok(Self(Kind::Direct(file)))
    }

    /// Starts a file that replaces whatever is at its path, even a symbolic link.
    pub(crate) fn replacing(path: &Path) -> io::Result<Self> {
        let draft = start_draft(folder_of(path))?;
        Ok(Self(Kind::Draft { draft, place: path.to_owned() }))
    }

    /// Moves it to its path, durably, with the owner and mode of the previous file.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.0 {
            Kind::Draft { draft, place } => {
                if let Some(replaced) = regular_at(&place) {
                    take_mode(draft.as_file(), &replaced)?;
                }
                place_draft(draft, &place)
            }
            Kind::Direct(mut file) => file.flush(),
        }
    }

    /// Moves it to its path, durably and private, whatever the mode of the previous file.
    pub(crate) fn finish_private(self) -> io::Result<()> {
        match self.0 {
            Kind::Draft { draft, place } => {
                if let Some(replaced) = regular_at(&place) {
                    take_owner(draft.as_file(), &replaced);
                }
                place_draft(draft, &place)
            }
            Kind::Direct(mut file) => file.flush(),
        }
    }
}

impl NewFile {
    fn file(&self) -> &File {
        match &self.0 {
            Kind::Draft { draft, .. } => draft.as_file(),
            Kind::Direct(file) => file,
        }
    }
}

/// Here, a reader that goes away is an error, because the file was requested by name.
impl Write for &NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes).map_err(|error| {
            let is_broken_pipe = error.kind() == io::ErrorKind::BrokenPipe;
            if is_broken_pipe { io::Error::other(error.to_string()) } else { error }
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file().flush()
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        (&*self).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        (&*self).flush()
    }
}

/// The destination of a path.
struct Target {
    path: PathBuf,
    /// Whether it is a file that a process has open.
    is_open: bool,
}

impl Target {
    fn of(path: &Path) -> io::Result<Self> {
        let mut path = path.to_owned();
        for _ in 0..MAX_LINKS {
            if !std::fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_symlink()) {
                return Ok(Self { path, is_open: false });
            }
            let folder = folder_of(&path);
            if std::fs::canonicalize(folder)?.starts_with("/proc") {
                return Ok(Self { path, is_open: true });
            }
            path = folder.join(std::fs::read_link(&path)?);
        }
        Err(io::Error::other("too many symbolic links"))
    }
}

pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether two paths lead to the same file, however they are written; a missing file is never the same.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    let identity =
        |path| std::fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino())).ok();
    identity(one).is_some() && identity(one) == identity(other)
}

/// Whether two paths lead to the same file, or will once there is one, however they are spelt.
pub(crate) fn is_same_place(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| {
        let folder = std::fs::canonicalize(folder_of(path)).ok()?;
        path.file_name().map(|name| folder.join(name))
    };
    is_same(one, other) || place(one).is_some_and(|one| place(other) == Some(one))
}
