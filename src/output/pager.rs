//! `Pager`: passes results that are taller than the screen to the user's pager, so that their beginning does not scroll
//! away. Results that fit are printed directly.

use std::ffi::OsString;
use std::io::{Error, ErrorKind, Result, Write};
use std::process::{Child, Command, Stdio};

/// Standard output, with a pager before it if one is needed.
pub(crate) struct Pager<'a> {
    out: &'a mut dyn Write,
    /// The pager's command and the height of the screen.
    command: Option<(String, u16)>,
    held: Vec<u8>,
    lines: u16,
    child: Option<Child>,
}

impl<'a> Pager<'a> {
    /// Writes to `out`, or everything to a pager as soon as a line does not fit the screen.
    pub(crate) fn new(out: &'a mut dyn Write, command: Option<(String, u16)>) -> Self {
        Self { out, command, held: Vec::new(), lines: 0, child: None }
    }

    /// Writes what was held back, or waits until the user leaves the pager.
    pub(crate) fn finish(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            drop(child.stdin.take());
            child.wait()?;
            return Ok(());
        }
        self.out.write_all(&std::mem::take(&mut self.held))?;
        self.out.flush()
    }

    /// Starts the pager with what was held back; if it cannot be started, goes on without it.
    fn start(&mut self, command: &str) -> Result<()> {
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(command).stdin(Stdio::piped());
        let held = std::mem::take(&mut self.held);
        match shell.spawn() {
            Ok(mut child) => {
                let written = write_to(&mut child, &held);
                self.child = Some(child);
                written
            }
            Err(_) => self.out.write_all(&held),
        }
    }
}

fn write_to(child: &mut Child, bytes: &[u8]) -> Result<()> {
    match &mut child.stdin {
        Some(stdin) => stdin.write_all(bytes),
        None => Err(Error::from(ErrorKind::BrokenPipe)),
    }
}

impl Write for Pager<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if let Some(child) = &mut self.child {
            write_to(child, bytes)?;
            return Ok(bytes.len());
        }
        let Some((command, height)) = &self.command else { return self.out.write(bytes) };
        let breaks = bytes.split(|byte| *byte == b'\n').skip(1).count();
        self.lines = self.lines.saturating_add(u16::try_from(breaks).unwrap_or(u16::MAX));
        self.held.extend_from_slice(bytes);
        // The last line of the screen is for the prompt of the shell.
        if self.lines >= *height {
            let command = command.clone();
            self.command = None;
            self.start(&command)?;
        }
        Ok(bytes.len())
    }

    /// Output is held back until it is known whether it fits.
    fn flush(&mut self) -> Result<()> {
        match (&self.child, &self.command) {
            (Some(_), _) | (None, Some(_)) => Ok(()),
            (None, None) => self.out.flush(),
        }
    }
}

/// The command of the user's pager, if one is used.
pub(crate) fn pager_command(env: &dyn Fn(&str) -> Option<OsString>) -> Option<String> {
    let named: Vec<String> = ["BINCARD_PAGER", "PAGER"]
        .iter()
        .filter_map(|name| env(name).map(|value| value.to_string_lossy().into_owned()))
        .collect();
    let folders = env("PATH").unwrap_or_default();
    let command = command_of(named.iter().map(String::as_str), |program| {
        std::env::split_paths(&folders).any(|folder| folder.join(program).is_file())
    })?;
    // The defaults of less do not suit tables that may fit after all.
    Some(if env("LESS").is_some() { command } else { format!("LESS=FRXK {command}") })
}

/// The pager's command: the first of these values that is set, else `less` if it is installed. `None` if the value
/// is empty or `cat`, or its program is not installed.
fn command_of<'w>(
    words: impl IntoIterator<Item = &'w str>,
    is_there: impl Fn(&str) -> bool,
) -> Option<String> {
    // -K: Ctrl-C leaves the pager together with the program that writes to it.
    let command = words.into_iter().next().unwrap_or("less -FRXK").trim();
    let program = command.split_whitespace().next()?;
    let is_wanted = program != "cat" && (program.contains(['/', '=', '$']) || is_there(program));
    is_wanted.then(|| command.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pager_is_the_users_or_less() {
        let all = |_: &str| true;
        let less = Some("less -FRXK".to_owned());
        assert_eq!(command_of([], all), less);
        assert_eq!(command_of(["most -s", "more"], all), Some("most -s".to_owned()));
        assert_eq!(command_of(["", "more"], all), None, "empty turns it off");
        assert_eq!(command_of(["cat"], all), None);
        assert_eq!(command_of([], |_| false), None, "where there is no less");
        assert_eq!(command_of(["/opt/my pager"], |_| false), Some("/opt/my pager".to_owned()));
    }

    #[test]
    fn output_that_fits_is_written_directly() {
        let mut out = Vec::new();
        let mut pager = Pager::new(&mut out, Some(("false".to_owned(), 4)));
        pager.write_all(b"one\ntwo\nthree\n").unwrap();
        pager.flush().unwrap();
        pager.finish().unwrap();
        assert_eq!(out, b"one\ntwo\nthree\n");
    }
}
