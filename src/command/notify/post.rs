//! What both e-mails need: who writes, in which language, and by which way it leaves.

use anyhow::Result;
use std::path::PathBuf;

use crate::command::Desk;
use crate::ledger::refusal::Refusal;
use crate::locale::{Language, Texts};
use crate::mail::{Address, Mailer, PasswordSources, Secret, Sender, Sent, Transport, parse_list};
use crate::settings::{shop_value, time_zone_name};
use crate::store::Reading;

/// What the shop's settings say of its mail.
pub(crate) struct Post {
    /// The shop's name, where it has one.
    pub(crate) shop: Option<String>,
    /// Who the mail goes to.
    pub(crate) to: Vec<Address>,
    /// Who it comes from; each recipient itself where nobody is named.
    from: Option<Sender>,
    /// The language of the mail, with the shop's time zone.
    pub(crate) texts: Texts,
}

impl Post {
    /// Reads the shop's settings; `to`, if not empty, counts instead of `digest.to`.
    pub(crate) fn read(tx: &Reading<'_>, to: &[Address]) -> Result<Self> {
        let wrong = |key: &str, value: &str, why: String| Refusal::SettingWrong {
            key: key.to_owned(),
            value: value.to_owned(),
            why,
        };
        let language = shop_value(tx, "digest.language")?.unwrap_or_default();
        let texts = Texts::new(language.parse().unwrap_or(Language::En));
        texts.use_zone(time_zone_name(tx)?);
        let to = match tx.setting("digest.to")? {
            _ if !to.is_empty() => to.to_vec(),
            None => Vec::new(),
            Some(list) => {
                parse_list(&list).map_err(|error| wrong("digest.to", &list, error.to_string()))?
            }
        };
        let from = tx.setting("digest.from")?;
        let from = from
            .map(|text| {
                Sender::parse(&text).map_err(|error| wrong("digest.from", &text, error.to_string()))
            })
            .transpose()?;
        Ok(Self { shop: tx.setting("shop.name")?, to, from, texts })
    }

    /// Who a mail to an address comes from.
    pub(crate) fn sender(&self, to: &Address) -> Sender {
        let own = || Sender { name: None, address: to.clone() };
        self.from.clone().unwrap_or_else(own)
    }
}

/// The way mail leaves this machine, with what it needs. Refuses a missing or wrong setting.
pub(crate) fn mailer(desk: &Desk<'_, '_>) -> Result<Mailer> {
    let value = |key| desk.machine.value(key).map(|(value, _)| value.to_owned());
    let url = value("smtp.url").ok_or(Refusal::SettingMissing { key: "smtp.url" })?;
    let transport = Transport::parse(&url).map_err(|error| Refusal::SettingWrong {
        key: "smtp.url".to_owned(),
        value: url.clone(),
        why: error.to_string(),
    })?;
    let is_smtp = matches!(transport, Transport::Smtp(_));
    let env = |name| (desk.env)(name).filter(|value| !value.is_empty());
    let sources = PasswordSources {
        value: env("BINCARD_SMTP_PASSWORD")
            .map(|value| Secret::from(value.to_string_lossy().into_owned())),
        credentials_directory: env("CREDENTIALS_DIRECTORY").map(PathBuf::from),
        file: value("smtp.password_file").map(PathBuf::from),
        command: value("smtp.password_command"),
    };
    let password = if is_smtp { sources.read()? } else { None };
    Ok(Mailer::new(transport, value("smtp.username"), password)?)
}

/// The refusal of a mail that was not sent, or may not have been.
pub(crate) fn refusal_of(address: &Address, sent: &Sent) -> Option<Refusal> {
    let address = address.as_str().to_owned();
    match sent {
        Sent::Accepted => None,
        Sent::NotSent { can_retry: true, why } => {
            Some(Refusal::MailDeferred { address, why: why.clone() })
        }
        Sent::NotSent { can_retry: false, why } => {
            Some(Refusal::MailRefused { address, why: why.clone() })
        }
        Sent::Unknown { why } => Some(Refusal::MailUnknown { address, why: why.clone() }),
    }
}

/// Of several mails that failed, the one to end with: where trying later can help, that.
pub(crate) fn worst(mut failures: Vec<Refusal>) -> Option<Refusal> {
    let helps = |refusal: &Refusal| {
        matches!(refusal, Refusal::MailDeferred { .. } | Refusal::MailUnknown { .. })
    };
    let index = failures.iter().position(helps).unwrap_or(0);
    if failures.is_empty() { None } else { Some(failures.swap_remove(index)) }
}
