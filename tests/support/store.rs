//! Where a shop's store is, and what other programs see and do in it. Only this file and tests/sqlite know the
//! engine. `BINCARD_TEST_STORE` selects it; the default is `file`, a file in the shop's directory.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use super::{Shop, variable};

/// The value of `BINCARD_STORE` for a shop with this store file.
pub(super) fn address(file: &Path) -> OsString {
    let engine = variable("BINCARD_TEST_STORE").unwrap_or_else(|| "file".into());
    let is_known = engine == "file";
    assert!(is_known, "no engine is known for BINCARD_TEST_STORE={}", engine.display());
    file.into()
}

impl Shop {
    /// Every row in the store, as SQL; empty if there is no store.
    pub(crate) fn content(&self) -> String {
        if self.store().is_file() { rows(&self.store()) } else { String::new() }
    }

    /// Changes the store as another program would that ignores bincard's rules.
    pub(crate) fn sql(&self, statements: &str) -> String {
        sqlite(&self.store(), statements)
    }

    /// Another program that has run these statements and keeps the store open until its input ends.
    pub(crate) fn held_by(&self, statements: &str) -> (Child, ChildStdin) {
        let mut holder = Command::new("sqlite3")
            .arg(self.store())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut orders = holder.stdin.take().unwrap();
        writeln!(orders, "{statements}; select 'held';").unwrap();
        let mut told = BufReader::new(holder.stdout.take().unwrap()).lines().map(Result::unwrap);
        assert!(told.any(|line| line == "held"));
        (holder, orders)
    }
}

/// Runs statements in the `sqlite3` shell.
pub(crate) fn sqlite(path: &Path, statements: &str) -> String {
    let done = Command::new("sqlite3")
        .args(["-bail", "-cmd", ".timeout 10000"])
        .arg(path)
        .arg(statements)
        .output()
        .expect("these tests need the `sqlite3` shell");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// Every row in a store, as SQL.
pub(crate) fn rows(path: &Path) -> String {
    let dump = sqlite(path, ".dump");
    dump.lines().filter(|line| line.starts_with("INSERT")).map(|line| format!("{line}\n")).collect()
}
