//! The transfer of a message in an SMTP session, from MAIL to the final dot.

use super::connection::SmtpConnection;
use super::session::SmtpSession;
use crate::locale::Message;
use crate::mail::diagnosis::{FailureReason, Finding};
use crate::mail::outcome::{SendOutcome, foreign, one_line};
use crate::mail::reply::Reply;
use crate::mail::stage::SmtpStage;

impl SmtpSession {
    /// MAIL, RCPT and DATA, until the server waits for the message.
    pub(super) fn announce(&self, connection: &mut SmtpConnection) -> Result<(), SendOutcome> {
        let (from, to) = (self.from.wire(), self.to.wire());
        let parameters = self.parameters(connection, &[&from, &to])?;
        let answer = connection.command(&format!("MAIL FROM:<{from}>{parameters}"));
        self.expect(SmtpStage::Mail, answer, Reply::is_done)?;
        let answer = connection.command(&format!("RCPT TO:<{to}>"));
        self.expect(SmtpStage::Recipient, answer, Reply::is_done)?;
        let answer = connection.command("DATA");
        self.expect(SmtpStage::Data, answer, Reply::is_go_on)
    }

    /// What the server must support if addresses or the message are not ASCII.
    fn parameters(
        &self,
        connection: &SmtpConnection,
        addresses: &[&str],
    ) -> Result<String, SendOutcome> {
        let mut parameters = String::new();
        if !addresses.iter().all(|address| address.is_ascii()) {
            if !connection.features().has("SMTPUTF8") {
                let why = Message::new("sending-no-smtputf8");
                return Err(self.impossible(FailureReason::RecipientRefused, why));
            }
            parameters.push_str(" SMTPUTF8");
        }
        if !self.message.is_ascii() {
            if !connection.features().has("8BITMIME") {
                let why = Message::new("sending-no-8bitmime");
                return Err(self.impossible(FailureReason::MessageRefused, why));
            }
            parameters.push_str(" BODY=8BITMIME");
        }
        Ok(parameters)
    }

    /// Sends the message and the final dot. Once the whole message is written, the dot may reach the server whatever
    /// the reply.
    pub(super) fn hand_over(&self, connection: &mut SmtpConnection) -> SendOutcome {
        if let Err(error) = connection.write(&stuffed(&self.message)) {
            return self.failed(SmtpStage::Message, &error);
        }
        let answer = connection.write(b".\r\n").and_then(|()| connection.read_reply());
        match answer.and_then(Reply::accepted) {
            Ok(answer) if answer.is_done() => {
                self.report(Finding::Accepted { answer: one_line(&answer.to_string()) });
                SendOutcome::Accepted
            }
            Ok(answer) => SendOutcome::Unknown {
                why: self.why(SmtpStage::Message, foreign(&answer.to_string())),
            },
            Err(error) => match self.failed(SmtpStage::Message, &error) {
                SendOutcome::NotSent { why, .. } if error.reply().is_none() => {
                    SendOutcome::Unknown { why }
                }
                outcome @ (SendOutcome::Accepted
                | SendOutcome::NotSent { .. }
                | SendOutcome::AddressRefused { .. }
                | SendOutcome::Unknown { .. }) => outcome,
            },
        }
    }
}

/// A message for DATA: every line ends in CR LF, and a dot at its start is doubled.
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(message.len().saturating_add(64));
    let mut rest = message;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        if line.first() == Some(&b'.') {
            stuffed.push(b'.');
        }
        stuffed.extend_from_slice(line);
        stuffed.extend_from_slice(b"\r\n");
        rest = after.strip_prefix(b"\r\n").or_else(|| after.get(1..)).unwrap_or_default();
    }
    stuffed
}

#[cfg(test)]
mod tests {
    use super::stuffed;

    #[test]
    fn no_line_of_a_message_can_end_it() {
        assert_eq!(stuffed(b"a\r\n.\r\nb"), b"a\r\n..\r\nb\r\n");
        assert_eq!(stuffed(b"a\n.\nb\r.\rc\r\n"), b"a\r\n..\r\nb\r\n..\r\nc\r\n");
        assert_eq!(stuffed(b"..\r\n\r\n"), b"...\r\n\r\n");
        assert_eq!(stuffed(b""), b"");
    }
}
