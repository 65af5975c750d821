//! Which column of a spreadsheet contains which field, according to `--map` or its name.

use std::collections::HashSet;
use std::str::FromStr;

use super::columns::{
    field_of_labelled_name, field_of_other_name, field_of_own_name, map_word, mappable, own_names,
};
use crate::catalogue::reading::header::{Agreement, Header, folded};
use crate::catalogue::reading::switch::SwitchWords;
use crate::ledger::item_field::ItemField;
use crate::refusal::{FileProblem, Refusal};

/// `COLUMN=FIELD`: this column of the file contains that field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mapping {
    column: String,
    target: Target,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// `COLUMN=ignore`: the column is not read.
    Ignored,
    /// `COLUMN=archived`; a switch also as `COLUMN=!archived` or `COLUMN=archived:WORD`.
    Field(ItemField, SwitchWords),
}

/// A column that holds a field, and what its words mean if that is a switch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FieldColumn {
    pub(super) field: ItemField,
    pub(super) column: usize,
    pub(super) words: SwitchWords,
}

/// The words for a column that is not read.
pub(crate) const IGNORE: [&str; 2] = ["ignore", "ignorer"];

/// The two sides of `COLUMN=FIELD`.
pub(crate) fn column_and_field(text: &str) -> Result<(&str, &str), Refusal> {
    let (column, field) = text
        .rsplit_once('=')
        .filter(|(column, _)| !column.trim().is_empty())
        .ok_or_else(|| Refusal::BadMapping { text: text.to_owned() })?;
    Ok((column.trim(), field))
}

impl Mapping {
    /// Whether it names the column with this folded name.
    pub(crate) fn is_of(&self, folded_name: &str) -> bool {
        folded(&self.column) == folded_name
    }
}

impl std::fmt::Display for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let column = folded(&self.column);
        match &self.target {
            Target::Ignored => write!(f, "{column}={}", IGNORE[0]),
            Target::Field(field, SwitchWords { yes, is_inverted }) => {
                write!(f, "{column}={}{}", if *is_inverted { "!" } else { "" }, field.word())?;
                yes.iter().try_for_each(|yes| write!(f, ":{yes}"))
            }
        }
    }
}

impl FromStr for Mapping {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (column, word) = column_and_field(text)?;
        let column = column.to_owned();
        if IGNORE.contains(&folded(word).as_str()) {
            return Ok(Self { column, target: Target::Ignored });
        }
        let (bare, is_inverted) = match word.trim().strip_prefix('!') {
            Some(bare) => (bare, true),
            None => (word, false),
        };
        let (name, yes) = match bare.split_once(':') {
            Some((name, yes)) => (name, Some(folded(yes))),
            None => (bare, None),
        };
        let words = SwitchWords { yes, is_inverted };
        let requested = folded(name);
        let field = fields_of(&words)
            .find(|field| own_names(*field).contains(&requested.as_str()))
            .ok_or_else(|| unknown_field(word, &requested, &words))?;
        Ok(Self { column, target: Target::Field(field, words) })
    }
}

/// The fields that may be given with these words: only switches, unless there are none.
fn fields_of(words: &SwitchWords) -> impl Iterator<Item = ItemField> {
    let has_none = *words == SwitchWords::default();
    mappable().filter(move |field| has_none || is_switch(*field))
}

fn unknown_field(word: &str, requested: &str, words: &SwitchWords) -> Refusal {
    let known = || fields_of(words);
    let ignore = (*words == SwitchWords::default()).then_some(IGNORE[0]);
    Refusal::UnknownWord {
        text: word.trim().to_owned(),
        known: known().map(map_word).chain(ignore).collect::<Vec<_>>().join(", "),
        nearest: crate::suggest::nearest(
            requested,
            known().flat_map(|field| own_names(field).iter().copied()).chain(ignore),
        ),
    }
}

fn is_switch(field: ItemField) -> bool {
    matches!(field, ItemField::Tracked | ItemField::Alert | ItemField::Archived)
}

/// Whether the texts of several columns are one value.
fn is_joined(field: ItemField) -> bool {
    matches!(field, ItemField::Variation | ItemField::Barcode)
}

/// The column of each field: what `--map` says, else what its name says. A field may have several columns: the first
/// is then read, and where it is blank the next. The columns of a switch, whose words may differ, and of a variation
/// or barcodes, whose texts are joined, are each listed.
pub(super) fn field_columns(
    header: &Header,
    map: &[Mapping],
) -> Result<Vec<FieldColumn>, FileProblem> {
    let mut found = Found::new(header);
    for mapping in map {
        let requested = folded(&mapping.column);
        let same: Vec<usize> = header.columns_where(|name| name == requested).collect();
        let Some(&column) = same.first() else {
            let (column, header) = (mapping.column.clone(), header.shown());
            return Err(FileProblem::MapUnknownColumn { column, header });
        };
        if found.mapped.contains(&column) {
            return Err(FileProblem::DuplicateColumn { column: mapping.column.clone() });
        }
        found.mapped.extend(same.iter().copied());
        let Target::Field(field, words) = &mapping.target else {
            for column in same {
                header.mark(column);
            }
            continue;
        };
        header.column_where(|name| name == requested);
        found.has_mapped_barcode |= *field == ItemField::Barcode;
        let is_listed = is_switch(*field) || is_joined(*field);
        match found.first_of(*field) {
            Some(first) if !is_listed => {
                header.pair(first, column, Agreement::NotRequired);
            }
            Some(_) | None => found.add(*field, column, words.clone()),
        }
    }
    found.add_named(field_of_own_name);
    found.add_named(field_of_other_name);
    found.add_named(field_of_labelled_name);
    found.add_located();
    if found.first_of(ItemField::Sku).is_some() {
        return Ok([found.first, found.further].concat());
    }
    Err(FileProblem::NoKnownHeader { header: header.shown() })
}

/// Whether two columns of a field must have the same value in a row. For descriptive texts, and for barcodes, of
/// which an item may have several, the first value is used.
fn agreement(field: ItemField) -> Agreement {
    match field {
        ItemField::Name | ItemField::Variation | ItemField::Category | ItemField::Barcode => {
            Agreement::NotRequired
        }
        ItemField::Sku
        | ItemField::Price
        | ItemField::Cost
        | ItemField::Tracked
        | ItemField::Alert
        | ItemField::Threshold
        | ItemField::OnHand
        | ItemField::Reserved
        | ItemField::Available
        | ItemField::LowSince
        | ItemField::Archived
        | ItemField::StockAlert => Agreement::Required,
    }
}

/// The columns found so far.
struct Found<'a> {
    header: &'a Header,
    /// The columns that `--map` names.
    mapped: HashSet<usize>,
    has_mapped_barcode: bool,
    /// The first column of each field, and those listed beside it.
    first: Vec<FieldColumn>,
    further: Vec<FieldColumn>,
}

impl<'a> Found<'a> {
    fn new(header: &'a Header) -> Self {
        Self {
            header,
            mapped: HashSet::new(),
            has_mapped_barcode: false,
            first: Vec::new(),
            further: Vec::new(),
        }
    }

    fn first_of(&self, field: ItemField) -> Option<usize> {
        self.first.iter().find(|known| known.field == field).map(|known| known.column)
    }

    fn add(&mut self, field: ItemField, column: usize, words: SwitchWords) {
        self.header.mark(column);
        let is_first = self.first_of(field).is_none();
        let list = if is_first { &mut self.first } else { &mut self.further };
        list.push(FieldColumn { field, column, words });
    }

    /// Adds the columns whose names tell a field that has none yet. Of barcodes an item may have several, whatever the
    /// names of their columns.
    fn add_named(&mut self, field_of: impl Fn(&str) -> Option<ItemField>) {
        let mut before: Vec<ItemField> = self.first.iter().map(|known| known.field).collect();
        before.retain(|field| *field != ItemField::Barcode || self.has_mapped_barcode);
        for (column, name) in self.header.folded().iter().enumerate() {
            let Some(field) = field_of(name) else { continue };
            if self.mapped.contains(&column) || before.contains(&field) {
                continue;
            }
            match self.first_of(field).filter(|_| field != ItemField::Barcode) {
                Some(first) => self.header.pair(first, column, agreement(field)),
                None => self.add(field, column, SwitchWords::default()),
            }
        }
    }

    /// Adds the columns of an outlet, `inventory_Main` and `reorder_point_Main`, of a system that has one of each for
    /// every outlet and says of every item whether it is tracked.
    fn add_located(&mut self) {
        if !self.header.has(&["track inventory"]) {
            return;
        }
        for (field, prefix) in
            [(ItemField::OnHand, "inventory "), (ItemField::Threshold, "reorder point ")]
        {
            if self.first_of(field).is_some() {
                continue;
            }
            if let Some(column) = self.header.column_where(|name| name.starts_with(prefix)) {
                self.add(field, column, SwitchWords::default());
            }
        }
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
        let mut fields = field_columns(&header(names), &map)?;
        fields.sort_by_key(|found| found.column);
        Ok(fields
            .iter()
            .map(|found| format!("{}={}", found.column, found.field.word()))
            .collect::<Vec<_>>()
            .join(" "))
    }

    #[test]
    fn names_are_matched_however_they_are_written() {
        let found = columns(&[" SKU ", "Cate\u{301}gorie", "CODE\u{a0}À\u{a0}BARRES", "Qté"], &[]);
        assert_eq!(found.unwrap(), "0=sku 1=category 2=barcode 3=on_hand");
    }

    #[test]
    fn common_column_names_are_known() {
        for (names, expected) in [
            ("SKU,Product name,Stock,Reorder level", "0=sku 1=name 2=on_hand 3=threshold"),
            (
                "Réf.,Désignation,Déclinaison,Quantité en stock,Prix de vente,Seuil de réapprovisionnement",
                "0=sku 1=name 2=variation 3=on_hand 4=price 5=threshold",
            ),
            ("UGS,Libellé,Prix d\u{2019}achat,UPC", "0=sku 1=name 2=cost 3=barcode"),
            ("sku,stock,quantity,item name,name", "0=sku 2=on_hand 4=name"),
            ("sku,stock,stock on hand", "0=sku 1=on_hand"),
            ("sku,product_name,stock_quantity,unit_price", "0=sku 1=name 2=on_hand 3=price"),
            ("id,name,default_code,list_price,qty_available", "1=name 2=sku 3=price 4=on_hand"),
            (
                "handle,sku,retail_price,inventory_Main,reorder_point_Main,track_inventory",
                "1=sku 2=price 3=on_hand 4=threshold 5=tracked",
            ),
            ("sku,inventory policy", "0=sku"),
            ("SKU:,Price ($),Cost (CAD),Qty (units)", "0=sku 1=price 2=cost 3=on_hand"),
            ("sku,Quantity (min),Price (wholesale)", "0=sku"),
            (
                "UGS,Coût d\u{2019}achat,Qté en main,Seuil min.",
                "0=sku 1=cost 2=on_hand 3=threshold",
            ),
            ("No article,Stock disponible", "0=sku 1=on_hand"),
        ] {
            let found = columns(&names.split(',').collect::<Vec<_>>(), &[]);
            assert_eq!(found.unwrap(), expected, "{names}");
        }
        let found = columns(&["sku", "stock", "stock on hand"], &["stock on hand=quantity"]);
        assert_eq!(found.unwrap(), "0=sku 2=on_hand");
    }

    #[test]
    fn a_map_takes_precedence_over_names() {
        let found =
            columns(&["Ref", "sku", "Name", "Min Amount"], &["ref=sku", "Min Amount=minimum"]);
        assert_eq!(found.unwrap(), "0=sku 2=name 3=threshold");
        let found = columns(&["sku", "name", "a=b"], &["name=category", "a=b=quantité"]);
        assert_eq!(found.unwrap(), "0=sku 1=category 2=on_hand");
    }

    #[test]
    fn a_mapped_column_that_occurs_twice_is_nothing_else() {
        let found = columns(&["sku", "name", "Name"], &["name=category"]);
        assert_eq!(found.unwrap(), "0=sku 1=category");
        assert_eq!(columns(&["sku", "name", "Name"], &["name=ignore"]).unwrap(), "0=sku");
    }

    #[test]
    fn a_map_is_written_as_it_is_compared() {
        for (text, shown) in [
            ("Name = ignorer", "name=ignore"),
            ("Active=!Archived", "active=!archived"),
            ("Status=archived: In Active", "status=archived:in active"),
            ("Status=!suivi:None", "status=!tracked:none"),
        ] {
            assert_eq!(text.parse::<Mapping>().unwrap().to_string(), shown);
        }
        for text in ["x=!name", "x=price:free"] {
            let Err(Refusal::UnknownWord { known, .. }) = text.parse::<Mapping>() else { panic!() };
            assert_eq!(known, "tracked, alert, archived");
        }
    }

    #[test]
    fn what_cannot_be_matched_is_refused() {
        let problem = columns(&["a", "b"], &["a=sku", "a=name"]).unwrap_err();
        assert_eq!(problem, FileProblem::DuplicateColumn { column: "a".into() });
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
            assert!(known.ends_with("threshold, quantity, archived, ignore"), "{known}");
        }
        assert!(matches!("x".parse::<Mapping>(), Err(Refusal::BadMapping { .. })));
        assert!(matches!("=sku".parse::<Mapping>(), Err(Refusal::BadMapping { .. })));
    }
}
