//! `sell --batch` and `adjust --batch`: checked as a whole, all or nothing, with every bad row reported by its line.

use crate::support::Shop;

#[test]
fn a_day_of_sales_is_recorded_from_one_file() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.wait(60);
    shop.write("day.csv", "sku,quantity,sale,at,key,note\nTEA,2,R1,2026-11-24T12:30:00Z,,first\nMUG,1,R1,,,\nTEA,1,,,,\nMUG,7,R2,,,\n");
    let told = shop.json("sell --batch SHOP/day.csv");
    assert_eq!(told["numbers"].as_array().unwrap().len(), 3);
    assert_eq!(told["items"][0]["before"], 20);
    assert_eq!(shop.stock("TEA"), "17/0/17");
    assert_eq!(shop.stock("MUG"), "-3/0/-3", "running out stops no sale");
    let history = shop.history("TEA");
    assert_eq!(history[1], "12:30 sale available→sold 2: 20→18", "told at its own time");
    assert_eq!(history.last().unwrap(), "13:00 sale available→sold 1: 18→17");
    shop.checks();
}

#[test]
fn a_batch_prints_one_ndjson_line_for_each_sale_or_adjustment() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("day.csv", "sku,quantity,sale\nTEA,2,R1\nMUG,1,R1\nTEA,1,\n");
    let rows = shop.rows("sell --batch SHOP/day.csv --dry-run");
    assert_eq!(rows.iter().map(|row| row["dry_run"] == true).collect::<Vec<_>>(), [true, true]);
    let rows = shop.rows("sell --batch SHOP/day.csv");
    assert_eq!((rows.len(), &rows[0]["reference"]), (2, &"R1".into()));
    assert!(rows.iter().all(|row| row["number"].is_string() && row["repeated"] == false));
    shop.write("sheet.csv", "sku,count\nTEA,16\nMUG,4\n");
    assert_eq!(shop.column("adjust --batch SHOP/sheet.csv", "sku"), "TEA MUG");
}

#[test]
fn every_bad_row_is_reported_and_nothing_is_recorded() {
    let shop = Shop::with("TEA=20");
    shop.write(
        "day.csv",
        "sku,quantity,at\nTEA,2,\nNOPE,1,\nTEA,x,\nTEA,0,\nTEA,1,2999-01-01\nTEA,1,never\nTEA,1\n",
    );
    let before = shop.content();
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv
        error: 6 rows of `SHOP/day.csv` are invalid; nothing was changed
          line 3, column `sku`: there is no item with the SKU `NOPE`
          line 4, column `quantity`: `x` is not a number
          line 5, column `quantity`, `0`: it is zero
          line 6, column `at`: `2999-01-01` is in the future
          line 7, column `at`: `never` is not a date or time
          line 8: the row has 2 cells, but the header has 3
        hint: fix the file and run the same command again
        [65]
        ",
    );
    assert_eq!(shop.content(), before);
}

#[test]
fn a_long_cell_is_shortened_in_the_error() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", format!("sku,quantity,key\nTEA,2,{}\n", "k".repeat(256)));
    let told = format!(
        "column `key`: `{}…` is not valid: it is longer than 255 characters\n",
        "k".repeat(100)
    );
    let ran = shop.typed("sell --batch SHOP/day.csv");
    assert!(ran.code == 65 && ran.err.contains(&told), "{}", ran.err);
}

#[test]
fn a_batch_sent_again_records_nothing_twice() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", "sku,quantity,key\nTEA,2,till-1\nTEA,3,till-2\n");
    shop.ok("sell TEA=2 --key till-1");
    let told = shop.json("sell --batch SHOP/day.csv");
    assert_eq!(told["repeated_sales"], 1);
    let repeated = |told: &serde_json::Value, nth: usize| told["sales"][nth]["repeated"].clone();
    assert_eq!((repeated(&told, 0), repeated(&told, 1)), (true.into(), false.into()));
    let again = shop.json("sell --batch SHOP/day.csv");
    assert_eq!((&again["repeated_sales"], &again["numbers"]), (&2.into(), &told["numbers"]));
    assert_eq!(shop.stock("TEA"), "15/0/15");
    shop.write("day.csv", "sku,quantity,key\nTEA,9,till-1\n");
    shop.refuses(65, "sell --batch SHOP/day.csv");
    shop.write("all.csv", "sku,quantity\nTEA,1\nTEA,1\n");
    let first = shop.ok("sell --batch SHOP/all.csv --key evening");
    assert_eq!(shop.ok("sell --batch SHOP/all.csv --key evening"), first);
    assert_eq!(shop.stock("TEA"), "13/0/13");
}

#[test]
fn a_result_of_several_megabytes_is_stored_and_returned_again() {
    let shop = Shop::empty();
    let skus: Vec<String> = (0..2_500).map(|n| format!("{n}-{}", "é".repeat(250))).collect();
    // A debug build on a busy machine is slow between two statements.
    shop.ok("settings set store.idle_timeout 60s");
    let rows = |end: &str| skus.iter().map(|sku| format!("{sku},{end}\n")).collect::<String>();
    shop.write("items.csv", format!("sku,name,quantity\n{}", rows("Tea,2")));
    shop.ok("item import SHOP/items.csv");
    shop.write("day.csv", format!("sku,quantity\n{}", rows("1")));
    let line = "sell --batch SHOP/day.csv --key evening --format json";
    let first = shop.ok(line);
    assert!(first.len() > 1_200_000, "{}", first.len());
    let repeated = first.replace("\n  \"repeated\": false\n", "\n  \"repeated\": true\n");
    assert!(repeated != first && shop.ok(line) == repeated);
    assert_eq!(shop.stock(&skus[7]), "1/0/1");
}

#[test]
fn a_count_sheet_from_a_spreadsheet_is_recorded() {
    let shop = Shop::with("TEA=20 MUG=5 OIL=1");
    shop.write(
        "sheet.csv",
        "UGS;changement;raison;note\nTEA;=18;;shelf 2\nMUG;-1;damaged;\nOIL;+0,75;received;\n",
    );
    assert_eq!(shop.json("adjust --batch SHOP/sheet.csv")["numbers"].as_array().unwrap().len(), 3);
    assert_eq!(["TEA", "MUG", "OIL"].map(|sku| shop.field(sku, "available")), ["18", "4", "1.75"]);
    shop.write("counts.csv", "sku,count\nTEA,18\nMUG,3\n");
    shop.ok("adjust --batch SHOP/counts.csv --dry-run");
    assert_eq!(shop.field("MUG", "available"), "4");
    shop.ok("adjust --batch SHOP/counts.csv");
    assert_eq!(shop.field("MUG", "available"), "3");
    assert_eq!(shop.history("TEA").last().unwrap(), "12:00 count =0: 18→18");
    shop.checks();
}

#[test]
fn a_count_sheet_with_bad_rows_changes_nothing() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.ok("item add GIFT --name Gift --track off");
    shop.write(
        "sheet.csv",
        "sku,change,reason\nTEA,18,\nTEA,=18,\nTEA,=17,\nMUG,+1,\nGIFT,=1,\nNOPE,=1,\n",
    );
    let before = shop.content();
    let ran = shop.typed("adjust --batch SHOP/sheet.csv");
    assert_eq!(ran.code, 65);
    for told in [
        "line 2, column `change`, `18`: it is not a change in stock",
        "line 4, column `sku`, `TEA`: line 3 has the same SKU",
        "line 5, column `reason`: a reason is required",
        "line 6, column `sku`: `GIFT` is not tracked",
        "line 7, column `sku`: there is no item with the SKU `NOPE`",
    ] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
    assert_eq!(shop.content(), before);
    shop.write("none.csv", "sku,note\nTEA,x\n");
    shop.sees(
        "
        $ bincard adjust --batch SHOP/none.csv
        error: `SHOP/none.csv`: there is neither a column `change` nor a column `count`
        hint: add a column `change` with +N, -N, or =N, or a column `count` with the quantity counted
        [65]
        ",
    );
    assert!(shop.ok("adjust --help").contains("(sku, change or count, reason, at, note)"));
}

#[test]
fn a_hint_about_decimal_commas_appears_only_where_an_option_reads_them() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", "sku,quantity\nTEA,\"1,5\"\nTEA,\"1,234\"\n");
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv
        error: 2 rows of `SHOP/day.csv` are invalid; nothing was changed
          line 2, column `quantity`: `1,5` is not a number: decimals are written with a point
          line 3, column `quantity`: `1,234` is not a number: decimals are written with a point, and thousands without a separator
        hint: fix the file and run the same command again
        [65]
        ",
    );
}

#[test]
fn values_in_any_row_of_a_sale_apply_to_the_whole_sale() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write(
        "day.csv",
        "sku,quantity,sale,at,key,note\nTEA,1,R1,,,\nMUG,1,R1,2026-11-24T10:00:00Z,k-1,gift\nTEA,1,R1,,k-1,gift\n",
    );
    shop.ok("sell --batch SHOP/day.csv --note 'of the day'");
    assert_eq!(shop.history("TEA")[0], "10:00 sale available→sold 2: 0→-2");
    assert_eq!(shop.rows("item history TEA")[0]["note"], "gift");
    assert_eq!(shop.json("sell --batch SHOP/day.csv --note 'of the day'")["repeated_sales"], 1);
    shop.write(
        "day.csv",
        "sku,quantity,sale,at,note\nTEA,1,R2,,\nTEA,1,R2,,one\nMUG,1,R3,never,\nTEA,1,R4,,four\n\
         TEA,1,R3,,three\nTEA,1,R2,,two\nTEA,1,R5,,\nTEA,1,R5,2999-01-01,\n",
    );
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv
        error: 3 rows of `SHOP/day.csv` are invalid; nothing was changed
          line 4, column `at`: `never` is not a date or time
          line 7, column `note`: `two` and line 3: `one` cannot be used together
          line 9, column `at`: `2999-01-01` is in the future
        hint: fix the file and run the same command again
        [65]
        ",
    );
}

#[test]
fn a_row_with_an_unknown_sku_suggests_similar_ones() {
    let shop = Shop::with("TEA-01=20 MUG-02=5");
    shop.write("day.csv", "sku,quantity\nTAE-01,1\nPIANO,1\nMUG-03,1\n");
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv
        error: 3 rows of `SHOP/day.csv` are invalid; nothing was changed
          line 2, column `sku`: there is no item with the SKU `TAE-01`; did you mean `TEA-01`?
          line 3, column `sku`: there is no item with the SKU `PIANO`
          line 4, column `sku`: there is no item with the SKU `MUG-03`; did you mean `MUG-02`?
        hint: fix the file and run the same command again
        [65]
        ",
    );
    shop.write("sheet.csv", "sku,count\nTAE-01,1\n");
    let ran = shop.typed("adjust --batch SHOP/sheet.csv");
    assert!(ran.err.contains("`TAE-01`; did you mean `TEA-01`?\n"), "{}", ran.err);
}

#[test]
fn a_second_count_of_an_item_is_refused_even_if_the_first_is_invalid() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("sheet.csv", "sku,change,count\nTEA,=x,\nTEA,=5,\nMUG,,y\nMUG,,4\n");
    shop.sees(
        "
        $ bincard adjust --batch SHOP/sheet.csv
        error: 4 rows of `SHOP/sheet.csv` are invalid; nothing was changed
          line 2, column `change`: `x` is not a number
          line 3, column `sku`, `TEA`: line 2 has the same SKU
          line 4, column `count`: `y` is not a number
          line 5, column `sku`, `MUG`: line 4 has the same SKU
        hint: fix the file and run the same command again
        [65]
        ",
    );
    assert_eq!(shop.stock("TEA"), "20/0/20");
}

#[test]
fn an_invalid_time_on_the_command_line_is_not_blamed_on_a_row() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", "sku,quantity\nTEA,1\n");
    shop.write("sheet.csv", "sku,count\nTEA,1\n");
    shop.refuses(2, "sell --batch SHOP/day.csv --at 2999-01-01");
    shop.refuses(2, "adjust --batch SHOP/sheet.csv --at 2999-01-01");
}

#[test]
fn a_row_with_both_a_change_and_a_count_is_refused() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("sheet.csv", "sku,change,count,reason\nTEA,+1,7,other\nMUG,,4,\n");
    shop.sees(
        "
        $ bincard adjust --batch SHOP/sheet.csv
        error: 1 row of `SHOP/sheet.csv` is invalid; nothing was changed
          line 2, column `count`: `change` and `count` cannot be used together
        hint: fix the file and run the same command again
        [65]
        ",
    );
}

#[test]
fn a_batch_that_sells_out_many_items_lists_the_first_and_counts_the_rest() {
    let shop = Shop::empty();
    let rows: String = (0..25).map(|n| format!("S-{n:02},0\n")).collect();
    shop.write("items.csv", format!("sku,quantity\n{rows}"));
    shop.ok("item import SHOP/items.csv");
    let sales: String = (0..25).map(|n| format!("S-{n:02},1\n")).collect();
    shop.write("sales.csv", format!("sku,quantity\n{sales}"));
    let ran = shop.typed("sell --batch SHOP/sales.csv");
    let told: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("warning: ")).collect();
    assert_eq!(told.len(), 21, "{}", ran.err);
    assert_eq!(told[19], "warning: S-19 has run out: -1 available");
    assert_eq!(
        told[20],
        "warning: 5 more items have run out; list all of them with `bincard item list --sort available`"
    );
}

#[test]
fn unknown_columns_of_a_batch_are_listed() {
    let shop = Shop::with("TEA=20");
    shop.write("sheet.csv", "sku,change,reason,key,when,key\nTEA,+1,received,k1,2026-01-01,k1\n");
    let ran = shop.typed("adjust --batch SHOP/sheet.csv");
    assert_eq!(ran.code, 0);
    assert!(ran.err.starts_with("warning: skipped unknown columns: key, when\n"), "{}", ran.err);
}

#[test]
fn sales_are_recorded_in_the_order_of_their_first_rows() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("day.csv", "sku,quantity,sale\nTEA,2,R1\nMUG,1,R2\nTEA,1,\nTEA,4,R1\n");
    let told = shop.json("sell --batch SHOP/day.csv");
    let references: Vec<_> =
        told["sales"].as_array().unwrap().iter().map(|sale| sale["reference"].as_str()).collect();
    assert_eq!(references, [Some("R1"), Some("R2"), None]);
    assert_eq!(shop.history("TEA").last().unwrap(), "12:00 sale available→sold 1: 14→13");
}

#[test]
fn a_corrected_file_is_a_different_request() {
    let shop = Shop::with("TEA=20");
    for (words, row, bad) in
        [("sell", "TEA,1", "TEA,x"), ("adjust", "TEA,=9", "TEA,x"), ("sell", "TEA,25", "TEA")]
    {
        let file = format!("{words}{}.csv", row.len());
        let column = if words == "sell" { "quantity" } else { "change" };
        shop.write(&file, format!("sku,{column}\n{row}\n"));
        let command = format!("{words} --batch SHOP/{file} --key {file}");
        shop.ok(&command);
        shop.write(&file, format!("sku,{column}\n{row}\n{bad}\n"));
        shop.refuses(5, &command);
    }
}

#[test]
fn a_repeated_long_batch_returns_its_whole_result() {
    let shop = Shop::with("TEA=0");
    let rows: String = (0..3_000).map(|n| format!("TEA,1,till 3 receipt {n}\n")).collect();
    shop.write("day.csv", format!("sku,quantity,sale\n{rows}"));
    let words = "sell --batch SHOP/day.csv --key day";
    let mut told = shop.json(words);
    assert_eq!(told["repeated"], false);
    told["repeated"] = true.into();
    let sales = told["sales"].as_array().unwrap();
    assert_eq!((sales.len(), &sales[2_999]["reference"]), (3_000, &"till 3 receipt 2999".into()));
    assert_eq!(told["items"][0]["after"], -3_000);
    assert_eq!(shop.json(words), told);
    assert_eq!(shop.rows(words).as_slice(), sales.as_slice());
    assert_eq!(shop.stock("TEA"), "-3000/0/-3000");
}

#[test]
fn only_the_first_bad_rows_are_listed_and_the_rest_counted() {
    let shop = Shop::with("TEA=20");
    let rows = "TEA,x\nNOPE,x\n".repeat(49);
    shop.write("day.csv", format!("sku,quantity\n{rows}TEA\n"));
    let ran = shop.typed("sell --batch SHOP/day.csv");
    let told = ran.err.lines().filter_map(|line| line.trim().strip_prefix("line "));
    let told: Vec<_> = told.map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(told, (2..22).map(|line: u8| line.to_string()).collect::<Vec<_>>());
    assert!(ran.err.starts_with("error: 99 rows"), "{}", ran.err);
}

#[test]
fn messages_name_columns_as_the_file_does() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("sheet.csv", "sku,count\nTEA,\n");
    shop.write("feuille.csv", "UGS;Dénombrement\nTEA;\nRIEN;1\n");
    shop.write("signs.csv", "sku,change\nTEA,5\nMUG,abc\n");
    shop.sees(
        "
        $ bincard adjust --batch SHOP/sheet.csv
        error: `SHOP/sheet.csv`: no row has a count
        [65]
        $ bincard adjust --batch SHOP/feuille.csv
        error: 1 row of `SHOP/feuille.csv` is invalid; nothing was changed
          line 3, column `UGS`: there is no item with the SKU `RIEN`
        hint: fix the file and run the same command again
        [65]
        $ bincard adjust --batch SHOP/signs.csv --reason other
        error: 2 rows of `SHOP/signs.csv` are invalid; nothing was changed
          line 2, column `change`, `5`: it is not a change in stock
          line 3, column `change`, `abc`: it is not a change in stock
        hint: write `+5` to add 5, `-5` to remove 5, or `=5` for a count of 5; fix the file and run the same command again
        [65]
        ",
    );
}

#[test]
fn each_adjustment_row_can_have_its_own_time() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write(
        "sheet.csv",
        "sku,change,reason,date\nTEA,=18,,2026-11-23\nTEA,=15,,2026-11-24 10:00\nTEA,-1,loss,2026-11-24 11:00\nMUG,+1,received,\n",
    );
    shop.ok("adjust --batch SHOP/sheet.csv --at 2026-11-24T09:00:00Z");
    let at = |sku: &str| -> Vec<String> {
        let rows = shop.rows(&format!("item history {sku}"));
        rows.iter().map(|row| row["at"].as_str().unwrap()[..16].to_owned()).collect()
    };
    for day in ["2026-11-23T23:59", "2026-11-24T10:00", "2026-11-24T11:00"] {
        assert!(at("TEA").contains(&day.to_owned()), "{:?}", at("TEA"));
    }
    assert_eq!(at("MUG")[0], "2026-11-24T09:00");
    shop.checks();
    shop.write(
        "sheet.csv",
        "sku,count,at\nTEA,1,2999-01-01\nMUG,1,never\nTEA,2,2026-11-24\nTEA,3,2026-11-24\n",
    );
    let before = shop.content();
    shop.sees(
        "
        $ bincard adjust --batch SHOP/sheet.csv
        error: 3 rows of `SHOP/sheet.csv` are invalid; nothing was changed
          line 2, column `at`: `2999-01-01` is in the future
          line 3, column `at`: `never` is not a date or time
          line 5, column `sku`, `TEA`: line 4 has the same SKU
        hint: fix the file and run the same command again
        [65]
        ",
    );
    assert_eq!(shop.content(), before);
}

#[test]
fn a_quote_closed_too_late_is_reported_with_both_possible_causes() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", format!("sku,quantity,note\nTEA,1,\"{}\"\n", "a\n".repeat(600_000)));
    shop.write("open.csv", "sku,quantity,note\nTEA,1,\"a\n");
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv
        error: `SHOP/day.csv`: the quote on line 2 is not closed within 1 MiB: either a quote is missing, or the row is longer than the maximum (1 MiB)
        [65]
        $ bincard sell --batch SHOP/open.csv
        error: `SHOP/open.csv`: the quote on line 2 is never closed
        [65]
        ",
    );
}

#[test]
fn a_short_row_and_a_spreadsheet_file_are_reported() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", "sku,quantity,note\nTEA\n");
    shop.write("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    shop.write("new.xlsx", b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml");
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv
        error: 1 row of `SHOP/day.csv` is invalid; nothing was changed
          line 2: the row has 1 cell, but the header has 3
        hint: fix the file and run the same command again
        [65]
        $ bincard sell --batch SHOP/old.xls
        error: `SHOP/old.xls`: it is an XLS file, not CSV
        hint: save it as CSV (UTF-8) from the spreadsheet
        [65]
        $ bincard sell --batch SHOP/new.xlsx
        error: `SHOP/new.xlsx`: it is an XLSX file, not CSV
        hint: save it as CSV (UTF-8) from the spreadsheet
        [65]
        ",
    );
}

#[test]
fn duplicate_columns_must_agree_in_every_row() {
    let shop = Shop::with("TEA=9 MUG=9");
    let error = "  line 2, column `sku`, `MUG`: column `sku` is for the same field and contains `TEA`\nhint: rename or remove one of the columns";
    for line in ["sell --batch", "adjust --batch", "item import --map sku=sku", "item import"] {
        shop.write("twice.csv", "sku,quantity,change,sku\nTEA,1,+1,MUG\n");
        let ran = shop.typed(&format!("{line} SHOP/twice.csv"));
        assert!(ran.code == 65 && ran.err.contains(error), "{line}: {}", ran.err);
    }
    shop.write("twice.csv", "sku,quantity,sku\nTEA,1,TEA\n");
    shop.ok("sell --batch SHOP/twice.csv");
}

#[test]
fn a_sale_with_the_key_of_its_batch_is_a_conflict() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", "sku,quantity,key\nTEA,2,till-1\n");
    let before = shop.content();
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv --key till-1
        error: the key `till-1` was already used for a different request: `sell TEA=2`
        hint: use a different key for each request
        [5]
        ",
    );
    assert_eq!(shop.content(), before);
}

#[test]
fn a_row_with_a_blank_count_is_not_counted() {
    let shop = Shop::with("TEA=20 MUG=5 BOX=3");
    shop.write("count.csv", "sku,count,change\nTEA,18,\nMUG,,\nBOX,,\n");
    shop.sees(
        "
        $ bincard adjust --batch SHOP/count.csv
        ADJ-4
        Recorded 1 adjustment.
        2 rows have no count, so their items were not counted.
        ",
    );
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("18/0/18".into(), "5/0/5".into()));
    assert_eq!(shop.json("adjust --batch SHOP/count.csv --dry-run")["not_counted"], 2);
    shop.write("change.csv", "sku,change\nTEA,\n");
    shop.refuses(65, "adjust --batch SHOP/change.csv --reason loss");
}

#[test]
fn a_file_from_which_nothing_comes_is_refused() {
    let shop = Shop::with("TEA=20");
    shop.write("sales.csv", "sku,quantity\n");
    shop.write("counts.csv", "sku,count\n");
    shop.write("blank.csv", "sku,count\nTEA,\n");
    shop.refuses(65, "sell --batch SHOP/sales.csv");
    shop.refuses(65, "adjust --batch SHOP/counts.csv");
    shop.refuses(65, "adjust --batch SHOP/blank.csv");
}

#[test]
fn every_new_entry_for_an_archived_item_gives_a_warning() {
    let shop = Shop::with("TEA=20");
    shop.ok("item archive TEA");
    shop.write("sales.csv", "sku,quantity\nTEA,1\nTEA,2\n");
    shop.write("counts.csv", "sku,count\nTEA,9\n");
    for line in [
        "sell TEA",
        "sell --batch SHOP/sales.csv",
        "adjust TEA +1 --reason received",
        "adjust TEA =5",
        "adjust --batch SHOP/counts.csv",
        "invoice create I1 TEA",
        "order place 1001 TEA",
    ] {
        let told = shop.typed(line).err;
        assert_eq!(told.matches("warning: TEA is archived").count(), 1, "{line}: {told}");
    }
}

#[test]
fn the_document_that_a_batch_refers_to_must_exist() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("count.csv", "sku,count\nTEA,9\nMUG,4\n");
    shop.refuses(3, "adjust TEA =9 --ref 1001");
    shop.refuses(3, "adjust --batch SHOP/count.csv --ref 1001");
}

#[test]
fn a_negative_quantity_is_returned_goods() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write(
        "day.csv",
        "sku,quantity,sale\nTEA,5,R1\nMUG,-2,R1\nTEA,-1,R2\nTEA,1,R3\nTEA,-1,R3\n",
    );
    shop.ok("sell --batch SHOP/day.csv");
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("16/0/16".into(), "7/0/7".into()));
    assert_eq!(shop.history("TEA")[2], "12:00 sale sold→available 1: 15→16");
    shop.checks();
    shop.ok("item set TEA --threshold 50");
    shop.ok("item set MUG --threshold 50");
    shop.ok("settings set digest.to owner@shop.test");
    shop.ok("settings set digest.from stock@shop.test");
    let email = shop.ok("notify digest --dry-run");
    assert!(
        email.contains("about 28 days left") && email.matches("days left").count() == 1,
        "{email}"
    );
    let void = shop.typed("sell --void SALE-3");
    assert_eq!(void.code, 0, "{}", void.err);
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("21/0/21".into(), "5/0/5".into()));
    shop.ok("sell --void SALE-5");
    shop.checks();
}

#[test]
fn the_key_of_a_batch_and_the_name_of_a_sale_are_its_key() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("day.csv", "sku,quantity,sale,key\nTEA,1,7,\nMUG,1,7,\nTEA,2,8,own\nTEA,3,,\n");
    shop.ok("sell --batch SHOP/day.csv --key monday");
    assert_eq!(shop.json("sell MUG TEA --key monday/7")["repeated"], true);
    assert_eq!(shop.json("sell TEA=2 --key own")["repeated"], true);
    shop.ok("sell TEA=4 --key monday/8");
    let other = shop.typed("sell TEA=9 --key monday/7");
    assert!(other.code == 5 && other.err.contains("the key `monday/7`"), "{other:?}");
    shop.ok("sell --batch SHOP/day.csv --key monday");
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("10/0/10".into(), "4/0/4".into()));

    shop.write("day.csv", "sku,quantity,sale\nMUG,1,7\n");
    shop.ok("sell --batch SHOP/day.csv --key tuesday");
    shop.ok("sell TEA --key wednesday/7");
    let used = shop.typed("sell --batch SHOP/day.csv --key wednesday");
    let told = "line 2, column `sale`: the key `wednesday/7` was already used";
    assert!(used.code == 65 && used.err.contains(told), "{used:?}");
    assert_eq!(shop.stock("MUG"), "3/0/3", "receipt 7 of another day is another sale");
    shop.checks();
}

#[test]
fn two_rows_with_one_key_are_one_sale_if_they_are_identical() {
    let shop = Shop::with("TEA=20");
    shop.write("day.csv", "sku,quantity,key\nTEA,2,k\nTEA,2,k\n");
    let told = shop.json("sell --batch SHOP/day.csv");
    assert_eq!((&told["repeated_sales"], shop.stock("TEA")), (&1.into(), "18/0/18".into()));
    shop.write("day.csv", "sku,quantity,key\nTEA,2,l\nTEA,3,l\n");
    let refused = shop.typed("sell --batch SHOP/day.csv");
    assert!(refused.err.contains("line 3, column `key`: the key `l` was already"), "{refused:?}");
    assert_eq!((refused.code, shop.stock("TEA")), (65, "18/0/18".into()));
}

#[test]
fn the_reason_of_a_batch_applies_to_its_counts_too() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("count.csv", "sku,count,reason\nTEA,18,\nMUG,4,theft\n");
    let told = shop.json("adjust --batch SHOP/count.csv --reason damaged");
    let reasons = ["damaged", "theft"].map(serde_json::Value::from);
    assert_eq!([0, 1].map(|nth| told["adjustments"][nth]["reason"].clone()), reasons);
}

#[test]
fn a_map_reads_the_columns_of_any_batch() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("day.csv", "Article;Vendu;Qté;Reçu\nTEA;2;9;R1\nMUG;;1;R1\n");
    shop.ok("sell --batch SHOP/day.csv --map Article=sku --map Vendu=quantity --map Qté=quantité --map 'reçu=sale'");
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("18/0/18".into(), "4/0/4".into()));
    shop.write("count.csv", "sku,count,Shelf\nTEA,1,17\n");
    shop.ok("adjust --batch SHOP/count.csv --map count=ignore --map shelf=count");
    assert_eq!(shop.stock("TEA"), "17/0/17");
    shop.sees(
        "
        $ bincard sell --batch SHOP/day.csv --map Article=sku --map Vendu=price
        error: invalid value `price`; expected one of: `sku`, `quantity`, `sale`, `at`, `key`, `note`, `ignore`
        [2]
        $ bincard sell --batch SHOP/day.csv --map Item=sku
        error: `SHOP/day.csv`: there is no column `Item` to map
        hint: the columns are: Article, Vendu, Qté, Reçu
        [65]
        $ bincard sell TEA --map Article=sku
        error: the argument `[SKU[=QTY]]...` cannot be used with `--map <COLUMN=FIELD>`, `--partial`, `--rejects <FILE>`
        hint: for usage, run `bincard sell --help`
        [2]
        $ bincard adjust TEA +1 --reason return --partial
        error: the argument `[SKU]` cannot be used with `--map <COLUMN=FIELD>`, `--partial`, `--rejects <FILE>`
        hint: for usage, run `bincard adjust --help`
        [2]
        $ bincard sell --void SALE-1 --partial
        error: the argument `--void <SALE>` cannot be used with `--map <COLUMN=FIELD>`, `--partial`, `--rejects <FILE>`
        hint: for usage, run `bincard sell --help`
        [2]
        ",
    );
}

#[test]
fn the_rejects_of_a_batch_can_be_fixed_and_sent_with_the_same_keys() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write("day.csv", "sku,quantity,key\nTEA,2,t1\nTEEA,1,t2\nMUG,x,t3\n");
    let partial = "sell --batch SHOP/day.csv --partial --rejects SHOP/bad.csv";
    assert_eq!(shop.json(partial)["numbers"].as_array().unwrap().len(), 1);
    let rejects = std::fs::read_to_string(shop.path("bad.csv")).unwrap();
    shop.write("bad.csv", rejects.replace("TEEA,1", "TEA,1").replace("MUG,x", "MUG,1"));
    let sent = shop.typed("sell --batch SHOP/bad.csv");
    assert!(sent.code == 0 && !sent.err.contains("error"), "{}", sent.err);
    assert_eq!(shop.json("sell --batch SHOP/bad.csv")["repeated_sales"], 2);
    assert_eq!(shop.json(partial)["repeated_sales"], 1);
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("17/0/17".into(), "4/0/4".into()));
}

#[test]
fn a_partial_batch_records_whole_sales_and_writes_the_others_to_a_file() {
    let shop = Shop::with("TEA=20 MUG=5");
    shop.write(
        "day.csv",
        "Till,sku,quantity,sale\n1,TEA,2,R1\n1,NOPE,1,R2\n1,MUG,1,R2\n1,MUG,1,R1\n1,TEA,x,\n1,TEA,1,\n",
    );
    let dry = shop.typed("sell --batch SHOP/day.csv --partial --dry-run");
    assert!(dry.code == 0 && dry.err.contains("line 4: line 3 of the same sale"), "{}", dry.err);
    let told = shop.json("sell --batch SHOP/day.csv --partial");
    assert_eq!((&told["refused"], told["numbers"].as_array().unwrap().len()), (&3.into(), 2));
    assert_eq!((shop.stock("TEA"), shop.stock("MUG")), ("17/0/17".into(), "4/0/4".into()));
    let rejects = std::fs::read_to_string(shop.path("day.csv.rejects.csv")).unwrap();
    let rejects: Vec<&str> = rejects.lines().map(str::trim_end).collect();
    assert_eq!(rejects[0], "Till,sku,quantity,sale,error");
    assert_eq!(rejects[2], "1,MUG,1,R2,line 4: line 3 of the same sale is invalid");
    assert!(rejects[1].starts_with("1,NOPE,1,R2,") && rejects[3].starts_with("1,TEA,x,,"));
    assert_eq!(rejects.len(), 4, "{rejects:?}");
    shop.checks();

    shop.write("count.csv", "sku,count\nTEA,9\nNOPE,1\n");
    let told = shop.typed("adjust --batch SHOP/count.csv --partial --rejects SHOP/bad.csv");
    assert!(told.code == 0 && told.err.contains("1 row"), "{}", told.err);
    assert_eq!((shop.stock("TEA"), shop.path("bad.csv").exists()), ("9/0/9".into(), true));
    shop.write("short.csv", "sku,quantity,sale\nTEA,1,R1\nTEA,1\n");
    shop.refuses(65, "sell --batch SHOP/short.csv --partial");
    shop.write("short.csv", "sku,quantity,note\nTEA,1,\nTEA,1\n");
    assert_eq!(shop.json("sell --batch SHOP/short.csv --partial")["refused"], 1);
    shop.write("none.csv", "sku,quantity\nNOPE,1\n");
    shop.refuses(65, "sell --batch SHOP/none.csv --partial");
    shop.refuses(2, "sell --batch SHOP/none.csv --partial --rejects SHOP/none.csv");
}
