//! `SendOutcome`: what became of a message that was handed to a server, a program or a folder.

use crate::locale::Message;
use crate::text::visible;

/// Longer answers of servers and programs are cut off.
const MAX_ANSWER: usize = 300;

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SendOutcome {
    /// It was accepted.
    Accepted,
    /// It was not sent, for certain.
    NotSent {
        /// Whether trying later can help.
        can_retry: bool,
        /// The stage, the server and its answer, in a line.
        why: Message,
    },
    /// It was not sent, and the address is refused for good: nobody tries again that day (R30).
    AddressRefused {
        /// The stage, the server and its answer, in a line.
        why: Message,
    },
    /// It was handed over and nobody can know: send it again with the same Message-ID (R30).
    Unknown {
        /// The stage, the server and what happened, in a line.
        why: Message,
    },
}

impl SendOutcome {
    pub(super) fn retry(why: Message) -> Self {
        Self::NotSent { can_retry: true, why }
    }

    pub(super) fn refused(why: Message) -> Self {
        Self::NotSent { can_retry: false, why }
    }
}

/// The reason, and the server, program or folder it is about.
pub(super) fn about(subject: &impl ToString, why: Message) -> Message {
    Message::new("broke-because").with("what", one_line(&subject.to_string())).with("why", why)
}

/// The words of another program.
pub(super) fn foreign(text: &str) -> Message {
    Message::foreign(one_line(text))
}

/// Made visible, on one line, not endless.
pub(super) fn one_line(text: &str) -> String {
    visible(text.trim()).chars().take(MAX_ANSWER).collect()
}
