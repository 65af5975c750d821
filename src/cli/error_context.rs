//! Access to the context of clap's errors.

use clap::Error;
use clap::error::{ContextKind, ContextValue};

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is clap's, and may grow")]
pub(super) fn list(error: &Error, kind: ContextKind) -> Option<Vec<String>> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(vec![text.clone()]),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.clone()),
        ContextValue::StyledStr(text) => Some(vec![text.to_string()]),
        ContextValue::Number(number) => Some(vec![number.to_string()]),
        _ => None,
    }
}
