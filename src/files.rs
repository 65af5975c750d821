//! Files that commands write: beside their place and renamed there, so that nobody sees half of one. A symbolic
//! link is followed, and into what is no regular file (a pipe, a device) they are written straight. What stands
//! in them is the caller's business.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The most links from one to the next.
const MOST_LINKS: usize = 40;

/// A file being written.
#[derive(Debug)]
pub(crate) struct NewFile(Kind);

#[derive(Debug)]
enum Kind {
    Beside { draft: tempfile::NamedTempFile, place: PathBuf },
    Straight(File),
}

impl NewFile {
    /// Starts it. Nothing changes at its place until `finish`, unless that is a pipe or a device.
    pub(crate) fn start(path: &Path) -> io::Result<Self> {
        let place = Place::of(path)?;
        let is_regular = match std::fs::metadata(&place.path) {
            Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) => metadata.is_file() && !place.is_open,
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(error),
        };
        Ok(Self(if is_regular {
            let draft = tempfile::Builder::new()
                .prefix(".bincard-")
                .suffix(".draft")
                .tempfile_in(folder_of(&place.path))?;
            Kind::Beside { draft, place: place.path }
        } else {
            // What this process has open already (`/dev/stdout`) goes on where it stands.
            Kind::Straight(OpenOptions::new().write(true).append(place.is_open).open(place.path)?)
        }))
    }

    /// Puts it in its place, with the mode of the file that was there.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.0 {
            Kind::Straight(mut file) => file.flush(),
            Kind::Beside { draft, place } => {
                draft.as_file().sync_all()?;
                if let Ok(metadata) = std::fs::metadata(&place) {
                    draft.as_file().set_permissions(metadata.permissions())?;
                }
                draft.persist(place).map_err(|refused| refused.error).map(drop)
            }
        }
    }
}

impl NewFile {
    fn file(&self) -> &File {
        match &self.0 {
            Kind::Beside { draft, .. } => draft.as_file(),
            Kind::Straight(file) => file,
        }
    }
}

/// A reader that goes away is a failure here: the file was asked for by name.
impl Write for &NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => io::Error::other(error.to_string()),
            _ => error,
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
struct Place {
    path: PathBuf,
    /// Whether it names what a process has open.
    is_open: bool,
}

impl Place {
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
