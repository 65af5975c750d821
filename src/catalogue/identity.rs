//! Which SKU a row's item gets, and whether an earlier row has it. What grows with a file: some
//! thirty bytes a row, for a hash of the SKU and its line; SKUs themselves are not kept.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};

use super::cells::Cells;
use super::entry::Warning;
use crate::ledger::sku::Sku;
use crate::refusal::{BadRow, RowProblem};

/// A hash is its own hash.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _bytes: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

type ByHash<T> = HashMap<u64, T, BuildHasherDefault<AsItIs>>;

/// A map in many small ones: while one grows it is there twice, and only that one.
const SHARDS: usize = 64;

/// Which of the small ones a hash belongs to, by bits that the maps themselves do not look at first.
fn shard(hash: u64) -> usize {
    usize::try_from((hash >> 40) & 63).unwrap_or(0)
}

/// The SKUs of the rows so far. Two SKUs with one hash would be taken for one: once in some ten
/// million files of a million rows.
#[derive(Debug)]
pub(crate) struct Seen {
    lines: [ByHash<u64>; SHARDS],
    hasher: RandomState,
}

impl Default for Seen {
    fn default() -> Self {
        Self { lines: std::array::from_fn(|_| ByHash::default()), hasher: RandomState::new() }
    }
}

impl Seen {
    /// Remembers a SKU; the line of the first one where it was there before.
    pub(crate) fn add(&mut self, sku: &Sku, line: u64) -> Option<u64> {
        let hash = self.hasher.hash_one(sku.key());
        let lines = self.lines.get_mut(shard(hash))?;
        let first = *lines.entry(hash).or_insert(line);
        (first != line).then_some(first)
    }
}

type Hashes = HashSet<u64, BuildHasherDefault<AsItIs>>;

/// The SKUs that stand on several rows of a file, found by reading it once before.
#[derive(Debug, Default)]
pub(crate) struct DuplicateSkus {
    counted: Hashes,
    repeated: Hashes,
    hasher: RandomState,
}

impl DuplicateSkus {
    /// Counts the SKU of an item's row.
    pub(crate) fn add(&mut self, text: &str) {
        let Ok(sku) = Sku::parse(text) else { return };
        let hash = self.hasher.hash_one(sku.key());
        if !self.counted.insert(hash) {
            self.repeated.insert(hash);
        }
    }

    /// Keeps the repeated ones alone.
    pub(crate) fn close(&mut self) {
        self.counted = Hashes::default();
    }

    fn is_repeated(&self, sku: &Sku) -> bool {
        !self.repeated.is_empty() && self.repeated.contains(&self.hasher.hash_one(sku.key()))
    }
}

/// What is told once, after the file; at most the first twenty repeated SKUs one by one.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// Items the other system does not track.
    pub(crate) untracked: u64,
    /// Rows with a quantity of an item that the file says is not tracked.
    pub(crate) unkept: u64,
    /// Thresholds of a system that alerts at them.
    pub(crate) thresholds_at: u64,
    repeated: Vec<Warning>,
    repeated_count: u64,
}

const REPEATED_SHOWN: usize = 20;

impl Notes {
    /// The warnings.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let mut warnings = self.repeated.clone();
        if self.repeated_count > u64::try_from(warnings.len()).unwrap_or(0) {
            warnings.push(Warning::RepeatedSkus { count: self.repeated_count });
        }
        if self.untracked > 0 {
            warnings.push(Warning::Untracked { count: self.untracked });
        }
        if self.unkept > 0 {
            warnings.push(Warning::QuantityOfUntracked { count: self.unkept });
        }
        if self.thresholds_at > 0 {
            warnings.push(Warning::ThresholdAtOrBelow { count: self.thresholds_at });
        }
        warnings
    }
}

/// The SKU of a foreign row: what the file says, or the system's own identity where it says nothing
/// or says it of several rows.
pub(crate) fn choose(
    cells: Cells<'_>,
    column: Option<usize>,
    said: &str,
    own: impl FnOnce() -> String,
    (duplicates, notes): (&DuplicateSkus, &mut Notes),
) -> Result<Sku, BadRow> {
    if said.is_empty() {
        let own = own();
        if own.is_empty() {
            return Err(cells.bad(column, RowProblem::Blank));
        }
        return cells.own_identity(column, &own);
    }
    let sku = cells.said_sku(column, said)?;
    if !duplicates.is_repeated(&sku) {
        return Ok(sku);
    }
    let own = own();
    if own.is_empty() {
        return Ok(sku);
    }
    let instead = cells.own_identity(column, &own)?;
    notes.repeated_count = notes.repeated_count.saturating_add(1);
    if notes.repeated.len() < REPEATED_SHOWN {
        notes.repeated.push(Warning::RepeatedSku {
            sku: sku.to_string(),
            line: cells.line(),
            instead: instead.to_string(),
        });
    }
    Ok(instead)
}
