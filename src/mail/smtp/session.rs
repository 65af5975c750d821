//! `SmtpSession`: what a session needs, what it reports, and how a failed step becomes an outcome.

use rustls::pki_types::CertificateDer;
use std::cell::Cell;
use std::io::ErrorKind;
use std::sync::mpsc;
use std::time::Duration;

use crate::locale::{Message, io_error};
use crate::mail::address::Address;
use crate::mail::diagnosis::{FailureReason, Finding, is_not_tls, is_timeout};
use crate::mail::outcome::{SendOutcome, about, foreign};
use crate::mail::password::Secret;
use crate::mail::reply::{Reply, SmtpError};
use crate::mail::stage::SmtpStage;
use crate::mail::transport::{Encryption, Server};

/// One message for one address, and the server to send it through.
pub(in crate::mail) struct SmtpSession {
    pub(in crate::mail) server: Server,
    /// The user name and password, if there is a login.
    pub(in crate::mail) credentials: Option<(String, Secret)>,
    pub(in crate::mail) from: Address,
    /// The only recipient in the envelope.
    pub(in crate::mail) to: Address,
    pub(in crate::mail) message: Vec<u8>,
    /// The time limit of one step.
    pub(in crate::mail) timeout: Duration,
    /// Certificates trusted in addition to the system's.
    pub(in crate::mail) roots: Vec<CertificateDer<'static>>,
    /// The name to greet the server by, if one is set.
    pub(in crate::mail) hello: Option<String>,
    /// Receives what is found on the way.
    pub(in crate::mail) findings: mpsc::Sender<Finding>,
    /// Why the last step failed.
    pub(in crate::mail) reason: Cell<Option<FailureReason>>,
}

impl SmtpSession {
    pub(super) fn report(&self, finding: Finding) {
        // If the watchdog has given up, there is no receiver any more.
        let _ = self.findings.send(finding);
    }

    /// The reply that a step requires; after any other, nothing was sent.
    pub(super) fn expect(
        &self,
        stage: SmtpStage,
        answer: Result<Reply, SmtpError>,
        is_expected: fn(&Reply) -> bool,
    ) -> Result<(), SendOutcome> {
        match answer {
            Ok(answer) if is_expected(&answer) => Ok(()),
            Ok(answer) => {
                self.report(Finding::Failed(FailureReason::NotSmtp));
                Err(SendOutcome::retry(self.why(stage, foreign(&answer.to_string()))))
            }
            Err(error) => Err(self.failed(stage, &error)),
        }
    }

    /// Classifies a failure before the message was handed over: a 5xx reply and a bad certificate are permanent.
    pub(super) fn failed(&self, stage: SmtpStage, error: &SmtpError) -> SendOutcome {
        let reason = FailureReason::of(stage, error, self.server.encryption);
        self.reason.set(Some(reason));
        self.report(Finding::Failed(reason));
        let why = self.why(stage, self.error_text(error));
        let is_permanent = error.reply().is_some_and(Reply::is_permanent);
        if is_permanent && stage == SmtpStage::Recipient {
            return SendOutcome::AddressRefused { why };
        }
        // Waiting does not fix a certificate.
        SendOutcome::NotSent { can_retry: !is_permanent && !reason.is_of_certificate(), why }
    }

    /// The server lacks a required feature, so trying again does not help.
    pub(super) fn impossible(&self, reason: FailureReason, what: Message) -> SendOutcome {
        self.report(Finding::Failed(reason));
        SendOutcome::refused(about(&self.server, what))
    }

    pub(super) fn why(&self, stage: SmtpStage, what: Message) -> Message {
        Message::new("sending-at")
            .with("server", self.server.to_string())
            .with("stage", stage.text())
            .with("why", what)
    }

    /// The server's reply, or our words for what happened to the connection.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the enum is std's, and may grow")]
    fn error_text(&self, error: &SmtpError) -> Message {
        match error {
            SmtpError::Refused(reply) => foreign(&reply.to_string()),
            SmtpError::Closed => Message::new("io-closed"),
            SmtpError::Malformed => Message::new("sending-not-smtp"),
            SmtpError::Early => Message::new("sending-early"),
            SmtpError::Io(_) if is_timeout(error) => {
                Message::new("sending-silent").with("wait", format!("{:?}", self.timeout))
            }
            SmtpError::Io(io) => match io.kind() {
                ErrorKind::UnexpectedEof => Message::new("io-closed"),
                ErrorKind::InvalidData | ErrorKind::Other => self.tls_text(error),
                _ => io_error(io),
            },
        }
    }

    /// Why nothing can be encrypted.
    fn tls_text(&self, error: &SmtpError) -> Message {
        let certificate = self.reason.get().and_then(FailureReason::certificate_text);
        certificate.unwrap_or_else(|| {
            let is_from_start = self.server.encryption == Encryption::FromStart;
            let is_plain = is_from_start && is_not_tls(error);
            Message::new(if is_plain { "sending-not-tls" } else { "sending-tls-failed" })
        })
    }
}
