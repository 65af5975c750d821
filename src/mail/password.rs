//! `Secret`: a server's password, and where it may come from. It is never an argument, in the store or in a
//! URL, and there is no keyring, because that fails under cron.

use anyhow::Result;
use std::fs::File;
use std::io::Read;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::program::{self, Capture, MAX_OUTPUT_BYTES, ProgramEnd};
use crate::files::open_without_waiting;
use crate::locale::{Message, io_error};
use crate::refusal::Refusal;

/// The names under which a server's password is found.
#[derive(Debug)]
pub(crate) struct PasswordNames {
    /// Its name among systemd's credentials.
    pub(crate) credential: &'static str,
    /// The setting that names a file.
    pub(crate) file: &'static str,
    /// The setting that is a command.
    pub(crate) command: &'static str,
}

impl PasswordNames {
    pub(crate) const MAIL: Self = Self {
        credential: "bincard-smtp-password",
        file: "smtp.password_file",
        command: "smtp.password_command",
    };
    pub(crate) const STORE: Self = Self {
        credential: "bincard-store-password",
        file: "store.password_file",
        command: "store.password_command",
    };
}

/// The time limit of `smtp.password_command`: enough to unlock a password manager, but not enough to delay cron.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);

/// The most bytes read from a password file.
const MAX_SECRET_BYTES: u64 = 64 * 1024;

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

impl Secret {
    /// The text itself, for sending it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl std::fmt::Display for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// The sources of the password; the first one that is set is used.
#[derive(Debug, Clone)]
pub(crate) struct PasswordSources {
    pub(crate) names: &'static PasswordNames,
    /// The value of the environment variable; if empty, it is unset.
    pub(crate) value: Option<Secret>,
    /// The value of `CREDENTIALS_DIRECTORY`, which systemd sets; without bincard's file in it, the next source is
    /// used.
    pub(crate) credentials_directory: Option<PathBuf>,
    /// A file: its first line; refused if others can read it.
    pub(crate) file: Option<PathBuf>,
    /// A command: run with `sh -c`, the first line of its output.
    pub(crate) command: Option<String>,
}

impl PasswordSources {
    /// The password, or `None` if no source is set.
    ///
    /// # Errors
    /// A source that is set but yields no password; the next one is not tried.
    pub(crate) fn read(&self) -> Result<Option<Secret>> {
        if let Some(value) = self.value.as_ref().filter(|value| !value.expose().is_empty()) {
            return Ok(Some(value.clone()));
        }
        let credential =
            self.credentials_directory.as_ref().map(|dir| dir.join(self.names.credential));
        if let Some(path) = credential.filter(|path| path.exists()) {
            let file = open("CREDENTIALS_DIRECTORY", &path)?;
            return read_file("CREDENTIALS_DIRECTORY", &path, file).map(Some);
        }
        if let Some(path) = &self.file {
            let file = open(self.names.file, path)?;
            refuse_open_to_others(path, &file)?;
            return read_file(self.names.file, path, file).map(Some);
        }
        let run = |command| run(self.names.command, command, COMMAND_TIMEOUT);
        self.command.as_deref().map(run).transpose()
    }
}

fn open(key: &str, path: &Path) -> Result<File> {
    let shown = path.to_string_lossy();
    Ok(open_without_waiting(path).map_err(|error| wrong(key, &shown, io_error(&error)))?)
}

/// Checks the mode of the open file, rather than of whatever its path may lead to a moment later.
fn refuse_open_to_others(path: &Path, file: &File) -> Result<()> {
    let mode = file.metadata()?.mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(Refusal::SecretOpenToOthers { path: path.to_owned(), mode }.into());
    }
    Ok(())
}

fn read_file(key: &str, path: &Path, file: File) -> Result<Secret> {
    let shown = path.to_string_lossy();
    let mut bytes = Vec::new();
    file.take(MAX_SECRET_BYTES)
        .read_to_end(&mut bytes)
        .map_err(|error| wrong(key, &shown, io_error(&error)))?;
    first_line(bytes)
        .ok_or_else(|| wrong(key, &shown, Message::new("password-none-in-file")).into())
}

/// The command's output is the secret, so an error shows its exit status and none of its output.
fn run(key: &str, command: &str, limit: Duration) -> Result<Secret> {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command);
    let (end, output) = program::run(&mut shell, b"", Capture::Stdout, limit)
        .map_err(|not_run| wrong(key, command, not_run.why()))?;
    match end {
        ProgramEnd::Exited(status) if status.success() => {}
        ProgramEnd::Exited(status) => {
            return Err(wrong(
                key,
                command,
                Message::new("password-failed").with("status", program::exit_message(status)),
            )
            .into());
        }
        ProgramEnd::TimedOut => {
            let why = Message::new("password-slow").with("seconds", limit.as_secs().to_string());
            return Err(wrong(key, command, why).into());
        }
        ProgramEnd::WroteTooMuch => {
            let why = Message::new("password-long").with("kib", MAX_OUTPUT_BYTES / 1024);
            return Err(wrong(key, command, why).into());
        }
    }
    first_line(output)
        .ok_or_else(|| wrong(key, command, Message::new("password-not-printed")).into())
}

fn first_line(bytes: Vec<u8>) -> Option<Secret> {
    let text = String::from_utf8(bytes).ok()?;
    let line = text.lines().next().unwrap_or_default();
    Some(Secret(line.to_owned())).filter(|secret| !secret.expose().is_empty())
}

fn wrong(key: &str, value: &str, why: Message) -> Refusal {
    Refusal::SettingWrong { key: key.to_owned(), value: value.to_owned(), why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    const NONE: PasswordSources = PasswordSources {
        names: &PasswordNames::MAIL,
        value: None,
        credentials_directory: None,
        file: None,
        command: None,
    };

    fn file(directory: &Path, name: &str, text: &str, mode: u32) -> PathBuf {
        let path = directory.join(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        path
    }

    fn refusal(sources: &PasswordSources) -> Refusal {
        sources.read().unwrap_err().downcast().unwrap()
    }

    #[test]
    fn the_first_source_that_is_set_is_used() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path();
        let mut sources = PasswordSources {
            names: &PasswordNames::MAIL,
            value: Some("value".to_owned().into()),
            credentials_directory: Some(path.to_owned()),
            file: Some(file(path, "secret", "from file\r\nmore\n", 0o600)),
            command: Some("echo from command".to_owned()),
        };
        file(path, PasswordNames::MAIL.credential, "from systemd\n", 0o640);
        let read = |sources: &PasswordSources| sources.read().unwrap().unwrap().0;
        assert_eq!(read(&sources), "value");
        sources.value = Some(String::new().into());
        assert_eq!(read(&sources), "from systemd");
        std::fs::remove_file(path.join(PasswordNames::MAIL.credential)).unwrap();
        assert_eq!(read(&sources), "from file");
        sources.file = None;
        assert_eq!(read(&sources), "from command");
        sources.command = None;
        assert_eq!(sources.read().unwrap(), None);
    }

    #[test]
    fn a_password_file_that_others_can_read_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let path = file(directory.path(), "secret", "hunter2", 0o640);
        let sources = PasswordSources { file: Some(path.clone()), ..NONE };
        assert_eq!(refusal(&sources), Refusal::SecretOpenToOthers { path, mode: 0o640 });
    }

    #[test]
    fn a_pipe_that_nobody_writes_into_is_not_waited_for() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("pipe");
        let made = Command::new("mkfifo").args(["-m", "600"]).arg(&path).status().unwrap();
        assert!(made.success());
        let sources = PasswordSources { file: Some(path), ..NONE };
        assert!(matches!(refusal(&sources), Refusal::SettingWrong { .. }));
    }

    #[test]
    fn a_source_without_a_password_is_an_error_that_shows_no_output() {
        let directory = tempfile::tempdir().unwrap();
        let empty = file(directory.path(), "secret", "\nhunter2", 0o600);
        for sources in [
            PasswordSources { file: Some(empty), ..NONE },
            PasswordSources { file: Some("/nowhere/secret".into()), ..NONE },
            PasswordSources { command: Some("cat".to_owned()), ..NONE },
        ] {
            assert!(matches!(refusal(&sources), Refusal::SettingWrong { .. }), "{sources:?}");
        }
        let command = Some("printf 'hunter'; printf 2 >&2; exit 3".to_owned());
        let Refusal::SettingWrong { why, .. } = refusal(&PasswordSources { command, ..NONE })
        else {
            panic!("another refusal");
        };
        let shown = format!("{why:?}");
        assert!(shown.contains("exit-status") && !shown.contains("hunter"), "{shown}");
    }

    #[test]
    fn a_hanging_command_is_killed_with_all_its_processes() {
        let limit = Duration::from_millis(100);
        let error = run("smtp.password_command", "sleep 600 & wait", limit)
            .unwrap_err()
            .downcast()
            .unwrap();
        let Refusal::SettingWrong { why, .. } = error else { panic!("another refusal") };
        assert_eq!(why.id, "password-slow");
    }

    #[test]
    fn a_command_that_prints_without_end_is_killed() {
        for command in ["yes hunter2", "yes hunter2 | head -c 99999"] {
            let error = run("smtp.password_command", command, COMMAND_TIMEOUT)
                .unwrap_err()
                .downcast()
                .unwrap();
            let Refusal::SettingWrong { why, .. } = error else { panic!("another refusal") };
            assert_eq!(why.id, "password-long");
        }
    }

    #[test]
    fn a_secret_is_not_shown() {
        let secret = Secret("hunter2".to_owned());
        assert!(!format!("{secret} {secret:?}").contains("hunter2"));
    }
}
