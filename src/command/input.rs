//! Files that commands read: a path, or `-` for standard input, copied to a temporary file so that it can be read
//! again.

use anyhow::{Context as _, Result};
use std::fs::File;
use std::io::{self, Read, Seek};

use super::context::Context;
use super::request::Hash;
use crate::catalogue::DecimalMark;
use crate::locale::{Language, Message, Texts, io_error};
use crate::refusal::Refusal;

/// A file to read.
pub(crate) struct Input {
    /// Positioned at its start.
    pub(crate) file: File,
    pub(crate) name: String,
}

impl Input {
    /// Opens a path, or standard input if it is `-`.
    pub(crate) fn open(path: &str, context: &mut Context<'_, '_>) -> Result<Self> {
        if path == "-" {
            let file = temporary_copy(context.stdin).context(Message::new("broke-input"))?;
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
            file = temporary_copy(&mut file).map_err(unreadable)?;
        }
        Ok(Self { file, name: path.to_owned() })
    }
}

/// The default decimal mark of files: French sessions also read a decimal comma.
pub(crate) fn usual_decimal_mark(texts: &Texts) -> DecimalMark {
    match texts.language() {
        Language::En => DecimalMark::Point,
        Language::Fr => DecimalMark::PointOrComma,
    }
}

fn temporary_copy(stream: &mut dyn Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(stream, &mut file)?;
    file.rewind()?;
    Ok(file)
}

/// The hash of a file's content; rewinds the file.
pub(crate) fn content_hash(file: &mut File) -> Result<String> {
    let mut hash = Hash::default();
    file.rewind()?;
    io::copy(file, &mut hash)?;
    file.rewind()?;
    Ok(hash.finish())
}
