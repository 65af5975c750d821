//! `Link`: a connection to the server, and waiting for one.

use anyhow::Result;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use tokio_postgres::config::SslMode;
use tokio_postgres::{Client, Error, NoTls};

use super::address::ServerAddress;
use super::faults::{connection_fault, must_wait};
use super::tls;
use crate::message::Message;
use crate::store::fault::Fault;

/// The pauses between two attempts.
const PAUSE_MILLIS: std::ops::RangeInclusive<u64> = 20..=200;
/// What the library says of a server that accepts no changes.
/// How long the server may take to let a user in once it is connected. A frozen one never does.
const LOGIN_TIMEOUT: Duration = Duration::from_secs(5);
/// How long the server may take to read that the connection is closed.
const CLOSING_TIMEOUT: Duration = Duration::from_secs(1);

pub(super) struct Link {
    runtime: Runtime,
    /// `None` once it is being closed.
    client: Option<Client>,
    task: Option<JoinHandle<()>>,
    end: End,
}

/// Why the server ended the connection, once it has.
type End = Arc<OnceLock<Error>>;

/// A connection that was just made.
struct Connected {
    client: Client,
    task: JoinHandle<()>,
    end: End,
}

impl Link {
    /// Connects to the first server of an address that accepts changes. One that is busy, starting or unreachable is
    /// tried again until the timeout.
    pub(super) fn connect(address: &ServerAddress, timeout: Duration) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let mut config = address.config.clone();
        // Each of several servers gets its share of the time.
        let hosts = u32::try_from(config.get_hosts().len().max(1)).unwrap_or(u32::MAX);
        let patience =
            config.get_connect_timeout().copied().unwrap_or(timeout.div_f64(hosts.into()));
        config.connect_timeout(patience);
        let limit = patience.saturating_mul(hosts).saturating_add(LOGIN_TIMEOUT);
        if let Some(password) = address.password()? {
            config.password(password);
        }
        let begun = Instant::now();
        loop {
            let attempt = async { tokio::time::timeout(limit, connect(&config, address)).await };
            let Ok(connected) = runtime.block_on(attempt) else {
                return Err(Fault::Unreachable(Message::new("io-silent")).into());
            };
            let error = match connected? {
                Ok(Connected { client, task, end }) => {
                    return Ok(Self { runtime, client: Some(client), task: Some(task), end });
                }
                Err(error) => error,
            };
            if !must_wait(&error) || begun.elapsed() >= timeout {
                return Err(connection_fault(&error, address));
            }
            runtime.block_on(pause());
        }
    }

    pub(super) fn client(&self) -> &Client {
        self.client.as_ref().expect("the client is there until the link is dropped")
    }

    /// The cause of an error: if the connection is closed, why the server closed it.
    pub(super) fn cause<'e>(&'e self, error: &'e Error) -> &'e Error {
        if error.is_closed() { self.end.get().unwrap_or(error) } else { error }
    }

    /// Waits for a request to be answered.
    pub(super) fn wait<F: Future>(&self, answer: F) -> F::Output {
        self.runtime.block_on(answer)
    }
}

/// Tells the server that the connection ends, so that it does not log a broken one.
impl Drop for Link {
    fn drop(&mut self) {
        drop(self.client.take());
        if let Some(task) = self.task.take() {
            let closing = async { tokio::time::timeout(CLOSING_TIMEOUT, task).await };
            let _ = self.runtime.block_on(closing);
        }
    }
}

/// Waits for a moment, so that not every machine tries again at once.
pub(super) async fn pause() {
    tokio::time::sleep(Duration::from_millis(fastrand::u64(PAUSE_MILLIS))).await;
}

async fn connect(
    config: &tokio_postgres::Config,
    address: &ServerAddress,
) -> Result<Result<Connected, Error>> {
    if config.get_ssl_mode() == SslMode::Disable {
        let connected = config.connect(NoTls).await;
        return Ok(connected.map(|(client, connection)| served(client, connection)));
    }
    let connected = config.connect(tls::connector(address.ca_file.as_deref())?).await;
    Ok(connected.map(|(client, connection)| served(client, connection)))
}

/// Lets a connection exchange messages with the server.
fn served(
    client: Client,
    connection: impl Future<Output = Result<(), Error>> + Send + 'static,
) -> Connected {
    let end = End::default();
    let seen = Arc::clone(&end);
    let task = tokio::spawn(async move {
        if let Err(error) = connection.await {
            let _ = seen.set(error);
        }
    });
    Connected { client, task, end }
}
