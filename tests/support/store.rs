//! Where a shop's store is, and what other programs see and do in it. Only this file and tests/sqlite know the
//! engines. `BINCARD_TEST_STORE` selects one: `file` (the default), a file in the shop's directory; `server`, a server
//! that the tests start; or the address of a server. There, each shop has a schema of its own.

use jiff::Timestamp;
use postgres::{Client, NoTls, SimpleQueryMessage};
use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use super::{Server, Shop, variable};

/// The address of the server, if the tests run on one.
fn server() -> Option<String> {
    let engine = variable("BINCARD_TEST_STORE").filter(|engine| engine != "file")?;
    if engine == "server" {
        return Some(Server::shared().address.clone());
    }
    Some(engine.into_string().unwrap())
}

/// Whether every shop's store is on a server.
pub(crate) fn is_on_server() -> bool {
    server().is_some()
}

/// Whether a test or the rest of it does not apply, because the store is on a server, and why.
#[expect(clippy::print_stdout, reason = "with --show-output, it says what was not tested")]
pub(crate) fn is_about_a_file(why: &str) -> bool {
    let is_on_server = is_on_server();
    if is_on_server {
        println!("not tested on a server: {why}");
    }
    is_on_server
}

/// A shop's schema on the server, whose clock is the shop's. It is dropped with the shop.
pub(crate) struct Schema {
    server: String,
    name: String,
    client: Mutex<Client>,
}

impl Schema {
    pub(super) fn of_new_shop() -> Option<Self> {
        server().map(|server| Self::on(&server))
    }

    pub(super) fn on(server: &str) -> Self {
        static SHOPS: AtomicU32 = AtomicU32::new(0);
        let number = SHOPS.fetch_add(1, Ordering::Relaxed);
        let name = format!("shop_{}_{number}", std::process::id());
        let client = Mutex::new(Client::connect(server, NoTls).unwrap());
        Self { server: server.to_owned(), name, client }
    }

    fn run(&self, statements: &str) -> Vec<SimpleQueryMessage> {
        let mut client = self.client.lock().unwrap_or_else(PoisonError::into_inner);
        let path = format!("set search_path = {}; ", self.name);
        client.simple_query(&(path + statements)).unwrap_or_else(|error| panic!("{error:?}"))
    }

    /// Rows as the `sqlite3` shell prints them.
    fn lines(&self, statements: &str) -> String {
        let mut lines = String::new();
        for message in self.run(statements) {
            if let SimpleQueryMessage::Row(row) = message {
                let values = (0..row.len()).map(|column| row.get(column).unwrap_or_default());
                lines += &values.collect::<Vec<_>>().join("|");
                lines.push('\n');
            }
        }
        lines
    }

    fn has_store(&self) -> bool {
        let tables =
            "select 1 from pg_class where relname = 'shop' and relnamespace::regnamespace::text = ";
        !self.lines(&format!("{tables}'{}'", self.name)).is_empty()
    }

    /// Sets the server's clock for this shop; `None` is the time of day.
    pub(super) fn set_clock(&self, now: Option<Timestamp>) {
        if self.has_store() {
            let real = "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)";
            let now = now
                .map_or(real.to_owned(), |now| format!("cast({} as bigint)", now.as_microsecond()));
            self.run(&format!(
                "create or replace function store_clock() returns bigint language sql volatile as 'select {now}'"
            ));
        }
    }

    fn content(&self) -> String {
        if !self.has_store() {
            return String::new();
        }
        let tables = self.lines(&format!(
            "select tablename from pg_tables where schemaname = '{}' order by 1",
            self.name
        ));
        let rows = |table: &str| {
            self.lines(&format!("select '{table}', t::text from {table} t order by 2"))
        };
        tables.lines().map(rows).collect()
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        let drop = format!("drop schema if exists {} cascade", self.name);
        let _ = self.client.get_mut().unwrap_or_else(PoisonError::into_inner).batch_execute(&drop);
    }
}

/// The value of `BINCARD_STORE` for a shop with this store file or schema.
pub(super) fn address(file: &Path, schema: Option<&Schema>) -> OsString {
    match schema {
        None => file.into(),
        Some(schema) => format!("{}?schema={}", schema.server, schema.name).into(),
    }
}

impl Shop {
    /// Before a command at an instant: creates the store on a server if it would create a file, and sets the server's
    /// clock.
    pub(super) fn prepare<S: AsRef<str>>(&self, args: &[S], now: Option<Timestamp>) {
        let Some(schema) = &self.schema else { return };
        let args: Vec<&str> = args.iter().map(AsRef::as_ref).collect();
        let creates = matches!(args[..], ["item", "add" | "import", ..]);
        if creates && !schema.has_store() {
            let mut init = vec!["store", "init"];
            if let Some(at) = args.iter().position(|arg| *arg == "--lang") {
                init.extend(&args[at..at + 2]);
            }
            assert_eq!(self.run(&init).code, 0);
        }
        schema.set_clock(now);
    }

    /// Every row in the store, as SQL; empty if there is no store.
    pub(crate) fn content(&self) -> String {
        match &self.schema {
            Some(schema) => schema.content(),
            None if self.store().is_file() => rows(&self.store()),
            None => String::new(),
        }
    }

    /// Changes the store as another program would that ignores bincard's rules.
    pub(crate) fn sql(&self, statements: &str) -> String {
        match &self.schema {
            Some(schema) => schema.lines(statements),
            None => sqlite(&self.store(), statements),
        }
    }

    /// A command line of another program that runs the statements of its input in the store.
    pub(crate) fn sql_program(&self) -> String {
        match &self.schema {
            None => format!("sqlite3 -bail -cmd '.timeout 9000' '{}'", self.store().display()),
            Some(Schema { server, name, .. }) => {
                format!("PGOPTIONS='-c search_path={name}' psql -qAt -v ON_ERROR_STOP=1 '{server}'")
            }
        }
    }

    /// A statement that takes the lock, and holds it until the end of the transaction.
    pub(crate) fn locking(&self) -> &'static str {
        match &self.schema {
            None => "begin immediate",
            Some(_) => "begin; update shop set at = at",
        }
    }

    /// Another program that has run these statements and keeps the store open until its input ends.
    pub(crate) fn held_by(&self, statements: &str) -> (Child, ChildStdin) {
        let mut holder = Command::new("sh")
            .args(["-c", &format!("exec env {}", self.sql_program())])
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
