//! Files as Square, Shopify and WooCommerce write them.

use super::*;
use crate::ledger::item::Tracking;
use crate::refusal::FileProblem;

fn warnings(text: &str) -> Vec<Warning> {
    let mut import = import(text.as_bytes(), &plain()).unwrap();
    shown(&mut import);
    let mut warnings = import.warnings();
    warnings.retain(|warning| !matches!(warning, Warning::UnknownColumns { .. }));
    warnings
}

fn problem(text: &str, options: &ImportOptions) -> FileProblem {
    match import(text.as_bytes(), options) {
        Err(Refusal::BadFile { why, .. }) => why,
        other => panic!("{:?}", other.err()),
    }
}

#[test]
fn square_reads_the_quantities_of_its_location() {
    let text = "Token,Item Name,Variation Name,SKU,Category,GTIN,Price,Default Unit Cost,Stockable,\
                Archived,Current Quantity Main St,New Quantity Main St,\
                Stock Alert Enabled Main St,Stock Alert Count Main St\n\
                T1,Cap,Black,C-1,HATS,0012,24.00,6.50,Y,N,0,,Y,5\n\
                T2,Cap,\"Red,\nbright\",,HATS,,variable,,N,Y,,,N,\n\
                T3,Cap,Blue,C-3,,,,,,,4,6,N,2\n";
    let mut import = import(text.as_bytes(), &plain()).unwrap();
    assert_eq!(import.dialect(), Dialect::Square);
    assert_eq!(
        shown(&mut import),
        [
            "2 C-1 name=Cap variation=Black category=HATS barcode=0012 price=24 cost=6.5 \
             tracking=Tracked alert=On threshold=5 status=Active on_hand=0",
            "3 T2 name=Cap variation=Red,\\nbright category=HATS tracking=Untracked status=Archived",
            "5 C-3 name=Cap variation=Blue alert=Off threshold=2 on_hand=4 new=6 old=4",
        ]
    );
    let thresholds = Warning::ThresholdAtOrBelow { count: 1, dialect: Dialect::Square };
    assert_eq!(import.warnings(), [Warning::Untracked { count: 1, quantities: 0 }, thresholds]);
}

#[test]
fn square_requires_a_location() {
    let text = "Item Name,SKU,Current Quantity A,New Quantity A,Current Quantity b c\nx,S,1,,2\n";
    let text = text.replace("Item Name,", "Token,Item Name,").replace("\nx", "\nt,x");
    let locations = vec!["A".to_owned(), "b c".to_owned()];
    assert_eq!(
        problem(&text, &plain()),
        FileProblem::ManyLocations { locations: locations.clone() }
    );
    let at = |name: &str| with(|options| options.location = Some(name.to_owned()));
    assert_eq!(rows(&text, &at("B C")), ["2 S name=x on_hand=2"]);
    assert_eq!(
        problem(&text, &at("D")),
        FileProblem::UnknownLocation { location: "D".to_owned(), locations }
    );
    let old = "Token,Item Name,SKU,Current Quantity\nt,x,S,3\n";
    assert_eq!(rows(old, &plain()), ["2 S name=x on_hand=3"]);
}

#[test]
fn shopify_rows_take_the_title_of_their_handle() {
    let text = "Handle,Title,Type,Option1 Name,Option1 Value,Option2 Value,Variant SKU,\
                Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Variant Barcode,\
                Image Src\n\
                tee,Tee,Shirts,Size,S,Red,,shopify,3,19.99,'3212,http://x/1\n\
                tee,,,,M,Red,'0042,shopify,-1,20,,\n\
                tee,,,,,,,,,,,http://x/2\n\
                mug,Mug,,Title,Default Title,,,,7,5,,\n";
    let mut first = import(text.as_bytes(), &plain()).unwrap();
    assert_eq!(
        shown(&mut first),
        [
            "2 tee/S/Red name=Tee variation=S / Red category=Shirts barcode=3212 price=19.99 \
             tracking=Tracked on_hand=3",
            "3 0042 name=Tee variation=M / Red category=Shirts price=20 tracking=Tracked \
             on_hand=-1",
            "ImageOnly",
            "5 mug/Default Title name=Mug price=5 tracking=Untracked",
        ]
    );
    assert_eq!(first.warnings(), [Warning::Untracked { count: 1, quantities: 1 }]);
    let options = with(|options| options.track = Some(Tracking::Tracked));
    assert!(rows(text, &options)[3].ends_with("tracking=Tracked on_hand=7"));
}

#[test]
fn shopifys_new_headers_are_read() {
    let text = "Title,URL handle,Status,SKU,Option1 name,Option1 value,Price,Cost per item,\
                Inventory tracker,Inventory quantity,Product image URL\n\
                Cape,cape,Archived,C-S,Size,S,589.00,200,shopify,10,u\n\
                ,cape,,,,M,589.00,,shopify,10,,\n\
                Vest,vest,Active,V-S,Size,S,,,,shopify,manual,\n";
    assert_eq!(rows(text, &plain())[2], "Unpriced");
    assert_eq!(
        rows(text, &plain())[..2],
        [
            "2 C-S name=Cape variation=S price=589 cost=200 tracking=Tracked status=Archived \
             on_hand=10",
            "3 cape/M name=Cape variation=M price=589 tracking=Tracked status=Archived on_hand=10",
        ]
    );
}

#[test]
fn shopify_inventories_have_three_forms() {
    let head = "Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO";
    let wide = format!(
        "{head},Main,Depot\nbag,Bag,Title,Default Title,B-1,,,2,not stocked\n\
         mug,Mug,,,,,,,9\n"
    );
    let at = |name: &str| with(|options| options.location = Some(name.to_owned()));
    let locations = vec!["Main".to_owned(), "Depot".to_owned()];
    assert_eq!(problem(&wide, &plain()), FileProblem::ManyLocations { locations });
    assert_eq!(rows(&wide, &at("main")), ["2 B-1 name=Bag on_hand=2", "3 mug name=Mug"]);
    assert_eq!(rows(&wide, &at("Depot")), ["NotStocked", "3 mug name=Mug on_hand=9"]);

    let long = format!(
        "{head},Location,Bin name,Available (not editable),On hand\n\
         bag,Bag,Color,Red,B-1,,,Main,,1,2\nbag,Bag,Color,Red,B-1,,,Depot,,5,5\n"
    );
    let FileProblem::ManyLocations { locations } = problem(&long, &plain()) else { panic!() };
    assert_eq!(locations, ["Main", "Depot"]);
    assert_eq!(
        rows(&long, &at("depot")),
        ["OtherLocation", "3 B-1 name=Bag variation=Red on_hand=5"]
    );

    let new = format!(
        "{head},Location,On hand (current),On hand (new)\nbag,Bag,,,B-1,,,Main,2,3\n\
         mug,Mug,,,M-1,,,Main,4,\n"
    );
    assert_eq!(
        rows(&new, &plain()),
        ["2 B-1 name=Bag on_hand=2 new=3 old=2", "3 M-1 name=Mug on_hand=4"]
    );

    let later = "Handle,Title,Option1 Name,Option1 Value,SKU,Location,On hand\n\
                 tea,Tea,Size,S,A,Depot,1\ntea,,Size,M,B,Main,2\nmug,,Size,M,C,Main,3\n";
    assert_eq!(
        rows(later, &at("main")),
        ["OtherLocation", "3 B name=Tea variation=M on_hand=2", "4 C variation=M on_hand=3"]
    );
}

#[test]
fn a_repeated_sku_gets_the_systems_own_identity() {
    let text = "Handle,Title,Option1 Value,Variant SKU,Variant Price\n\
                tee,Tee,S,TEE,1\ntee,,M,tee,1\nmug,Mug,,MUG,2\n";
    assert_eq!(
        rows(text, &plain()),
        [
            "2 tee/S name=Tee variation=S price=1",
            "3 tee/M name=Tee variation=M price=1",
            "4 MUG name=Mug price=2"
        ]
    );
    let repeated = |sku: &str, line, instead: &str| Warning::RepeatedSku {
        sku: sku.to_owned(),
        line,
        instead: instead.to_owned(),
    };
    assert_eq!(warnings(text), [repeated("TEE", 2, "tee/S"), repeated("tee", 3, "tee/M")]);
}

#[test]
fn at_most_twenty_repeated_skus_are_listed() {
    let rows: Vec<String> = (0..30).map(|number| format!("h{number},T,5,SAME\n")).collect();
    let shown = warnings(&format!("Handle,Title,Variant Price,Variant SKU\n{}", rows.concat()));
    assert_eq!(shown.len(), 21);
    assert_eq!(shown.last(), Some(&Warning::RepeatedSkus { count: 30 }));
}

#[test]
fn woocommerce_variations_find_their_parent_anywhere() {
    let text = "ID,Type,SKU,Name,Tax status,Stock,Low stock amount,Regular price,Sale price,\
                Categories,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 value(s)\n\
                9,variation,,\"Tee - Red, M\",taxable,6,2,20,,,id:7,Color,Red,M\n\
                ,variation,,,taxable,parent,,20,,,TEE,Color,Blue,\n\
                7,variable,TEE,'=Tee,taxable,,,,,Clothing > Tees,,Color,\"Red, Blue\",M\n\
                8,\"simple, virtual\",'-A,Album,taxable,,,15,10,Music,,,,\n\
                3,grouped,G,Set,taxable,,,,,,,,,\n";
    let mut import = import(text.as_bytes(), &plain()).unwrap();
    assert_eq!(
        shown(&mut import),
        [
            "2 id:9 name==Tee variation=Red, M category=Clothing > Tees price=20 \
             tracking=Tracked threshold=2 on_hand=6",
            "3 TEE/Blue name==Tee variation=Blue category=Clothing > Tees price=20 \
             tracking=Untracked",
            "ProductType { kind: \"variable\" }",
            "5 -A name=Album category=Music price=15 tracking=Untracked",
            "ProductType { kind: \"grouped\" }",
        ]
    );
    assert_eq!(
        warnings(text),
        [
            Warning::Untracked { count: 2, quantities: 0 },
            Warning::ThresholdAtOrBelow { count: 1, dialect: Dialect::Woocommerce }
        ]
    );
}

#[test]
fn woocommerce_in_french_is_read() {
    let text = "ID,Type,UGS,Nom,En stock\u{a0}?,Stock,Montant de stock faible,Tarif régulier,\
                Catégories,Parent,Nom de l’attribut 1,Valeur(s) de l’attribut 1 \n\
                1,simple,THÉ,Thé,1,5,1,\"12,50\",Thés,,,\n";
    let options = with(|options| options.decimal_mark = Some(DecimalMark::Comma));
    assert_eq!(
        rows(text, &options),
        ["2 THÉ name=Thé category=Thés price=12.5 tracking=Tracked threshold=1 on_hand=5"]
    );
}
