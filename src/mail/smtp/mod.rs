//! Sending by SMTP, step by step, so that a failure can be attributed to a step.

mod connect;
mod connection;
mod dialogue;
mod hello;
mod send;
mod session;
mod tls;

pub(super) use send::send;
pub(super) use session::SmtpSession;
