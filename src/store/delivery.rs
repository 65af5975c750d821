//! Deliveries: which address was sent the daily e-mail of which day, so that nobody gets it twice (R29) and no failed
//! one is forgotten (R30).

use anyhow::Result;
use jiff::Timestamp;

use super::row::Row;
use super::snapshot::{Snapshot, Transaction};
use super::statements::Statements;
use super::value::bind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeliveryState {
    /// A process is about to send it.
    Claimed,
    /// The mail server accepted it.
    Sent,
    /// It was not sent, for certain.
    Failed,
    /// The mail server refused the address permanently: it is not tried again that day.
    Refused,
    /// The connection broke after the message was sent: whether it arrived is unknown.
    Unknown,
}

impl DeliveryState {
    const ALL: [Self; 5] = [Self::Claimed, Self::Sent, Self::Failed, Self::Refused, Self::Unknown];

    /// The word in JSON and in the store.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }
}

/// The daily e-mail of one day to one address.
#[derive(Debug, Clone)]
pub(crate) struct Delivery {
    pub(crate) id: i64,
    /// The number of times it was sent again with `--force`.
    pub(crate) repeat: i64,
    pub(crate) state: DeliveryState,
    /// The number of its digest.
    pub(crate) digest: i64,
    /// The Message-ID, by which mailboxes recognize a duplicate.
    pub(crate) message_id: String,
    /// When a process last claimed it.
    pub(crate) claimed_at: Timestamp,
}

/// The e-mails sent to an address.
#[derive(Debug, Clone)]
pub(crate) struct LastDelivery {
    pub(crate) address: String,
    /// When the mail server last accepted one.
    pub(crate) sent_at: Option<Timestamp>,
    /// The last one, whatever its outcome.
    pub(crate) last: Option<LastAttempt>,
}

impl LastDelivery {
    /// For an address that was never sent one.
    pub(crate) fn none_to(address: &str) -> Self {
        Self { address: address.to_owned(), sent_at: None, last: None }
    }
}

/// The outcome of the last e-mail to an address.
#[derive(Debug, Clone)]
pub(crate) struct LastAttempt {
    pub(crate) day_on: String,
    pub(crate) state: DeliveryState,
    /// The reply of the mail server.
    pub(crate) detail: Option<String>,
    pub(crate) message_id: String,
}

/// The number of the last digest, 0 for none.
pub(super) const LAST_DIGEST: &str = "select coalesce(max(digest), 0) from delivery";

const DELIVERY_COLUMNS: &str = "id, repeat, state, digest, message_id, claimed_at";

fn state_of(word: &str) -> DeliveryState {
    let known = DeliveryState::ALL.into_iter().find(|state| state.word() == word);
    known.unwrap_or(DeliveryState::Unknown)
}

fn delivery_of(row: &Row<'_>) -> Result<Delivery> {
    Ok(Delivery {
        id: row.get(0)?,
        repeat: row.get(1)?,
        state: state_of(&row.get::<String>(2)?),
        digest: row.get(3)?,
        message_id: row.get(4)?,
        claimed_at: row.get(5)?,
    })
}

impl Snapshot<'_> {
    /// The number of the last digest sent, 0 before the first. What becomes low or recovers later is stamped with it.
    pub(crate) fn last_digest(&self) -> Result<i64> {
        self.connection.query_one(LAST_DIGEST, &[], |row| row.get(0))
    }

    /// The number of the last digest that an address certainly received, 0 for none.
    pub(crate) fn last_digest_of(&self, address: &str) -> Result<i64> {
        let query =
            "select coalesce(max(digest), 0) from delivery where address = ?1 and state = 'sent'";
        self.connection.query_one(query, bind![address], |row| row.get(0))
    }

    /// When a digest was first sent to an address, whether or not it arrived.
    pub(crate) fn first_try_of(&self, address: &str) -> Result<Option<Timestamp>> {
        let query =
            "select tried_at from delivery where address = ?1 order by day_on, repeat limit 1";
        self.connection.query_optional(query, bind![address], |row| row.get(0))
    }

    /// The outcome of the last e-mail to each address, in order of address.
    pub(crate) fn last_deliveries(&self) -> Result<Vec<LastDelivery>> {
        self.connection.query_all(
            "select address, (select max(ended_at) from delivery had
                              where had.address = delivery.address and had.state = 'sent'),
                    day_on, state, detail, message_id
             from delivery where id in (select max(id) from delivery group by address)
             order by address",
            &[],
            |row| {
                Ok(LastDelivery {
                    address: row.get(0)?,
                    sent_at: row.get(1)?,
                    last: Some(LastAttempt {
                        day_on: row.get(2)?,
                        state: state_of(&row.get::<String>(3)?),
                        detail: row.get(4)?,
                        message_id: row.get(5)?,
                    }),
                })
            },
        )
    }

    /// The last delivery of a day to an address, if any.
    pub(crate) fn latest_delivery_of(
        &self,
        address: &str,
        day_on: &str,
    ) -> Result<Option<Delivery>> {
        let query = format!(
            "select {DELIVERY_COLUMNS} from delivery where address = ?1 and day_on = ?2
             order by repeat desc limit 1"
        );
        self.connection.query_optional(&query, bind![address, day_on], delivery_of)
    }
}

impl Transaction<'_> {
    /// Inserts this process's claim to the e-mail of a day to an address, or renews that of an earlier process.
    pub(crate) fn claim_delivery(
        &self,
        address: &str,
        day_on: &str,
        repeat: i64,
        digest: i64,
        message_id: &str,
    ) -> Result<Delivery> {
        let insert = format!(
            "insert into delivery
                 (address, day_on, repeat, state, digest, message_id, tried_at, claimed_at)
             values (?1, ?2, ?3, 'claimed', ?4, ?5, ?6, ?6)
             on conflict (address, day_on, repeat) do update
             set state = 'claimed', digest = excluded.digest, claimed_at = excluded.claimed_at,
                 ended_at = null, detail = null
             returning {DELIVERY_COLUMNS}"
        );
        let now = self.now();
        let values = bind![address, day_on, repeat, digest, message_id, now];
        self.connection.query_one(&insert, values, delivery_of)
    }

    /// Records the outcome of a delivery that this process claimed. If another process has claimed it since, only
    /// success is recorded: any other outcome is for that process to record.
    pub(crate) fn end_delivery(
        &self,
        delivery: &Delivery,
        state: DeliveryState,
        detail: Option<&str>,
    ) -> Result<()> {
        self.connection.execute(
            "update delivery set state = ?2, ended_at = ?3, detail = ?4
             where id = ?1 and (?2 = 'sent' or state = 'claimed' and claimed_at = ?5)",
            bind![delivery.id, state.word(), self.now(), detail, delivery.claimed_at],
        )?;
        Ok(())
    }
}
