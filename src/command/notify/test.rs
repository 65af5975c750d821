//! `bincard notify test`: one test e-mail, to check the mail settings.

use anyhow::Result;
use clap::Args;

use super::post::{Post, mailer, refusal_of, worst};
use crate::command::Desk;
use crate::ledger::refusal::Refusal;
use crate::locale::Message;
use crate::mail::{Address, TestLetter, message_id, test_message};
use crate::output::Said;

/// Send one test e-mail, to check the mail settings
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  bincard notify test\n  bincard notify test --to me@shop.example"
)]
pub(crate) struct Test {
    /// To whom, instead of `digest.to`; may be given several times
    #[arg(long, value_name = "ADDRESS", value_parser = Address::parse)]
    to: Vec<Address>,
}

impl Test {
    /// Does it.
    pub(crate) fn run(self, desk: &mut Desk<'_, '_>) -> Result<()> {
        let post = desk.open()?.read(desk.clock, |tx| Post::read(tx, &self.to))?;
        if post.to.is_empty() {
            return Err(Refusal::SettingMissing { key: "digest.to" }.into());
        }
        let mailer = mailer(desk)?;
        let at = (desk.clock)();
        let day = at.to_zoned_datetime(post.texts.zone()).date();
        let mut failures = Vec::new();
        for to in &post.to {
            let from = post.sender(to);
            let id = message_id(&format!("test {}", at.as_nanosecond()), day, to, 0);
            let letter = TestLetter {
                from: &from,
                to,
                shop: post.shop.as_deref(),
                message_id: &id,
                at,
                texts: &post.texts,
            };
            let sent = mailer.deliver(&from, to, &id, &test_message(&letter)?);
            match refusal_of(to, &sent) {
                None => desk
                    .said
                    .push(Said::Done(Message::new("said-test-sent").with("address", to.as_str()))),
                Some(refusal) => failures.push(refusal),
            }
        }
        worst(failures).map_or(Ok(()), |refusal| Err(refusal.into()))
    }
}
