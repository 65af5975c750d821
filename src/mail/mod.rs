//! How the daily e-mail is written and sent (R27–R32). What is low, and who was told what and when,
//! is decided elsewhere: here a digest becomes a message, and a message goes to one address by one
//! of three ways.

mod address;
mod message;
mod outbox;
mod page;
mod password;
mod sendmail;
mod smtp;
mod transport;

#[cfg(test)]
mod tests;

pub(crate) use address::{Address, Sender, parse_list};
pub(crate) use message::{Letter, TestLetter, compose, message_id, preview, test_message};
pub(crate) use password::{PasswordSources, Secret};
pub(crate) use transport::{KNOWN_SCHEMES, Transport, TransportError};

use std::time::Duration;

use crate::ledger::refusal::Refusal;

/// The longest to wait for one step of sending.
pub(crate) const STEP_TIMEOUT: Duration = Duration::from_secs(30);
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
        why: String,
    },
    /// It was handed over and nobody can know: send it again with the same Message-ID (R30).
    Unknown {
        /// The stage, the server and what happened, in a line.
        why: String,
    },
}

impl Sent {
    fn retry(why: String) -> Self {
        Self::NotSent { can_retry: true, why }
    }

    fn refused(why: String) -> Self {
        Self::NotSent { can_retry: false, why }
    }

    /// The same, should the other side have repeated the password.
    fn without(self, secret: &Secret) -> Self {
        let hide = |why: String| why.replace(secret.expose(), "…");
        match self {
            Self::Accepted => Self::Accepted,
            Self::NotSent { can_retry, why } => Self::NotSent { can_retry, why: hide(why) },
            Self::Unknown { why } => Self::Unknown { why: hide(why) },
        }
    }
}

/// A way to send, with what it needs.
#[derive(Debug, Clone)]
pub(crate) struct Mailer {
    transport: Transport,
    credentials: Option<(String, Secret)>,
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
        Ok(Self { transport, credentials, timeout: STEP_TIMEOUT })
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
        match &self.transport {
            Transport::Smtp(server) => smtp::send(smtp::Job {
                server: server.clone(),
                credentials: self.credentials.clone(),
                from: from.address.clone(),
                to: to.clone(),
                message: message.to_vec(),
                timeout: self.timeout,
            }),
            Transport::Sendmail(program) => {
                let program = program.as_deref();
                sendmail::send(program, &from.address, to, message, SENDMAIL_TIMEOUT)
            }
            Transport::File(directory) => outbox::write(directory, message_id, message),
        }
    }
}
