//! `When`: an instant as people write it; dates and times without an offset are in the shop's time zone.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use std::str::FromStr;

use super::{duration, french};
use crate::ledger::count::EntryTime;
use crate::ledger::instant::whole_microseconds;
use crate::refusal::Refusal;

/// A date, a date and time, RFC 3339, `today`, `yesterday`, or `-3d` (R22c).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct When {
    text: String,
    moment: Moment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    Day(Date),
    /// So many days before today.
    DaysAgo(u16),
    Local(DateTime),
    Instant(Timestamp),
}

/// Whether a date alone means its start or its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    End,
}

impl FromStr for When {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let trimmed = text.trim();
        // The library would read the local time and ignore the zone.
        if trimmed.contains('[') {
            return Err(Refusal::ZoneInBrackets { text: text.to_owned() });
        }
        let has_time = trimmed.contains(['T', 't', ' ']);
        let moment = if let Some(days) = days_ago(trimmed) {
            Moment::DaysAgo(days)
        } else if let Ok(instant) = trimmed.parse() {
            Moment::Instant(instant)
        } else if has_time {
            let time = |(day, time): (&str, &str)| format!("{day} {}", french::time_of_day(time));
            let local = trimmed.split_once(' ').map_or_else(|| trimmed.to_owned(), time);
            local.parse().map(Moment::Local).map_err(|_| bad(text))?
        } else {
            trimmed.parse().map(Moment::Day).map_err(|_| bad(text))?
        };
        Ok(Self { text: trimmed.to_owned(), moment })
    }
}

/// How many days ago `today`, `yesterday` or `-3d` is, in either language.
fn days_ago(text: &str) -> Option<u16> {
    match text.to_lowercase().replace('’', "'").as_str() {
        "today" | "aujourd'hui" => Some(0),
        "yesterday" | "hier" => Some(1),
        word => {
            let days = french::units(word.strip_prefix('-')?);
            let digits = days.strip_suffix('d')?.trim();
            digits.parse().ok().filter(|_| digits.starts_with(|c: char| c.is_ascii_digit()))
        }
    }
}

fn bad(text: &str) -> Refusal {
    Refusal::BadInstant { text: text.to_owned() }
}

impl When {
    /// The text as it was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The instant it means in a time zone, as of now. A time of day that the clock passes over or passes twice is
    /// taken as the zone had it before the change; one after the last instant there is (the end of the year 9999) as that.
    pub(crate) fn instant(
        &self,
        zone: &TimeZone,
        now: Timestamp,
        edge: Edge,
    ) -> Result<Timestamp, Refusal> {
        if let Moment::Instant(instant) = self.moment {
            return Ok(whole_microseconds(instant));
        }
        let (local, is_end) = match (self.moment, self.day(zone, now)) {
            (Moment::Local(local), _) => (local, false),
            (_, Some(day)) if edge == Edge::Start => (day.to_datetime(Time::midnight()), false),
            (_, Some(day)) => (day.at(23, 59, 59, 999_999_000), true),
            (_, None) => return Err(bad(&self.text)),
        };
        let ambiguous = zone.to_ambiguous_timestamp(local);
        // Where the clock is set back at midnight, a day ends when its last hour has passed twice.
        let instant = if is_end { ambiguous.later() } else { ambiguous.compatible() };
        match instant {
            Ok(instant) => Ok(whole_microseconds(instant)),
            Err(_) if local.year() > 0 => Ok(whole_microseconds(Timestamp::MAX)),
            Err(_) => Err(bad(&self.text)),
        }
    }

    /// The day it means, if it has no time of day.
    fn day(&self, zone: &TimeZone, now: Timestamp) -> Option<Date> {
        match self.moment {
            Moment::Day(day) => Some(day),
            Moment::DaysAgo(days) => {
                now.to_zoned_datetime(zone.clone()).date().checked_sub(i64::from(days).days()).ok()
            }
            Moment::Local(_) | Moment::Instant(_) => None,
        }
    }

    /// When something happened: a day means its end, and today means now (R22c). Refused if it has not come yet.
    pub(crate) fn past(&self, zone: &TimeZone, now: Timestamp) -> Result<EntryTime, Refusal> {
        let instant = self.instant(zone, now, Edge::End)?;
        if instant <= now {
            return Ok(EntryTime::At(instant));
        }
        if self.day(zone, now) == Some(now.to_zoned_datetime(zone.clone()).date()) {
            Ok(EntryTime::Now(now))
        } else {
            Err(Refusal::InFuture { text: self.text.clone() })
        }
    }
}

/// A deadline: an instant, or a duration from now on.
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
    /// The text as it was written.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The deadline of something placed at `from`. Refused unless it is later.
    pub(crate) fn instant(&self, zone: &TimeZone, from: Timestamp) -> Result<Timestamp, Refusal> {
        let at = match &self.kind {
            DeadlineKind::At(when) => when.instant(zone, from, Edge::End)?,
            DeadlineKind::After(span) => later(from, span, zone),
        };
        if at <= from { Err(Refusal::DeadlinePassed { text: self.text.clone() }) } else { Ok(at) }
    }
}

/// The instant that is this many calendar days and hours after another, in a time zone, limited to the last
/// representable instant.
pub(crate) fn later(from: Timestamp, span: &Span, zone: &TimeZone) -> Timestamp {
    let later = from.to_zoned_datetime(zone.clone()).checked_add(*span);
    whole_microseconds(later.map_or(Timestamp::MAX, |later| later.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_in_the_shops_zone() {
        let zone = TimeZone::get("America/Montreal").unwrap();
        let at = |text: &str, edge| {
            let when: When = text.parse().unwrap();
            when.instant(&zone, Timestamp::UNIX_EPOCH, edge).unwrap().to_string()
        };
        assert_eq!(at("2026-01-05", Edge::Start), "2026-01-05T05:00:00Z");
        assert_eq!(at("2026-01-05", Edge::End), "2026-01-06T04:59:59.999999Z");
        assert_eq!(at("2026-07-05 13:20", Edge::Start), "2026-07-05T17:20:00Z");
        assert_eq!(at("2026-07-05 13 h 20", Edge::Start), "2026-07-05T17:20:00Z");
        assert_eq!(at("2026-01-05T13:20:00Z", Edge::Start), "2026-01-05T13:20:00Z");
        assert_eq!(at("2026-01-05T13:20:00+02:00", Edge::Start), "2026-01-05T11:20:00Z");
        assert_eq!(at("20260105", Edge::End), "2026-01-06T04:59:59.999999Z");
        for text in ["", "tomorrow", "2026-13-01", "2026-02-30", "13:20", "-d", "-3", "3d", "-+3d"]
        {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_zone_in_brackets_is_refused_rather_than_ignored() {
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
    fn a_past_date_means_its_end_and_today_means_now() {
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
    fn days_are_counted_back_from_today_in_the_shop() {
        let zone = TimeZone::get("America/Montreal").unwrap();
        let now: Timestamp = "2026-01-06T03:00:00Z".parse().unwrap();
        let past = |text: &str| text.parse::<When>().unwrap().past(&zone, now);
        for text in ["today", "Today", "aujourd’hui", "aujourd'hui", "-0d"] {
            assert_eq!(past(text), Ok(EntryTime::Now(now)), "{text}");
        }
        let end = "2026-01-05T04:59:59.999999Z".parse().unwrap();
        for text in ["yesterday", "hier", "-1d", "-1j", "-1 jour"] {
            assert_eq!(past(text), Ok(EntryTime::At(end)), "{text}");
        }
        let start = "-3d".parse::<When>().unwrap().instant(&zone, now, Edge::Start);
        assert_eq!(start.unwrap().to_string(), "2026-01-02T05:00:00Z");
    }

    #[test]
    fn a_day_ends_after_an_hour_that_passes_twice_before_midnight() {
        let zone = TimeZone::get("America/Santiago").unwrap();
        let end = |text: &str| {
            let when: When = text.parse().unwrap();
            when.instant(&zone, Timestamp::UNIX_EPOCH, Edge::End).unwrap().to_string()
        };
        assert_eq!(end("2026-04-04"), "2026-04-05T03:59:59.999999Z");
        assert_eq!(end("2026-09-05"), "2026-09-06T03:59:59.999999Z");
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
