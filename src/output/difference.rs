//! What changes of an item, field by field, in the language of the person who reads the table. Scripts read the
//! exact values under `fields`.

use super::value::{Record, Value};
use crate::locale::{Message, Texts};

/// `price: 8.50 → 9.00; on hand: 2`.
pub(super) fn difference(fields: &[Record], texts: &Texts) -> String {
    let shown = fields.iter().map(|change| {
        let text = |key| match change.value(key) {
            Some(Value::Text(text)) => text.as_str(),
            Some(_) | None => "",
        };
        let (field, old) = (text("field"), text("old"));
        let name = texts.word(&format!("column-{}", field.replace('_', "-")));
        let id = if old.is_empty() { "difference-new" } else { "difference-changed" };
        let message = Message::new(id)
            .with("field", name.unwrap_or_else(|| field.to_owned()).to_lowercase())
            .with("old", value(field, old, texts))
            .with("new", value(field, text("new"), texts));
        texts.say(&message)
    });
    let beside = |one: String, other: String| {
        texts.say(&Message::new("text-beside").with("one", one).with("other", other))
    };
    shown.reduce(beside).unwrap_or_default()
}

/// The value of an item's field, which an export has as text.
fn value(field: &str, exact: &str, texts: &Texts) -> String {
    let word = |id: &str| texts.word(id).unwrap_or_else(|| exact.to_owned());
    match (field, exact) {
        (_, "") => String::new(),
        ("price" | "cost", _) => texts.money(exact),
        ("threshold" | "on_hand", _) => texts.number(exact),
        ("tracked" | "archived", "true") => word("word-yes"),
        ("tracked" | "archived", "false") => word("word-no"),
        _ => exact.to_owned(),
    }
}
