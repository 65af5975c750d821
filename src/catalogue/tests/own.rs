//! bincard's own files, and any spreadsheet with `--map`.

use super::*;
use crate::ledger::item::Tracking;
use crate::refusal::{FileProblem, RowProblem};

#[test]
fn only_a_sku_is_needed() {
    assert_eq!(rows("sku\n00012\nTEA\n", &plain()), ["2 00012", "3 TEA"]);
}

#[test]
fn blank_is_not_zero() {
    let text = "sku,name,category,price,quantity,threshold,tracked,alert,archived\nA,,,,,,,,\n";
    assert_eq!(rows(text, &plain()), ["2 A name- category- price- alert=Unset threshold-"]);
    let mapped = with(|options| options.map = vec!["category=category".parse().unwrap()]);
    assert_eq!(rows(text, &mapped), ["2 A"]);
}

#[test]
fn french_headers_words_and_numbers_are_read() {
    let text = "Référence;Nom;Catégorie;Prix;Coût;Suivi;Alerte;Seuil;Quantité\n\
                THÉ-1;Thé noir;Thés;12 000,50 $;1,5;oui;non;2,5;10\n";
    assert_eq!(
        rows(text, &plain()),
        ["2 THÉ-1 name=Thé noir category=Thés price=12000.5 cost=1.5 tracking=Tracked alert=Off \
          threshold=2.5 on_hand=10"]
    );
}

#[test]
fn bad_cells_are_reported_with_line_column_and_value() {
    let text = "sku,Price,Qty,Tracked\nA,\"1,234\",1,yes\n,1,1,\nB,1,many,\nC,1,1,maybe\n\
                6.37702E+15,1,1,\nD,1\nE,1,1,,x\n";
    let shown = rows(text, &plain());
    assert_eq!(
        shown[0],
        "2 Price[1,234] AmbiguousComma { decimal: \"1.234\", thousands: \"1234\" }"
    );
    assert_eq!(shown[1], "3 sku[] Blank");
    assert!(shown[2].starts_with("4 Qty[many] Refused(BadNumber"), "{}", shown[2]);
    assert!(shown[3].starts_with("5 Tracked[maybe] UnknownWord"), "{}", shown[3]);
    assert_eq!(shown[4], "6 sku[6.37702E+15] SpreadsheetNumber");
    assert_eq!(shown[5], "7 [D | 1] RowLength { cells: 2, header: 4 }");
    assert_eq!(shown[6], "8 [E | 1 | 1 |  | x] RowLength { cells: 5, header: 4 }");
}

#[test]
fn a_text_is_read_from_the_formula_that_keeps_its_zeros() {
    let text = "sku,name,barcode,category\n=\"00123\",Tea,\"=\"\"0012345678905\"\"\",'=\"x\"\n";
    assert_eq!(rows(text, &plain()), [r#"2 00123 name=Tea category==\"x\" barcode=0012345678905"#]);
    let mut rejects = RejectsWriter::new(Vec::new(), &[], Delimiter::COMMA);
    rejects.write(["=\"00123\""].into_iter(), "no").unwrap();
    assert_eq!(rejects.finish().unwrap(), b"no,\"=\"\"00123\"\"\"\n");
}

#[test]
fn a_sku_occurs_once() {
    let text = "sku,name\nTEA,\"a\nb\"\nMUG,x\ntea,y\n";
    let shown = rows(text, &plain());
    assert_eq!(shown[2], "5 sku[tea] DuplicateSku { first: 2 }");
}

#[test]
fn blank_rows_are_skipped() {
    assert_eq!(rows("sku,name\n\n,\nA,x\n", &plain()), ["Blank", "4 A name=x"]);
}

#[test]
fn a_map_reads_any_spreadsheet() {
    let text = "Company,Name,QTY,Min Amount,Item Number\nAcme,Drill,50,100,0063\n";
    let options = with(|options| {
        options.map =
            ["Item Number=sku", "Min Amount=threshold"].map(|m| m.parse().unwrap()).into();
    });
    let mut import = import(text.as_bytes(), &options).unwrap();
    assert_eq!(shown(&mut import), ["2 0063 name=Drill threshold=100 on_hand=50"]);
    let columns = vec!["Company".to_owned()];
    assert_eq!(import.warnings(), [Warning::UnknownColumns { columns }]);
}

#[test]
fn a_row_with_a_cell_missing_in_the_middle_is_refused() {
    let text = "name , slug , sku , stockOnHand , track , assets\nEasel , , M02 , 10 , false ,\n\
                Pencils , , 4.16 , 10\n\nSmock , , 10112 , 10 , false , \n";
    let options = with(|options| options.map = vec!["stockOnHand=quantity".parse().unwrap()]);
    let shown = rows(text, &options);
    assert_eq!(shown[0], "2 M02 name=Easel on_hand=10");
    assert!(shown[1].ends_with("RowLength { cells: 4, header: 6 }"), "{}", shown[1]);
    assert_eq!(shown[2], "5 10112 name=Smock on_hand=10");
}

#[test]
fn decimal_commas_are_read_on_request() {
    let options = with(|options| options.decimal_mark = Some(DecimalMark::Comma));
    assert_eq!(rows("sku,price\nA,\"2,5\"\n", &options), ["2 A price=2.5"]);
    let options = with(|options| options.delimiter = Some("#".parse().unwrap()));
    assert_eq!(rows("sku#price\nA#2.5\n", &options), ["2 A price=2.5"]);
}

#[test]
fn other_encodings_are_refused_until_they_are_named() {
    let bytes = b"sku,name\nA,Th\xe9 noir\n";
    let mut refused = import(bytes, &plain()).unwrap();
    let Err(Refusal::BadFile { why: FileProblem::NotUtf8 { line: 2, readings }, .. }) =
        refused.next_row()
    else {
        panic!()
    };
    assert_eq!(readings[0], ("windows-1252".to_owned(), "Thé noir".to_owned()));
    let options = with(|options| options.encoding = Some("windows-1252".parse().unwrap()));
    assert_eq!(shown(&mut import(bytes, &options).unwrap()), ["2 A name=Thé noir"]);
    let wide: Vec<u8> =
        "\u{feff}sku\tname\r\nA\tThé\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(shown(&mut import(&wide, &plain()).unwrap()), ["2 A name=Thé"]);
}

#[test]
fn the_track_option_takes_precedence_and_untracked_items_have_no_quantity() {
    let text = "sku,tracked,quantity\nA,yes,5\nB,no,5\n";
    assert_eq!(rows(text, &plain()), ["2 A tracking=Tracked on_hand=5", "3 B tracking=Untracked"]);
    let options = with(|options| options.track = Some(Tracking::Tracked));
    assert_eq!(
        rows(text, &options),
        ["2 A tracking=Tracked on_hand=5", "3 B tracking=Tracked on_hand=5"]
    );
}

#[test]
fn a_header_without_a_sku_is_refused() {
    let why = import(b"colour,size\nred,M\n", &plain()).err().unwrap();
    assert!(matches!(why, Refusal::BadFile { why: FileProblem::NoKnownHeader { .. }, .. }));
}

#[test]
fn an_endless_record_is_refused() {
    let text = format!("sku,name\nA,{}\n", "x".repeat(3 << 20));
    let Err(Refusal::BadRows { rows, .. }) = import(text.as_bytes(), &plain()).unwrap().next_row()
    else {
        panic!()
    };
    assert_eq!((rows[0].line, &rows[0].problem), (2, &RowProblem::RecordTooLong));
}

#[test]
fn rejects_contain_the_original_rows_and_the_error() {
    let text = "sku;Prix\nA;x\nB;1;;\n";
    let mut import = import(text.as_bytes(), &plain()).unwrap();
    let mut rejects = RejectsWriter::new(Vec::new(), import.header(), import.delimiter());
    rejects.header(import.header()).unwrap();
    while let Some(result) = import.next_row().unwrap() {
        if let ParsedRow::Refused(_) = result {
            rejects.write(import.cells(), "no; number").unwrap();
        }
    }
    let written = String::from_utf8(rejects.finish().unwrap()).unwrap();
    assert_eq!(written, "sku;Prix;error\nA;x;\"no; number\"\n");
    let header: Vec<String> = ["sku", "error"].map(str::to_owned).into();
    let mut again = RejectsWriter::new(Vec::new(), &header, Delimiter::COMMA);
    again.header(&header).unwrap();
    again.write(["A", "old"].into_iter(), "new").unwrap();
    assert_eq!(again.finish().unwrap(), b"sku,error\nA,new\n");
}

#[test]
fn a_long_file_is_read_from_its_start() {
    for header in ["sku,name", "SKU,Item Name,Variation Name"] {
        let columns = header.split(',').count();
        let row =
            |number: u32| format!("S-{number}{}\n", ",a name of some length".repeat(columns - 1));
        let text: String =
            [format!("{header}\n")].into_iter().chain((0..200_000).map(row)).collect();
        assert!(text.len() > 4 << 20);
        let mut import = CatalogueReader::open("x", file_of(text.as_bytes()), &plain()).unwrap();
        let (mut read, mut last) = (0, 0);
        while let Some(ParsedRow::Entry(entry)) = import.next_row().unwrap() {
            (read, last) = (read + 1, entry.line);
        }
        assert_eq!((read, last), (200_000, 200_001), "{header}");
    }
}

#[test]
fn a_map_cannot_be_combined_with_another_system() {
    let options = with(|options| {
        options.from = Some(Dialect::Square);
        options.map = vec!["a=sku".parse().unwrap()];
    });
    assert!(matches!(import(b"a\n1\n", &options), Err(Refusal::ConflictingWords { .. })));
}
