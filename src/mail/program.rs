//! Runs other programs with a time limit. A program that does not finish is killed, with every process it started.

use std::fs::{File, Metadata};
use std::io::{Read, Seek, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::locale::{Message, io_error};

/// The most output that is read.
pub(super) const MAX_OUTPUT_BYTES: u64 = 64 * 1024;

/// How a program ended.
pub(super) enum ProgramEnd {
    Exited(ExitStatus),
    /// It was killed at the time limit.
    TimedOut,
    /// It was killed because it wrote more than is read.
    WroteTooMuch,
}

/// How a program ended, as text.
pub(super) fn exit_message(status: ExitStatus) -> Message {
    match (status.code(), status.signal()) {
        (Some(code), _) => Message::new("exit-status").with("code", code.to_string()),
        (None, Some(signal)) => Message::new("exit-signal").with("signal", signal.to_string()),
        (None, None) => Message::foreign(status.to_string()),
    }
}

/// Which streams of a program are captured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Capture {
    /// All of it is needed, so a program that writes too much is killed.
    Stdout,
    /// The beginning is enough, and the program should finish what it does.
    StdoutAndStderr,
}

/// Why a program did not run.
pub(super) enum NotRun {
    /// Its input and output could not be stored.
    TemporaryFile(std::io::Error),
    /// It could not be started or waited for.
    Program(std::io::Error),
}

impl From<std::io::Error> for NotRun {
    fn from(error: std::io::Error) -> Self {
        Self::Program(error)
    }
}

impl NotRun {
    pub(super) fn why(&self) -> Message {
        match self {
            Self::TemporaryFile(error) => Message::new("broke-because")
                .with("what", Message::new("sending-no-temporary-file"))
                .with("why", io_error(error)),
            Self::Program(error) => io_error(error),
        }
    }
}

/// Runs a program in its own process group, and returns how it ended and its output. Input and output go through
/// unnamed files, so that neither side can block the other.
pub(super) fn run(
    command: &mut Command,
    input: &[u8],
    capture: Capture,
    limit: Duration,
) -> Result<(ProgramEnd, Vec<u8>), NotRun> {
    let stdin = temporary_file(input).map_err(NotRun::TemporaryFile)?;
    let mut output = temporary_file(b"").map_err(NotRun::TemporaryFile)?;
    let stderr = match capture {
        Capture::Stdout => Stdio::null(),
        Capture::StdoutAndStderr => Stdio::from(output.try_clone()?),
    };
    let child = command
        .stdin(Stdio::from(stdin))
        .stdout(Stdio::from(output.try_clone()?))
        .stderr(stderr)
        .process_group(0)
        .spawn()?;
    let is_too_much = || {
        let is_long = |metadata: Metadata| metadata.len() > MAX_OUTPUT_BYTES;
        capture == Capture::Stdout && output.metadata().is_ok_and(is_long)
    };
    let end = wait(child, limit, &is_too_much)?;
    let mut text = Vec::new();
    output.rewind()?;
    output.take(MAX_OUTPUT_BYTES).read_to_end(&mut text)?;
    Ok((end, text))
}

fn temporary_file(content: &[u8]) -> std::io::Result<File> {
    let mut file = tempfile::tempfile()?;
    file.write_all(content)?;
    file.rewind()?;
    Ok(file)
}

#[expect(clippy::disallowed_methods, reason = "std waits for a child without a time limit")]
fn wait(
    mut child: Child,
    limit: Duration,
    is_too_much: &dyn Fn() -> bool,
) -> std::io::Result<ProgramEnd> {
    let started = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        let ended = child.try_wait()?;
        if is_too_much() {
            kill(child)?;
            return Ok(ProgramEnd::WroteTooMuch);
        }
        if let Some(status) = ended {
            return Ok(ProgramEnd::Exited(status));
        }
        if started.elapsed() >= limit {
            kill(child)?;
            return Ok(ProgramEnd::TimedOut);
        }
        std::thread::sleep(pause);
        pause = pause.saturating_mul(2).min(Duration::from_millis(50));
    }
}

/// Kills a program with every process it started.
fn kill(mut child: Child) -> std::io::Result<()> {
    let group = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
    if let Some(group) = group {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    child.kill()?;
    child.wait().map(drop)
}
