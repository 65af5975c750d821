//! `bincard notify`: what runs low, and the daily e-mail.

mod digest;
mod list;
mod post;
mod test;

pub(super) use list::{DELIVERY_COLUMNS, NOTIFICATION_COLUMNS};

use anyhow::Result;
use clap::Subcommand;

use super::Desk;

/// The notify commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(list::List),
    Digest(digest::DigestArgs),
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
