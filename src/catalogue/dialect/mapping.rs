//! Which column of a spreadsheet holds which field: by what `--map` says, else by its name.

use std::str::FromStr;

use super::columns::{field_of_other_name, field_of_own_name, map_word, mappable, own_names};
use crate::catalogue::reading::header::{Header, folded};
use crate::ledger::item_field::ItemField;
use crate::refusal::{FileProblem, Refusal};

/// `COLUMN=FIELD`: this column of the file holds that field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    column: String,
    field: ItemField,
}

impl Mapping {
    /// Whether it names the column of this compared name.
    pub(crate) fn is_of(&self, folded_name: &str) -> bool {
        folded(&self.column) == folded_name
    }
}

impl std::fmt::Display for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}", folded(&self.column), self.field.word())
    }
}

impl FromStr for Mapping {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (column, word) = text
            .rsplit_once('=')
            .filter(|(column, _)| !column.trim().is_empty())
            .ok_or_else(|| Refusal::BadMapping { text: text.to_owned() })?;
        let requested = folded(word);
        let field = mappable()
            .find(|field| own_names(*field).contains(&requested.as_str()))
            .ok_or_else(|| Refusal::UnknownWord {
                text: word.trim().to_owned(),
                known: mappable().map(map_word).collect::<Vec<_>>().join(", "),
                nearest: crate::suggest::nearest(
                    &requested,
                    mappable().flat_map(|field| own_names(field).iter().copied()),
                ),
            })?;
        Ok(Self { column: column.trim().to_owned(), field })
    }
}

/// The column of each field: what `--map` says, else what its name says.
pub(super) fn field_columns(
    header: &Header,
    map: &[Mapping],
) -> Result<Vec<(ItemField, usize)>, FileProblem> {
    let mut fields: Vec<(ItemField, usize)> = Vec::new();
    for mapping in map {
        let requested = folded(&mapping.column);
        let column = header.column_where(|name| name == requested)?.ok_or_else(|| {
            FileProblem::MapUnknownColumn { column: mapping.column.clone(), header: header.shown() }
        })?;
        let is_taken =
            fields.iter().any(|(field, other)| *field == mapping.field || *other == column);
        if is_taken {
            return Err(FileProblem::DuplicateColumn { column: mapping.column.clone() });
        }
        fields.push((mapping.field, column));
    }
    add_named(header, &mut fields, field_of_own_name)?;
    add_named(header, &mut fields, field_of_other_name)?;
    if fields.iter().any(|(field, _)| *field == ItemField::Sku) {
        return Ok(fields);
    }
    Err(FileProblem::NoKnownHeader { header: header.shown() })
}

/// Adds the columns whose names tell a field that has none yet. Refuses two of one field.
fn add_named(
    header: &Header,
    fields: &mut Vec<(ItemField, usize)>,
    field_of: impl Fn(&str) -> Option<ItemField>,
) -> Result<(), FileProblem> {
    let before = fields.clone();
    for (column, name) in header.folded().iter().enumerate() {
        let Some(field) = field_of(name) else { continue };
        if before.iter().any(|(known, at)| *known == field || *at == column) {
            continue;
        }
        if let Some((_, first)) = fields.iter().find(|(known, _)| *known == field) {
            let is_repeated = header.folded().get(*first) == Some(name);
            let column = header.name(column).unwrap_or_default().to_owned();
            return Err(if is_repeated {
                FileProblem::RepeatedColumn { column }
            } else {
                FileProblem::DuplicateColumn { column }
            });
        }
        header.mark(column);
        fields.push((field, column));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Header {
        Header::new(names.iter().map(|name| (*name).to_owned()).collect())
    }

    fn columns(names: &[&str], map: &[&str]) -> Result<String, FileProblem> {
        let map: Vec<Mapping> = map.iter().map(|text| text.parse().unwrap()).collect();
        let mut fields = field_columns(&header(names), &map)?;
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
}
