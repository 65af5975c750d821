//! What both e-mails need: sender, recipients, and languages from the settings of the shop, and the transport from
//! those of the machine.

use anyhow::Result;
use std::path::{Path, PathBuf};

use crate::command::context::Context;
use crate::ledger::digest::Digest;
use crate::locale::{Language, Message, Texts, explain};
use crate::mail::{
    Address, AddressError, DigestContent, Mailer, PasswordNames, PasswordSources, Recipient,
    Secret, SendOutcome, Sender, Transport, has_sendmail, parse_list, why_unusable,
};
use crate::output::Notice;
use crate::refusal::Refusal;
use crate::settings::{shop_value, time_zone_name};
use crate::store::Snapshot;
use crate::text::shell_word;

/// The shop's settings for its e-mails.
pub(crate) struct MailSettings {
    pub(crate) shop: Option<String>,
    pub(crate) to: Vec<Recipient>,
    pub(crate) reply_to: Option<Sender>,
    /// The sender; if not set, each recipient's own address.
    from: Option<Sender>,
    /// The shop's language.
    language: Language,
    /// Every language, each with the shop's time zone.
    texts: [Texts; Language::ALL.len()],
}

impl MailSettings {
    /// Reads the settings of the shop; `to`, if not empty, replaces `digest.to`, but an address keeps the language
    /// that it has there.
    pub(crate) fn read(tx: &Snapshot<'_>, to: &[Recipient]) -> Result<Self> {
        let language = shop_value(tx, "digest.language")?.unwrap_or_default();
        let zone = time_zone_name(tx)?;
        let texts = Language::ALL.map(|language| {
            let texts = Texts::new(language);
            texts.use_zone(zone.clone());
            texts
        });
        let known = read_setting(tx, "digest.to", parse_list)?.unwrap_or_default();
        let with_language = |recipient: &Recipient| {
            let same = known.iter().find(|one| one.address.is_same(&recipient.address));
            let language = recipient.language.or(same.and_then(|one| one.language));
            Recipient { address: recipient.address.clone(), language }
        };
        let is_first = |(place, recipient): &(usize, &Recipient)| {
            let mut before = to.iter().take(*place);
            !before.any(|other| other.address.is_same(&recipient.address))
        };
        let given = to.iter().enumerate().filter(is_first);
        Ok(Self {
            shop: tx.setting("shop.name")?,
            to: if to.is_empty() {
                known
            } else {
                given.map(|(_, to)| with_language(to)).collect()
            },
            reply_to: read_setting(tx, "digest.reply_to", Sender::parse)?,
            from: read_setting(tx, "digest.from", Sender::parse)?,
            language: language.parse().unwrap_or(Language::En),
            texts,
        })
    }

    /// The sender of an e-mail to an address.
    pub(crate) fn sender(&self, to: &Address) -> Sender {
        let own = || Sender { name: None, address: to.clone() };
        self.from.clone().unwrap_or_else(own)
    }

    /// The texts in a recipient's language, else in the shop's.
    pub(crate) fn texts(&self, to: Option<&Recipient>) -> &Texts {
        let [english, french] = &self.texts;
        match to.and_then(|to| to.language).unwrap_or(self.language) {
            Language::En => english,
            Language::Fr => french,
        }
    }

    /// The content of a digest's e-mail.
    pub(crate) fn content<'a>(
        &'a self,
        digest: &'a Digest,
        at: jiff::Timestamp,
    ) -> DigestContent<'a> {
        let can_answer = self.reply_to.is_some();
        DigestContent { digest, shop: self.shop.as_deref(), at, can_answer }
    }
}

/// Parses a recipient of the command line.
pub(crate) fn recipient(text: &str) -> Result<Recipient, Refusal> {
    Recipient::parse(text).map_err(|error| Refusal::BadAddress { why: error.message() })
}

fn read_setting<T>(
    tx: &Snapshot<'_>,
    key: &str,
    parse: impl Fn(&str) -> Result<T, AddressError>,
) -> Result<Option<T>> {
    let Some(text) = tx.setting(key)? else { return Ok(None) };
    match parse(&text) {
        Ok(value) => Ok(Some(value)),
        Err(error) => {
            Err(Refusal::SettingWrong { key: key.to_owned(), value: text, why: error.message() }
                .into())
        }
    }
}

/// On a machine with sendmail, no provider's mail server is needed.
fn missing_url() -> Refusal {
    let missing = Refusal::SettingMissing { key: "smtp.url" };
    if !has_sendmail() {
        return missing;
    }
    Refusal::WithHint {
        refusal: Box::new(missing),
        hint: Some(Message::new("hint-own-mail-server")),
    }
}

/// The transport of the machine. Refuses a missing or invalid setting.
pub(crate) fn mailer(context: &Context<'_, '_>) -> Result<Mailer> {
    let value = |key| context.machine.value(key).map(|(value, _)| value.to_owned());
    let url = value("smtp.url").ok_or_else(missing_url)?;
    let wrong = |why: Message| Refusal::SettingWrong {
        key: "smtp.url".to_owned(),
        value: url.clone(),
        why,
    };
    let transport = Transport::parse(&url)
        .map_err(|error| wrong(Message::new("expected-url").with("why", error.message())))?;
    if let Some(why) = why_unusable(&transport) {
        return Err(match &transport {
            Transport::File(directory) if !directory.exists() => Refusal::WithHint {
                refusal: Box::new(wrong(why)),
                hint: Some(
                    Message::new("hint-mail-directory")
                        .with("word", shell_word(&directory.display().to_string())),
                ),
            },
            Transport::File(_) | Transport::Sendmail(_) | Transport::Smtp(_) => wrong(why),
        }
        .into());
    }
    let is_smtp = matches!(transport, Transport::Smtp(_));
    let env = |name| (context.env)(name).filter(|value| !value.is_empty());
    let sources = PasswordSources {
        names: &PasswordNames::MAIL,
        value: env("BINCARD_SMTP_PASSWORD")
            .map(|value| Secret::from(value.to_string_lossy().into_owned())),
        credentials_directory: env("CREDENTIALS_DIRECTORY").map(PathBuf::from),
        file: value("smtp.password_file").map(PathBuf::from),
        command: value("smtp.password_command"),
    };
    let password = if is_smtp { sources.read()? } else { None };
    let mailer = Mailer::new(transport, value("smtp.username"), password)?
        .introduced_as(value("smtp.hello"));
    match value("smtp.ca_file").filter(|_| is_smtp) {
        Some(file) => Ok(mailer.trusting(Path::new(&file))?),
        None => Ok(mailer),
    }
}

/// The refusal for an e-mail that was not sent, or may not have been.
pub(crate) fn refusal_of(address: &Address, outcome: &SendOutcome) -> Option<Refusal> {
    let address = address.as_str().to_owned();
    match outcome {
        SendOutcome::Accepted => None,
        SendOutcome::NotSent { can_retry: true, why } => {
            Some(Refusal::MailDeferred { address, why: why.clone() })
        }
        SendOutcome::NotSent { can_retry: false, why } | SendOutcome::AddressRefused { why } => {
            Some(Refusal::MailRefused { address, why: why.clone() })
        }
        SendOutcome::Unknown { why } => Some(Refusal::MailUnknown { address, why: why.clone() }),
    }
}

/// Fails with the most important failure, preferring one where trying later can help. The others become warnings.
pub(crate) fn end_with(context: &mut Context<'_, '_>, mut failures: Vec<Refusal>) -> Result<()> {
    let can_retry = |refusal: &Refusal| {
        let refusal =
            if let Refusal::WithHint { refusal, .. } = refusal { refusal } else { refusal };
        matches!(refusal, Refusal::MailDeferred { .. } | Refusal::MailUnknown { .. })
    };
    if failures.is_empty() {
        return Ok(());
    }
    let first = failures.swap_remove(failures.iter().position(can_retry).unwrap_or(0));
    for refusal in &failures {
        let error = explain(refusal, context.texts).error;
        context.notices.push(Notice::Warning(Message::new("warn-plain").with("text", error)));
    }
    Err(first.into())
}
