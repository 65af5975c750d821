//! In what two requests under one key differ, as people read it (R33).

use crate::locale::texts::Texts;
use crate::message::Message;
use crate::refusal::{RequestDifference, RequestField};
use crate::text::shortened;

/// The most differences that are named.
const MAX_NAMED: usize = 5;

/// A sentence for each of the first differences.
pub(super) fn difference_lines<'d>(
    differences: &'d [RequestDifference],
    texts: &'d Texts,
) -> impl Iterator<Item = String> + 'd {
    differences.iter().take(MAX_NAMED).map(|difference| {
        let field = field_name(&difference.field, texts);
        texts.say(&match (&difference.before, &difference.now) {
            (Some(before), Some(now)) => Message::new("request-changed")
                .with("field", field)
                .with("before", shortened(before))
                .with("now", shortened(now)),
            (Some(before), None) => Message::new("request-dropped")
                .with("field", field)
                .with("before", shortened(before)),
            (None, now) => Message::new("request-added")
                .with("field", field)
                .with("now", shortened(now.as_deref().unwrap_or_default())),
        })
    })
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
