//! Sends within a time limit, with an exact outcome: if the session fails before the message is handed over, nothing
//! was sent; if there is no reply afterwards, the outcome is unknown. There is no retry: the next run of the command
//! is the retry (R30).

use std::sync::{Arc, OnceLock, mpsc};
use std::time::Duration;

use super::connection::SmtpConnection;
use super::session::SmtpSession;
use crate::locale::{Message, io_error};
use crate::mail::outcome::{SendOutcome, about};

/// The time limit of a session in steps, including the lookup of the host.
const MAX_STEPS: u32 = 8;
/// The time limit of the reply to QUIT, which no longer matters.
const QUIT_TIMEOUT: Duration = Duration::from_secs(5);

/// Who acted first: the session that hands the message over, or the watchdog that gives up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FirstToAct {
    Session,
    Watchdog,
}

/// Sends, and returns within `MAX_STEPS` timeouts whatever the server or the resolver does. The session runs on its
/// own thread. If it hangs, the thread is abandoned, and can then no longer hand the message over.
pub(in crate::mail) fn send(session: SmtpSession) -> SendOutcome {
    let first = Arc::new(OnceLock::new());
    let limit = session.timeout.saturating_mul(MAX_STEPS);
    let server = session.server.to_string();
    let (sender, outcomes) = mpsc::channel();
    let run = {
        let first = Arc::clone(&first);
        move || {
            let (outcome, connection) = session.run(&first);
            // Reported before QUIT, which cannot change it.
            if sender.send(outcome).is_ok()
                && let Some(mut connection) = connection
            {
                let timeout = session.timeout.min(QUIT_TIMEOUT);
                if connection.set_timeout(timeout).is_ok() {
                    let _ = connection.command("QUIT");
                }
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().spawn(run) {
        return SendOutcome::retry(io_error(&error));
    }
    match outcomes.recv_timeout(limit) {
        Ok(outcome) => {
            let _ = outcomes.recv_timeout(QUIT_TIMEOUT);
            outcome
        }
        Err(_) if first.set(FirstToAct::Watchdog).is_ok() => {
            let seconds = limit.as_secs().to_string();
            SendOutcome::retry(about(
                &server,
                Message::new("sending-too-long").with("seconds", seconds),
            ))
        }
        Err(_) => {
            SendOutcome::Unknown { why: about(&server, Message::new("sending-no-answer-at-last")) }
        }
    }
}

impl SmtpSession {
    /// The whole session except QUIT; returns the connection if QUIT can still be sent.
    fn run(&self, first: &OnceLock<FirstToAct>) -> (SendOutcome, Option<SmtpConnection>) {
        let mut connection = match self.open() {
            Ok(connection) => connection,
            Err(outcome) => return (outcome, None),
        };
        let outcome = match self.announce(&mut connection) {
            Ok(()) if first.set(FirstToAct::Session).is_ok() => self.hand_over(&mut connection),
            Ok(()) => SendOutcome::retry(about(&self.server, Message::new("sending-given-up"))),
            Err(outcome) => outcome,
        };
        let is_open = !matches!(outcome, SendOutcome::Unknown { .. }) && !connection.has_failed();
        (outcome, is_open.then_some(connection))
    }
}
