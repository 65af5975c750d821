//! The test harness: a shop with its own directory, environment and clock, in which commands run in process. Nothing
//! sleeps, nothing is mocked, and shops are isolated from one another.

pub(crate) mod mail;
mod server;
mod store;
mod words;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

pub(crate) use server::Server;
pub(crate) use store::{is_about_a_file, is_on_server, rows, sqlite};
use words::words;

/// The initial time of every shop's clock: noon on a Tuesday.
pub(crate) const NOON: &str = "2026-11-24T12:00:00Z";

/// A variable of the environment in which the tests run.
#[expect(clippy::disallowed_methods, reason = "this is where the tests' own environment comes in")]
pub(crate) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// A shop, removed when it is dropped.
pub(crate) struct Shop {
    folder: tempfile::TempDir,
    env: BTreeMap<String, OsString>,
    now: Mutex<Timestamp>,
    /// Where its store is, if the tests run on a server.
    schema: Option<store::Schema>,
}

/// The result of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Shop {
    /// A shop without a store.
    pub(crate) fn empty() -> Self {
        Self::with_store_in(store::Schema::of_new_shop())
    }

    /// A shop whose store will be a file, whichever engine the tests run on.
    pub(crate) fn in_file() -> Self {
        Self::with_store_in(None)
    }

    /// A shop with items whose store is a file.
    pub(crate) fn in_file_with(items: &str) -> Self {
        Self::in_file().with_items(items)
    }

    /// A shop whose store will be on a server, whichever engine the tests run on.
    pub(crate) fn on(server: &Server) -> Self {
        Self::with_store_in(Some(store::Schema::on(&server.address)))
    }

    fn with_store_in(schema: Option<store::Schema>) -> Self {
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() };
        let folder = tempfile::Builder::new().prefix("bincard-test-").tempdir_in(place).unwrap();
        let mut shop =
            Self { folder, env: BTreeMap::new(), now: Mutex::new(NOON.parse().unwrap()), schema };
        for (name, below) in
            [("HOME", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data")]
        {
            shop.env.insert(name.to_owned(), shop.path(below).into_os_string());
        }
        shop.env.insert(
            "BINCARD_STORE".to_owned(),
            store::address(&shop.store(), shop.schema.as_ref()),
        );
        shop.set_env("TZ", "UTC");
        shop.set_env("LC_ALL", "C.UTF-8");
        shop
    }

    /// A shop with items: `TEA=10 MUG=1`.
    pub(crate) fn with(items: &str) -> Self {
        Self::empty().with_items(items)
    }

    fn with_items(self, items: &str) -> Self {
        for item in items.split_whitespace() {
            let (sku, quantity) = item.split_once('=').unwrap();
            let opening =
                if quantity == "0" { String::new() } else { format!(" --quantity={quantity}") };
            self.ok(&format!("item add {sku} --name {sku}{opening}"));
        }
        self
    }

    /// A path in the shop's directory.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.path("shop.db")
    }

    /// Where the store is: a path, or the address of a server.
    pub(crate) fn address(&self) -> String {
        store::address(&self.store(), self.schema.as_ref()).into_string().unwrap()
    }

    /// Sets an environment variable.
    pub(crate) fn set_env(&mut self, name: &str, value: &str) {
        self.env.insert(name.to_owned(), value.into());
    }

    /// Removes an environment variable.
    pub(crate) fn unset_env(&mut self, name: &str) {
        self.env.remove(name);
    }

    /// Writes a private file in the shop's directory.
    pub(crate) fn write(&self, below: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        chmod(&path, 0o600);
        path
    }

    pub(crate) fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    pub(crate) fn at(&self, instant: &str) {
        *self.now.lock().unwrap() = instant.parse().unwrap();
    }

    pub(crate) fn wait(&self, minutes: i64) {
        let later = self.now().checked_add(SignedDuration::from_mins(minutes)).unwrap();
        *self.now.lock().unwrap() = later;
    }

    pub(crate) fn run<S: AsRef<str>>(&self, args: &[S]) -> Ran {
        self.run_with_input(args, b"")
    }

    /// Runs a command with this standard input.
    pub(crate) fn run_with_input<S: AsRef<str>>(&self, args: &[S], input: &[u8]) -> Ran {
        let mut out = Vec::new();
        let (code, err) = self.process_of(args, input, &mut out, None);
        Ran { code, out: String::from_utf8(out).unwrap(), err }
    }

    /// Runs a command as it is typed, with its results written to `out`.
    pub(crate) fn run_into(&self, line: &str, out: &mut dyn Write) -> Ran {
        let (code, err) = self.process_of(&words(line), b"", out, None);
        Ran { code, out: String::new(), err }
    }

    /// The output of a successful command on a terminal with this many columns.
    pub(crate) fn shows(&self, width: u16, line: &str) -> String {
        let mut out = Vec::new();
        let (code, err) = self.process_of(&words(line), b"", &mut out, Some(width));
        assert_eq!(code, 0, "bincard {line}\n{err}");
        String::from_utf8(out).unwrap()
    }

    /// The output of a command on a terminal with this many columns: results, then messages, in colour.
    pub(crate) fn terminal(&self, width: u16, line: &str) -> String {
        let mut out = Vec::new();
        let typed = format!("{line} --color always");
        let (_, err) = self.process_of(&words(&typed), b"", &mut out, Some(width));
        String::from_utf8(out).unwrap() + &err
    }

    fn process_of<S: AsRef<str>>(
        &self,
        args: &[S],
        mut input: &[u8],
        out: &mut dyn Write,
        width: Option<u16>,
    ) -> (u8, String) {
        self.prepare(args, Some(self.now()));
        let typed = args.iter().map(|arg| OsString::from(arg.as_ref()));
        let mut err = Vec::new();
        let code = bincard::run(bincard::Process {
            args: std::iter::once(OsString::from("bincard")).chain(typed).collect(),
            clock: &|| self.now(),
            env: &|name| self.env.get(name).cloned(),
            home: &|| Some(self.folder.path().to_path_buf()),
            stdin: &mut input,
            stdout: out,
            stderr: &mut err,
            is_stdout_terminal: width.is_some(),
            is_stderr_terminal: false,
            width,
            height: None,
        });
        (code, String::from_utf8(err).unwrap())
    }

    /// Runs a command as it is typed after `bincard`, where `SHOP` is the shop's directory.
    pub(crate) fn typed(&self, line: &str) -> Ran {
        self.run(&words(&line.replace("SHOP", &self.folder.path().to_string_lossy())))
    }

    /// Runs a command that must succeed, and returns what it wrote to stdout.
    pub(crate) fn ok(&self, line: &str) -> String {
        let ran = self.typed(line);
        assert_eq!(ran.code, 0, "bincard {line}\n{}{}", ran.out, ran.err);
        ran.out
    }

    /// Runs a command that must end with this exit code and change nothing.
    pub(crate) fn refuses(&self, code: u8, line: &str) {
        self.prepare(&words(line), Some(self.now()));
        let before = self.content();
        let ran = self.typed(line);
        assert_eq!(ran.code, code, "bincard {line}\n{}{}", ran.out, ran.err);
        assert_eq!(ran.out, "", "a refusal has no result: bincard {line}");
        assert_eq!(self.content(), before, "bincard {line}");
    }

    /// The program as a separate process in this shop.
    pub(crate) fn process(&self, args: &[&str]) -> Command {
        self.prepare(args, None);
        let mut command = Command::new(env!("CARGO_BIN_EXE_bincard"));
        command.args(args).env_clear().envs(&self.env);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Another program with only this shop's environment.
    pub(crate) fn in_shop(&self, mut command: Command) -> Command {
        self.prepare::<&str>(&[], None);
        command.env_clear().envs(&self.env).stdin(Stdio::null());
        command
    }

    /// Types every `$ bincard …` of a transcript and compares the output: stdout, then stderr, then the exit code in
    /// brackets unless it is 0. `SHOP` is the shop's directory, and `SHOP/shop.db` the store, wherever it is.
    pub(crate) fn sees(&self, transcript: &str) {
        let expected = dedented(transcript);
        let folder = self.folder.path().to_string_lossy().into_owned();
        let mut seen = String::new();
        for line in expected.lines().filter_map(|line| line.strip_prefix("$ bincard ")) {
            let ran = self.typed(line);
            let code = if ran.code == 0 { String::new() } else { format!("[{}]\n", ran.code) };
            let shown = format!("{}{}{code}", ran.out, ran.err)
                .replace(&self.address(), "SHOP/shop.db")
                .replace(&folder, "SHOP");
            seen.push_str(&format!("$ bincard {line}\n{shown}"));
        }
        let bare = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        let (expected, seen) = (bare(&expected), bare(&seen));
        assert!(expected == seen, "expected:\n{expected}\n\nseen:\n{seen}\n");
    }

    /// The JSON document that a command prints.
    pub(crate) fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.ok(&format!("{line} --format json"))).unwrap()
    }

    /// The records that a command lists.
    pub(crate) fn rows(&self, line: &str) -> Vec<Value> {
        let listed = self.ok(&format!("{line} --format ndjson"));
        listed.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
    }

    /// One key of every record that a command lists, separated by spaces.
    pub(crate) fn column(&self, line: &str, key: &str) -> String {
        self.rows(line).iter().map(|row| bare(&row[key])).collect::<Vec<_>>().join(" ")
    }

    /// A field of an item as text.
    pub(crate) fn field(&self, sku: &str, key: &str) -> String {
        bare(&self.json(&format!("item show {sku}"))[key])
    }

    /// The available, reserved and on-hand quantity of an item: `6/4/10`.
    pub(crate) fn stock(&self, sku: &str) -> String {
        let item = self.json(&format!("item show {sku}"));
        ["available", "reserved", "on_hand"].map(|key| bare(&item[key])).join("/")
    }

    /// The SKUs that are low, separated by spaces.
    pub(crate) fn low(&self) -> String {
        self.column("item list --low", "sku")
    }

    /// An item's history in short form, one line each: `sale -2 → 8`.
    pub(crate) fn history(&self, sku: &str) -> Vec<String> {
        let told = |row: &Value| {
            let change = match (row["from"].as_str(), row["to"].as_str()) {
                (None, None) => "=".to_owned(),
                (from, to) => format!("{}→{} ", from.unwrap_or("?"), to.unwrap_or("?")),
            };
            let at = row["at"].as_str().unwrap().get(11..16).unwrap();
            let (before, after) = (bare(&row["before"]), bare(&row["after"]));
            format!(
                "{at} {} {change}{}: {before}→{after}",
                bare(&row["kind"]),
                bare(&row["quantity"])
            )
        };
        self.rows(&format!("item history {sku}")).iter().map(told).collect()
    }

    /// Checks the store: balances are the sums over the ledger, documents match it, and so on.
    pub(crate) fn checks(&self) {
        let silent = Ran { code: 0, out: String::new(), err: String::new() };
        assert_eq!(self.typed("store check"), silent);
    }
}

/// Sets the mode of a file.
pub(crate) fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

pub(crate) fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// A JSON value as text without quotes.
pub(crate) fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A transcript without its indentation in the source.
fn dedented(transcript: &str) -> String {
    let transcript = transcript.trim_matches('\n').trim_end();
    let indent = transcript.len() - transcript.trim_start_matches(' ').len();
    let lines = transcript.lines().map(|line| line.get(indent..).unwrap_or("").to_owned());
    lines.collect::<Vec<_>>().join("\n")
}
