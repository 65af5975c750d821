//! What a store keeps of requests permanently (R33): the text of a fingerprint, and the stored answer. Every later
//! version must read a store that was written today, so nothing here may ever change; only further forms may be
//! added.

use sha2::{Digest, Sha256};

use crate::support::Shop;

/// The fields of each request in form 1, without escaped quotes.
#[rustfmt::skip]
const REQUESTS: &[(&str, &[&str])] = &[
    ("item add NEW --name 'New \"one\"' --quantity 3.50 --threshold 5 --alert OFF --note n",
     &[r#"command "item add""#, r#"item "new""#, r#"name "New \"one\"""#, r#"threshold "5""#, r#"alert "off""#,
       r#"quantity "3.5""#, r#"note "n""#]),
    ("item set TEA --category '' --price 8.50 --track on",
     &[r#"command "item set""#, r#"item "tea""#, r#"category """#, r#"price "8.5""#, r#"track "on""#]),
    ("item archive TEA MUG", &[r#"command "item archive""#, r#"item "mug""#, r#"item "tea""#]),
    ("item unarchive OLD", &[r#"command "item unarchive""#, r#"item "old""#]),
    ("item import SHOP/items.csv --map Article=sku --counts --decimal-comma",
     &[r#"command "item import""#,
       r#"sha256 "fda8b01481e88e943fb4c1e76b6623433bf7c8ffab03274db7c8b04f49b0e6fa""#,
       r#"map "article=sku""#, r#"counts "on""#, r#"decimal_comma "on""#]),
    ("sell TEA=2 MUG tea", &[r#"command "sell""#, r#"item "mug" "1""#, r#"item "tea" "3""#]),
    ("sell TEA --at 2026-11-24 --note 'two\nlines'",
     &[r#"command "sell""#, r#"item "tea" "1""#, r#"note "two\nlines""#, r#"at "2026-11-24""#]),
    ("sell --void SALE-4", &[r#"command "sell --void""#, r#"number "SALE-4""#]),
    ("sell --batch SHOP/day.csv",
     &[r#"command "sell --batch""#, r#"sale "till-1""#, r#"item "tea" "1""#, r#"note "n""#, r#"sale """#,
       r#"item "mug" "2""#]),
    ("adjust TEA +1 --reason received --ref O1",
     &[r#"command "adjust""#, r#"item "tea""#, r#"change "+1""#, r#"reason "received""#, r#"reference "O1""#]),
    ("adjust TEA =9", &[r#"command "adjust""#, r#"item "tea""#, r#"change "=9""#, r#"reason "count""#]),
    ("adjust --batch SHOP/count.csv",
     &[r#"command "adjust --batch""#, r#"item "tea""#, r#"change "=8""#, r#"reason "count""#]),
    ("invoice create I3 TEA=1 --customer Roy",
     &[r#"command "invoice create""#, r#"number "I3""#, r#"item "tea" "1""#, r#"customer "Roy""#]),
    ("invoice pay I1 --part", &[r#"command "invoice deposit""#, r#"number "I1""#]),
    ("invoice pay I1", &[r#"command "invoice pay""#, r#"number "I1""#]),
    ("invoice cancel I1", &[r#"command "invoice cancel""#, r#"number "I1""#]),
    ("invoice refund I2", &[r#"command "invoice refund""#, r#"number "I2""#]),
    ("order place O4 TEA=1 --pickup --customer Roy --expires 48h",
     &[r#"command "order place""#, r#"number "O4""#, r#"item "tea" "1""#, r#"pickup "on""#, r#"customer "Roy""#,
       r#"expires "48h""#]),
    ("order complete O1 --note n", &[r#"command "order complete""#, r#"number "O1""#, r#"note "n""#]),
    ("order cancel O1", &[r#"command "order cancel""#, r#"number "O1""#]),
    ("order expire O1", &[r#"command "order expire""#, r#"number "O1""#]),
    ("order reopen O3 --backorder --expires 48h",
     &[r#"command "order reopen""#, r#"number "O3""#, r#"backorder "on""#, r#"expires "48h""#]),
    ("order expire", &[r#"command "order expire""#]),
    ("order refund O2 TEA", &[r#"command "order refund""#, r#"number "O2""#, r#"item "tea" "1""#]),
    ("settings set alerts.rule at-or-below",
     &[r#"command "settings""#, r#"setting "alerts.rule""#, r#"value "at-or-below""#]),
    ("settings unset alerts.rule", &[r#"command "settings""#, r#"setting "alerts.rule""#]),
];

fn shop() -> Shop {
    let shop = Shop::with("TEA=10 MUG=5");
    shop.ok("item add OLD --name Old");
    shop.ok("item archive OLD");
    shop.ok("sell TEA MUG");
    shop.ok("sell TEA");
    shop.ok("invoice create I1 TEA=1");
    shop.ok("invoice create I2 TEA=1");
    shop.ok("invoice pay I2");
    shop.ok("order place O1 TEA=2");
    shop.ok("order place O2 TEA=1");
    shop.ok("order complete O2");
    shop.ok("order place O3 TEA=1");
    shop.ok("order cancel O3");
    shop.write("items.csv", "Article,name,quantity\nTEA,Tea,4\n");
    shop.write("day.csv", "sku,quantity,key,note\nTEA,1,till-1,n\nMUG,2,,\n");
    shop.write("count.csv", "sku,count\nTEA,8\n");
    shop
}

#[test]
fn the_fingerprint_of_every_kind_of_request_stays_the_same() {
    for (line, fields) in REQUESTS {
        let shop = shop();
        shop.ok(&format!("{line} --key k"));
        let text: String = fields.iter().map(|field| format!("{field}\n")).collect();
        let digits: String =
            Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
        let stored = shop.sql("select fingerprint from request where scope = 'key' and key = 'k'");
        assert_eq!(stored.trim_end(), format!("1:{digits}"), "{line}\n{text}");
    }
}

fn stored_answer(shop: &Shop) -> String {
    let stored = shop.sql("select outcome from request where scope = 'key' and key = 'k'");
    stored.trim_end().to_owned()
}

/// A stored answer of each form.
const ANSWERS: [(&str, &str); 3] = [
    (
        "sell TEA=2.5 --note n",
        r#"{"version":1,"view":{"rows":"items","plain":"number"},"result":{"number":"SALE-5","kind":"sale","state":"recorded","lines":[{"sku":"TEA","quantity":2.5}],"at":"2026-11-24T12:00:00+00:00","voided_at":null,"reference":null,"note":"n","items":[{"sku":"TEA","before":5,"after":2.5}]}}"#,
    ),
    (
        "sell --batch SHOP/day.csv",
        r#"{"version":1,"view":{"rows":"items","plain":"numbers","lines":"sales"},"result":{"sales":[{"number":"SALE-5","reference":null,"repeated":false},{"number":"SALE-6","reference":null,"repeated":false}],"numbers":["SALE-5","SALE-6"],"repeated_sales":0,"items":[{"sku":"TEA","before":5,"after":4},{"sku":"MUG","before":4,"after":2}],"refused":0,"rejects":null}}"#,
    ),
    (
        "item import SHOP/items.csv --map Article=sku",
        r#"{"version":1,"view":{"value":"summary"},"result":{"file":"SHOP/items.csv","from":"bincard","document":null,"read":1,"added":0,"changed":1,"unchanged":0,"skipped":0,"refused":0,"counted":0,"reasons":[],"rejects":null,"warnings":["1 item already exists, so its quantity was not imported; to record it as a physical count, use `--counts`"]}}"#,
    ),
];

#[test]
fn the_stored_answer_of_every_form_stays_the_same() {
    for (line, answer) in ANSWERS {
        let shop = shop();
        shop.ok(&format!("{line} --key k"));
        let folder = shop.path("").to_string_lossy().trim_end_matches('/').to_owned();
        assert_eq!(stored_answer(&shop).replace(&folder, "SHOP"), answer, "{line}");
    }
}

#[test]
fn a_stored_answer_is_returned_exactly_in_every_format() {
    let shop = shop();
    shop.ok("sell TEA --key k");
    let result = r#"{"number":"SALE-9","lines":[{"sku":"TEA","quantity":1234567890123.12345}],"at":"2026-11-24T12:00:00Z","voided_at":null,"note":"2026-11-24T12:00:00Z","items":[{"sku":"TEA","before":-0.00001,"after":9000000000000}]}"#;
    let answer =
        format!(r#"{{"version":1,"view":{{"rows":"items","plain":"number"}},"result":{result}}}"#);
    shop.sql(&format!("update request set outcome = '{answer}' where key = 'k'"));
    shop.sees(
        "
        $ bincard sell TEA --key k --quiet
        SALE-9
        $ bincard sell TEA --key k --quiet --format csv
        sku,before,after\r
        TEA,-0.00001,9000000000000\r
        $ bincard sell TEA --key k --quiet --format table
         SKU  Before    After
         TEA  -0.00001  9,000,000,000,000
        ",
    );
    let told = shop.ok("sell TEA --key k --format ndjson");
    let expected = result.replacen("12:00:00Z", "12:00:00+00:00", 1);
    assert_eq!(told, format!("{},\"repeated\":true}}\n", expected.trim_end_matches('}')));
}

#[test]
fn an_answer_in_a_later_form_is_not_misread() {
    let shop = shop();
    shop.ok("sell TEA --key k");
    shop.sql("update request set outcome = replace(outcome, '\"version\":1', '\"version\":2')");
    let ran = shop.typed("sell TEA --key k");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("a stored answer has the form 2"), "{}", ran.err);
}
