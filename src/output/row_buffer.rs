//! `RowBuffer`: records waiting to be shown. A few stay in memory; more go to a temporary file, so that memory does not
//! grow with them.

use anyhow::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::rc::Rc;
use tempfile::SpooledTempFile;

/// Beyond this many bytes, records go to a temporary file.
const MAX_IN_MEMORY: usize = 256 * 1024;

/// Records being added, in order.
pub(crate) struct RowBuffer {
    file: BufWriter<SpooledTempFile>,
    count: u64,
}

impl RowBuffer {
    /// An empty buffer.
    pub(crate) fn new() -> Self {
        Self { file: BufWriter::new(SpooledTempFile::new(MAX_IN_MEMORY)), count: 0 }
    }

    /// Adds a record.
    pub(crate) fn push(&mut self, record: &impl Serialize) -> Result<()> {
        serde_json::to_writer(&mut self.file, record)?;
        self.file.write_all(b"\n")?;
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    /// Where the next record will begin in the file.
    pub(super) fn position(&mut self) -> Result<u64> {
        Ok(self.file.stream_position()?)
    }

    /// The records, ready to be read.
    pub(crate) fn finish(self) -> Result<BufferedRows> {
        let file = Rc::new(RefCell::new(self.file.into_inner()?));
        Ok(BufferedRows { file, count: self.count })
    }
}

/// Buffered records.
#[derive(Debug, Clone)]
pub(crate) struct BufferedRows {
    file: Rc<RefCell<SpooledTempFile>>,
    count: u64,
}

impl BufferedRows {
    /// How many there are.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// The records, in order.
    pub(crate) fn records<T: DeserializeOwned>(&self) -> impl Iterator<Item = Result<T>> + use<T> {
        self.records_between(0, u64::MAX)
    }

    /// The records between two positions in the file.
    pub(super) fn records_between<T: DeserializeOwned>(
        &self,
        start: u64,
        end: u64,
    ) -> impl Iterator<Item = Result<T>> + use<T> {
        let reader = SharedReader { file: Rc::clone(&self.file), position: start };
        let lines = BufReader::new(reader.take(end.saturating_sub(start))).lines();
        lines.map(|line| Ok(serde_json::from_str(&line?)?))
    }
}

impl PartialEq for BufferedRows {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.file, &other.file)
    }
}

impl Eq for BufferedRows {}

/// A reader with its own position, independent of other readers of the same file.
struct SharedReader {
    file: Rc<RefCell<SpooledTempFile>>,
    position: u64,
}

impl Read for SharedReader {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(self.position))?;
        let read = file.read(bytes)?;
        let read_bytes = u64::try_from(read).map_err(io::Error::other)?;
        self.position = self.position.saturating_add(read_bytes);
        Ok(read)
    }
}
