//! Sending by SMTP, step by step: lettre's own transport hides the stage at which sending failed.

mod connect;
mod dialogue;
mod send;
mod session;

pub(super) use send::send;
pub(super) use session::SmtpSession;
