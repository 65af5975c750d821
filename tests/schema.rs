//! The JSON Schema of commands' output, checked against real output: an unknown key fails here.

use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeSet;

use crate::support::{Shop, is_on_server};

pub(crate) fn schema() -> Value {
    serde_json::from_str(include_str!("../schema/bincard.schema.json")).unwrap()
}

/// The validator for the output of a command.
pub(crate) fn validator(answer: &str) -> Validator {
    let mut schema = schema();
    assert!(schema["$defs"].get(answer).is_some(), "the schema has no `{answer}`");
    let document = schema.as_object_mut().unwrap();
    document.remove("anyOf");
    document.insert("$ref".to_owned(), json!(format!("#/$defs/{answer}")));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Commands with JSON output, in an order in which each is possible.
const LINES: [&str; 68] = [
    "store init --dry-run",
    "store init",
    "item add TEA --name Tea --variation 100g --category Tea --barcode 1 --price 8.5 --cost 3 --quantity 20 \
     --threshold 15",
    "item add MUG --name Mug --quantity 3 --dry-run",
    "item add MUG --name Mug --quantity 3",
    "item add GIFT --name Gift --track off",
    "item set TEA --price 9",
    "item set TEA --price 8 --dry-run",
    "item archive MUG",
    "item unarchive MUG",
    "sell TEA=2 GIFT --note quick",
    "sell TEA --dry-run",
    "sell TEA --key k",
    "sell TEA --key k",
    "sell --void SALE-4",
    "sell --batch SHOP/sales.csv",
    "adjust TEA =12",
    "adjust TEA =12",
    "adjust TEA -1 --reason damaged --ref SALE-4",
    "adjust --batch SHOP/count.csv",
    "item import SHOP/items.csv --dry-run",
    "item import SHOP/items.csv",
    "item import SHOP/bad.csv --partial --rejects SHOP/rejects.csv",
    "item show TEA",
    "item show MUG",
    "item list",
    "item list --low",
    "item history TEA",
    "item history TEA --plot",
    "invoice create I-1 TEA --customer Roy",
    "invoice pay I-1 --part",
    "settings set invoices.track_stock true",
    "invoice pay I-1",
    "invoice refund I-1",
    "invoice create I-2 TEA",
    "invoice cancel I-2",
    "invoice list",
    "invoice show I-1",
    "order place 1 TEA=2 --customer Roy --expires 1h",
    "order place 2 MUG",
    "order place 3 MUG --pickup",
    "order place 4 TEA --expires 1h",
    "item show TEA",
    "order complete 2",
    "order complete 2",
    "order complete 3",
    "order refund 2 MUG=1",
    "order cancel 1",
    "order reopen 1 --expires 2h",
    "order cancel 1",
    "order expire 4",
    "order expire",
    "order list",
    "order show 2",
    "notify list",
    "notify list --all",
    "settings set digest.to owner@shop.example",
    "settings set digest.from shop@shop.example",
    "settings set smtp.url file:SHOP",
    "notify list --deliveries",
    "notify digest --dry-run",
    "notify digest",
    "notify list --deliveries",
    "notify test",
    "settings get digest.to",
    "settings unset digest.not_before",
    "settings list",
    "settings path",
];

/// Commands about the store itself, at the end.
const AFTER: [&str; 5] = [
    "store path",
    "store upgrade",
    "store backup SHOP/backup.db",
    "store check --repair",
    "store restore SHOP/backup.db",
];

fn shop() -> Shop {
    let shop = Shop::empty();
    shop.write("sales.csv", "sku,quantity,sale\nTEA,1,a\nMUG,1,b\n");
    shop.write("count.csv", "sku,change\nTEA,=16\n");
    shop.write("items.csv", "sku,name,quantity\nCUP,Cup,4\nTEA,Green tea,\n");
    shop.write("bad.csv", "sku,name,quantity\nPOT,Pot,4\nTIN,Tin,many\n");
    shop
}

/// The name of a command's output in the schema: its words without arguments.
fn answer_of(line: &str) -> String {
    let mut command = bincard::command();
    let mut name = String::from("answer");
    for word in line.split(' ') {
        let Some(below) = command.find_subcommand(word).cloned() else { break };
        name.push('.');
        name.push_str(word);
        command = below;
    }
    name
}

/// The result of a restore on a server, which is into an empty store (R65).
fn restored_elsewhere(shop: &Shop, line: &str) -> Value {
    let other = Shop::empty();
    other.write("backup.db", std::fs::read(shop.path("backup.db")).unwrap());
    other.ok("store init");
    other.json(line)
}

#[test]
fn every_answer_is_valid_under_the_schema() {
    let shop = shop();
    let mut seen = BTreeSet::new();
    for line in LINES.into_iter().chain(AFTER) {
        let name = answer_of(line);
        if line == "store check --repair" {
            shop.sql("update balance set available = available + 1 where item_id = (select id from item where sku = 'TEA')");
        }
        let answer = if line.starts_with("store restore") && is_on_server() {
            restored_elsewhere(&shop, line)
        } else {
            shop.json(line)
        };
        let wrong: Vec<String> =
            validator(&name).iter_errors(&answer).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "bincard {line}: {wrong:?}\n{answer:#}");
        seen.insert(name);
    }
    let told: BTreeSet<String> = schema()["$defs"]
        .as_object()
        .unwrap()
        .keys()
        .filter(|name| name.starts_with("answer."))
        .cloned()
        .collect();
    assert_eq!(seen, told, "every answer of the schema is seen, and every one seen is in it");
    let any: BTreeSet<String> = schema()["anyOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["$ref"].as_str().unwrap().trim_start_matches("#/$defs/").to_owned())
        .collect();
    assert_eq!(any, told);
}

#[test]
fn every_command_has_an_answer_in_the_schema() {
    fn leaves(command: &clap::Command, name: &str, found: &mut BTreeSet<String>) {
        let mut below =
            command.get_subcommands().filter(|below| below.get_name() != "help").peekable();
        if below.peek().is_none() {
            found.insert(name.to_owned());
        }
        for command in below {
            leaves(command, &format!("{name}.{}", command.get_name()), found);
        }
    }
    let mut commands = BTreeSet::new();
    leaves(&bincard::command(), "answer", &mut commands);
    for is_a_file_of_its_own in ["answer.item.export", "answer.completions"] {
        assert!(commands.remove(is_a_file_of_its_own));
    }
    for name in commands {
        assert!(schema()["$defs"].get(&name).is_some(), "the schema has no `{name}`");
    }
}

#[test]
fn a_new_or_missing_key_is_noticed() {
    let shop = Shop::with("TEA=5");
    shop.ok("order place 1 TEA");
    for (line, name) in [("item list", "answer.item.list"), ("order show 1", "answer.order.show")] {
        let answer = shop.json(line);
        let validator = validator(name);
        assert!(validator.is_valid(&answer));
        let first = |answer: &Value| answer.get(0).unwrap_or(answer).clone();
        let mut more = first(&answer);
        more["new_key"] = json!(1);
        let mut less = first(&answer);
        less.as_object_mut().unwrap().remove("number");
        less.as_object_mut().unwrap().remove("name");
        for changed in [more, less] {
            let changed = if answer.is_array() { json!([changed]) } else { changed };
            assert!(!validator.is_valid(&changed), "{changed}");
        }
    }
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
}
