//! The whole text of a refusal.

use super::message::message;
use super::rows::with_rows;
use super::text::{RefusalText, single};
use crate::locale::texts::Texts;
use crate::refusal::Refusal;

/// What is wrong, including the invalid rows of a file, and what to do about it.
pub(crate) fn explain(refusal: &Refusal, texts: &Texts) -> RefusalText {
    if let Refusal::BadRows { rows, count, .. } = refusal {
        return with_rows(&message(refusal, texts), rows, *count, texts);
    }
    single(refusal, texts)
}
