//! The header: the columns by name, and which of them are used.

use crate::ledger::sku::fold;
use crate::text::unescape_formula;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

/// A column name as it is compared: in NFC and lower case, with plain apostrophes, without a formula mark before it
/// or `(locked)` after it. Spaces, `_`, `-`, `.`, `*`, `#` and inner capitals (`ProductName`) all separate words.
pub(crate) fn folded(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut is_after_small = false;
    for character in unescape_formula(name.trim()).chars() {
        match character {
            '_' | '-' | '.' | '*' | '#' => plain.push(' '),
            '\u{2019}' | '\u{2bc}' => plain.push('\''),
            blank if blank.is_whitespace() => plain.push(' '),
            capital if is_after_small && capital.is_uppercase() => plain.extend([' ', capital]),
            other => plain.push(other),
        }
        is_after_small = character.is_lowercase();
    }
    let name = fold(&plain.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
    match LABELS.iter().find_map(|label| name.strip_suffix(label)) {
        Some(bare) => bare.to_owned(),
        None => name,
    }
}

/// What Square and Shopify append to the names of columns that their own import ignores.
const LABELS: [&str; 2] = [" (locked)", " (not editable)"];

/// The most columns listed in a message.
const MAX_COLUMNS_SHOWN: usize = 20;

/// A further column for the same field, read where the first one is blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Twin {
    pub(super) first: usize,
    pub(super) other: usize,
    agreement: Agreement,
}

/// Whether a row in which two columns for the same field differ is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Agreement {
    Required,
    NotRequired,
}

/// The columns of a file, and which of them are used.
#[derive(Debug)]
pub(crate) struct Header {
    names: Vec<String>,
    folded: Vec<String>,
    used: RefCell<Vec<bool>>,
    /// By their first columns.
    twins: RefCell<BTreeMap<usize, Vec<Twin>>>,
}

impl Header {
    pub(crate) fn new(names: Vec<String>) -> Self {
        let folded = names.iter().map(|name| folded(name)).collect();
        let used = RefCell::new(vec![false; names.len()]);
        Self { names, folded, used, twins: RefCell::default() }
    }

    /// The names, as in the file.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The names as they are compared.
    pub(crate) fn folded(&self) -> &[String] {
        &self.folded
    }

    /// A column's name, as in the file.
    pub(crate) fn name(&self, column: usize) -> Option<&str> {
        self.names.get(column).map(|name| name.trim())
    }

    /// Whether there is a column with one of these names.
    pub(crate) fn has(&self, aliases: &[&str]) -> bool {
        self.folded.iter().any(|name| aliases.contains(&name.as_str()))
    }

    /// How many of these columns there are, each given by its possible names.
    pub(crate) fn count_of(&self, columns: &[&[&str]]) -> usize {
        columns.iter().filter(|aliases| self.has(aliases)).count()
    }

    /// The column with one of these names, now marked as used. If there are several, they must agree in every row.
    pub(crate) fn column(&self, aliases: &[&str]) -> Option<usize> {
        self.column_where(|name| aliases.contains(&name))
    }

    /// The column whose folded name matches, now marked as used. If there are several, they must agree in every row.
    pub(crate) fn column_where(&self, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let mut found = self.columns_where(fits);
        let first = found.next()?;
        self.mark(first);
        found.for_each(|other| self.pair(first, other, Agreement::Required));
        Some(first)
    }

    /// Every column whose compared name fits.
    pub(crate) fn columns_where(&self, fits: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
        let found = (0..).zip(&self.folded).filter(move |(_, name)| fits(name));
        found.map(|(column, _)| column)
    }

    /// The first column of one of these names, and the others to read where it is blank: they may differ.
    pub(crate) fn first_of(&self, aliases: &[&str]) -> Option<usize> {
        let mut found =
            (0..).zip(&self.folded).filter(|(_, name)| aliases.contains(&name.as_str()));
        let (first, _) = found.next()?;
        self.mark(first);
        found.for_each(|(other, _)| self.pair(first, other, Agreement::NotRequired));
        Some(first)
    }

    /// Makes another column a further one of the first.
    pub(crate) fn pair(&self, first: usize, other: usize, agreement: Agreement) {
        self.mark(other);
        let twin = Twin { first, other, agreement };
        self.twins.borrow_mut().entry(first).or_default().push(twin);
    }

    /// The columns that are read where a column is blank.
    pub(super) fn twins_of(&self, column: usize) -> Vec<usize> {
        let twins = self.twins.borrow();
        twins.get(&column).into_iter().flatten().map(|twin| twin.other).collect()
    }

    /// The pairs of columns that must agree in every row.
    pub(super) fn agreeing(&self) -> Vec<Twin> {
        let twins = self.twins.borrow();
        let must_agree = |twin: &&Twin| twin.agreement == Agreement::Required;
        twins.values().flatten().filter(must_agree).copied().collect()
    }

    pub(super) fn has_twins(&self) -> bool {
        !self.twins.borrow().is_empty()
    }

    /// Marks a column as used.
    pub(crate) fn mark(&self, column: usize) {
        if let Some(used) = self.used.borrow_mut().get_mut(column) {
            *used = true;
        }
    }

    /// The columns that are not used, as in the file, each name once.
    pub(crate) fn unknown(&self) -> Vec<String> {
        let used = self.used.borrow();
        let mut known = HashSet::new();
        let unused = self.names.iter().zip(used.iter()).filter(|(_, is_used)| !**is_used);
        let names = unused.map(|(name, _)| name.trim());
        names.filter(|name| !name.is_empty() && known.insert(*name)).map(str::to_owned).collect()
    }

    /// The first names, for a message.
    pub(crate) fn shown(&self) -> Vec<String> {
        let names = self.names.iter().map(|name| name.trim().to_owned());
        let more = (self.names.len() > MAX_COLUMNS_SHOWN).then(|| "…".to_owned());
        names.take(MAX_COLUMNS_SHOWN).chain(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_however_they_are_written() {
        assert_eq!(folded(" Nom de l\u{2019}attribut\u{a0}1 "), "nom de l'attribut 1");
        assert_eq!(folded("Cate\u{301}gorie"), "catégorie");
        assert_eq!(folded("On hand (locked)"), "on hand");
        for name in
            ["product_name", "ProductName", " Product\u{a0}Name *", "product-name", "#Product.Name"]
        {
            assert_eq!(folded(name), "product name", "{name}");
        }
        assert_eq!(folded("SKU"), "sku");
    }

    #[test]
    fn unused_columns_are_listed_once() {
        let header = Header::new(["sku", "Colour", "", "Colour"].map(str::to_owned).into());
        assert_eq!(header.column(&["sku"]), Some(0));
        assert_eq!(header.unknown(), ["Colour"]);
    }
}
