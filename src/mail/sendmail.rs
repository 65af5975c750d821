//! This machine's `sendmail`: found by its full path, because cron's PATH does not contain `/usr/sbin`; and what its
//! exit status means. Recipients are passed as arguments, never read from the message.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::address::Address;
use super::outcome::{SendOutcome, about, foreign};
use super::program::{Capture, NotRun, ProgramEnd, exit_message, run};
use crate::locale::{Message, io_error};

/// The usual paths of `sendmail`.
const USUAL_PLACES: [&str; 7] = [
    "/usr/sbin/sendmail",
    "/usr/lib/sendmail",
    "/usr/bin/sendmail",
    "/usr/local/sbin/sendmail",
    "/usr/local/bin/sendmail",
    "/sbin/sendmail",
    "/run/wrappers/bin/sendmail",
];

/// The exit status that asks to try again later (`sysexits.h`).
const EX_TEMPFAIL: i32 = 75;
/// The exit status for an address that does not exist.
const EX_NOUSER: i32 = 67;

/// Passes the message to a program, or to the one at a usual path.
pub(super) fn send(
    program: Option<&Path>,
    from: &Address,
    to: &Address,
    message: &[u8],
    limit: Duration,
) -> SendOutcome {
    let Some(program) = program.map(PathBuf::from).or_else(usual) else {
        let why = Message::new("sending-no-program").with("path", USUAL_PLACES.join(", "));
        return SendOutcome::refused(why);
    };
    let shown = program.to_string_lossy();
    let mut command = Command::new(&program);
    command.args(["-i", "-f", &from.wire(), "--", &to.wire()]);
    match run(&mut command, message, Capture::StdoutAndStderr, limit) {
        Ok((ProgramEnd::Exited(status), _)) if status.success() => SendOutcome::Accepted,
        Ok((ProgramEnd::Exited(status), output)) => {
            let output = String::from_utf8_lossy(&output);
            let ended = exit_message(status);
            let why = if output.trim().is_empty() {
                ended
            } else {
                Message::new("sending-program-failed")
                    .with("status", ended)
                    .with("output", foreign(&output))
            };
            let why = about(&shown, why);
            match status.code() {
                Some(EX_TEMPFAIL) => SendOutcome::retry(why),
                Some(EX_NOUSER) => SendOutcome::AddressRefused { why },
                Some(_) => SendOutcome::refused(why),
                None => SendOutcome::Unknown { why },
            }
        }
        // Its output is not limited.
        Ok((ProgramEnd::TimedOut | ProgramEnd::WroteTooMuch, _)) => {
            let seconds = limit.as_secs().to_string();
            let why = Message::new("sending-stopped").with("seconds", seconds);
            SendOutcome::Unknown { why: about(&shown, why) }
        }
        Err(not_run @ NotRun::TemporaryFile(_)) => SendOutcome::retry(not_run.why()),
        Err(NotRun::Program(error)) => {
            let is_there = !matches!(
                error.kind(),
                std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied
            );
            SendOutcome::NotSent { can_retry: is_there, why: about(&shown, io_error(&error)) }
        }
    }
}

/// Why the program cannot be run, if that is known.
pub(super) fn why_unusable(program: Option<&Path>) -> Option<Message> {
    use std::os::unix::fs::PermissionsExt;
    let Some(program) = program else {
        let places = USUAL_PLACES.join(", ");
        let message = || Message::new("sending-no-program").with("path", places);
        return usual().is_none().then(message);
    };
    match std::fs::metadata(program) {
        Err(error) => Some(io_error(&error)),
        Ok(metadata) if !metadata.is_file() || metadata.permissions().mode() & 0o111 == 0 => {
            Some(Message::new("sending-not-a-program"))
        }
        Ok(_) => None,
    }
}

/// Whether this machine has a `sendmail` in a usual place.
pub(crate) fn is_installed() -> bool {
    usual().is_some()
}

fn usual() -> Option<PathBuf> {
    USUAL_PLACES.iter().map(PathBuf::from).find(|path| path.is_file())
}
