//! A store on a PostgreSQL server. These tests start one, whichever engine the other tests run on, which apply to a
//! server, too (`BINCARD_TEST_STORE=server`).

mod clock;
mod copies;
mod refusals;
mod round_trips;
mod schema;

pub(crate) use refusals::TABLE as REFUSALS;
