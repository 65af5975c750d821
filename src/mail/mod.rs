//! Writing and sending the daily e-mail (R27–R32). Other modules decide what is low and who was notified when; here,
//! a digest becomes a message, and a message is sent to one address by one of three transports.

mod address;
mod attachment;
mod body;
mod content;
mod diagnosis;
mod mailer;
mod message;
mod outbox;
mod outcome;
mod page;
mod password;
mod program;
mod recipient;
mod reply;
mod sender;
mod sendmail;
mod smtp;
mod stage;
mod transport;

#[cfg(test)]
mod tests;

pub(crate) use address::{Address, AddressError};
pub(crate) use content::DigestContent;
pub(crate) use diagnosis::{Certificate, FailureReason, Finding};
pub(crate) use mailer::{Mailer, why_unusable};
pub(crate) use message::{
    DigestEmail, TestEmail, compose, message_id, page, preview, test_message,
};
pub(crate) use outcome::SendOutcome;
pub(crate) use password::{PasswordNames, PasswordSources, Secret};
pub(crate) use recipient::{Recipient, parse_list};
pub(crate) use sender::Sender;
pub(crate) use sendmail::is_installed as has_sendmail;
pub(crate) use transport::{Encryption, Transport, TransportError};
