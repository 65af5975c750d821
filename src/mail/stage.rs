//! `SmtpStage`: how far an SMTP session got.

use crate::locale::Message;

/// A step of the SMTP session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SmtpStage {
    Connect,
    StartTls,
    Auth,
    Mail,
    Recipient,
    Data,
    Message,
}

impl SmtpStage {
    pub(super) fn text(self) -> Message {
        match self {
            Self::Connect => Message::new("sending-connecting"),
            Self::StartTls => Message::foreign("STARTTLS"),
            Self::Auth => Message::foreign("AUTH"),
            Self::Mail => Message::foreign("MAIL FROM"),
            Self::Recipient => Message::foreign("RCPT TO"),
            Self::Data => Message::foreign("DATA"),
            Self::Message => Message::new("sending-end"),
        }
    }
}
