//! `RowBuffer`: records kept outside of memory until they may be shown, so that memory does not grow with them. Few stay
//! in memory, more go to a temporary file.

use anyhow::Result;
use std::cell::RefCell;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::rc::Rc;
use tempfile::SpooledTempFile;

use super::shape::Shape;
use super::value::Record;

/// The bytes that are kept in memory.
const IN_MEMORY: usize = 256 * 1024;

/// Records that are being kept, in the order they come.
pub(crate) struct RowBuffer {
    file: BufWriter<SpooledTempFile>,
    count: u64,
    shape: Shape,
}

impl RowBuffer {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        let file = BufWriter::new(SpooledTempFile::new(IN_MEMORY));
        Self { file, count: 0, shape: Shape::default() }
    }

    /// Keeps a record.
    pub(crate) fn push(&mut self, record: &Record) -> Result<()> {
        serde_json::to_writer(&mut self.file, record)?;
        self.file.write_all(b"\n")?;
        self.shape.take_in(record);
        self.count = self.count.saturating_add(1);
        Ok(())
    }

    /// All that were kept.
    pub(crate) fn finish(self) -> Result<BufferedRows> {
        let file = Rc::new(RefCell::new(self.file.into_inner()?));
        Ok(BufferedRows { file, count: self.count, shape: self.shape })
    }
}

/// Records that are kept outside of memory.
#[derive(Debug, Clone)]
pub(crate) struct BufferedRows {
    file: Rc<RefCell<SpooledTempFile>>,
    count: u64,
    shape: Shape,
}

impl BufferedRows {
    /// How many there are.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// What they have in common.
    pub(super) fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The records, in order.
    pub(crate) fn records(&self) -> impl Iterator<Item = Result<Record>> + use<> {
        let stream = Stream { file: Rc::clone(&self.file), place: 0 };
        BufReader::new(stream).lines().map(|line| Ok(serde_json::from_str(&line?)?))
    }
}

impl PartialEq for BufferedRows {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.file, &other.file)
    }
}

impl Eq for BufferedRows {}

/// What was kept as a stream of its own, however many others read it.
struct Stream {
    file: Rc<RefCell<SpooledTempFile>>,
    place: u64,
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(self.place))?;
        let read = file.read(bytes)?;
        self.place = self.place.saturating_add(u64::try_from(read).map_err(io::Error::other)?);
        Ok(read)
    }
}
