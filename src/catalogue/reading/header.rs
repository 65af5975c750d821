//! The first record: the columns by name, and which of them something asked for.

use crate::ledger::sku::fold;
use crate::refusal::FileProblem;
use crate::text::unescape_formula;
use std::cell::RefCell;

/// A header's name as it is compared: NFC, lower case, any blank a plain one, typographic
/// apostrophes plain, nothing around it, no formula mark before it, no `(locked)` behind it.
pub(crate) fn folded(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|character| match character {
            '\u{a0}' | '\u{202f}' | '\t' | '\n' | '\r' => ' ',
            '\u{2019}' | '\u{2bc}' => '\'',
            other => other,
        })
        .collect();
    let name = fold(unescape_formula(plain.trim()));
    match LABELS.iter().find_map(|label| name.strip_suffix(label)) {
        Some(bare) => bare.to_owned(),
        None => name,
    }
}

/// What Square and Shopify put behind the names of columns that import leaves alone.
const LABELS: [&str; 2] = [" (locked)", " (not editable)"];

/// The columns of a file, and which of them something asked for.
#[derive(Debug)]
pub(crate) struct Header {
    names: Vec<String>,
    folded: Vec<String>,
    used: RefCell<Vec<bool>>,
}

impl Header {
    /// From the first record.
    pub(crate) fn new(names: Vec<String>) -> Self {
        let folded = names.iter().map(|name| folded(name)).collect();
        let used = RefCell::new(vec![false; names.len()]);
        Self { names, folded, used }
    }

    /// The names as the file writes them.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// The names as they are compared.
    pub(crate) fn folded(&self) -> &[String] {
        &self.folded
    }

    /// A column's name as the file writes it.
    pub(crate) fn name(&self, column: usize) -> Option<&str> {
        self.names.get(column).map(|name| name.trim())
    }

    /// Whether a column of one of these names is there.
    pub(crate) fn has(&self, aliases: &[&str]) -> bool {
        self.folded.iter().any(|name| aliases.contains(&name.as_str()))
    }

    /// How many columns, each given by its names, are there.
    pub(crate) fn count_of(&self, columns: &[&[&str]]) -> usize {
        columns.iter().filter(|aliases| self.has(aliases)).count()
    }

    /// The column of one of these names, now used. Refuses two.
    pub(crate) fn column(&self, aliases: &[&str]) -> Result<Option<usize>, FileProblem> {
        self.column_where(|name| aliases.contains(&name))
    }

    /// The column whose compared name fits, now used. Refuses two.
    pub(crate) fn column_where(
        &self,
        fits: impl Fn(&str) -> bool,
    ) -> Result<Option<usize>, FileProblem> {
        let mut found = self.folded.iter().enumerate().filter(|(_, name)| fits(name));
        let Some((column, _)) = found.next() else { return Ok(None) };
        if let Some((second, _)) = found.next() {
            let column = self.name(second).unwrap_or_default().to_owned();
            return Err(FileProblem::RepeatedColumn { column });
        }
        self.mark(column);
        Ok(Some(column))
    }

    /// Counts a column as used.
    pub(crate) fn mark(&self, column: usize) {
        if let Some(used) = self.used.borrow_mut().get_mut(column) {
            *used = true;
        }
    }

    /// The columns nothing asked for, as the file names them; each name once.
    pub(crate) fn unknown(&self) -> Vec<String> {
        let used = self.used.borrow();
        let mut unknown: Vec<String> = Vec::new();
        for (name, _) in self.names.iter().zip(used.iter()).filter(|(_, is_used)| !**is_used) {
            let name = name.trim();
            if !name.is_empty() && !unknown.iter().any(|known| known == name) {
                unknown.push(name.to_owned());
            }
        }
        unknown
    }

    /// The names for a message.
    pub(crate) fn shown(&self) -> Vec<String> {
        self.names.iter().map(|name| name.trim().to_owned()).collect()
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
    }

    #[test]
    fn columns_nobody_asked_for_are_named_once() {
        let header = Header::new(["sku", "Colour", "", "Colour"].map(str::to_owned).into());
        assert_eq!(header.column(&["sku"]).unwrap(), Some(0));
        assert_eq!(header.unknown(), ["Colour"]);
    }
}
