//! The differences between two requests with the same key (R33), according to their texts in form 1
//! (command/request.rs).

use serde_json::Deserializer;
use std::collections::BTreeMap;

use crate::refusal::{RequestDifference, RequestField};

/// The fields that have no option with the same name.
const WITHOUT_OPTION: [&str; 8] =
    ["command", "item", "change", "number", "sha256", "setting", "value", "sale"];

/// The differences between two requests of the same command; empty if the commands differ or one of the texts was not
/// stored.
pub(crate) fn differences(first: Option<&str>, second: Option<&str>) -> Vec<RequestDifference> {
    let (Some(first), Some(second)) = (first, second) else { return Vec::new() };
    let (before, now) = (fields_of(first), fields_of(second));
    let command = RequestField::Named("command".to_owned());
    if before.get(&command) != now.get(&command) {
        return Vec::new();
    }
    let mut fields: Vec<&RequestField> = before.keys().chain(now.keys()).collect();
    fields.sort();
    fields.dedup();
    fields
        .into_iter()
        .map(|field| RequestDifference {
            field: field.clone(),
            before: before.get(field).cloned(),
            now: now.get(field).cloned(),
        })
        .filter(|difference| difference.before != difference.now)
        .collect()
}

/// The fields of a text with their values; a repeated name has all of its values.
fn fields_of(text: &str) -> BTreeMap<RequestField, String> {
    let mut fields: BTreeMap<RequestField, String> = BTreeMap::new();
    for line in text.lines() {
        let Some((name, values)) = line.split_once(' ') else { continue };
        let mut values =
            Deserializer::from_str(values).into_iter::<String>().filter_map(Result::ok);
        let (Some(first), second) = (values.next(), values.next()) else { continue };
        // A sale of a batch without a key of its own.
        if first.is_empty() {
            continue;
        }
        let (field, value) = match second {
            Some(quantity) => (RequestField::QuantityOf(first), quantity),
            None if WITHOUT_OPTION.contains(&name) => (RequestField::Named(name.to_owned()), first),
            None => (RequestField::Option(option_of(name)), first),
        };
        match fields.get_mut(&field) {
            Some(known) => *known = format!("{known}, {value}"),
            None => drop(fields.insert(field, value)),
        }
    }
    fields
}

/// The option that sets a field.
fn option_of(name: &str) -> String {
    match name {
        "reference" => "--ref".to_owned(),
        "bad_line" => "--batch".to_owned(),
        _ => format!("--{}", name.replace('_', "-")),
    }
}
