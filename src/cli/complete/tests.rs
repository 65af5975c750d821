//! Every argument is completed, or is known to be the person's own.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// Arguments whose values nothing can offer, because they are new or free.
const FREE: [&str; 23] = [
    "as_of",
    "at",
    "barcode",
    "change",
    "cost",
    "customer",
    "delimiter",
    "encoding",
    "expires",
    "key",
    "limit",
    "location",
    "map",
    "name",
    "note",
    "number",
    "price",
    "quantity",
    "search",
    "since",
    "threshold",
    "until",
    "variation",
];

/// Arguments that are free in these commands alone.
const FREE_IN: [(&str, &str); 3] =
    [("item add", "sku"), ("notify digest", "to"), ("notify test", "to")];

#[test]
fn every_argument_is_completed_or_free_text() {
    fn check(command: &Command, path: &mut Vec<String>, wrong: &mut BTreeSet<String>) {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let given = BTreeMap::from([("setting".to_owned(), "alerts.rule".to_owned())]);
        let values = command.get_arguments().filter(|arg| takes_value(arg));
        for arg in values.filter(|arg| arg.get_possible_values().is_empty()) {
            let id = arg.get_id().as_str();
            let place = Place { path: &names, id, given: &given };
            let words = names.join(" ");
            let is_free = FREE.contains(&id) || FREE_IN.contains(&(words.as_str(), id));
            if Completes::at(&place) == Completes::Nothing && !is_free {
                wrong.insert(format!("{words} {id}"));
            }
        }
        for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
            path.push(below.get_name().to_owned());
            check(below, path, wrong);
            path.pop();
        }
    }
    let mut wrong = BTreeSet::new();
    check(&help::command(), &mut Vec::new(), &mut wrong);
    assert_eq!(wrong, BTreeSet::new(), "say in command/candidate.rs what these complete");
}
