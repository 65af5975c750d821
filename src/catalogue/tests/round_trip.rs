//! Importing an export changes nothing, also for the exports of other systems.

use proptest::prelude::*;

use super::*;
use crate::ledger::item::{Alert, ItemStatus, Profile, Tracking};
use crate::ledger::label::Label;
use crate::ledger::level::Level;
use crate::ledger::sku::Sku;

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn profile(sku: &str, name: &str) -> Profile {
    Profile::new(Sku::parse(sku).unwrap(), label(name))
}

fn exported(to: Dialect, delimiter: Option<Delimiter>, items: &[(Profile, Level)]) -> Vec<u8> {
    let handles = ShopifyHandles::default();
    let options =
        ExportOptions { to, has_byte_order_mark: false, delimiter, location: None, handles };
    let mut export = CatalogueWriter::start(Vec::new(), &options).unwrap();
    for (item, level) in items {
        export.write(item, *level, None).unwrap();
    }
    export.finish().unwrap()
}

fn level(available: &str, reserved: &str) -> Level {
    Level { available: available.parse().unwrap(), reserved: reserved.parse().unwrap() }
}

pub(super) fn assert_unchanged(delimiter: Option<Delimiter>, items: &[(Profile, Level)]) {
    let bytes = exported(Dialect::Bincard, delimiter, items);
    let mut import = import(&bytes, &plain()).unwrap();
    let warnings = import.warnings();
    assert!(!warnings.iter().any(|one| matches!(one, Warning::UnknownColumns { .. })));
    for (item, level) in items {
        let Some(ParsedRow::Entry(entry)) = import.next_row().unwrap() else {
            panic!("{}", String::from_utf8_lossy(&bytes))
        };
        assert_eq!(updated_item(&entry, item), *item);
        assert_eq!(field_changes(&entry, Some(item)), []);
        assert_eq!(new_item(&entry).to_profile(), *item);
        if item.is_tracked() {
            assert_eq!(entry.quantities.on_hand, Some(level.on_hand().unwrap()));
        }
    }
    assert!(import.next_row().unwrap().is_none());
}

#[test]
fn export_then_import_changes_nothing() {
    let full = Profile {
        variation: Some(label("+1")),
        category: Some(label("a,b;c\td")),
        barcode: Some(label("0012345678905")),
        price: Some("1234.5".parse().unwrap()),
        cost: Some("0.125".parse().unwrap()),
        tracking: Tracking::Tracked,
        alert: Alert::Off,
        threshold: Some("2.5".parse().unwrap()),
        status: ItemStatus::Archived,
        ..profile("=A1", "He said \"no\"\nand left")
    };
    let on = Profile { alert: Alert::On, ..profile("-b", "'=x") };
    let untracked = Profile { tracking: Tracking::Untracked, ..profile("@c", "@name") };
    let items = [
        (full, level("1234", "1")),
        (on, level("-3.5", "0")),
        (untracked, level("0", "0")),
        (profile("6.37702E+15", "''=1"), level("0.00001", "0")),
        (profile("'6E+15", "שלום \u{200f}עולם"), level("1", "0")),
        (profile("É", "Thé\u{a0}noir 🍵"), level("1", "0")),
        (profile("#n", "sep=;"), level("1", "0")),
    ];
    for delimiter in [None, Some(Delimiter::SEMICOLON), "tab".parse().ok(), "|".parse().ok()] {
        assert_unchanged(delimiter, &items);
    }
}

#[test]
fn cells_that_spreadsheets_split_are_quoted_and_control_characters_visible() {
    let sku = Sku::stored("A\u{1b}[2J".to_owned());
    let item = Profile {
        barcode: Some(Label::stored("1\u{9b}2".to_owned())),
        ..Profile::new(sku, Label::stored("a;=1+1\u{202e}".to_owned()))
    };
    for to in [Dialect::Bincard, Dialect::Square, Dialect::Shopify, Dialect::Woocommerce] {
        let written = exported(to, None, &[(item.clone(), level("1", "0"))]);
        let written = String::from_utf8(written).unwrap();
        assert!(
            written.contains(",\"a;=1+1\\u{202e}\",") && written.contains("A\\u{1b}[2J"),
            "{written}"
        );
        let is_raw = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!written.contains(is_raw), "{written:?}");
    }
}

#[test]
fn an_export_is_what_the_contract_says() {
    let item = Profile { price: Some("4.50".parse().unwrap()), ..profile("TEA", "=Tea") };
    let written = exported(Dialect::Bincard, None, &[(item.clone(), level("5", "2"))]);
    assert_eq!(
        String::from_utf8(written).unwrap(),
        "sku,name,variation,category,barcode,price,cost,tracked,alert,threshold,on_hand,reserved,\
         available,archived\nTEA,'=Tea,,,,4.5,,true,,,7,2,5,false\n"
    );
    let options = ExportOptions {
        to: Dialect::Bincard,
        has_byte_order_mark: true,
        delimiter: Some(Delimiter::SEMICOLON),
        location: None,
        handles: ShopifyHandles::default(),
    };
    let mut export = CatalogueWriter::start(Vec::new(), &options).unwrap();
    export.write(&item, level("0.5", "0"), None).unwrap();
    let written = String::from_utf8(export.finish().unwrap()).unwrap();
    assert!(written.starts_with("\u{feff}sku;name;"), "{written}");
    assert!(written.ends_with(";4,5;;true;;;0,5;0;0,5;false\n"), "{written}");
}

#[test]
fn exports_of_other_systems_are_read_back() {
    let red = Profile {
        variation: Some(label("Red / M")),
        category: Some(label("Shirts")),
        price: Some("19.99".parse().unwrap()),
        threshold: Some("3".parse().unwrap()),
        ..profile("T-1", "Tee shirt")
    };
    let album = Profile { tracking: Tracking::Untracked, ..profile("A-1", "Album") };
    let items = [(red, level("4", "1")), (album, level("0", "0"))];
    for (dialect, expected) in [
        (
            Dialect::Square,
            "2 T-1 name=Tee shirt variation=Red / M category=Shirts price=19.99 \
             tracking=Tracked alert=On threshold=3 status=Active on_hand=5|\
             3 A-1 name=Album tracking=Untracked status=Active",
        ),
        (
            Dialect::Shopify,
            "2 T-1 name=Tee shirt variation=Red / M category=Shirts price=19.99 \
             tracking=Tracked status=Active on_hand=4|\
             3 A-1 name=Album tracking=Untracked status=Active",
        ),
        (
            Dialect::Woocommerce,
            "2 T-1 name=Tee shirt - Red / M category=Shirts price=19.99 tracking=Tracked \
             threshold=3 on_hand=4|3 A-1 name=Album tracking=Untracked",
        ),
    ] {
        let bytes = exported(dialect, None, &items);
        let options = with(|options| options.from = Some(dialect));
        let mut import = import(&bytes, &options).unwrap();
        assert_eq!(shown(&mut import).join("|"), expected);
    }
}

#[test]
fn a_formula_behind_another_delimiter_is_quoted() {
    let item = Profile { variation: Some(label("a;=1+1")), ..profile("A|B", "x\ty") };
    for delimiter in [None, Some(Delimiter::SEMICOLON), "tab".parse().ok()] {
        let written = exported(Dialect::Bincard, delimiter, &[(item.clone(), Level::default())]);
        let written = String::from_utf8(written).unwrap();
        assert!(written.contains("\"a;=1+1\""), "{written}");
    }
}

proptest! {
    #[test]
    fn any_text_survives(
        sku in "[!-~é'=+@-]{1,9}",
        name in "['=+@\t\n\r\",;|a-zé \u{5d0}\u{1f375}-]{1,12}",
        steps in -99_999_999_999_i64..99_999_999_999,
    ) {
        let (Ok(sku), Ok(name)) = (Sku::parse(&sku), Label::parse(&name)) else { return Ok(()) };
        let quantity = crate::ledger::quantity::Quantity::from_steps(steps).unwrap();
        let item = Profile {
            category: Some(name.clone()),
            price: crate::ledger::money::Money::from_steps(steps),
            ..Profile::new(sku, name)
        };
        let level = Level { available: quantity, ..Level::default() };
        for delimiter in [None, Some(Delimiter::SEMICOLON)] {
            assert_unchanged(delimiter, &[(item.clone(), level)]);
        }
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for head in [&b""[..], b"sku,name,quantity\n", b"Handle,Title,Location,On hand\n"] {
            let Ok(mut import) = import(&[head, &bytes].concat(), &plain()) else { continue };
            while let Ok(Some(_)) = import.next_row() {}
        }
    }
}
