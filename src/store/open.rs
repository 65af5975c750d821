//! Opening and making the store's file: who may read it, what it must be, how the engine is hardened.
//! The file itself is never opened here while the engine has it: closing it would drop the engine's locks.

use anyhow::{Context as _, Result};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use rustix::fs::Access;
use std::cell::Cell;
use std::io::{ErrorKind, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::NamedTempFile;

use super::fault::{Fault, is_busy};
use super::{draft, schema};
use crate::message::Message;
use crate::refusal::Refusal;

/// Who waits for another process's transaction, and how long.
pub(crate) const DEFAULT_BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Where an SQLite file says what it is: <https://www.sqlite.org/fileformat2.html#the_database_header>.
const HEADER_BYTES: u64 = 100;
const READ_VERSION_AT: usize = 19;
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// The version for reading, where the file has a write-ahead log.
const LOGGED: u8 = 2;

/// Pages of a draft that are kept in memory.
const DRAFT_CACHE_KIB: u32 = 4 * 1024;

/// The most bytes one value in the store may have.
const MAX_VALUE_BYTES: i32 = 64 * 1024 * 1024;

/// Opens a store that is there. Refuses a missing one (R36), another program's or a newer bincard's file (R37), and one
/// on a network file system: nothing is written then.
pub(crate) fn open(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    open_shared(&looked_at(path)?.real, path, busy_timeout)
}

fn open_shared(real: &Path, path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let connection = connect(real, busy_timeout)?;
    schema::must_be_ours(&connection, path)?;
    harden(&connection)?;
    Ok(connection)
}

/// Opens a store for a change that takes a moment: alone, where nobody else has it open, so that no index shared with
/// others need be made and taken away again; else as any other process. Whoever comes meanwhile waits.
pub(crate) fn open_alone(path: &Path, busy_timeout: Duration) -> Result<Connection> {
    let Looked { real, is_logged } = looked_at(path)?;
    // Without a log, who keeps a lock while waiting would keep others from theirs.
    if is_in_use(&real) || !is_logged {
        return open_shared(&real, path, busy_timeout);
    }
    let mut connection = connect(&real, busy_timeout)?;
    connection.busy_handler(Some(|_tries| false))?;
    locking(&connection, "exclusive")?;
    let alone = schema::must_be_ours(&connection, path);
    connection.busy_handler(Some(wait_a_little))?;
    if alone.as_ref().is_err_and(is_busy) {
        locking(&connection, "normal")?;
        schema::must_be_ours(&connection, path)?;
    } else {
        alone?;
    }
    harden(&connection)?;
    Ok(connection)
}

pub(super) fn locking(connection: &Connection, mode: &str) -> rusqlite::Result<()> {
    connection.query_row(&format!("pragma locking_mode = {mode}"), [], |_| Ok(()))
}

/// A connection, and the file it is to where that is a copy for it alone: it goes when the connection is closed.
pub(crate) struct Opened {
    /// The connection.
    pub(crate) connection: Connection,
    /// The copy.
    pub(crate) copy: Option<NamedTempFile>,
}

impl From<Connection> for Opened {
    fn from(connection: Connection) -> Self {
        Self { connection, copy: None }
    }
}

/// Opens a store whose schema may have been tampered with, to look at it and for
/// nothing else. Where this user may not write to it or beside it, as on a read-only disk, a copy is looked at.
pub(crate) fn open_to_check(path: &Path, busy_timeout: Duration) -> Result<Opened> {
    let real = looked_at(path)?.real;
    let is_ours_to_write = may_write(&real) && may_write(&folder_of(&real));
    if is_ours_to_write || is_in_use(&real) {
        return Ok(connect(&real, busy_timeout)?.into());
    }
    let copy = copied(&real, path)?;
    Ok(Opened { connection: connect(copy.path(), busy_timeout)?, copy: Some(copy) })
}

/// Opens a backup to read it and for nothing else.
pub(crate) fn open_backup(path: &Path, busy_timeout: Duration) -> Result<Opened> {
    let opened = open_to_check(path, busy_timeout)?;
    schema::must_be_ours(&opened.connection, path)?;
    Ok(opened)
}

fn may_write(path: &Path) -> bool {
    rustix::fs::access(path, Access::WRITE_OK).is_ok()
}

/// Whether what the engine keeps beside a store in use is there.
fn is_in_use(real: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|ending| beside(real, ending).exists())
}

/// A copy of a file that this user may only read, and that nobody changed while it was copied.
fn copied(real: &Path, path: &Path) -> Result<NamedTempFile> {
    let looks = || -> std::io::Result<_> {
        let file = std::fs::metadata(real)?;
        let changed = (file.mtime(), file.mtime_nsec(), file.ctime(), file.ctime_nsec());
        Ok((file.dev(), file.ino(), file.len(), changed))
    };
    let copy = || -> std::io::Result<_> {
        let (before, mut copy) = (looks()?, NamedTempFile::new()?);
        std::io::copy(&mut std::fs::File::open(real)?, &mut copy)?;
        Ok((copy, looks()? == before))
    };
    match copy().with_context(|| naming("broke-read", path))? {
        (copy, true) if !is_in_use(real) => Ok(copy),
        (_, _) => Err(Fault::Busy.into()),
    }
}

/// A store that is there, after a look at the file itself.
struct Looked {
    real: PathBuf,
    /// Whether it has a write-ahead log, as bincard makes it.
    is_logged: bool,
}

fn looked_at(path: &Path) -> Result<Looked> {
    let real = real_path(path)?;
    let metadata = match std::fs::symlink_metadata(&real) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Refusal::NoStore { path: path.to_owned() }.into());
        }
        Err(error) => {
            return Err(error).with_context(|| naming("broke-look", path));
        }
    };
    if metadata.is_symlink() || !metadata.is_file() {
        let why = if metadata.is_symlink() { "store-symlink" } else { "store-not-a-file" };
        return Err(not_a_store(path, why));
    }
    if metadata.len() == 0 {
        return Err(not_a_store(path, "store-empty"));
    }
    let is_logged = header_of(&real, path)?;
    if let Some(kind) = network_file_system(&real)? {
        return Err(Refusal::NetworkStore { path: path.to_owned(), kind }.into());
    }
    Ok(Looked { real, is_logged })
}

fn not_a_store(path: &Path, why: &'static str) -> anyhow::Error {
    Refusal::NotAStore { path: path.to_owned(), why: Message::new(why) }.into()
}

/// What could not be done, and to which path.
pub(super) fn naming(what: &'static str, path: &Path) -> Message {
    Message::new(what).with("path", path.display().to_string())
}

/// Whether a file is a store of ours, as far as its first bytes tell. For before it is opened: no connection of this
/// process has it.
pub(crate) fn looks_ours(path: &Path) -> bool {
    header_of(path, path).is_ok()
}

/// Whether a store has a log, by the first bytes of its file, before the engine looks at it: to
/// open and close another program's database would already change it (R37). No connection of this process has the file open yet.
fn header_of(real: &Path, path: &Path) -> Result<bool> {
    let mut header = Vec::new();
    std::fs::File::open(real)
        .and_then(|file| file.take(HEADER_BYTES).read_to_end(&mut header))
        .with_context(|| naming("broke-read", path))?;
    if !header.starts_with(b"SQLite format 3\0") {
        return Err(not_a_store(path, "store-not-sqlite"));
    }
    let number = |at: usize| {
        let bytes = header.get(at..at.saturating_add(4)).and_then(|bytes| bytes.try_into().ok());
        bytes.map(i32::from_be_bytes)
    };
    if number(APPLICATION_ID_AT) != Some(schema::APPLICATION_ID) {
        return Err(not_a_store(path, "store-of-another"));
    }
    match number(USER_VERSION_AT).map(i64::from) {
        Some(version) if version > schema::VERSION => {
            Err(Refusal::NewerStore { path: path.to_owned(), version, known: schema::VERSION }
                .into())
        }
        Some(1..) => Ok(header.get(READ_VERSION_AT) == Some(&LOGGED)),
        Some(_) | None => Err(not_a_store(path, "store-no-schema")),
    }
}

/// A store that has no place yet: built beside where it will be, seen by nobody.
pub(crate) struct Draft {
    file: tempfile::NamedTempFile,
    real: PathBuf,
}

impl Draft {
    /// Builds an empty store beside a path.
    pub(crate) fn build(path: &Path, timezone: &str, now_us: i64) -> Result<Self> {
        let real = new_path(path)?;
        must_have_no_leftover(&real)?;
        let folder = folder_of(&real);
        if let Some(kind) = network_file_system(&folder)? {
            return Err(Refusal::NetworkStore { path: path.to_owned(), kind }.into());
        }
        let file =
            draft::start(&folder, draft::NEW).with_context(|| naming("broke-write", &folder))?;
        let connection = connect(file.path(), DEFAULT_BUSY_TIMEOUT)?;
        without_journal(&connection)?;
        schema::create(&connection, timezone, now_us)?;
        with_journal(&connection)?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(Self { file, real })
    }

    /// Where it is built.
    pub(crate) fn path(&self) -> &Path {
        self.file.path()
    }

    /// Puts it in its place, durably; `false` where another process was faster, and nothing is done.
    pub(crate) fn place(self) -> Result<bool> {
        must_have_no_leftover(&self.real)?;
        self.file.as_file().sync_all().with_context(|| naming("broke-write", &self.real))?;
        match self.file.persist_noclobber(&self.real) {
            Ok(_) => sync_folder(&folder_of(&self.real)).map(|()| true),
            Err(refused) if refused.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(refused) => Err(refused.error).with_context(|| naming("broke-write", &self.real)),
        }
    }
}

/// Refuses to make a store where a killed process left the journal of one that was removed since: the engine would take
/// it for the new one's. The journal is looked for first: one that is there now had its store before.
pub(super) fn must_have_no_leftover(real: &Path) -> Result<()> {
    for ending in ["-wal", "-journal"] {
        let left = beside(real, ending);
        let has_content = std::fs::symlink_metadata(&left).is_ok_and(|left| left.len() > 0);
        if has_content && std::fs::symlink_metadata(real).is_err() {
            return Err(Refusal::StoreLeftover { path: left }.into());
        }
    }
    Ok(())
}

/// For a draft: what fails is thrown away whole, and what is placed was synced before.
pub(crate) fn without_journal(connection: &Connection) -> Result<()> {
    // A hardened connection refuses to be without a journal. References are looked up for every row they are checked
    // for, and in a draft they can only lead to what this process has just written.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    connection.query_row("pragma journal_mode = off", [], |_| Ok(()))?;
    Ok(connection.execute_batch(&format!(
        "pragma synchronous = off; pragma threads = 1; pragma cache_size = -{DRAFT_CACHE_KIB}"
    ))?)
}

/// The mode that a store has from then on: readers and a writer at once.
pub(crate) fn with_journal(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    let mode: String = connection.query_row("pragma journal_mode = wal", [], |row| row.get(0))?;
    anyhow::ensure!(mode == "wal", Message::new("broke-no-wal"));
    Ok(())
}

/// The path of what stands beside a file under its name and an ending more.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The folder a file is in.
pub(crate) fn folder_of(real: &Path) -> PathBuf {
    real.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
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
pub(super) fn new_path(path: &Path) -> Result<PathBuf> {
    real_path(path).map_err(|error| match error.downcast_ref() {
        Some(Refusal::NoStore { .. }) => Refusal::NoFolder { path: folder_of(path) }.into(),
        Some(_) | None => error,
    })
}

/// A connection with the settings that do not touch the file.
pub(crate) fn connect(real: &Path, busy_timeout: Duration) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let mut connection = Connection::open_with_flags(real, flags)?;
    BUSY_TIMEOUT.set(busy_timeout);
    connection.busy_handler(Some(wait_a_little))?;
    connection.set_prepared_statement_cache_capacity(128);
    for (setting, is_on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    ] {
        connection.set_db_config(setting, is_on)?;
    }
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES)?;
    Ok(connection)
}

/// FULL: when a command has exited 0, a power cut loses nothing of it (R3).
pub(super) fn harden(connection: &Connection) -> Result<()> {
    Ok(connection.execute_batch("pragma synchronous = full")?)
}

/// Why the file is on a network file system, whose locks cannot be trusted.
fn network_file_system(path: &Path) -> Result<Option<&'static str>> {
    let kind = rustix::fs::statfs(path).with_context(|| naming("broke-look", path))?.f_type;
    Ok(match u32::try_from(kind).unwrap_or(0) {
        0x6969 => Some("NFS"),
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => Some("SMB"),
        0x5346_414F => Some("AFS"),
        0x00C3_6400 => Some("Ceph"),
        _ => None,
    })
}

thread_local! {
    static BUSY_TIMEOUT: Cell<Duration> = const { Cell::new(DEFAULT_BUSY_TIMEOUT) };
    static WAITING_SINCE: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// Short sleeps of uneven length, so that nobody who came late overtakes for long; gives up at the timeout.
#[expect(clippy::disallowed_methods, reason = "SQLite asks its busy handler to wait")]
fn wait_a_little(tries: i32) -> bool {
    let now = Instant::now();
    if tries == 0 {
        WAITING_SINCE.set(Some(now));
    }
    let waited = WAITING_SINCE.get().map_or(Duration::ZERO, |since| now.duration_since(since));
    if waited >= BUSY_TIMEOUT.get() {
        return false;
    }
    let most =
        500_u64.saturating_mul(u64::try_from(tries).unwrap_or(0).saturating_add(1)).min(5_000);
    std::thread::sleep(Duration::from_micros(fastrand::u64(200..=most.max(500))));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_never_takes_the_place_of_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.db");
        let draft = || Draft::build(&path, "UTC", 0).unwrap();
        let (first, second, third) = (draft(), draft(), draft());
        assert!(first.place().unwrap());
        let placed = std::fs::read(&path).unwrap();
        assert!(!second.place().unwrap(), "another was faster");
        assert_eq!(std::fs::read(&path).unwrap(), placed);
        drop(folder);
        assert!(third.place().is_err(), "its folder is gone: nobody was faster");
    }
}
