//! `SendOutcome`: what happened to a message that was given to a server, a program or a directory.

use crate::locale::Message;
use crate::text::visible;

/// Longer replies of servers and programs are truncated.
const MAX_ANSWER: usize = 300;

/// What happened to a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SendOutcome {
    /// It was accepted.
    Accepted,
    /// It was certainly not sent.
    NotSent {
        /// Whether trying again later can help.
        can_retry: bool,
        /// The stage, the server and its reply, in one line.
        why: Message,
    },
    /// It was not sent, and the address is refused permanently: it is not tried again that day (R30).
    AddressRefused {
        /// The stage, the server and its reply, in one line.
        why: Message,
    },
    /// It was sent, but not confirmed: it must be sent again with the same Message-ID (R30).
    Unknown {
        /// The stage, the server and what happened, in one line.
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

/// The reason, preceded by the server, program or directory.
pub(super) fn about(subject: &impl ToString, why: Message) -> Message {
    Message::new("broke-because").with("what", one_line(&subject.to_string())).with("why", why)
}

/// Text from another program.
pub(super) fn foreign(text: &str) -> Message {
    Message::foreign(one_line(text))
}

/// Text with control characters made visible, on one line, and truncated.
pub(super) fn one_line(text: &str) -> String {
    visible(text.trim()).chars().take(MAX_ANSWER).collect()
}
