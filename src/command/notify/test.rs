//! `bincard notify test`: one test e-mail, and what was found on its way, step by step.

use anyhow::Result;
use clap::Args;

use super::post::{Post, end_with, mailer, recipient, refusal_of};
use crate::command::context::Context;
use crate::locale::{Message, Texts};
use crate::mail::{
    Cause, Certificate, Encryption, Finding, Recipient, Sent, TestEmail, message_id, test_message,
};
use crate::output::{Column, Notice, Record};
use crate::refusal::Refusal;

/// Send one test e-mail, and show step by step what was found on its way
///
/// The host's addresses, the connection, the certificate, the login, and what the mail server answered; where it
/// ends, what to do about it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  bincard notify test\n  bincard notify test --to me@shop.example\n  bincard notify test --to 'moi@shop.example fr'"
)]
pub(crate) struct Test {
    /// To whom, instead of `digest.to`; may be given several times
    #[arg(long, value_name = "ADDRESS", value_parser = recipient)]
    to: Vec<Recipient>,
}

const COLUMNS: [Column; 2] = [Column("step"), Column("found")];

impl Test {
    /// Does it.
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        let post = context.open()?.read(|tx| Post::read(tx, &self.to))?;
        if post.to.is_empty() {
            return Err(Refusal::SettingMissing { key: "digest.to" }.into());
        }
        let mailer = mailer(context)?;
        let at = (context.clock)();
        let day = at.to_zoned_datetime(post.texts(None).zone()).date();
        let mut failures = Vec::new();
        let mut steps = Vec::new();
        for recipient in &post.to {
            let to = &recipient.address;
            let from = post.sender(to);
            let id = message_id(&format!("test {}", at.as_nanosecond()), day, to, 0);
            let email = TestEmail {
                from: &from,
                to,
                shop: post.shop.as_deref(),
                message_id: &id,
                at,
                texts: post.texts(Some(recipient)),
            };
            let (sent, findings) = mailer.diagnose(&from, to, &id, &test_message(&email)?);
            for finding in &findings {
                steps.extend(step(to.as_str(), finding, context.texts));
            }
            steps.extend(ending(to.as_str(), &sent, context.texts));
            if let Some(refusal) = refusal_of(to, &sent) {
                failures.push(refusal);
                let hint = findings.iter().rev().find_map(hint);
                context.notices.extend(hint.map(|message| Notice::Hint(Message::new(message))));
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

/// A line of the walk; what to do about a cause is said as a hint.
fn step(address: &str, finding: &Finding, texts: &Texts) -> Option<Record> {
    let (step, message) = match finding {
        Finding::Found { host, addresses } => (
            "name",
            Message::new("walk-found")
                .with("host", host.as_str())
                .with("addresses", addresses.join(", ")),
        ),
        Finding::Connected { server } => {
            ("connection", Message::new("walk-connected").with("server", server.as_str()))
        }
        Finding::Encrypted { how, certificate } => {
            let id = match how {
                Encryption::FromStart => "walk-tls",
                Encryption::StartTls => "walk-starttls",
            };
            let shown = match certificate {
                Some(certificate) => texts.say(&shown(certificate, "walk-certificate", texts)),
                None => String::new(),
            };
            ("tls", Message::new(id).with("certificate", shown))
        }
        Finding::Distrusted(certificate) => ("tls", shown(certificate, "walk-distrusted", texts)),
        Finding::InTheClear => ("tls", Message::new("walk-in-the-clear")),
        Finding::SignedIn { username } => {
            ("login", Message::new("walk-signed-in").with("username", username.as_str()))
        }
        Finding::NotSignedIn => ("login", Message::new("walk-not-signed-in")),
        Finding::Accepted { answer } => (
            "mail",
            Message::new("walk-accepted").with("address", address).with("answer", answer.as_str()),
        ),
        Finding::Cause(_) => return None,
    };
    Some(record(address, step, true, texts.say(&message).trim_end().to_owned()))
}

/// The last line of a walk that did not reach its end.
fn ending(address: &str, sent: &Sent, texts: &Texts) -> Option<Record> {
    match sent {
        Sent::Accepted => None,
        Sent::NotSent { why, .. } | Sent::Unknown { why } => {
            Some(record(address, "failed", false, texts.say(why)))
        }
    }
}

fn record(address: &str, step: &'static str, is_well: bool, found: String) -> Record {
    Record::new()
        .with("address", address)
        .with("step", step)
        .with("ok", is_well)
        .with("found", found)
}

fn shown(certificate: &Certificate, id: &'static str, texts: &Texts) -> Message {
    Message::new(id)
        .with("subject", certificate.subject.as_str())
        .with("issuer", certificate.issuer.as_str())
        .with("until", texts.instant_day(certificate.expires_at))
}

/// What to do about a cause.
fn hint(finding: &Finding) -> Option<&'static str> {
    let Finding::Cause(cause) = finding else { return None };
    Some(match cause {
        Cause::NameUnknown => "cause-name",
        Cause::NobodyThere => "cause-nobody",
        Cause::Silent => "cause-silent",
        Cause::NotTls => "cause-not-tls",
        Cause::NotSmtp => "cause-not-smtp",
        Cause::CertificateUntrusted => "cause-untrusted",
        Cause::CertificateOfAnother => "cause-another",
        Cause::CertificateExpired => "cause-expired",
        Cause::NoStartTls => "cause-no-starttls",
        Cause::NoLogin => "cause-no-login",
        Cause::LoginRefused => "cause-login",
        Cause::SenderRefused => "cause-sender",
        Cause::RecipientRefused => "cause-recipient",
        Cause::MessageRefused => "cause-message",
        Cause::Later => "cause-later",
    })
}
