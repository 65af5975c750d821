//! Which column of a batch holds which field, according to `--map` or its name.

use std::str::FromStr;

use super::dialect::{IGNORE, column_and_field};
use super::reading::header::{Agreement, Header, folded};
use crate::refusal::{FileProblem, Refusal};
use crate::suggest::nearest;

/// A column of a batch, with its names in English and French; messages use the first one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TableColumn {
    pub(super) names: &'static [&'static str],
    pub(super) is_needed: bool,
}

impl TableColumn {
    /// A required column.
    pub(crate) const fn needed(names: &'static [&'static str]) -> Self {
        Self { names, is_needed: true }
    }

    /// An optional column.
    pub(crate) const fn optional(names: &'static [&'static str]) -> Self {
        Self { names, is_needed: false }
    }

    pub(super) fn word(self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }
}

/// `COLUMN=FIELD`: this column of the file holds that field of the batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TableMapping {
    column: String,
    field: String,
}

impl FromStr for TableMapping {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (column, field) = column_and_field(text)?;
        Ok(Self { column: column.to_owned(), field: field.trim().to_owned() })
    }
}

impl TableMapping {
    /// Whether it names the column with this folded name.
    pub(super) fn is_of(&self, folded_name: &str) -> bool {
        folded(&self.column) == folded_name
    }

    /// The place of its field among the columns of a batch; `None` to ignore the column.
    fn place(&self, columns: &[TableColumn]) -> Result<Option<usize>, Refusal> {
        let requested = folded(&self.field);
        if IGNORE.contains(&requested.as_str()) {
            return Ok(None);
        }
        let place = columns.iter().position(|column| column.names.contains(&requested.as_str()));
        place.map(Some).ok_or_else(|| {
            let names = columns.iter().flat_map(|column| column.names).copied();
            let words = columns.iter().map(|column| column.word()).chain([IGNORE[0]]);
            Refusal::UnknownWord {
                text: self.field.clone(),
                // As in the manual, in every language: the heading of a column `key` elsewhere is another word.
                known: words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
                nearest: nearest(&requested, names.chain([IGNORE[0]])),
            }
        })
    }
}

/// The column of each field. Of several columns mapped to one field, the first that is not blank is read; those that
/// only have the same name must agree.
pub(super) fn find_columns(
    header: &Header,
    columns: &[TableColumn],
    map: &[TableMapping],
    bad_file: &dyn Fn(FileProblem) -> Refusal,
) -> Result<Vec<Option<usize>>, Refusal> {
    let mut found = vec![None; columns.len()];
    let mut mapped = Vec::new();
    for mapping in map {
        let place = mapping.place(columns)?;
        let same: Vec<usize> = header.columns_where(|name| mapping.is_of(name)).collect();
        let Some(&column) = same.first() else {
            let (column, header) = (mapping.column.clone(), header.shown());
            return Err(bad_file(FileProblem::MapUnknownColumn { column, header }));
        };
        if mapped.contains(&column) {
            let column = mapping.column.clone();
            return Err(bad_file(FileProblem::DuplicateColumn { column }));
        }
        for column in &same {
            header.mark(*column);
        }
        mapped.extend(same);
        match place.and_then(|place| found.get_mut(place)) {
            Some(Some(first)) => header.pair(*first, column, Agreement::NotRequired),
            Some(empty) => *empty = Some(column),
            None => {}
        }
    }
    for (column, found) in columns.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
        let named = header.columns_where(|name| column.names.contains(&name));
        for place in named.filter(|place| !mapped.contains(place)) {
            match *found {
                Some(first) => header.pair(first, place, Agreement::Required),
                None => *found = Some(place),
            }
        }
        match *found {
            Some(first) => header.mark(first),
            None if column.is_needed => {
                let column = column.word().to_owned();
                return Err(bad_file(FileProblem::MissingColumn { column }));
            }
            None => {}
        }
    }
    // A file of rejects may be sent again.
    for column in header.columns_where(|name| name == "error") {
        header.mark(column);
    }
    Ok(found)
}
