//! `bincard notify digest`: the daily e-mail (R27–R32). Claim (a transaction) → send (none, no lock held) →
//! record, address by address (a transaction each).

use anyhow::Result;
use clap::Args;
use jiff::Timestamp;
use jiff::civil::{Date, Time};

use super::post::{Post, mailer, refusal_of, worst};
use crate::command::Desk;
use crate::command::release::release_due;
use crate::ledger::digest::Digest;
use crate::ledger::refusal::Refusal;
use crate::locale::Message;
use crate::mail::{Address, Letter, Mailer, Sent, compose, message_id, preview};
use crate::output::{Outcome, Record, Said, Value};
use crate::settings::{is_on, time_zone_name};
use crate::store::{Claim, Delivery, DeliveryState, Fate, Reading, Store, Writing};

/// Send the daily e-mail of what is low: for cron
///
/// It goes to the addresses in `digest.to`, once a day at most, however often it is run. Where nothing is low
/// and nothing recovered there is no e-mail and no output.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bincard notify digest
  bincard notify digest --dry-run                (shows the e-mail, sends nothing)
In a crontab:
  0 7 * * *  bincard notify digest
Exit codes: 75 where trying later can help (nothing is lost), 69 where the mail server refused for good,
78 where a setting is missing or wrong.")]
pub(crate) struct DigestArgs {
    /// Show the e-mail's text, and send nothing
    #[arg(long)]
    dry_run: bool,
    /// Send it again to those who had it today
    #[arg(long)]
    force: bool,
    /// To whom, instead of `digest.to`; may be given several times
    #[arg(long, value_name = "ADDRESS", value_parser = Address::parse)]
    to: Vec<Address>,
}

/// A mail that this process has taken on.
struct Taken {
    to: Address,
    delivery: Delivery,
    digest: Digest,
}

impl DigestArgs {
    /// Does it.
    pub(crate) fn run(self, desk: &mut Desk<'_, '_>) -> Result<()> {
        let mut store = desk.open()?;
        let post = store.write(desk.clock, |tx| {
            release_due(tx)?;
            Ok((Post::read(tx, &self.to)?, Fate::Keep))
        })?;
        desk.texts.use_zone(store.read(desk.clock, time_zone_name)?);
        if self.dry_run {
            return show(desk, &mut store, &post);
        }
        if !store.read(desk.clock, |tx| self.is_anything_due(tx, &post))? {
            return Ok(());
        }
        if post.to.is_empty() {
            return Err(Refusal::SettingMissing { key: "digest.to" }.into());
        }
        let mailer = mailer(desk)?;
        let taken = store.write(desk.clock, |tx| Ok((self.take_on(tx, &post)?, Fate::Keep)))?;
        send_all(desk, &mut store, &post, &mailer, taken)
    }

    /// Whether there is something to tell to anybody who did not have it, so that settings may be needed.
    fn is_anything_due(&self, tx: &Reading<'_>, post: &Post) -> Result<bool> {
        let is_early = match tx.setting("digest.not_before")? {
            Some(text) if !self.force => {
                let not_before: Time = text.parse().unwrap_or(Time::midnight());
                tx.now().to_zoned_datetime(post.texts.zone()).time() < not_before
            }
            Some(_) | None => false,
        };
        if is_early || !is_on(tx, "digest.enabled")? {
            return Ok(false);
        }
        if post.to.is_empty() {
            return Ok(!tx.digest_since(0)?.is_empty());
        }
        let day = today(tx.now(), post).to_string();
        for to in &post.to {
            let is_had = tx.had_digest(to.as_str(), &day)? && !self.force;
            if !is_had && !tx.digest_since(tx.last_digest_of(to.as_str())?)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn take_on(&self, tx: &Writing<'_>, post: &Post) -> Result<Vec<Taken>> {
        release_due(tx)?;
        let day = today(tx.now(), post);
        let shop = tx.setting("store.identity")?.unwrap_or_default();
        let mut taken: Vec<Taken> = Vec::new();
        for to in &post.to {
            if taken.iter().any(|other| other.to == *to) {
                continue;
            }
            let last_digest = tx.last_digest_of(to.as_str())?;
            let digest = tx.digest_since(last_digest)?;
            if digest.is_empty() {
                continue;
            }
            let id =
                |repeat: i64| message_id(&shop, day, to, u32::try_from(repeat).unwrap_or(u32::MAX));
            match tx.claim(to.as_str(), &day.to_string(), self.force, &id)? {
                Claim::Ours(delivery) => taken.push(Taken { to: to.clone(), delivery, digest }),
                Claim::NotOurs => {}
            }
        }
        Ok(taken)
    }
}

/// The day of the shop's time zone (R29).
fn today(now: Timestamp, post: &Post) -> Date {
    now.to_zoned_datetime(post.texts.zone()).date()
}

fn show(desk: &mut Desk<'_, '_>, store: &mut Store, post: &Post) -> Result<()> {
    let text = store.read(desk.clock, |tx| {
        let last_digest = match post.to.first() {
            Some(to) => tx.last_digest_of(to.as_str())?,
            None => 0,
        };
        let digest = tx.digest_since(last_digest)?;
        if digest.is_empty() || !is_on(tx, "digest.enabled")? {
            return Ok(None);
        }
        Ok(Some(preview(&digest, post.shop.as_deref(), tx.now(), &post.texts)))
    })?;
    match text {
        Some(text) => desk.print(&Outcome::text("text", text)),
        None => Ok(()),
    }
}

fn send_all(
    desk: &mut Desk<'_, '_>,
    store: &mut Store,
    post: &Post,
    mailer: &Mailer,
    taken: Vec<Taken>,
) -> Result<()> {
    let mut failures = Vec::new();
    let mut records = Vec::new();
    for Taken { to, delivery, digest } in taken {
        let from = post.sender(&to);
        let letter = Letter {
            digest: &digest,
            from: &from,
            to: &to,
            shop: post.shop.as_deref(),
            message_id: &delivery.message_id,
            at: delivery.claimed_at,
            texts: &post.texts,
        };
        let sent = mailer.deliver(&from, &to, &delivery.message_id, &compose(&letter)?);
        let (state, detail) = match &sent {
            Sent::Accepted => (DeliveryState::Sent, None),
            Sent::NotSent { why, .. } => (DeliveryState::Failed, Some(why.as_str())),
            Sent::Unknown { why } => (DeliveryState::Unknown, Some(why.as_str())),
        };
        store
            .write(desk.clock, |tx| Ok((tx.end_delivery(&delivery, state, detail)?, Fate::Keep)))?;
        let low = u64::try_from(digest.low_count()).unwrap_or(u64::MAX);
        records.push(
            Record::new()
                .with("address", to.as_str())
                .with("state", state.word())
                .with("low", low)
                .with("message_id", delivery.message_id.as_str())
                .with("detail", detail.map(Value::from)),
        );
        match refusal_of(&to, &sent) {
            None if desk.is_attended => {
                let message =
                    Message::new("said-digest-sent").with("address", to.as_str()).with("low", low);
                desk.said.push(Said::Done(message));
            }
            None => {}
            Some(refusal) => failures.push(refusal),
        }
    }
    if desk.printer.format().is_json() && !records.is_empty() {
        let record = Record::new().with("deliveries", records);
        desk.print_change(Outcome::list(record, "deliveries", "none"), false)?;
    }
    let first = worst(failures.clone());
    for refusal in failures.iter().filter(|refusal| Some(*refusal) != first.as_ref()) {
        let told = crate::locale::words(refusal, desk.texts).error;
        desk.said.push(Said::Warning(Message::new("warn-plain").with("text", told)));
    }
    first.map_or(Ok(()), |refusal| Err(refusal.into()))
}
