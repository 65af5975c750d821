//! How the daily e-mail is written and sent (R27–R32). What is low, and who was told what and when,
//! is decided elsewhere: here a digest becomes a message, and a message goes to one address by one
//! of three ways.

mod address;
mod attachment;
mod body;
mod diagnosis;
mod message;
mod outbox;
mod page;
mod password;
mod program;
mod sendmail;
mod smtp;
mod transport;

#[cfg(test)]
mod tests;

pub(crate) use address::{Address, AddressError, Recipient, Sender, parse_list};
pub(crate) use diagnosis::{Cause, Certificate, Finding};
pub(crate) use message::{Email, TestEmail, compose, message_id, page, preview, test_message};
pub(crate) use page::Subject;
pub(crate) use password::{PasswordSources, Secret};
pub(crate) use transport::{Encryption, Transport, TransportError};

use std::cell::Cell;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use crate::locale::{Message, io_error};
use crate::refusal::Refusal;

/// The longest to wait for one step of sending.
pub(crate) const STEP_TIMEOUT: Duration = Duration::from_secs(30);
/// How a certificate starts in a PEM file.
const MARK: &[u8] = b"-----BEGIN CERTIFICATE-----";
/// The longest `sendmail` may take.
const SENDMAIL_TIMEOUT: Duration = Duration::from_mins(4);

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::enum_variant_names, reason = "`NotSent` is what it is called everywhere")]
pub(crate) enum Sent {
    /// The other side took it over.
    Accepted,
    /// It was not sent, for certain.
    NotSent {
        /// Whether trying later can help.
        can_retry: bool,
        /// The stage, the server and its answer, in a line.
        why: Message,
    },
    /// It was handed over and nobody can know: send it again with the same Message-ID (R30).
    Unknown {
        /// The stage, the server and what happened, in a line.
        why: Message,
    },
}

impl Sent {
    fn retry(why: Message) -> Self {
        Self::NotSent { can_retry: true, why }
    }

    fn refused(why: Message) -> Self {
        Self::NotSent { can_retry: false, why }
    }

    /// The same, should the other side have repeated the password.
    fn without(self, secret: &Secret) -> Self {
        let hide = |why: Message| why.rewritten(&|text: String| text.replace(secret.expose(), "…"));
        match self {
            Self::Accepted => Self::Accepted,
            Self::NotSent { can_retry, why } => Self::NotSent { can_retry, why: hide(why) },
            Self::Unknown { why } => Self::Unknown { why: hide(why) },
        }
    }
}

/// Why nothing can leave by a transport, where that is plain before it is tried: a folder or a program that is not
/// there.
pub(crate) fn missing(transport: &Transport) -> Option<Message> {
    match transport {
        Transport::Smtp(_) => None,
        Transport::Sendmail(program) => sendmail::missing(program.as_deref()),
        Transport::File(directory) => outbox::missing(directory),
    }
}

/// A way to send, with what it needs.
#[derive(Debug, Clone)]
pub(crate) struct Mailer {
    transport: Transport,
    credentials: Option<(String, Secret)>,
    roots: Option<lettre::transport::smtp::client::Certificate>,
    timeout: Duration,
}

impl Mailer {
    /// A mailer for a transport. The user name of the URL counts where none is given.
    ///
    /// # Errors
    /// A mail server with a user name but no password, or the other way round (78).
    pub(crate) fn new(
        transport: Transport,
        username: Option<String>,
        password: Option<Secret>,
    ) -> Result<Self, Refusal> {
        let credentials = match &transport {
            Transport::Sendmail(_) | Transport::File(_) => None,
            Transport::Smtp(server) => {
                match (username.or_else(|| server.username.clone()), password) {
                    (Some(username), Some(password)) => Some((username, password)),
                    (None, None) => None,
                    (Some(_), None) => {
                        return Err(Refusal::SettingMissing { key: "smtp.password_file" });
                    }
                    (None, Some(_)) => {
                        return Err(Refusal::SettingMissing { key: "smtp.username" });
                    }
                }
            }
        };
        Ok(Self { transport, credentials, roots: None, timeout: STEP_TIMEOUT })
    }

    /// The same, trusting the certificates of a file too (`smtp.ca_file`).
    ///
    /// # Errors
    /// A file that cannot be read, or holds no certificate (78).
    pub(crate) fn trusting(mut self, file: &Path) -> Result<Self, Refusal> {
        let wrong = |why: Message| Refusal::SettingWrong {
            key: "smtp.ca_file".to_owned(),
            value: file.display().to_string(),
            why,
        };
        let pem = std::fs::read(file).map_err(|error| wrong(io_error(&error)))?;
        let has_one = pem.windows(MARK.len()).any(|part| part == MARK);
        let roots = lettre::transport::smtp::client::Certificate::from_pem(&pem).ok();
        let roots = roots.filter(|_| has_one);
        self.roots = Some(roots.ok_or_else(|| wrong(Message::new("certificate-none")))?);
        Ok(self)
    }

    /// With another longest wait for one step.
    #[cfg(test)]
    pub(crate) fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends a message to one address. Comes back in a few minutes at the latest, and never fails
    /// without saying whether the message may have left.
    pub(crate) fn deliver(
        &self,
        from: &Sender,
        to: &Address,
        message_id: &str,
        message: &[u8],
    ) -> Sent {
        self.diagnose(from, to, message_id, message).0
    }

    /// The same, and what was found on the way.
    pub(crate) fn diagnose(
        &self,
        from: &Sender,
        to: &Address,
        message_id: &str,
        message: &[u8],
    ) -> (Sent, Vec<Finding>) {
        let (found, findings) = mpsc::channel();
        let sent = match &self.transport {
            Transport::Smtp(server) => smtp::send(smtp::Job {
                server: server.clone(),
                credentials: self.credentials.clone(),
                from: from.address.clone(),
                to: to.clone(),
                message: message.to_vec(),
                timeout: self.timeout,
                roots: self.roots.clone(),
                found,
                cause: Cell::new(None),
            }),
            Transport::Sendmail(program) => {
                let program = program.as_deref();
                sendmail::send(program, &from.address, to, message, SENDMAIL_TIMEOUT)
            }
            Transport::File(directory) => outbox::write(directory, message_id, message),
        };
        let mut findings: Vec<Finding> = findings.try_iter().collect();
        match self.transport {
            Transport::Sendmail(_) | Transport::File(_) if sent == Sent::Accepted => {
                findings.push(Finding::Accepted { answer: String::new() });
            }
            Transport::Smtp(_) | Transport::Sendmail(_) | Transport::File(_) => {}
        }
        (sent, findings)
    }
}
