//! Files that commands read: a path, or `-` for standard input, which is kept in a temporary file so that it
//! can be read again.

use anyhow::{Context as _, Result};
use std::fs::File;
use std::io::{self, Read, Seek};

use super::context::Context;
use crate::locale::{Message, io_error};
use crate::refusal::Refusal;

/// A file to read.
pub(crate) struct Input {
    /// The file, at its start.
    pub(crate) file: File,
    /// What it is called in messages.
    pub(crate) name: String,
}

impl Input {
    /// Opens a path, or takes standard input where it is `-`.
    pub(crate) fn open(path: &str, context: &mut Context<'_, '_>) -> Result<Self> {
        if path == "-" {
            let file = kept(context.stdin).context(Message::new("broke-input"))?;
            return Ok(Self { file, name: "-".to_owned() });
        }
        let unreadable = |error: io::Error| Refusal::FileUnreadable {
            file: path.to_owned(),
            why: io_error(&error),
        };
        let mut file = File::open(path).map_err(unreadable)?;
        let kind = file.metadata().map_err(unreadable)?.file_type();
        if kind.is_dir() {
            return Err(unreadable(io::ErrorKind::IsADirectory.into()).into());
        }
        if !kind.is_file() {
            file = kept(&mut file).map_err(unreadable)?;
        }
        Ok(Self { file, name: path.to_owned() })
    }
}

/// A stream as a file that can be read again.
fn kept(stream: &mut dyn Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(stream, &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// What tells a file's content from any other's; leaves the file at its start.
pub(crate) fn content_hash(file: &mut File) -> Result<String> {
    let mut hashing = super::idempotency::Hashing::default();
    file.rewind()?;
    io::copy(file, &mut hashing)?;
    file.rewind()?;
    Ok(hashing.finish())
}
