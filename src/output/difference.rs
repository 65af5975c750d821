//! What changes about an item, field by field, in the user's language. Scripts read the exact values under `fields`.

use super::value::Value;
use super::wording::Wording;
use crate::message::Message;

/// `price: 8.50 → 9.00; on hand: 2`. The fields of one item are always in memory.
pub(super) fn difference(fields: &Value, wording: &Wording<'_>) -> String {
    let texts = wording.texts();
    let shown = fields.records().flatten().map(|change| {
        let value = |key| change.value(key).unwrap_or(&Value::Null);
        let Value::Text(field) = value("field") else { return String::new() };
        let is_new = *value("old") == Value::Null;
        let message = Message::new(if is_new { "difference-new" } else { "difference-changed" })
            .with("field", wording.heading(field).to_lowercase())
            .with("old", wording.value(field, value("old")))
            .with("new", wording.value(field, value("new")));
        texts.say(&message)
    });
    texts.sentences(shown)
}
