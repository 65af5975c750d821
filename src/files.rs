//! Files that commands write: without a name until they are whole, then put in their place, so that nobody sees half
//! of one and a killed process leaves none. A symbolic link that the user named is followed, and into what is no regular
//! file (a pipe, a device) they are written straight. What stands in them is the caller's business.

use rustix::fs::{AtFlags, CWD, OFlags, linkat};
use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Seek, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The most links from one to the next.
const MOST_LINKS: usize = 40;
/// The mode of a new file: for its owner alone.
const PRIVATE: u32 = 0o600;

/// A file being written.
#[derive(Debug)]
pub(crate) struct NewFile(Kind);

#[derive(Debug)]
enum Kind {
    Beside { draft: File, place: PathBuf },
    Straight(File),
}

impl NewFile {
    /// Starts it. Nothing changes at its place until `finish`, unless that is a pipe or a device.
    pub(crate) fn start(path: &Path) -> io::Result<Self> {
        let place = Target::of(path)?;
        let is_regular = match std::fs::metadata(&place.path) {
            Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) => metadata.is_file() && !place.is_open,
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(error),
        };
        Ok(Self(if is_regular {
            Kind::Beside { draft: unnamed_in(folder_of(&place.path))?, place: place.path }
        } else {
            // What this process has open already (`/dev/stdout`) goes on where it stands.
            Kind::Straight(OpenOptions::new().write(true).append(place.is_open).open(place.path)?)
        }))
    }

    /// Starts one that takes the place of what is there, be it a symbolic link.
    pub(crate) fn replacing(path: &Path) -> io::Result<Self> {
        Ok(Self(Kind::Beside { draft: unnamed_in(folder_of(path))?, place: path.to_owned() }))
    }

    /// Puts it in its place, durably, with the mode of the file that was there.
    pub(crate) fn finish(self) -> io::Result<()> {
        if let Kind::Beside { draft, place } = &self.0
            && let Ok(metadata) = std::fs::metadata(place)
        {
            draft.set_permissions(metadata.permissions())?;
        }
        self.finish_private()
    }

    /// Puts it in its place, durably, for its owner alone whoever could read the file that was there.
    pub(crate) fn finish_private(self) -> io::Result<()> {
        match self.0 {
            Kind::Straight(mut file) => file.flush(),
            Kind::Beside { draft, place } => {
                draft.sync_all()?;
                let folder = folder_of(&place);
                let named = tempfile::Builder::new()
                    .prefix(".bincard-")
                    .suffix(".draft")
                    .make_in(folder, |name| named(&draft, name))?;
                named.persist(&place).map_err(|refused| refused.error)?;
                File::open(folder)?.sync_all()
            }
        }
    }
}

/// A file without a name, which is gone with the process; where the file system knows no such files, one that lost its
/// name at once.
fn unnamed_in(folder: &Path) -> io::Result<File> {
    let flags = i32::try_from(OFlags::TMPFILE.bits()).map_err(io::Error::other)?;
    let mut options = OpenOptions::new();
    options.read(true).write(true).mode(PRIVATE).custom_flags(flags);
    options.open(folder).or_else(|_| {
        let file = tempfile::tempfile_in(folder)?;
        // Without a name it may have been made for all to read: nobody could open it until now.
        file.set_permissions(Permissions::from_mode(PRIVATE))?;
        Ok(file)
    })
}

/// Gives a file without a name one: by a link, or as a copy where the file system knows no files without a name.
fn named(mut draft: &File, name: &Path) -> io::Result<()> {
    let open = format!("/proc/self/fd/{}", draft.as_raw_fd());
    if linkat(CWD, open.as_str(), CWD, name, AtFlags::SYMLINK_FOLLOW).is_ok() {
        return Ok(());
    }
    let mut copy = OpenOptions::new().write(true).create_new(true).mode(PRIVATE).open(name)?;
    draft.rewind()?;
    io::copy(&mut draft, &mut copy)?;
    copy.set_permissions(draft.metadata()?.permissions())?;
    copy.sync_all()
}

impl NewFile {
    fn file(&self) -> &File {
        match &self.0 {
            Kind::Beside { draft: file, .. } | Kind::Straight(file) => file,
        }
    }
}

/// A reader that goes away is a failure here: the file was asked for by name.
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

/// Where a path leads.
struct Target {
    path: PathBuf,
    /// Whether it names what a process has open.
    is_open: bool,
}

impl Target {
    fn of(path: &Path) -> io::Result<Self> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
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

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether two paths lead to one file, however they are spelt; a missing file is no other.
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    let identity =
        |path| std::fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino())).ok();
    identity(one).is_some() && identity(one) == identity(other)
}
