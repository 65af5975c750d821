//! `bincard notify digest`: the daily e-mail (R27–R32). Claim (a transaction) → send (none, no lock held) →
//! record, address by address (a transaction each).

use anyhow::{Context as _, Result};
use clap::Args;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use std::io::Write;
use std::path::PathBuf;

use super::digest_delivery::{ClaimedDigest, record, send, state_of};
use super::digest_help::DIGEST_HELP;
use super::mail_settings::{MailSettings, end_with, mailer, recipient, refusal_of};
use crate::command::context::Context;
use crate::command::query::not_released;
use crate::exit::Failure;
use crate::files::NewFile;
use crate::ledger::digest::Digest;
use crate::locale::Message;
use crate::mail::{Mailer, Recipient, SendOutcome, message_id, page, preview};
use crate::output::{Notice, Outcome, Record, Value};
use crate::refusal::Refusal;
use crate::settings::{is_on, time_zone_name};
use crate::stock::delivery::{Claim, claim, has_ended};
use crate::stock::digest::{digest_for, has_digest};
use crate::stock::{self, Stock};
use crate::store::{CommitMode, DeliveryState, Snapshot, Store};

/// Send the daily low-stock e-mail; meant for cron
///
/// Sends one e-mail a day to each address in `digest.to`, however often it runs. If nothing is low and nothing has
/// recovered, it sends nothing and prints nothing.
#[derive(Debug, Args)]
#[command(after_help = DIGEST_HELP)]
pub(crate) struct DigestArgs {
    /// Show the e-mail without sending it
    #[arg(long)]
    dry_run: bool,
    /// Also write the HTML version to this file, to view in a browser
    #[arg(long, value_name = "FILE", requires = "dry_run")]
    html: Option<PathBuf>,
    /// Send even to addresses that already got today's e-mail, and before `digest.not_before`
    #[arg(long)]
    force: bool,
    /// Send to this address instead of `digest.to`; may be repeated
    #[arg(long, value_name = "ADDRESS", value_parser = recipient)]
    to: Vec<Recipient>,
}

impl DigestArgs {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        if self.dry_run {
            return self.show(context);
        }
        let mut store = context.open()?;
        let settings = stock::write(&mut store, |stock| {
            stock.release_due()?;
            Ok((MailSettings::read(stock, &self.to)?, CommitMode::Commit))
        })?;
        context.texts.use_zone(store.read(time_zone_name)?);
        if let Some(reason) = store.read(|tx| self.why_none_is_due(tx, &settings))? {
            say_why_none(context, reason);
            return Ok(());
        }
        if settings.to.is_empty() {
            return Err(Refusal::SettingMissing { key: "digest.to" }.into());
        }
        match mailer(context) {
            Ok(mailer) => self.send_all(context, &mut store, &settings, &mailer),
            Err(error) => {
                self.record_failure(&mut store, &settings, &error)?;
                Err(error)
            }
        }
    }

    /// Records that an e-mail could not even be attempted, so that it remains due (R30).
    fn record_failure(
        &self,
        store: &mut Store<'_>,
        settings: &MailSettings,
        error: &anyhow::Error,
    ) -> Result<()> {
        let detail = Failure::of(error, settings.texts(None)).error;
        stock::write(store, |stock| {
            for recipient in &settings.to {
                if let Some((Claim::Made(delivery), _)) = self.claim(stock, settings, recipient)? {
                    stock.end_delivery(&delivery, DeliveryState::Failed, Some(&detail))?;
                }
            }
            Ok(((), CommitMode::Commit))
        })
    }

    /// Why nobody should get an e-mail now, in which case the settings for sending are not needed; `None` if somebody
    /// should.
    fn why_none_is_due(
        &self,
        tx: &Snapshot<'_>,
        settings: &MailSettings,
    ) -> Result<Option<Message>> {
        if !is_on(tx, "digest.enabled")? {
            return Ok(Some(Message::new("digest-none-off")));
        }
        if let Some(text) = tx.setting("digest.not_before")?.filter(|_| !self.force) {
            let not_before: Time = text.parse().unwrap_or(Time::midnight());
            if tx.now().to_zoned_datetime(settings.texts(None).zone()).time() < not_before {
                return Ok(Some(Message::new("digest-none-early").with("time", text)));
            }
        }
        if settings.to.is_empty() {
            let is_due = has_digest(tx, None)?;
            return Ok((!is_due).then(|| Message::new("digest-none-low")));
        }
        let day = today(tx.now(), settings).to_string();
        let mut reason = Message::new("digest-none-low");
        for to in settings.to.iter().map(|recipient| &recipient.address) {
            match has_ended(tx, &to.mailbox(), &day)?.filter(|_| !self.force) {
                Some(DeliveryState::Refused) => {
                    reason = Message::new("said-digest-refused").with("address", to.as_str());
                }
                Some(_) => reason = Message::new("digest-none-sent"),
                None if has_digest(tx, Some(&to.mailbox()))? => return Ok(None),
                None => {}
            }
        }
        Ok(Some(reason))
    }

    /// Claims the e-mail to an address, if there is anything to report.
    fn claim(
        &self,
        stock: &Stock<'_>,
        settings: &MailSettings,
        recipient: &Recipient,
    ) -> Result<Option<(Claim, Digest)>> {
        stock.release_due()?;
        let to = &recipient.address;
        let day = today(stock.now(), settings);
        let digest = digest_for(stock, Some(&to.mailbox()))?;
        if digest.is_empty() {
            return Ok(None);
        }
        let shop = stock.setting("store.identity")?.unwrap_or_default();
        let from = settings.sender(to).address;
        let id = |repeat: i64| {
            message_id(&shop, day, &from, to, u32::try_from(repeat).unwrap_or(u32::MAX))
        };
        Ok(Some((claim(stock, &to.mailbox(), &day.to_string(), self.force, &id)?, digest)))
    }

    /// Sends to one address after the other, claiming each only when its turn comes, so that no claim times out
    /// while a slow server delays another one.
    fn send_all(
        &self,
        context: &mut Context<'_, '_>,
        store: &mut Store<'_>,
        settings: &MailSettings,
        mailer: &Mailer,
    ) -> Result<()> {
        let mut failures = Vec::new();
        let mut records = Vec::new();
        for recipient in &settings.to {
            let address = recipient.address.as_str();
            let claimed = stock::write(store, |stock| {
                Ok((self.claim(stock, settings, recipient)?, CommitMode::Commit))
            });
            let claimed = match claimed {
                Ok(Some((Claim::Made(delivery), digest))) => ClaimedDigest { delivery, digest },
                Ok(Some((Claim::Pending, _))) if context.is_attended => {
                    let message = Message::new("said-digest-claimed").with("address", address);
                    context.notices.push(Notice::Done(message));
                    continue;
                }
                Ok(_) => continue,
                // The outcomes of the others are reported nevertheless.
                Err(error) => {
                    failures.push(Refusal::take(error)?);
                    break;
                }
            };
            let outcome = send(settings, mailer, recipient, &claimed);
            let (state, detail) = state_of(&outcome, settings.texts(None));
            let recorded =
                record(store, context.clock, &claimed.delivery, state, detail.as_deref());
            let low = u64::try_from(claimed.digest.low_count()).unwrap_or(u64::MAX);
            records.push(
                Record::new()
                    .with("address", address)
                    .with("state", state.word())
                    .with("low", low)
                    .with("message_id", claimed.delivery.message_id.as_str())
                    .with("detail", detail.map(Value::from)),
            );
            if let Err(error) = recorded {
                let why = Message::foreign(Failure::of(&error, context.texts).error);
                if outcome == SendOutcome::Accepted {
                    failures.push(Refusal::MailNotRecorded { address: address.to_owned(), why });
                    continue;
                }
                context.notices.push(Notice::Warning(Message::new("warn-plain").with("text", why)));
            }
            match refusal_of(&recipient.address, &outcome) {
                None if context.is_attended => {
                    let message =
                        Message::new("said-digest-sent").with("address", address).with("low", low);
                    context.notices.push(Notice::Done(message));
                }
                None => {}
                Some(refusal) => failures.push(refusal),
            }
        }
        if context.printer.format().is_json() && !records.is_empty() {
            let record = Record::new().with("deliveries", records);
            context.print_change(Outcome::list(record, "deliveries", "none"), false)?;
        }
        end_with(context, failures)
    }

    /// Shows what it would send once the orders that are due have expired; nothing is stored (R34). Where nothing may be
    /// written, they have not expired yet.
    fn show(&self, context: &mut Context<'_, '_>) -> Result<()> {
        let mut store = context.open_to_read()?;
        let preview = |tx: &Snapshot<'_>| self.preview(tx, &MailSettings::read(tx, &self.to)?);
        let shown = if store.is_read_only() {
            let (due, shown) = store.read(|tx| Ok((tx.count_due_orders()?, preview(tx)?)))?;
            context.notices.extend(not_released(due));
            shown
        } else {
            stock::write(&mut store, |stock| {
                stock.release_due()?;
                Ok((preview(stock)?, CommitMode::RollBack))
            })?
        };
        let (text, html) = match shown {
            Ok(shown) => shown,
            Err(reason) => {
                say_why_none(context, reason);
                return Ok(());
            }
        };
        if let (Some(path), Some(html)) = (&self.html, html) {
            context.must_not_be_store(path)?;
            let naming = || Message::new("broke-write").with("path", path.display().to_string());
            let mut file = NewFile::start(path).with_context(naming)?;
            file.write_all(html.as_bytes()).and_then(|()| file.finish()).with_context(naming)?;
        }
        context.print(&Outcome::text("text", text))
    }

    /// The e-mail's text and, if requested, its HTML page, as the first address would get it, or why there is none.
    fn preview(
        &self,
        tx: &Snapshot<'_>,
        settings: &MailSettings,
    ) -> Result<Result<(String, Option<String>), Message>> {
        let first = settings.to.first();
        let texts = settings.texts(first);
        let mailbox = first.map(|to| to.address.mailbox());
        let digest = digest_for(tx, mailbox.as_deref())?;
        if !is_on(tx, "digest.enabled")? {
            return Ok(Err(Message::new("digest-none-off")));
        }
        if digest.is_empty() {
            return Ok(Err(Message::new("digest-none-low")));
        }
        let content = settings.content(&digest, tx.now());
        let html = self.html.as_ref().map(|_| page(content, texts)).transpose()?;
        Ok(Ok((preview(content, texts), html)))
    }
}

/// Under cron, no e-mail is not news (R28).
fn say_why_none(context: &mut Context<'_, '_>, reason: Message) {
    if context.is_attended {
        context.notices.push(Notice::Done(reason));
    }
}

/// The day of the shop's time zone (R29).
fn today(now: Timestamp, settings: &MailSettings) -> Date {
    now.to_zoned_datetime(settings.texts(None).zone()).date()
}
