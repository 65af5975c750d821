//! `Connection`: statements and transactions on the server.

use anyhow::Result;
use bytes::BytesMut;
use jiff::Timestamp;
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::address::ServerAddress;
use super::faults::{ends_connection, fault, is_canceled, must_retry, reason, said};
use super::link::{Link, pause};
use crate::message::Message;
use crate::store::clock::MAX_CLOCK_SETBACK;
use crate::store::fault::Fault;
use crate::store::mode::{Begin, CommitMode};
use crate::store::row::Row;
use crate::store::statements::{Fetch, Statements, Visitor};
use crate::store::value::{ColumnType, Value};

/// How many rows of a long result are read at once.
const ROWS_AT_ONCE: usize = 1_000;
/// How long the server may take to begin or confirm a transaction: as long as it takes to notice a dead network. A
/// server that waits for a standby confirms nothing while that is missing.
const SILENCE_TIMEOUT: Duration = Duration::from_secs(30);

pub(crate) struct Connection {
    link: Link,
    address: ServerAddress,
    busy_timeout: Duration,
    is_read_only: bool,
    /// Counts the cursors of this connection, whose names must differ.
    cursors: Cell<u32>,
    /// Whether a transaction was left behind, which the next one ends, or the end of the connection.
    is_left: Cell<bool>,
    /// The error of the last statement that failed in this transaction.
    failure: RefCell<Option<Failure>>,
}

/// What a failed statement means for its transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failure {
    /// It cannot be committed any more.
    Lasting,
    /// It can be run again.
    Passing,
}

/// The number of a transaction, by which the server knows whether it was committed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TransactionId {
    number: i64,
    /// The timeline of the server and the place of its last checkpoint. After a failover or a crash, which change
    /// them, the number of a lost transaction may have been given to another one.
    epoch: String,
}

/// A transaction that has begun.
struct Begun {
    now: Timestamp,
    id: Option<TransactionId>,
}

impl Connection {
    pub(super) fn new(
        link: Link,
        address: ServerAddress,
        busy_timeout: Duration,
        is_read_only: bool,
    ) -> Self {
        Self {
            link,
            address,
            busy_timeout,
            is_read_only,
            cursors: Cell::new(0),
            is_left: Cell::new(false),
            failure: RefCell::new(None),
        }
    }

    /// Whether this role may only read.
    pub(crate) fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    pub(super) fn link(&self) -> &Link {
        &self.link
    }

    pub(super) fn idle_timeout(&self) -> Duration {
        self.address.access.idle_timeout
    }

    pub(super) fn schema(&self) -> &str {
        &self.address.schema
    }

    /// Runs `work` in a transaction, which an error rolls back. It runs again if the server chose this transaction to
    /// give way to another one.
    pub(crate) fn transaction<T>(
        &self,
        begin: Begin,
        mut work: impl FnMut(Timestamp) -> Result<(T, CommitMode)>,
    ) -> Result<T> {
        let begun_at = Instant::now();
        loop {
            self.failure.replace(None);
            let done = self.begin(begin).and_then(|begun| {
                let (done, mode) = work(begun.now)?;
                if mode == CommitMode::Commit {
                    self.commit(&begun)?;
                } else {
                    self.is_left.set(true);
                }
                Ok(done)
            });
            if done.is_err() {
                self.is_left.set(true);
            }
            let is_passing = *self.failure.borrow() == Some(Failure::Passing);
            if done.is_ok() || !is_passing || begun_at.elapsed() >= self.busy_timeout {
                return done;
            }
            self.link.wait(pause());
        }
    }

    /// Begins a transaction and takes the lock or the snapshot, with the instant of the server's clock, in one round
    /// trip (R60, R61). The lock is a row that every change updates; the clock is read once it is held.
    fn begin(&self, begin: Begin) -> Result<Begun> {
        let opening = self.opening_statements(begin);
        let instant = instant_query(begin);
        let client = self.link.client();
        let request = async {
            tokio::join!(biased;
                client.batch_execute(&opening),
                client.query_typed(&instant, &[]),
                client.batch_execute("set local statement_timeout = 0"))
        };
        let limit = self.busy_timeout.saturating_add(SILENCE_TIMEOUT);
        let answer = self.link.wait(async { tokio::time::timeout(limit, request).await });
        let Ok((opened, rows, _)) = answer else {
            return Err(Fault::Unreachable(Message::new("io-silent")).into());
        };
        self.is_left.set(false);
        opened.map_err(|error| self.failed(&error))?;
        let rows = rows.map_err(|error| {
            let fault = self.failed(&error);
            if is_canceled(&error) { Fault::Busy.into() } else { fault }
        })?;
        let missing = || Fault::Damaged("the row of the shop is missing".to_owned());
        let row = rows.first().ok_or_else(missing)?;
        let value = |column: usize| row.try_get::<_, i64>(column).unwrap_or_default();
        let now = Timestamp::from_microsecond(value(0))?;
        let epoch = || row.try_get::<_, String>(2).unwrap_or_default();
        let id =
            (begin == Begin::Writing).then(|| TransactionId { number: value(1), epoch: epoch() });
        Ok(Begun { now, id })
    }

    /// The lock may take two waits, one for the row and one for the transaction that changed it; only the time of the
    /// whole statement bounds both.
    fn opening_statements(&self, begin: Begin) -> String {
        let end = if self.is_left.get() { "rollback; " } else { "" };
        let (kind, idle) = match begin {
            // Whoever reads a long list slowly is in nobody's way.
            Begin::Reading | Begin::Inspecting => ("isolation level repeatable read read only", 0),
            Begin::Writing => {
                ("isolation level read committed", self.idle_timeout().as_millis().max(1))
            }
        };
        format!(
            "{end}begin {kind}; set local search_path = {schema}, pg_temp;
             set local lock_timeout = {lock}; set local statement_timeout = {lock};
             set local idle_in_transaction_session_timeout = {idle}",
            schema = self.address.schema,
            lock = self.busy_timeout.as_millis().max(1),
        )
    }

    /// Commits, or finds out whether the server did (R63).
    fn commit(&self, begun: &Begun) -> Result<()> {
        if self.failure.borrow().is_some() {
            return Err(Fault::Damaged("a statement of the transaction failed".to_owned()).into());
        }
        let commit = self.link.client().batch_execute("commit");
        let answer = self.link.wait(async { tokio::time::timeout(SILENCE_TIMEOUT, commit).await });
        let Ok(committed) = answer else {
            return Err(Fault::OutcomeUnknown(Message::new("server-not-confirmed")).into());
        };
        let Err(error) = &committed else { return Ok(()) };
        let error = self.link.cause(error);
        if !ends_connection(error) {
            return Err(self.failed(error));
        }
        let why = reason(error);
        match begun.id.as_ref().and_then(|id| self.outcome(id).ok().flatten()) {
            Some(true) => Ok(()),
            Some(false) => Err(Fault::Unreachable(why).into()),
            None => Err(Fault::OutcomeUnknown(why).into()),
        }
    }

    /// Whether the server committed a transaction, as seen by a new connection; `None` if it cannot be known.
    fn outcome(&self, id: &TransactionId) -> Result<Option<bool>> {
        let link = Link::connect(&self.address, self.busy_timeout)?;
        let begun_at = Instant::now();
        loop {
            let number = id.number;
            let query = format!("select pg_xact_status(cast('{number}' as xid8)), {EPOCH}");
            let rows = link.wait(link.client().query_typed(&query, &[]));
            let rows = rows.map_err(|error| fault(&error, &self.address))?;
            let row = rows.first();
            let status = row.and_then(|row| row.try_get::<_, Option<String>>(0).ok().flatten());
            let epoch = row.and_then(|row| row.try_get::<_, String>(1).ok());
            let is_same = epoch.as_ref() == Some(&id.epoch);
            match status.as_deref() {
                Some("committed") if is_same => return Ok(Some(true)),
                Some("aborted") if is_same => return Ok(Some(false)),
                // The server has not noticed yet that this connection is gone.
                Some("in progress") if begun_at.elapsed() < self.busy_timeout => {
                    link.wait(pause());
                }
                Some(_) | None => return Ok(None),
            }
        }
    }

    /// Classifies the error of a statement, and remembers that its transaction cannot be committed.
    pub(super) fn failed(&self, error: &tokio_postgres::Error) -> anyhow::Error {
        let error = self.link.cause(error);
        let failure = if must_retry(error) { Failure::Passing } else { Failure::Lasting };
        self.failure.replace(Some(failure));
        fault(error, &self.address)
    }

    fn all_rows(&self, sql: &str, values: &[Value<'_>]) -> Result<Vec<tokio_postgres::Row>> {
        let rows = self.link.wait(self.link.client().query_typed(sql, &typed(values)));
        rows.map_err(|error| self.failed(&error))
    }

    /// Opens a cursor and fetches its first rows, in one round trip.
    fn first_rows(
        &self,
        cursor: &str,
        sql: &str,
        values: &[Value<'_>],
    ) -> Result<Vec<tokio_postgres::Row>> {
        let client = self.link.client();
        let declare = format!("declare {cursor} no scroll cursor for {sql}");
        let (fetch, parameters) = (fetch_from(cursor), typed(values));
        let (declared, rows) = self.link.wait(async {
            tokio::join!(biased;
                client.execute_typed(&declare, &parameters),
                client.query_typed(&fetch, &[]))
        });
        declared.map_err(|error| self.failed(&error))?;
        rows.map_err(|error| self.failed(&error))
    }
}

fn fetch_from(cursor: &str) -> String {
    format!("fetch {ROWS_AT_ONCE} from {cursor}")
}

/// The timeline of the server, which begins the name of the log file that it writes, and the place of its last
/// checkpoint; a server that has crashed makes another one before it accepts anything.
const EPOCH: &str = "left(pg_walfile_name(pg_current_wal_lsn()), 8) || ' ' || \
    cast((select checkpoint_lsn from pg_control_checkpoint()) as text)";

/// The instant of a transaction: the server's clock or, if that is slightly behind the last change, that of the last
/// change to read, and just after it to write.
fn instant_query(begin: Begin) -> String {
    let setback = MAX_CLOCK_SETBACK.as_micros();
    match begin {
        Begin::Inspecting => "select store_clock()".to_owned(),
        Begin::Reading => format!(
            "select case when at > store_clock() and at <= store_clock() + {setback}
                         then at else store_clock() end from shop where id = 1"
        ),
        Begin::Writing => format!(
            "update shop set at = case when at > store_clock() and at <= store_clock() + {setback}
                                       then at + 1 else store_clock() end
             where id = 1
             returning at, cast(cast(pg_current_xact_id() as text) as bigint), {EPOCH}"
        ),
    }
}

/// Placeholders as the server writes them.
fn numbered(sql: &str) -> String {
    sql.replace('?', "$")
}

impl Statements for Connection {
    fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<usize> {
        let sql = numbered(sql);
        let done = self.link.wait(self.link.client().execute_typed(&sql, &typed(values)));
        let rows = done.map_err(|error| self.failed(&error))?;
        Ok(usize::try_from(rows)?)
    }

    fn visit(&self, fetch: Fetch, sql: &str, values: &[Value<'_>], see: Visitor<'_>) -> Result<()> {
        let sql = numbered(sql);
        if fetch == Fetch::All {
            return show(&self.all_rows(&sql, values)?, see).map(drop);
        }
        self.cursors.set(self.cursors.get().wrapping_add(1));
        let cursor = format!("rows_{}", self.cursors.get());
        let mut rows = self.first_rows(&cursor, &sql, values)?;
        loop {
            let is_last = rows.len() < ROWS_AT_ONCE;
            if show(&rows, see)?.is_break() || is_last {
                break;
            }
            rows = self.all_rows(&fetch_from(&cursor), &[])?;
        }
        Ok(())
    }
}

fn show(rows: &[tokio_postgres::Row], see: Visitor<'_>) -> Result<ControlFlow<()>> {
    for row in rows {
        let values: Vec<Value<'_>> =
            (0..row.len()).map(|column| value_of(row, column)).collect::<Result<_>>()?;
        if see(&Row::new(&values))?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn value_of(row: &tokio_postgres::Row, column: usize) -> Result<Value<'_>> {
    let kind = row.columns().get(column).map(tokio_postgres::Column::type_);
    let read = match kind {
        Some(&Type::INT8) => {
            row.try_get::<_, Option<i64>>(column).map(|value| value.map(Value::Integer))
        }
        Some(&Type::INT4) => row
            .try_get::<_, Option<i32>>(column)
            .map(|value| value.map(|value| Value::Integer(value.into()))),
        Some(_) | None => {
            row.try_get::<_, Option<&str>>(column).map(|value| value.map(Value::Text))
        }
    };
    let read = read.map_err(|error| Fault::Damaged(said(&error)))?;
    Ok(read.unwrap_or(Value::Null(ColumnType::Text)))
}

/// The values of a statement with their types, so that the server need not be asked for them.
fn typed<'v>(values: &'v [Value<'v>]) -> Vec<(&'v (dyn ToSql + Sync), Type)> {
    let typed =
        |value: &'v Value<'v>| -> (&'v (dyn ToSql + Sync), Type) { (value, type_of(value)) };
    values.iter().map(typed).collect()
}

fn type_of(value: &Value<'_>) -> Type {
    match value {
        Value::Integer(_) | Value::Null(ColumnType::Integer) => Type::INT8,
        Value::Text(_) | Value::Null(ColumnType::Text) => Type::TEXT,
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null(_) => Ok(IsNull::Yes),
            Self::Integer(integer) => integer.to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
