//! `bincard notify test`: one test e-mail, and what was found on its way, step by step.

use anyhow::Result;
use clap::Args;

use super::post::{Post, end_with, mailer, recipient, refusal_of};
use crate::command::Desk;
use crate::ledger::refusal::Refusal;
use crate::locale::{Message, Texts};
use crate::mail::{
    Certificate, Encryption, Finding, Recipient, Sent, TestLetter, Trouble, message_id,
    test_message,
};
use crate::output::{Column, Record, Said};

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
    pub(crate) fn run(self, desk: &mut Desk<'_, '_>) -> Result<()> {
        let post = desk.open()?.read(desk.clock, |tx| Post::read(tx, &self.to))?;
        if post.to.is_empty() {
            return Err(Refusal::SettingMissing { key: "digest.to" }.into());
        }
        let mailer = mailer(desk)?;
        let at = (desk.clock)();
        let day = at.to_zoned_datetime(post.texts(None).zone()).date();
        let mut failures = Vec::new();
        let mut steps = Vec::new();
        for recipient in &post.to {
            let to = &recipient.address;
            let from = post.sender(to);
            let id = message_id(&format!("test {}", at.as_nanosecond()), day, to, 0);
            let letter = TestLetter {
                from: &from,
                to,
                shop: post.shop.as_deref(),
                message_id: &id,
                at,
                texts: post.texts(Some(recipient)),
            };
            let (sent, findings) = mailer.walk(&from, to, &id, &test_message(&letter)?);
            for finding in &findings {
                steps.extend(step(to.as_str(), finding, desk.texts));
            }
            steps.extend(ending(to.as_str(), &sent, desk.texts));
            if let Some(refusal) = refusal_of(to, &sent) {
                failures.push(refusal);
                let hint = findings.iter().rev().find_map(hint);
                desk.said.extend(hint.map(|message| Said::Hint(Message::new(message))));
            } else {
                let message = Message::new("said-test-sent").with("address", to.as_str());
                desk.said.push(Said::Done(message));
            }
        }
        desk.printer.begin(&COLUMNS)?;
        for step in steps {
            desk.printer.row(&step)?;
        }
        desk.printer.end()?;
        end_with(desk, failures)
    }
}

/// A line of the walk; what to do about a trouble is said as a hint.
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
        Finding::Trouble(_) => return None,
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

/// What to do about a trouble.
fn hint(finding: &Finding) -> Option<&'static str> {
    let Finding::Trouble(trouble) = finding else { return None };
    Some(match trouble {
        Trouble::NameUnknown => "trouble-name",
        Trouble::NobodyThere => "trouble-nobody",
        Trouble::Silent => "trouble-silent",
        Trouble::NotTls => "trouble-not-tls",
        Trouble::NotSmtp => "trouble-not-smtp",
        Trouble::CertificateUntrusted => "trouble-untrusted",
        Trouble::CertificateOfAnother => "trouble-another",
        Trouble::CertificateExpired => "trouble-expired",
        Trouble::NoStartTls => "trouble-no-starttls",
        Trouble::NoLogin => "trouble-no-login",
        Trouble::LoginRefused => "trouble-login",
        Trouble::SenderRefused => "trouble-sender",
        Trouble::RecipientRefused => "trouble-recipient",
        Trouble::MessageRefused => "trouble-message",
        Trouble::Later => "trouble-later",
    })
}
