//! The words of every refusal: its text's name and what goes into it.
use super::message::Message;
use crate::ledger::refusal::Refusal;
/// The message of a refusal; its hint, if it has one, is the text's `.hint`.
pub(crate) fn words(_refusal: &Refusal) -> Message {
    Message::new("x")
}
