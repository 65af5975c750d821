//! `bincard notify`: what runs low, and the daily e-mail.

mod digest;
mod list;
mod post;
mod test;

use anyhow::Result;
use clap::Subcommand;

use super::Desk;

/// The notify commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List open notifications, or all there ever were, or the daily e-mails
    List(list::List),
    /// Send the daily e-mail of what is low: for cron
    Digest(digest::DigestArgs),
    /// Send one test e-mail, and show step by step what was found on its way
    Test(test::Test),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, desk: &mut Desk<'_, '_>) -> Result<()> {
        match self {
            Self::List(list) => list.run(desk),
            Self::Digest(digest) => digest.run(desk),
            Self::Test(test) => test.run(desk),
        }
    }
}
