//! `SmtpSession`: what a session needs, what it reports, and how a failed step becomes an outcome.

use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::Certificate as Root;
use lettre::transport::smtp::response::{Response, Severity};
use std::cell::Cell;
use std::error::Error as _;
use std::sync::mpsc;
use std::time::Duration;

use crate::locale::{Message, io_error};
use crate::mail::address::Address;
use crate::mail::diagnosis::{FailureReason, Finding, is_not_tls, is_timeout};
use crate::mail::outcome::{SendOutcome, about, foreign};
use crate::mail::password::Secret;
use crate::mail::stage::SmtpStage;
use crate::mail::transport::{Encryption, Server};

/// One message for one address, and the server that gets it.
pub(in crate::mail) struct SmtpSession {
    pub(in crate::mail) server: Server,
    /// The user name and password, if the server wants them.
    pub(in crate::mail) credentials: Option<(String, Secret)>,
    pub(in crate::mail) from: Address,
    /// The envelope's only recipient.
    pub(in crate::mail) to: Address,
    pub(in crate::mail) message: Vec<u8>,
    /// The longest to wait for one step.
    pub(in crate::mail) timeout: Duration,
    /// Certificates that are trusted besides the system's.
    pub(in crate::mail) roots: Option<Root>,
    /// Gets what is found on the way.
    pub(in crate::mail) findings: mpsc::Sender<Finding>,
    /// Why the last step failed.
    pub(in crate::mail) reason: Cell<Option<FailureReason>>,
}

impl SmtpSession {
    pub(super) fn report(&self, finding: Finding) {
        // The receiver is gone once the watchdog has given the session up.
        let _ = self.findings.send(finding);
    }

    /// The answer a step needs; any other means that nothing was sent.
    pub(super) fn expect(
        &self,
        stage: SmtpStage,
        answer: Result<Response, Error>,
        severity: Severity,
    ) -> Result<(), SendOutcome> {
        match answer {
            Ok(answer) if answer.code().severity == severity => Ok(()),
            Ok(answer) => {
                self.report(Finding::Failed(FailureReason::NotSmtp));
                Err(SendOutcome::retry(self.why(stage, foreign(&answer_text(&answer)))))
            }
            Err(error) => Err(self.failed(stage, &error)),
        }
    }

    /// A failure before the server had the message: a 5xx and a wrong certificate are for good.
    pub(super) fn failed(&self, stage: SmtpStage, error: &Error) -> SendOutcome {
        let reason = FailureReason::of(stage, error, self.server.encryption);
        self.reason.set(Some(reason));
        self.report(Finding::Failed(reason));
        let what = match self.server.encryption {
            Encryption::FromStart if is_not_tls(error) => Message::new("sending-not-tls"),
            Encryption::FromStart | Encryption::StartTls => self.error_text(error),
        };
        let why = self.why(stage, what);
        // A certificate does not become another by waiting.
        let can_retry = !error.is_permanent() && !reason.is_of_certificate();
        SendOutcome::NotSent { can_retry, why }
    }

    /// The server lacks something that is needed, which trying again does not change.
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

    /// The server's own words, or what became of the connection.
    fn error_text(&self, error: &Error) -> Message {
        let source = error.source().map(ToString::to_string).unwrap_or_default();
        if let Some(code) = error.status() {
            return foreign(&format!("{code} {source}"));
        }
        if is_timeout(error) {
            return Message::new("sending-silent").with("wait", format!("{:?}", self.timeout));
        }
        if let Some(certificate) = self.reason.get().and_then(FailureReason::certificate_text) {
            return certificate;
        }
        match source.as_str() {
            "incomplete response" => Message::new("sending-closed"),
            _ if error.is_response() => Message::new("sending-not-smtp"),
            "" => foreign(&error.to_string()),
            _ => match error.source().and_then(|cause| cause.downcast_ref::<std::io::Error>()) {
                Some(error) => io_error(error),
                None => foreign(&source),
            },
        }
    }
}

/// The code and the lines of an answer.
pub(super) fn answer_text(answer: &Response) -> String {
    format!("{} {}", answer.code(), answer.message().collect::<Vec<_>>().join(" "))
}
