//! A PostgreSQL server for the tests of this process, started by the first test that needs it.

use postgres::{Client, NoTls};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;

/// A server with a cluster of its own. It ends with its standard input: when this is dropped, and however this process
/// ends.
pub(crate) struct Server {
    /// The address of its database, without a schema.
    pub(crate) address: String,
    process: Child,
    life: Option<ChildStdin>,
}

impl Server {
    /// Starts a server with these lines in its configuration.
    pub(crate) fn start(settings: &[&str]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/server.sh");
        let mut process = Command::new(script)
            .args(settings)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let life = process.stdin.take();
        let mut address = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut address).unwrap();
        assert!(!address.is_empty(), "PostgreSQL did not start (tests/support/server.sh)");
        Self { address: address.trim_end().to_owned(), process, life }
    }

    /// Runs statements that cannot be in a transaction with others.
    pub(crate) fn run(&self, statement: &str) {
        Client::connect(&self.address, NoTls).unwrap().batch_execute(statement).unwrap();
    }

    /// The server that the tests of this process share.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Server> = OnceLock::new();
        SHARED.get_or_init(|| Self::start(&[]))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.life.take());
        let _ = self.process.wait();
    }
}
