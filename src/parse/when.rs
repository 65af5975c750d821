//! `When`: an instant as people write it; a day or a time of day is the shop's.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use std::str::FromStr;

use super::duration;
use crate::ledger::count::EntryTime;
use crate::ledger::instant::whole_microseconds;
use crate::refusal::Refusal;

/// A date, a date and time, or RFC 3339.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    text: String,
    moment: Moment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Day(Date),
    Local(DateTime),
    Instant(Timestamp),
}

/// Which end of a day a date alone means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Its first moment.
    Start,
    /// Its last moment.
    End,
}

impl FromStr for When {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let trimmed = text.trim();
        // The library would read a local time and pass over the zone.
        if trimmed.contains('[') {
            return Err(Refusal::ZoneInBrackets { text: text.to_owned() });
        }
        let moment = if let Ok(instant) = trimmed.parse() {
            Moment::Instant(instant)
        } else if trimmed.len() == 10 && trimmed.parse::<Date>().is_ok() {
            trimmed.parse().map(Moment::Day).map_err(|_| bad(text))?
        } else {
            trimmed.parse().map(Moment::Local).map_err(|_| bad(text))?
        };
        Ok(Self { text: trimmed.to_owned(), moment })
    }
}

fn bad(text: &str) -> Refusal {
    Refusal::BadInstant { text: text.to_owned() }
}

impl When {
    /// As it was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The instant it means in a time zone. A time of day that the clock passes over or passes twice is
    /// taken as the zone had it before the change; one after the last instant there is (the end of the year 9999) as that.
    pub(crate) fn instant(&self, zone: &TimeZone, edge: Edge) -> Result<Timestamp, Refusal> {
        let local = match self.moment {
            Moment::Instant(instant) => return Ok(whole_microseconds(instant)),
            Moment::Local(local) => local,
            Moment::Day(day) => match edge {
                Edge::Start => day.to_datetime(Time::midnight()),
                Edge::End => day.at(23, 59, 59, 999_999_000),
            },
        };
        match zone.to_ambiguous_timestamp(local).compatible() {
            Ok(instant) => Ok(whole_microseconds(instant)),
            Err(_) if local.year() > 0 => Ok(whole_microseconds(Timestamp::MAX)),
            Err(_) => Err(bad(&self.text)),
        }
    }

    /// When something happened: a day means its end, and today means now (R22c). Refused if it has not come yet.
    pub(crate) fn past(&self, zone: &TimeZone, now: Timestamp) -> Result<EntryTime, Refusal> {
        let instant = self.instant(zone, Edge::End)?;
        if instant <= now {
            return Ok(EntryTime::At(instant));
        }
        let today = now.to_zoned_datetime(zone.clone()).date();
        match self.moment {
            Moment::Day(day) if day == today => Ok(EntryTime::Now(now)),
            Moment::Day(_) | Moment::Local(_) | Moment::Instant(_) => {
                Err(Refusal::InFuture { text: self.text.clone() })
            }
        }
    }
}

/// A deadline: an instant, or a span from now on.
#[derive(Debug, Clone)]
pub(crate) struct Deadline {
    text: String,
    kind: DeadlineKind,
}

#[derive(Debug, Clone)]
enum DeadlineKind {
    At(When),
    After(Span),
}

impl FromStr for Deadline {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let kind = match text.parse() {
            Ok(when) => DeadlineKind::At(when),
            Err(_) if text.trim_start_matches('-').contains('-') => return Err(bad(text)),
            Err(_) => DeadlineKind::After(duration::span(text)?),
        };
        Ok(Self { text: text.trim().to_owned(), kind })
    }
}

impl Deadline {
    /// As it was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The instant it passes at, for what is placed at `from`. Refused where that does not come after it.
    pub(crate) fn instant(&self, zone: &TimeZone, from: Timestamp) -> Result<Timestamp, Refusal> {
        let at = match &self.kind {
            DeadlineKind::At(when) => when.instant(zone, Edge::End)?,
            DeadlineKind::After(span) => later(from, span, zone),
        };
        if at <= from { Err(Refusal::DeadlinePassed { text: self.text.clone() }) } else { Ok(at) }
    }
}

/// An instant and a span of calendar days and hours after it, in a time zone; the last instant there is where that
/// comes first.
pub(crate) fn later(from: Timestamp, span: &Span, zone: &TimeZone) -> Timestamp {
    let later = from.to_zoned_datetime(zone.clone()).checked_add(*span);
    whole_microseconds(later.map_or(Timestamp::MAX, |later| later.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_the_shops() {
        let zone = TimeZone::get("America/Montreal").unwrap();
        let at = |text: &str, edge| {
            text.parse::<When>().unwrap().instant(&zone, edge).unwrap().to_string()
        };
        assert_eq!(at("2026-01-05", Edge::Start), "2026-01-05T05:00:00Z");
        assert_eq!(at("2026-01-05", Edge::End), "2026-01-06T04:59:59.999999Z");
        assert_eq!(at("2026-07-05 13:20", Edge::Start), "2026-07-05T17:20:00Z");
        assert_eq!(at("2026-01-05T13:20:00Z", Edge::Start), "2026-01-05T13:20:00Z");
        assert_eq!(at("2026-01-05T13:20:00+02:00", Edge::Start), "2026-01-05T11:20:00Z");
        for text in ["", "yesterday", "2026-13-01", "2026-02-30", "13:20"] {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_zone_in_brackets_is_refused_rather_than_passed_over() {
        for text in [
            "2026-01-05T10:00:00[Asia/Tokyo]",
            "2026-01-05[Asia/Tokyo]",
            "2026-01-05T10:00:00+09:00[Asia/Tokyo]",
            "2026-01-05T10:00:00Z[Asia/Tokyo]",
            "2026-01-05T10:00[u-ca=hebrew]",
        ] {
            let refused = Refusal::ZoneInBrackets { text: text.to_owned() };
            assert_eq!(text.parse::<When>(), Err(refused), "{text}");
        }
    }

    #[test]
    fn a_day_that_something_happened_on_is_its_end_and_today_is_now() {
        let zone = TimeZone::get("America/Montreal").unwrap();
        let now: Timestamp = "2026-01-06T03:00:00Z".parse().unwrap();
        let past = |text: &str| text.parse::<When>().unwrap().past(&zone, now);
        let end = "2026-01-05T04:59:59.999999Z".parse().unwrap();
        assert_eq!(past("2026-01-04"), Ok(EntryTime::At(end)));
        assert_eq!(past("2026-01-05"), Ok(EntryTime::Now(now)));
        assert!(matches!(past("2026-01-06"), Err(Refusal::InFuture { .. })));
        assert!(matches!(past("2026-01-05 22:01"), Err(Refusal::InFuture { .. })));
    }

    #[test]
    fn a_deadline_in_days_keeps_the_time_of_day_over_a_clock_change() {
        let zone = TimeZone::get("America/Montreal").unwrap();
        let from: Timestamp = "2026-03-07T15:00:00Z".parse().unwrap();
        let at = |text: &str| {
            text.parse::<Deadline>().unwrap().instant(&zone, from).unwrap().to_string()
        };
        assert_eq!(at("1d"), "2026-03-08T14:00:00Z");
        assert_eq!(at("24h"), "2026-03-08T15:00:00Z");
        assert!("2020-01-01".parse::<Deadline>().unwrap().instant(&zone, from).is_err());
    }
}
