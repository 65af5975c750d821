//! The first bytes of a file, read before the engine opens it, because opening and closing another program's database
//! could already change it (R37). <https://www.sqlite.org/fileformat2.html#the_database_header>

use anyhow::{Context as _, Result};
use std::fs::Metadata;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::path_checks::{must_have_one_path, must_own_companions};
use super::paths::{naming, network_file_system, real_path};
use super::schema;
use crate::files::open_regular;
use crate::message::Message;
use crate::refusal::Refusal;

const HEADER_BYTES: u64 = 100;
const READ_VERSION_AT: usize = 19;
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// The read version of a file with a write-ahead log.
const LOGGED: u8 = 2;

/// A file that is a bincard store according to its first bytes.
pub(crate) struct StoreFile {
    /// Its path, with links resolved.
    pub(crate) real: PathBuf,
    pub(crate) header: Header,
    pub(crate) metadata: Metadata,
}

/// What the first bytes of a store say.
pub(crate) struct Header {
    /// Whether it has a write-ahead log, as bincard creates it.
    pub(crate) has_log: bool,
    /// The version of its schema: that of this bincard or an older one.
    pub(crate) version: i64,
}

impl StoreFile {
    /// Inspects a file. Refuses a missing one (R36), another program's or a newer bincard's (R37), and one on a
    /// network file system.
    pub(crate) fn look(path: &Path) -> Result<Self> {
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
            let why = match metadata.file_type() {
                kind if kind.is_symlink() => "store-symlink",
                kind if kind.is_dir() => "io-is-folder",
                _ => "store-not-a-file",
            };
            return Err(not_a_store(path, why));
        }
        if metadata.len() == 0 {
            return Err(not_a_store(path, "store-empty"));
        }
        must_own_companions(&real, &metadata)?;
        let header = read(&real, path)?;
        if let Some(kind) = network_file_system(&real)? {
            return Err(Refusal::NetworkStore { path: path.to_owned(), kind }.into());
        }
        Ok(Self { real, header, metadata })
    }

    /// The same for a store to be worked on, which must have one path only.
    pub(crate) fn look_at_store(path: &Path) -> Result<Self> {
        let file = Self::look(path)?;
        must_have_one_path(&file.real, &file.metadata, path)?;
        Ok(file)
    }
}

fn not_a_store(path: &Path, why: &'static str) -> anyhow::Error {
    Refusal::NotAStore { path: path.to_owned(), why: Message::new(why) }.into()
}

/// Whether a file is a bincard store according to its first bytes. Must be called before any connection of this
/// process opens it.
pub(crate) fn looks_ours(path: &Path) -> bool {
    read(path, path).is_ok()
}

/// Reads the header of a store. Refuses any other file.
fn read(real: &Path, path: &Path) -> Result<Header> {
    let mut header = Vec::new();
    open_regular(real)
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
        Some(version @ schema::FIRST_VERSION..) => {
            Ok(Header { has_log: header.get(READ_VERSION_AT) == Some(&LOGGED), version })
        }
        Some(_) | None => Err(not_a_store(path, "store-no-schema")),
    }
}
