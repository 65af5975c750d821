//! `bincard notify test`: a test e-mail, and the steps of its delivery.

use anyhow::Result;
use clap::Args;

use super::mail_settings::{MailSettings, end_with, mailer, recipient, refusal_of};
use crate::command::context::Context;
use crate::locale::{Message, Texts};
use crate::mail::{
    Certificate, Encryption, FailureReason, Finding, Mailer, Recipient, SendOutcome, TestEmail,
    message_id, test_message,
};
use crate::output::{Column, Notice, Record};
use crate::refusal::Refusal;

/// Send a test e-mail, showing each step of its delivery
///
/// Shows the server's addresses, the connection, the certificate, the login, and the server's reply. If a step fails,
/// suggests how to fix it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  bincard notify test\n  bincard notify test --to me@shop.example\n  bincard notify test --to 'moi@shop.example fr'"
)]
pub(crate) struct Test {
    /// Send to this address instead of `digest.to`; may be repeated
    #[arg(long, value_name = "ADDRESS", value_parser = recipient)]
    to: Vec<Recipient>,
}

const COLUMNS: [Column; 2] = [Column("step"), Column("found")];

impl Test {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        let settings = context.open_to_read()?.read(|tx| MailSettings::read(tx, &self.to))?;
        if settings.to.is_empty() {
            return Err(Refusal::SettingMissing { key: "digest.to" }.into());
        }
        let mailer = mailer(context)?;
        let at = (context.clock)();
        let day = at.to_zoned_datetime(settings.texts(None).zone()).date();
        let mut failures = Vec::new();
        let mut steps = Vec::new();
        for recipient in &settings.to {
            let to = &recipient.address;
            let from = settings.sender(to);
            let id = message_id(&format!("test {}", at.as_nanosecond()), day, &from.address, to, 0);
            let email = TestEmail {
                from: &from,
                to,
                shop: settings.shop.as_deref(),
                message_id: &id,
                at,
                texts: settings.texts(Some(recipient)),
            };
            let (outcome, findings) = mailer.diagnose(&from, to, &id, &test_message(&email)?);
            for finding in &findings {
                steps.extend(step(to.as_str(), finding, context.texts));
            }
            steps.extend(ending(to.as_str(), &outcome, context.texts));
            if let Some(refusal) = refusal_of(to, &outcome) {
                let hint = findings.iter().rev().find_map(|finding| hint(finding, &mailer));
                failures.push(Refusal::WithHint { refusal: Box::new(refusal), hint });
            } else {
                let message = Message::new("said-test-sent").with("address", to.as_str());
                context.notices.push(Notice::Done(message));
            }
        }
        context.printer.begin(&COLUMNS)?;
        for step in steps {
            context.printer.row(&step)?;
        }
        context.printer.end()?;
        end_with(context, failures)
    }
}

/// A row for a finding; the cause of a failure becomes a hint.
fn step(address: &str, finding: &Finding, texts: &Texts) -> Option<Record> {
    let (step, message) = match finding {
        Finding::Resolved { host, addresses } => (
            "name",
            Message::new("delivery-resolved")
                .with("host", host.as_str())
                .with("addresses", addresses.join(", ")),
        ),
        Finding::Connected { server } => {
            ("connection", Message::new("delivery-connected").with("server", server.as_str()))
        }
        Finding::Encrypted { how, certificate } => {
            let id = match how {
                Encryption::FromStart => "delivery-tls",
                Encryption::StartTls => "delivery-starttls",
            };
            let shown = match certificate {
                Some(certificate) => {
                    texts.say(&certificate_message(certificate, "delivery-certificate", texts))
                }
                None => String::new(),
            };
            ("tls", Message::new(id).with("certificate", shown))
        }
        Finding::CertificateRejected(certificate) => {
            ("tls", certificate_message(certificate, "delivery-distrusted", texts))
        }
        Finding::Unencrypted => ("tls", Message::new("delivery-unencrypted")),
        Finding::LoggedIn { username } => {
            ("login", Message::new("delivery-signed-in").with("username", username.as_str()))
        }
        Finding::NotLoggedIn => ("login", Message::new("delivery-not-signed-in")),
        Finding::Accepted { answer } => (
            "mail",
            Message::new("delivery-accepted")
                .with("address", address)
                .with("answer", answer.as_str()),
        ),
        Finding::Failed(_) => return None,
    };
    Some(record(address, step, texts.say(&message).trim_end().to_owned()))
}

/// The last row, if sending failed.
fn ending(address: &str, outcome: &SendOutcome, texts: &Texts) -> Option<Record> {
    match outcome {
        SendOutcome::Accepted => None,
        SendOutcome::NotSent { why, .. }
        | SendOutcome::AddressRefused { why }
        | SendOutcome::Unknown { why } => Some(record(address, FAILED, texts.say(why))),
    }
}

/// The step of the last row, if sending failed.
const FAILED: &str = "failed";

fn record(address: &str, step: &'static str, found: String) -> Record {
    Record::new()
        .with("address", address)
        .with("step", step)
        .with("ok", step != FAILED)
        .with("found", found)
}

fn certificate_message(certificate: &Certificate, id: &'static str, texts: &Texts) -> Message {
    Message::new(id)
        .with("subject", certificate.subject.as_str())
        .with("issuer", certificate.issuer.as_str())
        .with("until", texts.instant_day(certificate.expires_at))
}

/// What to do about a failure. If the mail server cannot be reached, this machine's own one may be an alternative.
fn hint(finding: &Finding, mailer: &Mailer) -> Option<Message> {
    let Finding::Failed(reason) = finding else { return None };
    let cause = Message::new(cause(*reason));
    if is_on_the_way(*reason) && mailer.has_local_alternative() {
        return Some(Message::new("hint-own-mail-server-instead").with("cause", cause));
    }
    Some(cause)
}

fn cause(reason: FailureReason) -> &'static str {
    match reason {
        FailureReason::HostNotFound => "cause-name",
        FailureReason::ConnectionRefused => "cause-nobody",
        FailureReason::Timeout => "cause-silent",
        FailureReason::NotTls => "cause-not-tls",
        FailureReason::NotSmtp => "cause-not-smtp",
        FailureReason::CertificateUntrusted => "cause-untrusted",
        FailureReason::CertificateNameMismatch => "cause-another",
        FailureReason::CertificateExpired => "cause-expired",
        FailureReason::NoStartTls => "cause-no-starttls",
        FailureReason::NoLogin => "cause-no-login",
        FailureReason::LoginRefused => "cause-login",
        FailureReason::SenderRefused => "cause-sender",
        FailureReason::RecipientRefused => "cause-recipient",
        FailureReason::MessageRefused => "cause-message",
        FailureReason::Deferred => "cause-later",
    }
}

/// Whether sending failed before the server accepted or refused anything.
fn is_on_the_way(reason: FailureReason) -> bool {
    match reason {
        FailureReason::HostNotFound
        | FailureReason::ConnectionRefused
        | FailureReason::Timeout
        | FailureReason::NotTls
        | FailureReason::NotSmtp
        | FailureReason::CertificateUntrusted
        | FailureReason::CertificateNameMismatch
        | FailureReason::CertificateExpired
        | FailureReason::NoLogin => true,
        // Its own hint names that server already.
        FailureReason::NoStartTls
        | FailureReason::LoginRefused
        | FailureReason::SenderRefused
        | FailureReason::RecipientRefused
        | FailureReason::MessageRefused
        | FailureReason::Deferred => false,
    }
}
