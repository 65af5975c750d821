//! The differences between two requests with the same key, for people (R33).

use crate::locale::texts::Texts;
use crate::message::Message;
use crate::refusal::{RequestDifference, RequestField};
use crate::text::shortened;

/// The most differences that are listed.
const MAX_NAMED: usize = 5;

/// A sentence for each of the first differences.
pub(super) fn difference_lines<'d>(
    differences: &'d [RequestDifference],
    texts: &'d Texts,
) -> impl Iterator<Item = String> + 'd {
    differences.iter().take(MAX_NAMED).map(|difference| {
        let field = field_name(&difference.field, texts);
        let value = |value: &str| field_value(&difference.field, value, texts);
        texts.say(&match (&difference.before, &difference.now) {
            (Some(before), Some(now)) => Message::new("request-changed")
                .with("field", field)
                .with("before", value(before))
                .with("now", value(now)),
            (Some(before), None) => {
                Message::new("request-dropped").with("field", field).with("before", value(before))
            }
            (None, now) => Message::new("request-added")
                .with("field", field)
                .with("now", value(now.as_deref().unwrap_or_default())),
        })
    })
}

/// A value as it would be typed in the session's language.
fn field_value(field: &RequestField, value: &str, texts: &Texts) -> String {
    let option = if let RequestField::Option(option) = field { option.as_str() } else { "" };
    match (field, option) {
        (_, "--reason" | "--alert" | "--track" | "--pickup" | "--backorder") => {
            texts.known_words(value)
        }
        (RequestField::Named(name), _) if name == "change" => texts.typed_numbers(value),
        (_, "--price" | "--cost" | "--threshold" | "--quantity")
        | (RequestField::QuantityOf(_), _)
            if value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') =>
        {
            texts.number(value)
        }
        _ => shortened(value),
    }
}

fn field_name(field: &RequestField, texts: &Texts) -> String {
    match field {
        RequestField::QuantityOf(sku) => {
            texts.say(&Message::new("request-quantity").with("sku", sku.as_str()))
        }
        RequestField::Option(option) => format!("`{option}`"),
        RequestField::Named(name) => {
            texts.word(&format!("request-field-{name}")).unwrap_or_else(|| name.clone())
        }
    }
}
