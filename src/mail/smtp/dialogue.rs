//! The dialogue of an SMTP session, from MAIL to the end of the message.

use lettre::transport::smtp::client::SmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Severity;
use std::cell::Cell;

use super::session::{SmtpSession, answer_text};
use crate::locale::Message;
use crate::mail::address::{Address, AddressError};
use crate::mail::diagnosis::{FailureReason, Finding};
use crate::mail::outcome::{SendOutcome, foreign, one_line};
use crate::mail::stage::SmtpStage;

impl SmtpSession {
    /// MAIL, RCPT and DATA: up to the point where the server waits for the message.
    pub(super) fn announce(&self, connection: &mut SmtpConnection) -> Result<(), SendOutcome> {
        let lettre_address = |address: &Address| {
            let why = |error: AddressError| {
                self.impossible(FailureReason::RecipientRefused, error.message())
            };
            address.to_lettre().map_err(why)
        };
        let (from, to) = (lettre_address(&self.from)?, lettre_address(&self.to)?);
        let parameters = self.parameters(connection)?;
        let answer = connection.command(Mail::new(Some(from), parameters));
        self.expect(SmtpStage::Mail, answer, Severity::PositiveCompletion)?;
        let answer = connection.command(Rcpt::new(to, Vec::new()));
        self.expect(SmtpStage::Recipient, answer, Severity::PositiveCompletion)?;
        let answer = connection.command(Data);
        self.expect(SmtpStage::Data, answer, Severity::PositiveIntermediate)
    }

    /// What the server must be able to do where addresses or the message are not ASCII.
    fn parameters(&self, connection: &SmtpConnection) -> Result<Vec<MailParameter>, SendOutcome> {
        let info = connection.server_info();
        let mut parameters = Vec::new();
        if !self.from.as_str().is_ascii() || !self.to.as_str().is_ascii() {
            if !info.supports_feature(Extension::SmtpUtfEight) {
                let why = Message::new("sending-no-smtputf8");
                return Err(self.impossible(FailureReason::RecipientRefused, why));
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        if !self.message.is_ascii() {
            if !info.supports_feature(Extension::EightBitMime) {
                let why = Message::new("sending-no-8bitmime");
                return Err(self.impossible(FailureReason::MessageRefused, why));
            }
            parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        Ok(parameters)
    }

    /// The message and its final dot. Once the whole message is written, the dot may reach the server whatever
    /// comes back.
    pub(super) fn hand_over(&self, connection: &mut SmtpConnection) -> SendOutcome {
        let is_written = Cell::new(false);
        let end = std::iter::from_fn(|| {
            is_written.set(true);
            None
        });
        let parts = std::iter::once(self.message.as_slice()).chain(end);
        match connection.message_iter(parts) {
            Ok(answer) if answer.code().severity == Severity::PositiveCompletion => {
                self.report(Finding::Accepted { answer: one_line(&answer_text(&answer)) });
                SendOutcome::Accepted
            }
            Ok(answer) => SendOutcome::Unknown {
                why: self.why(SmtpStage::Message, foreign(&answer_text(&answer))),
            },
            Err(error) => match self.failed(SmtpStage::Message, &error) {
                SendOutcome::NotSent { why, .. }
                    if is_written.get() && error.status().is_none() =>
                {
                    SendOutcome::Unknown { why }
                }
                outcome @ (SendOutcome::Accepted
                | SendOutcome::NotSent { .. }
                | SendOutcome::Unknown { .. }) => outcome,
            },
        }
    }
}
