//! A shop in a folder in memory, in which commands run in this process.

use std::ffi::OsString;
use tempfile::TempDir;

pub(crate) fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap()
}

/// Runs a command; gives its exit code and what it wrote to stdout.
pub(crate) fn run(folder: &TempDir, args: &[&str]) -> (u8, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let path = |name: &str| folder.path().join(name).into_os_string();
    let code = bincard::run(bincard::Process {
        args: std::iter::once(OsString::from("bincard")).chain(args.iter().map(OsString::from)).collect(),
        clock: &|| jiff::Timestamp::from_second(1_795_521_600).unwrap(),
        env: &|name| match name {
            "BINCARD_STORE" => Some(path("shop.db")),
            "BINCARD_CONFIG" if folder.path().join("config.toml").exists() => Some(path("config.toml")),
            "XDG_CONFIG_HOME" | "XDG_DATA_HOME" => Some(path("")),
            "TZ" => Some("UTC".into()),
            _ => None,
        },
        home: &|| Some(folder.path().to_path_buf()),
        stdin: &mut &b""[..],
        stdout: &mut out,
        stderr: &mut err,
        is_stdout_terminal: false,
        is_stderr_terminal: false,
        width: None,
        height: None,
    });
    (code, String::from_utf8_lossy(&out).into_owned())
}
