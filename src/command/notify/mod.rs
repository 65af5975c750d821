//! `bincard notify`: low stock, and the daily e-mail.

mod digest;
mod digest_delivery;
mod digest_help;
mod list;
mod mail_settings;
mod test;

pub(super) use list::{DELIVERY_COLUMNS, NOTIFICATION_COLUMNS};

use anyhow::Result;
use clap::Subcommand;

use super::context::Context;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List(list::List),
    Digest(digest::DigestArgs),
    Test(test::Test),
}

impl Command {
    pub(crate) fn run(self, context: &mut Context<'_, '_>) -> Result<()> {
        match self {
            Self::List(list) => list.run(context),
            Self::Digest(digest) => digest.run(context),
            Self::Test(test) => test.run(context),
        }
    }
}
