//! The first record: which column is which, by English and French names without regard to case,
//! blanks and typographic marks, or by what `--map` says. What stands below a column is not read
//! here.

use std::cell::RefCell;
use std::str::FromStr;

use super::field::Field;
use crate::ledger::sku::fold;
use crate::refusal::{FileProblem, Refusal};
use crate::text::unescape_formula;

/// `COLUMN=FIELD`: this column of the file holds that field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    column: String,
    field: Field,
}

impl Mapping {
    /// Whether it names the column of this compared name.
    pub(crate) fn is_of(&self, folded_name: &str) -> bool {
        folded(&self.column) == folded_name
    }
}

impl FromStr for Mapping {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (column, word) = text
            .rsplit_once('=')
            .filter(|(column, _)| !column.trim().is_empty())
            .ok_or_else(|| Refusal::BadMapping { text: text.to_owned() })?;
        let wanted = folded(word);
        let fields = || Field::MAPPED.into_iter().map(|(field, _)| field);
        let field =
            fields().find(|field| field.names().contains(&wanted.as_str())).ok_or_else(|| {
                Refusal::UnknownWord {
                    text: word.trim().to_owned(),
                    known: Field::MAPPED.map(|(_, word)| word).join(", "),
                    nearest: crate::suggest::nearest(
                        &wanted,
                        fields().flat_map(|field| field.names().iter().copied()),
                    ),
                }
            })?;
        Ok(Self { column: column.trim().to_owned(), field })
    }
}

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

    /// The column of each field: what `--map` says, else what its name says.
    pub(crate) fn fields(&self, map: &[Mapping]) -> Result<Vec<(Field, usize)>, FileProblem> {
        let mut fields: Vec<(Field, usize)> = Vec::new();
        for mapping in map {
            let wanted = folded(&mapping.column);
            let column = self.column_where(|name| name == wanted)?.ok_or_else(|| {
                FileProblem::MapUnknownColumn {
                    column: mapping.column.clone(),
                    header: self.shown(),
                }
            })?;
            let is_taken =
                fields.iter().any(|(field, other)| *field == mapping.field || *other == column);
            if is_taken {
                return Err(FileProblem::DuplicateColumn { column: mapping.column.clone() });
            }
            fields.push((mapping.field, column));
        }
        self.add_named(&mut fields, Field::of_own_name)?;
        self.add_named(&mut fields, Field::of_other_name)?;
        if fields.iter().any(|(field, _)| *field == Field::Sku) {
            return Ok(fields);
        }
        let header = self.shown();
        Err(FileProblem::NoKnownHeader { header })
    }

    /// Adds the columns whose names tell a field that has none yet. Refuses two of one field.
    fn add_named(
        &self,
        fields: &mut Vec<(Field, usize)>,
        field_of: impl Fn(&str) -> Option<Field>,
    ) -> Result<(), FileProblem> {
        let before = fields.clone();
        for (column, name) in self.folded.iter().enumerate() {
            let Some(field) = field_of(name) else { continue };
            if before.iter().any(|(known, at)| *known == field || *at == column) {
                continue;
            }
            if let Some((_, first)) = fields.iter().find(|(known, _)| *known == field) {
                let is_repeated = self.folded.get(*first) == Some(name);
                let column = self.name(column).unwrap_or_default().to_owned();
                return Err(if is_repeated {
                    FileProblem::RepeatedColumn { column }
                } else {
                    FileProblem::DuplicateColumn { column }
                });
            }
            self.mark(column);
            fields.push((field, column));
        }
        Ok(())
    }

    /// The names for a message.
    pub(crate) fn shown(&self) -> Vec<String> {
        self.names.iter().map(|name| name.trim().to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Header {
        Header::new(names.iter().map(|name| (*name).to_owned()).collect())
    }

    fn columns(names: &[&str], map: &[&str]) -> Result<String, FileProblem> {
        let map: Vec<Mapping> = map.iter().map(|text| text.parse().unwrap()).collect();
        let mut fields = header(names).fields(&map)?;
        fields.sort_by_key(|(_, column)| *column);
        Ok(fields
            .iter()
            .map(|(field, column)| format!("{column}={}", field.word()))
            .collect::<Vec<_>>()
            .join(" "))
    }

    #[test]
    fn names_are_matched_however_they_are_written() {
        let found = columns(&[" SKU ", "Cate\u{301}gorie", "CODE\u{a0}À\u{a0}BARRES", "Qté"], &[]);
        assert_eq!(found.unwrap(), "0=sku 1=category 2=barcode 3=on_hand");
        assert_eq!(folded(" Nom de l\u{2019}attribut\u{a0}1 "), "nom de l'attribut 1");
    }

    #[test]
    fn what_spreadsheets_call_their_columns_is_known() {
        for (names, expected) in [
            ("SKU,Product name,Stock,Reorder level", Ok("0=sku 1=name 2=on_hand 3=threshold")),
            (
                "Réf.,Désignation,Déclinaison,Quantité en stock,Prix de vente,Seuil de réapprovisionnement",
                Ok("0=sku 1=name 2=variation 3=on_hand 4=price 5=threshold"),
            ),
            ("UGS,Libellé,Prix d\u{2019}achat,UPC", Ok("0=sku 1=name 2=cost 3=barcode")),
            ("sku,stock,quantity,item name,name", Ok("0=sku 2=on_hand 4=name")),
            ("sku,stock,stock on hand", Err("stock on hand")),
        ] {
            let found = columns(&names.split(',').collect::<Vec<_>>(), &[]);
            let expected = expected
                .map(str::to_owned)
                .map_err(|column: &str| FileProblem::DuplicateColumn { column: column.to_owned() });
            assert_eq!(found, expected, "{names}");
        }
        let found = columns(&["sku", "stock", "stock on hand"], &["stock on hand=quantity"]);
        assert_eq!(found.unwrap(), "0=sku 2=on_hand");
    }

    #[test]
    fn a_map_wins_over_names() {
        let found =
            columns(&["Ref", "sku", "Name", "Min Amount"], &["ref=sku", "Min Amount=minimum"]);
        assert_eq!(found.unwrap(), "0=sku 2=name 3=threshold");
        let found = columns(&["sku", "name", "a=b"], &["name=category", "a=b=quantité"]);
        assert_eq!(found.unwrap(), "0=sku 1=category 2=on_hand");
    }

    #[test]
    fn what_cannot_be_matched_is_refused() {
        let problem = columns(&["sku", "quantity", "On Hand"], &[]).unwrap_err();
        assert_eq!(problem, FileProblem::DuplicateColumn { column: "On Hand".into() });
        let problem = columns(&["a", "b"], &["a=sku", "b=sku"]).unwrap_err();
        assert_eq!(problem, FileProblem::DuplicateColumn { column: "b".into() });
        let problem = columns(&["a", "b"], &["c=sku"]).unwrap_err();
        let header = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(
            problem,
            FileProblem::MapUnknownColumn { column: "c".into(), header: header.clone() }
        );
        assert_eq!(columns(&["a", "b"], &[]).unwrap_err(), FileProblem::NoKnownHeader { header });
    }

    #[test]
    fn a_map_names_a_field() {
        let Err(Refusal::UnknownWord { nearest, .. }) = "x=barcod".parse::<Mapping>() else {
            panic!()
        };
        assert_eq!(nearest.as_deref(), Some("barcode"));
        for exported in ["x=reserved", "x=available"] {
            let Err(Refusal::UnknownWord { known, .. }) = exported.parse::<Mapping>() else {
                panic!()
            };
            assert!(known.ends_with("threshold, quantity, archived"), "{known}");
        }
        assert!(matches!("x".parse::<Mapping>(), Err(Refusal::BadMapping { .. })));
        assert!(matches!("=sku".parse::<Mapping>(), Err(Refusal::BadMapping { .. })));
    }

    #[test]
    fn columns_nobody_asked_for_are_named() {
        let header = header(&["sku", "Colour", "", "name"]);
        header.fields(&[]).unwrap();
        assert_eq!(header.unknown(), ["Colour"]);
    }
}
