//! Errors in JSON (R35b): one line on stderr, as the schema says.

use serde_json::{Value, json};
use std::collections::BTreeSet;

use crate::refusals::{rows, shop, variants};
use crate::schema::{schema, validator};
use crate::support::{Ran, chmod, is_on_server};

/// The error on stderr, which is one line of JSON as the schema says.
pub(crate) fn error(ran: &Ran) -> Value {
    let told: Value = serde_json::from_str(&ran.err).unwrap_or_else(|why| panic!("{why}: {ran:?}"));
    let wrong: Vec<String> =
        validator("error").iter_errors(&told).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty() && ran.err.lines().count() == 1, "{wrong:?}: {told:#}");
    assert_eq!(told["error"]["code"], ran.code);
    told["error"].clone()
}

#[test]
fn every_refusal_is_json_for_those_who_read_json() {
    let mut shop = shop();
    shop.set_env("BINCARD_FORMAT", "json");
    let folder = shop.path("").to_string_lossy().trim_end_matches('/').to_owned();
    for (variant, line, code, message, hint) in rows() {
        let ran = shop.typed(line);
        assert_eq!((ran.code, ran.out.as_str()), (*code, ""), "bincard {line}");
        let error = error(&ran);
        let text = |key: &str| error[key].as_str().unwrap_or_default().replace(&folder, "SHOP");
        assert_eq!((text("message").as_str(), text("hint").as_str()), (*message, *hint), "{line}");
        assert_eq!(text("kind"), kind_of(variant), "{line}");
    }
}

#[test]
fn an_error_in_json_has_what_it_is_about_as_fields() {
    let shop = shop();
    shop.write("bad.csv", "sku,name,price\nA,A,1\nB,B,x\n,C,1\n");
    let told = |line: &str| error(&shop.typed(&format!("{line} --format ndjson")));
    let sold_out = told("order place 9 TEA=99 BOX");
    assert_eq!(
        sold_out["shortages"],
        json!([
            {"sku": "TEA", "requested": 99, "available": 7},
            {"sku": "BOX", "requested": 1, "available": 0},
        ])
    );
    let rows = told("item import SHOP/bad.csv");
    assert_eq!(rows["count"], 2);
    assert_eq!(
        rows["rows"][0],
        json!({"line": 3, "column": "price", "value": "x", "message": "`x` is not a number"})
    );
    assert!(!rows["message"].as_str().unwrap().contains('\n'), "{rows}");
    assert_eq!(
        told("sell TEA=5 --key k")["differences"],
        json!([{"field": "quantity", "sku": "tea", "before": "1", "now": "5"}])
    );
    let unknown = told("item show TEAA --lang fr");
    assert_eq!((&unknown["sku"], &unknown["nearest"]), (&json!("TEAA"), &json!(["TEA"])));
    assert_eq!(unknown["kind"], "unknown_item");
    assert_eq!(told("order cancel 1002")["step"], "cancel");
    for line in ["sell", "item", "item list --nope", "frobnicate", "item show"] {
        assert_eq!(told(line)["kind"], "usage", "{line}");
    }
    let known = "add, set, show, list, history, import, export, archive, unarchive";
    assert_eq!(told("item")["message"], format!("a command is required; expected one of: {known}"));
    if !is_on_server() {
        chmod(&shop.store(), 0o644);
        let warned = told("sell PIANO");
        assert_eq!(warned["warnings"].as_array().unwrap().len(), 1, "{warned}");
        let ran = shop.typed("sell TEA --format json");
        assert!(ran.code == 0 && ran.err.starts_with("warning: "), "{ran:?}");
    }
    let typed = told("item")["message"].clone();
    let mut shop = shop;
    shop.set_env("BINCARD_FORMAT", "json");
    assert_eq!(error(&shop.typed("item"))["message"], typed);
}

/// The name of a variant in JSON. What can be wrong with a file and with a shared store has the same name.
pub(crate) fn kind_of(variant: &str) -> String {
    let variant = match variant {
        "NoSharedStore" => "NoStore",
        "SchemaTampered" => "StoreTampered",
        "NewerSchema" => "NewerStore",
        "OlderSchema" => "OlderStore",
        "SharedStoreNotEmpty" => "StoreNotEmpty",
        other => other,
    };
    let mut kind = String::new();
    for c in variant.chars() {
        if c.is_ascii_uppercase() && !kind.is_empty() {
            kind.push('_');
        }
        kind.push(c.to_ascii_lowercase());
    }
    kind
}

#[test]
fn the_schema_knows_every_kind_of_error() {
    /// Command lines that cannot be read, and what breaks.
    const OTHERS: [&str; 8] = [
        "usage",
        "disk_full",
        "read_only",
        "io_error",
        "outcome_unknown",
        "file_damaged",
        "failed",
        "store_unreachable",
    ];
    let variants = variants();
    let refusals = variants.iter().filter(|variant| **variant != "WithHint");
    let known: BTreeSet<String> =
        refusals.map(|variant| kind_of(variant)).chain(OTHERS.map(String::from)).collect();
    let schema = schema();
    let kinds = schema["$defs"]["errorKind"]["enum"].as_array().unwrap();
    let told = kinds.iter().map(|kind| kind.as_str().unwrap().to_owned());
    assert_eq!(told.collect::<BTreeSet<_>>(), known);
}
