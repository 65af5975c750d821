//! Files that commands read: a path, or `-` for standard input, which is kept in a temporary file so that it
//! can be read again.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek};

use super::Desk;
use crate::ledger::refusal::Refusal;

/// A file to read.
pub(crate) struct Input {
    /// The file, at its start.
    pub(crate) file: File,
    /// What it is called in messages.
    pub(crate) name: String,
}

impl Input {
    /// Opens a path, or takes standard input where it is `-`.
    pub(crate) fn open(path: &str, desk: &mut Desk<'_, '_>) -> Result<Self> {
        if path == "-" {
            let mut file = tempfile::tempfile().context("cannot keep standard input")?;
            io::copy(desk.stdin, &mut file).context("cannot read standard input")?;
            file.rewind()?;
            return Ok(Self { file, name: "-".to_owned() });
        }
        let unreadable = |error: io::Error| Refusal::FileUnreadable {
            file: path.to_owned(),
            why: error.to_string(),
        };
        let file = File::open(path).map_err(unreadable)?;
        if file.metadata().map_err(unreadable)?.is_dir() {
            return Err(unreadable(io::ErrorKind::IsADirectory.into()).into());
        }
        Ok(Self { file, name: path.to_owned() })
    }
}

/// What tells a file's content from any other's; leaves the file at its start.
pub(crate) fn content_hash(file: &mut File) -> Result<String> {
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; 64 * 1024];
    file.rewind()?;
    loop {
        let length = file.read(&mut chunk)?;
        match chunk.get(..length) {
            Some(read) if !read.is_empty() => hasher.update(read),
            Some(_) | None => break,
        }
    }
    file.rewind()?;
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
