//! Other programs, run with an end: what does not finish in time is stopped, with all it has started.

use std::io::{Read, Seek, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// The most bytes of what a program says that are read.
const MAX_SAID: u64 = 64 * 1024;

/// How a program ended.
pub(super) enum Ended {
    /// By itself.
    Status(ExitStatus),
    /// It was stopped.
    Killed,
}

/// What of a program is listened to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// Only its results.
    Stdout,
    /// Its complaints too.
    Both,
}

/// Runs a program in a process group of its own, and gives how it ended and what it said.
/// Input and answer go through unnamed files, so that neither side can block the other.
pub(super) fn run(
    command: &mut Command,
    input: &[u8],
    heard: Heard,
    limit: Duration,
) -> std::io::Result<(Ended, Vec<u8>)> {
    let mut stdin = tempfile::tempfile()?;
    stdin.write_all(input)?;
    stdin.rewind()?;
    let mut said = tempfile::tempfile()?;
    let stderr = match heard {
        Heard::Stdout => Stdio::null(),
        Heard::Both => Stdio::from(said.try_clone()?),
    };
    let child = command
        .stdin(Stdio::from(stdin))
        .stdout(Stdio::from(said.try_clone()?))
        .stderr(stderr)
        .process_group(0)
        .spawn()?;
    let ended = wait(child, limit)?;
    let mut text = Vec::new();
    said.rewind()?;
    said.take(MAX_SAID).read_to_end(&mut text)?;
    Ok((ended, text))
}

#[expect(clippy::disallowed_methods, reason = "std waits for a child without a time limit")]
fn wait(mut child: Child, limit: Duration) -> std::io::Result<Ended> {
    let started = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::Status(status));
        }
        if started.elapsed() >= limit {
            let group = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
            if let Some(group) = group {
                let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
            }
            child.kill()?;
            child.wait()?;
            return Ok(Ended::Killed);
        }
        std::thread::sleep(pause);
        pause = pause.saturating_mul(2).min(Duration::from_millis(50));
    }
}
