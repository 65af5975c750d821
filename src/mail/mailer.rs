//! `Mailer`: a configured way to send, which sends one message to one address.

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use std::cell::Cell;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use super::address::Address;
use super::diagnosis::Finding;
use super::outcome::SendOutcome;
use super::password::Secret;
use super::sender::Sender;
use super::smtp::{self, SmtpSession};
use super::transport::Transport;
use super::{outbox, sendmail};
use crate::files::read_small;
use crate::locale::{Message, io_error};
use crate::refusal::Refusal;

/// The time limit of one step of sending.
const STEP_TIMEOUT: Duration = Duration::from_secs(30);
/// The time limit of `sendmail`.
const SENDMAIL_TIMEOUT: Duration = Duration::from_mins(4);

/// Why a transport cannot work, if that is known in advance: its directory or program is missing.
pub(crate) fn why_unusable(transport: &Transport) -> Option<Message> {
    match transport {
        Transport::Smtp(_) => None,
        Transport::Sendmail(program) => sendmail::why_unusable(program.as_deref()),
        Transport::File(directory) => outbox::why_unusable(directory),
    }
}

/// A way to send, with its login and certificates.
#[derive(Debug, Clone)]
pub(crate) struct Mailer {
    transport: Transport,
    credentials: Option<(String, Secret)>,
    roots: Vec<CertificateDer<'static>>,
    hello: Option<String>,
    timeout: Duration,
}

impl Mailer {
    /// A mailer for a transport. The user name of the URL is used unless one is given.
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
        Ok(Self { transport, credentials, roots: Vec::new(), hello: None, timeout: STEP_TIMEOUT })
    }

    /// The same mailer, which also trusts the certificates in a file (`smtp.ca_file`).
    ///
    /// # Errors
    /// A file that cannot be read or contains no certificate (78).
    pub(crate) fn trusting(mut self, file: &Path) -> Result<Self, Refusal> {
        let wrong = |why: Message| Refusal::SettingWrong {
            key: "smtp.ca_file".to_owned(),
            value: file.display().to_string(),
            why,
        };
        let pem = read_small(file).map_err(|error| wrong(io_error(&error)))?;
        let roots: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&pem).collect();
        let roots = roots.ok().filter(|roots| !roots.is_empty());
        self.roots = roots.ok_or_else(|| wrong(Message::new("certificate-none")))?;
        Ok(self)
    }

    /// The same mailer, which greets servers by this name (`smtp.hello`).
    pub(crate) fn introduced_as(mut self, hello: Option<String>) -> Self {
        self.hello = hello;
        self
    }

    #[cfg(test)]
    pub(crate) fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Whether this machine's sendmail could send instead of the server that is set.
    pub(crate) fn has_local_alternative(&self) -> bool {
        matches!(self.transport, Transport::Smtp(_)) && sendmail::is_installed()
    }

    /// Sends a message to one address. Returns within a few minutes; a failure always states whether the message may
    /// have been delivered.
    pub(crate) fn deliver(
        &self,
        from: &Sender,
        to: &Address,
        message_id: &str,
        message: &[u8],
    ) -> SendOutcome {
        self.diagnose(from, to, message_id, message).0
    }

    /// Like `deliver`, with what was found at each step.
    pub(crate) fn diagnose(
        &self,
        from: &Sender,
        to: &Address,
        message_id: &str,
        message: &[u8],
    ) -> (SendOutcome, Vec<Finding>) {
        let (sender, findings) = mpsc::channel();
        let outcome = match &self.transport {
            Transport::Smtp(server) => smtp::send(SmtpSession {
                server: server.clone(),
                credentials: self.credentials.clone(),
                from: from.address.clone(),
                to: to.clone(),
                message: message.to_vec(),
                timeout: self.timeout,
                roots: self.roots.clone(),
                hello: self.hello.clone(),
                findings: sender,
                reason: Cell::new(None),
            }),
            Transport::Sendmail(program) => {
                let program = program.as_deref();
                sendmail::send(program, &from.address, to, message, SENDMAIL_TIMEOUT)
            }
            Transport::File(directory) => outbox::write(directory, message_id, message),
        };
        let mut findings: Vec<Finding> = findings.try_iter().collect();
        match self.transport {
            Transport::Sendmail(_) | Transport::File(_) if outcome == SendOutcome::Accepted => {
                findings.push(Finding::Accepted { answer: String::new() });
            }
            Transport::Smtp(_) | Transport::Sendmail(_) | Transport::File(_) => {}
        }
        (outcome, findings)
    }
}
