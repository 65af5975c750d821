//! `Sorter`: sorts records by one of their values. A few are sorted in memory; for more, sorted runs go to a
//! temporary file and are merged, so that memory does not grow with them.

use anyhow::Result;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::row_buffer::RowBuffer;
use super::value::{Column, Record, Value};

/// The most records that are sorted in memory.
const MAX_IN_MEMORY: usize = 5_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Ascending,
    Descending,
}

/// Records being sorted. The sort is stable.
pub(crate) struct Sorter {
    by: Option<Column>,
    direction: Direction,
    limit: usize,
    rows: Vec<Row>,
    count: usize,
    spilled: RowBuffer,
    /// Where each run starts in the file.
    runs: Vec<u64>,
}

/// A record, its sort key, and its position; all records of a run share one position.
struct Row {
    key: Value,
    place: usize,
    record: Record,
    direction: Direction,
}

impl Sorter {
    /// Sorts by a column, or keeps the order of the records; returns at most `limit` of them.
    pub(crate) fn new(by: Option<Column>, direction: Direction, limit: usize) -> Self {
        Self {
            by,
            direction,
            limit,
            rows: Vec::new(),
            count: 0,
            spilled: RowBuffer::new(),
            runs: Vec::new(),
        }
    }

    pub(crate) fn push(&mut self, record: Record) -> Result<()> {
        let row = self.row(self.count, record);
        self.count = self.count.saturating_add(1);
        self.rows.push(row);
        if self.rows.len() >= MAX_IN_MEMORY {
            self.sort();
            if self.limit > MAX_IN_MEMORY.div_euclid(2) {
                self.spill()?;
            }
        }
        Ok(())
    }

    /// Returns the records in order.
    pub(crate) fn finish(mut self, mut see: impl FnMut(&Record) -> Result<()>) -> Result<()> {
        self.sort();
        if self.runs.is_empty() {
            return self.rows.iter().try_for_each(|row| see(&row.record));
        }
        self.spill()?;
        let end = self.spilled.position()?;
        let (spilled, starts) =
            (std::mem::replace(&mut self.spilled, RowBuffer::new()), &self.runs);
        let spilled = spilled.finish()?;
        let ends = starts.iter().skip(1).chain([&end]);
        let mut runs: Vec<_> = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| spilled.records_between(*start, *end))
            .collect();
        let mut heads = BinaryHeap::with_capacity(runs.len());
        for (place, run) in runs.iter_mut().enumerate() {
            if let Some(record) = run.next() {
                heads.push(self.row(place, record?));
            }
        }
        for _ in 0..self.limit {
            let Some(first) = heads.pop() else { break };
            see(&first.record)?;
            if let Some(record) = runs.get_mut(first.place).and_then(Iterator::next) {
                heads.push(self.row(first.place, record?));
            }
        }
        Ok(())
    }

    fn row(&self, place: usize, record: Record) -> Row {
        let value = self.by.and_then(|column| record.value(column.0));
        let key = value.map_or(Value::Null, Value::sort_key);
        Row { key, place, record, direction: self.direction }
    }

    /// The first come last, as in a heap.
    fn sort(&mut self) {
        self.rows.sort_unstable_by(|one, other| other.cmp(one));
        self.rows.truncate(self.limit);
    }

    fn spill(&mut self) -> Result<()> {
        self.runs.push(self.spilled.position()?);
        self.rows.drain(..).try_for_each(|row| self.spilled.push(&row.record))
    }
}

/// The greatest is the one that comes first, because a heap returns the greatest.
impl Ord for Row {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = self.key.order(&other.key).then(self.place.cmp(&other.place));
        match self.direction {
            Direction::Ascending => order.reverse(),
            Direction::Descending => order,
        }
    }
}

impl PartialOrd for Row {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Row {}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(count: u64, direction: Direction, limit: usize) -> Vec<(u64, u64)> {
        let by = Some(Column("key"));
        let mut sorter = Sorter::new(by, direction, limit);
        for n in 0..count {
            let key = n.wrapping_mul(7_919) % 1_000;
            sorter.push(Record::new().with("key", key).with("n", n)).unwrap();
        }
        let mut all = Vec::new();
        sorter
            .finish(|record| {
                let number = |key| match record.value(key) {
                    Some(Value::Count(count)) => *count,
                    _ => unreachable!(),
                };
                all.push((number("key"), number("n")));
                Ok(())
            })
            .unwrap();
        all
    }

    #[test]
    fn sorting_on_disk_gives_the_same_order() {
        for count in [0, 1, 4_999, 5_000, 5_001, 23_456] {
            let mut expected: Vec<(u64, u64)> =
                (0..count).map(|n: u64| (n.wrapping_mul(7_919) % 1_000, n)).collect();
            expected.sort_unstable();
            let all = usize::MAX;
            assert_eq!(sorted(count, Direction::Ascending, all), expected, "{count}");
            let first = |limit| expected.iter().copied().take(limit).collect::<Vec<_>>();
            for limit in [0, 1, 2_500, 2_501, 4_000, 12_345] {
                assert_eq!(sorted(count, Direction::Ascending, limit), first(limit), "{count}");
            }
            expected.reverse();
            assert_eq!(sorted(count, Direction::Descending, all), expected, "{count}");
            assert_eq!(sorted(count, Direction::Descending, 3), expected[..expected.len().min(3)]);
        }
    }
}
