//! Sending by SMTP, step by step, so that it is known at which one sending failed.

mod connect;
mod connection;
mod dialogue;
mod hello;
mod send;
mod session;
mod tls;

pub(super) use send::send;
pub(super) use session::SmtpSession;
